package org.compendium.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.compendium.TestDatabase;
import org.compendium.account.Viewer;
import org.compendium.curated.Citation;
import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.compendium.document.Description;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.DocumentTheme;
import org.compendium.document.Documents;
import org.compendium.document.Kind;
import org.compendium.document.NewDocument;
import org.compendium.document.NumberedParagraphs;
import org.compendium.document.Symbol;
import org.compendium.document.ThemeDecisions;
import org.compendium.document.ThemeEvidence;
import org.compendium.place.Region;
import org.compendium.place.Regions;
import org.compendium.place.Stages;
import org.compendium.theme.Concept;
import org.compendium.theme.Themes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// The counts of the gap map beside counts that are made cell by cell, by other queries.
@SpringBootTest(classes = TestDatabase.class)
class GapsTest {

    private static final List<String> COUNTRIES =
            List.of("MUS", "NGA", "BRA", "MEX", "SGP", "IND", "NLD", "FRA");
    private static final Regions REGIONS = Regions.ofPack();
    private static final Stages STAGES = Stages.ofPack();
    private static final Map<String, String> BROADER = new HashMap<>();

    @Autowired Gaps gaps;
    @Autowired Entries entries;
    @Autowired Documents documents;
    @Autowired ThemeDecisions decisions;
    @Autowired Themes themes;

    private static int count;
    private List<String> concepts = List.of();

    @BeforeEach
    void concepts() {
        BROADER.clear();
        BROADER.put("gear", "");
        BROADER.put("nets", "gear");
        BROADER.put("knots", "nets");
        BROADER.put("harbours", "");
        BROADER.put("quays", "harbours");
        Gaps.OUTCOMES.forEach(outcome -> BROADER.put(outcome, ""));
        concepts =
                Stream.concat(
                                Stream.of("gear", "nets", "knots", "harbours", "quays"),
                                Gaps.OUTCOMES.stream())
                        .toList();
        themes.replace(concepts.stream().map(GapsTest::concept).toList());
    }

    @AfterEach
    void nothingLeft() {
        entries.replacePack(List.of());
        themes.replace(List.of());
    }

    @Test
    void every_cell_counts_what_another_query_counts() {
        Random random = new Random(5);
        for (int i = 0; i < 40; i++) {
            aDocument(random);
        }
        List<Entry> records = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            records.add(aRecord(random, "record-" + i, i > 5 ? "record-" + (i - 5) : null));
        }
        entries.replacePack(records);

