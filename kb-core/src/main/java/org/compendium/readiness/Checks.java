package org.compendium.readiness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.compendium.curated.Citation;
import org.compendium.curated.CitedRecords;
import org.compendium.document.PassageRef;
import org.compendium.table.PackTable;
import org.springframework.stereotype.Component;

/// The checks of the curated pack.
@Component
public class Checks implements CitedRecords {

    /// Where checks are shown.
    public static final String PATH = "readiness";

    private final List<Check> all;

    /// @throws IllegalStateException when the pack is not on the class path
    /// @throws IllegalArgumentException saying which line of a table is wrong
    Checks() {
        this.all = ofPack();
    }

    /// Reads `pack/checks.tsv` and `pack/checks-text.tsv` from the class path.
    ///
    /// @throws IllegalStateException when the pack is not on the class path
    /// @throws IllegalArgumentException saying which line of a table is wrong
    public static List<Check> ofPack() {
        return of(PackTable.read("pack/checks.tsv"), PackTable.read("pack/checks-text.tsv"));
    }

    /// @param questions in the order in which they are asked
    /// @param texts the names of checks and, as `dimension-SLUG`, of dimensions
    static List<Check> of(List<PackTable.Line> questions, List<PackTable.Line> texts) {
        Map<String, Map<String, String>> named =
                texts.stream()
                        .collect(Collectors.toMap(PackTable.Line::code, PackTable.Line::names));
        return questions.stream()
                .collect(
                        Collectors.groupingBy(
                                line -> line.cell("check"),
                                LinkedHashMap::new,
                                Collectors.mapping(Checks::question, Collectors.toList())))
                .entrySet()
                .stream()
                .map(check ->
                        new Check(
                                check.getKey(),
                                named.getOrDefault(check.getKey(), Map.of()),
                                check.getValue().stream()
                                        .map(Question::dimension)
                                        .distinct()
                                        .map(slug ->
                                                new Check.Dimension(
                                                        slug,
                                                        named.getOrDefault(
                                                                "dimension-" + slug, Map.of())))
                                        .toList(),
                                check.getValue()))
                .toList();
    }

    private static Question question(PackTable.Line line) {
        String words = line.cell("words");
        return new Question(
                line.code(),
                line.cell("dimension"),
                line.names(),
                new Citation(PassageRef.of(line.cell("passage")), words.isEmpty() ? null : words),
                line.list("helps"));
    }

    /// In the order of the pack.
    public List<Check> all() {
        return all;
    }

    public Optional<Check> find(String id) {
        return all.stream().filter(check -> check.id().equals(id)).findFirst();
    }

    @Override
    public List<Statement> statements() {
        return all.stream()
                .flatMap(check ->
                        check.questions().stream()
                                .map(question ->
                                        new Statement(
                                                PATH + '/' + check.id(),
                                                check.title("en"),
                                                question.text("en"),
                                                List.of(question.from()))))
                .toList();
    }
}
