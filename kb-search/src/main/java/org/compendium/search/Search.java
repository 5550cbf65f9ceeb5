package org.compendium.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterType;
import co.elastic.clients.util.NamedValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.compendium.account.Viewer;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Passage;
import org.compendium.document.Symbol;
import org.compendium.search.language.QueryParser;
import org.compendium.search.notion.Notions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Answers a [Query]. Totals and facets are the matches of the documents index, so they are exact.
/// The order comes from two BM25 scores, of the whole document and of its best passage, each
/// divided by the best in the answer, and from what the best passage means; [Relevance] has the
/// weights. A passage that has all words in one place counts for more than a document in which they
/// are scattered, and one that says a typed sentence [word for word][WordForWord] for more than all
/// else.
@Component
public class Search {

    /// How many passages of a document are shown.
    public static final int PASSAGES = 5;

    /// Of a document, so many with the words are compared with those that mean the same.
    private static final int CANDIDATES = 10;

    private static final int WINDOW = 1_000;
    // More than all weights together; a symbol is not compared word for word.
    private static final double FIRST = 10;

    /// Fewer are worth a look whether a word was misspelt.
    private static final int SELDOM = 10;

    private static final String ENOUGH = "enough";
    private static final String DOCUMENTS = "documents";
    private static final String BEST = "best";

    /// So many passages with most of the words are compared with a typed sentence.
    private static final int RECALLED = 100;

    /// The best by the words of the whole document, which are compared by their best passages.
    private static final int COMPARED = 200;

    /// Added by Elasticsearch to the score of what has enough of the words, more than any score.
    private static final float APART = 1_000;

    private static final List<NamedValue<HighlightField>> MARKED =
            Languages.FIELDS.stream()
                    .map(language -> NamedValue.of("text." + language, HighlightField.of(f -> f)))
                    .toList();

    private final ObjectProvider<ElasticsearchClient> clients;
    private final Documents documents;
    private final Recent recent;
    private final SearchSettings settings;
    private final ByMeaning byMeaning;
    private final Values values;
    private final Notions notions;
    private final Corrections corrections;
    private final Relevance relevance = Relevance.MEASURED;

    Search(
            ObjectProvider<ElasticsearchClient> clients,
            Documents documents,
            Recent recent,
            SearchSettings settings,
            ByMeaning byMeaning,
            Values values,
            Notions notions,
            Corrections corrections) {
        this.clients = clients;
        this.documents = documents;
        this.recent = recent;
        this.settings = settings;
        this.byMeaning = byMeaning;
        this.values = values;
        this.notions = notions;
        this.corrections = corrections;
    }

    private Lexical asked(String words, int mostWords, Expanding expanding) {
        return Lexical.of(words, mostWords, values, relevance, notions, expanding);
    }

    private ElasticsearchClient client() {
        return clients.getObject();
    }

