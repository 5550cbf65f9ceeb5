package org.compendium.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ErrorResponse;
import co.elastic.clients.elasticsearch._types.query_dsl.FieldAndFormat;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.SourceConfig;
import co.elastic.clients.json.JsonpDeserializer;
import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.json.jackson.Jackson3JsonpParser;
import co.elastic.clients.transport.Endpoint;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What is read of Elasticsearch's answer to a search for documents or passages: which they are,
/// and how many. A page takes hundreds of hits, and binding these few fields costs a fraction of
/// what the client's own model of an answer does.
///
/// Values are read by column ("doc values"). What is stored by hit, its source and the index's own
/// identifier among it, has to be unpacked with its neighbours, which takes Elasticsearch longer
/// than finding it.
record Reply(@JsonProperty("hits") Hits found, @Nullable Group aggregations) {

    /// @param score 0 when hits are sorted by something else
    /// @param fields the columns that were asked for
    record Hit(
            @JsonProperty("_score") double score,
            Fields fields,
            @JsonProperty("matched_queries") @Nullable List<String> matched,
            @Nullable Map<String, List<String>> highlight) {

        DocumentId document() {
            return new DocumentId(fields.documentId().getFirst());
        }

        /// The document and the passage in it; only where both were asked for.
        Documents.Place place() {
            return new Documents.Place(document(), fields.eid().getFirst());
        }

        /// Whether a query of this name is among those it matches.
        boolean matches(String name) {
            return matched != null && matched.contains(name);
        }

        /// The text with marks; empty when nothing is marked.
        String marked() {
            return highlight == null
                    ? ""
                    : highlight.values().stream().flatMap(List::stream).findFirst().orElse("");
        }
    }

    record Fields(List<String> documentId, List<String> eid) {}

    record Hits(List<Hit> hits) {}

    /// An aggregation, or a bucket of one.
    ///
    /// @param within by type and name, as in `filter#total`
    @JsonIgnoreProperties({"doc_count_error_upper_bound", "sum_other_doc_count"})
    record Group(
            @Nullable String key,
            @JsonProperty("doc_count") long count,
            @Nullable List<Group> buckets,
            @Nullable Hits hits,
            @JsonAnySetter @Nullable Map<String, Group> within) {

        /// @return empty when there is none of this name, or the index does not know its field
        Group in(String type, String name) {
            Group inner = within == null ? null : within.get(type + '#' + name);
            return inner == null ? NONE : inner;
        }

        /// In order, for an aggregation that makes a list of them.
        List<Group> all() {
            return buckets == null ? List.of() : buckets;
        }
    }

    static final String DOCUMENT = "documentId";

    /// The columns that say where a passage stands.
    static final List<FieldAndFormat> PLACE = columns(DOCUMENT, "eid");

    static final SourceConfig NO_SOURCE = SourceConfig.of(s -> s.fetch(false));

    private static final List<FieldAndFormat> OF_DOCUMENT = columns(DOCUMENT);
    private static final Group NONE = new Group(null, 0, null, null, null);

    /// Elasticsearch's word for nothing that is stored by hit.
    private static final String NOTHING_STORED = "_none_";

    /// What is missing counts 0.
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                    .build();

    private static final Endpoint<SearchRequest, Reply, ErrorResponse> SEARCH =
            SearchRequest._ENDPOINT.withResponseDeserializer(new Bound());

    /// @param search of what
    /// @throws IOException when Elasticsearch does not answer
    static Reply to(ElasticsearchClient client, UnaryOperator<SearchRequest.Builder> search)
            throws IOException {
        return client._transport()
                .performRequest(
                        search.apply(new SearchRequest.Builder()).build(),
                        SEARCH,
                        client._transportOptions());
    }

    /// Asks for which documents the hits are, or are in.
    static SearchRequest.Builder documents(SearchRequest.Builder search) {
        return only(search, OF_DOCUMENT);
    }

    /// Asks for where the passages stand.
    static SearchRequest.Builder passages(SearchRequest.Builder search) {
        return only(search, PLACE);
    }

    private static SearchRequest.Builder only(
            SearchRequest.Builder search, List<FieldAndFormat> columns) {
        return search.source(NO_SOURCE).storedFields(NOTHING_STORED).docvalueFields(columns);
    }

    private static List<FieldAndFormat> columns(String... fields) {
        return Stream.of(fields).map(field -> FieldAndFormat.of(f -> f.field(field))).toList();
    }

    List<Hit> hits() {
        return found.hits();
    }

    /// Where the passages stand that were found, in the same order.
    List<Documents.Place> places() {
        return hits().stream().map(Hit::place).toList();
    }

    Group group(String type, String name) {
        return aggregations == null ? NONE : aggregations.in(type, name);
    }

    /// Hands the client's parser on to Jackson.
    private static final class Bound implements JsonpDeserializer<Reply> {

        @Override
        public EnumSet<Event> nativeEvents() {
            return EnumSet.of(Event.START_OBJECT);
        }

        @Override
        public EnumSet<Event> acceptedEvents() {
            return nativeEvents();
        }

        @Override
        public Reply deserialize(JsonParser parser, JsonpMapper mapper) {
            return JSON.readValue(((Jackson3JsonpParser) parser).jacksonParser(), Reply.class);
        }

        @Override
        public Reply deserialize(JsonParser parser, JsonpMapper mapper, Event event) {
            throw new UnsupportedOperationException("An answer is read from its beginning");
        }
    }
}
