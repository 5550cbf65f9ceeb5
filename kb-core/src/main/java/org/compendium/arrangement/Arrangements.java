package org.compendium.arrangement;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.compendium.account.Viewer;
import org.compendium.curated.Citation;
import org.compendium.curated.CitedRecords;
import org.compendium.curated.Entries;
import org.compendium.document.PassageRef;
import org.compendium.document.Symbol;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The register as it is stored. What is not published only curators see.
@Repository
public class Arrangements implements CitedRecords {

    private static final String FROM =
            """
            FROM arrangement a CROSS JOIN LATERAL (
                SELECT array_agg(b.name ORDER BY b.position) AS partners,
                       array_agg(b.country ORDER BY b.position) AS partner_countries,
                       array_agg(b.kind ORDER BY b.position) AS partner_kinds
                  FROM arrangement_partner b WHERE b.arrangement = a.id) p
            """;
    private static final String SELECT = "SELECT a.*, p.* " + FROM;
    private static final String MATCHING =
            """
             WHERE (a.published OR :curates)
               AND (:purpose = '' OR :purpose = ANY (a.purposes))
               AND (:form = '' OR :form = ANY (a.forms))
               AND (:stage = '' OR :stage = a.stage)
               AND (:country = '' OR EXISTS (SELECT 1 FROM arrangement_partner c
                                              WHERE c.arrangement = a.id AND c.country = :country))
               AND NOT EXISTS (
                   SELECT 1 FROM unnest(cast(:words AS text[])) AS w (word)
                    WHERE position(w.word IN lower(concat_ws(' ', a.name, a.sector, a.note, a.reported_by,
                              (SELECT string_agg(n.name, ' ') FROM arrangement_partner n
                                WHERE n.arrangement = a.id)))) = 0)
            """;

    private final JdbcClient jdbc;

