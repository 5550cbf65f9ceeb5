package org.compendium.search.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Whatever is typed means something, keeps its bounds, and is understood the same once written
/// out. The time-outs guard against time that grows faster than the text.
class QueryTextFuzzTest {

    private static final List<String> TOKENS =
            List.of(
                    "zones",
                    "Export",
                    "a",
                    "b",
                    "inter-firm",
                    "l’entreprise",
                    "1990",
                    "x1",
                    "中小企业",
                    "предприятие",
                    "تجارة",
                    "AND",
                    "OR",
                    "NOT",
                    "AND.",
                    "OR,",
                    "and",
                    "&&",
                    "||",
                    "&",
                    "|",
                    "-",
                    "-",
                    "+",
                    "!",
                    "–",
                    "\"",
                    "“",
                    "”",
                    "«",
                    "»",
                    "「",
                    "(",
                    "(",
                    ")",
                    ")",
                    "（",
                    "）",
                    "*",
                    "**",
                    "ab*",
                    "country:",
                    "Country:",
                    "theme:",
                    "symbol:",
                    "para:",
                    "year:",
                    "year:",
                    "title:",
                    "title:",
                    "foo:",
                    "foo:bar",
                    "http://x.y/z",
                    "10:30",
                    "TD/B/COM.3/19",
                    "18(a)",
                    "S/RES/1325(2000)",
                    "..",
                    "1990..1999",
                    "..1999",
                    "1990..",
                    "…",
                    ",",
                    "、",
                    ".",
                    ":",
                    "::",
                    "/",
                    "'",
                    "\u0301",
                    "\u200d",
                    "\u200b",
                    "\u00ad",
                    "½",
                    "\ufdfa",
                    "㈠",
                    "⑴",
                    "﹕",
                    "¨",
                    "ﬁ",
                    "\ud800",
                    "\u0000",
                    "AND:",
                    "year:(",
                    "country:(",
                    "-(",
                    "kenya,uganda",
                    "\"south africa\"",
                    "y".repeat(98) + ".z",
                    "y".repeat(97) + "(ab)");

    @Test
    void what_was_understood_is_understood_the_same_again() {
        for (long seed = 0; seed < 20_000; seed++) {
            assertHolds(soup(new Random(seed), 40), "seed " + seed);
        }
    }

    @Test
    void long_soups_keep_their_bounds() {
        for (long seed = 0; seed < 500; seed++) {
            assertHolds(soup(new Random(seed), 2_000), "seed " + seed);
        }
    }

