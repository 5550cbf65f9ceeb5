package org.compendium.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.SimpleQueryStringFlag;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlighterType;
import co.elastic.clients.elasticsearch.core.search.InnerHits;
import co.elastic.clients.util.NamedValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.compendium.account.Viewer;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Passage;
import org.compendium.document.Symbol;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Answers a [Query]. Totals and facets are the matches of the documents index, so they are exact.
/// The order comes from two BM25 scores, of the whole document and of its best passage, each
/// divided by the best in the answer and added; a passage that has all words in one place counts
/// for more than a document in which they are scattered.
@Component
public class Search {

    /// How many passages of a document are shown.
    public static final int PASSAGES = 3;

    private static final int WINDOW = 1_000;
    private static final double PASSAGE_WEIGHT = 1.0;
    private static final double DOCUMENT_WEIGHT = 0.4;
    // More than the two weights together.
    private static final double FIRST = 10;
    private static final int ALL_VALUES = 10_000;

    // Two words must both be there; of more, three quarters.
    private static final String ENOUGH = "2<75%";

    private final ObjectProvider<ElasticsearchClient> clients;
    private final Documents documents;
    private final SearchSettings settings;
    private final ObjectMapper json = new ObjectMapper();

    Search(
            ObjectProvider<ElasticsearchClient> clients,
            Documents documents,
            SearchSettings settings) {
        this.clients = clients;
        this.documents = documents;
        this.settings = settings;
    }

    private ElasticsearchClient client() {
        return clients.getObject();
    }

    /// @throws UncheckedIOException when Elasticsearch does not answer
    public Results find(Query query, Viewer viewer) {
        try {
            return query.words().isBlank() ? browse(query, viewer) : search(query, viewer);
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch does not answer", e);
        }
    }