    Arrangements(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What somebody looks for; blank is everything.
    ///
    /// @param words each of which its name, a partner's, the sector, the note or who reported it
    ///   has; in any case
    /// @param purpose slug of a purpose
    /// @param form a value of the aspect `cooperation`
    /// @param country ISO 3166-1 alpha-3, of a partner; in any case
    /// @param stage slug of a stage
    public record Asked(String words, String purpose, String form, String country, String stage) {

        /// Everything.
        public static Asked all() {
            return new Asked("", "", "", "", "");
        }

        /// @throws IllegalArgumentException when there is no such purpose or stage
        public Asked {
            country = country.toUpperCase(Locale.ROOT);
            if (!purpose.isEmpty() && Arrangement.Purpose.ofSlug(purpose).isEmpty()) {
                throw unknown("purpose", purpose, "technology, production and marketing");
            }
            if (!stage.isEmpty() && Arrangement.Stage.ofSlug(stage).isEmpty()) {
                throw unknown(
                        "stage",
                        stage,
                        String.join(
                                ", ",
                                Arrays.stream(Arrangement.Stage.values())
                                        .map(Arrangement.Stage::slug)
                                        .toList()));
            }
        }

        private static IllegalArgumentException unknown(String what, String said, String all) {
            return new IllegalArgumentException(
                    "'" + said + "' is no " + what + ". There are " + all + ".");
        }

        /// The same in every respect but one.
        public Asked without(Respect respect) {
            return new Asked(
                    words,
                    respect == Respect.PURPOSE ? "" : purpose,
                    respect == Respect.FORM ? "" : form,
                    respect == Respect.COUNTRY ? "" : country,
                    respect == Respect.STAGE ? "" : stage);
        }
    }

    /// In which arrangements can be told apart.
    public enum Respect {
        PURPOSE("SELECT v, count(*) FROM arrangement a, unnest(a.purposes) AS v"),
        FORM("SELECT v, count(*) FROM arrangement a, unnest(a.forms) AS v"),
        COUNTRY(
                "SELECT p.country, count(DISTINCT a.id) FROM arrangement a"
                        + " JOIN arrangement_partner p ON p.arrangement = a.id AND p.country IS NOT NULL"),
        STAGE("SELECT a.stage, count(*) FROM arrangement a");

        private final String counting;

        Respect(String counting) {
            this.counting = counting;
        }
    }

    /// Those that match, by name.
    ///
    /// @param page from 0
    /// @param size at least 1
    public List<Arrangement> find(Asked asked, Viewer viewer, int page, int size) {
        return load(
                matching(
                                SELECT
                                        + MATCHING
                                        + " ORDER BY lower(a.name), a.id LIMIT :size OFFSET :start",
                                asked,
                                viewer)
                        .param("size", size)
                        .param("start", (long) page * size));
    }

    /// All that everybody sees, by name.
    public List<Arrangement> published() {
        return load(jdbc.sql(SELECT + " WHERE a.published ORDER BY lower(a.name), a.id"));
    }

    /// How many match.
    public long count(Asked asked, Viewer viewer) {
        return matching("SELECT count(*) FROM arrangement a" + MATCHING, asked, viewer)
                .query(Long.class)
                .single();
    }

    /// How many match for each value of one respect; one arrangement may have several values.
    public Map<String, Long> counts(Respect respect, Asked asked, Viewer viewer) {
        Map<String, Long> counts = new LinkedHashMap<>();
        matching(
                        respect.counting + MATCHING + " GROUP BY 1 ORDER BY 1",
                        asked.without(respect),
                        viewer)
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    private JdbcClient.StatementSpec matching(String sql, Asked asked, Viewer viewer) {
        return jdbc.sql(sql)
                .param("curates", viewer.curates())
                .param("purpose", asked.purpose())
                .param("form", plain(asked.form()))
                .param("stage", asked.stage())
                .param("country", plain(asked.country()))
                .param("words", words(asked.words()));
    }

    private static String[] words(String typed) {
        return Arrays.stream(plain(typed).toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);
    }

    // The database has no such character, so nothing can match it.
    private static String plain(String typed) {
        return typed.replace("\0", "");
    }

    /// One that a question finds.
    ///
    /// @param rank the more the better, comparable with what [Entries#search] gives
    public record Ranked(Arrangement arrangement, double rank) {}

    /// The published ones that have all the words of a question, as they were typed or in English,
    /// or partners in all the countries that it is about; the best first.
    ///
    /// @param words as they were typed, with operators
    /// @param english the same in English
    /// @param countries ISO 3166-1 alpha-3, when the question says nothing else
    public List<Ranked> search(String words, String english, List<String> countries) {
        return jdbc.sql(
                        """
                        WITH part AS (
                            SELECT a.id, a.name AS most,
                                   concat_ws(' ', a.sector, array_to_string(p.partners, ' ')) AS less,
                                   concat_ws(' ', a.note, a.reported_by, replace(concat_ws(' ', a.stage,
                                       array_to_string(a.purposes, ' '), array_to_string(a.forms, ' ')),
                                       '-', ' ')) AS least,
                                   cardinality(cast(:countries AS text[])) > 0
                                       AND cast(p.partner_countries AS text[]) @> cast(:countries AS text[]) AS meant
                        """
                                + FROM
                                + """
                                 WHERE a.published
                                ), text AS (
                                    SELECT id, meant, d.question,
                                           setweight(to_tsvector(d.dictionary, most), 'A')
                                        || setweight(to_tsvector(d.dictionary, less), 'B')
                                        || setweight(to_tsvector(d.dictionary, least), 'C') AS words
                                      FROM part CROSS JOIN (VALUES
                                           (regconfig 'english', websearch_to_tsquery('english', :english)),
                                           (regconfig 'simple', websearch_to_tsquery('simple', :words)))
                                           AS d (dictionary, question)
                                ), found AS (
                                    SELECT id, max(CASE WHEN words @@ question THEN ts_rank(words, question)
                                                        ELSE 0 END
                                                 + CASE WHEN meant THEN :meant ELSE 0 END) AS rank
                                      FROM text WHERE meant OR words @@ question GROUP BY id
                                )
                                SELECT a.*, p.*, f.rank AS rank
                                """
                                + FROM
                                + " JOIN found f ON f.id = a.id ORDER BY f.rank DESC, lower(a.name), a.id")
                .param("words", plain(words))
                .param("english", plain(english))
                .param("countries", countries.toArray(String[]::new))
                .param("meant", Entries.MEANT)
                .query((row, number) -> new Ranked(arrangement(row), row.getDouble("rank")))
                .list();
    }

    /// One that this viewer may see.
    public Optional<Arrangement> find(String id, Viewer viewer) {
        return Optional.ofNullable(among(List.of(plain(id))).get(plain(id)))
                .filter(one -> one.published() || viewer.curates());
    }

    /// Those of these ids that are stored, by id.
    Map<String, Arrangement> among(List<String> ids) {
        Map<String, Arrangement> found = new HashMap<>();
        load(jdbc.sql(SELECT + "WHERE a.id = ANY (cast(:ids AS text[]))")
                        .param("ids", ids.stream().map(Arrangements::plain).toArray(String[]::new)))
                .forEach(one -> found.put(one.id(), one));
        return found;
    }

    @Override
    public List<Statement> statements() {
        return load(
                        jdbc.sql(
                                SELECT
                                        + " WHERE a.symbol IS NOT NULL"
                                        + " ORDER BY lower(a.name), a.id"))
                .stream()
                .map(one ->
                        new Statement(
                                one.address(),
                                one.name(),
                                one.name() + ": " + one.stage().slug().replace('-', ' '),
                                Optional.ofNullable(one.evidence()).stream().toList()))
                .toList();
    }

    private static List<Arrangement> load(JdbcClient.StatementSpec rows) {
        return rows.query((row, number) -> arrangement(row)).list();
    }

    /// Lets no other import begin before this transaction ends.
    void lock() {
        jdbc.sql("LOCK TABLE arrangement IN SHARE ROW EXCLUSIVE MODE").update();
    }

    void store(Preview preview, String by) {
        if (!preview.changes()) {
            return;
        }
        long number =
                jdbc.sql(
                                """
                                INSERT INTO arrangement_import (imported_by, added, changed, unchanged, faulty)
                                VALUES (:by, :added, :changed, :unchanged, :faulty) RETURNING id
                                """)
                        .param("by", by)
                        .param("added", preview.all(Fate.New.class).size())
                        .param("changed", preview.all(Fate.Changed.class).size())
                        .param("unchanged", preview.all(Fate.Unchanged.class).size())
                        .param("faulty", preview.all(Fate.Faulty.class).size())
                        .query(Long.class)
                        .single();
        for (Fate fate : preview.fates()) {
            switch (fate) {
                case Fate.New(var line, var one) -> write(one, number);
                case Fate.Changed(var line, var one, var changes) -> write(one, number);
                case Fate.Unchanged unchanged -> {}
                case Fate.Faulty faulty -> {}
            }
        }
    }

    private void write(Arrangement one, long number) {
        jdbc.sql("DELETE FROM arrangement WHERE id = :id").param("id", one.id()).update();
        Citation evidence = one.evidence();
        jdbc.sql(
                        """
                        INSERT INTO arrangement (id, name, purposes, forms, sector, stage, since, ended,
                            reported_by, reported_on, symbol, eid, words, note, checked_on, licence,
                            rights_holder, published)
                        VALUES (:id, :name, :purposes, :forms, :sector, :stage, :since, :ended,
                            :reportedBy, :reportedOn, :symbol, :eid, :words, :note, :checked, :licence,
                            :rightsHolder, :published)
                        """)
                .param("id", one.id())
                .param("name", one.name())
                .param(
                        "purposes",
                        one.purposes().stream()
                                .map(Arrangement.Purpose::slug)
                                .toArray(String[]::new))
                .param("forms", one.forms().toArray(String[]::new))
                .param("sector", one.sector())
                .param("stage", one.stage().slug())
                .param("since", text(one.since()))
                .param("ended", text(one.ended()))
                .param("reportedBy", one.reportedBy())
                .param("reportedOn", one.reportedOn().toString())
                .param("symbol", evidence == null ? null : evidence.passage().symbol().value())
                .param("eid", evidence == null ? null : evidence.passage().eId())
                .param("words", evidence == null ? null : evidence.words())
                .param("note", one.note())
                .param("checked", one.checked() == null ? null : Date.valueOf(one.checked()))
                .param("licence", one.licence())
                .param("rightsHolder", one.rightsHolder())
                .param("published", one.published())
                .update();
        for (int i = 0; i < one.partners().size(); i++) {
            Arrangement.Partner partner = one.partners().get(i);
            jdbc.sql(
                            """
                            INSERT INTO arrangement_partner (arrangement, position, name, country, kind)
                            VALUES (:arrangement, :position, :name, :country, :kind)
                            """)
                    .param("arrangement", one.id())
                    .param("position", i)
                    .param("name", partner.name())
                    .param("country", partner.country())
                    .param("kind", partner.kind() == null ? null : partner.kind().slug())
                    .update();
        }
        jdbc.sql(
                        """
                        INSERT INTO arrangement_version (arrangement, version, import, text)
                        SELECT :id, coalesce(max(version), 0) + 1, :import, :text
                          FROM arrangement_version WHERE arrangement = :id
                        """)
                .param("id", one.id())
                .param("import", number)
                .param("text", ArrangementFile.write(List.of(one)))
                .update();
    }

    private static @Nullable String text(@Nullable PartialDate date) {
        return date == null ? null : date.toString();
    }

    /// A file that somebody took in.
    ///
    /// @param added arrangements that were new
    /// @param faulty lines that were not taken
    public record Intake(
            String by, Instant at, int added, int changed, int unchanged, int faulty) {}

    /// The latest first, for curators.
    public List<Intake> intakes(int most) {
        return jdbc.sql("SELECT * FROM arrangement_import ORDER BY id DESC LIMIT :most")
                .param("most", most)
                .query((row, number) ->
                        new Intake(
                                row.getString("imported_by"),
                                row.getTimestamp("imported_at").toInstant(),
                                row.getInt("added"),
                                row.getInt("changed"),
                                row.getInt("unchanged"),
                                row.getInt("faulty")))
                .list();
    }

    /// A time at which an arrangement was taken in.
    ///
    /// @param changes from the version before; empty for the first
    public record Version(int number, String by, Instant at, List<Change> changes) {

        public Version {
            changes = List.copyOf(changes);
        }
    }

    /// The latest first, for curators.
    public List<Version> versions(String id) {
        record Stored(int number, String by, Instant at, Map<String, String> cells) {}
        List<Stored> stored =
                jdbc.sql(
                                """
                                SELECT v.version, v.text, i.imported_by, i.imported_at
                                  FROM arrangement_version v JOIN arrangement_import i ON i.id = v.import
                                 WHERE v.arrangement = :id ORDER BY v.version
                                """)
                        .param("id", id)
                        .query((row, number) ->
                                new Stored(
                                        row.getInt("version"),
                                        row.getString("imported_by"),
                                        row.getTimestamp("imported_at").toInstant(),
                                        ArrangementFile.read(row.getString("text"))
                                                .lines()
                                                .getFirst()
                                                .cells()))
                        .list();
        List<Version> versions = new ArrayList<>();
        for (int i = 0; i < stored.size(); i++) {
            Stored one = stored.get(i);
            versions.addFirst(
                    new Version(
                            one.number(),
                            one.by(),
                            one.at(),
                            i == 0
                                    ? List.of()
                                    : Cells.between(stored.get(i - 1).cells(), one.cells())));
        }
        return versions;
    }

    private static List<Arrangement.Partner> partners(ResultSet row) throws SQLException {
        String[] names = array(row, "partners");
        String[] countries = array(row, "partner_countries");
        String[] kinds = array(row, "partner_kinds");
        List<Arrangement.Partner> partners = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            @Nullable String kind = kinds[i];
            partners.add(
                    new Arrangement.Partner(
                            names[i],
                            countries[i],
                            kind == null
                                    ? null
                                    : Arrangement.Partner.Kind.ofSlug(kind).orElseThrow()));
        }
        return partners;
    }

    private static Arrangement arrangement(ResultSet row) throws SQLException {
        @Nullable String symbol = row.getString("symbol");
        @Nullable Date checked = row.getDate("checked_on");
        return new Arrangement(
                row.getString("id"),
                row.getString("name"),
                Arrays.stream(array(row, "purposes"))
                        .map(slug -> Arrangement.Purpose.ofSlug(slug).orElseThrow())
                        .toList(),
                Arrays.asList(array(row, "forms")),
                partners(row),
                row.getString("sector"),
                Arrangement.Stage.ofSlug(row.getString("stage")).orElseThrow(),
                date(row, "since"),
                date(row, "ended"),
                row.getString("reported_by"),
                PartialDate.of(row.getString("reported_on")),
                symbol == null
                        ? null
                        : new Citation(
                                new PassageRef(new Symbol(symbol), row.getString("eid")),
                                row.getString("words")),
                row.getString("note"),
                checked == null ? null : checked.toLocalDate(),
                row.getString("licence"),
                row.getString("rights_holder"),
                row.getBoolean("published"));
    }

    private static @Nullable PartialDate date(ResultSet row, String column) throws SQLException {
        @Nullable String date = row.getString(column);
        return date == null ? null : PartialDate.of(date);
    }

    private static String[] array(ResultSet row, String column) throws SQLException {
        return (String[]) row.getArray(column).getArray();
    }
}
