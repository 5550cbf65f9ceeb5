package org.compendium.ingest;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who sends a file, and what they say of it.
///
/// @param owner the account's name
/// @param release whether the document is shown to everybody at once; only for curators
/// @param idempotencyKey the sender's own name for this sending: a second one with the same key
///   gets the first one's receipt
/// @param metadata what the sender says, which goes before what the machine reads: `title`,
///   `symbol`, `retells`, `date` (ISO 8601), `language` (BCP 47), `kind`, `body`, `session`,
///   `agendaItem`, `distribution`, `originalLanguage`, `countries` (ISO 3166-1 alpha-3), `regions`
///   (UN M49), `licence`, `rightsHolder`, `redistributable`, `sourceUrl`. A `password` among it is
///   taken out
/// @param password what opens a locked file; it stays in this process's memory until the file was
///   tried, and is written nowhere
public record Submission(
        String owner,
        boolean release,
        @Nullable String idempotencyKey,
        Map<String, String> metadata,
        @Nullable String password) {

    private static final String PASSWORD = "password";

    public Submission {
        String said = metadata.get(PASSWORD);
        if (password == null || password.isEmpty()) {
            password = said == null || said.isEmpty() ? null : said;
        }
        metadata = kept(metadata);
    }

    /// What of it may be written down.
    static Map<String, String> kept(Map<String, String> said) {
        var kept = new HashMap<>(said);
        kept.remove(PASSWORD);
        return Map.copyOf(kept);
    }

    /// A file that is not locked, as far as the sender says.
    public Submission(
            String owner,
            boolean release,
            @Nullable String idempotencyKey,
            Map<String, String> metadata) {
        this(owner, release, idempotencyKey, metadata, null);
    }

    /// Without the password: it may end up in a log.
    @Override
    public String toString() {
        return "Submission[owner=" + owner + ", release=" + release + ", " + metadata + "]";
    }
}
