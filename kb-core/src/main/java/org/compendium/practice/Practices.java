package org.compendium.practice;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.compendium.document.PassageRef;
import org.compendium.document.Symbol;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The practices and cases as they are stored.
@Repository
public class Practices {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    Practices(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /// Puts these in the place of all that are stored.
    @Transactional
    public void replace(List<Practice> practices) {
        jdbc.sql("DELETE FROM practice").update();
        int position = 0;
        for (Practice practice : practices) {
            insert(practice, position++);
        }
    }

    private void insert(Practice practice, int position) {
        jdbc.sql(
                        """
                        INSERT INTO practice (id, kind, position, title, summary, status, period, themes,
                            countries, not_reported, body)
                        VALUES (:id, :kind, :position, :title, :summary, :status, :period, :themes,
                            :countries, :notReported, :body)
                        """)
                .param("id", practice.id())
                .param("kind", practice.type().name().toLowerCase(Locale.ROOT))
                .param("position", position)
                .param("title", practice.title())
                .param("summary", practice.summary())
                .param("status", practice.status())
                .param("period", practice.period())
                .param("themes", practice.themes().toArray(String[]::new))
                .param("countries", practice.countries().toArray(String[]::new))
                .param("notReported", practice.notReported().toArray(String[]::new))
                .param("body", practice.body())
                .update();
        for (int i = 0; i < practice.claims().size(); i++) {
            Practice.Claim claim = practice.claims().get(i);
            jdbc.sql(
                            """
                            INSERT INTO claim (practice, position, text, holder, said_on, basis, strength)
                            VALUES (:practice, :position, :text, :holder, :said, :basis, :strength)
                            """)
                    .param("practice", practice.id())
                    .param("position", i)
                    .param("text", claim.text())
                    .param("holder", claim.holder())
                    .param("said", claim.said() == null ? null : Date.valueOf(claim.said()))
                    .param("basis", claim.basis())
                    .param("strength", claim.strength().slug())
                    .update();
            List<Object[]> citations = new ArrayList<>();
            for (Practice.Citation cited : claim.citations()) {
                citations.add(
                        new Object[] {
                            practice.id(),
                            i,
                            citations.size(),
                            cited.passage().symbol().value(),
                            cited.passage().eId(),
                            cited.words()
                        });
            }
            batch.batchUpdate(
                    "INSERT INTO claim_citation (practice, claim, position, symbol, eid, words)"
                            + " VALUES (?, ?, ?, ?, ?, ?)",
                    citations);
        }
    }

    /// All, in the order of the pack.
    public List<Practice> all() {
        return load("", new Object[0]);
    }

    /// All of one type, in the order of the pack.
    public List<Practice> all(Practice.Type type) {
        return load("WHERE p.kind = ?", new Object[] {type.name().toLowerCase(Locale.ROOT)});
    }

    public Optional<Practice> find(String id) {
        return load("WHERE p.id = ?", new Object[] {id}).stream().findFirst();
    }

    /// A claim together with the record it belongs to.
    public record ClaimOf(Practice practice, Practice.Claim claim) {}

    /// The claims that stand on a work, by the eId they cite.
    public Map<String, List<ClaimOf>> standingOn(Symbol work) {
        List<Practice> practices =
                load(
                        """
                        WHERE p.id IN (SELECT practice FROM claim_citation WHERE upper(symbol) = ?)
                        """,
                        new Object[] {work.key()});
        Map<String, List<ClaimOf>> claims = new HashMap<>();
        for (Practice practice : practices) {
            for (Practice.Claim claim : practice.claims()) {
                claim.cites().stream()
                        .filter(cited -> cited.symbol().equals(work))
                        .forEach(cited ->
                                claims.computeIfAbsent(cited.eId(), key -> new ArrayList<>())
                                        .add(new ClaimOf(practice, claim)));
            }
        }
        return claims;
    }

    private List<Practice> load(String where, Object[] values) {
        Map<String, List<Practice.Claim>> claims = new HashMap<>();
        Map<String, List<Practice.Citation>> citations = new HashMap<>();
        batch.query(
                "SELECT c.* FROM claim_citation c JOIN practice p ON p.id = c.practice "
                        + where
                        + " ORDER BY c.practice, c.claim, c.position",
                row -> {
                    citations
                            .computeIfAbsent(
                                    row.getString("practice") + '/' + row.getInt("claim"),
                                    key -> new ArrayList<>())
                            .add(
                                    new Practice.Citation(
                                            new PassageRef(
                                                    new Symbol(row.getString("symbol")),
                                                    row.getString("eid")),
                                            row.getString("words")));
                },
                values);
        batch.query(
                "SELECT c.* FROM claim c JOIN practice p ON p.id = c.practice "
                        + where
                        + " ORDER BY c.practice, c.position",
                row -> {
                    String practice = row.getString("practice");
                    claims.computeIfAbsent(practice, key -> new ArrayList<>())
                            .add(
                                    claim(
                                            row,
                                            citations.getOrDefault(
                                                    practice + '/' + row.getInt("position"),
                                                    List.of())));
                },
                values);
        return batch.query(
                "SELECT p.* FROM practice p " + where + " ORDER BY p.position",
                (row, number) -> practice(row, claims),
                values);
    }

    private static Practice practice(ResultSet row, Map<String, List<Practice.Claim>> claims)
            throws SQLException {
        return new Practice(
                row.getString("id"),
                Practice.Type.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                row.getString("title"),
                row.getString("summary"),
                row.getString("status"),
                row.getString("period"),
                strings(row, "themes"),
                strings(row, "countries"),
                claims.getOrDefault(row.getString("id"), List.of()),
                strings(row, "not_reported"),
                row.getString("body"));
    }

    private static Practice.Claim claim(ResultSet row, List<Practice.Citation> citations)
            throws SQLException {
        @Nullable Date said = row.getDate("said_on");
        return new Practice.Claim(
                row.getString("text"),
                row.getString("holder"),
                said == null ? null : said.toLocalDate(),
                row.getString("basis"),
                Practice.Strength.ofSlug(row.getString("strength")),
                citations);
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }
}
