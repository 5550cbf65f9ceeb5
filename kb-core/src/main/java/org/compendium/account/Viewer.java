package org.compendium.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Somebody who reads, for the one place that decides what may be seen.
///
/// @param name the account's name; null for the public
public record Viewer(@Nullable String name, @Nullable Role role) {

    private static final Viewer PUBLIC = new Viewer(null, null);

    /// Everybody who has not signed in.
    public static Viewer everybody() {
        return PUBLIC;
    }

    /// Whether this viewer has signed in.
    public boolean signedIn() {
        return name != null;
    }

    /// Whether this viewer may release documents, and so sees all of them.
    public boolean curates() {
        return role != null && role.includes(Role.CURATOR);
    }

    /// Whether a document with these marks may be seen.
    ///
    /// @param shown whether it is released and public
    /// @param owner the account that sent it
    public boolean maySee(boolean shown, String owner) {
        return shown || curates() || (name != null && owner.equals(name));
    }

    /// The marks that the index keeps for each document, of which this viewer needs one; empty when
    /// the viewer sees everything. The other half of [#marks(boolean, String)].
    public List<String> keys() {
        if (curates()) {
            return List.of();
        }
        return name == null ? List.of("public") : List.of("public", "owner:" + name);
    }

    /// The marks under which a document is kept in the index.
    public static List<String> marks(boolean shown, String owner) {
        return shown ? List.of("public", "owner:" + owner) : List.of("owner:" + owner);
    }
}
