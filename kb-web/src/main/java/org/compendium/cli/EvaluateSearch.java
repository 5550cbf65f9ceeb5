package org.compendium.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.compendium.engines.DataFolder;
import org.compendium.engines.Engines;
import org.compendium.engines.EnginesException;
import org.compendium.search.SearchEvaluation;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.util.FileSystemUtils;

/// Measures search on judged questions, in an installation of its own that is removed afterwards:
/// `./kb eval search DIR…`.
public final class EvaluateSearch {

    /// Documents and search, without taking-in and pages. Not a configuration that the application
    /// would find and start with.
    @EnableAutoConfiguration(
            excludeName = {
                "com.vaadin.flow.spring.SpringBootAutoConfiguration",
                "com.vaadin.flow.spring.SpringSecurityAutoConfiguration",
                "com.vaadin.flow.spring.VaadinScopesConfig"
            })
    @ComponentScan({
        "org.compendium.account",
        "org.compendium.document",
        "org.compendium.measure",
        "org.compendium.practice",
        "org.compendium.reference",
        "org.compendium.search",
        "org.compendium.theme"
    })
    static class Parts {}

    private EvaluateSearch() {}

    /// Ends with 0 when everything was measured, with 2 when it was asked for wrongly.
    ///
    /// @param arguments folders in BEIR's format
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length == 0) {
            System.err.println(
                    "Which sets? For example: ./kb eval search DIR, with corpus.jsonl,"
                            + " queries.jsonl and qrels/test.tsv in DIR");
            System.exit(2);
        }
        try {
            for (String folder : arguments) {
                measure(Path.of(folder));
            }
        } catch (EnginesException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        }
        System.exit(0);
    }

    private static void measure(Path folder) throws IOException, InterruptedException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path data = DataFolder.standard().resolveSibling("compendium-eval");
        FileSystemUtils.deleteRecursively(data);
        try (Engines engines = Engines.start(Engines.Options.in(data));
                ConfigurableApplicationContext context =
                        start(engines, engines.elasticsearch().uri())) {
            context.getBean(SearchEvaluation.class).print(folder, out);
        } finally {
            FileSystemUtils.deleteRecursively(data);
        }
    }

    /// @param uri of Elasticsearch, or of what stands before it
    static ConfigurableApplicationContext start(Engines engines, URI uri) {
        var postgres = engines.postgres();
        var elasticsearch = engines.elasticsearch();
        return new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .properties(
                        Map.of(
                                "spring.datasource.url", postgres.jdbcUrl(),
                                "spring.datasource.username", postgres.user(),
                                "spring.datasource.password", postgres.password(),
                                "spring.elasticsearch.uris", List.of(uri),
                                "spring.elasticsearch.username", elasticsearch.user(),
                                "spring.elasticsearch.password", elasticsearch.password()))
                // What goes wrong is for whoever sits at the screen.
                .run("--logging.threshold.console=ERROR");
    }
}
