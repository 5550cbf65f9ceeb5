package org.compendium.search;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntConsumer;
import org.compendium.account.Viewer;
import org.compendium.document.Description;
import org.compendium.document.Documents;
import org.compendium.document.Kind;
import org.compendium.document.NewDocument;
import org.compendium.document.Passage;
import org.compendium.document.Span;
import org.compendium.document.Symbol;
import org.compendium.document.ThemeEvidence;
import org.compendium.search.meaning.Model;
import org.compendium.search.meaning.Vectors;
import org.compendium.theme.Concept;
import org.compendium.theme.Themes;
import org.springframework.stereotype.Component;

/// A collection of any size to measure search with: documents of made words whose frequencies fall
/// as those of a language do (the n-th word comes 1/n times as often as the first), and passages
/// with made vectors that lie in groups. The same numbers give the same collection.
@Component
public class MadeCollection {

    /// Passages of a document.
    public static final int PASSAGES = 100;

    private static final int WORDS = 60;
    private static final int VOCABULARY = 50_000;
    private static final int GROUPS = 1_000;
    private static final int FEED = 500;
    private static final double SPREAD = 0.5;

    /// Words that questions are made of: neither the commonest nor those that come once.
    private static final int ASKED_FROM = 50;

    private static final int ASKED_TO = 5_000;
    private static final List<String> SYLLABLES =
            List.of(
                    "ba", "re", "mi", "to", "lu", "ka", "se", "ni", "do", "pu", "va", "ge", "fi",
                    "cho", "tra", "len", "mor", "sta", "kin", "dru");
    private static final List<String> COUNTRIES =
            List.of("KEN", "MUS", "MEX", "TUN", "IND", "BRA", "ZAF", "VNM", "BGD", "CRI");

    private final Documents documents;
    private final Themes themes;
    private final Model model;
    private final Vectors vectors;
    private final IndexFeed feed;
    private final Search search;
    private final Completions completions;
    private final double[] cumulated = new double[VOCABULARY];

    MadeCollection(
            Documents documents,
            Themes themes,
            Model model,
            Vectors vectors,
            IndexFeed feed,
            Search search,
            Completions completions) {
        this.documents = documents;
        this.themes = themes;
        this.model = model;
        this.vectors = vectors;
        this.feed = feed;
        this.search = search;
        this.completions = completions;
        double sum = 0;
        for (int rank = 0; rank < VOCABULARY; rank++) {
            sum += 1.0 / (rank + 1);
            cumulated[rank] = sum;
        }
    }

    /// Stores and indexes documents, after those that were made before.
    ///
    /// @param from number of the first, from 0
    /// @param to number after the last
    /// @param progress told how many there are, now and then
    public void make(int from, int to, IntConsumer progress) throws InterruptedException {
        feed.awaitReady();
        List<Concept> concepts = themes.all();
        for (int number = from; number < to; number++) {
            NewDocument made = document(number, concepts);
            if (model.name().isPresent()) {
                vectors.keep(vectors(number, made.passages()));
            }
            documents.store(made);
            if ((number + 1) % FEED == 0) {
                feed.drain();
                progress.accept(number + 1);
            }
        }
        if (to % FEED != 0) {
            feed.drain();
            progress.accept(to);
        }
    }

