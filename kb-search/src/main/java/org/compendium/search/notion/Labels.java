package org.compendium.search.notion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/// The labels of all notions in one language, found in whatever form their words stand.
final class Labels {

    static final List<String> LANGUAGES = List.of("en", "fr", "es", "ru", "ar", "zh");

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    /// A label that agrees so much less than the best is not meant.
    private static final double AS_GOOD = 0.7;

    private static final char LAST_ASCII = 0x7F;
    private static final Pattern MARKS = Pattern.compile("[\\u0300-\\u036f]+");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+|[^\\p{IsHan}\\s]+");

    /// Words that ask and say nothing of what is asked for.
    private static final Map<String, Set<String>> ASKING =
            Map.of(
                    "en",
                    words(
                            "how what which why when where who whose does do did can could should"
                                    + " would will has have had about between between any some most"
                                    + " more many much"),
                    "fr",
                    words(
                            "comment quel quelle quels quelles pourquoi quand où ou qui quoi combien"
                                    + " est-ce faut-il peut-on doit-on entre plus peut peuvent doit"
                                    + " doivent faut sont ont-ils y-a-t-il"),
                    "es",
                    words(
                            "cómo como qué que cuál cual cuáles cuales cuándo cuando dónde donde"
                                    + " quién quien quiénes cuánto cuánta cuántos cuántas entre más"
                                    + " puede pueden debe deben hay"),
                    "ru",
                    words(
                            "как какой какая какие какое каких почему когда где кто что сколько ли"
                                    + " зачем между можно нужно должны должен может могут чем"),
                    "ar",
                    words("كيف ما ماذا لماذا متى أين من كم هل أي هي هو بين يمكن يجب التي الذي"),
                    "zh",
                    words(
                            "如何 什么 哪些 为什么 何时 哪里 谁 多少 怎样 怎么 是 的 了 在 和 与 对 及 应 应该 可以"
                                    + " 吗 呢 有 为 之间 中 上 由 从 把 被 使 让 能 会 要"));

    private final String language;
    private final Set<String> empty;
    private final Analyzer analyzer;
    private final Map<String, List<Label>> byKey = new HashMap<>();
    private int longest = 1;

    /// @param known how much of the words tells that they are of this language
    record Read(List<Said> said, List<String> others, int known) {}

    /// @param written as it stands in the list, without accents
    private record Label(String written, Notion notion) {}

    private record Token(String text, int start, int end) {}

    Labels(String language, Collection<Notion> notions) {
        this.language = language;
        this.analyzer = analyzer(language);
        this.empty =
                Stream.concat(
                                stopWords(language).stream().map(word -> new String((char[]) word)),
                                ASKING.getOrDefault(language, Set.of()).stream())
                        .map(Labels::folded)
                        .collect(Collectors.toSet());
        notions.stream()
                .sorted(Comparator.comparing(Notion::kind))
                .forEach(notion -> notion.labels(language).forEach(label -> add(label, notion)));
    }

    private static Set<String> words(String list) {
        return Set.copyOf(new java.util.LinkedHashSet<>(Arrays.asList(list.split(" "))));
    }

    private void add(String label, Notion notion) {
        String key;
        int length;
        if (language.equals("zh")) {
            key = label.replace(" ", "");
            length = key.length();
        } else {
            List<Token> tokens = tokens(label);
            key = key(tokens);
            length = tokens.size();
        }
        if (length > 0) {
            byKey.computeIfAbsent(key, any -> new ArrayList<>())
                    .add(new Label(folded(label), notion));
            longest = Math.max(longest, length);
        }
    }

