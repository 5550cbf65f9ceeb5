package org.compendium.document;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Two documents that may be one, for a person to decide.
///
/// @param document the one that came later
/// @param likeness about which share of their word sequences both have, 0 to 1; null when their
///   symbols and not their texts speak for it
public record PossibleDuplicate(
        Document document,
        Document other,
        Reason reason,
        @Nullable Double likeness,
        Instant found) {

    /// Why they may be one.
    public enum Reason {
        /// Their texts are like.
        LIKE,
        /// The symbol of one says that it revises the other.
        REVISION,
        /// The symbol of one says that it corrects the other.
        CORRIGENDUM,
        /// Both are read to have the same symbol.
        SAME_SYMBOL;

        /// @return for example `same-symbol`
        public String slug() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        static Reason ofSlug(String slug) {
            return valueOf(slug.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        }
    }

    /// What a person finds.
    public enum Decision {
        /// The later one is another version of the same work.
        VERSION,
        /// Both are the same text: the other document is kept and gets the files and addresses.
        SAME_TEXT,
        /// They are different works.
        DIFFERENT;

        /// @return for example `same-text`
        public String slug() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        /// @throws IllegalArgumentException when no decision has this slug
        public static Decision ofSlug(String slug) {
            for (Decision decision : values()) {
                if (decision.slug().equals(slug)) {
                    return decision;
                }
            }
            throw new IllegalArgumentException(
                    "decision must be version, same-text or different, was '" + slug + "'");
        }
    }
}
