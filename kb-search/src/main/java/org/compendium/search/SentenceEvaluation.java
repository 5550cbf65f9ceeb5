package org.compendium.search;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.compendium.account.Viewer;
import org.compendium.document.Document;
import org.compendium.document.Documents;
import org.compendium.document.Kind;
import org.compendium.document.Passage;
import org.springframework.stereotype.Component;

/// Measures whether a paragraph is found by one of its sentences that somebody half remembers:
/// sentences are taken at random from what is stored, spoilt as [Spoiling] says, and asked as a
/// reader asks.
@Component
public class SentenceEvaluation {

    /// How many are asked.
    public static final int SENTENCES = 200;

    /// What is taken unless somebody chooses another.
    public static final long SEED = 1;

    private static final Set<Passage.Form> BODY =
            Set.of(Passage.Form.PARAGRAPH, Passage.Form.ITEM, Passage.Form.TEXT);
    private static final int THREE = 3;
    private static final int TEN = 10;
    private static final int SHOWN_MISSES = 10;

    private final Search search;
    private final Documents documents;
    private final IndexFeed feed;
    private final VectorFeed vectorFeed;

    SentenceEvaluation(Search search, Documents documents, IndexFeed feed, VectorFeed vectorFeed) {
        this.search = search;
        this.documents = documents;
        this.feed = feed;
        this.vectorFeed = vectorFeed;
    }

    /// A paragraph of a document.
    record At(Document document, Passage passage) {

        String cite() {
            return document.cite(passage) + " [" + passage.eId() + ']';
        }

        boolean is(At other) {
            return document.id().equals(other.document().id())
                    && passage.eId().equals(other.passage().eId());
        }

        boolean says(String sentence) {
            return WholeSentences.plain(passage.text()).contains(WholeSentences.plain(sentence));
        }
    }

    /// A sentence that is asked for.
    ///
    /// @param at where it was taken
    /// @param asked as it is asked
    /// @param repeated whether another paragraph has it too
    record Asked(At at, String sentence, String asked, boolean repeated) {}

    /// What became of the sentences.
    private static final class Tally {

        private int first;
        private int elsewhere;
        private int firstThree;
        private int firstTen;
        private int document;
        private final List<String> misses = new ArrayList<>();
    }

    /// Asks for sentences of the documents that are held and not digests.
    ///
    /// @param seed chooses them, and how they are spoilt
    /// @param allMisses whether each sentence that is not found first is told, or only some
    public void print(long seed, boolean allMisses, PrintStream out) throws InterruptedException {
        feed.awaitReady();
        feed.drain();
        vectorFeed.drain();
        feed.drain();
        List<At> body = body();
        List<Asked> drawn = draw(body, seed);
        out.printf(
                Locale.ROOT,
                "%d sentences of %d documents, seed %d; %d words are left out of each and one is"
                        + " misspelt; %d stand in more than one paragraph%n",
                drawn.size(),
                body.stream().map(at -> at.document().id()).distinct().count(),
                seed,
                Spoiling.DROPPED,
                drawn.stream().filter(Asked::repeated).count());
        for (Mode mode : List.of(Mode.HYBRID, Mode.LEXICAL)) {
            Tally tally = new Tally();
            drawn.forEach(asked -> ask(asked, mode, tally));
            print(mode, tally, drawn.size(), allMisses, out);
        }
    }

    /// What can be found and is text: no headings, tables and notes, and nothing of a digest.
    private List<At> body() {
        List<At> body = new ArrayList<>();
        documents.findAll(List.copyOf(documents.revisions().keySet())).values().stream()
                .filter(document ->
                        document.shown()
                                && document.current()
                                && document.kind() != Kind.DIGEST
                                && document.retells() == null)
                // Identifiers are others each time.
                .sorted(
                        Comparator.comparing(Document::citedAs)
                                .thenComparing(Document::language)
                                .thenComparing(Document::fileName))
                .forEach(document ->
                        documents.passages(document.id()).stream()
                                .filter(passage -> BODY.contains(passage.form()))
                                .forEach(passage -> body.add(new At(document, passage))));
        return body;
    }

