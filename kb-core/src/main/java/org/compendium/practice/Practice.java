package org.compendium.practice;

import java.time.LocalDate;
import java.util.List;
import org.compendium.document.PassageRef;
import org.jspecify.annotations.Nullable;

/// A practice or a case: what was done, where, by whom, with what result, on what evidence.
///
/// @param id the slug that stands in addresses
/// @param period as the source gives it; null when it does not
/// @param themes slugs of concepts
/// @param countries ISO 3166-1 alpha-3
/// @param notReported what the sources are silent about, in plain words
/// @param body CommonMark
public record Practice(
        String id,
        Type type,
        String title,
        String summary,
        String status,
        @Nullable String period,
        List<String> themes,
        List<String> countries,
        List<Claim> claims,
        List<String> notReported,
        String body) {

    /// Which of the two it is.
    public enum Type {
        PRACTICE,
        CASE
    }

    public Practice {
        themes = List.copyOf(themes);
        countries = List.copyOf(countries);
        claims = List.copyOf(claims);
        notReported = List.copyOf(notReported);
    }

    /// One statement and what it stands on.
    ///
    /// @param holder who says so, as the source attributes it; null when nobody is named
    /// @param said the day it was said
    /// @param basis opinion, evaluation or data; null when not reported
    /// @param citations empty for a claim that nobody cites anything for
    public record Claim(
            String text,
            @Nullable String holder,
            @Nullable LocalDate said,
            @Nullable String basis,
            Strength strength,
            List<Citation> citations) {

        public Claim {
            citations = List.copyOf(citations);
            if (citations.isEmpty() && strength != Strength.CLAIMED) {
                throw new IllegalArgumentException(
                        "'" + text + "' cites nothing, so its strength can only be 'claimed'");
            }
        }

        /// The passages it stands on.
        public List<PassageRef> cites() {
            return citations.stream().map(Citation::passage).toList();
        }
    }

    /// A passage that a claim stands on.
    ///
    /// @param words those of the passage that it rests on, see [KeptWords]; null when none were
    ///   kept
    public record Citation(PassageRef passage, @Nullable String words) {}

    /// How sure we are of a claim; drawn as the line beside it.
    public enum Strength {
        /// The works cited agree.
        SUPPORTED,
        /// Attributed positions differ.
        CONTESTED,
        /// It rests on a digest only.
        SECOND_HAND,
        /// Nobody cites anything for it.
        CLAIMED;

        /// @return for example `second-hand`
        public String slug() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }

        static Strength ofSlug(String slug) {
            return valueOf(slug.toUpperCase(java.util.Locale.ROOT).replace('-', '_'));
        }
    }
}
