package org.compendium.manual;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.compendium.curated.Citation;
import org.compendium.document.PassageRef;
import org.compendium.place.Countries;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/// Reads a manual in the form in which the pack has it: front matter in YAML, then `# Title
/// {chapter-id}`, `## Section`, and a line for each sentence, which begins with its mark. A blank
/// line ends a paragraph; `@place BRA`, `@stage developing` and `@culture` stand on lines of their
/// own before it.
public final class ManualFile {

    private static final String FENCE = "---";
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final Pattern CHAPTER = Pattern.compile("# (.+?) +\\{([^}]*)}");
    private static final Pattern SENTENCE = Pattern.compile("([A-Z]): +(.+)");
    private static final Pattern CITATION =
            Pattern.compile(" *\\[([^\\[\\]\\s\"]+)(?: +\"([^\"]+)\")?]$");
    private static final Pattern TERM = Pattern.compile("\\[\\[([^|\\]]+)\\|([^\\]]+)]]");

    /// No chapter can have this id: the address is that of the page where manuals are composed.
    private static final String COMPOSE = "compose";

    private final String name;
    private final Countries countries = Countries.ofPack();
    private final List<Manual.Chapter> chapters = new ArrayList<>();
    private final Set<String> chapterIds = new HashSet<>();
    private int number;

    private @Nullable String chapterId;
    private String chapterTitle = "";
    private List<Manual.Section> sections = new ArrayList<>();
    private @Nullable String sectionTitle;
    private List<Manual.Paragraph> paragraphs = new ArrayList<>();
    private List<Manual.Sentence> sentences = new ArrayList<>();
    private @Nullable String place;
    private Manual.@Nullable Stage stage;
    private boolean culture;

    private ManualFile(String name) {
        this.name = name;
    }

    /// @param name of the file, for messages
    /// @throws IllegalArgumentException saying which line of which file is wrong, and what to do
    public static Manual read(String name, String text) {
        return new ManualFile(name).read(text.lines().toList());
    }

    private Manual read(List<String> lines) {
        number = 1;
        if (lines.isEmpty() || !lines.getFirst().equals(FENCE)) {
            throw fault("begin the file with a line --- and the fields of the manual");
        }
        int end = lines.subList(1, lines.size()).indexOf(FENCE) + 1;
        if (end == 0) {
            throw fault("end the fields of the manual with a line ---");
        }
        Map<?, ?> fields = fields(String.join("\n", lines.subList(1, end)));
        Manual empty = manual(fields);
        for (number = end + 2; number <= lines.size(); number++) {
            line(lines.get(number - 1).strip());
        }
        number = lines.size();
        endChapter();
        if (chapters.isEmpty()) {
            throw fault("write at least one chapter: # Title {chapter-id}");
        }
        return new Manual(
                empty.id(),
                empty.language(),
                empty.title(),
                empty.summary(),
                empty.form(),
                empty.themes(),
                empty.reviewedBy(),
                chapters);
    }

    private Map<?, ?> fields(String yaml) {
        try {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
            if (read instanceof Map<?, ?> map) {
                return map;
            }
        } catch (MarkedYAMLException e) {
            number = e.getProblemMark() == null ? 2 : e.getProblemMark().getLine() + 2;
            throw fault("write the fields as YAML: " + e.getProblem());
        }
        throw fault("write fields such as id: and title: between the lines ---");
    }

    private Manual manual(Map<?, ?> fields) {
        if (!text(fields, "kind").equals("manual")) {
            throw fault("write kind: manual");
        }
        String form = text(fields, "form");
        if (Stream.of(Manual.Form.values()).noneMatch(one -> one.slug().equals(form))) {
            throw fault("'" + form + "' is no form: write form: thorough or form: outline");
        }
        String id = text(fields, "id");
        if (!SLUG.matcher(id).matches()) {
            throw fault("'" + id + "' is no id: write small letters, digits and hyphens");
        }
        return new Manual(
                id,
                text(fields, "language"),
                text(fields, "title"),
                text(fields, "summary"),
                form.equals(Manual.Form.THOROUGH.slug())
                        ? Manual.Form.THOROUGH
                        : Manual.Form.OUTLINE,
                texts(fields, "themes"),
                texts(fields, "reviewedBy"),
                List.of());
    }

