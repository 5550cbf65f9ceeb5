package org.compendium.search.notion;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.compendium.place.Countries;
import org.compendium.place.Country;
import org.compendium.place.Group;
import org.compendium.place.Groups;
import org.compendium.place.Region;
import org.compendium.place.Regions;
import org.compendium.theme.Concept;
import org.compendium.theme.Themes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds notions in questions: the concepts of the thesaurus, countries, regions and groups of
/// countries, and the everyday words of the field in the pack's glossary.
@Component
public class Notions {

    private static final String GLOSSARY = "pack/glossary/terms.tsv";
    private static final int ID = 0;
    private static final int FIRST_LABELS = 1;

    private final Themes themes;
    private final List<Notion> others;

    /// Further names of places by the notion's id; they are not looked for in texts.
    private final Map<String, List<String>> aliases = new HashMap<>();

    private volatile @Nullable Known known;

    /// Everything that can be found.
    ///
    /// @param concepts those of which it was made
    private record Known(
            List<Concept> concepts,
            Map<String, Notion> byId,
            Map<String, Labels> byLanguage,
            NavigableMap<String, List<Name>> names) {}

    /// One of the labels, from one of its words on.
    ///
    /// @param whole whether this is its first word
    /// @param length of the whole label
    private record Name(Notion notion, boolean whole, int length) {}

    Notions(Themes themes) {
        this.themes = themes;
        this.others = new ArrayList<>();
        for (Country country : Countries.ofPack().all()) {
            Notion notion = place(Notion.Kind.COUNTRY, country.code(), country.names(), Map.of());
            others.add(notion);
            aliases.put(notion.id(), country.aliases());
        }
        for (Region region : Regions.ofPack().all()) {
            Notion notion = place(Notion.Kind.REGION, region.code(), region.names(), Map.of());
            others.add(notion);
            aliases.put(notion.id(), region.aliases());
        }
        for (Group group : Groups.ofPack().all()) {
            others.add(
                    place(Notion.Kind.GROUP, group.slug(), group.names(), group.abbreviations()));
        }
        others.addAll(glossary());
    }

    private static Notion place(
            Notion.Kind kind, String code, Map<String, String> names, Map<String, String> more) {
        Map<String, List<String>> labels = new HashMap<>();
        names.forEach((language, name) -> {
            Set<String> all = new LinkedHashSet<>(List.of(name));
            if (more.containsKey(language)) {
                all.add(more.get(language));
            }
            labels.put(language, List.copyOf(all));
        });
        return new Notion(
                kind.name().toLowerCase(java.util.Locale.ROOT) + ':' + code, kind, labels);
    }

    private static List<Notion> glossary() {
        InputStream in = Notions.class.getClassLoader().getResourceAsStream(GLOSSARY);
        if (in == null) {
            throw new IllegalStateException(GLOSSARY + " is not on the class path");
        }
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().filter(line -> !line.isBlank()).toList();
            String[] languages = lines.getFirst().split("\t", -1);
            return lines.stream().skip(1).map(line -> word(languages, line)).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Notion word(String[] languages, String line) {
        String[] cells = line.split("\t", -1);
        Map<String, List<String>> labels = new HashMap<>();
        for (int i = FIRST_LABELS; i < Math.min(cells.length, languages.length); i++) {
            List<String> all =
                    Arrays.stream(cells[i].split("\\|"))
                            .map(String::strip)
                            .filter(label -> !label.isEmpty())
                            .toList();
            if (!all.isEmpty()) {
                labels.put(languages[i], all);
            }
        }
        return new Notion("word:" + cells[ID].strip(), Notion.Kind.WORD, labels);
    }

    private Known known() {
        Known before = known;
        List<Concept> concepts = themes.all();
        if (before != null && before.concepts().equals(concepts)) {
            return before;
        }
        Map<String, Notion> byId = new LinkedHashMap<>();
        for (Concept concept : concepts) {
            Map<String, List<String>> labels = new HashMap<>();
            concept.preferred()
                    .forEach((language, label) -> {
                        Set<String> all = new LinkedHashSet<>(List.of(label));
                        all.addAll(concept.alternative().getOrDefault(language, List.of()));
                        labels.put(language, List.copyOf(all));
                    });
            Notion notion = new Notion("theme:" + concept.id(), Notion.Kind.THEME, labels);
            byId.put(notion.id(), notion);
        }
        others.forEach(notion -> byId.put(notion.id(), notion));
        Map<String, Labels> byLanguage = new HashMap<>();
        for (String language : Labels.LANGUAGES) {
            byLanguage.put(language, new Labels(language, byId.values()));
        }
        NavigableMap<String, List<Name>> names = new TreeMap<>();
        for (Notion notion : byId.values()) {
            if (notion.kind() != Notion.Kind.WORD) {
                notion.labels()
                        .values()
                        .forEach(labels -> labels.forEach(label -> addWords(names, label, notion)));
                aliases.getOrDefault(notion.id(), List.of())
                        .forEach(alias -> addWords(names, alias, notion));
            }
        }
        Known made = new Known(concepts, byId, byLanguage, names);
        known = made;
        return made;
    }

    private static void addWords(Map<String, List<Name>> names, String label, Notion notion) {
        String folded = Labels.folded(label);
        for (int word = 0; word >= 0; word = next(folded, word)) {
            names.computeIfAbsent(folded.substring(word), any -> new ArrayList<>(1))
                    .add(new Name(notion, word == 0, folded.length()));
        }
    }

    private static int next(String label, int word) {
        int blank = label.indexOf(' ', word);
        return blank < 0 ? -1 : blank + 1;
    }

    /// The notions below a concept of the thesaurus, at any depth; none below any other.
    public List<Notion> narrower(Notion notion) {
        List<Notion> below = new ArrayList<>();
        Known all = known();
        Set<String> above = new LinkedHashSet<>(List.of(notion.id()));
        // Each concept comes after the one above it.
        for (Concept concept : all.concepts()) {
            Notion one = all.byId().get("theme:" + concept.id());
            if (one != null && above.contains("theme:" + concept.broader())) {
                above.add(one.id());
                below.add(one);
            }
        }
        return below;
    }

    /// Concepts, countries, regions and groups with a name in any language that begins so, or one
    /// of whose words does; no everyday words.
    ///
    /// @return first those whose name begins so, the shortest first
    public List<Notion> beginning(String typed, int limit) {
        String begun = Labels.folded(typed);
        List<Name> found = new ArrayList<>();
        for (var entry : known().names().tailMap(begun).entrySet()) {
            if (!entry.getKey().startsWith(begun)) {
                break;
            }
            found.addAll(entry.getValue());
        }
        return found.stream()
                .sorted(
                        Comparator.comparing((Name name) -> !name.whole())
                                .thenComparingInt(Name::length))
                .map(Name::notion)
                .distinct()
                .limit(limit)
                .toList();
    }

    /// @param words of a question; may be empty
    public Understanding in(String words) {
        Map<String, Labels> byLanguage = known().byLanguage();
        Optional<Understanding> best = Optional.empty();
        int most = -1;
        for (String language : Labels.candidates(words)) {
            Labels labels = byLanguage.get(language);
            if (labels != null) {
                Labels.Read read = labels.read(words);
                if (read.known() > most) {
                    most = read.known();
                    best = Optional.of(new Understanding(language, read.said(), read.others()));
                }
            }
        }
        return best.orElseGet(() -> new Understanding("en", List.of(), List.of()));
    }
}
