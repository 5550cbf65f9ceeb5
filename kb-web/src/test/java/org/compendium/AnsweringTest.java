package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Questions and their answers from outside, over HTTP.
class AnsweringTest extends WholeApplication {

    private static final String QUESTION =
            "How many lanterns does the harbour of Quillby burn in winter?";
    private static final String SENTENCE = "The harbour of Quillby burns 340 lanterns in winter.";

    @Test
    void a_question_gets_the_stored_words_of_a_paragraph_and_its_lasting_address() {
        String id =
                added(
                        administrator(),
                        "lanterns.txt",
                        Report.of("TD/B/ANSWERING/1").with(4, SENTENCE).text());

        found(visitor(), "Quillby", 1);

        JsonNode answer = ask(visitor(), QUESTION);

        assertThat(answer.path("asked").asBoolean()).isTrue();
        assertThat(answer.path("answered").asBoolean()).isTrue();
        JsonNode first = answer.path("quotations").get(0);
        assertThat(first.path("citation").asString()).isEqualTo("TD/B/ANSWERING/1, para.\u00a04");
        assertThat(first.path("score").asDouble()).isBetween(0.0, 1.0);
        assertThat(first.path("document").path("id").asString()).isEqualTo(id);
        JsonNode passage = first.path("passage");
        assertThat(passage.path("label").asString()).isEqualTo("4");
        assertThat(passage.path("url").asString()).endsWith("/cite/TD/B/ANSWERING/1/para/4");
        JsonNode stored =
                StreamSupport.stream(
                                visitor()
                                        .get("/api/v1/documents/" + id + "/passages")
                                        .json()
                                        .path("items")
                                        .spliterator(),
                                false)
                        .filter(one -> one.path("id").equals(passage.path("id")))
                        .findFirst()
                        .orElseThrow();
        assertThat(passage.path("text")).isEqualTo(stored.path("text"));
        assertThat(passage.path("text").asString()).contains(SENTENCE);
        assertThat(answer.path("searched").path("works").asLong()).isPositive();
    }

    @Test
    void what_a_contributor_sent_answers_its_sender_and_the_curators_alone() {
        Caller sender = a("contributor", "answering-contributor");
        added(
                sender,
                "hidden-lanterns.txt",
                Report.of("TD/B/ANSWERING/2")
                        .with(5, "The harbour of Mossgate burns 90 lanterns in summer.")
                        .text());
        found(sender, "Mossgate", 1);
        String question = "How many lanterns does the harbour of Mossgate burn in summer?";

        JsonNode hidden = ask(visitor(), question);

        assertThat(hidden.path("asked").asBoolean()).isTrue();
        assertThat(hidden.path("answered").asBoolean()).isFalse();
        assertThat(hidden.path("quotations").size()).isZero();
        assertThat(ask(sender, question).path("answered").asBoolean()).isTrue();
        assertThat(ask(administrator(), question).path("answered").asBoolean()).isTrue();
    }

    @Test
    void silence_names_what_is_cited_and_not_held() {
        added(
                administrator(),
                "beacons.txt",
                Report.of("TD/B/ANSWERING/3")
                        .with(6, "The beacons of Thistleholm are counted in TD/B/BEACONS/1.")
                        .text());

        found(visitor(), "Thistleholm", 1);

        JsonNode answer = ask(visitor(), "When were the beacons of Thistleholm lit?");

        assertThat(answer.path("answered").asBoolean()).isFalse();
        JsonNode wanted = answer.path("wanted").get(0);
        assertThat(wanted.path("symbol").asString()).isEqualTo("TD/B/BEACONS/1");
        assertThat(wanted.path("citedBy").asInt()).isEqualTo(1);
        assertThat(wanted.path("passages").get(0).path("citation").asString())
                .isEqualTo("TD/B/ANSWERING/3, para.\u00a06");
    }

    @Test
    void words_that_ask_nothing_are_not_answered() {
        JsonNode answer = ask(visitor(), "harbour lanterns");

        assertThat(answer.path("asked").asBoolean()).isFalse();
        assertThat(answer.path("answered").asBoolean()).isFalse();
        assertThat(answer.path("searched").isNull()).isTrue();
    }

    private static JsonNode ask(Caller caller, String question) {
        return caller.get("/api/v1/answers?q=" + Caller.encoded(question)).json();
    }
}
