package org.compendium.theme;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Thesauri for tests.
final class MadeThesauri {

    private static final String LETTERS = "aeiouäéñçAZ 'ёжяЩ اب تثقة 企业信任 \"\\<>@#;.,-_/&%()😀áá";

    private final Random random;
    private final Set<String> taken = new HashSet<>();

    private MadeThesauri(long seed) {
        this.random = new Random(seed);
    }

    /// A sound concept with labels made of its slug.
    static Concept concept(String id, @Nullable String broader, String... related) {
        Map<String, String> preferred = new HashMap<>();
        Concept.LANGUAGES.forEach(language -> preferred.put(language, id + " " + language));
        return new Concept(
                id,
                broader,
                preferred,
                Map.of(),
                Map.of(),
                Map.of(),
                Map.of(),
                List.of(related),
                "",
                List.of());
    }

    /// The same with other English alternative labels.
    static Concept called(Concept concept, String... english) {
        return concept.called(Map.of("en", List.of(english)));
    }

    /// A sound thesaurus with everything that concepts can have.
    static List<Concept> sound(long seed) {
        return new MadeThesauri(seed).all();
    }

    private List<Concept> all() {
        int count = 1 + random.nextInt(12);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add("c" + i + (random.nextBoolean() ? "-x" + random.nextInt(9) : ""));
        }
        Map<String, String> broader = new HashMap<>();
        for (int i = 1; i < count; i++) {
            if (random.nextInt(4) > 0) {
                broader.put(ids.get(i), ids.get(random.nextInt(i)));
            }
        }
        Map<String, Set<String>> related = new HashMap<>();
        for (int i = 0; i < count; i++) {
            String one = ids.get(random.nextInt(count));
            String other = ids.get(random.nextInt(count));
            if (!one.equals(other) && !above(broader, one, other) && !above(broader, other, one)) {
                related.computeIfAbsent(one, key -> new HashSet<>()).add(other);
                related.computeIfAbsent(other, key -> new HashSet<>()).add(one);
            }
        }
        List<Concept> concepts = new ArrayList<>();
        ids.forEach(
                id -> concepts.add(one(id, broader.get(id), related.getOrDefault(id, Set.of()))));
        return Thesaurus.ordered(concepts);
    }

    private static boolean above(Map<String, String> broader, String high, String low) {
        for (String at = broader.get(low); at != null; at = broader.get(at)) {
            if (at.equals(high)) {
                return true;
            }
        }
        return false;
    }

    private Concept one(String id, @Nullable String broader, Set<String> related) {
        Map<String, String> preferred = new HashMap<>();
        Map<String, List<String>> ambiguous = new HashMap<>();
        List<String> confirmed = new ArrayList<>();
        Map<String, List<String>> alternative = texts();
        for (String language : Concept.LANGUAGES) {
            preferred.put(language, text());
            if (random.nextInt(3) == 0) {
                confirmed.add(language);
            }
            List<String> labels = new ArrayList<>(alternative.getOrDefault(language, List.of()));
            labels.add(preferred.get(language));
            labels.removeIf(label -> random.nextInt(3) > 0);
            ambiguous.put(language, labels);
        }
        return new Concept(
                id,
                broader,
                preferred,
                alternative,
                ambiguous,
                texts(),
                texts(),
                List.copyOf(related),
                random.nextBoolean() ? text() : "",
                random.nextBoolean()
                        ? List.of("TD/B/COM.3/19#para_" + random.nextInt(40), "E/2001/5#sec_a__p_1")
                        : List.of(),
                random.nextBoolean()
                        ? List.of("http://example.org/t/" + random.nextInt(99), "urn:x:é")
                        : List.of(),
                confirmed);
    }

    private Map<String, List<String>> texts() {
        Map<String, List<String>> texts = new HashMap<>();
        for (String language : Concept.LANGUAGES) {
            List<String> some = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                some.add(text());
            }
            texts.put(language, some);
        }
        return texts;
    }

    /// One that was not made before, capitals aside.
    private String text() {
        int[] letters = LETTERS.codePoints().toArray();
        while (true) {
            StringBuilder text = new StringBuilder();
            for (int i = 1 + random.nextInt(20); i > 0; i--) {
                text.appendCodePoint(letters[random.nextInt(letters.length)]);
            }
            String stripped = text.toString().strip();
            if (!stripped.isEmpty() && taken.add(Soundness.folded(stripped))) {
                return stripped;
            }
        }
    }
}
