package org.compendium.score;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.compendium.curated.Citation;
import org.compendium.document.PassageRef;
import org.compendium.table.Spreadsheet;
import org.jspecify.annotations.Nullable;

/// A score as it comes in from outside: all words, nothing looked at yet. What is missing is blank.
///
/// @param value as it was written
/// @param published `true`, or blank or `false` for a draft
public record ScoreLine(
        String scorecard,
        String indicator,
        String rater,
        String value,
        String reason,
        List<Cited> citations,
        String published) {

    private static final Set<String> COLUMNS =
            Set.of("scorecard", "indicator", "rater", "value", "reason", "published");
    private static final String CITED = "(passage|words)(-[2-9]|-1[0-9]|-20)?";

    /// @param passage `SYMBOL#eId`, or as it is cited in words
    public record Cited(String passage, @Nullable String words) {}

    public ScoreLine {
        citations = List.copyOf(citations);
    }

    /// Reads lines separated by commas (RFC 4180) under a header of `scorecard`, `indicator`,
    /// `value`, `reason`, `published`, `rater` and, for each citation, `passage` and `words`,
    /// `passage-2` and `words-2`, and so on.
    ///
    /// @throws IllegalArgumentException saying what is wrong with the file
    public static List<ScoreLine> ofCsv(String text) {
        try (CSVParser lines =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .setTrim(true)
                        .setIgnoreEmptyLines(true)
                        .get()
                        .parse(new StringReader(Spreadsheet.unmarked(text)))) {
            List<String> header = lines.getHeaderNames();
            for (String column : header) {
                if (!COLUMNS.contains(column) && !column.matches(CITED)) {
                    throw new IllegalArgumentException(
                            "There is no column '"
                                    + column
                                    + "'. The first line names scorecard, indicator, value, reason,"
                                    + " published, passage, words, passage-2, words-2 and so on.");
                }
            }
            List<ScoreLine> read = new ArrayList<>();
            for (CSVRecord line : lines) {
                read.add(of(line, header));
            }
            return read;
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new IllegalArgumentException(
                    "The lines cannot be read as CSV: " + e.getMessage(), e);
        }
    }

    private static ScoreLine of(CSVRecord line, List<String> header) {
        List<Cited> citations = new ArrayList<>();
        for (String column : header) {
            if (column.startsWith("passage")) {
                String passage = cell(line, column);
                String words = cell(line, column.replace("passage", "words"));
                if (!passage.isEmpty() || !words.isEmpty()) {
                    citations.add(new Cited(passage, words));
                }
            }
        }
        return new ScoreLine(
                cell(line, "scorecard"),
                cell(line, "indicator"),
                cell(line, "rater"),
                cell(line, "value"),
                cell(line, "reason"),
                citations,
                cell(line, "published"));
    }

    private static String cell(CSVRecord line, String column) {
        return line.isSet(column) ? line.get(column) : "";
    }

    /// The score that is meant.
    ///
    /// @param who sends it; nobody scores in another's name
    /// @throws IllegalArgumentException saying what is wrong with it and what to do
    public Score read(String who, Instant now) {
        if (!rater.isBlank() && !rater.equals(who)) {
            throw new IllegalArgumentException(
                    "You are signed in as '"
                            + who
                            + "' and can only send your own scores; this one is by '"
                            + rater
                            + "'.");
        }
        return new Score(
                scorecard, indicator, who, number(), reason, citations(citations), state(), now);
    }

    private int number() {
        try {
            return Integer.parseInt(value.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "A score is a whole number from "
                            + Score.LEAST
                            + " to "
                            + Score.MOST
                            + "; '"
                            + value
                            + "' is none.",
                    e);
        }
    }

    private Score.State state() {
        return switch (published.strip()) {
            case "true" -> Score.State.PUBLISHED;
            case "", "false" -> Score.State.DRAFT;
            default ->
                    throw new IllegalArgumentException(
                            "'published' is true or false, and not '" + published + "'.");
        };
    }

    private static List<Citation> citations(List<Cited> cited) {
        return cited.stream()
                .map(one ->
                        new Citation(
                                PassageRef.ofWords(one.passage()),
                                one.words() == null || one.words().isBlank()
                                        ? null
                                        : one.words().strip()))
                .toList();
    }
}
