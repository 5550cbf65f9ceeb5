package org.compendium.curated;

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

/// Finds the statements whose source is no longer as it was when they were written. Nothing is
/// marked and nothing can be forgotten: what is held is compared with what was kept each time.
@Component
public class Rechecks {

    private final List<CitedRecords> records;
    private final Citations citations;

    Rechecks(List<CitedRecords> records, Citations citations) {
        this.records = records;
        this.citations = citations;
    }

    /// A citation that no longer holds.
    ///
    /// @param now where the passage is today; null when the work is held and has it no more
    public record Recheck(
            CitedRecords.Statement statement, Citation citation, Citations.@Nullable Found now) {}

    /// All of all records. A work that is not held at all says nothing against a statement. Of a
    /// work held in several languages one is enough that has the words; where only a digest is
    /// held, the digest.
    public List<Recheck> all() {
        List<CitedRecords.Statement> statements =
                records.stream().flatMap(kind -> kind.statements().stream()).toList();
        Map<PassageRef, List<Citations.Found>> held =
                held(statements.stream().flatMap(one -> one.citations().stream()).toList());
        List<Recheck> rechecks = new ArrayList<>();
        for (CitedRecords.Statement statement : statements) {
            for (Citation citation : statement.citations()) {
                if (changed(citation, held)) {
                    List<Citations.Found> found = held.getOrDefault(citation.passage(), List.of());
                    rechecks.add(
                            new Recheck(
                                    statement,
                                    citation,
                                    found.isEmpty() ? null : found.getFirst()));
                }
            }
        }
        return rechecks;
    }

    /// Those of some citations that no longer hold.
    public Set<Citation> changed(Collection<Citation> all) {
        Map<PassageRef, List<Citations.Found>> held = held(all);
        return all.stream().filter(citation -> changed(citation, held)).collect(Collectors.toSet());
    }

    private Map<PassageRef, List<Citations.Found>> held(Collection<Citation> all) {
        return citations.everywhere(
                all.stream()
                        .filter(citation -> citation.words() != null)
                        .map(Citation::passage)
                        .distinct()
                        .toList());
    }

    private static boolean changed(Citation citation, Map<PassageRef, List<Citations.Found>> held) {
        String words = citation.words();
        List<Citations.Found> found = held.get(citation.passage());
        return words != null
                && found != null
                && found.stream().noneMatch(one -> KeptWords.in(words, one.passage().text()));
    }
}
