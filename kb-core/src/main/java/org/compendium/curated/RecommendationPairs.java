package org.compendium.curated;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.compendium.account.Viewer;
import org.compendium.document.PassageRef;
import org.compendium.document.Symbol;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Recommendations of different works to the same addressee that a curator put side by side because
/// they repeat or oppose each other, and those that may be worth it.
@Repository
public class RecommendationPairs implements CitedRecords {

    /// As a cosine. Below it two recommendations have little but their subject in common.
    private static final double ALIKE = 0.25;

    /// So many are suggested for one recommendation.
    private static final int MOST = 5;

    private final JdbcClient jdbc;
    private final Recommendations recommendations;
    private final IndependentWorks works;

    RecommendationPairs(JdbcClient jdbc, Recommendations recommendations, IndependentWorks works) {
        this.jdbc = jdbc;
        this.recommendations = recommendations;
        this.works = works;
    }

    /// How two recommendations stand to each other, whichever is named first.
    public enum Relation {
        REPEATS,
        OPPOSES;

        /// @return `repeats` or `opposes`
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        /// @throws IllegalArgumentException when there is no such relation
        public static Relation ofSlug(String slug) {
            return Arrays.stream(values())
                    .filter(one -> one.slug().equals(slug))
                    .findFirst()
                    .orElseThrow(() ->
                            new IllegalArgumentException(
                                    "Two recommendations can be said to be 'repeats' or 'opposes',"
                                            + " not '"
                                            + slug
                                            + "'."));
        }
    }

    /// A recommendation as it was when the pair was marked.
    ///
    /// @param id of the recommendation, which the pack may have no more
    public record Side(String id, String number, String text, Citation asked) {

        private static Side of(Recommendation one) {
            return new Side(one.id(), one.number(), one.text("en"), one.asked());
        }

        /// Where it stands on the ledger, without a slash before it.
        public String address() {
            return "recommendations?one=" + id;
        }
    }

    /// Two recommendations and what a curator says of them.
    public record Pair(
            long id, Side one, Side other, Relation relation, String markedBy, Instant markedAt) {

        public boolean has(String recommendation) {
            return one.id().equals(recommendation) || other.id().equals(recommendation);
        }

        /// The side that this recommendation is not.
        public Side beside(String recommendation) {
            return one.id().equals(recommendation) ? other : one;
        }

        /// What both sides rest on.
        public List<Citation> citations() {
            return List.of(one.asked(), other.asked());
        }
    }

    /// Two recommendations that are alike.
    ///
    /// @param likeness of their texts, from 0 to 1
    public record Suggestion(Recommendation one, Recommendation other, double likeness) {}

    /// All that are shown, in the order in which they were marked.
    public List<Pair> all() {
        return jdbc.sql("SELECT * FROM recommendation_pair WHERE withdrawn_at IS NULL ORDER BY id")
                .query((row, number) -> pair(row))
                .list();
    }

