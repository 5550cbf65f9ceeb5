package org.compendium.ingest;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.compendium.document.Passage;
import org.compendium.document.Symbol;
import org.compendium.ingest.extract.Extraction;
import org.compendium.ingest.extract.Extractor;
import org.compendium.place.Countries;
import org.compendium.reference.Mention;
import org.compendium.reference.Mentions;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// How many of the works that a document links to are found in its text, over distinct pairs of
/// document and cited work.
///
/// The truth are the `hyperlinks` of the United Nations Secretariat's own parse, a pair of text and
/// address each. What the document cites twice counts once, and its own symbol not at all.
record ReferenceFigures(List<Of> documents) {

    private static final String OFFICIAL =
            "https?://(?:www\\.)?(?:docs\\.un\\.org|undocs\\.org)/(?:(?:en|fr|es|ru|ar|zh)/)?";

    /// @param file the document
    /// @param right keys of symbols that both have
    /// @param missed theirs alone
    /// @param extra ours alone
    record Of(Path file, Set<String> right, Set<String> missed, Set<String> extra) {}

    /// @throws Evaluation.Refused when the folder has no `their-json`
    static ReferenceFigures of(Path folder, Extractor extractor) throws IOException {
        Map<String, Path> theirs = byName(folder.resolve("their-json"));
        if (theirs.isEmpty()) {
            throw new Evaluation.Refused(
                    folder + " has no their-json with a parse of each document to compare with");
        }
        Describer describer = new Describer(Countries.ofPack());
        List<Of> documents = new ArrayList<>();
        for (String format : List.of("pdf", "docx")) {
            for (Map.Entry<String, Path> file : byName(folder.resolve(format)).entrySet()) {
                Path json = theirs.get(file.getKey());
                if (json != null) {
                    documents.add(compare(file.getValue(), json, extractor, describer));
                }
            }
        }
        return new ReferenceFigures(documents);
    }

    private static Map<String, Path> byName(Path folder) throws IOException {
        Map<String, Path> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> list = Files.list(folder)) {
                list.forEach(file ->
                        files.put(
                                file.getFileName()
                                        .toString()
                                        .replaceFirst("\\.[^.]*$", "")
                                        .toLowerCase(Locale.ROOT),
                                file));
            }
        }
        return files;
    }

    private static Of compare(Path file, Path json, Extractor extractor, Describer describer)
            throws IOException {
        Set<String> truth = linked(new ObjectMapper().readTree(Files.readAllBytes(json)));
        Set<String> ours = new TreeSet<>();
        String name = file.getFileName().toString();
        if (extractor.extract(file, name) instanceof Extraction.Text text) {
            List<Passage> passages = Structure.read(text);
            Symbol own = describer.describe(text, passages, name).symbol();
            if (own != null) {
                truth.remove(own.key());
            }
            ours = cited(passages, own == null ? null : own.value());
        }
        Set<String> right = new TreeSet<>(ours);
        right.retainAll(truth);
        Set<String> extra = new TreeSet<>(ours);
        extra.removeAll(truth);
        truth.removeAll(ours);
        return new Of(file, right, truth, extra);
    }

    private static Set<String> cited(List<Passage> passages, @Nullable String own) {
        Set<String> cited = new TreeSet<>();
        Mentions mentions = new Mentions(own);
        for (Passage passage : passages) {
            for (Mention mention : mentions.in(passage.text())) {
                Optional.ofNullable(mention.symbol())
                        .flatMap(Symbol::of)
                        .map(Symbol::key)
                        .filter(key -> own == null || !key.equals(new Symbol(own).key()))
                        .ifPresent(cited::add);
            }
        }
        return cited;
    }

    private static Set<String> linked(JsonNode node) {
        Set<String> keys = new TreeSet<>();
        for (JsonNode link : node.path("hyperlinks")) {
            String address = link.path(1).asString("");
            String symbol = address.replaceFirst(OFFICIAL, "");
            if (!symbol.equals(address)) {
                Symbol.of(
                                URLDecoder.decode(
                                        symbol.replaceFirst("[?#].*$", ""), StandardCharsets.UTF_8))
                        .map(Symbol::key)
                        .ifPresent(keys::add);
            }
        }
        for (JsonNode child : node) {
            keys.addAll(linked(child));
        }
        return keys;
    }

    void print(PrintStream out) {
        for (Of document : documents) {
            out.printf(
                    Locale.ROOT,
                    "%-40s %3d right%s%s%n",
                    document.file().getFileName(),
                    document.right().size(),
                    list(", missed ", document.missed()),
                    list(", extra ", document.extra()));
        }
        for (String format : List.of("pdf", "docx")) {
            sum(
                    out,
                    format,
                    documents.stream()
                            .filter(one -> one.file().toString().endsWith(format))
                            .toList());
        }
        sum(out, "all", documents);
    }

    private static String list(String words, Set<String> keys) {
        return keys.isEmpty() ? "" : words + String.join(" ", keys);
    }

    private static void sum(PrintStream out, String name, List<Of> documents) {
        double right = documents.stream().mapToInt(one -> one.right().size()).sum();
        double missed = documents.stream().mapToInt(one -> one.missed().size()).sum();
        double extra = documents.stream().mapToInt(one -> one.extra().size()).sum();
        double precision = right / Math.max(1, right + extra);
        double recall = right / Math.max(1, right + missed);
        out.printf(
                Locale.ROOT,
                "%-5s %3d documents, %4.0f pairs: precision %.4f recall %.4f F1 %.4f%n",
                name,
                documents.size(),
                right + missed,
                precision,
                recall,
                precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }
}
