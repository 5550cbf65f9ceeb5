package org.compendium.curated;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.compendium.document.PassageRef;
import org.compendium.document.Symbol;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The entries as they are stored: those of the pack, and those that curators wrote or changed.
@Repository
public class Entries implements CitedRecords {

    /// What it adds to a rank that a record carries the themes and countries that are asked for.
    public static final double MEANT = 0.5;

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    Entries(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /// Puts these in the place of all that came with the pack. What a curator has changed since
    /// stays as the curator left it.
    @Transactional
    public void replacePack(List<Entry> entries) {
        jdbc.sql("DELETE FROM entry WHERE origin = 'pack'").update();
        List<String> curators =
                jdbc.sql("SELECT id FROM entry").query((row, number) -> row.getString(1)).list();
        int position = 0;
        for (Entry entry : entries) {
            if (!curators.contains(entry.id())) {
                insert(entry, "pack", position);
            }
            position++;
        }
    }

    /// Puts a curator's entry in the place of the one with its id, or after all others of its type.
    @Transactional
    public void publish(Entry entry) {
        int position =
                jdbc.sql("SELECT position FROM entry WHERE id = :id")
                        .param("id", entry.id())
                        .query(Integer.class)
                        .optional()
                        .orElseGet(() ->
                                jdbc.sql("SELECT coalesce(max(position), 0) + 1 FROM entry")
                                        .query(Integer.class)
                                        .single());
        jdbc.sql("DELETE FROM entry WHERE id = :id").param("id", entry.id()).update();
        insert(entry, "curator", position);
    }

    /// Takes an entry away, the pack's too; the next change of the pack brings that one back.
    @Transactional
    public void withdraw(String id) {
        jdbc.sql("DELETE FROM entry WHERE id = :id").param("id", id).update();
    }

    private void insert(Entry entry, String origin, int position) {
        jdbc.sql(
                        """
                        INSERT INTO entry (id, kind, origin, position, title, summary, status, period, about,
                            checked_on, review_on, themes, countries, not_reported, body, names)
                        VALUES (:id, :kind, :origin, :position, :title, :summary, :status, :period, :about,
                            :checked, :review, :themes, :countries, :notReported, :body, :names)
                        """)
                .param("id", entry.id())
                .param("kind", entry.type().slug())
                .param("origin", origin)
                .param("position", position)
                .param("title", entry.title())
                .param("summary", entry.summary())
                .param("status", entry.status())
                .param("period", entry.period())
                .param("about", entry.about())
                .param("checked", date(entry.checked()))
                .param("review", date(entry.review()))
                .param("themes", entry.themes().toArray(String[]::new))
                .param("countries", entry.countries().toArray(String[]::new))
                .param("notReported", entry.notReported().toArray(String[]::new))
                .param("body", entry.body())
                .param("names", entry.names().toArray(String[]::new))
                .update();
        entry.lineage().forEach(relation -> insert(entry.id(), relation));
        for (int i = 0; i < entry.claims().size(); i++) {
            insert(entry.id(), i, entry.claims().get(i));
        }
    }

    private void insert(String entry, Entry.Relation relation) {
        boolean stated =
                switch (relation.kind()) {
                    case SUPERSEDES, CONTRADICTS, ADAPTED_FROM -> true;
                    case SUPERSEDED_BY, ADAPTED_TO -> false;
                };
        jdbc.sql(
                        """
                        INSERT INTO lineage (entry, kind, other) VALUES (:entry, :kind, :other)
                        ON CONFLICT DO NOTHING
                        """)
                .param("entry", stated ? entry : relation.other())
                .param("kind", (stated ? relation.kind() : relation.kind().converse()).slug())
                .param("other", stated ? relation.other() : entry)
                .update();
    }

    private void insert(String entry, int position, Entry.Claim claim) {
        jdbc.sql(
                        """
                        INSERT INTO claim (entry, position, text, aspect, value, side, holder, said_on, basis,
                            strength)
                        VALUES (:entry, :position, :text, :aspect, :value, :side, :holder, :said, :basis,
                            :strength)
                        """)
                .param("entry", entry)
                .param("position", position)
                .param("text", claim.text())
                .param("aspect", claim.aspect())
                .param("value", claim.value())
                .param("side", claim.onSide().map(Entry.Side::slug).orElse(null))
                .param("holder", claim.holder())
                .param("said", date(claim.said()))
                .param("basis", claim.basis())
                .param("strength", claim.strength().slug())
                .update();
        List<Object[]> citations = new ArrayList<>();
        for (Citation cited : claim.citations()) {
            citations.add(
                    new Object[] {
                        entry,
                        position,
                        citations.size(),
                        cited.passage().symbol().value(),
                        cited.passage().eId(),
                        cited.words()
                    });
        }
        batch.batchUpdate(
                "INSERT INTO claim_citation (entry, claim, position, symbol, eid, words)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                citations);
    }

    /// All, in the order of the pack.
    public List<Entry> all() {
        return load("");
    }

    /// All of one type, in the order of the pack.
    public List<Entry> all(Entry.Type type) {
        return load("WHERE e.kind = ?", type.slug());
    }

    /// How many there are of each type; none of a type that is not in it.
    public Map<Entry.Type, Long> counts() {
        Map<Entry.Type, Long> counts = new EnumMap<>(Entry.Type.class);
        jdbc.sql("SELECT kind, count(*) AS n FROM entry GROUP BY kind")
                .query(row -> {
                    counts.put(Entry.Type.ofSlug(row.getString("kind")), row.getLong("n"));
                });
        return counts;
    }

    public Optional<Entry> find(String id) {
        return load("WHERE e.id = ?", id).stream().findFirst();
    }

    /// One of a type.
    public Optional<Entry> find(Entry.Type type, String id) {
        return find(id).filter(entry -> entry.type() == type);
    }

    /// Those that are about a case: its dossier, its scorecard.
    public List<Entry> about(String id) {
        return load("WHERE e.about = ?", id);
    }

    /// An entry that a question finds.
    ///
    /// @param rank the more the better; comparable within one answer
    public record Ranked(Entry entry, double rank) {}

    /// Those that have all the words, or that carry all of the themes and countries, the best
    /// first.
    ///
    /// @param words in English; operators as people type them ("phrases", -without, or)
    /// @param themes concepts; an entry with one narrower has it too
    public List<Ranked> search(String words, List<String> themes, List<String> countries) {
        Map<String, Double> ranks = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        WITH RECURSIVE below (whole, part) AS (
                            SELECT c.id, c.id FROM concept c WHERE c.id = ANY (cast(:themes AS text[]))
                            UNION
                            SELECT b.whole, c.id FROM below b JOIN concept c ON c.broader = b.part
                        ), text AS (
                            SELECT e.id, e.position,
                                   setweight(to_tsvector('english', e.title || ' ' || array_to_string(e.names, ' ')), 'A')
                                || setweight(to_tsvector('english', e.summary), 'B')
                                || setweight(to_tsvector('english',
                                       coalesce((SELECT string_agg(c.text, ' ') FROM claim c
                                                  WHERE c.entry = e.id), '')), 'C')
                                || setweight(to_tsvector('english', e.body), 'D') AS words,
                                   (cardinality(cast(:themes AS text[])) + cardinality(cast(:countries AS text[]))) > 0
                               AND e.countries @> cast(:countries AS text[])
                               AND NOT EXISTS (SELECT 1 FROM unnest(cast(:themes AS text[])) AS t (id)
                                                WHERE NOT EXISTS (SELECT 1 FROM below b
                                                                   WHERE b.whole = t.id
                                                                     AND b.part = ANY (e.themes)))
                                   AS meant
                              FROM entry e
                        )
                        SELECT t.id, ts_rank(t.words, q) + CASE WHEN t.meant THEN :meant ELSE 0 END AS rank
                          FROM text t, websearch_to_tsquery('english', :words) AS q
                         WHERE t.meant OR t.words @@ q
                         ORDER BY rank DESC, t.position, t.id
                        """)
                .param("words", words)
                .param("themes", themes.toArray(String[]::new))
                .param("countries", countries.toArray(String[]::new))
                .param("meant", MEANT)
                .query(row -> {
                    ranks.put(row.getString("id"), row.getDouble("rank"));
                });
        Map<String, Entry> found = new HashMap<>();
        load("WHERE e.id = ANY (?)", (Object) ranks.keySet().toArray(String[]::new))
                .forEach(entry -> found.put(entry.id(), entry));
        return ranks.entrySet().stream()
                .flatMap(one ->
                        Stream.ofNullable(found.get(one.getKey()))
                                .map(entry -> new Ranked(entry, one.getValue())))
                .toList();
    }

    @Override
    public List<Statement> statements() {
        return all().stream()
                .flatMap(entry ->
                        entry.claims().stream()
                                .map(claim ->
                                        new Statement(
                                                entry.address(),
                                                entry.title(),
                                                claim.text(),
                                                claim.citations())))
                .toList();
    }

    /// A claim together with the entry it belongs to.
    public record ClaimOf(Entry entry, Entry.Claim claim) {}

    /// The claims that stand on a work, by the eId they cite.
    public Map<String, List<ClaimOf>> standingOn(Symbol work) {
        List<Entry> entries =
                load(
                        "WHERE e.id IN (SELECT entry FROM claim_citation WHERE upper(symbol) = ?)",
                        work.key());
        Map<String, List<ClaimOf>> claims = new HashMap<>();
        for (Entry entry : entries) {
            for (Entry.Claim claim : entry.claims()) {
                claim.cites().stream()
                        .filter(cited -> cited.symbol().equals(work))
                        .forEach(cited ->
                                claims.computeIfAbsent(cited.eId(), key -> new ArrayList<>())
                                        .add(new ClaimOf(entry, claim)));
            }
        }
        return claims;
    }

    private List<Entry> load(String where, Object... values) {
        Map<String, List<Entry.Claim>> claims = new HashMap<>();
        Map<String, List<Citation>> citations = new HashMap<>();
        Map<String, List<Entry.Relation>> lineage = new HashMap<>();
        batch.query(
                "SELECT c.* FROM claim_citation c JOIN entry e ON e.id = c.entry "
                        + where
                        + " ORDER BY c.entry, c.claim, c.position",
                row -> {
                    citations
                            .computeIfAbsent(
                                    row.getString("entry") + '/' + row.getInt("claim"),
                                    key -> new ArrayList<>())
                            .add(
                                    new Citation(
                                            new PassageRef(
                                                    new Symbol(row.getString("symbol")),
                                                    row.getString("eid")),
                                            row.getString("words")));
                },
                values);
        batch.query(
                "SELECT c.* FROM claim c JOIN entry e ON e.id = c.entry "
                        + where
                        + " ORDER BY c.entry, c.position",
                row -> {
                    String entry = row.getString("entry");
                    claims.computeIfAbsent(entry, key -> new ArrayList<>())
                            .add(
                                    claim(
                                            row,
                                            citations.getOrDefault(
                                                    entry + '/' + row.getInt("position"),
                                                    List.of())));
                },
                values);
        jdbc.sql("SELECT entry, kind, other FROM lineage ORDER BY kind, entry, other")
                .query(row -> {
                    String entry = row.getString("entry");
                    String other = row.getString("other");
                    Entry.Relation.Kind kind = Entry.Relation.Kind.ofSlug(row.getString("kind"));
                    lineage.computeIfAbsent(entry, key -> new ArrayList<>())
                            .add(new Entry.Relation(kind, other));
                    lineage.computeIfAbsent(other, key -> new ArrayList<>())
                            .add(new Entry.Relation(kind.converse(), entry));
                });
        return batch.query(
                "SELECT e.* FROM entry e " + where + " ORDER BY e.position, e.id",
                (row, number) -> entry(row, claims, lineage),
                values);
    }

    private static Entry entry(
            ResultSet row,
            Map<String, List<Entry.Claim>> claims,
            Map<String, List<Entry.Relation>> lineage)
            throws SQLException {
        String id = row.getString("id");
        return new Entry(
                id,
                Entry.Type.ofSlug(row.getString("kind")),
                row.getString("title"),
                row.getString("summary"),
                row.getString("status"),
                row.getString("period"),
                row.getString("about"),
                day(row, "checked_on"),
                day(row, "review_on"),
                lineage.getOrDefault(id, List.of()).stream().distinct().toList(),
                strings(row, "themes"),
                strings(row, "countries"),
                claims.getOrDefault(id, List.of()),
                strings(row, "not_reported"),
                row.getString("body"),
                strings(row, "names"));
    }

    private static Entry.Claim claim(ResultSet row, List<Citation> citations) throws SQLException {
        @Nullable String side = row.getString("side");
        return new Entry.Claim(
                row.getString("text"),
                row.getString("aspect"),
                row.getString("value"),
                side == null ? null : Entry.Side.ofSlug(side),
                row.getString("holder"),
                day(row, "said_on"),
                row.getString("basis"),
                Entry.Strength.ofSlug(row.getString("strength")),
                citations);
    }

    private static @Nullable Date date(@Nullable LocalDate day) {
        return day == null ? null : Date.valueOf(day);
    }

    private static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        @Nullable Date day = row.getDate(column);
        return day == null ? null : day.toLocalDate();
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
