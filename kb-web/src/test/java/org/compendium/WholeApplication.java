package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.compendium.curated.Citation;
import org.compendium.curated.Recommendation;
import org.compendium.curated.Recommendations;
import org.compendium.document.PassageRef;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/// The application as it runs, over real engines; started once for all tests that extend this.
@Import(WholeApplication.Settable.class)
@SpringBootTest(classes = Compendium.class, webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class WholeApplication {

    static final Installation INSTALLATION = Installation.fresh();

    static final Path WATCHED = folder("watched-");

    static final Scanner SCANNER = scanner();

    /// Where mails go.
    static final GreenMail SERVER = started();

    /// With which addresses begin that leave the application.
    static final String BASE = "https://compendium.example.org";

    /// What the clock of mails says.
    static final AtomicReference<Instant> NOW =
            new AtomicReference<>(Instant.now().truncatedTo(ChronoUnit.MILLIS));

    /// The symbol of a document that is not in the pack and makes two recommendations, in its
    /// paragraphs 3 and 4.
    static final String LEDGER = "TD/B/LEDGER/7";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort private int port;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) throws IOException {
        INSTALLATION.settings().forEach((name, value) -> registry.add(name, () -> value));
        Path work = Installation.folder("parsing-");
        registry.add("compendium.ingest.work", work::toString);
        registry.add("compendium.ingest.watch", WATCHED::toString);
        registry.add("compendium.ingest.watch-interval", () -> "200ms");
        registry.add("logging.threshold.console", () -> "WARN");
        registry.add("spring.mail.host", () -> "127.0.0.1");
        registry.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
        registry.add("compendium.mail.from", () -> "Compendium <noreply@compendium.example.org>");
        registry.add("compendium.mail.interval", () -> "1h");
        registry.add("compendium.public-url", () -> BASE + "/");
        registry.add("compendium.ingest.tesseract", () -> SCANNER.program().toString());
    }

    /// A clock that tests set, and recommendations of a second document beside the pack's.
    @TestConfiguration
    static class Settable {

        // The pack has one document only, and a second application in one JVM would take away from
        // the first who is signed in.
        @Bean
        static BeanPostProcessor ledger() {
            return new BeanPostProcessor() {

                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof Recommendations ? ofTwoDocuments() : bean;
                }
            };
        }

        @Bean
        Clock clock() {
            return new Clock() {

                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    return NOW.get();
                }
            };
        }
    }

    private static GreenMail started() {
        GreenMail server = new GreenMail(ServerSetup.SMTP.dynamicPort());
        server.start();
        return server;
    }

    private static Recommendations ofTwoDocuments() {
        List<Recommendation> all = new ArrayList<>(Recommendations.ofPack());
        all.add(
                asked(
                        3,
                        "Give cooperation between firms a favourable legal framework with clear rules"
                                + " on contracts.",
                        "clear rules on contracts"));
        all.add(asked(4, "Keep roads to harbours in repair.", "roads to harbours"));
        return new Recommendations(all);
    }

    private static Recommendation asked(int number, String text, String words) {
        return new Recommendation(
                "ledger-" + number,
                String.valueOf(number),
                List.of("governments"),
                Map.of("en", text),
                new Citation(PassageRef.of(LEDGER + "#para_" + number), words),
                List.of());
    }

    private static Path folder(String prefix) {
        try {
            return Installation.folder(prefix);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Scanner scanner() {
        try {
            return Scanner.in(folder("scanner-"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    String base() {
        return "http://localhost:" + port;
    }

    Caller visitor() {
        return Caller.visitor(base());
    }

    Caller administrator() {
        return visitor().as(Installation.ADMINISTRATOR, Installation.PASSWORD);
    }

    /// Somebody with an account of this role, made now.
    Caller a(String role, String name) {
        String password = "the password of " + name;
        Caller.Answer made =
                administrator()
                        .put(
                                "/api/v1/administration/accounts/" + name,
                                "{\"password\":\"%s\",\"role\":\"%s\"}".formatted(password, role));
        assertThat(made.status()).as(made.body()).isEqualTo(200);
        return visitor().as(name, password);
    }

    /// The receipt of a file, once it has an outcome.
    static JsonNode outcomeOf(Caller sender, Caller.Answer accepted) {
        assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
        return await().atMost(PATIENCE)
                .until(
                        () -> sender.get(accepted.location()).json(),
                        receipt -> !receipt.path("outcome").isNull());
    }

    /// Sends a file as somebody, and waits until it is stored.
    ///
    /// @return the document's id
    static String added(Caller sender, String fileName, byte[] bytes) {
        JsonNode receipt = outcomeOf(sender, sender.send(fileName, bytes, Map.of()));
        assertThat(receipt.path("outcome").asString()).as(receipt.toString()).isEqualTo("added");
        return receipt.path("documentId").asString();
    }

    /// What a search answers, once it finds as many documents as it should.
    static JsonNode found(Caller caller, String words, int documents) {
        return await().atMost(PATIENCE)
                .until(
                        () -> caller.get("/api/v1/search?q=" + Caller.encoded(words)).json(),
                        answer -> answer.path("total").asInt() == documents);
    }
}