    /// @throws UncheckedIOException when Elasticsearch does not answer
    public Results find(Query query, Viewer viewer) {
        try {
            return FewerWords.ifNeeded(most -> {
                Lexical asked = asked(query.words(), most, query.expanding());
                return asked.nothing()
                        ? browse(query, asked, viewer)
                        : search(query, asked, viewer);
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch does not answer", e);
        }
    }

    /// The passages of one document that have the words, in reading order.
    ///
    /// @param limit at most this many, the best
    public List<Results.Found> inDocument(String words, DocumentId id, int limit) {
        try {
            List<Hit> hits = FewerWords.ifNeeded(most -> hits(words, most, id, limit));
            List<String> order = documents.passages(id).stream().map(Passage::eId).toList();
            return found(recent.documents(List.of(id)), hits).getOrDefault(id, List.of()).stream()
                    .sorted(Comparator.comparingInt(f -> order.indexOf(f.passage().eId())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch does not answer", e);
        }
    }

    private List<Hit> hits(String words, int mostWords, DocumentId id, int limit)
            throws IOException {
        Lexical asked = asked(words, mostWords, Expanding.USUAL);
        if (asked.nothing()) {
            return List.of();
        }
        Reply reply =
                Reply.to(
                        client(),
                        s ->
                                s.index(settings.passages())
                                        .size(limit)
                                        .source(Reply.NO_SOURCE)
                                        .docvalueFields(Reply.PLACE)
                                        .query(within(asked, List.of(id.value())))
                                        .highlight(highlight(asked)));
        return reply.hits().stream().map(Search::hit).toList();
    }

    private Results browse(Query query, Lexical asked, Viewer viewer) throws IOException {
        Beside<Counts> counts = counts(query, asked, viewer);
        Reply all = documentSearch(query, asked, viewer, (query.page() + 1) * query.size());
        List<Ranked> ranked =
                all.hits().stream()
                        .map(hit ->
                                new Ranked(hit.document().value(), hit.revision(), 1, Has.WORDS))
                        .toList();
        return results(
                query,
                asked,
                viewer,
                new Ranking(ranked, Mode.LEXICAL, Map.of(), Map.of()),
                counts.get());
    }

    private Results search(Query query, Lexical asked, Viewer viewer) throws IOException {
        Beside<Counts> typed = counts(query, asked, viewer);
        Understood understood = understood(query, asked, viewer);
        Beside<Counts> counts =
                understood.asked() == asked ? typed : counts(query, understood.asked(), viewer);
        return results(query, understood.asked(), viewer, understood.ranking(), counts.get());
    }

    /// The order of the documents that are found, without what is shown of them.
    List<DocumentId> order(Query query, Viewer viewer) throws IOException {
        return FewerWords.ifNeeded(most ->
                understood(query, asked(query.words(), most, query.expanding()), viewer)
                        .ranking()
                        .on(query)
                        .stream()
                        .map(one -> new DocumentId(one.id()))
                        .toList());
    }

    /// The documents nearest in meaning, whatever their words, the nearest first.
    ///
    /// @return empty when the question's meaning is not known
    Optional<List<DocumentId>> nearest(String words, Viewer viewer) throws IOException {
        Query query = new Query(words, Map.of(), 0, 1, Mode.HYBRID);
        return nearest(query, asked(words, QueryParser.MOST_WORDS, query.expanding()), viewer)
                .get()
                .map(near -> near.keySet().stream().map(DocumentId::new).toList());
    }

    private record Understood(Lexical asked, Ranking ranking) {}

    // Who remembers a phrase wrongly, or puts a doubtful word in quotes, is better served by its
    // words than by nothing.
    private Understood understood(Query query, Lexical asked, Viewer viewer) throws IOException {
        Ranking ranking = ranking(query, asked, viewer);
        if (ranking.ranked().isEmpty()) {
            Optional<Lexical> words = asked.withoutPhrases();
            if (words.isPresent() && nothingAnywhere(query, asked, viewer)) {
                Ranking other = ranking(query, words.get(), viewer);
                if (!other.ranked().isEmpty()) {
                    return new Understood(words.get(), other);
                }
            }
        }
        return new Understood(asked, ranking);
    }

    // Whether it is not for the facets that were chosen that nothing is found.
    private boolean nothingAnywhere(Query query, Lexical asked, Viewer viewer) throws IOException {
        Query all =
                new Query(
                        query.words(), Map.of(), 0, query.size(), query.mode(), query.expanding());
        return query.chosen().isEmpty() || counts(all, asked, viewer).get().total() == 0;
    }

    /// @param revision of the document, later ones are greater
    private record Ranked(String id, long revision, double score, Has has) {

        /// What is there already stays where it is when something as good arrives.
        static final Comparator<Ranked> BEST_FIRST =
                Comparator.comparingDouble(Ranked::score)
                        .reversed()
                        .thenComparingLong(Ranked::revision)
                        .thenComparing(Ranked::id);

        boolean byMeaning() {
            return has == Has.MEANING;
        }
    }

    /// @param ranked all that can be paged through, best first
    /// @param recalled for each document how much of a typed sentence its passages say word for
    ///   word, by eId
    private record Ranking(
            List<Ranked> ranked,
            Mode mode,
            Map<String, ByMeaning.Near> near,
            Map<String, Map<String, Double>> recalled) {

        List<Ranked> on(Query page) {
            return ranked.stream()
                    .skip((long) page.page() * page.size())
                    .limit(page.size())
                    .toList();
        }
    }

    private Ranking ranking(Query query, Lexical asked, Viewer viewer) throws IOException {
        int window = Math.max(window(query, asked), (query.page() + 1) * query.size());
        Beside<Optional<Map<String, ByMeaning.Near>>> nearest = nearest(query, asked, viewer);
        Beside<Map<String, Map<String, Double>>> remembered = recalled(query, asked, viewer);
        Reply matches = documentSearch(query, asked, viewer, window);
        Map<String, Double> byDocument = new LinkedHashMap<>();
        Map<String, Long> revisions = new HashMap<>();
        Set<String> some = new HashSet<>();
        for (Reply.Hit hit : matches.hits()) {
            String id = hit.document().value();
            boolean enough = hit.matches(ENOUGH);
            byDocument.put(id, hit.score() - (enough ? apart(asked) : 0));
            revisions.put(id, hit.revision());
            if (asked.someWords() && !enough) {
                some.add(id);
            }
        }
        Map<String, Double> byPassage =
                byDocument.isEmpty()
                        ? Map.of()
                        : bestPassages(
                                asked, byDocument.keySet().stream().limit(COMPARED).toList());
        Optional<Map<String, ByMeaning.Near>> meaning = nearest.get();
        Map<String, ByMeaning.Near> near = meaning.orElse(Map.of());
        Map<String, Map<String, Double>> recalled = remembered.get();
        // A document whose own symbol was asked for goes before those that cite it.
        Set<String> named =
                Symbol.of(query.words()).stream()
                        .flatMap(symbol -> documents.ofSymbol(symbol, viewer).stream())
                        .map(document -> document.id().value())
                        .collect(Collectors.toSet());
        double bestDocument = best(byDocument.values());
        double bestPassage = best(byPassage.values());
        // The nearest of those that are all far is not near.
        double closest =
                Math.max(
                        relevance.close(),
                        best(near.values().stream().map(ByMeaning.Near::likeness).toList()));
        double enough = asked.question() ? 0 : relevance.most();
        List<Ranked> ranked = new ArrayList<>();
        byDocument.forEach((id, score) -> {
            ByMeaning.Near likeness = near.get(id);
            ranked.add(
                    new Ranked(
                            id,
                            revisions.getOrDefault(id, 0L),
                            (named.contains(id) ? FIRST : some.contains(id) ? 0 : enough)
                                    + relevance.document() * score / bestDocument
                                    + relevance.passage()
                                            * byPassage.getOrDefault(id, 0.0)
                                            / bestPassage
                                    + (likeness == null
                                            ? 0
                                            : relevance.meaning() * likeness.likeness() / closest)
                                    + relevance.verbatim()
                                            * most(recalled.getOrDefault(id, Map.of())),
                            some.contains(id) ? Has.SOME_WORDS : Has.WORDS));
        });
        near.forEach((id, likeness) -> {
            if (!byDocument.containsKey(id)
                    && likeness.likeness() >= relevance.alike()
                    && asked.meaningAlone()) {
                ranked.add(
                        new Ranked(
                                id,
                                likeness.revision(),
                                relevance.meaning() * likeness.likeness() / closest,
                                Has.MEANING));
            }
        });
        ranked.sort(Ranked.BEST_FIRST);
        return new Ranking(
                ranked, meaning.isPresent() ? Mode.HYBRID : Mode.LEXICAL, near, recalled);
    }

    // Where words alone decide, none of those after the compared can come before one of them.
    private static int window(Query query, Lexical asked) {
        boolean words =
                query.mode() == Mode.LEXICAL
                        && !WordForWord.of(asked.words()).enough()
                        && Symbol.of(query.words()).isEmpty();
        return words ? COMPARED : WINDOW;
    }

    // Whoever types a word or two means those with enough of them; the sense of a question may be
    // said otherwise.
    private static float apart(Lexical asked) {
        return asked.question() ? 0 : APART;
    }

    // Paragraphs of one series of reports share most of their words. Only their order tells which
    // of them somebody remembers.
    private Beside<Map<String, Map<String, Double>>> recalled(
            Query query, Lexical asked, Viewer viewer) {
        WordForWord typed = WordForWord.of(asked.words());
        // A long symbol is no sentence: who cites it would go before whose it is.
        if (!typed.enough() || Symbol.of(query.words()).isPresent()) {
            return Beside.known(Map.of());
        }
        var words = asked.mostWords();
        return Beside.start(() -> recalled(typed, words, filters(query, viewer)));
    }

    private Map<String, Map<String, Double>> recalled(
            WordForWord typed,
            co.elastic.clients.elasticsearch._types.query_dsl.Query words,
            List<co.elastic.clients.elasticsearch._types.query_dsl.Query> filters)
            throws IOException {
        Reply reply =
                Reply.to(
                        client(),
                        s ->
                                Reply.passages(s)
                                        .index(settings.passages())
                                        .size(RECALLED)
                                        .query(q -> q.bool(b -> b.filter(filters).must(words))));
        Map<String, Map<String, Double>> recalled = new HashMap<>();
        documents
                .passages(reply.places())
                .forEach((place, passage) -> {
                    double said = typed.in(passage.text());
                    if (said >= relevance.recalled()) {
                        recalled.computeIfAbsent(place.document().value(), any -> new HashMap<>())
                                .put(place.eId(), said);
                    }
                });
        return recalled;
    }

    private static double most(Map<String, Double> recalled) {
        return recalled.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
    }

    /// The documents nearest in meaning; empty when the question's meaning is not known or not
    /// asked for. Of a question that the model does not read, what can be said of it in English is
    /// compared.
    private Beside<Optional<Map<String, ByMeaning.Near>>> nearest(
            Query query, Lexical asked, Viewer viewer) {
        if (query.mode() != Mode.HYBRID) {
            return Beside.known(Optional.empty());
        }
        Optional<String> english = asked.translated("en");
        return Beside.start(() -> {
            Optional<float[]> vector =
                    byMeaning.vector(asked.words()).or(() -> english.flatMap(byMeaning::vectorOf));
            return vector.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            byMeaning.find(vector.get(), relevance.near(), filters(query, viewer)));
        });
    }

    private Results results(
            Query query, Lexical asked, Viewer viewer, Ranking ranking, Counts counts)
            throws IOException {
        List<Ranked> page = ranking.on(query);
        Map<String, ByMeaning.Near> near = ranking.near();
        // The truth decides once more: the index may be a moment behind a withdrawal.
        Beside<Map<DocumentId, Document>> holding =
                Beside.start(() ->
                        recent.documents(
                                page.stream().map(one -> new DocumentId(one.id())).toList()));
        Beside<String> meant =
                counts.total() < SELDOM
                        ? Beside.start(() -> meant(query, asked, counts.total(), viewer))
                        : Beside.known("");
        List<String> withWords =
                page.stream().filter(one -> !one.byMeaning()).map(Ranked::id).toList();
        List<Hit> candidates =
                asked.nothing() || withWords.isEmpty()
                        ? List.of()
                        : passagesOf(asked, withWords, near.isEmpty() ? PASSAGES : CANDIDATES);
        Map<DocumentId, Document> held = holding.get();
        Map<DocumentId, List<Results.Found>> passages =
                found(held, best(page, candidates, ranking));
        List<Results.Hit> hits = new ArrayList<>();
        for (Ranked one : page) {
            DocumentId id = new DocumentId(one.id());
            Document document = held.get(id);
            if (document != null && viewer.maySee(document.shown(), document.owner())) {
                hits.add(
                        new Results.Hit(
                                one.score(),
                                document,
                                one.has(),
                                passages.getOrDefault(id, List.of())));
            }
        }
        return new Results(
                counts.total(),
                (int) Math.max(0, ranking.ranked().size() - counts.total()),
                ranking.mode(),
                asked.plain() ? "" : asked.understood(),
                meant.get(),
                asked.notes().stream().map(Results.Remark::of).toList(),
                asked.expansions(),
                hits,
                counts.facets());
    }

    // What finds more than what was typed, with words like those that nothing has.
    private String meant(Query query, Lexical asked, long found, Viewer viewer) throws IOException {
        Optional<String> corrected;
        try {
            corrected = corrections.of(query.words(), viewer);
        } catch (ElasticsearchException e) {
            // An index with an older mapping does not know words as they are written.
            return "";
        }
        if (corrected.isEmpty()) {
            return "";
        }
        long better = counts(query, asked.instead(corrected.get()), viewer).get().total();
        return better > found ? corrected.get() : "";
    }

    /// The best passages of each document on the page, by their words and by what they mean.
    private List<Hit> best(List<Ranked> page, List<Hit> candidates, Ranking ranking) {
        Map<String, ByMeaning.Near> near = ranking.near();
        Map<String, List<Hit>> byDocument =
                candidates.stream().collect(Collectors.groupingBy(hit -> hit.document().value()));
        List<Hit> all = new ArrayList<>();
        for (Ranked one : page) {
            Map<String, Double> meant =
                    near.containsKey(one.id()) ? near.get(one.id()).passages() : Map.of();
            Map<String, Double> recalled = ranking.recalled().getOrDefault(one.id(), Map.of());
            Map<String, Hit> hits = new LinkedHashMap<>();
            byDocument.getOrDefault(one.id(), List.of()).forEach(hit -> hits.put(hit.eId(), hit));
            Stream.concat(meant.keySet().stream(), recalled.keySet().stream())
                    .forEach(eId ->
                            hits.putIfAbsent(eId, new Hit(new DocumentId(one.id()), eId, "", 0)));
            double mostWords = best(hits.values().stream().map(Hit::score).toList());
            double nearest =
                    Math.max(
                            relevance.close(),
                            meant.values().stream()
                                    .mapToDouble(Double::doubleValue)
                                    .max()
                                    .orElse(1));
            hits.values().stream()
                    .sorted(
                            Comparator.comparingDouble((Hit hit) ->
                                            relevance.words() * hit.score() / mostWords
                                                    + relevance.meaning()
                                                            * meant.getOrDefault(hit.eId(), 0.0)
                                                            / nearest
                                                    + relevance.verbatim()
                                                            * recalled.getOrDefault(hit.eId(), 0.0))
                                    .reversed())
                    .limit(PASSAGES)
                    .forEach(all::add);
        }
        return all;
    }

    /// What a reader may see of what was chosen: the filters of whatever asks the index.
    static List<co.elastic.clients.elasticsearch._types.query_dsl.Query> filters(
            Query query, Viewer viewer) {
        return List.of(
                co.elastic.clients.elasticsearch._types.query_dsl.Query.of(q ->
                        q.bool(b -> {
                            onlyVisible(b, viewer);
                            return b;
                        })),
                chosen(query, Set.of()));
    }

    // Beside the search for what is shown: that one would wait for it, and nothing waits for the
    // numbers until the page is put together.
    private Beside<Counts> counts(Query query, Lexical asked, Viewer viewer) {
        var matching =
                co.elastic.clients.elasticsearch._types.query_dsl.Query.of(q ->
                        q.bool(b -> {
                            onlyVisible(b, viewer);
                            return b.filter(asked.documents());
                        }));
        return Beside.start(() ->
                Counts.in(
                        Reply.to(
                                client(),
                                s ->
                                        Counts.of(query, s)
                                                .index(settings.documents())
                                                .query(matching))));
    }

    private Reply documentSearch(Query query, Lexical asked, Viewer viewer, int size)
            throws IOException {
        return Reply.to(
                client(),
                s -> {
                    Reply.revisions(s)
                            .index(settings.documents())
                            .size(size)
                            .trackTotalHits(t -> t.enabled(false))
                            .query(visible(query, asked, viewer));
                    if (asked.nothing()) {
                        s.sort(sort ->
                                sort.field(f ->
                                        f.field("date").order(SortOrder.Desc).missing("_last")));
                        s.sort(sort -> sort.field(f -> f.field("documentId").order(SortOrder.Asc)));
                    }
                    return s;
                });
    }

    // Those of the documents with enough of the words, or with some of a question's.
    private static co.elastic.clients.elasticsearch._types.query_dsl.Query visible(
            Query query, Lexical asked, Viewer viewer) {
        return co.elastic.clients.elasticsearch._types.query_dsl.Query.of(q ->
                q.bool(b -> {
                    b.filter(filters(query, viewer));
                    if (!asked.nothing()) {
                        b.must(asked.someWords() ? asked.shown() : asked.documents());
                        if (asked.someWords()) {
                            b.should(marked(asked.documents(), apart(asked)));
                        }
                        b.should(asked.inTitle());
                    }
                    return b;
                }));
    }

    // Tells of each document whether it has enough of the words.
    private static co.elastic.clients.elasticsearch._types.query_dsl.Query marked(
            co.elastic.clients.elasticsearch._types.query_dsl.Query enough, float apart) {
        return co.elastic.clients.elasticsearch._types.query_dsl.Query.of(
                q -> q.constantScore(c -> c.filter(enough).boost(apart).queryName(ENOUGH)));
    }

    private static co.elastic.clients.elasticsearch._types.query_dsl.Query within(
            Lexical asked, Collection<String> ids) {
        return co.elastic.clients.elasticsearch._types.query_dsl.Query.of(q ->
                q.bool(b ->
                        b.filter(f ->
                                        f.terms(t ->
                                                t.field("documentId")
                                                        .terms(v -> v.value(values(ids)))))
                                .must(asked.passagesInOrder())));
    }

    // Who may see what, and which documents count: the one place where a query gets it.
    static void onlyVisible(BoolQuery.Builder bool, Viewer viewer) {
        List<String> keys = viewer.keys();
        if (!keys.isEmpty()) {
            bool.filter(f -> f.terms(t -> t.field("readers").terms(v -> v.value(values(keys)))));
        }
        bool.filter(f -> f.term(t -> t.field("current").value(true)));
        bool.filter(f -> f.term(t -> t.field("folded").value(false)));
    }

    private Map<String, Double> bestPassages(Lexical asked, Collection<String> ids)
            throws IOException {
        Reply reply =
                Reply.to(
                        client(),
                        s ->
                                Reply.documents(s)
                                        .index(settings.passages())
                                        .size(ids.size())
                                        .query(within(asked, ids))
                                        .collapse(c -> c.field(Reply.DOCUMENT)));
        Map<String, Double> scores = new HashMap<>();
        reply.hits().forEach(hit -> scores.put(hit.document().value(), hit.score()));
        return scores;
    }

    // One search for all documents: the same for each of them by itself would take the query apart
    // as often.
    private List<Hit> passagesOf(Lexical asked, Collection<String> ids, int each)
            throws IOException {
        Reply reply =
                Reply.to(
                        client(),
                        s ->
                                s.index(settings.passages())
                                        .size(0)
                                        .requestCache(false)
                                        .trackTotalHits(t -> t.enabled(false))
                                        .query(within(asked, ids))
                                        .aggregations(
                                                DOCUMENTS,
                                                a ->
                                                        a.terms(t ->
                                                                        t.field(Reply.DOCUMENT)
                                                                                .size(ids.size()))
                                                                .aggregations(
                                                                        BEST, best(asked, each))));
        return reply.group("sterms", DOCUMENTS).buckets().stream()
                .map(bucket -> bucket.in("top_hits", BEST).hits())
                .filter(Objects::nonNull)
                .flatMap(best -> best.hits().stream())
                .map(Search::hit)
                .toList();
    }

    private static Aggregation best(Lexical asked, int each) {
        return Aggregation.of(a ->
                a.topHits(best ->
                        best.size(each)
                                .source(Reply.NO_SOURCE)
                                .docvalueFields(Reply.PLACE)
                                .highlight(highlight(asked))));
    }

    /// @param score by its words; 0 without any
    private record Hit(DocumentId document, String eId, String marked, double score) {}

    private static Hit hit(Reply.Hit hit) {
        Documents.Place place = hit.place();
        return new Hit(place.document(), place.eId(), hit.marked(), hit.score());
    }

    private Map<DocumentId, List<Results.Found>> found(
            Map<DocumentId, Document> held, List<Hit> hits) {
        Map<Documents.Place, Passage> passages =
                recent.passages(
                        held,
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

    private static Highlight highlight(Lexical asked) {
        return Highlight.of(h ->
                h.type(HighlighterType.Unified)
                        .numberOfFragments(0)
                        .highlightQuery(asked.marks())
                        .preTags(Highlights.START)
                        .postTags(Highlights.END)
                        .fields(MARKED));
    }

    static co.elastic.clients.elasticsearch._types.query_dsl.Query chosen(
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

    private static List<FieldValue> values(Collection<String> values) {
        return values.stream().map(FieldValue::of).collect(Collectors.toList());
    }

    private static double best(Collection<Double> scores) {
        double best = scores.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        return best > 0 ? best : 1;
    }
}
