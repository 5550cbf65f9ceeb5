package org.compendium.score;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Takes in many scores of one rater: all of them, or none when one has a fault.
@Component
public class ScoreImport {

    /// Scores in one import.
    public static final int MOST = 1_000;

    private final Scores scores;

    ScoreImport(Scores scores) {
        this.scores = scores;
    }

    /// What became of an import.
    public sealed interface Outcome {

        record Taken(List<Score> scores) implements Outcome {}

        /// Nothing was saved.
        ///
        /// @param faults at least one, in the order of the lines
        record Refused(List<Fault> faults) implements Outcome {}
    }

    /// What is wrong with a line and what to do.
    ///
    /// @param line of the score, from 1, a header not counted
    public record Fault(int line, String fault) {}

    /// @param rater who sends them
    public Outcome take(List<ScoreLine> lines, String rater) {
        List<Fault> faults = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        List<Score> read = new ArrayList<>();
        Set<List<String>> places = new HashSet<>();
        Instant now = Instant.now();
        if (lines.isEmpty() || lines.size() > MOST) {
            return new Outcome.Refused(
                    List.of(new Fault(0, "An import has from 1 to " + MOST + " scores.")));
        }
        for (int i = 0; i < lines.size(); i++) {
            ScoreLine line = lines.get(i);
            if (!places.add(List.of(line.scorecard(), line.indicator()))) {
                faults.add(
                        new Fault(
                                i + 1,
                                "An earlier line scores the same indicator of the same scorecard."
                                        + " Leave one of them out."));
                continue;
            }
            try {
                read.add(line.read(rater, now));
                numbers.add(i + 1);
            } catch (IllegalArgumentException e) {
                faults.add(new Fault(i + 1, String.valueOf(e.getMessage())));
            }
        }
        List<List<String>> wrong = scores.faults(read);
        for (int i = 0; i < read.size(); i++) {
            int number = numbers.get(i);
            wrong.get(i).forEach(fault -> faults.add(new Fault(number, fault)));
        }
        if (!faults.isEmpty()) {
            faults.sort(java.util.Comparator.comparingInt(Fault::line));
            return new Outcome.Refused(List.copyOf(faults));
        }
        scores.saveAll(read);
        return new Outcome.Taken(List.copyOf(read));
    }
}
