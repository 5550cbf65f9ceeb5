package org.compendium.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.compendium.curated.CitedRecords;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// The manuals of the curated pack.
@Component
public class Manuals implements CitedRecords {

    private static final String ORIGINAL = "en";
    private static final Pattern DATED = Pattern.compile("(?m)^date: (\\d{4}-\\d{2}-\\d{2})$");

    private final Map<String, List<Manual>> byId = new TreeMap<>();
    private final LocalDate date;

    /// @throws IllegalArgumentException saying which line of which file is wrong
    Manuals() {
        for (Manual manual : ofPack()) {
            byId.computeIfAbsent(manual.id(), id -> new ArrayList<>()).add(manual);
        }
        this.date =
                texts("pack/digests/*.md").values().stream()
                        .flatMap(text -> DATED.matcher(text).results())
                        .map((MatchResult found) -> LocalDate.parse(found.group(1)))
                        .max(Comparator.naturalOrder())
                        .orElseThrow(() ->
                                new IllegalStateException("No digest of the pack has a date"));
    }

    /// Reads the pack's files `pack/manuals/ID.LANGUAGE.md` from the class path, English first.
    ///
    /// @throws IllegalArgumentException saying which line of which file is wrong
    public static List<Manual> ofPack() {
        List<Manual> manuals = new ArrayList<>();
        texts("pack/manuals/*.md")
                .forEach((name, text) -> {
                    Manual manual = ManualFile.read(name, text);
                    String should = manual.id() + '.' + manual.language() + ".md";
                    if (!name.equals(should)) {
                        throw new IllegalArgumentException(
                                name + " says that it is " + should + ": rename one or the other");
                    }
                    manuals.add(manual);
                });
        manuals.sort(Comparator.comparing(manual -> !manual.language().equals(ORIGINAL)));
        return manuals;
    }

    private static Map<String, String> texts(String pattern) {
        try {
            Map<String, String> texts = new TreeMap<>();
            for (Resource resource :
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:" + pattern)) {
                texts.put(
                        String.valueOf(resource.getFilename()),
                        resource.getContentAsString(StandardCharsets.UTF_8));
            }
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Each manual with all its languages, English first; thorough ones before outlines.
    public List<List<Manual>> all() {
        return byId.values().stream()
                .map(List::copyOf)
                .sorted(Comparator.comparing(languages -> languages.getFirst().form()))
                .toList();
    }

    /// All languages of a manual, English first.
    ///
    /// @return none when there is no such manual
    public List<Manual> find(String id) {
        return List.copyOf(byId.getOrDefault(id, List.of()));
    }

    /// A manual in this language where we have it.
    ///
    /// @param language BCP 47
    public Optional<Manual> find(String id, String language) {
        List<Manual> languages = find(id);
        return languages.stream()
                .filter(manual -> manual.language().equals(language))
                .findFirst()
                .or(() -> languages.stream().findFirst());
    }

    /// The day of the texts of the pack, which is that of its newest digest.
    public LocalDate date() {
        return date;
    }

    @Override
    public List<Statement> statements() {
        return byId.values().stream()
                .flatMap(List::stream)
                .flatMap(manual ->
                        manual.sentences()
                                .filter(sentence -> sentence.mark() == Manual.Mark.EVIDENCE)
                                .map(sentence ->
                                        new Statement(
                                                manual.address(),
                                                manual.title(),
                                                sentence.text(),
                                                sentence.citations())))
                .toList();
    }
}