    /// The languages that the words can be of by their letters.
    static List<String> candidates(String words) {
        Map<String, Long> scripts =
                words.codePoints()
                        .filter(Character::isLetter)
                        .mapToObj(c -> Character.UnicodeScript.of(c).name())
                        .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        String most =
                scripts.entrySet().stream()
                        .max(
                                Map.Entry.<String, Long>comparingByValue()
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .orElse("LATIN");
        return switch (most) {
            case "CYRILLIC" -> List.of("ru");
            case "ARABIC" -> List.of("ar");
            case "HAN" -> List.of("zh");
            default -> List.of("en", "fr", "es");
        };
    }

    Read read(String words) {
        return language.equals("zh") ? readChinese(words) : readWords(words);
    }

    private Read readWords(String words) {
        List<Token> tokens = tokens(words);
        List<Said> said = new ArrayList<>();
        List<String> others = new ArrayList<>();
        int known = 0;
        int at = 0;
        while (at < tokens.size()) {
            int taken = 0;
            for (int length = Math.min(longest, tokens.size() - at); length > 0; length--) {
                List<Label> labels = byKey.get(key(tokens.subList(at, at + length)));
                if (labels != null && !(length == 1 && empty(words, tokens.get(at)))) {
                    String text =
                            words.substring(
                                    tokens.get(at).start(), tokens.get(at + length - 1).end());
                    said.add(new Said(nearest(labels, text), text, length));
                    taken = length;
                    break;
                }
            }
            if (taken == 0) {
                Token token = tokens.get(at);
                if (empty(words, token)) {
                    known++;
                } else {
                    others.add(words.substring(token.start(), token.end()));
                }
                at++;
            } else {
                known += taken;
                at += taken;
            }
        }
        return new Read(said, others, known);
    }

    // Words that a stemmer takes for one, as "formation" and "forme", are told apart by how far
    // they agree. A word of two notions is looked for in the words of both.
    private static Notion nearest(List<Label> labels, String text) {
        String typed = folded(text);
        double most =
                labels.stream()
                        .mapToDouble(label -> agreement(label.written(), typed))
                        .max()
                        .orElse(0);
        return labels.stream()
                .filter(label -> agreement(label.written(), typed) >= AS_GOOD * most)
                .map(Label::notion)
                .reduce(Notion::with)
                .orElseThrow();
    }

    /// @return 1 for the same words, less for those that part early
    private static double agreement(String one, String other) {
        String[] first = BETWEEN.split(one);
        String[] second = BETWEEN.split(other);
        double least = 1;
        for (int i = 0; i < Math.min(first.length, second.length); i++) {
            int length = 0;
            int shorter = Math.min(first[i].length(), second[i].length());
            while (length < shorter && first[i].charAt(length) == second[i].charAt(length)) {
                length++;
            }
            int longer = Math.max(first[i].length(), second[i].length());
            least = Math.min(least, longer == 0 ? 1 : (double) length / longer);
        }
        return least;
    }

    private Read readChinese(String words) {
        List<Said> said = new ArrayList<>();
        List<String> others = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        int known = 0;
        int at = 0;
        while (at < words.length()) {
            int taken = 0;
            for (int length = Math.min(longest, words.length() - at); length > 0; length--) {
                String piece = words.substring(at, at + length);
                List<Label> labels = byKey.get(piece);
                if (labels != null && !empty.contains(piece)) {
                    said.add(new Said(nearest(labels, piece), piece, length));
                    taken = length;
                    break;
                }
                if (empty.contains(piece)) {
                    rest.append(' ');
                    taken = length;
                    break;
                }
            }
            if (taken == 0) {
                rest.append(words.charAt(at));
                at++;
            } else {
                rest.append(' ');
                known += taken;
                at += taken;
            }
        }
        HAN.matcher(rest)
                .results()
                .map(found -> found.group())
                .filter(piece -> piece.codePoints().anyMatch(Character::isLetterOrDigit))
                .forEach(others::add);
        return new Read(said, others, known);
    }

    private boolean empty(String words, Token token) {
        return empty.contains(folded(words.substring(token.start(), token.end())));
    }

    private static String key(List<Token> tokens) {
        return tokens.stream().map(Token::text).collect(Collectors.joining(" "));
    }

    private List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", bare(text))) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(
                        new Token(
                                folded(term.toString()), offset.startOffset(), offset.endOffset()));
            }
            stream.end();
            return tokens;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Before stemming, which goes by accents; each letter stays where it is.
    private static String bare(String text) {
        StringBuilder bare = new StringBuilder(text);
        for (int i = 0; i < bare.length(); i++) {
            char letter = bare.charAt(i);
            if (letter > LAST_ASCII
                    && Character.UnicodeScript.of(letter) == Character.UnicodeScript.LATIN) {
                bare.setCharAt(
                        i,
                        Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD)
                                .charAt(0));
            }
        }
        return bare.toString();
    }

    // Accents may be missing; the letter yo is seldom written.
    static String folded(String word) {
        return MARKS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                .replaceAll("")
                .replace('ё', 'е')
                .toLowerCase(Locale.ROOT);
    }

    private static Analyzer analyzer(String language) {
        CharArraySet none = CharArraySet.EMPTY_SET;
        return switch (language) {
            case "fr" -> new FrenchAnalyzer(none);
            case "es" -> new SpanishAnalyzer(none);
            case "ru" -> new RussianAnalyzer(none);
            case "ar" -> new ArabicAnalyzer(none);
            default -> new EnglishAnalyzer(none);
        };
    }

    private static CharArraySet stopWords(String language) {
        return switch (language) {
            case "en" -> EnglishAnalyzer.getDefaultStopSet();
            case "fr" -> FrenchAnalyzer.getDefaultStopSet();
            case "es" -> SpanishAnalyzer.getDefaultStopSet();
            case "ru" -> RussianAnalyzer.getDefaultStopSet();
            case "ar" -> ArabicAnalyzer.getDefaultStopSet();
            default -> CharArraySet.EMPTY_SET;
        };
    }
}
