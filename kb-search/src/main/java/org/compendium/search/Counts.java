package org.compendium.search;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.util.NamedValue;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// How many documents match, and how many of them have each value of each facet. Exact: an
/// aggregation goes over every match, and no value is left out.
///
/// @param facets each counted without its own selection, the most frequent first
record Counts(long total, Map<Facet, List<Results.Value>> facets) {

    private static final String TOTAL = "total";
    private static final String VALUES = "values";
    private static final int ALL_VALUES = 10_000;

    /// What most ask for.
    private static final Map<String, Aggregation> NOTHING_CHOSEN =
            each(new Query("", Map.of(), 0, 1, Mode.LEXICAL));

    /// Asks for what is to be counted among the matches of the search. Elasticsearch does not keep
    /// the answer: the same is seldom asked again before something changes.
    static SearchRequest.Builder of(Query query, SearchRequest.Builder search) {
        return search.size(0)
                .requestCache(false)
                .trackTotalHits(t -> t.enabled(false))
                .aggregations(query.chosen().isEmpty() ? NOTHING_CHOSEN : each(query));
    }

    private static Map<String, Aggregation> each(Query query) {
        Map<String, Aggregation> each = new HashMap<>();
        each.put(TOTAL, Aggregation.of(a -> a.filter(Search.chosen(query, Set.of()))));
        for (Facet facet : Facet.values()) {
            each.put(
                    facet.slug(),
                    Aggregation.of(a ->
                            a.filter(Search.chosen(query, Set.of(facet)))
                                    .aggregations(VALUES, values(facet))));
        }
        return each;
    }

    private static Aggregation values(Facet facet) {
        return Aggregation.of(a ->
                a.terms(t ->
                        t.field(facet.field())
                                .size(ALL_VALUES)
                                .order(
                                        List.of(
                                                NamedValue.of("_count", SortOrder.Desc),
                                                NamedValue.of("_key", SortOrder.Asc)))));
    }

    static Counts in(Reply reply) {
        Map<Facet, List<Results.Value>> facets = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            facets.put(
                    facet,
                    reply.group("filter", facet.slug()).in("sterms", VALUES).buckets().stream()
                            .map(value ->
                                    new Results.Value(
                                            Objects.requireNonNull(value.key()), value.count()))
                            .toList());
        }
        return new Counts(reply.group("filter", TOTAL).count(), facets);
    }
}
