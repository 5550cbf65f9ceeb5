package org.compendium.readiness;

import java.security.SecureRandom;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Answers that people saved, each round for itself. Every question to it names the account, so
/// that nobody sees or deletes those of others.
@Repository
public class SavedAnswers {

    /// Characters of the longest name of a partnership.
    public static final int LONGEST_NAME = 200;

    /// Rounds of one check that one account may keep.
    public static final int MOST = 200;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;

    SavedAnswers(JdbcClient jdbc, JdbcTemplate batch) {
        this.jdbc = jdbc;
        this.batch = batch;
    }

    /// One set of answers to a check.
    ///
    /// @param partnership which one partners were asked about; empty for a check of oneself
    /// @param day on which they were given
    /// @param answers by the id of the question
    public record Round(
            String id,
            String check,
            String partnership,
            LocalDate day,
            Map<String, Answer> answers) {

        public Round {
            answers = Map.copyOf(answers);
        }
    }

    /// Keeps answers as a new round.
    ///
    /// @throws IllegalArgumentException when there is nothing to keep, a name is missing or too
    ///   long, or the account keeps as many as it may
    @Transactional
    public Round save(
            String account,
            Check check,
            String partnership,
            LocalDate day,
            Map<String, Answer> answers) {
        String name = partnership.strip();
        if (answers.isEmpty()) {
            throw new IllegalArgumentException(
                    "Answer a question first; there is nothing to save.");
        }
        if (check.survey() && name.isEmpty()) {
            throw new IllegalArgumentException(
                    "Name the partnership, so that its rounds can be compared.");
        }
        if (name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException(
                    "The name of a partnership has at most " + LONGEST_NAME + " characters.");
        }
        if (of(account, check).size() >= MOST) {
            throw new IllegalArgumentException(
                    "You have saved " + MOST + " rounds, which is all there may be. Delete one.");
        }
        Round round = new Round(id(), check.id(), name, day, answers);
        jdbc.sql(
                        """
                        INSERT INTO saved_answers (id, account, check_id, partnership, given_on, saved_at)
                        VALUES (:id, :account, :check, :partnership, :day, :now)
                        """)
                .param("id", round.id())
                .param("account", account)
                .param("check", check.id())
                .param("partnership", name)
                .param("day", Date.valueOf(day))
                .param("now", Timestamp.from(Instant.now()))
                .update();
        List<Object[]> rows = new ArrayList<>();
        answers.forEach(
                (question, answer) -> rows.add(new Object[] {round.id(), question, answer.slug()}));
        batch.batchUpdate(
                "INSERT INTO saved_answer (answers, question, answer) VALUES (?, ?, ?)", rows);
        return round;
    }

    /// The rounds of an account, the oldest first. Answers to questions that the check no longer
    /// has are left out.
    public List<Round> of(String account, Check check) {
        Map<String, Map<String, Answer>> answers = new HashMap<>();
        batch.query(
                """
                SELECT a.* FROM saved_answer a JOIN saved_answers s ON s.id = a.answers
                WHERE s.account = ? AND s.check_id = ?
                """,
                row -> {
                    if (check.question(row.getString("question")).isPresent()) {
                        answers.computeIfAbsent(row.getString("answers"), id -> new HashMap<>())
                                .put(
                                        row.getString("question"),
                                        Answer.ofSlug(row.getString("answer"))
                                                .orElse(Answer.NOT_KNOWN));
                    }
                },
                account,
                check.id());
        return jdbc.sql(
                        """
                        SELECT * FROM saved_answers WHERE account = :account AND check_id = :check
                        ORDER BY given_on, saved_at, id
                        """)
                .param("account", account)
                .param("check", check.id())
                .query((row, number) ->
                        new Round(
                                row.getString("id"),
                                row.getString("check_id"),
                                row.getString("partnership"),
                                row.getDate("given_on").toLocalDate(),
                                answers.getOrDefault(row.getString("id"), Map.of())))
                .list();
    }

    /// @return false when the account has no such round
    @Transactional
    public boolean delete(String account, String id) {
        return jdbc.sql("DELETE FROM saved_answers WHERE account = :account AND id = :id")
                        .param("account", account)
                        .param("id", id)
                        .update()
                > 0;
    }

    private static String id() {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
