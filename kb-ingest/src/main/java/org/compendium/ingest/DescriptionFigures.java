package org.compendium.ingest;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.compendium.document.Description;
import org.compendium.document.Passage;
import org.compendium.document.Symbol;
import org.compendium.ingest.extract.Extraction;
import org.compendium.ingest.extract.Extractor;
import org.compendium.place.Countries;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// How often symbol, language, date, session, agenda item and country are read right.
///
/// The truth is what names and companions of the files say: `A_80_604_Add.1.pdf` and
/// `td-b-com-3-19.txt` name the symbol, `A_RES_73_7-EN.pdf` the language too, `KEN_12_1960.txt` an
/// English speech from Kenya, `udhr_deu_1996.xml` German; a parse in `their-json` begins with
/// session and agenda item. A document is taken to be of one language. Days are in no name: a file
/// `truth.tsv` (`file`, `date`) says them, else the formats of one document must agree on one.
record DescriptionFigures(Path folder, Map<String, Count> counts, List<String> wrong) {

    private static final Pattern SPEECH = Pattern.compile("([A-Z]{3})_\\d{1,3}_(?:19|20)\\d{2}");
    private static final Pattern SYMBOL_NAME =
            Pattern.compile("([A-Z]{1,6}(?:_[A-Za-z0-9.]+){2,})(?:-([A-Z]{2}))?");
    private static final Pattern SLUG = Pattern.compile("[a-z]+(?:-[a-z0-9]+){2,}");
    private static final Pattern TRANSLATION = Pattern.compile("udhr_([a-z]{3})(?:_.*)?");

    /// What ISO 639-3 tells apart and texts do not.
    private static final Map<String, String> MACRO =
            Map.of("swh", "sw", "arb", "ar", "cmn", "zh", "pes", "fa", "ekk", "et", "lvs", "lv");

    /// @param all for which the truth is known
    record Count(int right, int all) {

        Count plus(boolean one) {
            return new Count(right + (one ? 1 : 0), all + 1);
        }
    }

    private record Read(Path file, Description description) {}

