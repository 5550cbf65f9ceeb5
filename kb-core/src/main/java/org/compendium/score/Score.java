package org.compendium.score;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.compendium.curated.Citation;

/// What one rater thinks of a programme on one indicator.
///
/// @param scorecard the entry's id
/// @param indicator an aspect of scorecards
/// @param rater the account's name
/// @param value from [#LEAST] to [#MOST]; more is better on every indicator, so that for cost 1 is
///   a high cost and 5 a low one
/// @param reason in the rater's words; empty in a draft only
/// @param citations the passages it rests on, each with the words that say so; a draft may have
///   none
/// @param changed when it was last saved
public record Score(
        String scorecard,
        String indicator,
        String rater,
        int value,
        String reason,
        List<Citation> citations,
        State state,
        Instant changed) {

    public static final int LEAST = 1;
    public static final int MOST = 5;

    /// The indicator on which a low cost scores high.
    public static final String COST = "cost";

    /// Characters of the longest reason.
    public static final int LONGEST_REASON = 2_000;

    /// Citations of one score.
    public static final int MOST_CITATIONS = 20;

    /// Who sees it.
    public enum State {
        /// The rater alone.
        DRAFT,
        /// Everybody.
        PUBLISHED;

        /// @return `draft` or `published`
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofSlug(String slug) {
            return valueOf(slug.toUpperCase(Locale.ROOT));
        }
    }

    /// @throws IllegalArgumentException saying which limit is broken
    public Score {
        citations = List.copyOf(citations);
        reason = reason.strip();
        if (value < LEAST || value > MOST) {
            throw new IllegalArgumentException(
                    "A score is a whole number from "
                            + LEAST
                            + " to "
                            + MOST
                            + "; "
                            + value
                            + " is none.");
        }
        if (reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException(
                    "A reason has at most " + LONGEST_REASON + " characters.");
        }
        if (citations.size() > MOST_CITATIONS) {
            throw new IllegalArgumentException(
                    "A score cites at most " + MOST_CITATIONS + " passages.");
        }
    }

    public boolean published() {
        return state == State.PUBLISHED;
    }

    /// Why nobody may publish it, whatever is held; empty when it has all that it needs.
    Optional<String> lacks() {
        if (citations.isEmpty()) {
            return Optional.of(
                    "A score is published with the passages it rests on, and this one cites none."
                            + " Choose a passage and the words of it that say so, or keep the score"
                            + " as a draft.");
        }
        if (reason.isEmpty()) {
            return Optional.of(
                    "A score is published with a reason. Say in a sentence why it is "
                            + value
                            + ", or keep the score as a draft.");
        }
        return Optional.empty();
    }
}
