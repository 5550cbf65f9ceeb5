package org.compendium.ingest;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.compendium.document.Description;
import org.compendium.document.Field;
import org.compendium.document.Kind;
import org.compendium.document.Passage;
import org.compendium.document.Provenance;
import org.compendium.document.Provenance.Certainty;
import org.compendium.document.Symbol;
import org.compendium.ingest.extract.Block;
import org.compendium.ingest.extract.Extraction;
import org.compendium.place.Countries;
import org.jspecify.annotations.Nullable;

/// Reads from a document's first pages what it is. What is not printed there stays unknown.
final class Describer {

    private static final int LONGEST_TITLE = 400;

    private static final Pattern BODY =
            Pattern.compile(
                    "(?iu)(?:report|note|study|memorandum|communication|submission|statement)\\s+(?:prepared\\s+)?(?:by|of|from)\\s+(?:the\\s+)?(.{3,160})",
                    Pattern.DOTALL);
    private static final Pattern ORGAN =
            Pattern.compile(
                    "(?i)General Assembly|Security Council|Economic and Social Council|Trade and Development Board|Human Rights Council|Economic Commission for (?:Africa|Europe)");
    private static final Pattern UNTITLED =
            Pattern.compile(
                    "(?iu)(?:untitled|title|document|microsoft (?:word|powerpoint|excel).*|.*\\.(?:docx?|pdf|xlsx?|pptx?|odt|rtf|txt|indd|qxd|p65)|slide ?\\d+|(?:sheet|feuil|tabelle|hoja|лист|foglio) ?\\d*|powerpoint presentation|sans titre|no title|\\W*|[\\d ._-]+)");
    private static final Pattern FURNITURE =
            Pattern.compile(
                    "(?iu)(?:page \\d+.*|https?:\\S+|www\\.\\S+|[\\W\\d_]+|.*[@©].*|contents|confidential|draft)");

    private final CountryNames countries;
    private final Languages languages = new Languages();
    private final TitleCase titleCase;

    Describer(Countries countries) {
        this.countries = new CountryNames(countries);
        this.titleCase = new TitleCase(countries);
    }

    /// @param fileName as the contributor named it; the title of a document that has none
    Description describe(Extraction.Text text, List<Passage> passages, String fileName) {
        Map<String, String> says = text.properties();
        Masthead masthead = Masthead.of(text.blocks());
        Particulars particulars = Particulars.of(masthead.text());
        @Nullable Symbol retells = retells(text, says);
        @Nullable Symbol symbol = retells != null ? null : symbol(masthead, says);
        Title title = title(text, masthead, says, fileName);
        String head = head(text, masthead);
        @Nullable LocalDate date = date(text, masthead, says);
        String language = language(text, says);
        @Nullable String body = retells != null ? null : body(masthead);
        CountryNames.Named places = countries.named(text.text());
        boolean printed = masthead.end() > 0;
        var sources = new EnumMap<Field, Provenance>(Field.class);
        note(sources, Field.SYMBOL, symbol, read(Certainty.CERTAIN));
        note(sources, Field.TITLE, title.words(), title.from());
        note(sources, Field.DATE, date, read(printed ? Certainty.CERTAIN : Certainty.LIKELY));
        if (!language.equals("und")) {
            note(sources, Field.LANGUAGE, language, read(Certainty.LIKELY));
        }
        Kind kind = kind(text, says, retells, symbol, masthead, title.words(), head, fileName);
        note(
                sources,
                Field.KIND,
                kind,
                read(kind == Kind.OTHER ? Certainty.GUESS : Certainty.LIKELY));
        note(sources, Field.BODY, body, read(Certainty.LIKELY));
        note(sources, Field.SESSION, particulars.session(), read(Certainty.CERTAIN));
        note(sources, Field.AGENDA_ITEM, particulars.agendaItem(), read(Certainty.CERTAIN));
        note(sources, Field.DISTRIBUTION, particulars.distribution(), read(Certainty.CERTAIN));
        note(sources, Field.ORIGINAL_LANGUAGE, particulars.original(), read(Certainty.CERTAIN));
        note(
                sources,
                Field.COUNTRIES,
                places.countries().isEmpty() ? null : places.countries(),
                read(Certainty.LIKELY));
        note(
                sources,
                Field.REGIONS,
                places.regions().isEmpty() ? null : places.regions(),
                read(Certainty.LIKELY));
        return new Description(
                symbol,
                retells,
                retells == null ? null : said(says.get("retellsdate")),
                title.words(),
                date,
                language,
                kind,
                body,
                particulars.session(),
                particulars.agendaItem(),
                particulars.distribution(),
                particulars.original(),
                places.countries(),
                places.regions(),
                sources);
    }

    private static Provenance read(Certainty certainty) {
        return new Provenance(Provenance.Source.DOCUMENT, certainty);
    }

    private static void note(
            Map<Field, Provenance> sources, Field field, @Nullable Object value, Provenance from) {
        if (value != null) {
            sources.put(field, from);
        }
    }

    private static @Nullable Symbol retells(Extraction.Text text, Map<String, String> says) {
        if ("digest".equals(says.get("kind"))) {
            Optional<Symbol> said = Optional.ofNullable(says.get("retells")).flatMap(Symbol::of);
            if (said.isPresent()) {
                return said.get();
            }
        }
        return Digests.retold(text.blocks()).orElse(null);
    }

    private static @Nullable Symbol symbol(Masthead masthead, Map<String, String> says) {
        return Optional.ofNullable(says.get("symbol"))
                .flatMap(Symbol::of)
                .orElse(masthead.symbol());
    }

    private record Title(String words, Provenance from) {}

