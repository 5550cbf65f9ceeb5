package org.compendium.search;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.compendium.account.Viewer;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Kind;
import org.compendium.document.Passage;
import org.compendium.document.Symbol;
import org.compendium.search.judged.AnsweredQuestions;
import org.compendium.search.judged.JudgedSet;
import org.springframework.stereotype.Component;

/// Measures answers: how many questions get a right quotation, how many a wrong one, and how many
/// of those that nothing answers get any.
@Component
public class AnswerEvaluation {

    private final Answers answers;
    private final Documents documents;
    private final IndexFeed feed;
    private final VectorFeed vectorFeed;
    private final SearchEvaluation sets;

    AnswerEvaluation(
            Answers answers,
            Documents documents,
            IndexFeed feed,
            VectorFeed vectorFeed,
            SearchEvaluation sets) {
        this.answers = answers;
        this.documents = documents;
        this.feed = feed;
        this.vectorFeed = vectorFeed;
        this.sets = sets;
    }

    /// What became of the questions that were asked.
    private static final class Tally {

        private int answerable;
        private int right;
        private int wrong;
        private int unanswerable;
        private int falsely;
        private int quotations;
        private int fitting;
        private int verbatim;
        private int digests;
        private int doubtful;

        int silent() {
            return answerable - right - wrong;
        }
    }

    /// Asks questions of the documents that are held.
    ///
    /// @param file as [AnsweredQuestions] reads it
    /// @throws IllegalArgumentException when it cannot be read
    public void print(Path file, PrintStream out) throws InterruptedException {
        List<AnsweredQuestions.One> questions = AnsweredQuestions.read(file);
        settle();
        for (Mode mode : List.of(Mode.HYBRID, Mode.LEXICAL)) {
            Tally tally = new Tally();
            out.printf(Locale.ROOT, "%n%s, %s%n", file.getFileName(), named(mode));
            for (AnsweredQuestions.One one : questions) {
                ask(one, mode, tally, out);
            }
            print(tally, out);
        }
    }

    private void ask(AnsweredQuestions.One one, Mode mode, Tally tally, PrintStream out) {
        Answer answer = answers.to(query(one.question(), mode), Viewer.everybody());
        List<Answer.Quotation> quoted = quotations(answer);
        long fitting =
                quoted.stream().filter(quotation -> one.where().contains(where(quotation))).count();
        count(quoted, tally);
        tally.fitting += (int) fitting;
        if (one.answerable()) {
            tally.answerable++;
            tally.right += fitting > 0 ? 1 : 0;
            tally.wrong += fitting == 0 && !quoted.isEmpty() ? 1 : 0;
        } else {
            tally.unanswerable++;
            tally.falsely += quoted.isEmpty() ? 0 : 1;
        }
        if (fitting == 0 && (one.answerable() || !quoted.isEmpty())) {
            out.printf(
                    "  %s: %s%s%n",
                    !one.answerable() ? "FALSE" : quoted.isEmpty() ? "silent" : "WRONG",
                    one.question(),
                    quoted.isEmpty()
                            ? ""
                            : " → "
                                    + quoted.getFirst()
                                            .document()
                                            .cite(quoted.getFirst().passage()));
        }
    }

    private static AnsweredQuestions.Where where(Answer.Quotation quotation) {
        Symbol symbol = quotation.document().symbol();
        return new AnsweredQuestions.Where(
                symbol == null ? "" : symbol.value(), String.valueOf(quotation.passage().label()));
    }

