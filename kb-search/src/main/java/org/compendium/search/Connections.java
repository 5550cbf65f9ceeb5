package org.compendium.search;

import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicHeader;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails;
import org.springframework.boot.elasticsearch.autoconfigure.Rest5ClientBuilderCustomizer;

/// How Elasticsearch is spoken to. Left to itself the client waits until it is asked who it is, and
/// sends everything twice; and it wants answers packed, which between neighbours takes longer than
/// sending them: a fifth of a search.
final class Connections implements Rest5ClientBuilderCustomizer {

    private final ObjectProvider<ElasticsearchConnectionDetails> details;

    Connections(ObjectProvider<ElasticsearchConnectionDetails> details) {
        this.details = details;
    }

    @Override
    public void customize(Rest5ClientBuilder builder) {
        details.ifAvailable(known -> signIn(builder, known));
    }

    @Override
    public void customize(HttpAsyncClientBuilder builder) {
        builder.disableContentCompression();
    }

    private static void signIn(Rest5ClientBuilder builder, ElasticsearchConnectionDetails details) {
        String name = details.getUsername();
        if (name != null && details.getApiKey() == null) {
            String both = name + ':' + details.getPassword();
            builder.setDefaultHeaders(
                    new Header[] {
                        new BasicHeader(
                                HttpHeaders.AUTHORIZATION,
                                "Basic "
                                        + Base64.getEncoder()
                                                .encodeToString(
                                                        both.getBytes(StandardCharsets.UTF_8)))
                    });
        }
    }
}
