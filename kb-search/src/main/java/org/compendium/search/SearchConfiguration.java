package org.compendium.search;

import org.compendium.search.meaning.ModelSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SearchSettings.class, ModelSettings.class})
class SearchConfiguration {}
