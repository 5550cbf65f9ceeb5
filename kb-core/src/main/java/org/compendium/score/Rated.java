package org.compendium.score;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The published scores of one scorecard.
///
/// @param scores in the order of indicators and raters
public record Rated(List<Score> scores) {

    public static final Rated NOT_YET = new Rated(List.of());

    public Rated {
        scores = List.copyOf(scores);
    }

    /// The lowest and the highest score on an indicator.
    public record Spread(int lowest, int highest) {}

    /// The scores on one indicator.
    public List<Score> on(String indicator) {
        return scores.stream().filter(score -> score.indicator().equals(indicator)).toList();
    }

    /// The raters, each once.
    public List<String> raters() {
        return scores.stream().map(Score::rater).distinct().sorted().toList();
    }

    /// How far apart the raters are on an indicator; empty when nobody has scored it.
    public Optional<Spread> spread(String indicator) {
        List<Integer> values = values(indicator);
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Spread(
                                values.stream().mapToInt(Integer::intValue).min().orElseThrow(),
                                values.stream().mapToInt(Integer::intValue).max().orElseThrow()));
    }

    /// The arithmetic mean of each indicator that has a score.
    public Map<String, Double> means() {
        return scores.stream()
                .collect(
                        Collectors.groupingBy(
                                Score::indicator,
                                HashMap::new,
                                Collectors.averagingInt(Score::value)));
    }

    /// How well the raters agree, over all indicators together.
    public Agreement agreement() {
        return Agreement.of(
                scores.stream().map(Score::indicator).distinct().map(this::values).toList(),
                Agreement.Metric.ORDINAL);
    }

    private List<Integer> values(String indicator) {
        return on(indicator).stream().map(Score::value).toList();
    }
}