        List<Gaps.View> views =
                List.of(
                        new Gaps.View(false, null, null),
                        new Gaps.View(false, "002", null),
                        new Gaps.View(false, null, "developing"),
                        new Gaps.View(true, null, null),
                        new Gaps.View(true, null, "developed"));
        List<Shown> shown = shown();
        List<Entry> stored = entries.all();
        for (Gaps.View view : views) {
            GapMap map = gaps.map(view);
            long held = 0;
            for (GapMap.Row row : map.rows()) {
                for (String column : map.columns()) {
                    GapMap.Count count = map.at(row.theme(), column);
                    String cell = view + " " + row.theme() + " " + column;
                    assertThat(count.records())
                            .as(cell)
                            .isEqualTo(records(stored, view, below(row.theme()), column))
                            .isEqualTo(gaps.records(view, row.theme(), column).size());
                    assertThat(count.passages())
                            .as(cell)
                            .isEqualTo(passages(shown, view, below(row.theme()), column))
                            .isEqualTo(gaps.passages(view, row.theme(), column, 1000).size());
                    held += count.records() + count.passages();
                }
                assertThat(gaps.empty(view, themes.find(row.theme()).orElseThrow()))
                        .as(view + " " + row.theme())
                        .isEqualTo(
                                map.columns().stream()
                                        .filter(column -> !column.equals(GapMap.NOWHERE))
                                        .filter(column -> map.at(row.theme(), column).nothing())
                                        .toList());
            }
            assertThat(held).as("something was counted in " + view).isPositive();
        }
    }

    @Test
    void a_paragraph_in_two_languages_counts_once_and_one_that_waits_for_release_never() {
        String symbol = "HB/GAP/" + ++count;
        GapMap.Count before = gaps.map(new Gaps.View(false, null, null)).at("nets", "002");
        stored(symbol, "en", List.of("MUS"), true, Map.of("nets", List.of(1)));
        stored(symbol, "fr", List.of("MUS"), true, Map.of("nets", List.of(1)));
        stored("HB/GAP/" + ++count, "en", List.of("MUS"), false, Map.of("nets", List.of(1)));

        assertThat(gaps.map(new Gaps.View(false, null, null)).at("nets", "002").passages())
                .isEqualTo(before.passages() + 1);
    }

    @Test
    void what_a_curator_removed_or_added_counts_as_the_curator_said() {
        Gaps.View view = new Gaps.View(false, null, null);
        DocumentId id =
                stored(
                        "HB/GAP/" + ++count,
                        "en",
                        List.of("NGA"),
                        true,
                        Map.of("nets", List.of(1, 2)));
        long nets = gaps.map(view).at("nets", "002").passages();
        long quays = gaps.map(view).at("quays", "002").passages();

        decisions.remove(id, "nets", null, "curator");
        decisions.add(id, "quays", List.of("para_2"), null, "curator");

        assertThat(gaps.map(view).at("nets", "002").passages()).isEqualTo(nets - 2);
        assertThat(gaps.map(view).at("quays", "002").passages()).isEqualTo(quays + 1);
    }

    @Test
    void an_unknown_region_or_stage_is_said() {
        assertThatThrownBy(() -> gaps.map(new Gaps.View(false, "999", null)))
                .hasMessageContaining("no region '999'");
        assertThatThrownBy(() -> gaps.map(new Gaps.View(false, null, "ripe")))
                .hasMessageContaining("no stage 'ripe'");
    }

    private static long records(
            List<Entry> all, Gaps.View view, List<String> below, String column) {
        return all.stream()
                .filter(entry -> entry.type() != Entry.Type.ORGANISATION && entry.current())
                .filter(entry -> atStage(entry.countries(), view.stage()))
                .filter(entry -> entry.themes().stream().anyMatch(below::contains))
                .filter(entry ->
                        view.outcomes()
                                ? entry.themes().contains(column)
                                : in(entry.countries(), column))
                .count();
    }

    /// What a passage of a document shows.
    private record Shown(Document document, String eId, List<String> concepts) {}

    private static long passages(
            List<Shown> all, Gaps.View view, List<String> below, String column) {
        return all.stream()
                .filter(shown -> allAtStage(shown.document().countries(), view.stage()))
                .filter(shown ->
                        view.outcomes()
                                ? shown.concepts().contains(column)
                                : only(shown.document().countries(), column, view.within()))
                .filter(shown -> shown.concepts().stream().anyMatch(below::contains))
                .map(shown -> shown.document().work() + " " + shown.eId())
                .distinct()
                .count();
    }

    private List<Shown> shown() {
        List<Shown> all = new ArrayList<>();
        for (DocumentId id : documents.revisions().keySet()) {
            Document document = documents.find(id, Viewer.everybody()).orElse(null);
            if (document == null || !document.current() || document.folded()) {
                continue;
            }
            List<DocumentTheme> found = decisions.themes(id);
            documents
                    .passages(id)
                    .forEach(passage ->
                            all.add(
                                    new Shown(
                                            document,
                                            passage.eId(),
                                            found.stream()
                                                    .filter(theme -> shows(theme, passage.eId()))
                                                    .map(DocumentTheme::concept)
                                                    .toList())));
        }
        return all;
    }

    private static boolean shows(DocumentTheme theme, String eId) {
        return theme.counts()
                && theme.passages().stream().anyMatch(shown -> shown.eId().equals(eId));
    }

    private List<String> below(String theme) {
        return concepts.stream()
                .filter(concept -> {
                    String one = concept;
                    while (!one.isEmpty() && !one.equals(theme)) {
                        one = BROADER.get(one);
                    }
                    return one.equals(theme);
                })
                .toList();
    }

    private static boolean in(List<String> countries, String column) {
        return column.equals(GapMap.NOWHERE)
                ? countries.isEmpty()
                : countries.stream().anyMatch(code -> REGIONS.holding(code).contains(column));
    }

    // In one region wholly; or in none wholly, and then in the last column if the work names no
    // country, or one that the columns are about.
    private static boolean only(List<String> countries, String column, @Nullable String within) {
        List<String> columns =
                (within == null ? REGIONS.top() : REGIONS.children(within))
                        .stream().map(Region::code).toList();
        List<String> whole =
                columns.stream()
                        .filter(code ->
                                !countries.isEmpty()
                                        && countries.stream()
                                                .allMatch(
                                                        one -> REGIONS.holding(one).contains(code)))
                        .toList();
        return column.equals(GapMap.NOWHERE)
                ? whole.isEmpty()
                        && (countries.isEmpty()
                                || countries.stream()
                                        .anyMatch(one ->
                                                within == null
                                                        || REGIONS.holding(one).contains(within)))
                : whole.contains(column);
    }

    private static boolean allAtStage(List<String> countries, @Nullable String stage) {
        return stage == null
                || !countries.isEmpty()
                        && countries.stream().allMatch(one -> atStage(List.of(one), stage));
    }

    private static boolean atStage(List<String> countries, @Nullable String stage) {
        return stage == null
                || countries.stream()
                        .anyMatch(code ->
                                STAGES.of(code).filter(of -> of.slug().equals(stage)).isPresent());
    }

    private void aDocument(Random random) {
        Map<String, List<Integer>> shown = new HashMap<>();
        for (String concept : concepts) {
            if (random.nextInt(3) == 0) {
                shown.put(
                        concept,
                        IntStream.rangeClosed(1, 4)
                                .filter(n -> random.nextBoolean())
                                .boxed()
                                .toList());
            }
        }
        shown.values().removeIf(List::isEmpty);
        stored("HB/GAP/" + ++count, "en", some(random, COUNTRIES), random.nextInt(5) > 0, shown);
    }

    private Entry aRecord(Random random, String id, @Nullable String other) {
        List<Entry.Relation> lineage =
                other == null || random.nextInt(4) > 0
                        ? List.of()
                        : List.of(new Entry.Relation(Entry.Relation.Kind.SUPERSEDES, other));
        return new Entry(
                id,
                Entry.Type.values()[random.nextInt(Entry.Type.values().length)],
                "On " + id,
                "About " + id + ".",
                random.nextInt(6) == 0 ? Entry.SUPERSEDED : "reported",
                null,
                null,
                null,
                null,
                lineage,
                some(random, concepts),
                some(random, COUNTRIES),
                List.of(
                        new Entry.Claim(
                                "It is so.",
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                Entry.Strength.CLAIMED,
                                List.<Citation>of())),
                List.of(),
                "");
    }

    private static List<String> some(Random random, List<String> of) {
        return of.stream().filter(one -> random.nextInt(5) == 0).toList();
    }

    private DocumentId stored(
            String symbol,
            String language,
            List<String> countries,
            boolean release,
            Map<String, List<Integer>> shown) {
        return documents
                .store(
                        new NewDocument(
                                String.format("%064x", ++count + 31_000_000),
                                "harbour.txt",
                                "text/plain",
                                1,
                                null,
                                new Description(
                                        new Symbol(symbol),
                                        null,
                                        null,
                                        "On the harbour",
                                        null,
                                        language,
                                        Kind.OTHER,
                                        null,
                                        countries),
                                NumberedParagraphs.of(
                                        "One " + count,
                                        "Two " + count,
                                        "Three " + count,
                                        "Four " + count),
                                shown.entrySet().stream()
                                        .map(one ->
                                                new ThemeEvidence(
                                                        one.getKey(),
                                                        0.5,
                                                        one.getValue().stream()
                                                                .map(n ->
                                                                        new ThemeEvidence.Shown(
                                                                                "para_" + n,
                                                                                List.of()))
                                                                .toList()))
                                        .toList(),
                                NewDocument.Rights.unknown(),
                                "sender",
                                release))
                .document();
    }

    private static Concept concept(String id) {
        String broader = BROADER.get(id);
        return new Concept(
                id,
                broader == null || broader.isEmpty() ? null : broader,
                Map.of("en", id),
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(),
                "The " + id + ".",
                List.of());
    }
}
