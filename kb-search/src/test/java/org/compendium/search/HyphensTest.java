package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HyphensTest {

    @Test
    void hyphenatedWordsAreJoinedOnceEach() {
        assertThat(
                        Hyphens.joined(
                                List.of(
                                        "Inter-firm links - not intra-firm ones - and co-op-er-ation",
                                        "inter-firm; \u00C9tat\u2011nation, 1990-1999, -x, x-, a--b")))
                .isEqualTo("Interfirm intrafirm cooperation interfirm \u00C9tatnation");
    }

    @Test
    void anyTextGivesWhatOneExpressionFinds() {
        Random random = new Random(7);
        Pattern words = Pattern.compile("\\p{L}{1,40}(?:[-\u2010\u2011]\\p{L}{1,40}){1,3}");
        String alphabet = "ab\u00E9\u4E2D-\u2010 1-";
        for (int turn = 0; turn < 5_000; turn++) {
            String text =
                    random.ints(random.nextInt(60), 0, alphabet.length())
                            .mapToObj(at -> String.valueOf(alphabet.charAt(at)))
                            .collect(Collectors.joining());
            String expected =
                    Stream.of(words.matcher(text))
                            .flatMap(Matcher::results)
                            .map(word -> word.group().replaceAll("[-\u2010\u2011]", ""))
                            .distinct()
                            .collect(Collectors.joining(" "));
            assertThat(Hyphens.joined(List.of(text))).as(text).isEqualTo(expected);
        }
    }
}
