package org.compendium.search.judged;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// How well orders of texts answer the questions of a set, each between 0 and 1, the mean over all
/// questions.
///
/// @param ndcg10 normalised discounted cumulative gain of the first ten, with the gain `2^grade -
///   1` divided by `log2(rank + 1)`
/// @param recall100 of the relevant texts, those among the first hundred
/// @param recall10 of the relevant texts, those among the first ten
/// @param mrr 1 divided by the rank of the first relevant text among the first hundred
public record Measures(double ndcg10, double recall100, double mrr, double recall10) {

    private static final int SHOWN = 10;
    private static final int DEEP = 100;

    /// @param found for each question of the set the identifiers of texts, best first; a question
    ///   without an order counts 0
    public static Measures of(JudgedSet set, Map<String, List<String>> found) {
        double ndcg = 0;
        double recall100 = 0;
        double recall10 = 0;
        double mrr = 0;
        for (var judged : set.relevant().entrySet()) {
            List<String> order = found.getOrDefault(judged.getKey(), List.of());
            Map<String, Integer> grades = judged.getValue();
            ndcg += ndcg(order, grades);
            recall100 += recall(order, grades, DEEP);
            recall10 += recall(order, grades, SHOWN);
            mrr += reciprocalRank(order, grades);
        }
        int questions = set.relevant().size();
        return new Measures(
                ndcg / questions, recall100 / questions, mrr / questions, recall10 / questions);
    }

    private static double ndcg(List<String> order, Map<String, Integer> grades) {
        List<Integer> gained = new ArrayList<>();
        order.stream().limit(SHOWN).forEach(id -> gained.add(grades.getOrDefault(id, 0)));
        List<Integer> best =
                grades.values().stream().sorted(Comparator.reverseOrder()).limit(SHOWN).toList();
        return gain(gained) / gain(best);
    }

    private static double gain(List<Integer> grades) {
        double gain = 0;
        for (int i = 0; i < grades.size(); i++) {
            gain += (Math.pow(2, grades.get(i)) - 1) / (Math.log(i + 2) / Math.log(2));
        }
        return gain;
    }

    private static double recall(List<String> order, Map<String, Integer> grades, int depth) {
        long there = order.stream().limit(depth).filter(grades::containsKey).count();
        return (double) there / grades.size();
    }

    private static double reciprocalRank(List<String> order, Map<String, Integer> grades) {
        for (int i = 0; i < Math.min(order.size(), DEEP); i++) {
            if (grades.containsKey(order.get(i))) {
                return 1.0 / (i + 1);
            }
        }
        return 0;
    }
}
