package org.compendium.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.compendium.account.Viewer;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Kind;
import org.compendium.document.Passage;
import org.compendium.search.meaning.Vectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Who else says this: passages of other works that mean the same as one, or, where it has no
/// vector, that share its rarer words.
@Component
public class Similar {

    /// At most so many are given, each of another work.
    public static final int MOST = 5;

    private static final int LOOKED_AT = 40;

    /// As a cosine. Below it two passages have a subject in common, and say different things.
    private static final double ALIKE = 0.6;

    private static final String ENOUGH_WORDS = "40%";
    private static final int QUERY_TERMS = 25;

    private final ObjectProvider<ElasticsearchClient> clients;
    private final SearchSettings settings;
    private final Documents documents;
    private final ByMeaning byMeaning;
    private final Vectors vectors;

    Similar(
            ObjectProvider<ElasticsearchClient> clients,
            SearchSettings settings,
            Documents documents,
            ByMeaning byMeaning,
            Vectors vectors) {
        this.clients = clients;
        this.settings = settings;
        this.documents = documents;
        this.byMeaning = byMeaning;
        this.vectors = vectors;
    }

    /// A passage like another.
    public record Like(Document document, Passage passage) {}

    /// The document itself, its other languages and versions, and digests are left out.
    ///
    /// @return the most similar first
    /// @throws UncheckedIOException when Elasticsearch does not answer
    public List<Like> to(Document document, Passage passage, Viewer viewer) {
        try {
            List<Query> filters =
                    new ArrayList<>(Search.filters(org.compendium.search.Query.words(""), viewer));
            filters.add(not("work", document.work().value()));
            filters.add(not("kind", Kind.DIGEST.slug()));
            float[] vector = vectors.of(Set.of(passage.text())).get(passage.text());
            return vector == null
                    ? read(byWords(document, passage, filters), viewer)
                    : read(byMeaning(vector, filters), viewer);
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch does not answer", e);
        }
    }

    private static Query not(String field, String value) {
        return Query.of(q -> q.bool(b -> b.mustNot(n -> n.term(t -> t.field(field).value(value)))));
    }

    private List<Documents.Place> byMeaning(float[] vector, List<Query> filters)
            throws IOException {
        List<Documents.Place> places = new ArrayList<>();
        byMeaning
                .find(vector, LOOKED_AT, filters)
                .forEach((document, near) ->
                        near.passages()
                                .forEach((eId, likeness) -> {
                                    if (likeness >= ALIKE) {
                                        places.add(
                                                new Documents.Place(new DocumentId(document), eId));
                                    }
                                }));
        return places;
    }

    private List<Documents.Place> byWords(Document document, Passage passage, List<Query> filters)
            throws IOException {
        Query words =
                Query.of(q ->
                        q.moreLikeThis(m ->
                                m.fields("text." + Languages.field(document.languageOf(passage)))
                                        .like(l -> l.text(passage.text()))
                                        .minTermFreq(1)
                                        .minDocFreq(1)
                                        .maxQueryTerms(QUERY_TERMS)
                                        .minimumShouldMatch(ENOUGH_WORDS)));
        return Reply.to(
                        clients.getObject(),
                        s ->
                                Reply.passages(s)
                                        .index(settings.passages())
                                        .size(LOOKED_AT)
                                        .query(q -> q.bool(b -> b.filter(filters).must(words))))
                .places();
    }

    // The truth decides once more: the index may be a moment behind a withdrawal.
    private List<Like> read(List<Documents.Place> places, Viewer viewer) {
        Map<Documents.Place, Passage> passages = documents.passages(places);
        Map<DocumentId, Document> held =
                documents.findAll(
                        places.stream().map(Documents.Place::document).distinct().toList());
        Map<String, Like> byWork = new LinkedHashMap<>();
        for (Documents.Place place : places) {
            Document document = held.get(place.document());
            Passage passage = passages.get(place);
            if (document != null
                    && passage != null
                    && viewer.maySee(document.shown(), document.owner())) {
                byWork.putIfAbsent(document.work().value(), new Like(document, passage));
            }
        }
        return byWork.values().stream().limit(MOST).toList();
    }
}