    private Title title(
            Extraction.Text text, Masthead masthead, Map<String, String> says, String fileName) {
        @Nullable String printed = masthead.title();
        if (printed != null) {
            return new Title(sentence(printed, text), read(Certainty.CERTAIN));
        }
        Optional<String> heading = firstHeading(text);
        if (heading.isPresent()) {
            return new Title(sentence(heading.get(), text), read(Certainty.LIKELY));
        }
        Optional<String> own = ownTitle(says);
        if (own.isPresent()) {
            return new Title(
                    sentence(own.get(), text),
                    new Provenance(Provenance.Source.FILE_PROPERTIES, Certainty.LIKELY));
        }
        Optional<String> line = firstLine(text);
        if (line.isPresent()) {
            return new Title(sentence(line.get(), text), read(Certainty.GUESS));
        }
        String bare = fileName.replaceFirst("\\.[A-Za-z0-9]{1,8}$", "").strip();
        return new Title(
                sentence(bare, text), new Provenance(Provenance.Source.FILE_NAME, Certainty.GUESS));
    }

    private String sentence(String found, Extraction.Text text) {
        String sentence = titleCase.sentence(fold(found), text.text());
        if (sentence.length() > LONGEST_TITLE) {
            int cut = sentence.lastIndexOf(' ', LONGEST_TITLE);
            sentence = sentence.substring(0, cut > 0 ? cut : LONGEST_TITLE) + "…";
        }
        return sentence.isBlank() ? "Untitled" : sentence;
    }

    private static String fold(String title) {
        return title.replaceAll("[\\s\\u00a0]+", " ")
                .replaceFirst("(?<=\\p{L})\\s?\\*+$", "")
                .strip();
    }

    private static Optional<String> firstHeading(Extraction.Text text) {
        List<Block> blocks = text.blocks();
        for (Block block : blocks.subList(0, Math.min(8, blocks.size()))) {
            String line = block.text().strip();
            if (block.kind() == Block.Kind.HEADING
                    && block.level() <= 2
                    && line.length() >= 3
                    && line.length() <= LONGEST_TITLE
                    && Mark.chapterRank(line) == 0
                    && !UNTITLED.matcher(line).matches()
                    && !FURNITURE.matcher(line).matches()) {
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> ownTitle(Map<String, String> says) {
        return Optional.ofNullable(says.get("title"))
                .map(String::strip)
                .filter(title -> title.length() >= 4 && title.length() <= LONGEST_TITLE)
                .filter(title -> !UNTITLED.matcher(title).matches())
                .filter(title -> title.indexOf('\uFFFD') < 0);
    }

    private static Optional<String> firstLine(Extraction.Text text) {
        for (Block block : text.blocks().subList(0, Math.min(6, text.blocks().size()))) {
            String line = block.text().replace('\t', ' ').strip();
            if (line.length() < 3 || FURNITURE.matcher(line).matches()) {
                continue;
            }
            boolean prose = line.length() > 160 || line.length() > 60 && Part.endsSentence(line);
            // A text that begins with its first sentence has no title.
            return prose || Part.endsSentence(line) && line.split(" ").length > 8
                    ? Optional.empty()
                    : Optional.of(line);
        }
        return Optional.empty();
    }

    private static String head(Extraction.Text text, Masthead masthead) {
        int end = masthead.end() > 0 ? masthead.end() : Math.min(10, text.blocks().size());
        return text.blocks().subList(0, end).stream()
                .map(block -> block.text().replace('\t', ' '))
                .filter(block -> block.length() < 400)
                .collect(Collectors.joining("\n"));
    }

    private static @Nullable LocalDate date(
            Extraction.Text text, Masthead masthead, Map<String, String> says) {
        @Nullable LocalDate said = said(says.get("date"));
        if (said != null) {
            return said;
        }
        if (masthead.end() > 0) {
            return masthead.date();
        }
        // Without a masthead only a line that is little more than a date is the document's own.
        for (Block block : text.blocks().subList(0, Math.min(12, text.blocks().size()))) {
            String line = block.text().strip();
            if (line.length() <= 60) {
                Optional<LocalDate> date = Dates.first(line);
                if (date.isPresent()) {
                    return date.get();
                }
            }
        }
        return null;
    }

    private static @Nullable LocalDate said(@Nullable String date) {
        if (date == null) {
            return null;
        }
        try {
            return LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            return Dates.first(date).orElse(null);
        }
    }

    private String language(Extraction.Text text, Map<String, String> says) {
        boolean ownWords = text.mediaType().startsWith("text/");
        @Nullable String said = says.get("language");
        // Office programs write the language of the program, not of the text.
        if (ownWords && said != null && said.matches("[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")) {
            return said;
        }
        return languages.of(text.text());
    }

    private static @Nullable String body(Masthead masthead) {
        @Nullable String author = masthead.author();
        if (author != null) {
            Matcher named = BODY.matcher(author.strip());
            if (named.matches()) {
                return named.group(1).replaceAll("\\s+", " ").replaceFirst("\\*+$", "").strip();
            }
        }
        Matcher organ = ORGAN.matcher(masthead.text());
        return organ.find() ? organ.group() : null;
    }

    private static Kind kind(
            Extraction.Text text,
            Map<String, String> says,
            @Nullable Symbol retells,
            @Nullable Symbol symbol,
            Masthead masthead,
            String title,
            String head,
            String fileName) {
        if (retells != null) {
            return Kind.DIGEST;
        }
        Optional<Kind> said = Optional.ofNullable(says.get("kind")).flatMap(Kind::ofSlug);
        return said.orElseGet(() -> Kinds.of(masthead, symbol, title, head, fileName, text.text()));
    }
}
