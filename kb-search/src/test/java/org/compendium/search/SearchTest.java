package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.compendium.account.Role;
import org.compendium.account.Viewer;
import org.compendium.document.Description;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Kind;
import org.compendium.document.NewDocument;
import org.compendium.document.Passage;
import org.compendium.document.Span;
import org.compendium.document.Symbol;
import org.compendium.document.ThemeEvidence;
import org.compendium.theme.Concept;
import org.compendium.theme.Themes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

@SpringBootTest(classes = TestSearch.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchTest {

    private static final Viewer EVERYBODY = Viewer.everybody();
    private static final Viewer CURATOR = new Viewer("curator", Role.CURATOR);

    @Autowired Documents documents;
    @Autowired Search search;
    @Autowired Themes themes;
    @Autowired IndexFeed feed;
    @Autowired SearchSettings settings;
    @Autowired ElasticsearchClient elasticsearch;

    private int count;
    private DocumentId zones = DocumentId.fresh();
    private DocumentId hidden = DocumentId.fresh();

    @BeforeAll
    void aSmallCollection() throws InterruptedException {
        themes.replace(List.of(concept("gear", null), concept("nets", "gear")));
        feed.awaitReady();
        zones =
                store(
                        aDocument(
                                "TD/A/1",
                                "en",
                                1998,
                                List.of("MUS"),
                                "zones",
                                "The weather was fine on the first day.",
                                "Export processing zones in Mauritius bought few local inputs."));
        store(
                aDocument(
                        "TD/A/2",
                        "fr",
                        1999,
                        List.of("MUS", "TUN"),
                        "zones",
                        "Les zones franches achètent peu d'intrants à l'économie locale."));
        store(
                aDocument(
                        "TD/A/3",
                        "ru",
                        1999,
                        List.of(),
                        "trust",
                        "Доверие между предприятиями растёт медленно."));
        store(
                aDocument(
                        "TD/A/4",
                        "ar",
                        2001,
                        List.of(),
                        "trust",
                        "الثقة بين المؤسسات الصغيرة تنمو ببطء."));
        store(aDocument("TD/A/5", "zh", 2001, List.of(), "trust", "企业之间的信任增长缓慢。"));
        store(
                aDocument(
                        "TD/A/6",
                        "es",
                        2001,
                        List.of("MEX"),
                        "zones",
                        "Las maquiladoras compraron pocos insumos, as TD/A/1 says."));
        hidden =
                documents
                        .store(
                                unreleased(
                                        aDocument(
                                                "TD/A/7",
                                                "en",
                                                1998,
                                                List.of("MUS"),
                                                "zones",
                                                "Export processing zones nobody may see yet.")))
                        .document();
        feed.drain();
        awaitFed();
    }

    @Test
    void a_paragraph_is_found_by_other_forms_of_its_words() {
        Results results = search.find(Query.words("zone exporting Mauritius"), EVERYBODY);

        Results.Hit first = results.hits().getFirst();
        assertThat(first.document().id()).isEqualTo(zones);
        assertThat(first.passages().getFirst().passage().eId()).isEqualTo("para_2");
    }

    @Test
    void a_digest_is_looked_for_in_the_year_of_the_work_it_retells() throws InterruptedException {
        DocumentId digest = store(aDigest("TD/A/90", 1987, "Quokkas mend nets on Rottnest."));
        feed.drain();
        awaitFed();

        Results results = search.find(Query.words("quokkas"), EVERYBODY);

        assertThat(counts(results, Facet.YEAR)).containsExactly(Map.entry("1987", 1L));
        assertThat(results.hits().getFirst().document().date()).isEqualTo(LocalDate.of(2026, 1, 1));
        documents.withdraw(digest, "curator");
        feed.drain();
        awaitFed();
    }

    @Test
    void highlights_are_exact_ranges_of_the_text() {
        Results.Found found =
                search.find(Query.words("Mauritius inputs"), EVERYBODY)
                        .hits()
                        .getFirst()
                        .passages()
                        .getFirst();

        assertThat(found.highlights())
                .extracting(span -> found.passage().text().substring(span.start(), span.end()))
                .containsExactly("Mauritius", "inputs");
    }

    @Test
    void every_language_is_found_in_its_own_forms() {
        assertThat(symbols("zone franche achète")).contains("TD/A/2");
        assertThat(symbols("доверия предприятий")).contains("TD/A/3");
        assertThat(symbols("المؤسسة الثقة")).contains("TD/A/4");
        assertThat(symbols("企业 信任")).contains("TD/A/5");
        assertThat(symbols("maquiladora insumo")).contains("TD/A/6");
    }

    @Test
    void german_is_found_in_its_own_forms_and_spellings() throws InterruptedException {
        DocumentId german =
                store(
                        aDocument(
                                "TD/A/94",
                                "de",
                                1987,
                                List.of(),
                                "nets",
                                "Die Häuser der kleinen Fischer wurden größer."));
        feed.drain();
        awaitFed(german);

        assertThat(symbols("Haus kleiner Fischer")).containsExactly("TD/A/94");
        assertThat(symbols("Haeuser groesser")).containsExactly("TD/A/94");

        documents.withdraw(german, "curator");
        feed.drain();
        awaitFed();
    }

    @Test
    void a_passage_in_another_language_than_its_document_is_found_in_its_own_forms()
            throws InterruptedException {
        NewDocument mixed =
                aDocument(
                        "TD/A/95",
                        "en",
                        1987,
                        List.of(),
                        "nets",
                        "Bilbies mend them.",
                        "L'épuisette du pêcheur est raccommodée.");
        List<Passage> passages =
                List.of(mixed.passages().getFirst(), mixed.passages().getLast().inLanguage("fr"));
        DocumentId stored =
                store(
                        new NewDocument(
                                mixed.sha256(),
                                mixed.fileName(),
                                mixed.mediaType(),
                                mixed.size(),
                                null,
                                mixed.description(),
                                passages,
                                mixed.themes(),
                                mixed.rights(),
                                mixed.owner(),
                                true));
        feed.drain();
        awaitFed(stored);

        Results.Hit hit = search.find(Query.words("épuisettes"), EVERYBODY).hits().getFirst();
        assertThat(hit.document().id()).isEqualTo(stored);
        assertThat(hit.passages()).extracting(found -> found.passage().eId()).contains("para_2");
        documents.withdraw(stored, "curator");
        feed.drain();
        awaitFed();
    }

    @Test
    void a_symbol_leads_to_its_document_before_those_that_cite_it() {
        assertThat(symbols("TD/A/1").getFirst()).isEqualTo("TD/A/1");
    }

    @Test
    void each_facet_is_counted_without_its_own_selection() {
        Results all = search.find(Query.words(""), EVERYBODY);
        assertThat(all.total()).isEqualTo(6);
        assertThat(counts(all, Facet.THEME)).isEqualTo(Map.of("zones", 3L, "trust", 3L));
        assertThat(counts(all, Facet.YEAR)).isEqualTo(Map.of("1998", 1L, "1999", 2L, "2001", 3L));

        Results chosen =
                search.find(new Query("", Map.of(Facet.THEME, Set.of("zones")), 0, 10), EVERYBODY);
        assertThat(chosen.total()).isEqualTo(3);
        assertThat(counts(chosen, Facet.THEME)).isEqualTo(Map.of("zones", 3L, "trust", 3L));
        assertThat(counts(chosen, Facet.COUNTRY))
                .isEqualTo(Map.of("MUS", 2L, "TUN", 1L, "MEX", 1L));
    }

    @Test
    void values_of_one_facet_are_alternatives_and_facets_narrow_each_other() {
        Query query =
                new Query(
                        "",
                        Map.of(
                                Facet.LANGUAGE, Set.of("en", "fr"),
                                Facet.COUNTRY, Set.of("TUN")),
                        0,
                        10);

        assertThat(search.find(query, EVERYBODY).total()).isEqualTo(1);
    }

    @Test
    void what_is_not_released_is_neither_found_nor_counted() {
        assertThat(symbols("nobody may see yet")).doesNotContain("TD/A/7");
        assertThat(counts(search.find(Query.words(""), EVERYBODY), Facet.LANGUAGE))
                .containsEntry("en", 1L);
        assertThat(search.find(Query.words("nobody may see yet"), CURATOR).hits())
                .extracting(hit -> hit.document().id())
                .contains(hidden);
    }

    @Test
    void malformed_input_is_never_an_error() {
        for (String words :
                List.of("\"", "((", "AND OR", "a:b:c", "[1 TO", "*", "\\", "-", "~2 ^")) {
            assertThat(search.find(Query.words(words), EVERYBODY)).isNotNull();
        }
    }

    @Test
    void more_than_elasticsearch_takes_is_asked_with_fewer_words() {
        String group = "(inter-organisational labour) OR zones OR \"centre-colour\" OR favour* OR ";
        String typed = group.repeat(60);

        Results results = search.find(Query.words(typed), EVERYBODY);

        assertThat(results.hits()).extracting(hit -> hit.document().id()).contains(zones);
        assertThat(results.remarks()).extracting(Results.Remark::kind).contains("too-long");
        assertThat(search.inDocument(typed, zones, 10)).isNotEmpty();
    }

    @Test
    void the_last_word_of_a_long_text_is_looked_for_too() {
        String others =
                IntStream.range(0, 199).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));

        Results results = search.find(Query.words(others + " Mauritius"), EVERYBODY);

        assertThat(results.remarks()).isEmpty();
        assertThat(results.hits()).extracting(hit -> hit.document().id()).contains(zones);
    }

    @Test
    void what_is_found_without_the_quotes_is_what_is_counted() {
        Results results = search.find(Query.words("\"Mauritius bought zones\""), EVERYBODY);

        assertThat(results.remarks())
                .extracting(Results.Remark::kind)
                .containsExactly("not-word-for-word");
        assertThat(results.hits().getFirst().document().id()).isEqualTo(zones);
        assertThat(results.total()).isEqualTo(1);
        assertThat(counts(results, Facet.YEAR)).containsExactly(Map.entry("1998", 1L));
    }

    @Test
    void quotes_in_a_question_mark_words_and_demand_nothing() throws InterruptedException {
        List<DocumentId> stored =
                List.of(
                        store(
                                aDocument(
                                        "TD/R/1",
                                        "en",
                                        1991,
                                        List.of(),
                                        "nets",
                                        "At night wombats dig tunnels in sand.")),
                        store(
                                aDocument(
                                        "TD/R/2",
                                        "en",
                                        1991,
                                        List.of(),
                                        "nets",
                                        "Tunnels in wet clay are what wombats slowly dig.")));
        feed.drain();
        awaitFed();

        String typed = "\"wombats dig\" tunnels night clay";
        assertThat(symbols(typed)).containsExactly("TD/R/1");
        Results asked = search.find(Query.words(typed + "?"), EVERYBODY);
        assertThat(asked.hits())
                .extracting(hit -> hit.document().symbol())
                .containsExactlyInAnyOrder(new Symbol("TD/R/1"), new Symbol("TD/R/2"));
        assertThat(asked.hits().getFirst().passages().getFirst().highlights()).isNotEmpty();
        stored.forEach(id -> documents.withdraw(id, "curator"));
        feed.drain();
        awaitFed();
    }

    @Test
    void what_was_typed_is_understood_as_people_know_it() throws InterruptedException {
        List<DocumentId> stored =
                List.of(
                        store(
                                aDocument(
                                        "TD/Q/1",
                                        "en",
                                        1991,
                                        List.of("KEN"),
                                        "nets",
                                        "Potoroos weave baskets beside the river.",
                                        "Incubation of eggs takes a season.")),
                        store(
                                aDocument(
                                        "TD/Q/2",
                                        "en",
                                        1995,
                                        List.of("NPL"),
                                        "nets",
                                        "Potoroos sell baskets in town.")),
                        store(
                                aDocument(
                                        "TD/Q/3",
                                        "en",
                                        1999,
                                        List.of("FRA"),
                                        "nets",
                                        "Beside the river, potoroos rest.")));
        feed.drain();
        awaitFed();

        assertThat(symbols("potoroos baskets")).containsExactlyInAnyOrder("TD/Q/1", "TD/Q/2");
        assertThat(symbols("potoroos \"beside the river\""))
                .containsExactlyInAnyOrder("TD/Q/1", "TD/Q/3");
        assertThat(symbols("\"weave baskets\" OR potoroos rest"))
                .containsExactlyInAnyOrder("TD/Q/1", "TD/Q/3");
        assertThat(symbols("potoroos -baskets")).containsExactly("TD/Q/3");
        assertThat(symbols("potoroos NOT (river OR town)")).isEmpty();
        assertThat(symbols("potor* incub*")).containsExactly("TD/Q/1");
        assertThat(symbols("potoroos year:1990..1995"))
                .containsExactlyInAnyOrder("TD/Q/1", "TD/Q/2");
        assertThat(symbols("potoroos year:1996..")).containsExactly("TD/Q/3");
        assertThat(symbols("potoroos country:Népal")).containsExactly("TD/Q/2");
        assertThat(symbols("potoroos country:(кения OR NPL)"))
                .containsExactlyInAnyOrder("TD/Q/1", "TD/Q/2");
        assertThat(symbols("potoroos region:Africa")).containsExactly("TD/Q/1");
        assertThat(symbols("potoroos region:LLDC")).containsExactly("TD/Q/2");
        assertThat(symbols("symbol:td/q/3")).containsExactly("TD/Q/3");
        assertThat(symbols("potoroos theme:nets kind:study language:English")).hasSize(3);
        assertThat(symbols("potoroos theme:gear")).hasSize(3);
        assertThat(counts(search.find(Query.words("potoroos"), EVERYBODY), Facet.THEME))
                .isEqualTo(Map.of("nets", 3L, "gear", 3L));
        assertThat(counts(search.find(Query.words("potoroos"), EVERYBODY), Facet.REGION))
                .containsEntry("002", 1L)
                .containsEntry("142", 1L);
        assertThat(counts(search.find(Query.words("potoroos"), EVERYBODY), Facet.GROUP))
                .isEqualTo(Map.of("ldc", 1L, "lldc", 1L));
        assertThat(symbols("title:report potoroos river"))
                .containsExactlyInAnyOrder("TD/Q/1", "TD/Q/3");
        Results second = search.find(Query.words("symbol:TD/Q/1 para:2"), EVERYBODY);
        assertThat(second.hits().getFirst().passages())
                .extracting(found -> found.passage().eId())
                .containsExactly("para_2");
        Results remembered =
                search.find(Query.words("potoroos \"beside the broad river\""), EVERYBODY);
        assertThat(remembered.remarks())
                .containsExactly(new Results.Remark("not-word-for-word", "beside the broad river"));
        assertThat(remembered.hits().getFirst().document().symbol())
                .isIn(new Symbol("TD/Q/1"), new Symbol("TD/Q/3"));
        Results elsewhere =
                search.find(
                        new Query(
                                "potoroos \"weave baskets\"",
                                Map.of(Facet.COUNTRY, Set.of("NPL")),
                                0,
                                10),
                        EVERYBODY);
        assertThat(elsewhere.hits()).isEmpty();
        assertThat(elsewhere.remarks()).isEmpty();
        assertThat(
                        search.find(
                                        Query.words(
                                                "potoroos \"beside the broad river\" -\"the river\""),
                                        EVERYBODY)
                                .hits())
                .extracting(hit -> hit.document().symbol())
                .containsExactly(new Symbol("TD/Q/2"));
        assertThat(search.find(Query.words("potoroos country:Narnia \"river"), EVERYBODY).remarks())
                .extracting(Results.Remark::kind)
                .containsExactly("unclosed-quote", "unknown-value");

        stored.forEach(document -> documents.withdraw(document, "curator"));
        feed.drain();
        awaitFed();
    }

    @Test
    void words_beside_each_other_as_they_were_typed_go_first() throws InterruptedException {
        String apart = "A quokka crossed the old stone bridge beside the mill and one day met a %s";
        List<DocumentId> stored = new ArrayList<>();
        // Who is older decides between equals: the right one is not always the same.
        for (int i = 1; i <= 6; i++) {
            boolean together = i % 2 == 0;
            stored.add(
                    store(
                            aDocument(
                                    "TD/N/" + i,
                                    "en",
                                    1988,
                                    List.of(),
                                    "nets",
                                    (together ? apart.replace("quokka", "quokka ferry") : apart)
                                            .formatted(together ? "walker." : "ferry."))));
        }
        feed.drain();
        awaitFed();

        List<Results.Hit> hits =
                search.find(lexical("which quokka ferry is old"), EVERYBODY).hits();
        assertThat(hits).hasSize(6);
        assertThat(hits.subList(0, 3))
                .extracting(hit -> String.valueOf(hit.document().symbol()))
                .containsExactlyInAnyOrder("TD/N/2", "TD/N/4", "TD/N/6");

        stored.forEach(document -> documents.withdraw(document, "curator"));
        feed.drain();
        awaitFed();
    }

    @Test
    void of_equals_the_one_that_was_there_first_goes_first() throws InterruptedException {
        List<DocumentId> stored = new ArrayList<>();
        for (int i = 1; i <= 8; i++) {
            stored.add(
                    store(
                            aDocument(
                                    "TD/M/" + i,
                                    "en",
                                    1988,
                                    List.of(),
                                    "nets",
                                    "Numbats knot nets at night.")));
        }
        feed.drain();
        awaitFed();

        assertThat(search.find(lexical("numbats"), EVERYBODY).hits())
                .extracting(hit -> hit.document().id())
                .containsExactlyElementsOf(stored);

        stored.forEach(document -> documents.withdraw(document, "curator"));
        feed.drain();
        awaitFed();
    }

    @Test
    void other_spellings_of_a_word_find_each_other() throws InterruptedException {
        List<DocumentId> stored =
                List.of(
                        store(
                                aDocument(
                                        "TD/S/1",
                                        "en",
                                        1987,
                                        List.of(),
                                        "nets",
                                        "The bilby programme organised inter-firm labour centres.",
                                        "Naïve bilbies analyse dialogue and defence.")),
                        store(
                                aDocument(
                                        "TD/S/2",
                                        "ru",
                                        1987,
                                        List.of(),
                                        "nets",
                                        "Ещё один отчёт о вомбатах.")),
                        store(
                                aDocument(
                                        "TD/S/3",
                                        "ar",
                                        1987,
                                        List.of(),
                                        "nets",
                                        "الأرانب في الجامعة القديمة.")),
                        store(
                                aDocument(
                                        "TD/S/4",
                                        "en",
                                        1987,
                                        List.of(),
                                        "nets",
                                        "Ｂｉｌｂｉｅｓ write interfirm reports.")));
        feed.drain();
        awaitFed();

        for (String words :
                List.of(
                        "bilby program",
                        "bilby organized labor",
                        "bilbies naive",
                        "bilby center",
                        "bilby analyzes dialogs defense",
                        "bilby inter firm")) {
            assertThat(symbols(words)).as(words).contains("TD/S/1");
        }
        for (String words : List.of("bilby interfirm", "bilbies inter-firm", "ｂｉｌｂｙ inter‑firm")) {
            assertThat(symbols(words)).as(words).contains("TD/S/1", "TD/S/4");
        }
        assertThat(symbols("отчет вомбаты")).containsExactly("TD/S/2");
        assertThat(symbols("الارانب الجامعه")).containsExactly("TD/S/3");

        stored.forEach(document -> documents.withdraw(document, "curator"));
        feed.drain();
        awaitFed();
    }

    @Test
    void a_long_symbol_finds_its_own_document_before_those_that_cite_it()
            throws InterruptedException {
        String symbol = "TD/B/COM.3/EM.21/R/7";
        DocumentId own =
                store(aDocument(symbol, "en", 1987, List.of(), "nets", "Bandicoots sleep."));
        DocumentId citing =
                store(
                        aDocument(
                                "TD/R/3",
                                "en",
                                1987,
                                List.of(),
                                "nets",
                                "Bandicoots sleep, as " + symbol + " says."));
        feed.drain();
        awaitFed();

        assertThat(symbols(symbol)).startsWith(symbol);

        List.of(own, citing).forEach(document -> documents.withdraw(document, "curator"));
        feed.drain();
        awaitFed();
    }

    @Test
    void a_half_remembered_sentence_finds_its_paragraph_among_others_with_the_same_words()
            throws InterruptedException {
        String scattered =
                "Dry season, southern island: quokka elders recall previous council, burrows count"
                        + " made.";
        DocumentId right =
                store(
                        aDocument(
                                "TD/R/1",
                                "en",
                                1987,
                                List.of(),
                                "nets",
                                scattered,
                                "It rained on the first day of the meeting, and nobody had brought"
                                        + " a coat. The elders of the quokka council recall that"
                                        + " their previous count of burrows on the southern island"
                                        + " was made in the dry season."));
        DocumentId other =
                store(aDocument("TD/R/2", "en", 1987, List.of(), "nets", scattered, scattered));
        feed.drain();
        awaitFed();

        Results.Hit first =
                search.find(
                                Query.words(
                                        "The elders the quokka council recall their previous cuont"
                                                + " burrows the southern island was made in dry"
                                                + " season."),
                                EVERYBODY)
                        .hits()
                        .getFirst();

        assertThat(first.document().id()).isEqualTo(right);
        assertThat(first.passages().getFirst().passage().eId()).isEqualTo("para_2");

        List.of(right, other).forEach(document -> documents.withdraw(document, "curator"));
        feed.drain();
        awaitFed();
    }

    @Test
    void some_words_of_a_question_find_more_than_are_counted() throws InterruptedException {
        DocumentId most =
                store(
                        aDocument(
                                "TD/P/1",
                                "en",
                                1987,
                                List.of(),
                                "nets",
                                "Dibblers gather seeds after winter rain."));
        DocumentId few =
                store(
                        aDocument(
                                "TD/P/2",
                                "en",
                                1987,
                                List.of(),
                                "nets",
                                "Dibblers sleep through cold nights."));
        feed.drain();
        awaitFed();

        Results results =
                search.find(
                        lexical("why do dibblers gather seeds after the winter rain"), EVERYBODY);

        assertThat(results.total()).isEqualTo(1);
        assertThat(results.hits())
                .extracting(hit -> hit.document().id())
                .containsSubsequence(most, few);
        Results two = search.find(lexical("dibblers gather"), EVERYBODY);
        assertThat(two.total()).isEqualTo(1);
        assertThat(two.alike()).isEqualTo(1);
        assertThat(two.hits())
                .extracting(Results.Hit::has)
                .containsExactly(Has.WORDS, Has.SOME_WORDS);
        assertThat(two.facets().get(Facet.THEME)).contains(new Results.Value("nets", 1));
        assertThat(search.find(lexical("dibblers AND gather"), EVERYBODY).hits()).hasSize(1);
        assertThat(search.find(lexical("dibblers \"gather seeds\""), EVERYBODY).hits()).hasSize(1);

        documents.withdraw(most, "curator");
        documents.withdraw(few, "curator");
        feed.drain();
        awaitFed();
    }

    @Test
    void some_of_a_chinese_question_which_has_no_blanks_are_enough_to_be_shown()
            throws InterruptedException {
        DocumentId kept =
                store(aDocument("TD/P/3", "zh", 1987, List.of(), "nets", "灯塔管理员每天晚上记录风向和潮汐。"));
        feed.drain();
        awaitFed();

        Results results = search.find(lexical("谁会在夜里把风向写进本子？"), EVERYBODY);

        assertThat(results.hits()).extracting(hit -> hit.document().id()).contains(kept);
        assertThat(results.hits()).extracting(Results.Hit::has).containsOnly(Has.SOME_WORDS);

        documents.withdraw(kept, "curator");
        feed.drain();
        awaitFed();
    }

    private static Concept concept(String id, @Nullable String broader) {
        return MadeDocuments.concept(id, broader, Map.of("en", id));
    }

    private static Query lexical(String words) {
        return new Query(words, Map.of(), 0, 10, Mode.LEXICAL, Expanding.LITERAL);
    }

    @Test
    void index_and_store_agree_document_by_document() {
        IndexFeed.Agreement agreement = feed.compare();

        assertThat(agreement.agree()).as(agreement.toString()).isTrue();
        assertThat(agreement.documents()).isGreaterThanOrEqualTo(7);
    }

    @Test
    void a_document_that_cannot_be_indexed_does_not_hold_up_the_others()
            throws InterruptedException {
        String tooLong = "X".repeat(40_000);
        DocumentId refused =
                store(aDocument("TD/A/91", "en", 1987, List.of(tooLong), "nets", "Heavy nets."));
        DocumentId good =
                store(aDocument("TD/A/92", "en", 1987, List.of(), "nets", "Wombats mend nets."));
        feed.drain();
        awaitFed(good);

        assertThat(symbols("wombats")).containsExactly("TD/A/92");
        IndexFeed.Agreement agreement = feed.compare();
        assertThat(agreement.missing()).containsExactly(refused.value());
        assertThat(agreement.waiting()).isEqualTo(1);

        documents.describe(
                refused,
                before ->
                        aDocument("TD/A/91", "en", 1987, List.of(), "nets", "Heavy nets.")
                                .description());
        documents.withdraw(refused, "curator");
        documents.withdraw(good, "curator");
        feed.drain();
        awaitFed();
        assertThat(feed.compare().agree()).isTrue();
    }

    @Test
    void an_index_that_was_lost_is_made_and_fed_again() throws Exception {
        Set<String> made =
                elasticsearch
                        .indices()
                        .getAlias(a -> a.name(settings.passages(), settings.documents()))
                        .aliases()
                        .keySet();
        assertThat(made).hasSize(2);

        elasticsearch.indices().delete(d -> d.index(List.copyOf(made)));
        DocumentId last =
                store(aDocument("TD/A/93", "en", 1987, List.of(), "nets", "Numbats mend nets."));
        awaitFed(last);
        awaitFed();

        assertThat(feed.compare().agree()).isTrue();
        assertThat(symbols("numbats")).containsExactly("TD/A/93");
        assertThat(symbols("zone franche achète")).contains("TD/A/2");
        documents.withdraw(last, "curator");
        feed.drain();
        awaitFed();
    }

    @Test
    void indices_that_a_killed_process_left_without_alias_or_unfed_are_finished() throws Exception {
        String index =
                elasticsearch
                        .indices()
                        .getAlias(a -> a.name(settings.documents()))
                        .aliases()
                        .keySet()
                        .iterator()
                        .next();
        elasticsearch
                .indices()
                .updateAliases(u ->
                        u.actions(a -> a.remove(r -> r.index(index).alias(settings.documents()))));

        DocumentId last =
                store(aDocument("TD/A/94", "en", 1987, List.of(), "nets", "Quolls mend nets."));
        awaitFed(last);

        assertThat(
                        elasticsearch
                                .indices()
                                .getAlias(a -> a.name(settings.documents()))
                                .aliases()
                                .keySet())
                .containsExactly(index);
        assertThat(symbols("quolls")).containsExactly("TD/A/94");
        documents.withdraw(last, "curator");
        feed.drain();
        awaitFed();
    }

    @Test
    void a_page_out_of_reach_is_refused_with_what_to_do() {
        assertThatThrownBy(() -> new Query("", Map.of(), 1_000, 10))
                .hasMessageContaining("narrow the search");
    }

    /// Whatever the others are like; the index may be away at first.
    private void awaitFed(DocumentId document) throws InterruptedException {
        for (int i = 0; i < 300; i++) {
            try {
                IndexFeed.Agreement now = feed.compare();
                if (!now.missing().contains(document.value())
                        && !now.stale().contains(document.value())) {
                    return;
                }
            } catch (RuntimeException e) {
                // It is made again.
            }
            Thread.sleep(100);
        }
    }

    private void awaitFed() throws InterruptedException {
        for (int i = 0; i < 100 && !feed.compare().agree(); i++) {
            Thread.sleep(100);
        }
    }

    /// Of those that are counted.
    private List<String> symbols(String words) {
        return search.find(Query.words(words), EVERYBODY).hits().stream()
                .filter(hit -> hit.has() == Has.WORDS)
                .map(hit -> String.valueOf(hit.document().symbol()))
                .toList();
    }

    private static Map<String, Long> counts(Results results, Facet facet) {
        return results.facets().getOrDefault(facet, List.of()).stream()
                .collect(
                        java.util.stream.Collectors.toMap(
                                Results.Value::value, Results.Value::count));
    }

    private DocumentId store(NewDocument document) {
        return documents.store(document).document();
    }

    private NewDocument aDocument(
            String symbol,
            String language,
            int year,
            List<String> countries,
            String theme,
            String... paragraphs) {
        List<Passage> passages = new ArrayList<>();
        for (String paragraph : paragraphs) {
            int number = passages.size() + 1;
            passages.add(
                    new Passage(
                            "para_" + number,
                            Passage.Form.PARAGRAPH,
                            String.valueOf(number),
                            null,
                            new Span(0, paragraph.length()),
                            List.of(),
                            null,
                            paragraph,
                            null));
        }
        return new NewDocument(
                String.format("%064x", ++count),
                symbol.replace('/', '-') + ".txt",
                "text/plain",
                100,
                null,
                new Description(
                        new Symbol(symbol),
                        null,
                        null,
                        "A report",
                        LocalDate.of(year, 1, 1),
                        language,
                        Kind.STUDY,
                        null,
                        countries),
                passages,
                List.of(
                        new ThemeEvidence(
                                theme, 1, List.of(new ThemeEvidence.Shown("para_1", List.of())))),
                NewDocument.Rights.unknown(),
                "sender",
                true);
    }

    /// Retells the work `symbol` of this year in the year 2026.
    private NewDocument aDigest(String symbol, int year, String paragraph) {
        NewDocument work = aDocument(symbol, "en", 2026, List.of(), "nets", paragraph);
        return new NewDocument(
                work.sha256(),
                work.fileName(),
                work.mediaType(),
                work.size(),
                null,
                new Description(
                        null,
                        new Symbol(symbol),
                        LocalDate.of(year, 10, 2),
                        "Digest of " + symbol,
                        work.description().date(),
                        "en",
                        Kind.DIGEST,
                        null,
                        List.of()),
                work.passages(),
                work.themes(),
                work.rights(),
                work.owner(),
                true);
    }

    private static NewDocument unreleased(NewDocument document) {
        return new NewDocument(
                document.sha256(),
                document.fileName(),
                document.mediaType(),
                document.size(),
                document.pages(),
                document.description(),
                document.passages(),
                document.themes(),
                document.rights(),
                document.owner(),
                false);
    }
}
