package org.compendium.ingest;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.compendium.document.Blobs;
import org.compendium.ingest.extract.ExtractionSettings;
import org.compendium.ingest.extract.Extractor;
import org.compendium.place.Countries;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IngestSettings.class)
class IngestConfiguration {

    @Bean
    Blobs blobs(IngestSettings settings) throws IOException {
        return new Blobs(settings.blobs());
    }

    @Bean
    Countries countries() {
        return Countries.ofPack();
    }

    @Bean(destroyMethod = "close")
    Extractor extractor(IngestSettings settings) {
        return new Extractor(
                new ExtractionSettings(
                        parsers(settings),
                        settings.work(),
                        settings.workers(),
                        settings.extractionTimeout(),
                        settings.extractionHeap(),
                        settings.longestText()));
    }

    // Named in the settings, else beside the application's own jars, else in the checkout.
    private static Path parsers(IngestSettings settings) {
        Path named = settings.parsers();
        if (named != null) {
            return named;
        }
        try {
            Path code =
                    Path.of(
                            Ingestion.class
                                    .getProtectionDomain()
                                    .getCodeSource()
                                    .getLocation()
                                    .toURI());
            for (Path folder = code; folder != null; folder = folder.getParent()) {
                for (String place : List.of("lib-tika", "kb-ingest/parsers/target/lib-tika")) {
                    if (Files.isDirectory(folder.resolve(place))) {
                        return folder.resolve(place);
                    }
                }
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException("Our own jars cannot be found", e);
        }
        throw new IllegalStateException(
                "The parsers are not beside the application. Build it with ./kb build, or name their"
                        + " folder in compendium.ingest.parsers.");
    }

    @Bean
    Describer describer(Countries countries) {
        return new Describer(countries);
    }
}
