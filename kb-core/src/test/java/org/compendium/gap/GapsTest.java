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
import org.compendium.curated.Citation;
import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.compendium.document.Description;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Kind;
import org.compendium.document.NewDocument;
import org.compendium.document.NumberedParagraphs;
import org.compendium.document.Symbol;
import org.compendium.document.ThemeDecisions;
import org.compendium.document.ThemeEvidence;
import org.compendium.place.Region;
import org.compendium.place.Regions;
import org.compendium.place.Stage;
import org.compendium.place.Stages;
import org.compendium.theme.Concept;
import org.compendium.theme.Themes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The counts of the gap map beside those of two queries that are written for this test alone,
/// straight against the tables, cell by cell.
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
    @Autowired JdbcClient jdbc;

    /// Each country in each of its regions and at its stage, and whether all or any of a list are
    /// in one of them. Nothing is wholly in a place by naming no country.
    private static final String PLACES =
            """
            CREATE TABLE IF NOT EXISTS place_of (country text, place text);
            TRUNCATE place_of;
            CREATE OR REPLACE FUNCTION all_in(text[], text) RETURNS boolean LANGUAGE sql AS $$
                SELECT cardinality($1) > 0
                   AND NOT EXISTS (SELECT FROM unnest($1) AS one (country)
                                    WHERE (country, $2) NOT IN (SELECT country, place FROM place_of))
            $$;
            CREATE OR REPLACE FUNCTION any_in(text[], text) RETURNS boolean LANGUAGE sql AS $$
                SELECT EXISTS (SELECT FROM place_of WHERE country = ANY ($1) AND place = $2)
            $$;
            """;

    /// A row is a theme with the narrower ones, and so is a column that is an outcome.
    private static final String NARROWER =
            """
            WITH RECURSIVE of_row (concept) AS (
                SELECT cast(:theme AS text)
                 UNION SELECT c.id FROM concept c JOIN of_row r ON c.broader = r.concept
            ), of_column (concept) AS (
                SELECT cast(:column AS text)
                 UNION SELECT c.id FROM concept c JOIN of_column o ON c.broader = o.concept
            )\
            """;

    private static final String COUNT_OF_RECORDS =
            NARROWER
                    + """
                    SELECT count(*)
                      FROM entry e
                     WHERE e.kind IN ('practice', 'case', 'dossier', 'scorecard')
                       AND e.status <> 'superseded'
                       AND e.id NOT IN (SELECT other FROM lineage WHERE kind = 'supersedes')
                       AND (cast(:stage AS text) IS NULL OR any_in(e.countries, :stage))
                       AND EXISTS (SELECT FROM of_row WHERE concept = ANY (e.themes))
                       AND CASE WHEN :outcomes
                                THEN EXISTS (SELECT FROM of_column WHERE concept = ANY (e.themes))
                                WHEN :column = 'none' THEN e.countries = '{}'
                                ELSE any_in(e.countries, :column) END
                    """;

    private static final String COUNT_OF_PASSAGES =
            NARROWER
                    + """
                    , shows AS (
                        SELECT t.expression_id, t.concept, unnest(t.passages) AS eid
                          FROM expression_theme t
                         WHERE (t.expression_id, t.concept) NOT IN (
                                   SELECT expression_id, concept FROM theme_decision
                                    WHERE in_force AND verdict = 'removed')
                         UNION
                        SELECT expression_id, concept, unnest(passages)
                          FROM theme_decision
                         WHERE in_force AND verdict = 'added'
                    ), readable AS (
                        SELECT * FROM expression
                         WHERE state = 'released' AND visibility = 'public'
                    )
                    SELECT count(DISTINCT (e.work_id, p.eid))
                      FROM passage p
                      JOIN readable e ON e.id = p.expression_id
                      JOIN work w ON w.id = e.work_id
                     WHERE e.version = (SELECT max(version) FROM readable r
                                         WHERE r.work_id = e.work_id AND r.language = e.language)
                       AND NOT EXISTS (SELECT FROM readable r JOIN work o ON o.id = r.work_id
                                        WHERE o.symbol_key = w.retells_key)
                       AND (cast(:stage AS text) IS NULL OR all_in(e.countries, :stage))
                       AND EXISTS (SELECT FROM shows JOIN of_row USING (concept)
                                    WHERE expression_id = e.id AND eid = p.eid)
                       AND CASE WHEN :outcomes
                                THEN EXISTS (SELECT FROM shows JOIN of_column USING (concept)
                                              WHERE expression_id = e.id AND eid = p.eid)
                                WHEN :column <> 'none' THEN all_in(e.countries, :column)
                                ELSE NOT EXISTS (SELECT FROM unnest(cast(:columns AS text[])) AS c (place)
                                                  WHERE all_in(e.countries, c.place))
                                     AND (e.countries = '{}'
                                          OR cast(:within AS text) IS NULL
                                          OR any_in(e.countries, :within)) END
                    """;

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
        BROADER.put("apprentices", "skills-enhancement");
        concepts =
                Stream.concat(
                                Stream.of("gear", "nets", "knots", "harbours", "quays"),
                                Stream.concat(Gaps.OUTCOMES.stream(), Stream.of("apprentices")))
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
        for (int i = 0; i < 60; i++) {
            aDocument(random);
        }
        List<Entry> records = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            records.add(aRecord(random, "record-" + i, i > 5 ? "record-" + (i - 5) : null));
        }
        entries.replacePack(records);
        places();

        List<Gaps.View> views =
                List.of(
                        new Gaps.View(false, null, null),
                        new Gaps.View(false, "002", null),
                        new Gaps.View(false, null, "developing"),
                        new Gaps.View(true, null, null),
                        new Gaps.View(true, null, "developed"));
        for (Gaps.View view : views) {
            GapMap map = gaps.map(view);
            long recordsThere = 0;
            long passagesThere = 0;
            for (GapMap.Row row : map.rows()) {
                for (String column : map.columns()) {
                    GapMap.Count count = map.at(row.theme(), column);
                    String cell = view + " " + row.theme() + " " + column;
                    assertThat(count.records())
                            .as(cell)
                            .isEqualTo(counted(COUNT_OF_RECORDS, view, row.theme(), column))
                            .isEqualTo(gaps.records(view, row.theme(), column).size());
                    assertThat(count.passages())
                            .as(cell)
                            .isEqualTo(counted(COUNT_OF_PASSAGES, view, row.theme(), column))
                            .isEqualTo(gaps.passages(view, row.theme(), column, 1000).size());
                    recordsThere += count.records();
                    passagesThere += count.passages();
                }
                assertThat(gaps.empty(view, themes.find(row.theme()).orElseThrow()))
                        .as(view + " " + row.theme())
                        .isEqualTo(
                                map.columns().stream()
                                        .filter(column -> !column.equals(GapMap.NOWHERE))
                                        .filter(column -> map.at(row.theme(), column).nothing())
                                        .toList());
            }
            assertThat(recordsThere).as("records in " + view).isPositive();
            assertThat(passagesThere).as("passages in " + view).isPositive();
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

    private long counted(String sql, Gaps.View view, String theme, String column) {
        List<Region> columns =
                view.within() == null ? REGIONS.top() : REGIONS.children(view.within());
        return jdbc.sql(sql)
                .param("theme", theme)
                .param("column", column)
                .param("stage", view.stage())
                .param("outcomes", view.outcomes())
                .param("within", view.within())
                .param("columns", columns.stream().map(Region::code).toArray(String[]::new))
                .query(Long.class)
                .single();
    }

    private void places() {
        jdbc.sql(PLACES).update();
        for (String country : COUNTRIES) {
            Stream.concat(
                            REGIONS.holding(country).stream(),
                            STAGES.of(country).stream().map(Stage::slug))
                    .forEach(place ->
                            jdbc.sql("INSERT INTO place_of VALUES (?, ?)")
                                    .params(country, place)
                                    .update());
        }
    }

    // Some in another language or version of a work that is there, some digests, of works that are
    // there and of works that are not; curators agree with some themes and not with others.
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
        Symbol symbol = new Symbol("HB/GAP/R/" + random.nextInt(50));
        boolean digest = random.nextInt(6) == 0;
        DocumentId id =
                stored(
                        digest ? null : symbol,
                        digest ? symbol : null,
                        random.nextInt(4) == 0 ? "fr" : "en",
                        some(random, COUNTRIES),
                        random.nextInt(5) > 0,
                        shown);
        for (String concept : some(random, concepts)) {
            if (random.nextBoolean()) {
                decisions.remove(id, concept, null, "curator");
            } else {
                decisions.add(
                        id, concept, List.of("para_" + (1 + random.nextInt(4))), null, "curator");
            }
        }
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
        return stored(new Symbol(symbol), null, language, countries, release, shown);
    }

    private DocumentId stored(
            @Nullable Symbol symbol,
            @Nullable Symbol retells,
            String language,
            List<String> countries,
            boolean release,
            Map<String, List<Integer>> shown) {
        return documents
                .store(
                        new NewDocument(
                                String.format("%064x", ++count + 44_000_000),
                                "harbour.txt",
                                "text/plain",
                                1,
                                null,
                                new Description(
                                        symbol,
                                        retells,
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
