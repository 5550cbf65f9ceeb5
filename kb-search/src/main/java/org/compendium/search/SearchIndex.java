package org.compendium.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkOperation;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import co.elastic.clients.elasticsearch.core.search.Hit;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
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
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The two indices: one entry for each document, one for each passage. Entries carry the document's
/// revision as external version, so that an old truth never overwrites a new one, whoever is late.
@Component
class SearchIndex {

    private static final int BULK = 1_000;

    /// Characters in one bulk request, so that long documents do not make it large.
    private static final int BULK_LENGTH = 4_000_000;

    private static final int PAGE = 5_000;

    /// In characters: "See annex." means nothing that anybody looks for.
    private static final int SHORTEST_MEANT = 20;

    private final ObjectProvider<ElasticsearchClient> clients;
    private final SearchSettings settings;
    private final Model model;
    private final Vectors vectors;
    private final Places places;
    private final Themes themes;
    private final JsonMapper json = new JsonMapper();

    SearchIndex(
            ObjectProvider<ElasticsearchClient> clients,
            SearchSettings settings,
            Model model,
            Vectors vectors,
            Places places,
            Themes themes) {
        this.clients = clients;
        this.settings = settings;
        this.model = model;
        this.vectors = vectors;
        this.places = places;
        this.themes = themes;
    }

    // Asked for at the first use: the application starts while Elasticsearch does.
    private ElasticsearchClient client() {
        return clients.getObject();
    }

    /// Makes sure that both aliases lead to an index with today's mapping. Whatever a killed
    /// process left half done is finished.
    ///
    /// @return what tells the two indices from any that were or will be there
    String prepare() throws IOException {
        ObjectNode passages = definition("passages.json");
        if (model.name().isPresent()) {
            ((ObjectNode) passages.required("mappings").required("properties"))
                    .putObject("vector")
                    .put("type", "dense_vector")
                    .put("dims", model.dimensions())
                    .put("similarity", "cosine")
                    .putObject("index_options")
                    .put("type", "int8_hnsw");
        }
        return prepare(settings.documents(), definition("documents.json"), "")
                + ", "
                + prepare(settings.passages(), passages, model.name().orElse(""))
                + ", "
                + thesaurus();
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
            return client().indices().exists(e -> e.index(settings.documents())).value()
                    && client().indices().exists(e -> e.index(settings.passages())).value();
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /// The mapping of an index, with the analysis that both have in common.
    private ObjectNode definition(String file) throws IOException {
        ObjectNode definition = resource(file);
        definition.setAll(resource("analysis.json"));
        return definition;
    }

    private ObjectNode resource(String file) throws IOException {
        try (InputStream in = SearchIndex.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the class path");
            }
            return (ObjectNode) json.readTree(in);
        }
    }

    private String prepare(String alias, ObjectNode definition, String made) throws IOException {
        // The name tells the mapping and the model: a changed one makes a new index beside the old.
        String index = alias + "-" + Integer.toHexString((definition.toString() + made).hashCode());
        if (!client().indices().exists(e -> e.index(index)).value()) {
            create(index, definition);
        }
        Set<String> leads =
                client().indices().existsAlias(a -> a.name(alias)).value()
                        ? client().indices().getAlias(a -> a.name(alias)).aliases().keySet()
                        : Set.of();
        if (!leads.equals(Set.of(index))) {
            client().indices()
                    .updateAliases(u -> {
                        leads.stream()
                                .filter(name -> !name.equals(index))
                                .forEach(name -> u.actions(a -> a.removeIndex(r -> r.index(name))));
                        return u.actions(a -> a.add(add -> add.index(index).alias(alias)));
                    });
        }
        return index + " " + identity(index);
    }

    /// An index that is made anew under the same name has another.
    private String identity(String index) throws IOException {
        var state = client().indices().getSettings(s -> s.index(index)).get(index);
        var indexSettings = state == null ? null : state.settings();
        var inner = indexSettings == null ? null : indexSettings.index();
        String uuid = inner == null ? null : inner.uuid();
        if (uuid == null) {
            throw new IOException("Elasticsearch does not tell the identity of " + index);
        }
        return uuid;
    }

