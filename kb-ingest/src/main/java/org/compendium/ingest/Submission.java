package org.compendium.ingest;

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
///   (UN M49), `licence`, `rightsHolder`, `redistributable`, `sourceUrl`
public record Submission(
        String owner,
        boolean release,
        @Nullable String idempotencyKey,
        Map<String, String> metadata) {

    public Submission {
        metadata = Map.copyOf(metadata);
    }
}
