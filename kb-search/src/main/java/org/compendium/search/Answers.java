package org.compendium.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.Buckets;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.compendium.account.Viewer;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Kind;
import org.compendium.document.Passage;
import org.compendium.document.References;
import org.compendium.document.Symbol;
import org.compendium.search.answer.Alias;
import org.compendium.search.answer.Bearing;
import org.compendium.search.answer.Question;
import org.compendium.search.answer.Said;
import org.compendium.search.language.Clause;
import org.compendium.search.language.QueryParser;
import org.compendium.search.meaning.Vectors;
import org.compendium.search.notion.Notions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Answers a question by quoting. What is quoted is a whole passage as the database holds it; no
/// word is made here. Where nothing answers, it says so.
///
/// Digests retell in our own words, and what a machine read badly from an image may say something
/// else: neither is ever quoted. Nor are headings, and rows of tables away from their columns.
@Component
public class Answers {

    /// Quotations of one answer, and works that may have one.
    public static final int MOST = 5;

    /// Passages that are read, by their words and by their meaning each.
    private static final int CANDIDATES = 60;

    /// Of those that do not answer, so many tell what might.
    private static final int NEAREST = 12;

    /// In characters: less says nothing by itself.
    private static final int SHORTEST = 20;

    /// How far behind the surest another quotation may be.
    private static final double BEHIND = 0.2;

    private static final String WORKS = "works";
    private static final String WORDS = "words";

    /// Up to so many works the count is exact, as far as Elasticsearch can tell.
    private static final int COUNTED_EXACTLY = 40_000;

    private final ObjectProvider<ElasticsearchClient> clients;
    private final Documents documents;
    private final References references;
    private final SearchSettings settings;
    private final ByMeaning byMeaning;
    private final Vectors vectors;
    private final Values values;
    private final Notions notions;

    Answers(
            ObjectProvider<ElasticsearchClient> clients,
            Documents documents,
            References references,
            SearchSettings settings,
            ByMeaning byMeaning,
            Vectors vectors,
            Values values,
            Notions notions) {
        this.clients = clients;
        this.documents = documents;
        this.references = references;
        this.settings = settings;
        this.byMeaning = byMeaning;
        this.vectors = vectors;
        this.values = values;
        this.notions = notions;
    }

    /// Whether something is asked with these words.
    public boolean asks(String typed) {
        return question(typed).isPresent();
    }

    /// @param query its page and size do not matter
    /// @throws UncheckedIOException when Elasticsearch does not answer
    public Answer to(org.compendium.search.Query query, Viewer viewer) {
        return to(query, viewer, Set.of());
    }

    /// @param except as if these were not held
    Answer to(org.compendium.search.Query query, Viewer viewer, Set<DocumentId> except) {
        Optional<Question> asked = question(query.words());
        if (asked.isEmpty()) {
            return new Answer.NotAsked();
        }
        try {
            List<Query> filters = new ArrayList<>(Search.filters(query, viewer));
            if (!except.isEmpty()) {
                filters.add(none(except));
            }
            List<Judged> judged = judged(asked.get(), query.mode(), viewer, filters);
            List<Answer.Quotation> quotations =
                    checked(best(judged, asked.get().language()), viewer);
            Answer.Searched searched = searched(filters);
            return quotations.isEmpty()
                    ? new Answer.Silence(searched, wanted(judged, viewer))
                    : new Answer.Quoted(quotations, searched);
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch does not answer", e);
        }
    }

    /// Whether something is asked, and in plain words: who asks for properties of documents wants
    /// documents.
    static Optional<Question> question(String typed) {
        return QueryParser.parse(typed).clause().filter(Answers::plain).isPresent()
                ? Question.of(typed)
                : Optional.empty();
    }

    private static boolean plain(Clause clause) {
        return switch (clause) {
            case Clause.Words _, Clause.Phrase _ -> true;
            case Clause.All(List<Clause> clauses) -> clauses.stream().allMatch(Answers::plain);
            case Clause.Any _,
                    Clause.Not _,
                    Clause.Field _,
                    Clause.Years _,
                    Clause.Title _,
                    Clause.Prefix _ ->
                    false;
        };
    }

    /// A passage that was read, and how much it bears on the question.
    private record Judged(Document document, Passage passage, Bearing bearing) {

        boolean speaks(String language) {
            return document.languageOf(passage).equals(language);
        }

        /// Words of the document itself, as they were written.
        boolean quotable() {
            return document.kind() != Kind.DIGEST
                    && document.retells() == null
                    && !passage.doubtful()
                    && passage.form() != Passage.Form.HEADING
                    && passage.form() != Passage.Form.TABLE
                    && passage.text().length() >= SHORTEST;
        }
    }

