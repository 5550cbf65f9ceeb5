package org.compendium.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeAggregationSource;
import co.elastic.clients.elasticsearch._types.aggregations.CompositeBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.util.NamedValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.compendium.account.Viewer;
import org.compendium.document.Bodies;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Passage;
import org.compendium.search.meaning.Model;
import org.compendium.search.meaning.Vectors;
import org.compendium.theme.Concept;
import org.compendium.theme.Themes;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The two indices: one entry for each document, one for each passage. Entries carry the document's
/// revision as external version, so that an old truth never overwrites a new one, whoever is late.
@Component
class SearchIndex {

    private static final int BULK = 1_000;

    /// Characters in one bulk request, so that long documents do not make it large.
    private static final int BULK_LENGTH = 4_000_000;

    private static final int PAGE = 5_000;

    private static final String DOCUMENT = "documentId";

    /// In characters: "See annex." means nothing that anybody looks for.
    private static final int SHORTEST_MEANT = 20;

    /// The revision of the deletion of a document that the store never heard of.
    private static final long NEVER_KNOWN = Long.MAX_VALUE / 2;

    private final ObjectProvider<ElasticsearchClient> clients;
    private final Indices indices;
    private final Model model;
    private final Vectors vectors;
    private final Places places;
    private final Themes themes;
    private final Bodies bodies = Bodies.ofPack();

    SearchIndex(
            ObjectProvider<ElasticsearchClient> clients,
            Indices indices,
            Model model,
            Vectors vectors,
            Places places,
            Themes themes) {
        this.clients = clients;
        this.indices = indices;
        this.model = model;
        this.vectors = vectors;
        this.places = places;
        this.themes = themes;
    }

    // Asked for at the first use: the application starts while Elasticsearch does.
    private ElasticsearchClient client() {
        return clients.getObject();
    }

    /// Makes sure that there is something to write to, whatever a killed process left half done.
    ///
    /// @return what tells the two indices that are to be filled, and what they are filled with,
    ///   from any that were or will be there
    String prepare() throws IOException {
        return indices.prepare() + thesaurus();
    }

    /// Begins a new pair of indices beside those that are searched.
    void rebuild() throws IOException {
        indices.rebuild();
    }

    Indices.Pair searched() {
        return indices.searched();
    }

    /// What is filled to be searched later.
    Optional<Indices.Pair> next() throws IOException {
        return indices.next();
    }

    /// From now on that is searched which was filled.
    void swap() throws IOException {
        indices.swap();
    }

    /// Indices that were searched before, and are of no use to a question that is asked now.
    Set<String> past() throws IOException {
        return indices.past();
    }

    void remove(Set<String> past) throws IOException {
        indices.remove(past);
    }

    /// What tells the tree of concepts: when it changes, every document is written again.
    private String thesaurus() {
        return Integer.toHexString(
                themes.all().stream()
                        .map(concept -> concept.id() + '<' + concept.broader())
                        .sorted()
                        .toList()
                        .hashCode());
    }

