package org.compendium.gap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.compendium.place.Countries;
import org.compendium.place.Country;
import org.compendium.place.Region;
import org.compendium.place.Regions;
import org.compendium.place.Stages;
import org.compendium.theme.Concept;
import org.compendium.theme.Themes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts what is held, theme by theme, in each region or on each outcome. Only what everybody may
/// read counts: current entries, and passages of the current version of released works. A digest
/// counts as long as its original is not held. A paragraph that is held in several languages counts
/// once. Records count in every region of which they name a country; paragraphs only where all
/// countries that their work names are in one region (or at the stage that is asked for), since a
/// report on many countries does not tell which of them a paragraph is about.
@Repository
public class Gaps {

    /// The outcomes by which programmes are to be compared.
    public static final List<String> OUTCOMES =
            List.of(
                    "impact",
                    "sustainability",
                    "replicability",
                    "skills-enhancement",
                    "technology-transfer",
                    "backward-linkages",
                    "forward-linkages");

    private static final String HELD =
            """
            WITH held AS (
                SELECT e.id, e.work_id, w.retells_key IS NOT NULL AS digest, e.countries
                  FROM expression e JOIN work w ON w.id = e.work_id
                 WHERE e.state = 'released' AND e.visibility = 'public'
                   AND NOT EXISTS (SELECT 1 FROM expression l
                                    WHERE l.work_id = e.work_id AND l.language = e.language
                                      AND l.version > e.version
                                      AND l.state = 'released' AND l.visibility = 'public')
                   AND (w.retells_key IS NULL
                        OR NOT EXISTS (SELECT 1 FROM symbol_of_work o
                                         JOIN expression oe ON oe.work_id = o.work_id
                                        WHERE o.symbol_key = w.retells_key
                                          AND oe.state = 'released' AND oe.visibility = 'public'))
                   AND (cast(:stage AS text[]) IS NULL
                        OR e.countries <> '{}' AND e.countries <@ cast(:stage AS text[]))
            ), shown AS (
                SELECT h.id, h.work_id, h.countries, p.eid, t.concept
                  FROM held h
                  JOIN document_theme d ON d.expression_id = h.id
                  JOIN expression_theme t ON t.expression_id = h.id AND t.concept = d.concept
                 CROSS JOIN LATERAL unnest(t.passages) AS p (eid)
                UNION
                SELECT h.id, h.work_id, h.countries, p.eid, d.concept
                  FROM held h
                  JOIN theme_decision d ON d.expression_id = h.id
                   AND d.in_force AND d.verdict = 'added'
                 CROSS JOIN LATERAL unnest(d.passages) AS p (eid)
            ), record AS (
                SELECT e.id, e.themes, e.countries, e.position
                  FROM entry e
                 WHERE e.kind <> 'organisation' AND e.status <> 'superseded'
                   AND NOT EXISTS (SELECT 1 FROM lineage l
                                    WHERE l.kind = 'supersedes' AND l.other = e.id)
                   AND (cast(:stage AS text[]) IS NULL OR e.countries && cast(:stage AS text[]))
            ), part_of AS (
                SELECT * FROM unnest(cast(:wholes AS text[]), cast(:parts AS text[]))
                    AS part_of (whole, part)
            ), in_column AS (
                SELECT * FROM unnest(cast(:names AS text[]), cast(:keys AS text[]))
                    AS in_column (name, key)
            )
            """;

    // A record is in each region of which it names a country.
    private static final String REGION_OF_RECORD =
            """
            CROSS JOIN LATERAL (
                SELECT DISTINCT i.name FROM in_column i WHERE i.key = ANY (r.countries)
                UNION ALL
                SELECT 'none' WHERE r.countries = '{}') AS c
            """;

    // A work that names countries of several regions says nothing of which of them a paragraph is
    // about.
    private static final String REGION_OF_PASSAGE =
            """
            JOIN LATERAL (
                SELECT CASE WHEN count(DISTINCT i.name) = 1 AND bool_and(i.name IS NOT NULL)
                            THEN min(i.name)
                            WHEN bool_or(i.name IS NOT NULL) OR s.countries = '{}' OR :everywhere
                            THEN 'none' END AS name
                  FROM unnest(s.countries) AS k (key)
                  LEFT JOIN in_column i ON i.key = k.key) AS c ON c.name IS NOT NULL
            """;

    private final JdbcClient jdbc;
    private final Themes themes;
    private final Regions regions = Regions.ofPack();
    private final Countries countries = Countries.ofPack();
    private final Stages stages = Stages.ofPack();

    Gaps(JdbcClient jdbc, Themes themes) {
        this.jdbc = jdbc;
        this.themes = themes;
    }

