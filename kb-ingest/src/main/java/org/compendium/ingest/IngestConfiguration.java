package org.compendium.ingest;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
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
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({IngestSettings.class, ThemeSettings.class})
@EnableScheduling
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
                        settings.longestText(),
                        new ExtractionSettings.Limits(
                                settings.largestTemporary().toBytes(),
                                settings.mostPixels(),
                                settings.mostScannedPages(),
                                settings.pageTimeout(),
                                settings.tesseract())));
    }

    // Named in the settings, else beside the application's own jars, else in the checkout.
    private static Path parsers(IngestSettings settings) {
        Path named = settings.parsers();
        return named != null ? named : parsersBesideUs();
    }

    static Path parsersBesideUs() {
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

    /// What waits, in all instances, and this instance's parsers. Each look at a gauge of the queue
    /// asks the database.
    @Bean
    MeterBinder gauges(Queue queue, Extractor extractor) {
        return registry -> {
            Gauge.builder("compendium.queue.open", queue, Queue::open)
                    .description("Files without an outcome, in all instances")
                    .register(registry);
            Gauge.builder("compendium.queue.bytes", queue, all -> all.openNow().bytes())
                    .description("Their size")
                    .baseUnit("bytes")
                    .register(registry);
            Gauge.builder("compendium.queue.oldest", queue, all -> all.oldest().toMillis() / 1e3)
                    .description("For how long the first of them has waited")
                    .baseUnit("seconds")
                    .register(registry);
            Gauge.builder("compendium.parsers.alive", extractor, Extractor::alive)
                    .description("Forked parsers of this instance")
                    .register(registry);
            FunctionCounter.builder("compendium.parsers.started", extractor, Extractor::started)
                    .description("Forked parsers since the start; more than workers are restarts")
                    .register(registry);
            FunctionCounter.builder(
                            "compendium.parsers.cpu",
                            extractor,
                            parsers -> parsers.cpu().toMillis() / 1e3)
                    .description("Processor time of the forked parsers, ended ones included")
                    .baseUnit("seconds")
                    .register(registry);
        };
    }

    @Bean
    Describer describer(Countries countries) {
        return new Describer(countries);
    }
}