    @Test
    void nested_soups_keep_their_bounds() {
        List<String> nesting =
                List.of(
                        "(",
                        "(",
                        "(",
                        "-(",
                        "NOT (",
                        ") ",
                        "OR ",
                        "a ",
                        "b ",
                        "AND ",
                        "foo:",
                        "-",
                        "title:(",
                        "country:(",
                        "year:1990,1991 ");
        for (long seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            StringBuilder typed = new StringBuilder();
            for (int i = random.nextInt(400); i > 0; i--) {
                typed.append(nesting.get(random.nextInt(nesting.size())));
            }
            assertHolds(typed.toString(), "seed " + seed);
        }
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void characters_of_all_scripts_are_understood() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            int length = seed % 500 == 0 ? 100_000 : random.nextInt(200);
            assertHolds(noise(random, length), "seed " + seed);
        }
    }

    @Test
    @Timeout(value = 1, unit = TimeUnit.MINUTES)
    void the_same_over_and_over_is_understood_at_once() {
        List<String> pieces =
                List.of(
                        "(",
                        ")",
                        "()",
                        "-(",
                        "\"",
                        "«",
                        "“",
                        "*",
                        "a*",
                        "a*a",
                        "-",
                        "+",
                        "a",
                        "a ",
                        "-a ",
                        "a:",
                        "a:b",
                        "a:b:",
                        "foo:(",
                        "-foo:(",
                        "country:",
                        "country:(",
                        "country:a,",
                        "year:",
                        "year:1,",
                        "year:1990,",
                        "title:(",
                        "a(b)",
                        "a(",
                        "a(b",
                        "AND ",
                        "NOT ",
                        "OR a ",
                        "a AND ",
                        "NOT (a OR ",
                        "&&",
                        "||",
                        ".",
                        "year:(..",
                        "\u0301",
                        "\u0316\u0301",
                        "\u1161",
                        "ㅏ",
                        "ﾞ",
                        "\u0344",
                        "\ufdfa",
                        "\ud800",
                        "\udc00",
                        "\ud800\u0301",
                        "中",
                        "\u200d",
                        "𝐀",
                        "year:..",
                        "\u0000",
                        ",",
                        "country:(,",
                        "\"a\"",
                        "(a OR (b ",
                        "a OR -(b ",
                        "year:1990-");
        for (String piece : pieces) {
            assertHolds(piece.repeat(100_000), piece);
        }
    }

    @Test
    void text_is_normalised_like_a_whole() {
        for (long seed = 0; seed < 2_000; seed++) {
            String raw = noise(new Random(seed), 30);
            String visible =
                    raw.codePoints()
                            .filter(c -> !Characters.invisible(c))
                            .collect(
                                    StringBuilder::new,
                                    StringBuilder::appendCodePoint,
                                    StringBuilder::append)
                            .toString();

            assertThat(Typed.of(raw).text())
                    .as("seed %s", seed)
                    .isEqualTo(Normalizer.normalize(visible, Normalizer.Form.NFKC));
        }
    }

    @Test
    void nothing_merges_with_what_stands_before_it_unless_it_is_known_to() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            if (Character.getType(c) == Character.SURROGATE) {
                continue;
            }
            String whole = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
            int first = whole.codePointAt(0);
            assertThat(!Characters.joins(first) || Characters.joins(c))
                    .as("begins with what joins: %x", c)
                    .isTrue();

            String pieces = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
            pieces.codePoints()
                    .skip(1)
                    .forEach(part ->
                            assertThat(Characters.joins(part))
                                    .as("%x is a part of %x", part, pieces.codePointAt(0))
                                    .isTrue());
        }
    }

    private static String soup(Random random, int most) {
        StringBuilder typed = new StringBuilder();
        for (int i = random.nextInt(most); i > 0; i--) {
            typed.append(TOKENS.get(random.nextInt(TOKENS.size())));
            if (random.nextInt(3) > 0) {
                typed.append(' ');
            }
        }
        return typed.toString();
    }

    // One script at a time, for words to arise; signs of the language in between.
    private static String noise(Random random, int length) {
        String signs = " \"()*:-+!&|,.«»“”'";
        int[] scripts = {
            0, 0x80, 0x300, 0x400, 0x590, 0x600, 0x900, 0xe00, 0x1100, 0x1160, 0x2000, 0x2460,
            0x3000, 0x3130, 0x4e00, 0xac00, 0xd800, 0xdc00, 0xe000, 0xfb00, 0xfe00, 0xff00, 0xfff0,
            0x16d40, 0x1d100, 0x1f600, 0xe0000
        };
        StringBuilder typed = new StringBuilder();
        int script = 0;
        while (typed.length() < length) {
            if (random.nextInt(8) == 0) {
                script = scripts[random.nextInt(scripts.length)];
            }
            if (random.nextInt(4) == 0) {
                typed.append(signs.charAt(random.nextInt(signs.length())));
            } else {
                typed.appendCodePoint(script + random.nextInt(script == 0x4e00 ? 0x5000 : 0x80));
            }
        }
        return typed.toString();
    }

    private static void assertHolds(String typed, String which) {
        assertHolds(QueryParser.parse(typed), typed, which);
        assertHolds(
                QueryParser.parseWithoutPhrases(typed, QueryParser.MOST_WORDS),
                typed,
                which + " without phrases");
    }

    private static void assertHolds(ParsedQuery query, String typed, String which) {
        require(query.notes().size() <= QueryParser.MOST_NOTES, which);
        query.clause()
                .ifPresent(clause -> {
                    require(Shape.height(clause) <= QueryParser.DEEPEST, which);
                    require(size(clause, typed, which) <= QueryParser.MOST_WORDS, which);
                });
        String understood = query.understood();
        require(understood.length() < QueryParser.LONGEST, which);
        assertThat(QueryParser.parse(understood))
                .as("%s: %s", which, understood)
                .isEqualTo(new ParsedQuery(query.clause(), List.of()));
    }

    private static long size(Clause clause, String typed, String which) {
        return switch (clause) {
            case Clause.Words(List<Word> words) -> {
                for (Word word : words) {
                    require(word.end() <= typed.length(), which);
                    require(sizeOf(word.text(), which) == 1, which);
                }
                yield words.size();
            }
            case Clause.Phrase(String text) -> sizeOf(text, which);
            case Clause.Prefix(String text) -> sizeOf(text, which);
            case Clause.Field(FieldName _, List<String> values) ->
                    values.stream().mapToLong(value -> sizeOf(value, which)).sum();
            case Clause.Years _ -> 1;
            case Clause.Title(Clause.Text text) -> size(text, typed, which);
            case Clause.All(List<Clause> clauses) ->
                    clauses.stream().mapToLong(each -> size(each, typed, which)).sum();
            case Clause.Any(List<Clause> clauses) ->
                    clauses.stream().mapToLong(each -> size(each, typed, which)).sum();
            case Clause.Not(Clause negated) -> size(negated, typed, which);
        };
    }

    private static long sizeOf(String text, String which) {
        require(Normalizer.isNormalized(text, Normalizer.Form.NFKC), which);
        require(text.codePoints().anyMatch(Characters::speaks), which);
        require(text.codePoints().noneMatch(Characters::invisible), which);
        String[] words = text.split(" ");
        for (String word : words) {
            require(!word.isEmpty() && word.length() <= QueryParser.LONGEST_WORD, which);
        }
        return words.length;
    }

    // Much faster than an assertion of AssertJ, and there are millions.
    private static void require(boolean holds, String which) {
        if (!holds) {
            throw new AssertionError(which);
        }
    }
}