    /// What the columns are.
    ///
    /// @param outcomes whether they are outcomes; else they are regions
    /// @param within the region whose parts they are (UN M49); null for all regions that are part
    ///   of none
    /// @param stage of development, as in [Stages]; null for countries at every stage, and for what
    ///   names no country
    public record View(boolean outcomes, @Nullable String within, @Nullable String stage) {}

    /// @throws IllegalArgumentException when there is no such region or stage
    public GapMap map(View view) {
        return new GapMap(
                columns(view),
                rows(null, 0),
                cells(view, themes.all()),
                works(view, "true"),
                works(view, "digest"));
    }

    /// The columns in which nothing is held on a theme, in their order; [GapMap#NOWHERE] is never
    /// among them. Quicker than the whole map.
    ///
    /// @throws IllegalArgumentException when there is no such region or stage
    public List<String> empty(View view, Concept theme) {
        List<Concept> wholes = new ArrayList<>(List.of(theme));
        if (view.outcomes()) {
            OUTCOMES.forEach(outcome -> themes.find(outcome).ifPresent(wholes::add));
        }
        Map<GapMap.Place, GapMap.Count> cells = cells(view, wholes);
        return columns(view).stream()
                .filter(column -> !column.equals(GapMap.NOWHERE))
                .filter(column -> !cells.containsKey(new GapMap.Place(theme.id(), column)))
                .toList();
    }

    private Map<GapMap.Place, GapMap.Count> cells(View view, List<Concept> wholes) {
        Map<GapMap.Place, Long> records =
                counts(
                        view,
                        wholes,
                        view.outcomes()
                                ? """
                                SELECT p.whole, o.whole AS name, count(DISTINCT r.id) AS n
                                  FROM record r
                                  JOIN part_of p ON p.part = ANY (r.themes)
                                  JOIN part_of o ON o.part = ANY (r.themes)
                                 WHERE o.whole = ANY (cast(:columns AS text[]))
                                 GROUP BY 1, 2
                                """
                                : """
                                SELECT p.whole, c.name, count(DISTINCT r.id) AS n
                                  FROM record r
                                  JOIN part_of p ON p.part = ANY (r.themes)
                                """
                                        + REGION_OF_RECORD
                                        + " GROUP BY 1, 2");
        Map<GapMap.Place, Long> passages =
                counts(
                        view,
                        wholes,
                        view.outcomes()
                                ? """
                                SELECT p.whole, o.whole AS name,
                                       count(DISTINCT (s.work_id, s.eid)) AS n
                                  FROM shown s
                                  JOIN part_of p ON p.part = s.concept
                                  JOIN shown s2 ON s2.id = s.id AND s2.eid = s.eid
                                  JOIN part_of o ON o.part = s2.concept
                                 WHERE o.whole = ANY (cast(:columns AS text[]))
                                 GROUP BY 1, 2
                                """
                                : """
                                SELECT p.whole, c.name, count(DISTINCT (s.work_id, s.eid)) AS n
                                  FROM shown s
                                  JOIN part_of p ON p.part = s.concept
                                """
                                        + REGION_OF_PASSAGE
                                        + " GROUP BY 1, 2");
        Map<GapMap.Place, GapMap.Count> cells = new HashMap<>();
        records.forEach((place, n) -> cells.put(place, new GapMap.Count(n, 0)));
        passages.forEach((place, n) ->
                cells.merge(
                        place,
                        new GapMap.Count(0, n),
                        (a, b) -> new GapMap.Count(a.records(), b.passages())));
        return cells;
    }

    /// The entries in a cell, by their ids, in the order of the pack.
    ///
    /// @throws IllegalArgumentException when there is no such region or stage
    public List<String> records(View view, String theme, String column) {
        return cell(
                view,
                theme,
                column,
                (view.outcomes()
                                ? """
                                SELECT DISTINCT r.position, r.id
                                  FROM record r
                                  JOIN part_of p ON p.part = ANY (r.themes)
                                  JOIN part_of c ON c.part = ANY (r.themes)
                                 WHERE p.whole = :theme AND c.whole = :column
                                """
                                : """
                                SELECT DISTINCT r.position, r.id
                                  FROM record r
                                  JOIN part_of p ON p.part = ANY (r.themes)
                                """
                                        + REGION_OF_RECORD
                                        + " WHERE p.whole = :theme AND c.name = :column")
                        + " ORDER BY 1, 2",
                (row, number) -> row.getString("id"));
    }

    /// A passage in a cell.
    ///
    /// @param document its id, in whichever language comes first
    public record Where(String document, String eId) {}