    private String text(Map<?, ?> fields, String field) {
        if (fields.get(field) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw fault("the field '" + field + "' is missing among the fields: add it, as text");
    }

    private List<String> texts(Map<?, ?> fields, String field) {
        if (fields.get(field) instanceof List<?> list) {
            return list.stream().map(String::valueOf).toList();
        }
        throw fault("the field '" + field + "' is missing or no list: write " + field + ": []");
    }

    private void line(String line) {
        if (line.isEmpty()) {
            endParagraph();
        } else if (line.startsWith("# ")) {
            endChapter();
            beginChapter(line);
        } else if (line.startsWith("## ")) {
            inChapter();
            endSection();
            sectionTitle = line.substring("## ".length()).strip();
        } else if (line.startsWith("@")) {
            inChapter();
            bound(line);
        } else {
            inChapter();
            sentences.add(sentence(line));
        }
    }

    private void beginChapter(String line) {
        Matcher chapter = CHAPTER.matcher(line);
        if (!chapter.matches() || !SLUG.matcher(chapter.group(2)).matches()) {
            throw fault("write a chapter as # Title {chapter-id}, the id in small letters");
        }
        if (chapter.group(2).equals(COMPOSE)) {
            throw fault("'compose' is the address of another page: give the chapter another id");
        }
        if (!chapterIds.add(chapter.group(2))) {
            throw fault(
                    "there is a chapter '" + chapter.group(2) + "' already: give it another id");
        }
        chapterTitle = chapter.group(1);
        chapterId = chapter.group(2);
    }

    private void inChapter() {
        if (chapterId == null) {
            throw fault("begin a chapter first: # Title {chapter-id}");
        }
    }

    private void bound(String line) {
        if (!sentences.isEmpty()) {
            throw fault("put " + line + " before the first sentence of the paragraph");
        }
        String[] words = line.split(" +");
        switch (words[0]) {
            case "@place" -> {
                if (words.length != 2 || countries.find(words[1]).isEmpty()) {
                    throw fault("write @place with the three letters of a country, as @place BRA");
                }
                place = words[1];
            }
            case "@stage" -> {
                if (words.length == 2) {
                    stage = Manual.Stage.ofSlug(words[1]).orElse(null);
                }
                if (words.length != 2 || stage == null) {
                    throw fault("write @stage with one of " + Manual.Stage.slugs());
                }
            }
            case "@culture" -> {
                if (words.length != 1) {
                    throw fault("write @culture alone on its line");
                }
                culture = true;
            }
            default ->
                    throw fault("'" + words[0] + "' is unknown: write @place, @stage or @culture");
        }
    }

    private Manual.Sentence sentence(String line) {
        Matcher sentence = SENTENCE.matcher(line);
        if (!sentence.matches()) {
            throw fault("begin the sentence with its mark: E:, S: or L:");
        }
        Manual.Mark mark =
                Stream.of(Manual.Mark.values())
                        .filter(one -> one.letter() == sentence.group(1).charAt(0))
                        .findFirst()
                        .orElseThrow(() ->
                                fault(
                                        "'"
                                                + sentence.group(1)
                                                + "' is no mark: write E:, S: or L:"));
        String text = sentence.group(2);
        List<Citation> citations = new ArrayList<>();
        Matcher cited = CITATION.matcher(text);
        while (cited.find()) {
            citations.addFirst(citation(cited.group(1), cited.group(2)));
            text = text.substring(0, cited.start());
            cited = CITATION.matcher(text);
        }
        if (mark == Manual.Mark.EVIDENCE && citations.isEmpty()) {
            throw fault(
                    "cite at its end what the sentence rests on, as [TD/B/COM.3/19#para_34 \"kept"
                            + " words\"], or mark it S: or L:");
        }
        if (mark != Manual.Mark.EVIDENCE && !citations.isEmpty()) {
            throw fault("only evidence cites: take the citation away, or mark the sentence E:");
        }
        return new Manual.Sentence(mark, pieces(text.strip()), citations);
    }

    private Citation citation(String passage, @Nullable String words) {
        try {
            return new Citation(PassageRef.of(passage), words);
        } catch (IllegalArgumentException e) {
            throw fault(
                    "cite a passage as [TD/B/COM.3/19#para_34 \"kept words\"]: " + e.getMessage());
        }
    }

    private List<Manual.Piece> pieces(String text) {
        List<Manual.Piece> pieces = new ArrayList<>();
        int done = 0;
        Matcher term = TERM.matcher(text);
        while (term.find()) {
            words(pieces, text.substring(done, term.start()));
            if (!SLUG.matcher(term.group(1)).matches()) {
                throw fault("write a term as [[concept-id|words shown]]");
            }
            pieces.add(new Manual.Piece.Term(term.group(1), term.group(2)));
            done = term.end();
        }
        words(pieces, text.substring(done));
        if (pieces.isEmpty()) {
            throw fault("write a sentence after the mark");
        }
        return pieces;
    }

    private void words(List<Manual.Piece> pieces, String text) {
        if (text.contains("[") || text.contains("]")) {
            throw fault(
                    "brackets hold citations, at the end of the sentence, and terms, as"
                            + " [[concept-id|words shown]]: mend '"
                            + text.strip()
                            + "'");
        }
        if (!text.isEmpty()) {
            pieces.add(new Manual.Piece.Words(text));
        }
    }

    private void endParagraph() {
        if (sentences.isEmpty()) {
            if (place != null || stage != null || culture) {
                throw fault("write sentences right below @place, @stage or @culture");
            }
            return;
        }
        paragraphs.add(new Manual.Paragraph(place, stage, culture, sentences));
        sentences = new ArrayList<>();
        place = null;
        stage = null;
        culture = false;
    }

    private void endSection() {
        endParagraph();
        if (!paragraphs.isEmpty()) {
            sections.add(new Manual.Section(sectionTitle, paragraphs));
        } else if (sectionTitle != null) {
            throw fault("write sentences in the section '" + sectionTitle + "', or take it away");
        }
        paragraphs = new ArrayList<>();
        sectionTitle = null;
    }

    private void endChapter() {
        if (chapterId == null) {
            return;
        }
        endSection();
        if (sections.isEmpty()) {
            throw fault("write sentences in the chapter '" + chapterId + "', or take it away");
        }
        chapters.add(new Manual.Chapter(chapterId, chapterTitle, sections));
        sections = new ArrayList<>();
        chapterId = null;
    }

    private IllegalArgumentException fault(String what) {
        return new IllegalArgumentException(name + ", line " + number + ": " + what);
    }
}
