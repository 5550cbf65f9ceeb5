package org.compendium.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.compendium.account.Viewer;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.search.notion.Notion;
import org.compendium.search.notion.Notions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// What may be meant, while somebody types. Nothing is suggested under which the reader finds
/// nothing.
@Component
public class Completions {

    /// At most so many are made at once.
    public static final int MOST = 8;

    private static final int MOST_NAMES = 4;

    /// So many names are counted; of some the reader may find nothing.
    private static final int CANDIDATES = 16;

    /// In characters; what is longer is no beginning.
    private static final int LONGEST = 200;

    private static final String NAMES = "names";

    /// A symbol begins only those of its series, a word many titles.
    private static final float SYMBOL = 10;

    private final ObjectProvider<ElasticsearchClient> clients;
    private final SearchSettings settings;
    private final Documents documents;
    private final Notions notions;

    Completions(
            ObjectProvider<ElasticsearchClient> clients,
            SearchSettings settings,
            Documents documents,
            Notions notions) {
        this.clients = clients;
        this.settings = settings;
        this.documents = documents;
        this.notions = notions;
    }

    /// @param typed the beginning of something; may be anything
    /// @return names before titles, each sort best first, at most [#MOST]
    /// @throws UncheckedIOException when Elasticsearch does not answer
    public List<Completion> of(String typed, Viewer viewer) {
        String begun = typed.strip();
        if (begun.isEmpty() || begun.length() > LONGEST) {
            return List.of();
        }
        try {
            Map<String, Completion.Named> candidates = candidates(begun);
            SearchResponse<Void> response = ask(begun, candidates, viewer);
            List<Completion> all = new ArrayList<>(named(candidates, response));
            all.addAll(titled(response, viewer));
            return all.stream().limit(MOST).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch does not answer", e);
        }
    }

    private Map<String, Completion.Named> candidates(String begun) {
        Map<String, Completion.Named> candidates = new LinkedHashMap<>();
        for (Notion notion : notions.beginning(begun, CANDIDATES)) {
            facet(notion.kind())
                    .ifPresent(facet ->
                            candidates.put(
                                    notion.id(),
                                    new Completion.Named(
                                            facet,
                                            notion.id().substring(notion.id().indexOf(':') + 1),
                                            0)));
        }
        return candidates;
    }

    private static Optional<Facet> facet(Notion.Kind kind) {
        return switch (kind) {
            case THEME -> Optional.of(Facet.THEME);
            case COUNTRY -> Optional.of(Facet.COUNTRY);
            case REGION -> Optional.of(Facet.REGION);
            case GROUP -> Optional.of(Facet.GROUP);
            case WORD -> Optional.empty();
        };
    }

    // One request: the names are counted over all that the reader may see, the titles are chosen
    // from it afterwards.
    private SearchResponse<Void> ask(
            String begun, Map<String, Completion.Named> candidates, Viewer viewer)
            throws IOException {
        Query titles = titles(begun);
        return clients.getObject()
                .search(
                        s -> {
                            HitFields.only(s, HitFields.OF_DOCUMENT)
                                    .index(settings.documents())
                                    .size(MOST)
                                    .trackTotalHits(t -> t.enabled(false));
                            s.query(q ->
                                    q.bool(b -> {
                                        Search.onlyVisible(b, viewer);
                                        return candidates.isEmpty()
                                                ? b.must(titles)
                                                : b.should(titles);
                                    }));
                            if (!candidates.isEmpty()) {
                                s.postFilter(titles);
                                s.aggregations(
                                        NAMES,
                                        a ->
                                                a.filters(f ->
                                                        f.filters(b ->
                                                                b.keyed(counted(candidates)))));
                            }
                            return s;
                        },
                        Void.class);
    }

    private static Map<String, Query> counted(Map<String, Completion.Named> candidates) {
        Map<String, Query> filters = new LinkedHashMap<>();
        candidates.forEach((id, name) ->
                filters.put(
                        id,
                        Query.of(q ->
                                q.term(t -> t.field(name.facet().field()).value(name.value())))));
        return filters;
    }

    // Symbols are kept in capitals and without blanks.
    private static Query titles(String begun) {
        String symbol = begun.replace(" ", "").toUpperCase(Locale.ROOT);
        return Query.of(q ->
                q.bool(b ->
                        b.should(s -> s.prefix(p -> p.field("symbol").value(symbol).boost(SYMBOL)))
                                .should(s ->
                                        s.matchBoolPrefix(m ->
                                                m.field("begins")
                                                        .query(begun)
                                                        .operator(Operator.And)))));
    }

    private static List<Completion.Named> named(
            Map<String, Completion.Named> candidates, SearchResponse<Void> response) {
        Aggregate counts = response.aggregations().get(NAMES);
        if (counts == null) {
            return List.of();
        }
        var buckets = counts.filters().buckets().keyed();
        return candidates.entrySet().stream()
                .map(entry ->
                        new Completion.Named(
                                entry.getValue().facet(),
                                entry.getValue().value(),
                                buckets.containsKey(entry.getKey())
                                        ? buckets.get(entry.getKey()).docCount()
                                        : 0))
                .filter(name -> name.documents() > 0)
                .limit(MOST_NAMES)
                .toList();
    }

    // The truth decides once more: the index may be a moment behind a withdrawal.
    private List<Completion.Titled> titled(SearchResponse<Void> response, Viewer viewer) {
        List<DocumentId> ids = response.hits().hits().stream().map(HitFields::document).toList();
        return documents.titled(ids, viewer).stream().map(Completion.Titled::new).toList();
    }
}