    /// The passages in a cell, work by work.
    ///
    /// @param most how many are wanted at most
    /// @throws IllegalArgumentException when there is no such region or stage
    public List<Where> passages(View view, String theme, String column, int most) {
        return cell(
                view,
                theme,
                column,
                "SELECT found.document, found.eid FROM ("
                        + (view.outcomes()
                                ? """
                                SELECT s.work_id, min(s.id) AS document, s.eid
                                  FROM shown s
                                  JOIN part_of p ON p.part = s.concept
                                  JOIN shown s2 ON s2.id = s.id AND s2.eid = s.eid
                                  JOIN part_of c ON c.part = s2.concept
                                 WHERE p.whole = :theme AND c.whole = :column
                                 GROUP BY s.work_id, s.eid
                                """
                                : """
                                SELECT s.work_id, min(s.id) AS document, s.eid
                                  FROM shown s
                                  JOIN part_of p ON p.part = s.concept
                                """
                                        + REGION_OF_PASSAGE
                                        + """
                                         WHERE p.whole = :theme AND c.name = :column
                                         GROUP BY s.work_id, s.eid
                                        """)
                        + """
                        ) found JOIN passage q ON q.expression_id = found.document AND q.eid = found.eid
                         ORDER BY found.work_id, q.position
                        """
                        + " LIMIT "
                        + most,
                (row, number) -> new Where(row.getString("document"), row.getString("eid")));
    }

    private <T> List<T> cell(
            View view, String theme, String column, String sql, RowMapper<T> read) {
        return statement(view, sql)
                .param("theme", theme)
                .param("column", column)
                .query(read)
                .list();
    }

    private Map<GapMap.Place, Long> counts(View view, List<Concept> of, String sql) {
        Map<GapMap.Place, Long> counts = new HashMap<>();
        statement(view, of, sql)
                .query(row -> {
                    counts.put(
                            new GapMap.Place(row.getString("whole"), row.getString("name")),
                            row.getLong("n"));
                });
        return counts;
    }

    private long works(View view, String which) {
        return statement(view, "SELECT count(DISTINCT work_id) FROM held WHERE " + which)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec statement(View view, String sql) {
        return statement(view, themes.all(), sql);
    }

    /// @param of the concepts of which something is to be counted
    private JdbcClient.StatementSpec statement(View view, List<Concept> of, String sql) {
        List<String> wholes = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        for (Concept concept : themes.all()) {
            Optional<Concept> whole = Optional.of(concept);
            while (whole.isPresent()) {
                if (of.contains(whole.get())) {
                    wholes.add(whole.get().id());
                    parts.add(concept.id());
                }
                whole = whole.flatMap(this::broader);
            }
        }
        List<String> names = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        List<String> columns = columns(view);
        for (String column : columns) {
            for (String key : keys(view, column)) {
                names.add(column);
                keys.add(key);
            }
        }
        return jdbc.sql(HELD + sql)
                .param("stage", atStage(view.stage()))
                .param("wholes", wholes.toArray(String[]::new))
                .param("parts", parts.toArray(String[]::new))
                .param("columns", columns.toArray(String[]::new))
                .param("names", names.toArray(String[]::new))
                .param("keys", keys.toArray(String[]::new))
                .param("everywhere", view.within() == null);
    }

    private List<String> columns(View view) {
        if (view.outcomes()) {
            return OUTCOMES;
        }
        List<String> columns = new ArrayList<>();
        if (view.within() == null) {
            regions.top().forEach(region -> columns.add(region.code()));
        } else {
            String within = view.within();
            if (regions.find(within).isEmpty()) {
                throw new IllegalArgumentException(
                        "There is no region '" + within + "'. Regions are M49 codes such as 002.");
            }
            regions.children(within).stream().map(Region::code).forEach(columns::add);
        }
        columns.add(GapMap.NOWHERE);
        return columns;
    }

    private List<String> keys(View view, String column) {
        return view.outcomes() || column.equals(GapMap.NOWHERE)
                ? List.of()
                : regions.countries(column);
    }

    private String @Nullable [] atStage(@Nullable String stage) {
        if (stage == null) {
            return null;
        }
        if (stages.all().stream().noneMatch(one -> one.slug().equals(stage))) {
            throw new IllegalArgumentException(
                    "There is no stage '"
                            + stage
                            + "'. Stages: "
                            + String.join(
                                    ", ", stages.all().stream().map(one -> one.slug()).toList()));
        }
        return countries.all().stream()
                .map(Country::code)
                .filter(code -> stages.of(code).filter(of -> of.slug().equals(stage)).isPresent())
                .toArray(String[]::new);
    }

    // Each concept is followed by those it is made of.
    private List<GapMap.Row> rows(@Nullable String broader, int depth) {
        List<GapMap.Row> rows = new ArrayList<>();
        for (Concept concept : themes.all()) {
            if (Objects.equals(concept.broader(), broader)) {
                rows.add(new GapMap.Row(concept.id(), depth));
                rows.addAll(rows(concept.id(), depth + 1));
            }
        }
        return rows;
    }

    private Optional<Concept> broader(Concept concept) {
        return Optional.ofNullable(concept.broader()).flatMap(themes::find);
    }
}
