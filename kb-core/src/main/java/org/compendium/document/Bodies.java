package org.compendium.document;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.compendium.table.PackTable;

/// The organs of the United Nations whose documents are known by the beginning of their symbols.
/// Source: United Nations Editorial Manual, "Document symbols".
public final class Bodies {

    private final Map<String, Map<String, String>> names = new LinkedHashMap<>();

    /// Longer beginnings first: `TD/B/` before `TD/`.
    private final List<Map.Entry<String, String>> bySymbol;

    private Bodies(List<PackTable.Line> lines) {
        lines.forEach(line -> names.put(line.code(), line.names()));
        bySymbol =
                lines.stream()
                        .flatMap(line ->
                                line.list("symbols").stream()
                                        .map(symbol -> Map.entry(symbol, line.code())))
                        .sorted(Comparator.comparing(entry -> -entry.getKey().length()))
                        .toList();
    }

    /// Reads the pack's table `pack/bodies.tsv` from the class path.
    ///
    /// @throws IllegalStateException when the pack is not on the class path
    public static Bodies ofPack() {
        return new Bodies(PackTable.read("pack/bodies.tsv"));
    }

    /// The code of the organ whose document it is: `tdb`.
    public Optional<String> of(Symbol symbol) {
        return bySymbol.stream()
                .filter(entry -> symbol.key().startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// The code of the organ that is called so in any language; capitals do not count.
    public Optional<String> called(String name) {
        return names.entrySet().stream()
                .filter(entry ->
                        entry.getValue().values().stream().anyMatch(name::equalsIgnoreCase))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /// The name, in English when the language has none, and the code itself when it is not in the
    /// table.
    public String name(String code, String language) {
        Map<String, String> all = names.getOrDefault(code, Map.of());
        return all.getOrDefault(language, all.getOrDefault("en", code));
    }
}
