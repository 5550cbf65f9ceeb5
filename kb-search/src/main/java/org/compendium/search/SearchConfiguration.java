package org.compendium.search;

import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.message.BasicHeader;
import org.compendium.search.meaning.ModelSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails;
import org.springframework.boot.elasticsearch.autoconfigure.Rest5ClientBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SearchSettings.class, ModelSettings.class})
class SearchConfiguration {

    /// Says who we are with each request. Left to itself the client waits until it is asked, and
    /// sends everything twice.
    @Bean
    static Rest5ClientBuilderCustomizer signedInFromTheStart(
            ObjectProvider<ElasticsearchConnectionDetails> details) {
        return builder -> details.ifAvailable(known -> signIn(builder, known));
    }

    @Bean
    static ElasticsearchTransport wholeAnswers(Rest5Client client, JsonpMapper mapper) {
        return new WholeAnswers(new Rest5ClientTransport(client, mapper));
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
