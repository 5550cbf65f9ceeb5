package org.compendium.curated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.compendium.TestDatabase;
import org.compendium.account.Viewer;
import org.compendium.document.Description;
import org.compendium.document.Documents;
import org.compendium.document.Kind;
import org.compendium.document.NewDocument;
import org.compendium.document.NumberedParagraphs;
import org.compendium.document.PassageRef;
import org.compendium.document.Symbol;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// How often the same thing is said independently.
@SpringBootTest(classes = TestDatabase.class)
class IndependentWorksTest {

    private static final String NETS = "Nets are mended on the quay every Thursday.";

    @Autowired IndependentWorks works;
    @Autowired Documents documents;

    private static int count;
    private final String series = "TD/B/" + (3000 + ++count);

    @Test
    void a_work_counts_once_however_often_and_in_however_many_languages_it_is_cited() {
        held("/1", "en", Kind.STUDY, NETS);
        held("/1", "fr", Kind.STUDY, "Les filets sont réparés le jeudi.");

        assertThat(works.of(List.of(cited("/1", 1), cited("/1", 2)))).isEqualTo(1);
    }

    @Test
    void two_works_that_have_nothing_to_do_with_each_other_count_twice() {
        held("/1", "en", Kind.STUDY, NETS);
        held("/2", "en", Kind.STUDY, "They mend nets weekly.");

        assertThat(works.of(List.of(cited("/1", 1), cited("/2", 1)))).isEqualTo(2);
    }

    @Test
    void a_digest_never_counts() {
        stored(null, symbol("/1"), "en", Kind.DIGEST, true, NETS);

        assertThat(works.of(List.of(cited("/1", 1)))).isZero();
        assertThat(works.of(List.of(cited("/9", 1)))).as("not held at all").isZero();

        held("/1", "en", Kind.STUDY, NETS);
        assertThat(works.of(List.of(cited("/1", 1)))).as("the original is held").isEqualTo(1);
    }

    @Test
    void what_not_everybody_may_read_does_not_count() {
        stored(symbol("/1"), null, "en", Kind.STUDY, false, NETS);
        assertThat(works.of(List.of(cited("/1", 1)))).isZero();

        held("/2", "en", Kind.STUDY, NETS + " So it is.");
        documents
                .ofSymbol(symbol("/2"), Viewer.everybody())
                .forEach(document -> documents.withdraw(document.id(), "curator"));
        assertThat(works.of(List.of(cited("/2", 1)))).isZero();
    }

    @Test
    void a_report_and_the_meeting_reports_that_it_sums_up_count_once() {
        held("/1", "en", Kind.MEETING_REPORT, "Experts said so in spring.");
        held("/2", "en", Kind.MEETING_REPORT, "Experts said so in autumn.");
        List<Citation> meetings = List.of(cited("/1", 1), cited("/2", 1));
        assertThat(works.of(meetings)).as("two meetings").isEqualTo(2);

        held(
                "/3",
                "en",
                Kind.SECRETARIAT_REPORT,
                "Experts said so (see %s, para. 1, and %s).".formatted(symbol("/1"), symbol("/2")));

        assertThat(works.of(List.of(cited("/1", 1), cited("/3", 1)))).isEqualTo(1);
        assertThat(works.of(List.of(cited("/3", 1), cited("/2", 1), cited("/1", 1)))).isEqualTo(1);
    }

    @Test
    void a_study_that_refers_to_another_study_is_still_a_work_of_its_own() {
        held("/1", "en", Kind.STUDY, NETS);
        held(
                "/2",
                "en",
                Kind.STUDY,
                "Others found the same (%s, para. 1).".formatted(symbol("/1")));

        assertThat(works.of(List.of(cited("/1", 1), cited("/2", 1)))).isEqualTo(2);
    }

    @Test
    void what_amends_a_work_counts_with_it() {
        held("/1", "en", Kind.STUDY, NETS);
        held("/1/Add.1", "en", Kind.STUDY, "A further part.");
        held("/1/Add.1/Corr.1", "en", Kind.STUDY, "For quay read key.");

        assertThat(works.of(List.of(cited("/1", 1), cited("/1/Add.1/Corr.1", 1)))).isEqualTo(1);
        assertThat(works.of(List.of(cited("/1/Add.1", 1), cited("/1/Add.1/Corr.1", 1))))
                .isEqualTo(1);
    }

    @Test
    void each_entry_has_its_own_count() {
        held("/1", "en", Kind.STUDY, NETS);
        held("/2", "en", Kind.STUDY, "They mend nets weekly.");

        assertThat(
                        works.of(
                                List.of(
                                        entry("one", cited("/1", 1)),
                                        entry("both", cited("/1", 1), cited("/2", 1)),
                                        entry("none"))))
                .containsOnly(Map.entry("one", 1), Map.entry("both", 2), Map.entry("none", 0));
    }

    @Test
    void the_strongest_come_first_by_status_then_works_then_title() {
        List<Entry> all =
                List.of(
                        entry("contested-1", "contested"),
                        entry("b", "promising"),
                        entry("odd", "reported"),
                        entry("a", "promising"),
                        entry("many", "promising"),
                        entry("sure", "supported"));

        assertThat(
                        all.stream()
                                .sorted(
                                        IndependentWorks.strongestFirst(
                                                Map.of(
                                                        "many",
                                                        3,
                                                        "contested-1",
                                                        9,
                                                        "a",
                                                        1,
                                                        "b",
                                                        1)))
                                .map(Entry::id))
                .containsExactly("sure", "many", "a", "b", "contested-1", "odd");
    }

    private Symbol symbol(String end) {
        return new Symbol(series + end);
    }

    private Citation cited(String end, int number) {
        return new Citation(new PassageRef(symbol(end), "para_" + number), null);
    }

    private static Entry entry(String id, Citation... citations) {
        return entry(id, "promising", citations);
    }

    private static Entry entry(String id, String status, Citation... citations) {
        return new Entry(
                id,
                Entry.Type.PRACTICE,
                "On " + id,
                "About " + id + ".",
                status,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                Arrays.stream(citations)
                        .map(citation ->
                                new Entry.Claim(
                                        "It is so.",
                                        null,
                                        null,
                                        null,
                                        null,
                                        null,
                                        "data",
                                        Entry.Strength.SUPPORTED,
                                        List.of(citation)))
                        .toList(),
                List.of(),
                "");
    }

    private void held(String end, String language, Kind kind, String... paragraphs) {
        stored(symbol(end), null, language, kind, true, paragraphs);
    }

    private void stored(
            @Nullable Symbol symbol,
            @Nullable Symbol retells,
            String language,
            Kind kind,
            boolean release,
            String... paragraphs) {
        documents.store(
                new NewDocument(
                        String.format("%064x", ++count + 24_000_000),
                        "harbour.txt",
                        "text/plain",
                        1,
                        null,
                        new Description(
                                symbol,
                                retells,
                                retells == null ? null : LocalDate.of(1998, 10, 2),
                                "On the harbour",
                                null,
                                language,
                                kind,
                                null,
                                List.of()),
                        NumberedParagraphs.of(paragraphs),
                        List.of(),
                        NewDocument.Rights.unknown(),
                        "sender",
                        release));
    }
}
