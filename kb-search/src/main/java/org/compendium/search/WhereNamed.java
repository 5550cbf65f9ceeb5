package org.compendium.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.compendium.account.Viewer;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Passage;
import org.compendium.document.Span;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Where the collection mentions something by its names. The index gives the passages that may have
/// one, and their text decides: nothing is stored, so it is as it is when it is read.
@Component
public class WhereNamed {

    /// At most so many passages are looked at, those of the newest documents.
    public static final int MOST = 2_000;

    private final ObjectProvider<ElasticsearchClient> clients;
    private final SearchSettings settings;
    private final Documents documents;

    WhereNamed(
            ObjectProvider<ElasticsearchClient> clients,
            SearchSettings settings,
            Documents documents) {
        this.clients = clients;
        this.settings = settings;
        this.documents = documents;
    }

    /// The passages of one document that have a name.
    ///
    /// @param passages in reading order, at least one
    public record In(Document document, List<Results.Found> passages) {

        public In {
            passages = List.copyOf(passages);
        }
    }

    /// @param documents the newest first
    /// @param whole false when there are more than [#MOST] passages that may have a name, of which
    ///   those of older documents were not looked at
    public record Named(List<In> documents, boolean whole) {

        public Named {
            documents = List.copyOf(documents);
        }

        /// How many passages there are in all documents.
        public int passages() {
            return documents.stream().mapToInt(one -> one.passages().size()).sum();
        }
    }

    /// @param names of what is looked for, in any language
    /// @param others names of others; where one of them has one of the names within it, the other
    ///   is meant
    /// @throws UncheckedIOException when Elasticsearch does not answer
    public Named find(List<String> names, List<String> others, Viewer viewer) {
        List<String> own = names.stream().filter(NamePattern::findable).toList();
        if (own.isEmpty()) {
            return new Named(List.of(), true);
        }
        try {
            List<Documents.Place> places = places(own, viewer);
            return new Named(
                    read(
                            places.stream().limit(MOST).toList(),
                            new NamePattern(
                                    own, others.stream().filter(NamePattern::findable).toList()),
                            viewer),
                    places.size() <= MOST);
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch does not answer", e);
        }
    }

    private List<Documents.Place> places(List<String> names, Viewer viewer) throws IOException {
        List<Query> filters = Search.filters(org.compendium.search.Query.words(""), viewer);
        return Reply.to(
                        clients.getObject(),
                        s ->
                                Reply.passages(s)
                                        .index(settings.passages())
                                        .size(MOST + 1)
                                        .query(q ->
                                                q.bool(b -> b.filter(filters).filter(any(names))))
                                        .sort(sort ->
                                                sort.field(f ->
                                                        f.field("year")
                                                                .order(SortOrder.Desc)
                                                                .missing("_last")))
                                        .sort(sort -> sort.field(f -> f.field(Reply.DOCUMENT)))
                                        .sort(sort -> sort.field(f -> f.field("position"))))
                .places();
    }

    private static Query any(List<String> names) {
        List<Query> phrases = new ArrayList<>();
        for (String name : names) {
            for (String language : Languages.FIELDS) {
                phrases.add(
                        Query.of(q -> q.matchPhrase(m -> m.field("text." + language).query(name))));
            }
        }
        return Query.of(q -> q.bool(b -> b.should(phrases).minimumShouldMatch("1")));
    }

    // The truth decides once more: the index may be a moment behind a withdrawal, and knows words
    // by their stems.
    private List<In> read(List<Documents.Place> places, NamePattern names, Viewer viewer) {
        Map<Documents.Place, Passage> passages = documents.passages(places);
        Map<DocumentId, List<Results.Found>> found = new LinkedHashMap<>();
        for (Documents.Place place : places) {
            Passage passage = passages.get(place);
            List<Span> named = passage == null ? List.of() : names.in(passage.text());
            if (passage != null && !named.isEmpty()) {
                found.computeIfAbsent(place.document(), any -> new ArrayList<>())
                        .add(new Results.Found(passage, named));
            }
        }
        Map<DocumentId, Document> held = documents.findAll(List.copyOf(found.keySet()));
        return found.entrySet().stream()
                .flatMap(one -> {
                    Document document = held.get(one.getKey());
                    return document != null
                                    && document.current()
                                    && !document.folded()
                                    && viewer.maySee(document.shown(), document.owner())
                            ? Stream.of(new In(document, one.getValue()))
                            : Stream.empty();
                })
                .collect(Collectors.toList());
    }
}
