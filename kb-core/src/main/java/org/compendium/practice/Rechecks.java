package org.compendium.practice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.compendium.document.Citations;
import org.compendium.document.PassageRef;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds the claims whose source is no longer as it was when they were written. Nothing is marked
/// and nothing can be forgotten: what is held is compared with what was kept each time.
@Component
public class Rechecks {

    private final Practices practices;
    private final Citations citations;

    Rechecks(Practices practices, Citations citations) {
        this.practices = practices;
        this.citations = citations;
    }

    /// A citation that no longer holds.
    ///
    /// @param now where the passage is today; null when the work is held and has it no more
    public record Recheck(
            Practice practice,
            Practice.Claim claim,
            Practice.Citation citation,
            Citations.@Nullable Found now) {}

    /// All of all records, in the order of the records.
    public List<Recheck> all() {
        return of(practices.all());
    }

    /// Those of some records. A work that is not held at all says nothing against a claim. Of a
    /// work held in several languages one is enough that has the words; where only a digest is
    /// held, the digest.
    public List<Recheck> of(Collection<Practice> records) {
        Map<PassageRef, List<Citations.Found>> held =
                held(
                        records.stream()
                                .flatMap(record -> record.claims().stream())
                                .flatMap(claim -> claim.citations().stream())
                                .toList());
        List<Recheck> rechecks = new ArrayList<>();
        for (Practice record : records) {
            for (Practice.Claim claim : record.claims()) {
                for (Practice.Citation citation : claim.citations()) {
                    if (changed(citation, held)) {
                        List<Citations.Found> found =
                                held.getOrDefault(citation.passage(), List.of());
                        rechecks.add(
                                new Recheck(
                                        record,
                                        claim,
                                        citation,
                                        found.isEmpty() ? null : found.getFirst()));
                    }
                }
            }
        }
        return rechecks;
    }

    /// Those of some citations that no longer hold.
    Set<Practice.Citation> changed(Collection<Practice.Citation> all) {
        Map<PassageRef, List<Citations.Found>> held = held(all);
        return all.stream().filter(citation -> changed(citation, held)).collect(Collectors.toSet());
    }

    private Map<PassageRef, List<Citations.Found>> held(Collection<Practice.Citation> all) {
        return citations.everywhere(
                all.stream()
                        .filter(citation -> citation.words() != null)
                        .map(Practice.Citation::passage)
                        .distinct()
                        .toList());
    }

    private static boolean changed(
            Practice.Citation citation, Map<PassageRef, List<Citations.Found>> held) {
        String words = citation.words();
        List<Citations.Found> found = held.get(citation.passage());
        return words != null
                && found != null
                && found.stream().noneMatch(one -> KeptWords.in(words, one.passage().text()));
    }
}
