package org.compendium.curated;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.compendium.document.Amendment;
import org.compendium.document.Kind;
import org.compendium.document.PassageRef;
import org.compendium.document.Symbol;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// How many works agree without one having it from another. A work counts once, however often it is
/// cited, in however many languages it is held and under however many symbols. It counts together
/// with the works that it amends. A work that refers to a report of a meeting is taken to rest on
/// that report, so a report and the reports of meetings that it sums up count once. A digest never
/// counts: where nothing else of a work is held that everybody may read, the work does not.
@Repository
public class IndependentWorks {

    // Others, which no practice has today, come last.
    private static final List<String> STRONGEST = List.of("supported", "promising", "contested");

    private final JdbcClient jdbc;

    IndependentWorks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The number of independent works that these citations rest on; 0 where only digests are held,
    /// or nothing.
    public int of(Collection<Citation> citations) {
        return count(symbols(citations), read(symbols(citations)));
    }

    /// The same for all claims of each entry, by its id.
    public Map<String, Integer> of(List<Entry> entries) {
        Map<String, Set<Symbol>> cited = new LinkedHashMap<>();
        entries.forEach(entry ->
                cited.put(
                        entry.id(),
                        symbols(
                                entry.claims().stream()
                                        .flatMap(claim -> claim.citations().stream())
                                        .toList())));
        Held held = read(cited.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
        Map<String, Integer> counts = new HashMap<>();
        cited.forEach((entry, symbols) -> counts.put(entry, count(symbols, held)));
        return counts;
    }

    /// Practices by the strength of their evidence: by status, then by how many independent works
    /// they rest on, then by title.
    ///
    /// @param works what [#of(List)] says of them
    public static Comparator<Entry> strongestFirst(Map<String, Integer> works) {
        return Comparator.<Entry>comparingInt(entry -> rank(entry.status()))
                .thenComparing(
                        entry -> works.getOrDefault(entry.id(), 0), Comparator.reverseOrder())
                .thenComparing(Entry::title);
    }

    private static int rank(String status) {
        int rank = STRONGEST.indexOf(status);
        return rank < 0 ? STRONGEST.size() : rank;
    }

    private static Set<Symbol> symbols(Collection<Citation> citations) {
        return citations.stream()
                .map(Citation::passage)
                .map(PassageRef::symbol)
                .collect(Collectors.toSet());
    }

    /// @param works ids of works that are held, by the keys of the symbols that lead to them
    /// @param resting pairs of works of which the first rests on the second
    private record Held(Map<String, String> works, List<Pair> resting) {}

    private record Pair(String one, String other) {}

    private Held read(Set<Symbol> symbols) {
        Map<String, String> works = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT s.symbol_key, s.work_id
                          FROM symbol_of_work s
                         WHERE s.symbol_key = ANY (:keys)
                           AND EXISTS (SELECT 1 FROM expression e
                                        WHERE e.work_id = s.work_id AND e.kind <> :digest
                                          AND e.state = 'released' AND e.visibility = 'public')
                        """)
                .param("keys", symbols.stream().map(Symbol::key).toArray(String[]::new))
                .param("digest", Kind.DIGEST.slug())
                .query(row -> {
                    works.put(row.getString("symbol_key"), row.getString("work_id"));
                });
        List<Pair> resting =
                jdbc.sql(
                                """
                                SELECT DISTINCT e.work_id, o.work_id AS other
                                  FROM expression e
                                  JOIN reference r ON r.expression_id = e.id
                                  JOIN symbol_of_work o ON o.symbol_key = r.symbol_key
                                 WHERE e.work_id = ANY (:works) AND o.work_id = ANY (:works)
                                   AND e.work_id <> o.work_id
                                   AND e.state = 'released' AND e.visibility = 'public'
                                   AND EXISTS (SELECT 1 FROM expression m
                                                WHERE m.work_id = o.work_id AND m.kind = :meeting)
                                """)
                        .param("works", works.values().stream().distinct().toArray(String[]::new))
                        .param("meeting", Kind.MEETING_REPORT.slug())
                        .query((row, number) ->
                                new Pair(row.getString("work_id"), row.getString("other")))
                        .list();
        return new Held(works, resting);
    }

    // Groups of works that hang together, whichever of them was cited first.
    private static int count(Set<Symbol> symbols, Held held) {
        Map<String, Set<String>> groups = new HashMap<>();
        Map<String, String> amended = new HashMap<>();
        List<Pair> together = new ArrayList<>();
        for (Symbol symbol : symbols) {
            String work = held.works().get(symbol.key());
            if (work != null) {
                groups.put(work, new HashSet<>(Set.of(work)));
                String first = amended.putIfAbsent(amended(symbol).key(), work);
                if (first != null) {
                    together.add(new Pair(first, work));
                }
            }
        }
        together.addAll(held.resting());
        for (Pair pair : together) {
            Set<String> one = groups.get(pair.one());
            Set<String> other = groups.get(pair.other());
            if (one != null && other != null && !one.equals(other)) {
                one.addAll(other);
                other.forEach(work -> groups.put(work, one));
            }
        }
        return new HashSet<>(groups.values()).size();
    }

    /// What tells works apart: the same for all symbols of one work, held or not, and for what
    /// amends it.
    Map<Symbol, String> origins(Collection<Symbol> symbols) {
        Map<String, String> works = new HashMap<>();
        jdbc.sql("SELECT symbol_key, work_id FROM symbol_of_work WHERE symbol_key = ANY (:keys)")
                .param(
                        "keys",
                        symbols.stream()
                                .map(symbol -> amended(symbol).key())
                                .toArray(String[]::new))
                .query(row -> {
                    works.put(row.getString("symbol_key"), row.getString("work_id"));
                });
        Map<Symbol, String> origins = new HashMap<>();
        symbols.forEach(symbol -> {
            String key = amended(symbol).key();
            origins.put(symbol, works.getOrDefault(key, key));
        });
        return origins;
    }

    /// What a work amends in the end: TD/B/COM.3/19 for TD/B/COM.3/19/Add.1/Corr.2.
    private static Symbol amended(Symbol symbol) {
        Optional<Amendment> amendment = Amendment.of(symbol);
        return amendment.map(one -> amended(one.to())).orElse(symbol);
    }
}
