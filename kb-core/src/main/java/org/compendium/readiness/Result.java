package org.compendium.readiness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What answers to a check come to. The same answers always give the same result, and a better
/// answer never a worse one.
///
/// @param parts one for each dimension, in the order of the check
/// @param whole the state over all questions together
public record Result(Check check, Map<String, Answer> answers, List<Part> parts, State whole) {

    /// What the answers about something come to. From the worst to the best:
    public enum State {
        /// Fewer than half of the questions are answered with yes, partly or no.
        NOT_ENOUGH_KNOWN,
        /// More than half of the questions so answered are answered with no.
        NOT_YET,
        /// Neither of these, nor all with yes.
        PARTLY,
        /// Every question is answered with yes.
        READY;

        /// @return for example `not-yet`
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static State of(Counts counts) {
            int known = counts.yes() + counts.partly() + counts.no();
            if (counts.yes() == counts.all() && known > 0) {
                return READY;
            }
            if (2 * known < counts.all() || known == 0) {
                return NOT_ENOUGH_KNOWN;
            }
            return 2 * counts.no() > known ? NOT_YET : PARTLY;
        }
    }

    /// How many questions got which answer.
    public record Counts(int yes, int partly, int no, int notKnown) {

        public int all() {
            return yes + partly + no + notKnown;
        }
    }

    /// What the answers about one dimension come to.
    ///
    /// @param open the questions answered with no or partly, which lead to what helps
    public record Part(Check.Dimension dimension, Counts counts, State state, List<Question> open) {

        /// What helps, each once.
        public List<String> helps() {
            return open.stream().flatMap(question -> question.helps().stream()).distinct().toList();
        }
    }

    /// @param answers by the id of the question; a question that is missing is not known
    /// @throws IllegalArgumentException when the check has no such question
    public static Result of(Check check, Map<String, Answer> answers) {
        for (String question : answers.keySet()) {
            if (check.question(question).isEmpty()) {
                throw new IllegalArgumentException(
                        "The check '"
                                + check.id()
                                + "' has no question '"
                                + question
                                + "'. It has "
                                + String.join(
                                        ", ", check.questions().stream().map(Question::id).toList())
                                + ".");
            }
        }
        List<Part> parts = new ArrayList<>();
        for (Check.Dimension dimension : check.dimensions()) {
            List<Question> asked = check.about(dimension);
            Counts counts = count(asked, answers);
            parts.add(
                    new Part(
                            dimension,
                            counts,
                            State.of(counts),
                            asked.stream().filter(question -> open(question, answers)).toList()));
        }
        return new Result(
                check,
                Map.copyOf(answers),
                List.copyOf(parts),
                State.of(count(check.questions(), answers)));
    }

    private static boolean open(Question question, Map<String, Answer> answers) {
        Answer answer = answers.get(question.id());
        return answer == Answer.NO || answer == Answer.PARTLY;
    }

    private static Counts count(List<Question> asked, Map<String, Answer> answers) {
        int[] counts = new int[Answer.values().length];
        for (Question question : asked) {
            counts[answers.getOrDefault(question.id(), Answer.NOT_KNOWN).ordinal()]++;
        }
        return new Counts(
                counts[Answer.YES.ordinal()],
                counts[Answer.PARTLY.ordinal()],
                counts[Answer.NO.ordinal()],
                counts[Answer.NOT_KNOWN.ordinal()]);
    }
}