    private List<Judged> judged(Question question, Mode mode, Viewer viewer, List<Query> filters)
            throws IOException {
        Optional<float[]> meaning =
                mode == Mode.HYBRID ? byMeaning.vector(question.text()) : Optional.empty();
        Set<Documents.Place> places = new LinkedHashSet<>(byWords(question, filters));
        if (meaning.isPresent()) {
            byMeaning
                    .find(meaning.get(), CANDIDATES, filters)
                    .forEach((document, near) ->
                            near.passages()
                                    .keySet()
                                    .forEach(eId ->
                                            places.add(
                                                    new Documents.Place(
                                                            new DocumentId(document), eId))));
        }
        Map<Documents.Place, Passage> passages = documents.passages(List.copyOf(places));
        Map<DocumentId, Document> held =
                documents.findAll(
                        places.stream().map(Documents.Place::document).distinct().toList());
        held.values().removeIf(document -> !shown(document, viewer));
        Map<Documents.Place, Passage> parents = parents(passages);
        Map<String, float[]> known =
                meaning.isEmpty()
                        ? Map.of()
                        : vectors.of(passages.values().stream().map(Passage::text).toList());
        Map<String, Double> weights = weights(question, filters);
        Map<DocumentId, Set<String>> aliases = new HashMap<>();
        List<Judged> judged = new ArrayList<>();
        passages.forEach((place, passage) -> {
            Document document = held.get(place.document());
            if (document != null) {
                judged.add(
                        new Judged(
                                document,
                                passage,
                                Bearing.of(
                                        question,
                                        said(document, passage, parents, aliases),
                                        word -> weights.getOrDefault(word, 1.0),
                                        likeness(meaning, known.get(passage.text())))));
            }
        });
        judged.sort(
                Comparator.comparingDouble((Judged one) -> one.bearing().score())
                        .reversed()
                        .thenComparing(
                                Comparator.comparingDouble((Judged one) -> one.bearing().together())
                                        .reversed())
                        .thenComparing(one -> one.document().id().value())
                        .thenComparing(one -> one.passage().eId()));
        return judged;
    }

    // The truth decides once more: the index may be a moment behind.
    private static boolean shown(Document document, Viewer viewer) {
        return document.current()
                && !document.folded()
                && viewer.maySee(document.shown(), document.owner());
    }

    private Said said(
            Document document,
            Passage passage,
            Map<Documents.Place, Passage> parents,
            Map<DocumentId, Set<String>> aliases) {
        List<String> around = new ArrayList<>(List.of(document.title(), document.citedAs()));
        around.addAll(passage.headings());
        Passage parent =
                parents.get(new Documents.Place(document.id(), String.valueOf(passage.parent())));
        if (parent != null) {
            around.add(parent.text());
        }
        return new Said(
                passage.text(),
                document.languageOf(passage),
                around,
                () ->
                        aliases.computeIfAbsent(
                                document.id(),
                                id ->
                                        Alias.of(
                                                document.title(),
                                                documents.passages(id).stream()
                                                        .map(Passage::text)
                                                        .toList(),
                                                document.language())));
    }

    private Map<Documents.Place, Passage> parents(Map<Documents.Place, Passage> passages) {
        List<Documents.Place> places = new ArrayList<>();
        passages.forEach((place, passage) -> {
            String parent = passage.parent();
            if (parent != null) {
                places.add(new Documents.Place(place.document(), parent));
            }
        });
        return documents.passages(places);
    }

    private static OptionalDouble likeness(Optional<float[]> question, float @Nullable [] passage) {
        if (question.isEmpty() || passage == null) {
            return OptionalDouble.empty();
        }
        double product = 0;
        for (int i = 0; i < passage.length; i++) {
            product += question.get()[i] * passage[i];
        }
        return OptionalDouble.of(product);
    }

    // Of a work that answers in several languages, the one of the question is quoted.
    private static List<Judged> best(List<Judged> judged, String language) {
        Map<DocumentId, Judged> best = new LinkedHashMap<>();
        for (Judged one : judged) {
            if (one.bearing().answers() && one.quotable()) {
                best.merge(
                        one.document().work(),
                        one,
                        (surer, other) ->
                                surer.speaks(language) || !other.speaks(language) ? surer : other);
            }
        }
        double first =
                best.values().stream().mapToDouble(one -> one.bearing().score()).max().orElse(0);
        return best.values().stream()
                .filter(one -> one.bearing().score() >= first - BEHIND)
                .sorted(Comparator.comparingDouble(one -> -one.bearing().score()))
                .limit(MOST)
                .toList();
    }

    /// What is stored under the same address and open to the same reader now, word for word; what
    /// was changed or withdrawn while it was judged is left out.
    private List<Answer.Quotation> checked(List<Judged> best, Viewer viewer) {
        if (best.isEmpty()) {
            return List.of();
        }
        Map<DocumentId, Document> held =
                documents.findAll(best.stream().map(one -> one.document().id()).toList());
        Map<Documents.Place, Passage> stored =
                documents.passages(
                        best.stream()
                                .map(one ->
                                        new Documents.Place(
                                                one.document().id(), one.passage().eId()))
                                .toList());
        List<Answer.Quotation> quotations = new ArrayList<>();
        for (Judged one : best) {
            Document document = held.get(one.document().id());
            Passage passage =
                    stored.get(new Documents.Place(one.document().id(), one.passage().eId()));
            if (document != null
                    && passage != null
                    && shown(document, viewer)
                    && document.revision() == one.document().revision()
                    && one.passage().equals(passage)) {
                quotations.add(
                        new Answer.Quotation(
                                document, passage, one.bearing().score(), one.bearing().found()));
            }
        }
        return quotations;
    }

