package org.compendium.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.VersionType;
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

    private static final int BULK = 500;
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

    /// Makes sure that both aliases lead to an index with today's mapping.
    ///
    /// @return true when an index was made, so that everything has to be fed again
    boolean prepare() throws IOException {
        boolean documents = prepare(settings.documents(), "documents.json");
        boolean passages = prepare(settings.passages(), "passages.json");
        return documents || passages;
    }

    private boolean prepare(String alias, String definition) throws IOException {
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
        if (client().indices().exists(e -> e.index(index)).value()) {
            return false;
        }
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
            if ("resource_already_exists_exception".equals(e.error().type())) {
                return false; // Another instance was faster and feeds it.
            }
            throw e;
        }
        Set<String> old =
                client().indices().existsAlias(a -> a.name(alias)).value()
                        ? client().indices().getAlias(a -> a.name(alias)).aliases().keySet()
                        : Set.of();
        client().indices()
                .updateAliases(u -> {
                    old.forEach(name -> u.actions(a -> a.removeIndex(r -> r.index(name))));
                    return u.actions(a -> a.add(add -> add.index(index).alias(alias)));
                });
        return true;
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

    /// Writes a document and its passages, and removes passages that it no longer has.
    void write(Document document, List<Passage> passages) throws IOException {
        Map<String, Object> common = common(document);
        List<BulkOperation> operations = new ArrayList<>();
        String language = Languages.field(document.language());

        Map<String, Object> entry = new LinkedHashMap<>(common);
        entry.put("date", document.date() == null ? null : document.date().toString());
        entry.put("title", Map.of(language, document.title()));
        List<String> text = new ArrayList<>();
        text.add(document.title());
        text.add(document.citedAs());
        passages.forEach(passage -> text.add(passage.text()));
        entry.put("text", Map.of(language, text));
        operations.add(
                operation(settings.documents(), document.id().value(), document.revision(), entry));

        int position = 0;
        for (Passage passage : passages) {
            Map<String, Object> row = new LinkedHashMap<>(common);
            row.put("eid", passage.eId());
            row.put("position", position++);
            row.put("form", passage.form().name().toLowerCase(Locale.ROOT));
            row.put("label", passage.label());
            row.put("headings", Map.of(language, passage.headings()));
            row.put("text", Map.of(language, passage.text()));
            operations.add(
                    operation(
                            settings.passages(),
                            document.id() + "/" + passage.eId(),
                            document.revision(),
                            row));
            if (operations.size() >= BULK) {
                send(operations);
                operations.clear();
            }
        }
        send(operations);
        removePassages(document.id(), document.revision(), false);
    }

    /// Removes a deleted document.
    ///
    /// @param revision of its tombstone
    void remove(DocumentId document, long revision) throws IOException {
        send(
                List.of(
                        BulkOperation.of(b ->
                                b.delete(d ->
                                        d.index(settings.documents())
                                                .id(document.value())
                                                .version(revision)
                                                .versionType(VersionType.ExternalGte)))));
        removePassages(document, revision, true);
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
        BulkResponse response = client().bulk(BulkRequest.of(b -> b.operations(operations)));
        if (!response.errors()) {
            return;
        }
        for (BulkResponseItem item : response.items()) {
            // 409: a newer revision is there already. 404: it was never there to delete.
            if (item.error() != null && item.status() != 409 && item.status() != 404) {
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

    private void removePassages(DocumentId document, long revision, boolean all)
            throws IOException {
        client().indices().refresh(r -> r.index(settings.passages()));
        while (true) {
            SearchResponse<Void> stale =
                    client().search(
                                    s ->
                                            s.index(settings.passages())
                                                    .size(BULK)
                                                    .source(source -> source.fetch(false))
                                                    .query(q ->
                                                            q.bool(b -> {
                                                                b.filter(f ->
                                                                        f.term(t ->
                                                                                t.field(
                                                                                                "documentId")
                                                                                        .value(
                                                                                                document
                                                                                                        .value())));
                                                                if (!all) {
                                                                    b.filter(f ->
                                                                            f.range(r ->
                                                                                    r.number(n ->
                                                                                            n.field(
                                                                                                            "revision")
                                                                                                    .lt(
                                                                                                            (double)
                                                                                                                    revision))));
                                                                }
                                                                return b;
                                                            })),
                                    Void.class);
            List<BulkOperation> deletions = new ArrayList<>();
            for (Hit<Void> hit : stale.hits().hits()) {
                String id = hit.id();
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
            client().indices().refresh(r -> r.index(settings.passages()));
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

    /// Writes what the truth says of a document now, or removes it.
    void follow(Documents truth, DocumentId id) {
        try {
            var document = truth.find(id);
            if (document.isPresent()) {
                write(document.get(), truth.passages(id));
            } else {
                var tombstone = truth.deletedAt(id);
                if (tombstone.isPresent()) {
                    remove(id, tombstone.get());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
