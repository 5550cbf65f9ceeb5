package org.compendium.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.compendium.search.meaning.Model;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The two indices, of documents and of passages, behind their aliases, and the pair that is filled
/// beside them when the mapping or the model has changed, or somebody asks for it. Their names tell
/// mapping and model, so that every instance of the application comes to the same ones.
@Component
class Indices {

    private static final String NEXT = "-next";

    /// What was searched until a moment ago. A question that was under way goes on there.
    private static final String PAST = "-past";

    /// Of pairs with the same mapping there is one that is searched, one that is filled and one
    /// that was searched before.
    private static final List<String> TURNS = List.of("", "-2", "-3");

    private final ObjectProvider<ElasticsearchClient> clients;
    private final SearchSettings settings;
    private final Model model;

    private @Nullable String today;

    private final JsonMapper json = new JsonMapper();

    Indices(ObjectProvider<ElasticsearchClient> clients, SearchSettings settings, Model model) {
        this.clients = clients;
        this.settings = settings;
        this.model = model;
    }

    /// An alias that is written to.
    ///
    /// @param known the fields of an older mapping, beyond which nothing may be written, those
    ///   within another with its name: `text` and `text.en`; empty for the mapping of today
    record Target(String alias, Set<String> known) {

        boolean older() {
            return !known.isEmpty();
        }
    }

    record Pair(Target documents, Target passages) {}

    // Asked for at the first use: the application starts while Elasticsearch does.
    private ElasticsearchClient client() {
        return clients.getObject();
    }

    private List<String> aliases() {
        return List.of(settings.documents(), settings.passages());
    }

    /// The field of the passages that has the vectors of today's model. Those of another have
    /// another, so that vectors of two models are never compared.
    static String vectorField(Model model) {
        return "vector_" + Integer.toHexString(model.name().orElse("").hashCode());
    }

    /// Makes sure that both aliases lead to an index, and that one with today's mapping is there or
    /// is filled. Whatever a killed process left half done is finished.
    ///
    /// @return what tells the pair that is to be filled from any that was or will be there
    String prepare() throws IOException {
        Leads leads = leads();
        Optional<String> live = leads.generation("");
        Optional<String> next = leads.generation(NEXT);
        if (live.isEmpty() || lost()) {
            String generation = free(leads);
            create(generation);
            lead(leads, "", generation);
            return identity(generation);
        }
        if (next.isPresent() && ofToday(next.get())) {
            return identity(next.get());
        }
        if (!ofToday(live.get())) {
            String generation = free(leads);
            begin(leads, generation);
            return identity(generation);
        }
        if (next.isPresent()) {
            removeIndices(next.get());
        }
        return identity(live.get());
    }

    /// Whether what is searched cannot be opened and will not be: Elasticsearch has tried, and its
    /// files are damaged, or of a release that analysed text in another way. One whose node is away
    /// is waited for; a copy of a shard that can be searched is Elasticsearch's own affair.
    private boolean lost() throws IOException {
        return client()
                .cat()
                .shards(s -> s.index(aliases()).h("prirep", "unassigned.reason"))
                .shards()
                .stream()
                .filter(shard -> "p".equals(shard.prirep()))
                .anyMatch(shard -> "ALLOCATION_FAILED".equals(shard.unassignedReason()));
    }

    /// Makes a new pair beside the one that is searched, to be filled from the store.
    void rebuild() throws IOException {
        Leads leads = leads();
        Optional<String> begun = leads.generation(NEXT).filter(this::ofToday);
        if (begun.isEmpty()) {
            begin(leads, free(leads));
        }
    }

    private String free(Leads leads) {
        Set<String> taken = new TreeSet<>();
        List.of("", NEXT, PAST).forEach(suffix -> leads.generation(suffix).ifPresent(taken::add));
        return TURNS.stream()
                .map(turn -> today() + turn)
                .filter(generation -> !taken.contains(generation))
                .findFirst()
                .orElseThrow();
    }

    private void begin(Leads leads, String generation) throws IOException {
        Optional<String> next = leads.generation(NEXT);
        if (next.isPresent() && !next.get().equals(generation)) {
            removeIndices(next.get());
        }
        if (!next.equals(Optional.of(generation))) {
            create(generation);
            lead(leads, NEXT, generation);
        }
    }

    private boolean ofToday(String generation) {
        return TURNS.stream().anyMatch(turn -> generation.equals(today() + turn));
    }

    /// What the names of indices with the mapping and the model of today end in. Known when the
    /// model is, which may be loaded for it.
    private synchronized String today() {
        String known = today;
        if (known == null) {
            known = Integer.toHexString((documents().toString() + passages()).hashCode());
            today = known;
        }
        return known;
    }

    /// Where documents are written now: what is searched, and what is filled beside it.
    List<Pair> written() throws IOException {
        Leads leads = leads();
        boolean older = leads.generation("").filter(live -> !ofToday(live)).isPresent();
        Pair live = pair("", older);
        return leads.generation(NEXT).isPresent()
                ? List.of(live, pair(NEXT, false))
                : List.of(live);
    }

    /// Whether there is an index behind both aliases.
    boolean complete() throws IOException {
        return leads().generation("").isPresent();
    }

    /// What is searched.
    Pair searched() {
        return new Pair(
                new Target(settings.documents(), Set.of()),
                new Target(settings.passages(), Set.of()));
    }

    /// What is filled beside that which is searched.
    Optional<Pair> next() throws IOException {
        return leads().generation(NEXT).isPresent()
                ? Optional.of(pair(NEXT, false))
                : Optional.empty();
    }

