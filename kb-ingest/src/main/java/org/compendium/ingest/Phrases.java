package org.compendium.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A dictionary of phrases, and all of them in a text in one pass, the longest one at each place.
///
/// Words of scripts without spaces are single characters here, so that a Chinese phrase is found
/// wherever it stands. Linear in the text; the number of phrases does not matter.
final class Phrases<T> {

    record Found<T>(int start, int end, int words, T value) {}

    /// A word of a text, as it is compared.
    ///
    /// @param other a second form that will do; null for most
    /// @param opens whether a sentence ends before it, which no phrase goes across
    private record Token(String word, @Nullable String other, int start, int end, boolean opens) {}

    private static final class Node<T> {
        private final Map<String, Node<T>> next = new HashMap<>();
        private @Nullable List<T> values;
        private @Nullable List<String> printed;

        private @Nullable Node<T> after(Token token) {
            Node<T> there = next.get(token.word());
            String other = token.other();
            return there != null || other == null ? there : next.get(other);
        }
    }

    // A full stop ends a sentence only before a space: not in "3.5" and not in "U.S.".
    private static final String ENDINGS = "!?;:|\n\t。；：！？؟؛";

    private final Node<T> root = new Node<>();
    private final UnaryOperator<String> form;
    private final @Nullable WordForms forms;

    /// Compares words letter by letter, capitals included.
    Phrases() {
        this(word -> word);
    }

    /// @param form the form of a word under which it is compared
    Phrases(UnaryOperator<String> form) {
        this.form = form;
        this.forms = null;
    }

    /// Compares words of a language in whatever number and case they stand, sentence by sentence.
    Phrases(WordForms forms) {
        this.form = forms::of;
        this.forms = forms;
    }

    void add(String phrase, T value) {
        add(phrase, value, "");
    }

    /// @param exact a phrase that must stand in the text letter by letter; empty when the compared
    ///   form is enough
    void add(String phrase, T value, String exact) {
        List<Token> tokens = tokens(phrase);
        if (tokens.isEmpty()) {
            return;
        }
        Node<T> node = root;
        for (Token token : tokens) {
            node = node.next.computeIfAbsent(token.word(), word -> new Node<>());
        }
        List<T> values = node.values;
        List<String> printed = node.printed;
        if (values == null || printed == null) {
            values = new ArrayList<>();
            printed = new ArrayList<>();
            node.values = values;
            node.printed = printed;
        }
        values.add(value);
        printed.add(exact);
    }

    /// @return in the order of the text; several at one place when a phrase has several values
    List<Found<T>> find(String text) {
        List<Token> tokens = tokens(text);
        List<Found<T>> found = new ArrayList<>();
        int i = 0;
        while (i < tokens.size()) {
            int taken = 0;
            List<Found<T>> longest = List.of();
            @Nullable Node<T> node = root;
            for (int j = i; j < tokens.size(); j++) {
                node = tokens.get(j).opens() && j > i ? null : node.after(tokens.get(j));
                if (node == null) {
                    break;
                }
                List<Found<T>> here = at(node, text, tokens, i, j);
                if (!here.isEmpty()) {
                    longest = here;
                    taken = j - i + 1;
                }
            }
            found.addAll(longest);
            i += Math.max(1, taken);
        }
        return found;
    }

    /// Every occurrence, also those within or across others.
    List<Found<T>> everywhere(String text) {
        List<Token> tokens = tokens(text);
        List<Found<T>> found = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            @Nullable Node<T> node = root;
            for (int j = i; j < tokens.size(); j++) {
                node = tokens.get(j).opens() && j > i ? null : node.after(tokens.get(j));
                if (node == null) {
                    break;
                }
                found.addAll(at(node, text, tokens, i, j));
            }
        }
        return found;
    }

    private static <T> List<Found<T>> at(
            Node<T> node, String text, List<Token> tokens, int first, int last) {
        List<T> values = node.values;
        List<String> printed = node.printed;
        if (values == null || printed == null) {
            return List.of();
        }
        int start = tokens.get(first).start();
        int end = tokens.get(last).end();
        List<Found<T>> here = new ArrayList<>();
        for (int k = 0; k < values.size(); k++) {
            String exact = printed.get(k);
            if (exact.isEmpty()) {
                here.add(new Found<>(start, end, last - first + 1, values.get(k)));
            } else if (standsAt(text, start, exact)) {
                here.add(
                        new Found<>(
                                start, start + exact.length(), last - first + 1, values.get(k)));
            }
        }
        return here;
    }

    private static boolean standsAt(String text, int start, String exact) {
        int end = start + exact.length();
        return text.startsWith(exact, start)
                && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
    }

    private List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        boolean opens = false;
        int i = 0;
        while (i < text.length()) {
            int c = text.codePointAt(i);
            int width = Character.charCount(c);
            if (!Character.isLetterOrDigit(c)) {
                opens |= forms != null && endsSentence(text, i, c);
                i += width;
                continue;
            }
            int start = i;
            i = Character.isIdeographic(c) ? i + width : wordEnd(text, i + width);
            String word = text.substring(start, i);
            String compared = form.apply(word);
            if (!compared.isEmpty()) {
                String other = forms == null ? null : forms.withoutParticle(word);
                tokens.add(new Token(compared, other, start, i, opens));
                opens = false;
            }
        }
        return tokens;
    }

    private static int wordEnd(String text, int from) {
        int i = from;
        while (i < text.length()) {
            int next = text.codePointAt(i);
            boolean inside =
                    (Character.isLetterOrDigit(next) && !Character.isIdeographic(next))
                            || Character.getType(next) == Character.NON_SPACING_MARK;
            if (!inside) {
                break;
            }
            i += Character.charCount(next);
        }
        return i;
    }

    private static boolean endsSentence(String text, int at, int c) {
        return ENDINGS.indexOf(c) >= 0
                || (c == '.'
                        && (at + 1 == text.length()
                                || Character.isWhitespace(text.charAt(at + 1))));
    }
}
