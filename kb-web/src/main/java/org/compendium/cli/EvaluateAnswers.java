package org.compendium.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.compendium.engines.DataFolder;
import org.compendium.engines.Engines;
import org.compendium.engines.EnginesException;
import org.compendium.ingest.Ingestion;
import org.compendium.ingest.Receipt;
import org.compendium.ingest.Submission;
import org.compendium.pack.Pack;
import org.compendium.search.AnswerEvaluation;
import org.compendium.search.IndexFeed;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.util.FileSystemUtils;

/// Measures answers, in an installation of its own that is removed afterwards: `./kb eval answers
/// DIR…`.
public final class EvaluateAnswers {

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
        "org.compendium.document",
        "org.compendium.ingest",
        "org.compendium.measure",
        "org.compendium.pack",
        "org.compendium.practice",
        "org.compendium.reference",
        "org.compendium.search",
        "org.compendium.theme"
    })
    static class Parts {}

    private EvaluateAnswers() {}

    /// Ends with 0 when everything was measured, with 2 when it was asked for wrongly.
    ///
    /// @param arguments a table of questions, then the folders of the documents that are asked; or
    ///   the table and folders in BEIR's format, which bring questions of their own
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 2) {
            System.err.println(
                    "Which documents? For example: ./kb eval answers DIR, with reports in DIR, or"
                            + " corpus.jsonl, queries.jsonl and qrels/test.tsv");
            System.exit(2);
        }
        try {
            measure(Path.of(arguments[0]), List.of(arguments).subList(1, arguments.length));
        } catch (EnginesException | IllegalArgumentException | Client.Failure e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        System.exit(0);
    }

    private static void measure(Path questions, List<String> folders)
            throws IOException, InterruptedException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> documents = new ArrayList<>();
        for (String folder : folders) {
            if (Files.exists(Path.of(folder, "corpus.jsonl"))) {
                inAnInstallation(context ->
                        context.getBean(AnswerEvaluation.class).printJudged(Path.of(folder), out));
            } else {
                documents.add(folder);
            }
        }
        if (!documents.isEmpty()) {
            List<Path> files = Ingest.files(documents);
            inAnInstallation(context -> {
                take(context, files, out);
                context.getBean(AnswerEvaluation.class).print(questions, out);
            });
        }
    }

    /// Takes the curated pack in, whose digests must not be quoted, and the files.
    private static void take(
            ConfigurableApplicationContext context, List<Path> files, PrintStream out)
            throws IOException, InterruptedException {
        context.getBean(IndexFeed.class).awaitReady();
        Ingestion ingestion = context.getBean(Ingestion.class);
        List<Receipt> receipts = new ArrayList<>(context.getBean(Pack.class).load());
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

    private interface Work {
        void in(ConfigurableApplicationContext context) throws IOException, InterruptedException;
    }

    private static void inAnInstallation(Work work) throws IOException, InterruptedException {
        Path data = DataFolder.standard().resolveSibling("compendium-eval-answers");
        FileSystemUtils.deleteRecursively(data);
        try (Engines engines = Engines.start(Engines.Options.in(data));
                ConfigurableApplicationContext context = start(engines, data)) {
            work.in(context);
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    private static ConfigurableApplicationContext start(Engines engines, Path data) {
        var postgres = engines.postgres();
        var elasticsearch = engines.elasticsearch();
        Map<String, Object> properties = new HashMap<>();
        properties.put("spring.datasource.url", postgres.jdbcUrl());
        properties.put("spring.datasource.username", postgres.user());
        properties.put("spring.datasource.password", postgres.password());
        properties.put("spring.elasticsearch.uris", List.of(elasticsearch.uri()));
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
