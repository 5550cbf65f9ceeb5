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
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.compendium.account.Viewer;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Passage;
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

    private final ObjectProvider<ElasticsearchClient> clients;
    private final SearchSettings settings;

    SearchIndex(ObjectProvider<ElasticsearchClient> clients, SearchSettings settings) {
        this.clients = clients;
        this.settings = settings;
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
        return prepare(settings.documents(), "documents.json")
                + ", "
                + prepare(settings.passages(), "passages.json");
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

    private String prepare(String alias, String definition) throws IOException {
        byte[] json;
        try (InputStream in = SearchIndex.class.getResourceAsStream(definition)) {
            if (in == null) {
                throw new IllegalStateException(definition + " is missing from the class path");
            }
            json = in.readAllBytes();
        }
        // The name tells the mapping: a changed one makes a new index beside the old.
        String index =
                alias
                        + "-"
                        + Integer.toHexString(new String(json, StandardCharsets.UTF_8).hashCode());
        if (!client().indices().exists(e -> e.index(index)).value()) {
            create(index, json);
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

    private void create(String index, byte[] json) throws IOException {
        try {
            client().indices()
                    .create(c ->
                            c.index(index)
                                    .withJson(new ByteArrayInputStream(json))
                                    .settings(s ->
                                            s.withJson(analysis(json))
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

    private static InputStream analysis(byte[] definition) {
        try {
            var mapper = new tools.jackson.databind.ObjectMapper();
            return new ByteArrayInputStream(
                    mapper.writeValueAsBytes(mapper.readTree(definition).get("settings")));
        } catch (RuntimeException e) {
            throw new IllegalStateException("The index definition is not JSON", e);
        }
    }

    /// Writes what the truth says of these documents now, removes passages that they no longer
    /// have, and documents that are gone.
    ///
    /// A document's own entry is written before its passages: one without an entry has no passages
    /// here either, and the costly look for old ones is only for documents that were here before.
    ///
    /// @return the revisions written
    Map<DocumentId, Long> follow(Documents truth, List<DocumentId> ids) {
        try {
            Map<DocumentId, Document> held = truth.findAll(ids);
            List<Document> known = held.isEmpty() ? List.of() : alreadyHere(held);
            Map<DocumentId, List<Passage>> passages = new HashMap<>();
            var sending = new Sending();
            for (Document document : held.values()) {
                List<Passage> texts = truth.passages(document.id());
                passages.put(document.id(), texts);
                sending.add(entry(document, texts), length(texts));
            }
            sending.finish();
            for (Document document : held.values()) {
                int position = 0;
                for (Passage passage : passages.getOrDefault(document.id(), List.of())) {
                    sending.add(row(document, passage, position++), passage.text().length());
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
            return written;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private BulkOperation entry(Document document, List<Passage> passages) {
        String language = Languages.field(document.language());
        Map<String, Object> entry = new LinkedHashMap<>(common(document));
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
        entry.put("text", text);
        return operation(settings.documents(), document.id().value(), document.revision(), entry);
    }

    private BulkOperation row(Document document, Passage passage, int position) {
        String language = Languages.field(document.language());
        Map<String, Object> row = new LinkedHashMap<>(common(document));
        row.put("eid", passage.eId());
        row.put("position", position);
        row.put("form", passage.form().name().toLowerCase(Locale.ROOT));
        row.put("label", passage.label());
        row.put("headings", Map.of(language, passage.headings()));
        row.put("text", Map.of(Languages.field(document.languageOf(passage)), passage.text()));
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

    private static Map<String, Object> common(Document document) {
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
        fields.put("themes", document.themes());
        fields.put("countries", document.countries());
        fields.put("symbol", document.symbol() == null ? null : document.symbol().key());
        return fields;
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
