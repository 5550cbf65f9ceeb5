package org.compendium.document;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Where a value of a description came from, and how sure it is.
public record Provenance(Source source, Certainty certainty) {

    /// Who or what said it, a machine's reading first.
    public enum Source {
        /// Read in the text of the document.
        DOCUMENT,
        /// The properties that the program which wrote the file put there.
        FILE_PROPERTIES,
        FILE_NAME,
        /// The person who sent the file.
        CONTRIBUTOR,
        CURATOR;

        /// Whether a person said it. A machine never replaces that.
        public boolean person() {
            return this == CONTRIBUTOR || this == CURATOR;
        }

        /// @return for example `file-name`
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// @return empty when there is no such source
        public static Optional<Source> ofSlug(String slug) {
            return Arrays.stream(values()).filter(one -> one.slug().equals(slug)).findFirst();
        }
    }

    /// Three steps, because a machine's reading supports no finer ones.
    public enum Certainty {
        /// Printed where such a value stands, in its form; or said by a person.
        CERTAIN,
        /// Follows from the text by a rule that is nearly always right, such as the language from
        /// the words.
        LIKELY,
        /// The best there was: the first line as a title, a country named once.
        GUESS;

        /// @return for example `likely`
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// @return empty when there is no such step
        public static Optional<Certainty> ofSlug(String slug) {
            return Arrays.stream(values()).filter(one -> one.slug().equals(slug)).findFirst();
        }
    }

    /// What a person says is certain.
    public static Provenance by(Source person) {
        return new Provenance(person, Certainty.CERTAIN);
    }
}
