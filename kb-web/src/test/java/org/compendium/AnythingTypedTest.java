package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Whatever is typed into the search gets an answer, and soon: at worst one that says that it is
/// too long.
class AnythingTypedTest extends WholeApplication {

    /// Longer than any answer takes; a question that is never answered ends the test.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int CLIENTS = 4;
    private static final int LONGEST = 100_000;
    private static final int FIRST_SURROGATE = 0xD800;
    private static final int LAST_SURROGATE = 0xDFFF;
    private static final List<String> PIECES =
            List.of(
                    "export zones",
                    "zones franches",
                    "\u0437\u043e\u043d\u044b",
                    "\u0645\u0646\u0627\u0637\u0642",
                    "\u51fa\u53e3\u52a0\u5de5\u533a",
                    "AND",
                    "OR",
                    "NOT",
                    "(",
                    ")",
                    "((((",
                    "\"",
                    "\u201c",
                    "\u00ab",
                    "-",
                    "--",
                    "*",
                    "a*",
                    "incubat*",
                    "year:1990..1999",
                    "year:..",
                    "year:x",
                    "symbol:",
                    "symbol:TD/B/COM.3/19",
                    "country:",
                    "country:Kenya",
                    "country:(Kenya OR",
                    "theme:clusters",
                    "para:28",
                    "title:",
                    "region:LDC",
                    "\\",
                    "/",
                    "?",
                    "+",
                    "&&",
                    "||",
                    "!",
                    "{",
                    "}",
                    "[",
                    "]",
                    "^",
                    "~",
                    ":",
                    "<b>",
                    "%",
                    "\u0000",
                    "\u0007",
                    "\u001b",
                    "\u202e",
                    "\ufeff",
                    "\ufffd",
                    "\uff21\uff22",
                    "e\u0301",
                    "SMEs",
                    "TD/B/COM.3/19, para. 28");

    @Test
    void some_hundreds_of_questions() throws Exception {
        ask(400, 1);
    }

    @Test
    @Tag("long")
    void ten_thousand_questions() throws Exception {
        ask(10_000, 2);
    }

    private void ask(int count, long seed) throws Exception {
        try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
                HttpClient http =
                        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
            List<Future<String>> asked = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Random random = new Random(seed * 1_000_003 + i);
                asked.add(clients.submit(() -> wrong(http, question(random))));
            }
            List<String> wrong = new ArrayList<>();
            for (Future<String> one : asked) {
                if (!one.get().isEmpty()) {
                    wrong.add(one.get());
                }
            }
            assertThat(wrong).isEmpty();
        }
    }

    /// @return empty when the answer was one
    private String wrong(HttpClient http, String question) throws Exception {
        String encoded = Caller.encoded(question);
        var answer =
                http.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                visitor().base()
                                                        + "/api/v1/search?size=3&q="
                                                        + encoded))
                                .timeout(PATIENCE)
                                .build(),
                        BodyHandlers.ofString());
        int status = answer.statusCode();
        // What does not fit into an address is refused before anybody reads it.
        boolean right =
                status == 200
                        || (status == 400 || status == 414 || status == 431)
                                && encoded.length() > 7_000;
        return right
                ? ""
                : status + " for " + encoded.substring(0, Math.min(300, encoded.length()));
    }

    private static String question(Random random) {
        StringBuilder question = new StringBuilder();
        int kind = random.nextInt(20);
        int pieces = 1 + random.nextInt(kind == 0 ? 200 : 12);
        for (int i = 0; i < pieces; i++) {
            if (random.nextInt(3) > 0) {
                question.append(PIECES.get(random.nextInt(PIECES.size())));
            } else {
                for (int c = random.nextInt(12); c > 0; c--) {
                    question.appendCodePoint(character(random));
                }
            }
            question.append(random.nextBoolean() ? " " : "");
        }
        if (kind == 1) {
            String all = question.toString();
            question.append(all.repeat(Math.min(500, LONGEST / Math.max(1, all.length()))));
        }
        return question.toString();
    }

    /// Of any script, also one that has none.
    private static int character(Random random) {
        int c =
                switch (random.nextInt(4)) {
                    case 0 -> random.nextInt(0x80);
                    case 1 -> random.nextInt(0x3000);
                    case 2 -> random.nextInt(0x10000);
                    default -> random.nextInt(0x110000);
                };
        return c >= FIRST_SURROGATE && c <= LAST_SURROGATE ? '?' : c;
    }
}
