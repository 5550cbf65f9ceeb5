package org.compendium.search;

import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.ElasticsearchTransportBase;
import co.elastic.clients.transport.TransportOptions;
import co.elastic.clients.transport.http.TransportHttpClient;
import co.elastic.clients.transport.instrumentation.Instrumentation;
import co.elastic.clients.transport.rest5_client.Rest5ClientHttpClient;
import co.elastic.clients.transport.rest5_client.low_level.Node;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.HttpsSupport;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.reactor.ssl.SSLBufferMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchProperties;
import org.springframework.boot.elasticsearch.autoconfigure.Rest5ClientBuilderCustomizer;
import org.springframework.boot.ssl.SslBundle;

/// How Elasticsearch is spoken to. Left to itself the client waits until it is asked who it is, and
/// sends everything twice; and it wants answers packed, which between neighbours takes longer than
/// sending them: a fifth of a search.
final class Connections implements Rest5ClientBuilderCustomizer {

    /// Of searches at a time. Elasticsearch works at a few, and lets the others wait.
    private static final int MOST = 200;

    /// Holds what a search asks, so that it leaves in one piece.
    private static final int BUFFER = 64 * 1024;

    private final ObjectProvider<ElasticsearchConnectionDetails> details;

    Connections(ObjectProvider<ElasticsearchConnectionDetails> details) {
        this.details = details;
    }

    @Override
    public void customize(Rest5ClientBuilder builder) {
        details.ifAvailable(known -> {
            if (known.getApiKey() == null) {
                builder.setDefaultHeaders(signIn(known).toArray(Header[]::new));
            }
        });
    }

    @Override
    public void customize(HttpAsyncClientBuilder builder) {
        builder.disableContentCompression();
    }

    private static List<Header> signIn(ElasticsearchConnectionDetails details) {
        String key = details.getApiKey();
        String name = details.getUsername();
        if (key != null) {
            return List.of(new BasicHeader(HttpHeaders.AUTHORIZATION, "ApiKey " + key));
        }
        if (name == null) {
            return List.of();
        }
        String both = name + ':' + details.getPassword();
        return List.of(
                new BasicHeader(
                        HttpHeaders.AUTHORIZATION,
                        "Basic "
                                + Base64.getEncoder()
                                        .encodeToString(both.getBytes(StandardCharsets.UTF_8))));
    }

    /// Everything by Elasticsearch's own client, but [searches][BlockingSearches].
    static ElasticsearchTransport transport(
            Rest5Client client,
            JsonpMapper mapper,
            ElasticsearchConnectionDetails details,
            ElasticsearchProperties settings) {
        var usual = new Rest5ClientHttpClient(client);
        String prefix = details.getPathPrefix();
        List<HttpHost> nodes =
                prefix == null || prefix.isEmpty()
                        ? client.getNodes().stream().map(Node::getHost).toList()
                        : List.of();
        return new Transport(
                new BlockingSearches(usual, blocking(details, settings), nodes, signIn(details)),
                usual.createOptions(null),
                mapper);
    }

    private static CloseableHttpClient blocking(
            ElasticsearchConnectionDetails details, ElasticsearchProperties settings) {
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnTotal(MOST)
                        .setMaxConnPerRoute(MOST)
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(
                                                Timeout.of(settings.getConnectionTimeout()))
                                        .setSocketTimeout(Timeout.of(settings.getSocketTimeout()))
                                        .build())
                        .setConnectionFactory(
                                ManagedHttpClientConnectionFactory.builder()
                                        .http1Config(
                                                Http1Config.custom()
                                                        .setBufferSize(BUFFER)
                                                        .setChunkSizeHint(BUFFER)
                                                        .build())
                                        .build());
        SslBundle bundle = details.getSslBundle();
        if (bundle != null) {
            connections.setTlsSocketStrategy(
                    new DefaultClientTlsStrategy(
                            bundle.createSslContext(),
                            bundle.getOptions().getEnabledProtocols(),
                            bundle.getOptions().getCiphers(),
                            SSLBufferMode.STATIC,
                            settings.getRestclient().getSsl().isVerifyHostname()
                                    ? HttpsSupport.getDefaultHostnameVerifier()
                                    : NoopHostnameVerifier.INSTANCE));
        }
        return HttpClients.createMinimal(connections.build());
    }

    private static final class Transport extends ElasticsearchTransportBase {

        Transport(TransportHttpClient client, TransportOptions options, JsonpMapper mapper) {
            super(client, options, mapper);
        }

        private Transport(
                TransportHttpClient client,
                TransportOptions options,
                JsonpMapper mapper,
                Instrumentation instrumentation) {
            super(client, options, mapper, instrumentation);
        }

        @Override
        protected ElasticsearchTransportBase cloneWith(
                @Nullable TransportOptions options,
                @Nullable JsonpMapper mapper,
                @Nullable Instrumentation instrumentation) {
            return new Transport(
                    httpClient,
                    options == null ? transportOptions : options,
                    mapper == null ? this.mapper : mapper,
                    instrumentation == null ? this.instrumentation : instrumentation);
        }
    }
}
