package org.compendium.search;

import co.elastic.clients.json.JsonpMapper;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import org.compendium.search.meaning.ModelSettings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchConnectionDetails;
import org.springframework.boot.elasticsearch.autoconfigure.ElasticsearchProperties;
import org.springframework.boot.elasticsearch.autoconfigure.Rest5ClientBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SearchSettings.class, ModelSettings.class})
class SearchConfiguration {

    @Bean
    static Rest5ClientBuilderCustomizer connections(
            ObjectProvider<ElasticsearchConnectionDetails> details) {
        return new Connections(details);
    }

    @Bean
    static ElasticsearchTransport wholeAnswers(
            Rest5Client client,
            JsonpMapper mapper,
            ElasticsearchConnectionDetails details,
            ElasticsearchProperties settings) {
        return new WholeAnswers(Connections.transport(client, mapper, details, settings));
    }
}