    /// Puts two recommendations side by side, or says otherwise how they stand to each other.
    ///
    /// @throws IllegalArgumentException saying why these two cannot be a pair
    /// @throws IllegalStateException when the viewer is no curator
    @Transactional
    public Pair mark(String one, String other, Relation relation, Viewer curator) {
        String by = name(curator);
        Recommendation first = known(one);
        Recommendation second = known(other);
        if (Collections.disjoint(first.addressees(), second.addressees())) {
            throw new IllegalArgumentException(
                    "These two have no addressee in common. Only what is asked of the same one can"
                            + " repeat or oppose each other.");
        }
        if (!ofDifferentWorks(first, second, origins(List.of(first, second)))) {
            throw new IllegalArgumentException(
                    "Both are of one work. Choose a recommendation of another document.");
        }
        if (first.id().compareTo(second.id()) > 0) {
            return mark(other, one, relation, curator);
        }
        // Two curators at once: the second waits here, and what the first said is kept as history.
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtext(:pair))")
                .param("pair", first.id() + ' ' + second.id())
                .query(row -> {});
        Optional<Pair> before =
                all().stream()
                        .filter(pair -> pair.has(first.id()) && pair.has(second.id()))
                        .findFirst();
        before.ifPresent(pair -> withdraw(pair.id(), by));
        return insert(Side.of(first), Side.of(second), relation, by);
    }

    private Pair insert(Side one, Side other, Relation relation, String by) {
        return jdbc.sql(
                        """
                        INSERT INTO recommendation_pair
                            (one, one_number, one_text, one_symbol, one_eid, one_words,
                             other, other_number, other_text, other_symbol, other_eid, other_words,
                             relation, marked_by)
                        VALUES (:one, :oneNumber, :oneText, :oneSymbol, :oneEid, :oneWords,
                                :other, :otherNumber, :otherText, :otherSymbol, :otherEid, :otherWords,
                                :relation, :by)
                        RETURNING *
                        """)
                .param("one", one.id())
                .param("oneNumber", one.number())
                .param("oneText", one.text())
                .param("oneSymbol", one.asked().passage().symbol().value())
                .param("oneEid", one.asked().passage().eId())
                .param("oneWords", one.asked().words())
                .param("other", other.id())
                .param("otherNumber", other.number())
                .param("otherText", other.text())
                .param("otherSymbol", other.asked().passage().symbol().value())
                .param("otherEid", other.asked().passage().eId())
                .param("otherWords", other.asked().words())
                .param("relation", relation.slug())
                .param("by", by)
                .query((row, number) -> pair(row))
                .single();
    }

    /// Shows a pair no longer. It is kept.
    ///
    /// @return false when it was withdrawn before
    /// @throws IllegalStateException when the viewer is no curator
    public boolean withdraw(long id, Viewer curator) {
        return withdraw(id, name(curator));
    }

    private boolean withdraw(long id, String by) {
        return jdbc.sql(
                                """
                                UPDATE recommendation_pair SET withdrawn_by = :by, withdrawn_at = now()
                                 WHERE id = :id AND withdrawn_at IS NULL
                                """)
                        .param("id", id)
                        .param("by", by)
                        .update()
                == 1;
    }

    /// Whether the ledger says of both sides what it said when they were marked.
    public boolean asMarked(Pair pair) {
        return Stream.of(pair.one(), pair.other())
                .allMatch(side ->
                        recommendations
                                .find(side.id())
                                .filter(now -> Side.of(now).equals(side))
                                .isPresent());
    }

    /// The recommendations that this one can be put beside: of other works, to one of its
    /// addressees, and not beside it yet.
    public List<Recommendation> candidates(Recommendation one) {
        Map<Symbol, String> origins = origins(recommendations.all());
        List<Pair> marked = all();
        return recommendations.all().stream()
                .filter(other -> candidates(one, other, origins, marked))
                .toList();
    }

    private static boolean candidates(
            Recommendation one,
            Recommendation other,
            Map<Symbol, String> origins,
            List<Pair> marked) {
        return ofDifferentWorks(one, other, origins)
                && !Collections.disjoint(one.addressees(), other.addressees())
                && marked.stream().noneMatch(pair -> pair.has(one.id()) && pair.has(other.id()));
    }

    /// Pairs that may repeat or oppose each other, since they share their rarer words; the most
    /// alike first. Nothing that is marked already.
    public List<Suggestion> suggestions() {
        List<Recommendation> all = recommendations.all();
        Map<Symbol, String> origins = origins(all);
        if (Set.copyOf(origins.values()).size() < 2) {
            return List.of();
        }
        List<Pair> marked = all();
        List<Set<String>> words = words(all);
        Map<String, Long> known =
                words.stream()
                        .flatMap(Set::stream)
                        .collect(Collectors.groupingBy(word -> word, Collectors.counting()));
        List<Suggestion> alike = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            for (int j = i + 1; j < all.size(); j++) {
                if (candidates(all.get(i), all.get(j), origins, marked)) {
                    double likeness = likeness(words.get(i), words.get(j), known, all.size());
                    if (likeness >= ALIKE) {
                        alike.add(new Suggestion(all.get(i), all.get(j), likeness));
                    }
                }
            }
        }
        alike.sort(Comparator.comparingDouble(Suggestion::likeness).reversed());
        Map<String, Integer> suggested = new HashMap<>();
        return alike.stream()
                .filter(pair ->
                        suggested.merge(pair.one().id(), 1, Integer::sum) <= MOST
                                & suggested.merge(pair.other().id(), 1, Integer::sum) <= MOST)
                .toList();
    }

    // The words that say something, by their stems.
    private List<Set<String>> words(List<Recommendation> all) {
        return jdbc.sql(
                        """
                        SELECT tsvector_to_array(to_tsvector('english', t.text)) AS words
                          FROM unnest(cast(:texts AS text[])) WITH ORDINALITY AS t (text, place)
                         ORDER BY t.place
                        """)
                .param("texts", all.stream().map(one -> one.text("en")).toArray(String[]::new))
                .query((row, number) ->
                        (Set<String>)
                                new HashSet<>(
                                        Arrays.asList((String[]) row.getArray("words").getArray())))
                .list();
    }

    /// The cosine of two texts; the fewer texts have a word, the more it weighs.
    static double likeness(Set<String> one, Set<String> other, Map<String, Long> known, int texts) {
        double both =
                one.stream()
                        .filter(other::contains)
                        .mapToDouble(word -> weight(word, known, texts))
                        .sum();
        double all = Math.sqrt(length(one, known, texts) * length(other, known, texts));
        return all == 0 ? 0 : both / all;
    }

    private static double length(Set<String> words, Map<String, Long> known, int texts) {
        return words.stream().mapToDouble(word -> weight(word, known, texts)).sum();
    }

    private static double weight(String word, Map<String, Long> known, int texts) {
        double rarity = Math.log(1 + (double) texts / known.getOrDefault(word, 1L));
        return rarity * rarity;
    }

    private Map<Symbol, String> origins(List<Recommendation> some) {
        return works.origins(
                some.stream().map(one -> one.asked().passage().symbol()).distinct().toList());
    }

    private static boolean ofDifferentWorks(
            Recommendation one, Recommendation other, Map<Symbol, String> origins) {
        return !String.valueOf(origins.get(one.asked().passage().symbol()))
                .equals(origins.get(other.asked().passage().symbol()));
    }

    private Recommendation known(String id) {
        return recommendations
                .find(id)
                .orElseThrow(() ->
                        new IllegalArgumentException("There is no recommendation '" + id + "'."));
    }

    @Override
    public List<Statement> statements() {
        return all().stream()
                .map(pair ->
                        new Statement(
                                pair.one().address(),
                                "Recommendation %s of %s %s recommendation %s of %s"
                                        .formatted(
                                                pair.one().number(),
                                                pair.one().asked().passage().symbol(),
                                                pair.relation().slug(),
                                                pair.other().number(),
                                                pair.other().asked().passage().symbol()),
                                pair.one().text() + " / " + pair.other().text(),
                                pair.citations()))
                .toList();
    }

    private static String name(Viewer curator) {
        String name = curator.name();
        if (!curator.curates() || name == null) {
            throw new IllegalStateException("Only a curator can put recommendations side by side");
        }
        return name;
    }

    private static Pair pair(ResultSet row) throws SQLException {
        return new Pair(
                row.getLong("id"),
                side(row, "one"),
                side(row, "other"),
                Relation.ofSlug(row.getString("relation")),
                row.getString("marked_by"),
                row.getTimestamp("marked_at").toInstant());
    }

    private static Side side(ResultSet row, String side) throws SQLException {
        return new Side(
                row.getString(side),
                row.getString(side + "_number"),
                row.getString(side + "_text"),
                new Citation(
                        new PassageRef(
                                new Symbol(row.getString(side + "_symbol")),
                                row.getString(side + "_eid")),
                        row.getString(side + "_words")));
    }
}