    private void create(String index, ObjectNode definition) throws IOException {
        try {
            client().indices()
                    .create(c ->
                            c.index(index)
                                    .withJson(new StringReader(definition.toString()))
                                    .settings(s ->
                                            s.withJson(
                                                            new StringReader(
                                                                    definition
                                                                            .required("settings")
                                                                            .toString()))
                                                    .numberOfShards(
                                                            String.valueOf(settings.shards()))
                                                    .numberOfReplicas(
                                                            String.valueOf(settings.replicas()))));
        } catch (ElasticsearchException e) {
            if (!"resource_already_exists_exception".equals(e.error().type())) {
                throw e;
            }
            // Another instance was faster.
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
            Map<DocumentId, Document> held = truth.findAll(ids);
            List<Document> known = held.isEmpty() ? List.of() : alreadyHere(held);
            Map<DocumentId, List<Passage>> passages = new HashMap<>();
            Map<DocumentId, Map<String, Object>> of = new HashMap<>();
            List<String> meant = new ArrayList<>();
            var sending = new Sending();
            for (Document document : held.values()) {
                List<Passage> texts = truth.passages(document.id());
                passages.put(document.id(), texts);
                texts.stream()
                        .filter(passage -> hasVector(document, passage))
                        .forEach(passage -> meant.add(passage.text()));
                Map<String, Object> properties = properties(document);
                of.put(document.id(), properties);
                sending.add(entry(document, properties, texts), length(texts));
            }
            sending.finish();
            Map<String, float[]> made = vectors.of(meant);
            Set<DocumentId> incomplete = new LinkedHashSet<>();
            for (Document document : held.values()) {
                Map<String, Object> properties = of.getOrDefault(document.id(), Map.of());
                int position = 0;
                for (Passage passage : passages.getOrDefault(document.id(), List.of())) {
                    float @Nullable [] vector =
                            hasVector(document, passage) ? made.get(passage.text()) : null;
                    if (vector == null && hasVector(document, passage)) {
                        incomplete.add(document.id());
                    }
                    sending.add(
                            row(document, properties, passage, position++, vector),
                            passage.text().length());
                }
            }
            sending.finish();
            removeOldPassages(known);
            for (DocumentId id : ids) {
                if (!held.containsKey(id)) {
                    var tombstone = truth.deletedAt(id);
                    if (tombstone.isPresent()) {
                        remove(id, tombstone.get());
                    }
                }
            }
            Map<DocumentId, Long> written = new HashMap<>();
            held.forEach((id, document) -> written.put(id, document.revision()));
            return new Written(written, incomplete);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
    private List<Document> alreadyHere(Map<DocumentId, Document> documents) throws IOException {
        List<String> ids = documents.keySet().stream().map(DocumentId::value).toList();
        List<Document> here = new ArrayList<>();
        for (var answer :
                client().mget(
                                m ->
                                        m.index(settings.documents())
                                                .ids(ids)
                                                .source(source -> source.fetch(false)),
                                Void.class)
                        .docs()) {
            if (answer.isResult() && answer.result().found()) {
                Document document = documents.get(new DocumentId(answer.result().id()));
                if (document != null) {
                    here.add(document);
                }
            }
        }
        return here;
    }

    private BulkOperation entry(
            Document document, Map<String, Object> properties, List<Passage> passages) {
        String language = Languages.field(document.language());
        Map<String, Object> entry = new LinkedHashMap<>(properties);
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
        return operation(settings.documents(), document.id().value(), document.revision(), entry);
    }

    private BulkOperation row(
            Document document,
            Map<String, Object> properties,
            Passage passage,
            int position,
            float @Nullable [] vector) {
        String language = Languages.field(document.language());
        Map<String, Object> row = new LinkedHashMap<>(properties);
        row.put("eid", passage.eId());
        row.put("position", position);
        row.put("form", passage.form().name().toLowerCase(Locale.ROOT));
        row.put("label", passage.label());
        row.put("headings", Map.of(language, passage.headings()));
        row.put("text", Map.of(Languages.field(document.languageOf(passage)), passage.text()));
        if (vector != null) {
            row.put("vector", vector);
        }
        return operation(
                settings.passages(), document.id() + "/" + passage.eId(), document.revision(), row);
    }

    /// Gathers operations into requests of a bounded size.
    private final class Sending {

        private final List<BulkOperation> operations = new ArrayList<>();
        private int length;

        void add(BulkOperation operation, int size) throws IOException {
            operations.add(operation);
            length += size;
            if (operations.size() >= BULK || length >= BULK_LENGTH) {
                finish();
            }
        }

        void finish() throws IOException {
            send(operations);
            operations.clear();
            length = 0;
        }
    }

    /// Removes a deleted document.
    ///
    /// @param revision of its tombstone
    private void remove(DocumentId document, long revision) throws IOException {
        send(
                List.of(
                        BulkOperation.of(b ->
                                b.delete(d ->
                                        d.index(settings.documents())
                                                .id(document.value())
                                                .version(revision)
                                                .versionType(VersionType.ExternalGte)))));
        removePassages(
                Map.of(document.value(), revision),
                Query.of(q -> q.bool(older(document, revision))));
    }

    private void removeOldPassages(List<Document> documents) throws IOException {
        Map<String, Long> revisions = new HashMap<>();
        documents.forEach(document -> revisions.put(document.id().value(), document.revision()));
        if (!documents.isEmpty()) {
            removePassages(
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
        client().indices().refresh(r -> r.index(settings.documents(), settings.passages()));
    }

    /// What a document's entry and those of its passages have in common.
    private Map<String, Object> properties(Document document) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("documentId", document.id().value());
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
        fields.put("symbol", document.symbol() == null ? null : document.symbol().key());
        return fields;
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

    private static BulkOperation operation(
            String index, String id, long version, Map<String, Object> entry) {
        return BulkOperation.of(b ->
                b.index(i ->
                        i.index(index)
                                .id(id)
                                .version(version)
                                .versionType(VersionType.ExternalGte)
                                .document(entry)));
    }

    private void send(List<BulkOperation> operations) throws IOException {
        if (operations.isEmpty()) {
            return;
        }
        // An alias that was lost must not come back as an index with a guessed mapping.
        BulkResponse response =
                client().bulk(BulkRequest.of(b -> b.requireAlias(true).operations(operations)));
        if (!response.errors()) {
            return;
        }
        for (BulkResponseItem item : response.items()) {
            // 409: a newer revision is there already.
            if (item.error() != null && item.status() != 409) {
                throw new IOException(
                        "Elasticsearch refused "
                                + item.id()
                                + ": "
                                + item.error().type()
                                + ", "
                                + item.error().reason());
            }
        }
    }

    /// @param revisions of the documents whose passages the query finds
    private void removePassages(Map<String, Long> revisions, Query query) throws IOException {
        while (true) {
            client().indices().refresh(r -> r.index(settings.passages()));
            SearchResponse<Void> found =
                    client().search(
                                    s ->
                                            s.index(settings.passages())
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
                                        d.index(settings.passages())
                                                .id(id)
                                                .version(revision)
                                                .versionType(VersionType.ExternalGte))));
            }
            if (deletions.isEmpty()) {
                return;
            }
            send(deletions);
        }
    }

    /// The revision of each document in the index.
    Map<DocumentId, Long> revisions() throws IOException {
        Map<DocumentId, Long> revisions = new HashMap<>();
        @Nullable String after = null;
        while (true) {
            String start = after;
            SearchResponse<Map<String, Object>> page =
                    client().search(
                                    s -> {
                                        s.index(settings.documents())
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
        return client().count(c -> c.index(settings.passages())).count();
    }
}
