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
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;

/// What is read of Elasticsearch's answer to a search for documents or passages: which they are,
/// and how many. A page takes hundreds of hits, and binding these few fields costs a fraction of
/// what the client's own model of an answer does.
///
/// Values are read by column ("doc values"). What is stored by hit, its source and the index's own
/// identifier among it, has to be unpacked with its neighbours, which takes Elasticsearch longer
/// than finding it.
record Reply(@JsonProperty("hits") Hits found, @Nullable Group aggregations) {

    /// @param eId null where passages were not asked for
    /// @param revision of the document when it was indexed; 0 where it was not asked for
    /// @param score 0 when hits are sorted by something else
    /// @param matched the names of queries that it matches
    /// @param marked the text with marks; empty when nothing is marked
    @JsonDeserialize(using = HitReader.class)
    record Hit(
            DocumentId document,
            @Nullable String eId,
            long revision,
            double score,
            List<String> matched,
            String marked) {

        /// The document and the passage in it; only where both were asked for.
        Documents.Place place() {
            return new Documents.Place(document, Objects.requireNonNull(eId));
        }

        /// Whether a query of this name is among those it matches.
        boolean matches(String name) {
            return matched.contains(name);
        }
    }

    /// Reads token by token: there are hundreds of hits in an answer, and most of what is said of
    /// each is passed over.
    private static final class HitReader extends StdDeserializer<Hit> {

        HitReader() {
            super(Hit.class);
        }

        @Override
        public Hit deserialize(tools.jackson.core.JsonParser json, DeserializationContext context) {
            double score = 0;
            String document = null;
            String eId = null;
            long revision = 0;
            List<String> matched = List.of();
            String marked = "";
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                JsonToken value = json.nextToken();
                switch (name) {
                    case "_score" ->
                            score = value == JsonToken.VALUE_NULL ? 0 : json.getDoubleValue();
                    case "matched_queries" -> matched = texts(json);
                    case "fields" -> {
                        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                            String column = json.currentName();
                            json.nextToken();
                            String first = texts(json).getFirst();
                            switch (column) {
                                case DOCUMENT -> document = first;
                                case REVISION -> revision = Long.parseLong(first);
                                default -> eId = first;
                            }
                        }
                    }
                    case "highlight" -> {
                        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                            json.nextToken();
                            List<String> texts = texts(json);
                            marked = marked.isEmpty() ? texts.getFirst() : marked;
                        }
                    }
                    default -> json.skipChildren();
                }
            }
            return new Hit(
                    new DocumentId(Objects.requireNonNull(document)),
                    eId,
                    revision,
                    score,
                    matched,
                    marked);
        }

        private static List<String> texts(tools.jackson.core.JsonParser json) {
            List<String> texts = new ArrayList<>(1);
            while (json.nextToken() != JsonToken.END_ARRAY) {
                texts.add(json.getString());
            }
            return texts;
        }
    }

    record Hits(List<Hit> hits) {}

    /// An aggregation, or a bucket of one.
    ///
    /// @param within by type and name, as in `filter#total`
    /// @param buckets in order, for an aggregation that makes a list of them
    @JsonDeserialize(using = GroupReader.class)
    record Group(
            @Nullable String key,
            long count,
            List<Group> buckets,
            @Nullable Hits hits,
            Map<String, Group> within) {

        /// @return empty when there is none of this name, or the index does not know its field
        Group in(String type, String name) {
            return within.getOrDefault(type + '#' + name, NONE);
        }
    }

    private static final class GroupReader extends StdDeserializer<Group> {

        GroupReader() {
            super(Group.class);
        }

        @Override
        public Group deserialize(
                tools.jackson.core.JsonParser json, DeserializationContext context) {
            String key = null;
            long count = 0;
            List<Group> buckets = List.of();
            Hits hits = null;
            Map<String, Group> within = Map.of();
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "key" -> key = json.getString();
                    case "doc_count" -> count = json.getLongValue();
                    case "buckets" -> {
                        buckets = new ArrayList<>();
                        while (json.nextToken() == JsonToken.START_OBJECT) {
                            buckets.add(deserialize(json, context));
                        }
                    }
                    case "hits" -> hits = context.readValue(json, Hits.class);
                    default -> {
                        if (name.indexOf('#') < 0) {
                            json.skipChildren();
                        } else {
                            within = within.isEmpty() ? new HashMap<>() : within;
                            within.put(name, deserialize(json, context));
                        }
                    }
                }
            }
            return new Group(key, count, buckets, hits, within);
        }
    }

    static final String DOCUMENT = "documentId";

    private static final String REVISION = "revision";

    /// The columns that say where a passage stands.
    static final List<FieldAndFormat> PLACE = columns(DOCUMENT, "eid");

    static final SourceConfig NO_SOURCE = SourceConfig.of(s -> s.fetch(false));

    private static final List<FieldAndFormat> OF_DOCUMENT = columns(DOCUMENT);
    private static final List<FieldAndFormat> OF_REVISION = columns(DOCUMENT, REVISION);
    private static final List<FieldAndFormat> PLACE_OF_REVISION =
            columns(DOCUMENT, "eid", REVISION);
    private static final Group NONE = new Group(null, 0, List.of(), null, Map.of());

    /// Elasticsearch's word for nothing that is stored by hit.
    private static final String NOTHING_STORED = "_none_";

    private static final JsonMapper JSON = JsonMapper.shared();

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

    /// Asks for which documents the hits are, and of which revision.
    static SearchRequest.Builder revisions(SearchRequest.Builder search) {
        return only(search, OF_REVISION);
    }

    /// Asks for where the passages stand.
    static SearchRequest.Builder passages(SearchRequest.Builder search) {
        return only(search, PLACE);
    }

    /// Asks for where the passages stand, and in which revision of their document.
    static SearchRequest.Builder passagesOfRevisions(SearchRequest.Builder search) {
        return only(search, PLACE_OF_REVISION);
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