    private Pair pair(String suffix, boolean older) throws IOException {
        return new Pair(
                target(settings.documents() + suffix, older),
                target(settings.passages() + suffix, older));
    }

    private Target target(String alias, boolean older) throws IOException {
        Set<String> fields = new TreeSet<>();
        if (older) {
            client().indices()
                    .getMapping(m -> m.index(alias))
                    .mappings()
                    .values()
                    .forEach(mapping ->
                            mapping.mappings()
                                    .properties()
                                    .forEach((name, field) -> {
                                        fields.add(name);
                                        if (field.isObject()) {
                                            field.object()
                                                    .properties()
                                                    .keySet()
                                                    .forEach(in -> fields.add(name + '.' + in));
                                        }
                                    }));
        }
        return new Target(alias, fields);
    }

    /// From one moment to the next the new pair is searched. The old one is still there.
    void swap() throws IOException {
        Leads leads = leads();
        Optional<String> next = leads.generation(NEXT);
        if (next.isPresent()) {
            lead(leads, "", next.get());
        }
    }

    /// What was searched before a swap.
    Set<String> past() throws IOException {
        Leads leads = leads();
        Set<String> past = new TreeSet<>();
        aliases().forEach(alias -> past.addAll(leads.of(alias + PAST)));
        return past;
    }

    /// @param past indices that nobody searches any more
    void remove(Set<String> past) throws IOException {
        if (!past.isEmpty()) {
            client().indices().delete(d -> d.index(List.copyOf(past)).ignoreUnavailable(true));
        }
    }

    /// Which indices an alias leads to.
    private final class Leads {

        private final Map<String, Set<String>> indices = new HashMap<>();

        Set<String> of(String alias) {
            return indices.getOrDefault(alias, Set.of());
        }

        /// @param suffix of the aliases
        /// @return what the names of both indices have after that of their alias; empty unless both
        ///   aliases lead somewhere
        Optional<String> generation(String suffix) {
            Set<String> generations = new TreeSet<>();
            for (String alias : aliases()) {
                if (of(alias + suffix).isEmpty()) {
                    return Optional.empty();
                }
                of(alias + suffix).stream()
                        .map(index ->
                                index.startsWith(alias + '-')
                                        ? index.substring(alias.length() + 1)
                                        : index)
                        .forEach(generations::add);
            }
            return Optional.of(String.join("+", generations));
        }
    }

    private Leads leads() throws IOException {
        Leads leads = new Leads();
        client().indices()
                .getAlias(a -> a.name(aliases().stream().map(alias -> alias + '*').toList()))
                .aliases()
                .forEach((index, has) ->
                        has.aliases()
                                .keySet()
                                .forEach(alias ->
                                        leads.indices
                                                .computeIfAbsent(alias, any -> new TreeSet<>())
                                                .add(index)));
        return leads;
    }

    // One request: nobody sees the one alias moved and the other not.
    private void lead(Leads leads, String suffix, String generation) throws IOException {
        client().indices()
                .updateAliases(u -> {
                    for (String alias : aliases()) {
                        String index = alias + '-' + generation;
                        for (String old : leads.of(alias + suffix)) {
                            if (!old.equals(index)) {
                                u.actions(a -> a.remove(r -> r.index(old).alias(alias + suffix)));
                                u.actions(a -> a.add(add -> add.index(old).alias(alias + PAST)));
                            }
                        }
                        u.actions(a -> a.add(add -> add.index(index).alias(alias + suffix)));
                        if (suffix.isEmpty() && leads.of(alias + NEXT).contains(index)) {
                            u.actions(a -> a.remove(r -> r.index(index).alias(alias + NEXT)));
                        }
                    }
                    return u;
                });
    }

    private void removeIndices(String generation) throws IOException {
        for (String alias : aliases()) {
            client().indices()
                    .delete(d -> d.index(alias + '-' + generation).ignoreUnavailable(true));
        }
    }

    private void create(String generation) throws IOException {
        create(settings.documents() + '-' + generation, documents());
        create(settings.passages() + '-' + generation, passages());
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

    /// An index that is made anew under the same name has another.
    private String identity(String generation) throws IOException {
        StringBuilder identity = new StringBuilder();
        for (String alias : aliases()) {
            String index = alias + '-' + generation;
            var state = client().indices().getSettings(s -> s.index(index)).get(index);
            var indexSettings = state == null ? null : state.settings();
            var inner = indexSettings == null ? null : indexSettings.index();
            String uuid = inner == null ? null : inner.uuid();
            if (uuid == null) {
                throw new IOException("Elasticsearch does not tell the identity of " + index);
            }
            identity.append(index).append(' ').append(uuid).append(", ");
        }
        return identity.toString();
    }

    private ObjectNode documents() {
        return definition("documents.json");
    }

    private ObjectNode passages() {
        ObjectNode passages = definition("passages.json");
        if (model.name().isPresent()) {
            ((ObjectNode) passages.required("mappings").required("properties"))
                    .putObject(vectorField(model))
                    .put("type", "dense_vector")
                    .put("dims", model.dimensions())
                    .put("similarity", "cosine")
                    .putObject("index_options")
                    .put("type", "int8_hnsw");
        }
        return passages;
    }

    /// The mapping of an index, with the analysis that both have in common.
    private ObjectNode definition(String file) {
        ObjectNode definition = resource(file);
        definition.setAll(resource("analysis.json"));
        return definition;
    }

    private ObjectNode resource(String file) {
        try (InputStream in = Indices.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the class path");
            }
            return (ObjectNode) json.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