    /// Takes sentences at random, none twice.
    ///
    /// @return at most [#SENTENCES]; those that can be spoilt
    static List<Asked> draw(List<At> body, long seed) {
        Random random = new Random(seed);
        Spoiling spoiling = new Spoiling(random);
        record Candidate(At at, String sentence) {}
        List<Candidate> candidates = new ArrayList<>();
        for (At at : body) {
            for (String sentence : WholeSentences.of(at.passage().text())) {
                candidates.add(new Candidate(at, sentence));
            }
        }
        Collections.shuffle(candidates, random);
        List<String> texts =
                body.stream().map(at -> WholeSentences.plain(at.passage().text())).toList();
        Set<String> taken = new HashSet<>();
        List<Asked> drawn = new ArrayList<>();
        for (Candidate one : candidates) {
            if (drawn.size() == SENTENCES) {
                break;
            }
            Optional<String> asked = spoiling.of(one.sentence());
            String plain = WholeSentences.plain(one.sentence());
            if (asked.isPresent() && taken.add(plain)) {
                boolean repeated = texts.stream().filter(text -> text.contains(plain)).count() > 1;
                drawn.add(new Asked(one.at(), one.sentence(), asked.get(), repeated));
            }
        }
        return drawn;
    }

    private void ask(Asked asked, Mode mode, Tally tally) {
        Results results =
                search.find(new Query(asked.asked(), Map.of(), 0, TEN, mode), Viewer.everybody());
        List<At> shown =
                results.hits().stream()
                        .flatMap(hit ->
                                hit.passages().stream()
                                        .map(found -> new At(hit.document(), found.passage())))
                        .toList();
        int rank = rank(asked, shown);
        tally.first += rank == 1 ? 1 : 0;
        tally.elsewhere += rank == 1 && !shown.getFirst().is(asked.at()) ? 1 : 0;
        tally.firstThree += rank >= 1 && rank <= THREE ? 1 : 0;
        tally.firstTen += rank >= 1 && rank <= TEN ? 1 : 0;
        boolean rightDocument =
                !results.hits().isEmpty()
                        && results.hits()
                                .getFirst()
                                .document()
                                .id()
                                .equals(asked.at().document().id());
        tally.document += rank == 1 || rightDocument ? 1 : 0;
        if (rank != 1) {
            tally.misses.add(
                    "  "
                            + (rank == 0 ? "not shown" : "place " + rank)
                            + ": "
                            + asked.asked()
                            + "\n    stands in "
                            + asked.at().cite()
                            + "; first is "
                            + (shown.isEmpty() ? "nothing" : shown.getFirst().cite()));
        }
    }

    /// The place of the first paragraph that has the sentence, from 1, among all that are shown,
    /// from the top of the page; 0 when none has it.
    static int rank(Asked asked, List<At> shown) {
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).is(asked.at()) || shown.get(i).says(asked.sentence())) {
                return i + 1;
            }
        }
        return 0;
    }

    private static void print(
            Mode mode, Tally tally, int asked, boolean allMisses, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%n%s: the right paragraph is first for %d of %d (%.1f %%), %d of them another"
                        + " paragraph with the same sentence; in the first three for %d, in the"
                        + " first ten for %d; the right document is first for %d%n",
                mode == Mode.HYBRID ? "by words and meaning" : "by words alone",
                tally.first,
                asked,
                asked == 0 ? 0 : 100.0 * tally.first / asked,
                tally.elsewhere,
                tally.firstThree,
                tally.firstTen,
                tally.document);
        tally.misses.stream().limit(allMisses ? asked : SHOWN_MISSES).forEach(out::println);
        if (!allMisses && tally.misses.size() > SHOWN_MISSES) {
            out.printf(
                    Locale.ROOT, "  and %d more: --misses%n", tally.misses.size() - SHOWN_MISSES);
        }
    }
}
