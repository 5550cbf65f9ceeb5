package org.compendium.search.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.compendium.document.CommonWords;

/// Something that is asked, as opposed to words that are looked for.
///
/// @param text as typed
/// @param language BCP 47
/// @param asks what an answer must have in it
/// @param words those that say what it is about, in order, none twice by their stem; at least one
/// @param names what an answer must be about: names, numbers, years and quoted words
/// @param counted of what the number is asked: "sea", "containers"; empty where none is
public record Question(
        String text,
        String language,
        Asks asks,
        List<String> words,
        List<Name> names,
        List<String> counted) {

    /// A question mark alone makes none: "trust?" is a word that somebody looks for.
    private static final int FEWEST_WITHOUT_FORM = 2;

    /// In UTF-16 units: what is longer is a text in which something is asked, and not a question.
    static final int LONGEST = 400;

    private static final Pattern QUOTED =
            Pattern.compile("[\"“«„]([^\"“”«»„]{2,80})[\"”»“]", Pattern.UNICODE_CASE);

    /// A symbol of a document, or the number of a resolution: 78/294.
    private static final Pattern SYMBOL = Pattern.compile("\\b[A-Z0-9][\\w.()-]*(?:/[\\w.()-]+)+");

    private static final Pattern COUNTED =
            Pattern.compile(
                    "\\bhow (?:many|much) ([\\p{L}'’ -]+)"
                            + "|\\b(?:number|share|percentage|proportion|amount|total) of"
                            + " ([\\p{L}'’ -]+)",
                    Pattern.CASE_INSENSITIVE);

    public Question {
        words = List.copyOf(words);
        names = List.copyOf(names);
        counted = List.copyOf(counted);
        if (words.isEmpty()) {
            throw new IllegalArgumentException("A question is about something");
        }
    }

    /// @param typed plain words; what asks for properties of documents is no question
    /// @return empty when words are looked for and nothing is asked, or it is about nothing
    public static Optional<Question> of(String typed) {
        if (typed.length() > LONGEST) {
            return Optional.empty();
        }
        String told = CommonWords.language(typed).orElse("");
        Optional<Form> form = Form.of(typed, told);
        if (form.isEmpty() && !Form.marked(typed)) {
            return Optional.empty();
        }
        String language = form.map(Form::language).orElse(told.isEmpty() ? "en" : told);
        Words telling = Words.telling(typed, language);
        Map<String, String> words = new LinkedHashMap<>();
        telling.all().forEach(word -> words.putIfAbsent(word.stem(), telling.written(word)));
        if (words.size() < (form.isEmpty() ? FEWEST_WITHOUT_FORM : 1)) {
            return Optional.empty();
        }
        return Optional.of(
                new Question(
                        typed,
                        language,
                        form.or(() -> Form.in(language))
                                .map(one -> one.asked(typed))
                                .orElse(Asks.ANYTHING),
                        List.copyOf(words.values()),
                        names(typed, telling),
                        counted(typed, language)));
    }

    private static List<Name> names(String typed, Words telling) {
        Set<Name> names = new LinkedHashSet<>();
        Matcher quoted = QUOTED.matcher(typed);
        while (quoted.find()) {
            names.add(new Name.Quoted(quoted.group(1).strip()));
        }
        List<String> symbols = new ArrayList<>();
        Matcher symbol = SYMBOL.matcher(typed);
        while (symbol.find()) {
            // Years are written like this too: 2026/27.
            if (!symbol.group().matches("\\d{4}/\\d{2,4}")) {
                symbols.add(symbol.group());
                names.add(new Name.Quoted(symbol.group()));
            }
        }
        List<CountryNames.Found> countries = CountryNames.in(typed);
        countries.forEach(found -> names.add(new Name.Country(found.text(), found.codes())));
        boolean titleCase = titleCase(typed, telling);
        for (Words.Word word : telling.all()) {
            String written = telling.written(word);
            if (symbols.stream().anyMatch(one -> one.contains(written))
                    || countries.stream().anyMatch(found -> found.holds(word.start()))) {
                continue;
            }
            if (written.codePoints().anyMatch(Character::isDigit)) {
                names.add(new Name.Number(written));
            } else if (abbreviation(written)) {
                names.add(new Name.Abbreviation(written));
            } else {
                int begin = compound(typed, word.start());
                if (!titleCase
                        && Character.isUpperCase(typed.codePointAt(begin))
                        && begin > firstLetter(typed)) {
                    names.add(new Name.Proper(written));
                }
            }
        }
        return List.copyOf(names);
    }

    // All of Port-au-Prince is one name.
    private static int compound(String typed, int at) {
        int begin = at;
        while (begin > 1
                && typed.charAt(begin - 1) == '-'
                && Character.isLetterOrDigit(typed.charAt(begin - 2))) {
            begin -= 2;
            while (begin > 0 && Character.isLetterOrDigit(typed.charAt(begin - 1))) {
                begin--;
            }
        }
        return begin;
    }

    // Where every word has a capital, none of them tells a name.
    private static boolean titleCase(String typed, Words telling) {
        List<String> later =
                telling.all().stream()
                        .filter(word -> word.start() > firstLetter(typed))
                        .map(telling::written)
                        .filter(word -> Character.isLetter(word.codePointAt(0)))
                        .toList();
        Set<String> small =
                Pattern.compile("\\s+")
                        .splitAsStream(typed.strip())
                        .filter(word -> word.length() > 3)
                        .filter(word -> Character.isLowerCase(word.codePointAt(0)))
                        .collect(Collectors.toSet());
        return later.size() > 2
                && small.isEmpty()
                && later.stream().allMatch(word -> Character.isUpperCase(word.codePointAt(0)));
    }

    private static int firstLetter(String typed) {
        int at = 0;
        while (at < typed.length() && !Character.isLetterOrDigit(typed.charAt(at))) {
            at++;
        }
        return at;
    }

    static boolean abbreviation(String word) {
        return word.codePoints().filter(Character::isUpperCase).count() >= 2
                && word.codePoints().limit(2).allMatch(Character::isUpperCase);
    }

    /// Whether a word of it is part of a name. That a passage has the names is asked for apart, so
    /// that they tell little of how well it answers.
    boolean names(String word) {
        return names.stream().anyMatch(name -> name.text().contains(word));
    }

    private static List<String> counted(String typed, String language) {
        Matcher matcher = COUNTED.matcher(typed);
        if (!language.equals("en") || !matcher.find()) {
            return List.of();
        }
        String after = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
        Set<String> telling = Words.telling(after, language).stems();
        List<String> counted = new ArrayList<>();
        Words all = Words.of(after, language);
        // The first words that tell something: "how many sea containers does".
        for (Words.Word word : all.all()) {
            if (!telling.contains(word.stem())) {
                break;
            }
            counted.add(all.written(word));
        }
        return counted;
    }
}
