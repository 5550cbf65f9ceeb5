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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Whether two files hold the same text. Line breaks, marks and letter case do not count.
///
/// Source: A. Broder, "On the resemblance and containment of documents", 1997 (word shingles).
final class Likeness {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final int SHINGLE = 4;

    /// Thirteen United Nations reports as PDF and as DOCX share 0.984 to 0.993 of their shingles:
    /// notes and tables come out in another order.
    private static final double SAME = 0.95;

    private Likeness() {}

    /// Equal for equal texts.
    static String hash(List<Passage> passages) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String word : words(passages)) {
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
        Set<String> first = shingles(one);
        Set<String> second = shingles(other);
        Set<String> both = new HashSet<>(first);
        both.retainAll(second);
        int all = first.size() + second.size() - both.size();
        return all == 0 || (double) both.size() / all >= SAME;
    }

    private static Set<String> shingles(List<Passage> passages) {
        List<String> words = words(passages);
        Set<String> shingles = new HashSet<>();
        for (int i = 0; i + SHINGLE <= words.size(); i++) {
            shingles.add(String.join(" ", words.subList(i, i + SHINGLE)));
        }
        return shingles;
    }

    private static List<String> words(List<Passage> passages) {
        List<String> words = new ArrayList<>();
        for (Passage passage : passages) {
            String folded =
                    Normalizer.normalize(passage.text(), Normalizer.Form.NFKC)
                            .toLowerCase(Locale.ROOT);
            Matcher matcher = WORD.matcher(folded);
            while (matcher.find()) {
                words.add(matcher.group());
            }
        }
        return words;
    }
}
