package org.compendium.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.transport.ElasticsearchTransport;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import co.elastic.clients.transport.rest5_client.low_level.Rest5ClientBuilder;
import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.stereotype.Component;

/// Makes the client at its first use only. Its address is not known before Elasticsearch is ready,
/// and the rest of the application should not wait for that.
@Component
class LateElasticsearch implements BeanFactoryPostProcessor {

    private static final List<Class<?>> TYPES =
            List.of(
                    Rest5ClientBuilder.class,
                    Rest5Client.class,
                    ElasticsearchTransport.class,
                    ElasticsearchClient.class);

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        for (Class<?> type : TYPES) {
            for (String name : beans.getBeanNamesForType(type, true, false)) {
                beans.getBeanDefinition(name).setLazyInit(true);
            }
        }
    }
}