    /// Questions of two to four words.
    public List<String> questions(int count) {
        Random random = new Random(4);
        List<String> questions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> words = new ArrayList<>();
            for (int word = 2 + i % 3; word > 0; word--) {
                words.add(word(ASKED_FROM + random.nextInt(ASKED_TO - ASKED_FROM)));
            }
            questions.add(String.join(" ", words));
        }
        return questions;
    }

    /// Finds the first ten documents as a reader without an account does, by words alone.
    ///
    /// @return how many there are
    public long ask(String question) {
        return search.find(new Query(question, Map.of(), 0, 10, Mode.LEXICAL), Viewer.everybody())
                .total();
    }

    /// Beginnings of words, each two to five letters long, some after a whole word.
    public List<String> beginnings(int count) {
        Random random = new Random(5);
        List<String> beginnings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String word = word(rank(random));
            String begun = word.substring(0, Math.min(word.length(), 2 + i % 4));
            beginnings.add(i % 3 == 0 ? word(rank(random)) + ' ' + begun : begun);
        }
        return beginnings;
    }

    /// Titles of documents that were made.
    ///
    /// @param documents how many there are
    public List<String> titles(int count, int documents) {
        Random random = new Random(6);
        List<String> titles = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            titles.add(document(random.nextInt(documents), List.of()).description().title());
        }
        return titles;
    }

    /// What is offered to a reader without an account while typing.
    ///
    /// @return how much
    public int complete(String beginning) {
        return completions.of(beginning, Viewer.everybody()).size();
    }

    /// Forgets what was offered.
    public void forget() {
        completions.forget();
    }

    /// Makes the vector of a question.
    public void understand(String question) {
        model.question(question);
    }

    private NewDocument document(int number, List<Concept> concepts) {
        Random random = new Random(number);
        List<Passage> passages = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= PASSAGES; i++) {
            String text = text(random);
            passages.add(
                    new Passage(
                            "para_" + i,
                            Passage.Form.PARAGRAPH,
                            String.valueOf(i),
                            null,
                            new Span(start, start + text.length()),
                            List.of(),
                            null,
                            text,
                            null));
            start += text.length() + 1;
        }
        String symbol = "TD/B/MADE/" + (number + 1);
        return new NewDocument(
                digest(symbol),
                "made-" + (number + 1) + ".txt",
                "text/plain",
                start,
                null,
                new Description(
                        new Symbol(symbol),
                        null,
                        null,
                        text(random).substring(0, 40),
                        LocalDate.of(1970 + random.nextInt(50), 1, 1),
                        "en",
                        Kind.values()[random.nextInt(Kind.values().length)],
                        null,
                        List.of(COUNTRIES.get(random.nextInt(COUNTRIES.size())))),
                passages,
                concepts.isEmpty()
                        ? List.of()
                        : List.of(
                                new ThemeEvidence(
                                        concepts.get(random.nextInt(concepts.size())).id(),
                                        1,
                                        List.of(new ThemeEvidence.Shown("para_1", List.of())))),
                NewDocument.Rights.unknown(),
                "bench",
                true);
    }

    private String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < WORDS; i++) {
            text.append(i == 0 ? "" : " ").append(word(rank(random)));
        }
        return text.append('.').toString();
    }

    private int rank(Random random) {
        int at =
                java.util.Arrays.binarySearch(
                        cumulated, random.nextDouble() * cumulated[VOCABULARY - 1]);
        return Math.min(at < 0 ? -at - 1 : at, VOCABULARY - 1);
    }

    private static String word(int rank) {
        StringBuilder word = new StringBuilder();
        int rest = rank + SYLLABLES.size();
        while (rest > 0) {
            word.append(SYLLABLES.get(rest % SYLLABLES.size()));
            rest /= SYLLABLES.size();
        }
        return word.toString();
    }

    private Map<String, float[]> vectors(int number, List<Passage> passages) {
        Random random = new Random(-1L - number);
        Map<String, float[]> made = new HashMap<>();
        for (Passage passage : passages) {
            Random group = new Random(random.nextInt(GROUPS));
            float[] vector = new float[model.dimensions()];
            double length = 0;
            for (int i = 0; i < vector.length; i++) {
                vector[i] = (float) (group.nextGaussian() + SPREAD * random.nextGaussian());
                length += vector[i] * vector[i];
            }
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= (float) Math.sqrt(length);
            }
            made.put(passage.text(), vector);
        }
        return made;
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)))
                    .toLowerCase(Locale.ROOT);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
