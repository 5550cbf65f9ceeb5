package org.compendium.theme;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Something in a thesaurus that must not be.
///
/// @param concept the slug of the concept at fault
/// @param part where in the concept
/// @param language BCP 47; null where the part has no languages
/// @param words one sentence that names the concept and what is wrong with it
public record Fault(String concept, Part part, @Nullable String language, String words) {

    /// What a concept is made of.
    public enum Part {
        ID,
        BROADER,
        PREFERRED,
        ALTERNATIVE,
        AMBIGUOUS,
        NOT_WITHIN,
        SETTING,
        RELATED,
        DEFINITION,
        EVIDENCE,
        EXACT_MATCH,
        CONFIRMED,
        /// What a thesaurus here has no place for.
        OTHER
    }

    /// A thesaurus that is not sound.
    public static final class Found extends IllegalArgumentException {

        private static final long serialVersionUID = 1L;

        private final transient List<Fault> faults;

        public Found(List<Fault> faults) {
            super(faults.stream().map(Fault::words).collect(Collectors.joining(" ")));
            this.faults = List.copyOf(faults);
        }

        public List<Fault> faults() {
            return faults;
        }
    }
}
