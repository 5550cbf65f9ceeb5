package org.compendium.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// All that taking-in found out about one file, ready to be stored.
///
/// @param pages null where the format has no pages
/// @param rights what the sender said of them
/// @param owner the account that sent it
/// @param release whether it is released at once, because a curator sent it
public record NewDocument(
        String sha256,
        String fileName,
        String mediaType,
        long size,
        @Nullable Integer pages,
        Description description,
        List<Passage> passages,
        List<ThemeEvidence> themes,
        Rights rights,
        String owner,
        boolean release) {

    /// Who holds the rights in a work, and what that lets us do.
    public record Rights(
            @Nullable String licence,
            @Nullable String holder,
            boolean redistributable,
            @Nullable String sourceUrl) {

        /// Nothing is known, so the file is not handed out.
        public static Rights unknown() {
            return new Rights(null, null, false, null);
        }
    }

    /// The same, classified otherwise.
    public NewDocument withThemes(List<ThemeEvidence> others) {
        return new NewDocument(
                sha256,
                fileName,
                mediaType,
                size,
                pages,
                description,
                passages,
                others,
                rights,
                owner,
                release);
    }

    public NewDocument {
        passages = List.copyOf(passages);
        themes = List.copyOf(themes);
    }
}
