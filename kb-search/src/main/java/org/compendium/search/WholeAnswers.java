package org.compendium.search;

import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.Endpoint;
import co.elastic.clients.transport.TransportOptions;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// Asks Elasticsearch for whole answers only. Left to itself it leaves out what a shard would have
/// said whose node dies meanwhile, and calls that an answer. Told not to, it says that it could
/// not, and the client asks the next node, where another copy of the shard is known.
///
/// Whoever says that it could not is passed over by the client for a minute, like a node that died.
/// For a moment that may be all of them; then one is tried, which may be the dead one. So a search
/// is asked once more.
final class WholeAnswers implements ElasticsearchTransport {

    private final ElasticsearchTransport transport;
    private final TransportOptions usual;

    WholeAnswers(ElasticsearchTransport transport) {
        this.transport = transport;
        this.usual = only(transport.options());
    }

    @Override
    public <Q, A, E> A performRequest(
            Q request, Endpoint<Q, A, E> endpoint, @Nullable TransportOptions options)
            throws IOException {
        if (!(request instanceof SearchRequest)) {
            return transport.performRequest(request, endpoint, options);
        }
        TransportOptions whole = whole(options);
        try {
            return transport.performRequest(request, endpoint, whole);
        } catch (SocketTimeoutException e) {
            // Whoever asked has waited long enough.
            throw e;
        } catch (IOException e) {
            return transport.performRequest(request, endpoint, whole);
        }
    }

    @Override
    public <Q, A, E> CompletableFuture<A> performRequestAsync(
            Q request, Endpoint<Q, A, E> endpoint, @Nullable TransportOptions options) {
        return transport.performRequestAsync(
                request, endpoint, request instanceof SearchRequest ? whole(options) : options);
    }

    private TransportOptions whole(@Nullable TransportOptions options) {
        return options == null || options == transport.options() ? usual : only(options);
    }

    private static TransportOptions only(TransportOptions options) {
        return options.with(more -> more.setParameter("allow_partial_search_results", "false"));
    }

    @Override
    public JsonpMapper jsonpMapper() {
        return transport.jsonpMapper();
    }

    @Override
    public TransportOptions options() {
        return transport.options();
    }

    @Override
    public void close() throws IOException {
        transport.close();
    }
}
