package org.compendium.theme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The thesaurus as it is stored.
@Repository
public class Themes {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private volatile Map<String, Concept> cache = Map.of();

    Themes(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /// Puts these concepts in the place of all that are stored.
    ///
    /// @param concepts each after the one above it
    @Transactional
    public void replace(List<Concept> concepts) {
        jdbc.sql("DELETE FROM concept_label").update();
        jdbc.sql("DELETE FROM concept_not_within").update();
        jdbc.sql("DELETE FROM concept_setting").update();
        jdbc.sql("DELETE FROM concept").update();
        List<Object[]> rows = new ArrayList<>();
        List<Object[]> labels = new ArrayList<>();
        List<Object[]> phrases = new ArrayList<>();
        List<Object[]> settings = new ArrayList<>();
        for (Concept concept : concepts) {
            rows.add(
                    new Object[] {
                        concept.id(),
                        concept.broader(),
                        rows.size(),
                        concept.definition(),
                        concept.evidence().toArray(String[]::new),
                        concept.related().toArray(String[]::new)
                    });
            concept.preferred()
                    .forEach((language, label) ->
                            labels.add(
                                    new Object[] {
                                        concept.id(),
                                        language,
                                        label,
                                        true,
                                        ambiguous(concept, language, label)
                                    }));
            concept.alternative()
                    .forEach((language, all) ->
                            all.stream()
                                    .distinct()
                                    .filter(label ->
                                            !label.equals(concept.preferred().get(language)))
                                    .forEach(label ->
                                            labels.add(
                                                    new Object[] {
                                                        concept.id(),
                                                        language,
                                                        label,
                                                        false,
                                                        ambiguous(concept, language, label)
                                                    })));
            phrases.addAll(rows(concept.id(), concept.notWithin()));
            settings.addAll(rows(concept.id(), concept.setting()));
        }
        batch.batchUpdate(
                "INSERT INTO concept (id, broader, position, definition, evidence, related)"
                        + " VALUES (?, ?, ?, ?, ?, ?)",
                rows);
        batch.batchUpdate(
                "INSERT INTO concept_label (concept, language, label, preferred, ambiguous)"
                        + " VALUES (?, ?, ?, ?, ?)",
                labels);
        batch.batchUpdate(
                "INSERT INTO concept_not_within (concept, language, phrase) VALUES (?, ?, ?)",
                phrases);
        batch.batchUpdate(
                "INSERT INTO concept_setting (concept, language, word) VALUES (?, ?, ?)", settings);
        cache = Map.of();
    }

    private static List<Object[]> rows(String concept, Map<String, List<String>> texts) {
        List<Object[]> rows = new ArrayList<>();
        texts.forEach((language, all) ->
                all.stream()
                        .distinct()
                        .forEach(text -> rows.add(new Object[] {concept, language, text})));
        return rows;
    }

    private static boolean ambiguous(Concept concept, String language, String label) {
        return concept.ambiguous().getOrDefault(language, List.of()).contains(label);
    }

    /// All concepts, each after the one above it.
    public List<Concept> all() {
        return List.copyOf(byId().values());
    }

    public Optional<Concept> find(String id) {
        return Optional.ofNullable(byId().get(id));
    }

    /// The label in this language, or the slug itself when there is no such concept.
    public String label(String id, String language) {
        return find(id).map(concept -> concept.label(language)).orElse(id);
    }

    // The thesaurus changes only when a pack is loaded; an empty one is never kept.
    private Map<String, Concept> byId() {
        Map<String, Concept> known = cache;
        if (known.isEmpty()) {
            known = load();
            cache = known;
        }
        return known;
    }

    private Map<String, Concept> load() {
        Map<String, Map<String, String>> preferred = new HashMap<>();
        Map<String, Map<String, List<String>>> alternative = new HashMap<>();
        Map<String, Map<String, List<String>>> ambiguous = new HashMap<>();
        batch.query(
                "SELECT * FROM concept_label ORDER BY concept, language, label",
                row -> {
                    String concept = row.getString("concept");
                    String language = row.getString("language");
                    if (row.getBoolean("preferred")) {
                        preferred
                                .computeIfAbsent(concept, key -> new HashMap<>())
                                .put(language, row.getString("label"));
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
                texts("SELECT concept, language, phrase FROM concept_not_within ORDER BY 1, 2, 3");
        Map<String, Map<String, List<String>>> setting =
                texts("SELECT concept, language, word FROM concept_setting ORDER BY 1, 2, 3");
        Map<String, Concept> concepts = new LinkedHashMap<>();
        batch.query(
                "SELECT * FROM concept ORDER BY position",
                row -> {
                    String id = row.getString("id");
                    concepts.put(
                            id,
                            new Concept(
                                    id,
                                    row.getString("broader"),
                                    preferred.getOrDefault(id, Map.of()),
                                    alternative.getOrDefault(id, Map.of()),
                                    ambiguous.getOrDefault(id, Map.of()),
                                    notWithin.getOrDefault(id, Map.of()),
                                    setting.getOrDefault(id, Map.of()),
                                    Arrays.asList((String[]) row.getArray("related").getArray()),
                                    row.getString("definition"),
                                    Arrays.asList((String[]) row.getArray("evidence").getArray())));
                });
        return concepts;
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
}
