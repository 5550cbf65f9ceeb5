package org.compendium.search;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.compendium.arrangement.Arrangement;
import org.compendium.curated.Entry;
import org.compendium.curated.Recommendation;
import org.compendium.manual.Manual;
import org.compendium.readiness.Check;
import org.compendium.readiness.Checks;
import org.jspecify.annotations.Nullable;

/// A curated record.
public sealed interface CuratedHit {

    CuratedKind kind();

    /// Of its own within its kind.
    String id();

    /// Slugs of concepts; none of a record that carries none.
    default List<String> themes() {
        return List.of();
    }

    /// ISO 3166-1 alpha-3; none of a record that carries none.
    default List<String> countries() {
        return List.of();
    }

    /// Where it stands, without a slash before it.
    String address();

    record OfEntry(Entry entry) implements CuratedHit {

        @Override
        public CuratedKind kind() {
            return CuratedKind.of(entry.type());
        }

        @Override
        public String id() {
            return entry.id();
        }

        @Override
        public List<String> themes() {
            return entry.themes();
        }

        @Override
        public List<String> countries() {
            return entry.countries();
        }

        @Override
        public String address() {
            return entry.address();
        }
    }

    /// @param manual in the reader's language where we have it
    /// @param chapter id of the chapter whose title has the words; null where the manual itself has
    ///   them
    record OfManual(Manual manual, @Nullable String chapter) implements CuratedHit {

        @Override
        public CuratedKind kind() {
            return CuratedKind.MANUAL;
        }

        @Override
        public String id() {
            return manual.id();
        }

        @Override
        public List<String> themes() {
            return manual.themes();
        }

        @Override
        public String address() {
            return chapter == null ? manual.address() : manual.address() + '/' + chapter;
        }

        /// The chapter that has the words, where it is one alone.
        public Optional<Manual.Chapter> where() {
            return Optional.ofNullable(chapter).flatMap(manual::chapter);
        }
    }

    record OfCheck(Check check) implements CuratedHit {

        @Override
        public CuratedKind kind() {
            return CuratedKind.CHECK;
        }

        @Override
        public String id() {
            return check.id();
        }

        @Override
        public String address() {
            return Checks.PATH + '/' + check.id();
        }
    }

    record OfArrangement(Arrangement arrangement) implements CuratedHit {

        @Override
        public CuratedKind kind() {
            return CuratedKind.ARRANGEMENT;
        }

        @Override
        public String id() {
            return arrangement.id();
        }

        @Override
        public List<String> countries() {
            return arrangement.partners().stream()
                    .map(Arrangement.Partner::country)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
        }

        @Override
        public String address() {
            return arrangement.address();
        }
    }

    record OfRecommendation(Recommendation recommendation) implements CuratedHit {

        @Override
        public CuratedKind kind() {
            return CuratedKind.RECOMMENDATION;
        }

        @Override
        public String id() {
            return recommendation.id();
        }

        @Override
        public String address() {
            return recommendation.address();
        }
    }
}