    /// The passages of one document that have the words, in reading order.
    ///
    /// @param limit at most this many, the best
    public List<Results.Found> inDocument(String words, DocumentId id, int limit) {
        if (words.isBlank()) {
            return List.of();
        }
        try {
            SearchResponse<JsonNode> response =
                    client().search(
                                    s ->
                                            s.index(settings.passages())
                                                    .size(limit)
                                                    .query(passageQuery(words, List.of(id.value())))
                                                    .highlight(highlight()),
                                    JsonNode.class);
            List<Hit> hits =
                    response.hits().hits().stream()
                            .map(hit -> hit(hit.source(), hit.highlight()))
                            .toList();
            List<String> order = documents.passages(id).stream().map(Passage::eId).toList();
            return found(hits).getOrDefault(id, List.of()).stream()
                    .sorted(Comparator.comparingInt(f -> order.indexOf(f.passage().eId())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch does not answer", e);
        }
    }

    private Results browse(Query query, Viewer viewer) throws IOException {
        SearchResponse<Void> response =
                documentSearch(query, viewer, (query.page() + 1) * query.size());
        List<String> ids =
                response.hits().hits().stream()
                        .skip((long) query.page() * query.size())
                        .map(co.elastic.clients.elasticsearch.core.search.Hit::id)
                        .map(String::valueOf)
                        .toList();
        Map<String, Double> scores = new LinkedHashMap<>();
        ids.forEach(id -> scores.put(id, 1.0));
        return results(query, viewer, response, scores);
    }

    private Results search(Query query, Viewer viewer) throws IOException {
        int window = Math.max(WINDOW, (query.page() + 1) * query.size());
        SearchResponse<Void> matches = documentSearch(query, viewer, window);
        Map<String, Double> byDocument = new LinkedHashMap<>();
        matches.hits()
                .hits()
                .forEach(hit -> byDocument.put(String.valueOf(hit.id()), score(hit.score())));
        Map<String, Double> byPassage =
                byDocument.isEmpty() ? Map.of() : bestPassages(query.words(), byDocument.keySet());
        // A document whose own symbol was asked for goes before those that cite it.
        Set<String> asked =
                Symbol.of(query.words()).stream()
                        .flatMap(symbol -> documents.ofSymbol(symbol, viewer).stream())
                        .map(document -> document.id().value())
                        .collect(Collectors.toSet());
        double bestDocument = best(byDocument.values());
        double bestPassage = best(byPassage.values());
        Map<String, Double> scores = new LinkedHashMap<>();
        byDocument.entrySet().stream()
                .map(entry ->
                        Map.entry(
                                entry.getKey(),
                                (asked.contains(entry.getKey()) ? FIRST : 0)
                                        + DOCUMENT_WEIGHT * entry.getValue() / bestDocument
                                        + PASSAGE_WEIGHT
                                                * byPassage.getOrDefault(entry.getKey(), 0.0)
                                                / bestPassage))
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .skip((long) query.page() * query.size())
                .limit(query.size())
                .forEach(entry -> scores.put(entry.getKey(), entry.getValue()));
        return results(query, viewer, matches, scores);
    }

    private Results results(
            Query query, Viewer viewer, SearchResponse<Void> matches, Map<String, Double> scores)
            throws IOException {
        List<DocumentId> ids = scores.keySet().stream().map(DocumentId::new).toList();
        // The truth decides once more: the index may be a moment behind a withdrawal.
        Map<DocumentId, Document> held = documents.findAll(ids);
        Map<DocumentId, List<Results.Found>> passages =
                query.words().isBlank() || ids.isEmpty()
                        ? Map.of()
                        : passagesOf(query.words(), scores.keySet());
        List<Results.Hit> hits = new ArrayList<>();
        for (DocumentId id : ids) {
            Document document = held.get(id);
            if (document != null && viewer.maySee(document.shown(), document.owner())) {
                hits.add(
                        new Results.Hit(
                                scores.getOrDefault(id.value(), 0.0),
                                document,
                                passages.getOrDefault(id, List.of())));
            }
        }
        var total = matches.hits().total();
        return new Results(total == null ? 0 : total.value(), hits, facets(matches));
    }

    private SearchResponse<Void> documentSearch(Query query, Viewer viewer, int size)
            throws IOException {
        return client().search(
                        s -> {
                            s.index(settings.documents())
                                    .size(size)
                                    .trackTotalHits(t -> t.enabled(true))
                                    .source(source -> source.fetch(false))
                                    .query(documentQuery(query.words(), viewer))
                                    .postFilter(chosen(query, Set.of()));
                            if (query.words().isBlank()) {
                                s.sort(sort ->
                                        sort.field(f ->
                                                f.field("date")
                                                        .order(SortOrder.Desc)
                                                        .missing("_last")));
                                s.sort(sort ->
                                        sort.field(
                                                f -> f.field("documentId").order(SortOrder.Asc)));
                            }
                            for (Facet facet : Facet.values()) {
                                s.aggregations(
                                        facet.slug(),
                                        Aggregation.of(a ->
                                                a.filter(chosen(query, Set.of(facet)))
                                                        .aggregations(
                                                                "values",
                                                                v ->
                                                                        v.terms(t ->
                                                                                t.field(
                                                                                                facet
                                                                                                        .field())
                                                                                        .size(
                                                                                                ALL_VALUES)
                                                                                        .order(
                                                                                                List
                                                                                                        .of(
                                                                                                                NamedValue
                                                                                                                        .of(
                                                                                                                                "_count",
                                                                                                                                SortOrder
                                                                                                                                        .Desc),
                                                                                                                NamedValue
                                                                                                                        .of(
                                                                                                                                "_key",
                                                                                                                                SortOrder
                                                                                                                                        .Asc)))))));
                            }
                            return s;
                        },
                        Void.class);
    }

    // Who may see what, and which documents count: the one place where a query gets it.
    private static void onlyVisible(BoolQuery.Builder bool, Viewer viewer) {
        List<String> keys = viewer.keys();
        if (!keys.isEmpty()) {
            bool.filter(f -> f.terms(t -> t.field("readers").terms(v -> v.value(values(keys)))));
        }
        bool.filter(f -> f.term(t -> t.field("current").value(true)));
        bool.filter(f -> f.term(t -> t.field("folded").value(false)));
    }

    private static co.elastic.clients.elasticsearch._types.query_dsl.Query documentQuery(
            String words, Viewer viewer) {
        return co.elastic.clients.elasticsearch._types.query_dsl.Query.of(q ->
                q.bool(b -> {
                    onlyVisible(b, viewer);
                    if (!words.isBlank()) {
                        b.must(inAnyLanguage(words, List.of("text"), ENOUGH));
                        b.should(inAnyLanguage(words, List.of("title^2"), ENOUGH));
                    }
                    return b;
                }));
    }

    // Each language has its own analyser and so its own count of words: asked together, a stop word
    // of one language would be a missing word in another.
    private static co.elastic.clients.elasticsearch._types.query_dsl.Query inAnyLanguage(
            String words, List<String> fields, String enough) {
        return co.elastic.clients.elasticsearch._types.query_dsl.Query.of(q ->
                q.disMax(d -> {
                    for (String language : Languages.FIELDS) {
                        d.queries(sub ->
                                sub.simpleQueryString(s ->
                                        s.query(words)
                                                .fields(
                                                        fields.stream()
                                                                .map(field ->
                                                                        inLanguage(field, language))
                                                                .toList())
                                                .flags(
                                                        SimpleQueryStringFlag.Phrase,
                                                        SimpleQueryStringFlag.Whitespace)
                                                .minimumShouldMatch(enough)));
                    }
                    return d;
                }));
    }

    private static String inLanguage(String field, String language) {
        int boost = field.indexOf('^');
        return boost < 0
                ? field + "." + language
                : field.substring(0, boost) + "." + language + field.substring(boost);
    }

    private static co.elastic.clients.elasticsearch._types.query_dsl.Query passageQuery(
            String words, Collection<String> ids) {
        return co.elastic.clients.elasticsearch._types.query_dsl.Query.of(q ->
                q.bool(b ->
                        b.filter(f ->
                                        f.terms(t ->
                                                t.field("documentId")
                                                        .terms(v -> v.value(values(ids)))))
                                .mustNot(n -> n.term(t -> t.field("form").value("heading")))
                                .must(inAnyLanguage(words, List.of("text"), "1"))
                                .should(inAnyLanguage(words, List.of("headings^0.3"), "1"))));
    }

    private Map<String, Double> bestPassages(String words, Collection<String> ids)
            throws IOException {
        SearchResponse<JsonNode> response =
                client().search(
                                s ->
                                        s.index(settings.passages())
                                                .size(ids.size())
                                                .source(source ->
                                                        source.filter(
                                                                f -> f.includes("documentId")))
                                                .query(passageQuery(words, ids))
                                                .collapse(c -> c.field("documentId")),
                                JsonNode.class);
        Map<String, Double> scores = new HashMap<>();
        response.hits()
                .hits()
                .forEach(hit -> {
                    JsonNode source = hit.source();
                    if (source != null) {
                        scores.put(source.get("documentId").asString(), score(hit.score()));
                    }
                });
        return scores;
    }

    private Map<DocumentId, List<Results.Found>> passagesOf(String words, Collection<String> ids)
            throws IOException {
        SearchResponse<Void> response =
                client().search(
                                s ->
                                        s.index(settings.passages())
                                                .size(ids.size())
                                                .source(source -> source.fetch(false))
                                                .query(passageQuery(words, ids))
                                                .collapse(c ->
                                                        c.field("documentId")
                                                                .innerHits(
                                                                        InnerHits.of(i ->
                                                                                i.name("best")
                                                                                        .size(
                                                                                                PASSAGES)
                                                                                        .highlight(
                                                                                                highlight())))),
                                Void.class);
        List<Hit> hits = new ArrayList<>();
        response.hits()
                .hits()
                .forEach(document ->
                        document.innerHits().values().stream()
                                .flatMap(inner -> inner.hits().hits().stream())
                                .forEach(hit -> {
                                    var source = hit.source();
                                    if (source != null) {
                                        hits.add(
                                                hit(
                                                        json.readTree(source.toJson().toString()),
                                                        hit.highlight()));
                                    }
                                }));
        return found(hits);
    }

    private record Hit(DocumentId document, String eId, String marked) {}

    private static Hit hit(
            @org.jspecify.annotations.Nullable JsonNode source,
            Map<String, List<String>> highlight) {
        if (source == null) {
            throw new IllegalStateException("The passage was not fetched");
        }
        return new Hit(
                new DocumentId(source.get("documentId").asString()),
                source.get("eid").asString(),
                highlight.values().stream().flatMap(List::stream).findFirst().orElse(""));
    }

    private Map<DocumentId, List<Results.Found>> found(List<Hit> hits) {
        Map<Documents.Place, Passage> passages =
                documents.passages(
                        hits.stream()
                                .map(hit -> new Documents.Place(hit.document(), hit.eId()))
                                .toList());
        Map<DocumentId, List<Results.Found>> found = new HashMap<>();
        for (Hit hit : hits) {
            Passage passage = passages.get(new Documents.Place(hit.document(), hit.eId()));
            if (passage != null) {
                found.computeIfAbsent(hit.document(), key -> new ArrayList<>())
                        .add(
                                new Results.Found(
                                        passage, Highlights.ranges(hit.marked(), passage.text())));
            }
        }
        return found;
    }

    private static Highlight highlight() {
        return Highlight.of(h ->
                h.type(HighlighterType.Unified)
                        .numberOfFragments(0)
                        .preTags(Highlights.START)
                        .postTags(Highlights.END)
                        .fields(
                                Languages.FIELDS.stream()
                                        .map(language ->
                                                NamedValue.of(
                                                        "text." + language,
                                                        co.elastic.clients.elasticsearch.core.search
                                                                .HighlightField.of(f -> f)))
                                        .toList()));
    }

    private static co.elastic.clients.elasticsearch._types.query_dsl.Query chosen(
            Query query, Set<Facet> except) {
        return co.elastic.clients.elasticsearch._types.query_dsl.Query.of(q ->
                q.bool(b -> {
                    for (Facet facet : Facet.values()) {
                        Set<String> values = query.chosen(facet);
                        if (!values.isEmpty() && !except.contains(facet)) {
                            b.filter(f ->
                                    f.terms(t ->
                                            t.field(facet.field())
                                                    .terms(v -> v.value(values(values)))));
                        }
                    }
                    return b;
                }));
    }

    private static Map<Facet, List<Results.Value>> facets(SearchResponse<Void> response) {
        Map<Facet, List<Results.Value>> facets = new EnumMap<>(Facet.class);
        for (Facet facet : Facet.values()) {
            var filter = response.aggregations().get(facet.slug());
            var values = filter == null ? null : filter.filter().aggregations().get("values");
            if (values != null) {
                List<StringTermsBucket> buckets = values.sterms().buckets().array();
                facets.put(
                        facet,
                        buckets.stream()
                                .map(bucket ->
                                        new Results.Value(
                                                bucket.key().stringValue(), bucket.docCount()))
                                .toList());
            }
        }
        return facets;
    }

    private static List<FieldValue> values(Collection<String> values) {
        return values.stream().map(FieldValue::of).collect(Collectors.toList());
    }

    private static double score(@org.jspecify.annotations.Nullable Double score) {
        return score == null ? 0 : score;
    }

    private static double best(Collection<Double> scores) {
        double best = scores.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        return best > 0 ? best : 1;
    }
}