    static DescriptionFigures of(Path folder, Extractor extractor) throws IOException {
        var figures = new DescriptionFigures(folder, new LinkedHashMap<>(), new ArrayList<>());
        Describer describer = new Describer(Countries.ofPack());
        Map<String, String> dates = dates(folder.resolve("truth.tsv"));
        Map<String, List<Read>> bySymbol = new LinkedHashMap<>();
        for (Path file : files(folder)) {
            String name = file.getFileName().toString();
            if (extractor.extract(file, name) instanceof Extraction.Text text) {
                List<Passage> passages = Structure.read(text);
                Description said = describer.describe(text, passages, name);
                figures.named(file, said);
                figures.passages(file, passages, said.language());
                figures.companion(folder, file, said);
                String date = dates.get(name);
                if (date != null) {
                    figures.count(file, "date", LocalDate.parse(date), said.date());
                } else if (said.symbol() != null) {
                    bySymbol.computeIfAbsent(said.symbol().key(), any -> new ArrayList<>())
                            .add(new Read(file, said));
                }
            } else {
                figures.count(file, "readable", "yes", "no");
            }
        }
        for (List<Read> formats : bySymbol.values()) {
            LocalDate first = formats.getFirst().description().date();
            Object day = first == null ? "a day" : first;
            for (Read one : formats) {
                figures.count(
                        one.file(), "date (same in all formats)", day, one.description().date());
            }
        }
        return figures;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file ->
                            !file.getFileName()
                                    .toString()
                                    .matches("(?i)README.*|MANIFEST.*|.*\\.(?:json|csv|tsv)"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, String> dates(Path truth) throws IOException {
        Map<String, String> dates = new HashMap<>();
        if (Files.isRegularFile(truth)) {
            for (String line : Files.readAllLines(truth)) {
                String[] cells = line.split("\t");
                if (cells.length >= 2 && cells[1].matches("\\d{4}-\\d{2}-\\d{2}")) {
                    dates.put(cells[0], cells[1]);
                }
            }
        }
        return dates;
    }

    private void named(Path file, Description said) {
        String base = file.getFileName().toString().replaceFirst("\\.[a-z0-9]{2,5}$", "");
        Matcher speech = SPEECH.matcher(base);
        Matcher symbol = SYMBOL_NAME.matcher(base);
        Matcher translation = TRANSLATION.matcher(base);
        if (speech.matches()) {
            count(file, "language", "en", said.language());
            if (Countries.ofPack().find(speech.group(1)).isPresent()) {
                count(file, "country named", true, said.countries().contains(speech.group(1)));
            }
        } else if (translation.matches()) {
            count(file, "language", language(translation.group(1)), said.language());
        } else if (symbol.matches()) {
            Optional<Symbol> truth = Symbol.of(symbol.group(1).replace('_', '/'));
            truth.ifPresent(one -> count(file, "symbol", one, said.symbol()));
            String language = symbol.group(2);
            count(
                    file,
                    "language",
                    language == null ? "en" : language.toLowerCase(Locale.ROOT),
                    said.language());
        } else if (SLUG.matcher(base).matches()) {
            Symbol own = said.symbol();
            count(
                    file,
                    "symbol",
                    base,
                    own == null
                            ? null
                            : own.value().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
            count(file, "language", "en", said.language());
        }
    }

    /// A document of one language has no passage in another; and its passages would be told if they
    /// stood in a document of another language. Tables have few of the words that tell.
    private void passages(Path file, List<Passage> passages, String language) {
        String another = language.equals("en") ? "fr" : "en";
        for (Passage passage : passages) {
            String text = passage.text();
            if (!PassageLanguages.longEnough(text)) {
                continue;
            }
            @Nullable String own = PassageLanguages.of(text, language);
            String place = file.getFileName() + " " + passage.eId();
            count(place, "language of passages", language, own == null ? language : own);
            if (PassageLanguages.told(language) && passage.form() != Passage.Form.TABLE) {
                count(
                        place,
                        "the same, set elsewhere",
                        language,
                        PassageLanguages.of(text, another));
            }
        }
    }

    private static String language(String iso3) {
        if (MACRO.containsKey(iso3)) {
            return MACRO.get(iso3);
        }
        for (String two : Locale.getISOLanguages()) {
            if (Locale.of(two).getISO3Language().equals(iso3)) {
                return two;
            }
        }
        return iso3;
    }

    private void companion(Path folder, Path file, Description said) throws IOException {
        String base = file.getFileName().toString().replaceFirst("\\.[a-z0-9]{2,5}$", "") + ".json";
        Path parse = null;
        Path companions = folder.resolve("their-json");
        if (Files.isDirectory(companions)) {
            try (Stream<Path> all = Files.list(companions)) {
                parse =
                        all.filter(one -> one.getFileName().toString().equalsIgnoreCase(base))
                                .findFirst()
                                .orElse(null);
            }
        }
        if (parse == null) {
            return;
        }
        JsonNode first =
                new ObjectMapper().readTree(Files.readAllBytes(parse)).path(0).path("children");
        String[] parts = first.path(0).path("text").asString("").split(" – ");
        for (String part : parts) {
            if (part.endsWith("session")) {
                count(file, "session", part, said.session());
            } else if (part.startsWith("Agenda item ")) {
                count(
                        file,
                        "agenda item",
                        part.substring("Agenda item ".length()),
                        said.agendaItem());
            }
        }
    }

    private void count(Path file, String what, Object truth, @Nullable Object said) {
        count(file.getFileName().toString(), what, truth, said);
    }

    private void count(String place, String what, Object truth, @Nullable Object said) {
        boolean right = truth.equals(said);
        counts.merge(what, new Count(right ? 1 : 0, 1), (count, one) -> count.plus(right));
        if (!right) {
            wrong.add(place + ": " + what + " is " + truth + ", read as " + said);
        }
    }

    void print(PrintStream out) {
        out.println(folder);
        wrong.forEach(line -> out.println("  " + line));
        counts.forEach((what, count) ->
                out.printf(
                        Locale.ROOT,
                        "  %-28s %4d of %4d right  %.4f%n",
                        what,
                        count.right(),
                        count.all(),
                        (double) count.right() / count.all()));
    }
}
