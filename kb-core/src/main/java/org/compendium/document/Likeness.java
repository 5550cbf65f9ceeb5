package org.compendium.document;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Whether two files hold the same text. Line breaks, marks and letter case do not count.
///
/// Source: A. Broder, "On the resemblance and containment of documents", 1997 (word shingles).
public final class Likeness {

    private static final int SHINGLE = 4;

    /// Before it there is no Chinese character.
    private static final int FIRST_HAN = 0x2e80;

    /// Thirteen United Nations reports as PDF and as DOCX share 0.984 to 0.993 of their shingles:
    /// notes and tables come out in another order.
    private static final double SAME = 0.95;

    private Likeness() {}

    /// Equal for equal texts.
    ///
    /// @param words as [#words(String)] gives them
    static String hash(List<String> words) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String word : words) {
                digest.update(word.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    /// Whether the texts share so many word sequences that they are two formats of one text.
    static boolean same(List<Passage> one, List<Passage> other) {
        Set<Long> first = sequences(words(one));
        Set<Long> second = sequences(words(other));
        long both = first.stream().filter(second::contains).count();
        long all = first.size() + second.size() - both;
        return all == 0 || (double) both / all >= SAME;
    }

    /// The different sequences of four words, each as a hash of 64 bits.
    static Set<Long> sequences(List<String> words) {
        long[] hashes = words.stream().mapToLong(Likeness::hash).toArray();
        Set<Long> sequences = new HashSet<>();
        for (int i = 0; i + SHINGLE <= hashes.length; i++) {
            long sequence = 0;
            for (int j = i; j < i + SHINGLE; j++) {
                sequence = sequence * 0x9e3779b97f4a7c15L + hashes[j];
            }
            sequences.add(sequence);
        }
        return sequences;
    }

    // FNV-1a over the characters.
    private static long hash(String word) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < word.length(); i++) {
            hash = (hash ^ word.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    /// The pairs of words that follow each other; of a single word that word alone.
    static Set<String> pairsOfWords(Passage passage) {
        List<String> words = words(passage.text());
        Set<String> pairs = new HashSet<>();
        for (int i = 0; i + 1 < words.size(); i++) {
            pairs.add(words.get(i) + ' ' + words.get(i + 1));
        }
        if (words.size() == 1) {
            pairs.add(words.getFirst());
        }
        return pairs;
    }

    static List<String> words(List<Passage> passages) {
        return passages.stream().flatMap(passage -> words(passage.text()).stream()).toList();
    }

    /// The words of a text. Chinese has no spaces: each character counts as a word.
    public static List<String> words(String written) {
        String text = Normalizer.normalize(written, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        List<String> words = new ArrayList<>();
        int start = -1;
        int next;
        for (int at = 0; at < text.length(); at = next) {
            int c = text.codePointAt(at);
            next = at + Character.charCount(c);
            boolean han =
                    c >= FIRST_HAN && Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
            if (!han && letterOrNumber(c)) {
                start = start < 0 ? at : start;
                continue;
            }
            if (start >= 0) {
                words.add(text.substring(start, at));
                start = -1;
            }
            if (han) {
                words.add(text.substring(at, next));
            }
        }
        if (start >= 0) {
            words.add(text.substring(start));
        }
        return words;
    }

    private static boolean letterOrNumber(int c) {
        return Character.isLetterOrDigit(c)
                || Character.getType(c) == Character.LETTER_NUMBER
                || Character.getType(c) == Character.OTHER_NUMBER;
    }
}
