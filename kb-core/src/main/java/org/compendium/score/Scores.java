package org.compendium.score;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.compendium.curated.Aspects;
import org.compendium.curated.Citation;
import org.compendium.curated.CitedRecords;
import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.compendium.curated.KeptWords;
import org.compendium.document.Citations;
import org.compendium.document.PassageRef;
import org.compendium.document.Symbol;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The scores as they are stored: at most one of each rater for each indicator of a scorecard. No
/// score is published without a passage that has the words it rests on; the tables themselves
/// refuse one that cites nothing.
@Repository
public class Scores implements CitedRecords {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Entries entries;
    private final Aspects aspects;
    private final Citations citations;

    Scores(
            JdbcClient jdbc,
            JdbcTemplate batch,
            Entries entries,
            Aspects aspects,
            Citations citations) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.entries = entries;
        this.aspects = aspects;
        this.citations = citations;
    }

    /// The slugs of the indicators, in the order in which they are shown.
    public List<String> indicators() {
        return aspects.of(Entry.Type.SCORECARD).stream().map(Aspects.Aspect::id).toList();
    }

    /// Puts it in the place of the rater's score on that indicator. As a draft it takes a published
    /// one back.
    ///
    /// @throws IllegalArgumentException saying what is wrong with it and what to do
    @Transactional
    public void save(Score score) {
        saveAll(List.of(score));
    }

    /// Saves all of them, or none when one has a fault.
    ///
    /// @throws IllegalArgumentException saying what is wrong with the first that has a fault
    @Transactional
    public void saveAll(List<Score> scores) {
        for (List<String> faults : faults(scores)) {
            if (!faults.isEmpty()) {
                throw new IllegalArgumentException(String.join(" ", faults));
            }
        }
        scores.forEach(this::write);
    }

    /// What is wrong with each of these, in their order; nothing is wrong with those that have an
    /// empty list. A draft may lack everything but its place and its value.
    public List<List<String>> faults(List<Score> scores) {
        Map<PassageRef, List<Citations.Found>> held =
                citations.everywhere(
                        scores.stream()
                                .flatMap(score -> score.citations().stream())
                                .map(Citation::passage)
                                .distinct()
                                .toList());
        return scores.stream().map(score -> faults(score, held)).toList();
    }

    private List<String> faults(Score score, Map<PassageRef, List<Citations.Found>> held) {
        List<String> faults = new ArrayList<>();
        if (entries.find(Entry.Type.SCORECARD, score.scorecard()).isEmpty()) {
            faults.add("There is no scorecard '" + score.scorecard() + "'.");
        }
        if (!indicators().contains(score.indicator())) {
            faults.add(
                    "'"
                            + score.indicator()
                            + "' is no indicator. There are "
                            + String.join(", ", indicators())
                            + ".");
        }
        if (score.published()) {
            score.lacks().ifPresent(faults::add);
            score.citations().forEach(one -> fault(one, held).ifPresent(faults::add));
        }
        return faults;
    }

    private static Optional<String> fault(
            Citation citation, Map<PassageRef, List<Citations.Found>> held) {
        PassageRef passage = citation.passage();
        List<Citations.Found> found = held.getOrDefault(passage, List.of());
        if (found.isEmpty()) {
            return Optional.of(
                    passage
                            + " is not held here, so nobody could read what the score rests on. Cite"
                            + " a passage that is held, or contribute the document first.");
        }
        String words = citation.words();
        if (words == null || !KeptWords.any(words)) {
            return Optional.of("Say which words of " + passage + " the score rests on.");
        }
        return found.stream().anyMatch(one -> KeptWords.in(words, one.passage().text()))
                ? Optional.empty()
                : Optional.of(
                        passage
                                + " does not have the words '"
                                + words
                                + "'. Copy them from the passage as it stands; leave words out with"
                                + " … between the parts.");
    }

    private void write(Score score) {
        Map<String, Object> key =
                Map.of(
                        "scorecard", score.scorecard(),
                        "indicator", score.indicator(),
                        "rater", score.rater());
        // Two windows of one rater wait for each other here.
        jdbc.sql(
                        """
                        INSERT INTO score (scorecard, indicator, rater, value, reason, state, changed_at)
                        VALUES (:scorecard, :indicator, :rater, :value, :reason, :state, :changed)
                        ON CONFLICT (scorecard, indicator, rater) DO UPDATE
                        SET value = excluded.value, reason = excluded.reason, state = excluded.state,
                            changed_at = excluded.changed_at
                        """)
                .params(key)
                .param("value", score.value())
                .param("reason", score.reason())
                .param("state", score.state().slug())
                .param("changed", Timestamp.from(score.changed()))
                .update();
        jdbc.sql(
                        """
                        DELETE FROM score_citation
                        WHERE scorecard = :scorecard AND indicator = :indicator AND rater = :rater
                        """)
                .params(key)
                .update();
        List<Object[]> rows = new ArrayList<>();
        for (Citation cited : score.citations()) {
            rows.add(
                    new Object[] {
                        score.scorecard(),
                        score.indicator(),
                        score.rater(),
                        rows.size(),
                        cited.passage().symbol().value(),
                        cited.passage().eId(),
                        cited.words()
                    });
        }
        batch.batchUpdate(
                "INSERT INTO score_citation (scorecard, indicator, rater, position, symbol, eid,"
                        + " words) VALUES (?, ?, ?, ?, ?, ?, ?)",
                rows);
    }

    /// Removes a rater's score on an indicator.
    ///
    /// @return false when there was none
    @Transactional
    public boolean delete(String scorecard, String indicator, String rater) {
        return jdbc.sql(
                                """
                                DELETE FROM score
                                WHERE scorecard = :scorecard AND indicator = :indicator
                                    AND rater = :rater
                                """)
                        .param("scorecard", scorecard)
                        .param("indicator", indicator)
                        .param("rater", rater)
                        .update()
                > 0;
    }

    /// What everybody may read of a scorecard.
    public Rated published(String scorecard) {
        return new Rated(load("scorecard = ? AND state = 'published'", scorecard));
    }

    /// What everybody may read, by scorecard; those without a published score are left out.
    public Map<String, Rated> published() {
        Map<String, List<Score>> byCard = new HashMap<>();
        load("state = 'published'")
                .forEach(score ->
                        byCard.computeIfAbsent(score.scorecard(), card -> new ArrayList<>())
                                .add(score));
        Map<String, Rated> rated = new HashMap<>();
        byCard.forEach((card, scores) -> rated.put(card, new Rated(scores)));
        return rated;
    }

    /// A rater's own scores of a scorecard, drafts too.
    public List<Score> of(String scorecard, String rater) {
        return load("scorecard = ? AND rater = ?", scorecard, rater);
    }

    @Override
    public List<Statement> statements() {
        Map<String, String> titles = new HashMap<>();
        entries.all(Entry.Type.SCORECARD).forEach(one -> titles.put(one.id(), one.title()));
        return load("state = 'published'").stream()
                .map(score ->
                        new Statement(
                                Entry.Type.SCORECARD.plural() + '/' + score.scorecard(),
                                titles.getOrDefault(score.scorecard(), score.scorecard()),
                                "%s, %d of %d by %s: %s"
                                        .formatted(
                                                aspects.label(score.indicator(), "en"),
                                                score.value(),
                                                Score.MOST,
                                                score.rater(),
                                                score.reason()),
                                score.citations()))
                .toList();
    }

    // In the order of scorecards, indicators and raters.
    private List<Score> load(String where, Object... values) {
        Map<List<String>, List<Citation>> cited = new HashMap<>();
        batch.query(
                "SELECT c.* FROM score_citation c JOIN score USING (scorecard, indicator, rater)"
                        + " WHERE "
                        + where
                        + " ORDER BY position",
                row -> {
                    cited.computeIfAbsent(
                                    List.of(
                                            row.getString("scorecard"),
                                            row.getString("indicator"),
                                            row.getString("rater")),
                                    key -> new ArrayList<>())
                            .add(
                                    new Citation(
                                            new PassageRef(
                                                    new Symbol(row.getString("symbol")),
                                                    row.getString("eid")),
                                            row.getString("words")));
                },
                values);
        List<String> order = indicators();
        return batch
                .query(
                        "SELECT * FROM score WHERE " + where,
                        (row, number) -> {
                            String scorecard = row.getString("scorecard");
                            String indicator = row.getString("indicator");
                            String rater = row.getString("rater");
                            return new Score(
                                    scorecard,
                                    indicator,
                                    rater,
                                    row.getInt("value"),
                                    row.getString("reason"),
                                    cited.getOrDefault(
                                            List.of(scorecard, indicator, rater), List.of()),
                                    Score.State.ofSlug(row.getString("state")),
                                    row.getTimestamp("changed_at").toInstant());
                        },
                        values)
                .stream()
                .sorted(
                        Comparator.comparing(Score::scorecard)
                                .thenComparing(score -> order.indexOf(score.indicator()))
                                .thenComparing(Score::rater))
                .toList();
    }
}
