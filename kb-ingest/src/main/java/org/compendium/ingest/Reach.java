package org.compendium.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.compendium.document.DocumentId;
import org.compendium.theme.Change;
import org.compendium.theme.Concept;
import org.compendium.theme.Themes;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Which documents a change of the thesaurus may touch: those that have one of the changed concepts
/// now, and those in whose title or passages words stand by which the [Classifier] finds more, or
/// less, from now on. Words are compared as the classifier compares them, so no document whose
/// themes change is left out; the themes of one that is named need not change.
///
/// Words count when a label, an everyday word or a phrase is added or taken away; all labels of a
/// concept and of those below it, when it moves; and its ambiguous labels, when it is related to
/// others. Definitions, passages, alignments and confirmations touch no document.
///
/// Reads the text of every document in the languages concerned.
@Component
public class Reach {

    private static final int ROWS = 500;

    private final Themes themes;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    Reach(Themes themes, JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.themes = themes;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// In no order.
    public List<DocumentId> of(Change change) {
        return of(change, 0);
    }

    /// What has been stored of documents until now, as a number that grows with each change of one.
    /// Waits until all that is being stored is stored.
    public long mark() {
        return Objects.requireNonNull(
                transaction.execute(status -> {
                    themes.alone();
                    return jdbc.queryForObject(
                            "SELECT CASE WHEN is_called THEN last_value ELSE 0 END"
                                    + " FROM document_revision",
                            Long.class);
                }));
    }

    /// Only documents that were stored or changed since.
    ///
    /// @param since as [#mark()] gave it
    public List<DocumentId> of(Change change, long since) {
        Words words = new Words(change);
        if (words.concepts.isEmpty()) {
            return List.of();
        }
        Set<String> found = new LinkedHashSet<>();
        transaction.executeWithoutResult(status -> {
            having(words.concepts, since, found);
            saying(words.byLanguage, since, found);
        });
        return found.stream().map(DocumentId::new).toList();
    }

    /// Documents that curators gave a theme whose place in the tree changes: what they hang below
    /// is kept in the index.
    public List<DocumentId> moved(Change change) {
        Set<String> moved = new TreeSet<>();
        for (Change.Of one : change.differences()) {
            if (moves(one)) {
                moved.add(one.id());
                moved.addAll(change.below(one.id()));
            }
        }
        return jdbc.query(
                """
                SELECT DISTINCT expression_id FROM theme_decision
                WHERE in_force AND verdict = 'added' AND concept = ANY(?)
                """,
                (row, number) -> new DocumentId(row.getString(1)),
                (Object) moved.toArray(String[]::new));
    }

    private static boolean moves(Change.Of one) {
        Concept before = one.before();
        Concept after = one.after();
        return before == null
                || after == null
                || !Objects.equals(before.broader(), after.broader());
    }

    private void having(Set<String> concepts, long since, Set<String> found) {
        String[] slugs = concepts.toArray(String[]::new);
        jdbc.query(
                """
                SELECT e.id FROM expression e
                WHERE e.revision > ?
                  AND (EXISTS (SELECT 1 FROM expression_theme t
                                WHERE t.expression_id = e.id AND t.concept = ANY(?))
                    OR EXISTS (SELECT 1 FROM theme_decision d
                                WHERE d.expression_id = e.id AND d.concept = ANY(?)
                                  AND d.in_force AND d.verdict = 'added'))
                """,
                row -> {
                    found.add(row.getString(1));
                },
                since,
                slugs,
                slugs);
    }

    private void saying(Map<String, Phrases<Boolean>> byLanguage, long since, Set<String> found) {
        Set<String> tags = new HashSet<>();
        jdbc.query(
                "SELECT id, language, title FROM expression WHERE revision > ?",
                row -> {
                    Phrases<Boolean> phrases =
                            byLanguage.get(Classifier.read(row.getString("language")));
                    if (phrases != null) {
                        tags.add(row.getString("language"));
                        if (!phrases.everywhere(row.getString("title")).isEmpty()) {
                            found.add(row.getString("id"));
                        }
                    }
                },
                since);
        if (tags.isEmpty()) {
            return;
        }
        jdbc.query(
                connection -> {
                    var statement =
                            connection.prepareStatement(
                                    """
                                    SELECT e.id, e.language, p.text
                                    FROM expression e JOIN passage p ON p.expression_id = e.id
                                    WHERE e.language = ANY(?) AND e.revision > ?
                                    """);
                    statement.setArray(
                            1, connection.createArrayOf("text", tags.toArray(String[]::new)));
                    statement.setLong(2, since);
                    statement.setFetchSize(ROWS);
                    return statement;
                },
                row -> {
                    String id = row.getString("id");
                    Phrases<Boolean> phrases =
                            byLanguage.get(Classifier.read(row.getString("language")));
                    if (!found.contains(id)
                            && phrases != null
                            && !phrases.everywhere(row.getString("text")).isEmpty()) {
                        found.add(id);
                    }
                });
    }

    /// The words by which more or less is found.
    private static final class Words {

        /// Slugs of the concepts that are found otherwise.
        private final Set<String> concepts = new TreeSet<>();

        private final Map<String, Phrases<Boolean>> byLanguage = new HashMap<>();

        Words(Change change) {
            for (Change.Of one : change.differences()) {
                Set<Word> before = words(one.before());
                Set<Word> after = words(one.after());
                Set<Word> changed = new HashSet<>(before);
                changed.removeAll(after);
                after.stream().filter(word -> !before.contains(word)).forEach(changed::add);
                if (moves(one)) {
                    changed.addAll(before);
                    changed.addAll(after);
                    for (String below : change.below(one.id())) {
                        concepts.add(below);
                        labels(change.before(), below, changed);
                        labels(change.after(), below, changed);
                    }
                } else if (!related(one.before()).equals(related(one.after()))) {
                    before.stream()
                            .filter(word -> word.kind() == Kind.AMBIGUOUS)
                            .forEach(changed::add);
                    after.stream()
                            .filter(word -> word.kind() == Kind.AMBIGUOUS)
                            .forEach(changed::add);
                }
                if (!changed.isEmpty()) {
                    concepts.add(one.id());
                    changed.forEach(this::add);
                }
            }
        }

        private static List<String> related(@Nullable Concept concept) {
            return concept == null ? List.of() : concept.related();
        }

        private static void labels(List<Concept> all, String id, Set<Word> words) {
            all.stream()
                    .filter(concept -> concept.id().equals(id))
                    .forEach(concept -> words.addAll(words(concept)));
        }

        private void add(Word word) {
            byLanguage
                    .computeIfAbsent(word.language(), key -> new Phrases<>(new WordForms(key)))
                    .add(
                            word.text(),
                            true,
                            word.kind() == Kind.LABEL || word.kind() == Kind.AMBIGUOUS
                                    ? Classifier.exact(word.text())
                                    : "");
        }
    }

    private enum Kind {
        LABEL,
        AMBIGUOUS,
        NOT_WITHIN,
        SETTING
    }

    private record Word(String language, Kind kind, String text) {}

    private static Set<Word> words(@Nullable Concept concept) {
        Set<Word> words = new HashSet<>();
        if (concept == null) {
            return words;
        }
        Map<String, List<String>> labels = new HashMap<>();
        concept.alternative()
                .forEach((language, all) -> labels.put(language, new ArrayList<>(all)));
        concept.preferred()
                .forEach((language, label) ->
                        labels.computeIfAbsent(language, key -> new ArrayList<>()).add(label));
        labels.forEach((language, all) ->
                all.forEach(label ->
                        words.add(
                                new Word(
                                        language,
                                        concept.ambiguous()
                                                        .getOrDefault(language, List.of())
                                                        .contains(label)
                                                ? Kind.AMBIGUOUS
                                                : Kind.LABEL,
                                        label))));
        BiConsumer<Kind, Map<String, List<String>>> more =
                (kind, texts) ->
                        texts.forEach((language, all) ->
                                all.forEach(text -> words.add(new Word(language, kind, text))));
        more.accept(Kind.NOT_WITHIN, concept.notWithin());
        more.accept(Kind.SETTING, concept.setting());
        return words;
    }
}
