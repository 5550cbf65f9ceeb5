package org.compendium.document;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Says in words where cited passages stand. Numbers that begin afresh in a section stand for other
/// paragraphs elsewhere, so they are said with their section, whose heading is read from the work.
@Repository
public class Pinpoints {

    private static final String SECTION = "sec_";

    private final JdbcClient jdbc;

    Pinpoints(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Pinpoint> of(List<PassageRef> passages) {
        return passages.stream().map(this::of).toList();
    }

    /// Of a work that is not held, the section is said as its eId has it.
    public Pinpoint of(PassageRef passage) {
        if (!passage.eId().startsWith(SECTION)) {
            return new Pinpoint(passage, "", "");
        }
        String id = passage.eId().replaceFirst("__.*", "");
        for (Map<String, String> sections : sections(passage.symbol())) {
            String heading = sections.get(id);
            if (heading != null) {
                return new Pinpoint(
                        passage, heading, distinct(heading, List.copyOf(sections.values())));
            }
        }
        String said = id.substring(SECTION.length()).replace('-', ' ');
        return new Pinpoint(passage, said, said);
    }

    /// The headings of the sections in which numbers begin afresh, by their eIds, of each document
    /// that everybody may read: those of the work itself first, later versions first.
    private List<Map<String, String>> sections(Symbol work) {
        Map<String, Map<String, String>> byDocument = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        SELECT e.id, split_part(p.eid, '__', 1) AS section,
                               (array_agg(p.headings[cardinality(p.headings)] ORDER BY p.position))[1] AS heading
                          FROM expression e
                          JOIN work w ON w.id = e.work_id
                          JOIN passage p ON p.expression_id = e.id
                         WHERE e.state = 'released' AND e.visibility = 'public'
                           AND (w.retells_key = :key
                                OR w.id IN (SELECT work_id FROM symbol_of_work WHERE symbol_key = :key))
                           AND starts_with(p.eid, 'sec_') AND p.form IN ('paragraph', 'item')
                           AND p.label IS NOT NULL AND cardinality(p.headings) > 0
                         GROUP BY e.id, w.retells_key, e.version, section
                         ORDER BY w.retells_key IS NOT NULL, e.version DESC, e.id, min(p.position)
                        """)
                .param("key", work.key())
                .query(row -> {
                    byDocument
                            .computeIfAbsent(row.getString("id"), id -> new LinkedHashMap<>())
                            .put(row.getString("section"), row.getString("heading"));
                });
        return List.copyOf(byDocument.values());
    }

    /// A heading without the words with which all of them begin. Whole when it is the only one, or
    /// when nothing would be left of one of them.
    static String distinct(String heading, List<String> all) {
        List<List<String>> words =
                all.stream().distinct().map(one -> Arrays.asList(one.split("\\s+"))).toList();
        int shortest = words.stream().mapToInt(List::size).min().orElse(0);
        int same = 0;
        while (words.size() > 1 && same < shortest - 1 && alike(words, same)) {
            same++;
        }
        List<String> own = Arrays.asList(heading.split("\\s+"));
        return String.join(" ", own.subList(same, own.size()));
    }

    private static boolean alike(List<List<String>> words, int at) {
        return words.stream().map(one -> one.get(at)).distinct().count() == 1;
    }
}