    /// Whether Elasticsearch answers and has both indices.
    boolean answers() {
        try {
            return indices.complete();
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /// Writes what the truth says of these documents now, removes passages that they no longer
    /// have, and documents that are gone.
    ///
    /// A document's own entry is written before its passages: one without an entry has no passages
    /// here either, and the costly look for old ones is only for documents that were here before.
    ///
    /// @return what was written
    Written follow(Documents truth, List<DocumentId> ids) {
        try {
            themes.now(); // What a document's themes hang below may have changed elsewhere just
            // now.
            List<Prepared> all = new ArrayList<>();
            List<String> meant = new ArrayList<>();
            for (Document document : truth.findAll(ids).values()) {
                var one = new Prepared(document, truth.passages(document.id()));
                all.add(one);
                one.meant().forEach(passage -> meant.add(passage.text()));
            }
            Map<String, float[]> made = vectors.of(meant);
            Map<DocumentId, Long> gone = new HashMap<>();
            for (DocumentId id : ids) {
                if (all.stream().noneMatch(one -> one.document().id().equals(id))) {
                    gone.put(id, truth.deletedAt(id).orElse(NEVER_KNOWN));
                }
            }
            for (Indices.Pair pair : indices.written()) {
                write(pair, all, made);
                for (Map.Entry<DocumentId, Long> one : gone.entrySet()) {
                    remove(pair, one.getKey(), one.getValue());
                }
            }
            Map<DocumentId, Long> written = new HashMap<>();
            Set<DocumentId> incomplete = new LinkedHashSet<>();
            for (Prepared one : all) {
                written.put(one.document().id(), one.document().revision());
                if (!one.meant().stream().allMatch(passage -> made.containsKey(passage.text()))) {
                    incomplete.add(one.document().id());
                }
            }
            return new Written(written, incomplete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A document as it is written.
    private final class Prepared {

        private final Document document;
        private final List<Passage> passages;
        private final Map<String, Object> properties;

        Prepared(Document document, List<Passage> passages) {
            this.document = document;
            this.passages = passages;
            this.properties = properties(document);
        }

        Document document() {
            return document;
        }

        /// Those that can be found by their meaning.
        List<Passage> meant() {
            return passages.stream().filter(passage -> hasVector(document, passage)).toList();
        }
    }

    private void write(Indices.Pair pair, List<Prepared> all, Map<String, float[]> made)
            throws IOException {
        List<Document> known = alreadyHere(pair.documents(), all);
        var sending = new Sending(pair);
        for (Prepared one : all) {
            sending.add(
                    operation(pair.documents(), one.document.id().value(), one, entry(one)),
                    length(one.passages));
        }
        sending.finish();
        for (Prepared one : all) {
            int position = 0;
            for (Passage passage : one.passages) {
                float @Nullable [] vector =
                        hasVector(one.document, passage) ? made.get(passage.text()) : null;
                sending.add(
                        operation(
                                pair.passages(),
                                one.document.id() + "/" + passage.eId(),
                                one,
                                row(one, passage, position++, vector)),
                        passage.text().length());
            }
        }
        sending.finish();
        removeOldPassages(pair, known);
    }

    /// @param revisions of each document that was written
    /// @param incomplete those of them that have passages whose vectors are not made yet
    record Written(Map<DocumentId, Long> revisions, Set<DocumentId> incomplete) {}

    /// Whether a passage can be found by its meaning: it says something by itself, in a language
    /// that the model was made for.
    boolean hasVector(Document document, Passage passage) {
        return passage.form() != Passage.Form.HEADING
                && model.reads(document.languageOf(passage))
                && passage.text().length() >= SHORTEST_MEANT;
    }

    private static int length(List<Passage> passages) {
        return passages.stream().mapToInt(passage -> passage.text().length()).sum();
    }

    /// Those of the documents that have an entry, findable or not yet.
    private List<Document> alreadyHere(Indices.Target target, List<Prepared> all)
            throws IOException {
        Map<String, Document> documents = new HashMap<>();
        all.forEach(one -> documents.put(one.document.id().value(), one.document));
        List<Document> here = new ArrayList<>();
        if (documents.isEmpty()) {
            return here;
        }
        for (var answer :
                client().mget(
                                m ->
                                        m.index(target.alias())
                                                .ids(List.copyOf(documents.keySet()))
                                                .source(source -> source.fetch(false)),
                                Void.class)
                        .docs()) {
            if (answer.isResult() && answer.result().found()) {
                Document document = documents.get(answer.result().id());
                if (document != null) {
                    here.add(document);
                }
            }
        }
        return here;
    }

    private Map<String, Object> entry(Prepared one) {
        Document document = one.document;
        List<Passage> passages = one.passages;
        String language = Languages.field(document.language());
        Map<String, Object> entry = new LinkedHashMap<>(one.properties);
        entry.put("date", document.date() == null ? null : document.date().toString());
        entry.put("title", Map.of(language, document.title()));
        Map<String, List<String>> text = new HashMap<>();
        text.computeIfAbsent(language, any -> new ArrayList<>())
                .addAll(List.of(document.title(), document.citedAs()));
        passages.forEach(passage ->
                text.computeIfAbsent(
                                Languages.field(document.languageOf(passage)),
                                any -> new ArrayList<>())
                        .add(passage.text()));
        text.values().forEach(texts -> texts.add(Hyphens.joined(texts)));
        entry.put("text", text);
        entry.put(
                "labels",
                passages.stream().map(Passage::label).filter(Objects::nonNull).distinct().toList());
        return entry;
    }

    private Map<String, Object> row(
            Prepared one, Passage passage, int position, float @Nullable [] vector) {
        Document document = one.document;
        String language = Languages.field(document.language());
        Map<String, Object> row = new LinkedHashMap<>(one.properties);
        row.put("eid", passage.eId());
        row.put("position", position);
        row.put("form", passage.form().name().toLowerCase(Locale.ROOT));
        row.put("label", passage.label());
        row.put("headings", Map.of(language, passage.headings()));
        row.put("text", Map.of(Languages.field(document.languageOf(passage)), passage.text()));
        if (vector != null) {
            row.put(Indices.vectorField(model), vector);
        }
        return row;
    }

    /// Gathers operations into requests of a bounded size.
    private final class Sending {

        private final Indices.Pair pair;
        private final List<BulkOperation> operations = new ArrayList<>();
        private int length;

        Sending(Indices.Pair pair) {
            this.pair = pair;
        }

        void add(BulkOperation operation, int size) throws IOException {
            operations.add(operation);
            length += size;
            if (operations.size() >= BULK || length >= BULK_LENGTH) {
                finish();
            }
        }

        void finish() throws IOException {
            send(pair, operations);
            operations.clear();
            length = 0;
        }
    }

    /// Removes a deleted document.
    ///
    /// @param revision of its tombstone
    private void remove(Indices.Pair pair, DocumentId document, long revision) throws IOException {
        send(
                pair,
                List.of(
                        BulkOperation.of(b ->
                                b.delete(d ->
                                        d.index(pair.documents().alias())
                                                .id(document.value())
                                                .version(revision)
                                                .versionType(VersionType.ExternalGte)))));
        removePassages(
                pair,
                Map.of(document.value(), revision),
                Query.of(q -> q.bool(older(document, revision))));
    }

    private void removeOldPassages(Indices.Pair pair, List<Document> documents) throws IOException {
        Map<String, Long> revisions = new HashMap<>();
        documents.forEach(document -> revisions.put(document.id().value(), document.revision()));
        if (!documents.isEmpty()) {
            removePassages(
                    pair,
                    revisions,
                    Query.of(q ->
                            q.bool(b -> {
                                documents.forEach(document ->
                                        b.should(s ->
                                                s.bool(older(document.id(), document.revision()))));
                                return b;
                            })));
        }
    }

    private static BoolQuery older(DocumentId document, long revision) {
        return BoolQuery.of(b ->
                b.filter(f -> f.term(t -> t.field("documentId").value(document.value())))
                        .filter(f ->
                                f.range(r ->
                                        r.number(n -> n.field("revision").lt((double) revision)))));
    }

    /// Makes everything written so far findable.
    void refresh() throws IOException {
        refresh(indices.searched());
    }

    // Passages first: a document that is found has its passages, even if one asks in between.
    void refresh(Indices.Pair pair) throws IOException {
        client().indices().refresh(r -> r.index(pair.passages().alias()));
        client().indices().refresh(r -> r.index(pair.documents().alias()));
    }

    /// What a document's entry and those of its passages have in common.
    private Map<String, Object> properties(Document document) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("documentId", document.id().value());
        fields.put("work", document.work().value());
        fields.put("revision", document.revision());
        fields.put("readers", Viewer.marks(document.shown(), document.owner()));
        fields.put("current", document.current());
        fields.put("folded", document.folded());
        fields.put("kind", document.kind().slug());
        fields.put("language", document.language());
        OptionalInt year = document.year();
        fields.put("year", year.isPresent() ? String.valueOf(year.getAsInt()) : null);
        fields.put("themes", withBroader(document.themes()));
        fields.put("countries", document.countries());
        fields.put("regions", places.regions(document));
        fields.put("groups", places.groups(document));
        fields.put("stages", places.stages(document));
        fields.put("body", body(document));
        fields.put("symbol", document.symbol() == null ? null : document.symbol().key());
        return fields;
    }

    // Of a digest, that of the work it retells.
    private @Nullable String body(Document document) {
        return Optional.ofNullable(
                        document.symbol() == null ? document.retells() : document.symbol())
                .flatMap(bodies::of)
                .or(() ->
                        Optional.ofNullable(document.body())
                                .map(printed -> bodies.called(printed).orElse(printed)))
                .orElse(null);
    }

    // Whoever looks for a concept looks for those below it too.
    private Set<String> withBroader(List<String> concepts) {
        Set<String> all = new LinkedHashSet<>();
        for (String concept : concepts) {
            Optional<String> at = Optional.of(concept);
            while (at.isPresent() && all.add(at.get())) {
                at = themes.find(at.get()).map(Concept::broader);
            }
        }
        return all;
    }

    // An index with an older mapping takes what it knows; it is replaced soon.
    private static BulkOperation operation(
            Indices.Target target, String id, Prepared one, Map<String, Object> entry) {
        if (target.older()) {
            entry.keySet().retainAll(target.known());
            entry.replaceAll((field, value) ->
                    value instanceof Map<?, ?> byLanguage
                            ? Languages.known(field, byLanguage, target.known())
                            : value);
        }
        return BulkOperation.of(b ->
                b.index(i ->
                        i.index(target.alias())
                                .id(id)
                                .version(one.document.revision())
                                .versionType(VersionType.ExternalGte)
                                .document(entry)));
    }

    private void send(Indices.Pair pair, List<BulkOperation> operations) throws IOException {
        if (operations.isEmpty()) {
            return;
        }
        // An alias that was lost must not come back as an index with a guessed mapping.
        BulkResponse response =
                client().bulk(BulkRequest.of(b -> b.requireAlias(true).operations(operations)));
        if (!response.errors()) {
            return;
        }
        List<BulkOperation> outdated = new ArrayList<>();
        for (BulkResponseItem item : response.items()) {
            // 409: a newer revision is there already.
            if (item.error() != null && item.status() != 409) {
                if (!pair.documents().older()) {
                    throw new IOException(
                            "Elasticsearch refused "
                                    + item.id()
                                    + ": "
                                    + item.error().type()
                                    + ", "
                                    + item.error().reason());
                }
                outdated.add(
                        BulkOperation.of(b ->
                                b.delete(
                                        d -> d.index(item.index()).id(String.valueOf(item.id())))));
            }
        }
        // What an older mapping cannot take is not shown as it was; the next index has it.
        if (!outdated.isEmpty()) {
            client().bulk(BulkRequest.of(b -> b.operations(outdated)));
        }
    }

    /// @param revisions of the documents whose passages the query finds
    private void removePassages(Indices.Pair pair, Map<String, Long> revisions, Query query)
            throws IOException {
        Indices.Target passages = pair.passages();
        while (true) {
            client().indices().refresh(r -> r.index(passages.alias()));
            SearchResponse<Void> found =
                    client().search(
                                    s ->
                                            s.index(passages.alias())
                                                    .size(BULK)
                                                    .source(source -> source.fetch(false))
                                                    .query(query),
                                    Void.class);
            List<BulkOperation> deletions = new ArrayList<>();
            for (Hit<Void> hit : found.hits().hits()) {
                String id = String.valueOf(hit.id());
                long revision =
                        revisions.getOrDefault(id.substring(0, id.indexOf('/')), Long.MAX_VALUE);
                deletions.add(
                        BulkOperation.of(b ->
                                b.delete(d ->
                                        d.index(passages.alias())
                                                .id(id)
                                                .version(revision)
                                                .versionType(VersionType.ExternalGte))));
            }
            if (deletions.isEmpty()) {
                return;
            }
            send(pair, deletions);
        }
    }

    /// The revision of each document in the index.
    Map<DocumentId, Long> revisions(Indices.Pair pair) throws IOException {
        Map<DocumentId, Long> revisions = new HashMap<>();
        @Nullable String after = null;
        while (true) {
            String start = after;
            SearchResponse<Map<String, Object>> page =
                    client().search(
                                    s -> {
                                        s.index(pair.documents().alias())
                                                .size(PAGE)
                                                .source(source ->
                                                        source.filter(f -> f.includes("revision")))
                                                .sort(sort ->
                                                        sort.field(f ->
                                                                f.field("documentId")
                                                                        .order(SortOrder.Asc)));
                                        if (start != null) {
                                            s.searchAfter(FieldValue.of(start));
                                        }
                                        return s;
                                    },
                                    (java.lang.reflect.Type) Map.class);
            for (Hit<Map<String, Object>> hit : page.hits().hits()) {
                Map<String, Object> source = hit.source();
                String id = hit.id();
                if (source != null
                        && id != null
                        && source.get("revision") instanceof Number revision) {
                    revisions.put(new DocumentId(id), revision.longValue());
                    after = id;
                }
            }
            if (page.hits().hits().size() < PAGE) {
                return revisions;
            }
        }
    }

    /// How many passages are in the index.
    long passageCount() throws IOException {
        return client().count(c -> c.index(indices.searched().passages().alias())).count();
    }

    /// How many passages of each document are in the index; documents without any are left out.
    Map<DocumentId, Long> passageCounts(Indices.Pair pair) throws IOException {
        Map<DocumentId, Long> counts = new HashMap<>();
        Map<String, FieldValue> after = Map.of();
        do {
            Map<String, FieldValue> start = after;
            Aggregate answer =
                    client().search(
                                    s ->
                                            s.index(pair.passages().alias())
                                                    .size(0)
                                                    .trackTotalHits(t -> t.enabled(false))
                                                    .aggregations(
                                                            DOCUMENT,
                                                            a -> a.composite(byDocument(start))),
                                    Void.class)
                            .aggregations()
                            .get(DOCUMENT);
            if (answer == null) {
                throw new IOException("Elasticsearch did not count the passages");
            }
            for (CompositeBucket bucket : answer.composite().buckets().array()) {
                FieldValue document = bucket.key().get(DOCUMENT);
                if (document != null) {
                    counts.put(new DocumentId(document.stringValue()), bucket.docCount());
                }
            }
            after = answer.composite().afterKey();
        } while (!after.isEmpty());
        return counts;
    }

    private static CompositeAggregation byDocument(Map<String, FieldValue> after) {
        return CompositeAggregation.of(c -> {
            c.size(PAGE)
                    .sources(
                            List.of(
                                    NamedValue.of(
                                            DOCUMENT,
                                            CompositeAggregationSource.of(source ->
                                                    source.terms(t -> t.field(DOCUMENT))))));
            return after.isEmpty() ? c : c.after(after);
        });
    }
}
