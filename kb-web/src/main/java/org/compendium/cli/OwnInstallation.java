package org.compendium.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.compendium.engines.DataFolder;
import org.compendium.engines.Engines;
import org.compendium.ingest.Ingestion;
import org.compendium.ingest.Receipt;
import org.compendium.ingest.Submission;
import org.compendium.pack.Pack;
import org.compendium.search.IndexFeed;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.util.FileSystemUtils;

/// An installation to measure in, which takes files in as a server does and is removed afterwards.
final class OwnInstallation {

    private static final long LOOK_MILLIS = 200;

    /// Everything but pages. Not a configuration that the application would find and start with.
    @EnableAutoConfiguration(
            excludeName = {
                "com.vaadin.flow.spring.SpringBootAutoConfiguration",
                "com.vaadin.flow.spring.SpringSecurityAutoConfiguration",
                "com.vaadin.flow.spring.VaadinScopesConfig"
            })
    @ComponentScan({
        "org.compendium.account",
        "org.compendium.arrangement",
        "org.compendium.document",
        "org.compendium.ingest",
        "org.compendium.manual",
        "org.compendium.measure",
        "org.compendium.pack",
        "org.compendium.curated",
        "org.compendium.readiness",
        "org.compendium.reference",
        "org.compendium.search",
        "org.compendium.theme"
    })
    static class Parts {}

    private final ConfigurableApplicationContext context;

    private OwnInstallation(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// What is done in it.
    interface Work {
        void in(OwnInstallation installation) throws IOException, InterruptedException;
    }

    /// @param name of its folder, beside that of the application's data
    static void with(String name, Work work) throws IOException, InterruptedException {
        Path data = DataFolder.standard().resolveSibling(name);
        FileSystemUtils.deleteRecursively(data);
        try (Engines engines = Engines.start(Engines.Options.in(data));
                ConfigurableApplicationContext context =
                        start(engines, data, engines.elasticsearch().uri())) {
            work.in(new OwnInstallation(context));
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    /// A part of the application.
    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /// Takes the curated pack in, whose digests every installation has, and the files, and prints
    /// what became of them.
    void take(List<Path> files, PrintStream out) throws IOException, InterruptedException {
        part(IndexFeed.class).awaitReady();
        Ingestion ingestion = part(Ingestion.class);
        List<Receipt> receipts = new ArrayList<>(part(Pack.class).load());
        int pack = receipts.size();
        var by = new Submission("evaluation", true, null, Map.of());
        for (Path file : files) {
            try (InputStream bytes = Files.newInputStream(file)) {
                receipts.add(ingestion.accept(bytes, String.valueOf(file.getFileName()), by));
            }
        }
        Map<String, Integer> outcomes = new TreeMap<>();
        for (Receipt receipt : receipts) {
            String outcome = outcome(ingestion, receipt.id());
            outcomes.merge(outcome, 1, Integer::sum);
        }
        out.printf("%d files, and %d of the curated pack: %s%n", files.size(), pack, outcomes);
    }

    private static String outcome(Ingestion ingestion, String id) throws InterruptedException {
        while (true) {
            String outcome = ingestion.find(id).map(Receipt::outcome).orElse(null);
            if (outcome != null) {
                return outcome;
            }
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /// @param data where the originals go
    /// @param uri of Elasticsearch, or of what stands before it
    static ConfigurableApplicationContext start(Engines engines, Path data, URI uri) {
        var postgres = engines.postgres();
        var elasticsearch = engines.elasticsearch();
        Map<String, Object> properties = new HashMap<>();
        properties.put("spring.datasource.url", postgres.jdbcUrl());
        properties.put("spring.datasource.username", postgres.user());
        properties.put("spring.datasource.password", postgres.password());
        properties.put("spring.elasticsearch.uris", List.of(uri));
        properties.put("spring.elasticsearch.username", elasticsearch.user());
        properties.put("spring.elasticsearch.password", elasticsearch.password());
        properties.put("compendium.ingest.blobs", data.resolve("blobs").toString());
        properties.put("compendium.ingest.work", data.resolve("run/parsing").toString());
        return new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties(properties)
                // What goes wrong is for whoever sits at the screen.
                .run("--logging.threshold.console=ERROR");
    }
}
