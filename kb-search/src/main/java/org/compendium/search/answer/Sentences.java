package org.compendium.search.answer;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A text by twos of its sentences: what is asked and what answers it may stand in neighbours.
final class Sentences {

    /// In characters: less is an abbreviation that was taken for the end of a sentence.
    private static final int SHORTEST = 30;

    private Sentences() {}

    /// @return the places of the words are those in the piece
    static List<Words> byTwos(Words text) {
        List<Integer> ends = ends(text.text());
        List<Words> twos = new ArrayList<>();
        int start = 0;
        int middle = ends.getFirst();
        if (ends.size() == 1) {
            twos.add(piece(text, 0, middle));
        }
        for (int end : ends.subList(1, ends.size())) {
            twos.add(piece(text, start, end));
            start = middle;
            middle = end;
        }
        return twos;
    }

    private static Words piece(Words text, int start, int end) {
        return new Words(
                text.text().substring(start, end),
                text.all().stream()
                        .filter(word -> word.start() >= start && word.end() <= end)
                        .map(word ->
                                new Words.Word(
                                        word.stem(), word.start() - start, word.end() - start))
                        .toList());
    }

    private static List<Integer> ends(String text) {
        BreakIterator sentences = BreakIterator.getSentenceInstance(Locale.ROOT);
        sentences.setText(text);
        List<Integer> ends = new ArrayList<>();
        int start = 0;
        for (int end = sentences.next(); end != BreakIterator.DONE; end = sentences.next()) {
            if (end - start >= SHORTEST || end == text.length()) {
                ends.add(end);
                start = end;
            }
        }
        if (ends.isEmpty()) {
            ends.add(text.length());
        }
        return ends;
    }
}
