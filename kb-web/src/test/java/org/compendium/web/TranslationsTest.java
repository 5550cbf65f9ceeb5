package org.compendium.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.ChoiceFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The words of the interface say the same in each language, of the same things.
class TranslationsTest {

    // They are told the day, and English does not need it.
    private static final Set<String> TOLD_MORE = Set.of("date.pattern", "date.pattern.short");

    // The browser fills it in.
    private static final String BROWSER_S = "{count}";

    // Names, signs and formats, and words that are the same in both languages.
    private static final Set<String> SAME_IN_FRENCH =
            Set.of(
                    "product",
                    "arrangements.kind.association",
                    "arrangements.kind.institution",
                    "arrangements.month",
                    "arrangements.option",
                    "arrangements.purpose.production",
                    "curated.box.dossier",
                    "title",
                    "number",
                    "layout.menu",
                    "para.page",
                    "reader.note",
                    "themes.shownBy",
                    "describe.session",
                    "describe.date",
                    "certainty.certain",
                    "intake.at",
                    "compare.programmes",
                    "dossiers.title",
                    "readiness.questions",
                    "readiness.round",
                    "contribute.all.licence",
                    "intake.facts",
                    "intake.step",
                    "step.describe",
                    "receipt.hash",
                    "receipt.document",
                    "gathered.file.ris",
                    "gathered.file.bib",
                    "gathered.file.csl.json",
                    "draft.cite.passage",
                    "history.link",
                    "history.version",
                    "scores.by",
                    "compare.passages",
                    "compose.format.pdf",
                    "compose.format.epub",
                    "care.evidence",
                    "care.export.turtle",
                    "care.export.jsonld",
                    "curated.count.dossier",
                    "curated.kind.dossier",
                    "themepage.dossier",
                    "themepage.dossier.count",
                    "themepage.positions.count",
                    "basis.opinion");

    @ParameterizedTest
    @ValueSource(strings = "fr")
    void every_language_has_the_keys_of_english_and_no_others(String language) {
        Set<String> missing = new TreeSet<>(words("").keySet());
        missing.removeAll(words(language).keySet());
        Set<String> unknown = new TreeSet<>(words(language).keySet());
        unknown.removeAll(words("").keySet());

        assertThat(missing).as("keys that %s lacks", language).isEmpty();
        assertThat(unknown).as("keys that only %s has", language).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fr"})
    void every_text_can_be_filled_in(String language) {
        List<String> broken = new ArrayList<>();
        words(language)
                .forEach((key, text) -> {
                    try {
                        shape(text);
                    } catch (IllegalArgumentException e) {
                        broken.add(key + ": " + e.getMessage());
                    }
                });

        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = "fr")
    void every_text_is_filled_in_with_the_same_things_and_makes_the_same_choices(String language) {
        List<String> other = new ArrayList<>();
        Map<String, String> theirs = words(language);
        words("")
                .forEach((key, english) -> {
                    String text = theirs.getOrDefault(key, english);
                    if (!TOLD_MORE.contains(key) && !shape(text).equals(shape(english))) {
                        other.add(key + ": " + shape(english) + " but " + shape(text));
                    }
                });

        assertThat(other).isEmpty();
    }

    @Test
    void french_is_not_english() {
        Map<String, String> english = words("");
        List<String> same = new ArrayList<>();
        words("fr")
                .forEach((key, text) -> {
                    if (text.equals(english.get(key)) && !SAME_IN_FRENCH.contains(key)) {
                        same.add(key + "=" + text);
                    }
                });

        assertThat(same).isEmpty();
    }

    @Test
    void french_is_set_as_french_is() {
        // The apostrophe that is typed would have to be doubled wherever values are filled in.
        Pattern wrong = Pattern.compile("'|[^\\u00a0][;:?!%»]|«[^\\u00a0]");
        List<String> badly = new ArrayList<>();
        words("fr")
                .forEach((key, text) -> {
                    if (!TOLD_MORE.contains(key) && wrong.matcher(plain(text)).find()) {
                        badly.add(key + "=" + text);
                    }
                });

        assertThat(badly).isEmpty();
    }

    @Test
    void the_first_day_of_a_month_is_written_as_the_french_write_it() {
        Messages messages = new Messages();
        List<String> days =
                Stream.of(LocalDate.of(1998, 10, 1), LocalDate.of(1998, 10, 2))
                        .map(day ->
                                DateTimeFormatter.ofPattern(
                                                messages.getTranslation(
                                                        "date.pattern",
                                                        Locale.FRENCH,
                                                        day.getDayOfMonth()),
                                                Locale.FRENCH)
                                        .format(day))
                        .toList();

        assertThat(days).containsExactly("1er octobre 1998", "2 octobre 1998");
    }

    @Test
    void the_interface_speaks_english_and_french() {
        assertThat(new Messages().getProvidedLocales())
                .containsExactly(Locale.ENGLISH, Locale.FRENCH);
    }

    // Without what is no prose: what is filled in, and words that are typed as they stand.
    private static String plain(String text) {
        return text.replaceAll("\\{\\d+,choice,|\\{\\d+(,number,integer)?}", "x")
                .replaceAll("skos:\\w+|\\b[a-z]+:(?=,| para:| et title|\\.)", "x");
    }

    // What is filled in, and how often it is chosen among how many texts, at any depth.
    private static List<String> shape(String text) {
        List<String> shape = new ArrayList<>();
        collect(text, shape);
        return shape.stream().sorted().distinct().toList();
    }

    private static void collect(String text, List<String> shape) {
        MessageFormat message = new MessageFormat(text, Locale.ROOT);
        Format[] formats = message.getFormatsByArgumentIndex();
        for (int i = 0; i < formats.length; i++) {
            // Reads what it is told to read only where it stands.
            if (!Pattern.compile("\\{" + i + "[,}]").matcher(text).find()) {
                continue;
            }
            shape.add("{" + i + "}");
            if (formats[i] instanceof ChoiceFormat choice) {
                shape.add("{" + i + "} of " + choice.getLimits().length);
                Stream.of(choice.getFormats()).forEach(one -> collect((String) one, shape));
            }
        }
    }

    private static Map<String, String> words(String language) {
        String file =
                "/vaadin-i18n/translations"
                        + (language.isEmpty() ? "" : "_" + language)
                        + ".properties";
        Properties words = new Properties();
        try (Reader reader =
                new InputStreamReader(
                        Objects.requireNonNull(
                                TranslationsTest.class.getResourceAsStream(file), file),
                        StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> sorted = new TreeMap<>();
        words.forEach(
                (key, text) -> sorted.put((String) key, ((String) text).replace(BROWSER_S, "")));
        return sorted;
    }
}
