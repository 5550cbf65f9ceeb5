package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.compendium.account.Role;
import org.compendium.account.Viewer;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Symbol;
import org.compendium.theme.Themes;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;

/// Help while typing, and for what was misspelt.
@SpringBootTest(classes = TestSearch.class)
@ActiveProfiles("completions")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CompletionsTest {

    private static final Viewer EVERYBODY = Viewer.everybody();
    private static final Viewer CURATOR = new Viewer("curator", Role.CURATOR);
    private static final Viewer ANNA = new Viewer("anna", Role.CONTRIBUTOR);
    private static final List<String> COUNTRIES = List.of("MUS", "KEN", "FRA");
    private static final List<String> WORDS =
            List.of("quokka", "quoll", "quorum", "wallaby", "wallaroo", "numbat");

    @Autowired Documents documents;
    @Autowired Search search;
    @Autowired Completions completions;
    @Autowired Themes themes;
    @Autowired IndexFeed feed;
    @Autowired ElasticsearchClient elasticsearch;
    @Autowired SearchSettings settings;
    @Autowired JdbcClient jdbc;

    private final Random random = new Random(20261126);
    private final List<DocumentId> made = new ArrayList<>();

    @BeforeAll
    void aSmallCollection() throws InterruptedException {
        themes.replace(
                List.of(
                        MadeDocuments.concept(
                                "incubators",
                                null,
                                Map.of("en", "business incubators", "fr", "pépinières"))));
        feed.awaitReady();
        store(
                "TD/G/1",
                "Réseaux of Industrial Zones",
                "fr",
                List.of("MUS"),
                "anna",
                true,
                "Zones.");
        store(
                "TD/SIGNS/2",
                "L’industrie d’abord: 1,5 ガイド",
                "fr",
                List.of(),
                "anna",
                true,
                "L’industrie");
        store("TD/SIGNS/1", "出口加工区, zones 1.5 (ça) 's", "fr", List.of(), "anna", true, "出口 加工");
        store(
                "TD/G/22",
                "Industrial Bilby Zones",
                "en",
                List.of("NPL"),
                "anna",
                false,
                "Bandicoots.");
        for (int i = 0; i < 40; i++) {
            store(
                    "TD/MANY/" + i,
                    pick(WORDS) + " " + pick(WORDS) + " " + i,
                    "en",
                    random.nextBoolean() ? List.of(pick(COUNTRIES)) : List.of(),
                    pick(List.of("anna", "ben")),
                    random.nextInt(3) > 0,
                    pick(WORDS) + "s procured baskets " + i);
        }
        untilFound();
    }

    private void untilFound() throws InterruptedException {
        for (int i = 0; i < 400 && (feed.drain() > 0 || feed.compare().waiting() > 0); i++) {
            Thread.sleep(25);
        }
    }

    @Test
    void a_title_is_suggested_by_the_beginnings_of_its_words() {
        assertThat(symbols("indus", EVERYBODY)).containsExactly("TD/G/1");
        assertThat(symbols("industrial zo", EVERYBODY)).containsExactly("TD/G/1");
        assertThat(symbols("zones ind", EVERYBODY)).containsExactly("TD/G/1");
        assertThat(symbols("reseaux", EVERYBODY)).containsExactly("TD/G/1");
        assertThat(symbols("industrial zebra", EVERYBODY)).isEmpty();
        assertThat(whileTyping("l’industrie", () -> {}).getLast()).hasSize(1);
        assertThat(whileTyping("ｶﾞｲﾄﾞ", () -> {}).getLast()).hasSize(1);
    }

    @Test
    void a_symbol_is_suggested_by_its_beginning() {
        assertThat(symbols("td/g", EVERYBODY)).containsExactly("TD/G/1");
        assertThat(symbols("TD/G/2", CURATOR)).containsExactly("TD/G/22");
    }

    @Test
    void a_place_is_suggested_by_a_name_in_any_language_with_the_documents_the_reader_finds() {
        for (String begun : List.of("Maur", "Île Maur", "ile maur", "Маври", "毛里求", "موريش")) {
            List<Completion> found = completions.of(begun, EVERYBODY);
            assertThat(found)
                    .as(begun)
                    .contains(
                            new Completion.Named(
                                    Facet.COUNTRY, "MUS", total(Facet.COUNTRY, "MUS", EVERYBODY)));
        }
        assertThat(completions.of("sub-saharan", EVERYBODY))
                .contains(
                        new Completion.Named(
                                Facet.REGION, "202", total(Facet.REGION, "202", EVERYBODY)));
    }

    @Test
    void nothing_is_suggested_under_which_the_reader_finds_nothing() {
        assertThat(completions.of("Nepal", EVERYBODY)).isEmpty();
        assertThat(completions.of("Nepal", ANNA))
                .containsExactly(new Completion.Named(Facet.COUNTRY, "NPL", 1));
        assertThat(completions.of("Tuvalu", CURATOR)).isEmpty();
        assertThat(completions.of("incub", CURATOR)).isEmpty();
    }

    @Test
    void what_was_suggested_a_moment_ago_does_not_hide_what_came_since() throws Exception {
        assertThat(completions.of("Bhut", EVERYBODY)).isEmpty();
        assertThat(completions.of("archer", EVERYBODY)).isEmpty();

        store("TD/G/3", "Archery", "en", List.of("BTN"), "anna", true, "Bows.");
        untilFound();

        assertThat(completions.of("Bhut", EVERYBODY))
                .containsExactly(new Completion.Named(Facet.COUNTRY, "BTN", 1));
        assertThat(symbols("archer", EVERYBODY)).containsExactly("TD/G/3");
    }

    @Test
    void typed_letter_by_letter_everything_is_suggested_as_if_it_were_typed_at_once() {
        List<String> parts = new ArrayList<>(WORDS);
        parts.addAll(
                List.of("(", "-", "/", " ", ".", "é", "zones", "INDUS", "kenya", "TD/", "many/3"));
        parts.addAll(
                List.of("出口", "加工", "ـ", "مناطق", "зоны", "ß", "’s", "1", "²", "🇫🇷", "\u0301"));
        parts.addAll(List.of("RÉSEAUX", "ｚｏｎｅｓ", "industrial", "of", "1.", "ca", "bilby"));
        parts.addAll(List.of("l’i", "L'industrie", "d’", "l", "abord", "1,5", "1,", "ｶ", "ﾞ"));
        int found = 0;
        int nothing = 0;
        for (int i = 0; i < 60; i++) {
            String typed = pick(parts) + pick(parts) + " " + pick(parts) + pick(parts);
            List<List<Completion>> bit = whileTyping(typed, () -> {});
            List<List<Completion>> atOnce = whileTyping(typed, completions::forget);
            assertThat(bit).as(typed).isEqualTo(atOnce);
            found += (int) bit.stream().filter(one -> !one.isEmpty()).count();
            nothing += (int) bit.stream().filter(List::isEmpty).count();
        }
        assertThat(found).isGreaterThan(100);
        assertThat(nothing).isGreaterThan(100);
    }

    @Test
    void elasticsearch_is_asked_until_it_has_told_all_titles_that_go_on_like_that()
            throws Exception {
        completions.forget();
        long before = asked();
        List<List<Completion>> found = whileTyping("industrial zones", () -> {});

        assertThat(found.getLast()).hasSize(2);
        assertThat(asked() - before).isBetween(1L, 8L);
    }

    @Test
    void what_was_suggested_is_asked_of_elasticsearch_again_when_another_instance_has_written()
            throws Exception {
        completions.forget();
        completions.of("zones", ANNA);
        long before = asked();
        completions.of("zones", ANNA);
        assertThat(asked()).isEqualTo(before);

        jdbc.sql("SELECT nextval('index_write')").query(Long.class).single();
        Thread.sleep(IndexChanges.LOOK.toMillis());

        completions.of("zones", ANNA);
        assertThat(asked()).isGreaterThan(before);
    }

    private long asked() throws Exception {
        return Objects.requireNonNull(
                        elasticsearch
                                .indices()
                                .stats(s -> s.index(settings.documents()))
                                .all()
                                .total()
                                .search())
                .queryTotal();
    }

    private List<List<Completion>> whileTyping(String typed, Runnable before) {
        return IntStream.rangeClosed(1, typed.length())
                .mapToObj(end -> {
                    before.run();
                    return completions.of(typed.substring(0, end), ANNA);
                })
                .toList();
    }

    @Test
    void anything_may_be_typed() {
        for (String typed : List.of("", " ", "\"", "*", "\\", "a".repeat(5_000), "\0", "((", "/")) {
            assertThat(completions.of(typed, EVERYBODY)).hasSizeLessThanOrEqualTo(Completions.MOST);
        }
    }

    @Test
    void what_is_suggested_is_seen_and_counted_right_whoever_asks() {
        int titled = 0;
        for (Viewer viewer :
                List.of(EVERYBODY, ANNA, new Viewer("ben", Role.CONTRIBUTOR), CURATOR)) {
            for (String begun :
                    List.of("qu", "quo", "quokka wal", "wa", "numbat", "TD/MANY/1", "ken", "fr")) {
                for (Completion completion : completions.of(begun, viewer)) {
                    switch (completion) {
                        case Completion.Titled(Documents.Titled called) -> {
                            titled++;
                            Document document = documents.find(called.id()).orElseThrow();
                            assertThat(called.title()).isEqualTo(document.title());
                            assertThat(called.symbol()).isEqualTo(document.symbol());
                            assertThat(viewer.maySee(document.shown(), document.owner()))
                                    .as("%s for %s", document.title(), viewer)
                                    .isTrue();
                        }
                        case Completion.Named(Facet facet, String value, long count) ->
                                assertThat(count)
                                        .as("%s for %s", value, viewer)
                                        .isEqualTo(truth(value, viewer))
                                        .isPositive()
                                        .isEqualTo(total(facet, value, viewer));
                    }
                }
            }
        }
        assertThat(titled).isGreaterThan(20);
    }

    @Test
    void what_was_misspelt_is_put_right_where_that_finds_more() {
        for (String misspelt :
                List.of(
                        "indutrial zones",
                        "industrail",
                        "Industrial zonez",
                        "\"industrail zones\"")) {
            Results results = search.find(Query.words(misspelt), EVERYBODY);
            assertThat(results.meant()).as(misspelt).containsIgnoringCase("industrial");
            assertThat(search.find(Query.words(results.meant()), EVERYBODY).total())
                    .as(results.meant())
                    .isGreaterThan(results.total());
        }
        assertThat(search.find(Query.words("industrial zones"), EVERYBODY).meant()).isEmpty();
        assertThat(search.find(Query.words("xylophones"), EVERYBODY).meant()).isEmpty();
        assertThat(search.find(Query.words("country:Kenia"), EVERYBODY).meant()).isEmpty();
    }

    @Test
    void a_word_is_not_put_right_under_filters_where_it_finds_nothing() {
        Query query = new Query("industrail", Map.of(Facet.COUNTRY, Set.of("FRA")), 0, 10);

        assertThat(search.find(query, EVERYBODY).meant()).isEmpty();
    }

    @Test
    void a_word_of_a_document_that_the_reader_may_not_see_is_not_offered() {
        assertThat(search.find(Query.words("bandicots"), EVERYBODY).meant()).isEmpty();
        assertThat(search.find(Query.words("bandicots"), ANNA).meant()).isEqualTo("bandicoots");
        assertThat(search.find(Query.words("industrial bandicots"), EVERYBODY).meant()).isEmpty();
    }

    private List<String> symbols(String begun, Viewer viewer) {
        return completions.of(begun, viewer).stream()
                .filter(Completion.Titled.class::isInstance)
                .map(one -> ((Completion.Titled) one).document().symbol())
                .map(Symbol::value)
                .toList();
    }

    private long total(Facet facet, String value, Viewer viewer) {
        return search.find(new Query("", Map.of(facet, Set.of(value)), 0, 1), viewer).total();
    }

    private long truth(String country, Viewer viewer) {
        return documents.findAll(made).values().stream()
                .filter(document -> viewer.maySee(document.shown(), document.owner()))
                .filter(document -> document.countries().contains(country))
                .count();
    }

    private void store(
            String symbol,
            String title,
            String language,
            List<String> countries,
            String owner,
            boolean released,
            String paragraph) {
        made.add(
                documents
                        .store(
                                MadeDocuments.study(
                                        symbol,
                                        title,
                                        language,
                                        countries,
                                        owner,
                                        released,
                                        List.of(paragraph)))
                        .document());
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
