package org.compendium.search;

import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.transport.TransportOptions;
import co.elastic.clients.transport.http.TransportHttpClient;
import co.elastic.clients.util.BinaryData;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/// Sends a search on the thread that asks for it, which waits at the socket. Elasticsearch's own
/// client hands each request to a thread that serves all connections, and that hands the answer
/// back: two changes of thread for each request of a search, of which there are four or more.
///
/// Nodes take turns. When one does not answer, or says that it cannot, the search goes the usual
/// way, by Elasticsearch's own client, which knows what else may be asked; and that node is passed
/// over for a while.
final class BlockingSearches implements TransportHttpClient, Closeable {

    private static final String SEARCH = SearchRequest._ENDPOINT.id();

    /// What a node says that another may answer.
    private static final Set<Integer> ASK_ANOTHER = Set.of(502, 503, 504);

    private static final long PASSED_OVER = Duration.ofSeconds(60).toNanos();

    private final TransportHttpClient usual;
    private final CloseableHttpClient http;
    private final List<HttpHost> nodes;
    private final List<Header> always;
    private final AtomicInteger turn = new AtomicInteger();

    /// By node, as nanoseconds of the system's clock: until then it is passed over.
    private final AtomicLongArray until;

    /// @param usual what everything else is sent with
    /// @param nodes where searches are sent; empty for the usual way only
    /// @param always headers of each request
    BlockingSearches(
            TransportHttpClient usual,
            CloseableHttpClient http,
            List<HttpHost> nodes,
            List<Header> always) {
        this.usual = usual;
        this.http = http;
        this.nodes = nodes;
        this.always = always;
        this.until = new AtomicLongArray(nodes.size());
        long now = System.nanoTime();
        for (int i = 0; i < nodes.size(); i++) {
            until.set(i, now);
        }
    }

    @Override
    public TransportOptions createOptions(@Nullable TransportOptions options) {
        return usual.createOptions(options);
    }

    @Override
    public @Nullable Integer responseStatusCode(Throwable error) {
        return usual.responseStatusCode(error);
    }

    @Override
    public Response performRequest(
            String endpoint, @Nullable Node node, Request request, TransportOptions options)
            throws IOException {
        int next = node == null && endpoint.equals(SEARCH) ? next() : -1;
        if (next >= 0) {
            try {
                Answer answer = ask(nodes.get(next), request, options);
                if (!ASK_ANOTHER.contains(answer.statusCode())) {
                    return answer;
                }
            } catch (ConnectTimeoutException e) {
                // Nobody is there; another node may be.
            } catch (SocketTimeoutException e) {
                // Whoever asked has waited long enough.
                passOver(next);
                throw e;
            } catch (IOException e) {
                // The usual way tells what is wrong, if something still is.
            }
            passOver(next);
        }
        return usual.performRequest(endpoint, node, request, options);
    }

    @Override
    public CompletableFuture<Response> performRequestAsync(
            String endpoint, @Nullable Node node, Request request, TransportOptions options) {
        return usual.performRequestAsync(endpoint, node, request, options);
    }

    private Answer ask(HttpHost node, Request request, TransportOptions options)
            throws IOException {
        var asked = new BasicClassicHttpRequest(request.method(), node, path(request, options));
        always.forEach(asked::setHeader);
        options.headers().forEach(header -> asked.setHeader(header.getKey(), header.getValue()));
        request.headers().forEach(asked::setHeader);
        Iterable<ByteBuffer> parts = request.body();
        byte[] body = parts == null ? new byte[0] : body(parts);
        asked.setEntity(new ByteArrayEntity(body, null));
        return http.execute(node, asked, answered -> Answer.of(node, answered));
    }

    private static String path(Request request, TransportOptions options) {
        Map<String, String> parameters = new LinkedHashMap<>(options.queryParameters());
        parameters.putAll(request.queryParams());
        var path = new StringBuilder(request.path());
        char before = '?';
        for (var parameter : parameters.entrySet()) {
            path.append(before)
                    .append(encoded(parameter.getKey()))
                    .append('=')
                    .append(encoded(parameter.getValue()));
            before = '&';
        }
        return path.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static byte[] body(Iterable<ByteBuffer> parts) {
        byte[] body = new byte[0];
        for (ByteBuffer part : parts) {
            ByteBuffer rest = part.duplicate();
            int start = body.length;
            body = Arrays.copyOf(body, start + rest.remaining());
            rest.get(body, start, rest.remaining());
        }
        return body;
    }

    // The next whose turn it is, or -1 when all are passed over.
    private int next() {
        long now = System.nanoTime();
        int start = turn.getAndUpdate(last -> last + 1 < nodes.size() ? last + 1 : 0);
        for (int i = 0; i < nodes.size(); i++) {
            int node = (start + i) % nodes.size();
            if (now - until.get(node) >= 0) {
                return node;
            }
        }
        return -1;
    }

    private void passOver(int node) {
        until.set(node, System.nanoTime() + PASSED_OVER);
    }

    @Override
    public void close() throws IOException {
        try (http) {
            usual.close();
        }
    }

    private record Answer(HttpHost from, int statusCode, Header[] all, @Nullable BinaryData body)
            implements Response {

        static Answer of(HttpHost from, ClassicHttpResponse answered) throws IOException {
            HttpEntity entity = answered.getEntity();
            return new Answer(
                    from,
                    answered.getCode(),
                    answered.getHeaders(),
                    entity == null
                            ? null
                            : BinaryData.of(
                                    EntityUtils.toByteArray(entity), entity.getContentType()));
        }

        @Override
        public Node node() {
            return new Node(URI.create(from.toURI()));
        }

        @Override
        public @Nullable String header(String name) {
            return headers(name).stream().findFirst().orElse(null);
        }

        @Override
        public List<String> headers(String name) {
            return Arrays.stream(all)
                    .filter(header -> header.getName().equalsIgnoreCase(name))
                    .map(Header::getValue)
                    .toList();
        }

        @Override
        public Object originalResponse() {
            return this;
        }

        @Override
        public void close() {
            // It was read to its end.
        }
    }
}