    /// Works that are not held: what a digest retells that would answer, then what is cited where
    /// it comes nearest.
    private List<References.Wanted> wanted(List<Judged> judged, Viewer viewer) {
        List<Judged> near = judged.stream().limit(NEAREST).toList();
        Stream<Symbol> retold =
                near.stream()
                        .filter(one -> one.bearing().answers())
                        .flatMap(one -> Stream.ofNullable(one.document().retells()))
                        .filter(symbol -> documents.ofSymbol(symbol, viewer).isEmpty());
        Stream<Symbol> cited =
                references
                        .wanted(
                                near.stream()
                                        .map(one ->
                                                new Documents.Place(
                                                        one.document().id(), one.passage().eId()))
                                        .toList(),
                                viewer)
                        .stream();
        return Stream.concat(retold, cited)
                .distinct()
                .limit(MOST)
                .map(symbol ->
                        references
                                .wanted(symbol, viewer)
                                .orElse(new References.Wanted(symbol, 0, List.of())))
                .toList();
    }

    private List<Documents.Place> byWords(Question question, List<Query> filters)
            throws IOException {
        return FewerWords.ifNeeded(most -> byWords(question, most, filters));
    }

    private List<Documents.Place> byWords(Question question, int mostWords, List<Query> filters)
            throws IOException {
        Query words =
                Lexical.of(
                                String.join(" ", question.words()),
                                mostWords,
                                values,
                                Relevance.MEASURED,
                                notions,
                                Expanding.LITERAL)
                        .passages();
        return Reply.to(
                        clients.getObject(),
                        s ->
                                Reply.passages(s)
                                        .index(settings.passages())
                                        .size(CANDIDATES)
                                        .query(q ->
                                                q.bool(b ->
                                                        b.filter(filters)
                                                                .must(words)
                                                                .mustNot(n ->
                                                                        n.term(t ->
                                                                                t.field("form")
                                                                                        .value(
                                                                                                "table"))))))
                .places();
    }

    /// How rare each word is among the passages that this reader may see: the inverse document
    /// frequency of BM25. A word that none of them has is the rarest.
    private Map<String, Double> weights(Question question, List<Query> filters) throws IOException {
        Map<String, Query> having = new LinkedHashMap<>();
        question.words()
                .forEach(word ->
                        having.put(
                                word,
                                Query.of(q ->
                                        q.multiMatch(m ->
                                                m.fields("text.*")
                                                        .query(word)
                                                        .operator(Operator.And)))));
        SearchResponse<Void> response =
                clients.getObject()
                        .search(
                                s ->
                                        s.index(settings.passages())
                                                .size(0)
                                                .trackTotalHits(t -> t.enabled(true))
                                                .query(q -> q.bool(b -> b.filter(filters)))
                                                .aggregations(
                                                        WORDS,
                                                        Aggregation.of(a ->
                                                                a.filters(f ->
                                                                        f.filters(
                                                                                Buckets.of(b ->
                                                                                        b.keyed(
                                                                                                having)))))),
                                Void.class);
        double all = total(response);
        Map<String, Double> weights = new HashMap<>();
        counted(response, WORDS)
                .filters()
                .buckets()
                .keyed()
                .forEach((word, bucket) ->
                        weights.put(
                                word,
                                Math.log(
                                        1
                                                + (all - bucket.docCount() + 0.5)
                                                        / (bucket.docCount() + 0.5))));
        return weights;
    }

    private Answer.Searched searched(List<Query> filters) throws IOException {
        SearchResponse<Void> response =
                clients.getObject()
                        .search(
                                s ->
                                        s.index(settings.documents())
                                                .size(0)
                                                .trackTotalHits(t -> t.enabled(true))
                                                .query(q ->
                                                        q.bool(b ->
                                                                b.filter(filters)
                                                                        .mustNot(n ->
                                                                                n.term(t ->
                                                                                        t.field(
                                                                                                        "kind")
                                                                                                .value(
                                                                                                        Kind
                                                                                                                .DIGEST
                                                                                                                .slug())))))
                                                .aggregations(
                                                        WORKS,
                                                        Aggregation.of(a ->
                                                                a.cardinality(c ->
                                                                        c.field("work")
                                                                                .precisionThreshold(
                                                                                        COUNTED_EXACTLY)))),
                                Void.class);
        return new Answer.Searched(total(response), counted(response, WORKS).cardinality().value());
    }

    private static Aggregate counted(SearchResponse<Void> response, String name) {
        return Objects.requireNonNull(response.aggregations().get(name), name);
    }

    private static long total(SearchResponse<Void> response) {
        var total = response.hits().total();
        return total == null ? 0 : total.value();
    }

    private static Query none(Set<DocumentId> documents) {
        List<FieldValue> ids = documents.stream().map(id -> FieldValue.of(id.value())).toList();
        return Query.of(q ->
                q.bool(b ->
                        b.mustNot(n ->
                                n.terms(t -> t.field("documentId").terms(v -> v.value(ids))))));
    }
}
