package org.compendium.again;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How far a job of making documents again has come.
///
/// @param part `all`, `structure`, `description` or `themes`
/// @param selection which documents, in the words of the command line
/// @param state `running`, `cancelled` or `finished`
/// @param total documents, or files with `failed`
/// @param done of them
/// @param retired eIds that lead elsewhere from now on
/// @param reused eIds that stand for another text from now on, because their number is printed
///   there
/// @param claims what practices and cases say that stands on a passage which moved or has other
///   words now; the first hundred
/// @param failures documents that stayed as they were, and why; the first hundred
/// @param kept what the steps read otherwise and a person has to decide; the first hundred
public record Progress(
        String id,
        String part,
        String selection,
        String requestedBy,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        String state,
        long total,
        long done,
        long unchanged,
        long changed,
        long failed,
        long retired,
        long reused,
        List<ClaimToCheck> claims,
        List<Note> failures,
        List<Note> kept) {

    /// A claim whose evidence moved or has other words.
    ///
    /// @param practice the record that makes the claim
    /// @param cited the passage it names, such as `TD/B/COM.3/19#para_28`
    /// @param now where that leads now
    /// @param what `moved`, `held`, `gone`, `reused` or `reworded`
    public record ClaimToCheck(
            String practice, String claim, String cited, String now, String what) {}

    /// @param what the document's identifier, or the receipt's
    public record Note(String what, String words) {}
}
