package org.compendium.theme;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables of the thesaurus. Writing is part of somebody else's transaction.
@Repository
class ConceptRows {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    ConceptRows(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /// Another one after each change.
    String revision() {
        return jdbc.sql("SELECT revision FROM thesaurus").query(String.class).single();
    }

    /// Lets nobody else change the thesaurus until the transaction ends.
    void lock() {
        jdbc.sql("SELECT revision FROM thesaurus FOR UPDATE").query(String.class).single();
    }

    /// Lets nobody change the thesaurus until the transaction ends; others may do the same
    /// meanwhile.
    void share() {
        jdbc.sql("SELECT revision FROM thesaurus FOR SHARE").query(String.class).single();
    }

    /// Slugs of the concepts that follow no pack.
    Set<String> ofCurators() {
        return jdbc.sql("SELECT id FROM concept WHERE origin = 'curator'")
                .query((row, number) -> row.getString(1))
                .set();
    }

    /// Slugs of the pack's concepts that a curator took out.
    Set<String> dropped() {
        return jdbc.sql("SELECT id FROM pack_concept WHERE dropped")
                .query((row, number) -> row.getString(1))
                .set();
    }

    /// A concept as the pack has it.
    Optional<Concept> inPack(String id) {
        return jdbc.sql("SELECT turtle FROM pack_concept WHERE id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .map(Thesaurus::one);
    }

    void keepPack(List<Concept> pack) {
        jdbc.sql("DELETE FROM pack_concept WHERE NOT dropped AND id <> ALL(:ids)")
                .param("ids", pack.stream().map(Concept::id).toArray(String[]::new))
                .update();
        batch.batchUpdate(
                """
                INSERT INTO pack_concept (id, turtle) VALUES (?, ?)
                ON CONFLICT (id) DO UPDATE SET turtle = excluded.turtle
                """,
                pack.stream()
                        .map(concept -> new Object[] {concept.id(), Thesaurus.write(concept)})
                        .toList());
    }

    void drop(String id, boolean dropped) {
        jdbc.sql("UPDATE pack_concept SET dropped = :dropped WHERE id = :id")
                .param("dropped", dropped)
                .param("id", id)
                .update();
    }

    void remember(Change.Of one, String by) {
        jdbc.sql(
                        """
                        INSERT INTO concept_change (concept, changed_by, before, after)
                        VALUES (:concept, :by, :before, :after)
                        """)
                .param("concept", one.id())
                .param("by", by)
                .param("before", turtle(one.before()))
                .param("after", turtle(one.after()))
                .update();
    }

    private static @Nullable String turtle(@Nullable Concept concept) {
        return concept == null ? null : Thesaurus.write(concept);
    }

    /// The latest first.
    List<Past> history(String id) {
        return jdbc.sql("SELECT * FROM concept_change WHERE concept = :id ORDER BY id DESC")
                .param("id", id)
                .query((row, number) ->
                        new Past(
                                row.getString("changed_by"),
                                row.getTimestamp("changed_at").toInstant(),
                                concept(row.getString("before")),
                                concept(row.getString("after"))))
                .list();
    }

    private static @Nullable Concept concept(@Nullable String turtle) {
        return turtle == null ? null : Thesaurus.one(turtle);
    }

    /// Who confirmed the preferred labels of a concept, by language.
    Map<String, Confirmation> confirmations(String id) {
        Map<String, Confirmation> confirmations = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT language, label, confirmed_by, confirmed_at FROM concept_label
                        WHERE concept = :id AND confirmed_by IS NOT NULL
                        """)
                .param("id", id)
                .query(row -> {
                    confirmations.put(
                            row.getString("language"),
                            new Confirmation(
                                    row.getString("label"),
                                    row.getString("confirmed_by"),
                                    row.getTimestamp("confirmed_at").toInstant()));
                });
        return confirmations;
    }

    /// Makes the rows of these concepts anew. A label that was confirmed and still is stays
    /// confirmed by whoever did so.
    ///
    /// @param all the whole thesaurus as it is now to be, each concept after the one above it
    /// @param ofCurators slugs of those that follow no pack from now on
    /// @param by who confirms labels that were not confirmed before
    void write(List<Change.Of> differences, List<Concept> all, Set<String> ofCurators, String by) {
        List<Object[]> concepts = new ArrayList<>();
        List<Object[]> labels = new ArrayList<>();
        List<Object[]> phrases = new ArrayList<>();
        List<Object[]> settings = new ArrayList<>();
        Timestamp now = Timestamp.from(Instant.now());
        for (Change.Of one : differences) {
            Map<String, Confirmation> confirmed = confirmations(one.id());
            for (String table : List.of("concept_label", "concept_not_within", "concept_setting")) {
                batch.update("DELETE FROM " + table + " WHERE concept = ?", one.id());
            }
            Concept concept = one.after();
            if (concept == null) {
                batch.update("DELETE FROM concept WHERE id = ?", one.id());
                continue;
            }
            concepts.add(
                    new Object[] {
                        concept.id(),
                        concept.broader(),
                        concept.definition(),
                        concept.evidence().toArray(String[]::new),
                        concept.related().toArray(String[]::new),
                        concept.exactMatch().toArray(String[]::new),
                        ofCurators.contains(concept.id()) ? "curator" : "pack"
                    });
            labels.addAll(labels(concept, confirmed, by, now));
            phrases.addAll(rows(concept.id(), concept.notWithin()));
            settings.addAll(rows(concept.id(), concept.setting()));
        }
        batch.batchUpdate(
                """
                INSERT INTO concept
                    (id, broader, position, definition, evidence, related, exact_match, origin)
                VALUES (?, ?, 0, ?, ?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET
                    broader = excluded.broader, definition = excluded.definition,
                    evidence = excluded.evidence, related = excluded.related,
                    exact_match = excluded.exact_match, origin = excluded.origin
                """,
                concepts);
        batch.batchUpdate(
                """
                INSERT INTO concept_label (concept, language, label, preferred, ambiguous,
                    confirmed_by, confirmed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                labels);
        batch.batchUpdate(
                "INSERT INTO concept_not_within (concept, language, phrase) VALUES (?, ?, ?)",
                phrases);
        batch.batchUpdate(
                "INSERT INTO concept_setting (concept, language, word) VALUES (?, ?, ?)", settings);
        List<Object[]> places = new ArrayList<>();
        all.forEach(concept -> places.add(new Object[] {places.size(), concept.id()}));
        batch.batchUpdate("UPDATE concept SET position = ? WHERE id = ?", places);
        jdbc.sql("UPDATE thesaurus SET revision = gen_random_uuid()::text").update();
    }

    private static List<Object[]> labels(
            Concept concept, Map<String, Confirmation> before, String by, Timestamp now) {
        List<Object[]> labels = new ArrayList<>();
        concept.preferred()
                .forEach((language, label) -> {
                    @Nullable String confirmedBy = null;
                    @Nullable Timestamp confirmedAt = null;
                    if (concept.confirmed(language)) {
                        Confirmation was = before.get(language);
                        boolean stands = was != null && was.label().equals(label);
                        confirmedBy = stands ? Objects.requireNonNull(was).by() : by;
                        confirmedAt =
                                stands ? Timestamp.from(Objects.requireNonNull(was).at()) : now;
                    }
                    labels.add(
                            new Object[] {
                                concept.id(),
                                language,
                                label,
                                true,
                                ambiguous(concept, language, label),
                                confirmedBy,
                                confirmedAt
                            });
                });
        concept.alternative()
                .forEach((language, all) ->
                        all.stream()
                                .filter(label -> !label.equals(concept.preferred().get(language)))
                                .forEach(label ->
                                        labels.add(
                                                new @Nullable Object[] {
                                                    concept.id(),
                                                    language,
                                                    label,
                                                    false,
                                                    ambiguous(concept, language, label),
                                                    null,
                                                    null
                                                })));
        return labels;
    }

    private static boolean ambiguous(Concept concept, String language, String label) {
        return concept.ambiguous().getOrDefault(language, List.of()).contains(label);
    }

    private static List<Object[]> rows(String concept, Map<String, List<String>> texts) {
        List<Object[]> rows = new ArrayList<>();
        texts.forEach((language, all) ->
                all.forEach(text -> rows.add(new Object[] {concept, language, text})));
        return rows;
    }

    /// All concepts, each after the one above it.
    List<Concept> all() {
        Map<String, Map<String, String>> preferred = new HashMap<>();
        Map<String, List<String>> confirmed = new HashMap<>();
        Map<String, Map<String, List<String>>> alternative = new HashMap<>();
        Map<String, Map<String, List<String>>> ambiguous = new HashMap<>();
        batch.query(
                "SELECT * FROM concept_label",
                row -> {
                    String concept = row.getString("concept");
                    String language = row.getString("language");
                    if (row.getBoolean("preferred")) {
                        preferred
                                .computeIfAbsent(concept, key -> new HashMap<>())
                                .put(language, row.getString("label"));
                        if (row.getString("confirmed_by") != null) {
                            confirmed
                                    .computeIfAbsent(concept, key -> new ArrayList<>())
                                    .add(language);
                        }
                    } else {
                        alternative
                                .computeIfAbsent(concept, key -> new HashMap<>())
                                .computeIfAbsent(language, key -> new ArrayList<>())
                                .add(row.getString("label"));
                    }
                    if (row.getBoolean("ambiguous")) {
                        ambiguous
                                .computeIfAbsent(concept, key -> new HashMap<>())
                                .computeIfAbsent(language, key -> new ArrayList<>())
                                .add(row.getString("label"));
                    }
                });
        Map<String, Map<String, List<String>>> notWithin =
                texts("SELECT concept, language, phrase FROM concept_not_within");
        Map<String, Map<String, List<String>>> setting =
                texts("SELECT concept, language, word FROM concept_setting");
        return batch.query(
                "SELECT * FROM concept ORDER BY position, id",
                (row, number) -> {
                    String id = row.getString("id");
                    return new Concept(
                            id,
                            row.getString("broader"),
                            preferred.getOrDefault(id, Map.of()),
                            alternative.getOrDefault(id, Map.of()),
                            ambiguous.getOrDefault(id, Map.of()),
                            notWithin.getOrDefault(id, Map.of()),
                            setting.getOrDefault(id, Map.of()),
                            Arrays.asList((String[]) row.getArray("related").getArray()),
                            row.getString("definition"),
                            Arrays.asList((String[]) row.getArray("evidence").getArray()),
                            Arrays.asList((String[]) row.getArray("exact_match").getArray()),
                            confirmed.getOrDefault(id, List.of()));
                });
    }

    /// @param query of concept, language and text
    private Map<String, Map<String, List<String>>> texts(String query) {
        Map<String, Map<String, List<String>>> texts = new HashMap<>();
        batch.query(
                query,
                row -> {
                    texts.computeIfAbsent(row.getString(1), key -> new HashMap<>())
                            .computeIfAbsent(row.getString(2), key -> new ArrayList<>())
                            .add(row.getString(3));
                });
        return texts;
    }

    /// These by their slugs, in their order.
    static Map<String, Concept> byId(List<Concept> concepts) {
        Map<String, Concept> byId = new LinkedHashMap<>();
        concepts.forEach(concept -> byId.put(concept.id(), concept));
        return byId;
    }
}