    /// Stores the texts of a folder in BEIR's format and asks each of its questions twice: as it
    /// is, and as if the texts that answer it were not held, so that no text does.
    ///
    /// The installation must be empty: what else it holds would be quoted too.
    ///
    /// @param languages tells of a text which language it is in, BCP 47
    /// @throws IllegalArgumentException when the folder holds no such set
    public void printJudged(Path folder, UnaryOperator<String> languages, PrintStream out)
            throws InterruptedException {
        JudgedSet set = JudgedSet.read(folder);
        feed.awaitReady();
        Map<DocumentId, List<String>> ids = sets.store(set, languages);
        settle();
        Map<String, DocumentId> byText = new HashMap<>();
        ids.forEach((id, texts) -> texts.forEach(text -> byText.put(text, id)));
        for (Mode mode : List.of(Mode.HYBRID, Mode.LEXICAL)) {
            Tally tally = new Tally();
            set.questions()
                    .forEach((id, question) -> {
                        Set<DocumentId> right = new HashSet<>();
                        set.relevant()
                                .getOrDefault(id, Map.of())
                                .keySet()
                                .forEach(text -> right.add(byText.get(text)));
                        ask(question, right, mode, tally);
                    });
            out.printf(Locale.ROOT, "%n%s, %s%n", folder, named(mode));
            print(tally, out);
        }
    }

    private void ask(String question, Set<DocumentId> right, Mode mode, Tally tally) {
        List<Answer.Quotation> quoted =
                quotations(answers.to(query(question, mode), Viewer.everybody()));
        long fitting = quoted.stream().filter(one -> right.contains(one.document().id())).count();
        count(quoted, tally);
        tally.fitting += (int) fitting;
        tally.answerable++;
        tally.right += fitting > 0 ? 1 : 0;
        tally.wrong += fitting == 0 && !quoted.isEmpty() ? 1 : 0;
        List<Answer.Quotation> without =
                quotations(answers.to(query(question, mode), Viewer.everybody(), right));
        count(without, tally);
        tally.unanswerable++;
        tally.falsely += without.isEmpty() ? 0 : 1;
    }

    private void settle() throws InterruptedException {
        feed.awaitReady();
        feed.drain();
        vectorFeed.drain();
        feed.drain();
    }

    private static Query query(String question, Mode mode) {
        return new Query(question, Map.of(), 0, 1, mode);
    }

    private static List<Answer.Quotation> quotations(Answer answer) {
        return switch (answer) {
            case Answer.Quoted(List<Answer.Quotation> quotations, Answer.Searched _) -> quotations;
            case Answer.Silence _, Answer.NotAsked _ -> List.of();
        };
    }

    // Held against all that is stored of the document, not against what the answer was made of.
    private void count(List<Answer.Quotation> quoted, Tally tally) {
        for (Answer.Quotation quotation : quoted) {
            Document document = quotation.document();
            Passage passage = quotation.passage();
            tally.quotations++;
            tally.verbatim +=
                    documents.passages(document.id()).stream()
                                    .anyMatch(stored ->
                                            stored.eId().equals(passage.eId())
                                                    && stored.text().equals(passage.text()))
                            ? 1
                            : 0;
            tally.digests += document.kind() == Kind.DIGEST || document.retells() != null ? 1 : 0;
            tally.doubtful += passage.doubtful() ? 1 : 0;
        }
    }

    private static String named(Mode mode) {
        return mode == Mode.HYBRID ? "by words and meaning" : "by words alone";
    }

    private static void print(Tally tally, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%d questions with an answer: %d answered rightly (%.0f %%), %d wrongly, %d"
                        + " silences%n"
                        + "%d questions without one: %d false answers (%.0f %%), %d silences%n"
                        + "%d quotations, %d of them where the answer is; %d equal to what is"
                        + " stored, %d from a digest, %d read badly from an image%n",
                tally.answerable,
                tally.right,
                percent(tally.right, tally.answerable),
                tally.wrong,
                tally.silent(),
                tally.unanswerable,
                tally.falsely,
                percent(tally.falsely, tally.unanswerable),
                tally.unanswerable - tally.falsely,
                tally.quotations,
                tally.fitting,
                tally.verbatim,
                tally.digests,
                tally.doubtful);
    }

    private static double percent(int part, int whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }
}
