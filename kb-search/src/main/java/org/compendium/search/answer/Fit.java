package org.compendium.search.answer;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether a text has in it what an answer must have. The question's own numbers and names answer
/// nothing.
final class Fit {

    /// Between a number and what is counted, in words.
    private static final int NEAR = 6;

    /// "in", "of", "the"; and abbreviations that are as short.
    private static final int SMALL = 3;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final int FLAGS =
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    /// Numbers that count nothing: of paragraphs, resolutions and documents, and of days.
    private static final Pattern NO_AMOUNT =
            Pattern.compile(
                    "\\b(?:paras?\\.?|paragraphs?|resolutions?|decisions?|sections?|tables?"
                            + "|articles?|figures?|rules?|par\\.?|párrafos?|paragraphes?"
                            + "|resoluci(?:ón|ones)|résolutions?|пункт\\p{L}*|резолюци\\p{L}*)"
                            + "[\\s\u00a0]*[\\d/()–-]+"
                            + "|\\b[A-Z][\\w.]*(?:/[\\w.()-]+)+"
                            + "|\\b\\d{1,3}/\\d{2,4}\\b|\\b\\d{4}/\\d{2,4}\\b"
                            + "|\\b\\d{1,2}[\\s\u00a0]+(?:"
                            + months()
                            + ")|\\b(?:"
                            + months()
                            + ")[\\s\u00a0]+\\d{1,2}\\b",
                    FLAGS);

    private static final Pattern YEAR =
            Pattern.compile("(?<![\\d.,/$€])(?:1[0-9]|20)\\d\\d(?![\\d,])");

    private static final Pattern TIME =
            Pattern.compile(
                    "(?<![\\p{L}])(?:"
                            + months()
                            + ")(?![\\p{L}])|\\b(?:centur(?:y|ies)|decades?|siècles?|siglos?"
                            + "|década|décennie)\\b|век[аеу]?\\b|قرن|عقد|世纪|年代|[0-9]年|月",
                    Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern DIGITS = Pattern.compile("\\d[\\d.,]*");

    private static final Pattern IN_WORDS =
            Pattern.compile(
                    "\\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen"
                            + "|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty"
                            + "|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?"
                            + "|thousands?|millions?|billions?|dozens?|half|third|quarter|twice"
                            + "|double|doubled|zero|none|one|deux|trois|quatre|cinq|sept|huit"
                            + "|neuf|dix|cent|mille|moitié|tiers|dos|tres|cuatro|cinco|seis"
                            + "|siete|ocho|nueve|diez|ciento|mil|mitad|tercio)\\b"
                            + "|\\b(?:дв[ае]|три|четыре|пять|шесть|семь|восемь|девять|десять|сто"
                            + "|тысяч\\p{L}*|миллион\\p{L}*|половин\\p{L}*|трет\\p{L}*)\\b"
                            + "|[一二三四五六七八九十百千万亿两]|(?:مليون|ألف|مائة|نصف|ثلث|ثلاث|أربع|خمس|عشر)",
                    FLAGS);

    private static final Pattern COUNTRY =
            Pattern.compile(
                    "\\bcountr(?:y|ies)\\b|\\bpays\\b|\\bpa[íi]s(?:es)?\\b|стран|دولة|بلد|国家?",
                    FLAGS);

    /// Who does something without a name.
    private static final Pattern SOMEBODY =
            Pattern.compile(
                    "\\b(?:president|minister|secretary|director|chair|chairperson|head|chief"
                            + "|representative|commissioner|commander|coordinator|manager|owner"
                            + "|founder|author|adviser|consultant|entrepreneur|farmer|worker"
                            + "|employer|employee|teacher|expert|delegation|delegate|member"
                            + "|authority|government|council|committee|commission|board|bank"
                            + "|agency|association|organi[sz]ation|firm|company|enterprise"
                            + "|institution|university|secretariat|staff|personnel|contractor"
                            + "|président|ministre|gouvernement|comité|conseil|entreprise"
                            + "|gobierno|ministro|presidente|comité|consejo|empresa)"
                            + "(?:s|es|ies)?\\b",
                    FLAGS);

    private Fit() {}

    private static String months() {
        return Stream.of("en", "fr", "es", "ru", "ar")
                .flatMap(language ->
                        Arrays.stream(Month.values())
                                .flatMap(month ->
                                        Stream.of(TextStyle.FULL, TextStyle.FULL_STANDALONE)
                                                .map(style ->
                                                        month.getDisplayName(
                                                                style, Locale.of(language)))))
                .distinct()
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    /// Whether a piece of a passage has what is asked for.
    static boolean fits(Question question, Words piece) {
        return switch (question.asks()) {
            case HOW_MANY -> number(question, piece);
            case WHEN -> time(question, piece.text());
            case WHERE -> place(question, piece);
            case WHO -> SOMEBODY.matcher(piece.text()).find() || properName(question, piece);
            case ANYTHING -> true;
        };
    }

    private static boolean number(Question question, Words piece) {
        String amounts = blank(NO_AMOUNT, piece.text());
        Set<String> own = numbers(question);
        boolean[] numbers = new boolean[piece.all().size()];
        boolean any = false;
        for (int i = 0; i < numbers.length; i++) {
            Words.Word word = piece.all().get(i);
            String written = amounts.substring(word.start(), word.end());
            numbers[i] =
                    !own.contains(written)
                            && (IN_WORDS.matcher(written).matches()
                                    || DIGITS.matcher(written).find()
                                            && !YEAR.matcher(written).matches());
            any |= numbers[i];
        }
        if (!any) {
            return false;
        }
        Set<String> counted =
                question.counted().stream()
                        .flatMap(word -> Words.of(word, question.language()).stems().stream())
                        .collect(Collectors.toSet());
        boolean said = false;
        for (int i = 0; i < numbers.length; i++) {
            if (counted.contains(piece.all().get(i).stem())) {
                said = true;
                for (int k = Math.max(0, i - NEAR);
                        k <= Math.min(numbers.length - 1, i + NEAR);
                        k++) {
                    if (numbers[k]) {
                        return true;
                    }
                }
            }
        }
        return !said;
    }

    private static Set<String> numbers(Question question) {
        Set<String> numbers = new HashSet<>();
        for (Name name : question.names()) {
            if (name instanceof Name.Number(String text)) {
                numbers.add(text);
            }
        }
        return numbers;
    }

    private static boolean time(Question question, String text) {
        Set<String> own = numbers(question);
        Matcher year = YEAR.matcher(text);
        while (year.find()) {
            if (!own.contains(year.group())) {
                return true;
            }
        }
        Matcher time = TIME.matcher(text);
        while (time.find()) {
            if (!question.text().contains(time.group())) {
                return true;
            }
        }
        return false;
    }

    private static boolean place(Question question, Words piece) {
        Set<String> own =
                question.names().stream()
                        .flatMap(name ->
                                name instanceof Name.Country(String _, Set<String> codes)
                                        ? codes.stream()
                                        : Stream.empty())
                        .collect(Collectors.toSet());
        boolean country =
                CountryNames.in(piece.text()).stream()
                        .anyMatch(found -> !own.containsAll(found.codes()));
        return country || !COUNTRY.matcher(question.text()).find() && properName(question, piece);
    }

    // In scripts without capitals nothing tells a name, and anything may be one.
    private static boolean properName(Question question, Words piece) {
        if (piece.text().codePoints().noneMatch(Character::isUpperCase)) {
            return piece.text().codePoints().noneMatch(Character::isLowerCase);
        }
        Set<String> own =
                question.words().stream()
                        .flatMap(word -> Words.of(word, question.language()).stems().stream())
                        .collect(Collectors.toSet());
        for (Words.Word word : Words.telling(piece.text(), question.language()).all()) {
            String written = piece.text().substring(word.start(), word.end());
            if (Character.isUpperCase(written.codePointAt(0)) && !own.contains(word.stem())) {
                return true;
            }
        }
        return false;
    }

    /// Whether a name of the question is said in a passage or above it.
    ///
    /// @param inText the stems of its words
    /// @param above those of what it stands under, and of the abbreviations that its document is
    ///   about
    static boolean names(Name name, Said said, Set<String> inText, Set<String> above) {
        List<String> stems =
                Words.of(name.text(), said.language()).all().stream()
                        .map(Words.Word::stem)
                        .toList();
        boolean words =
                stems.stream().allMatch(stem -> inText.contains(stem) || above.contains(stem));
        return switch (name) {
            case Name.Country(String _, Set<String> codes) ->
                    words
                            || CountryNames.in(
                                            said.text() + '\n' + String.join("\n", said.around()))
                                    .stream()
                                    .anyMatch(found ->
                                            found.codes().stream().anyMatch(codes::contains));
            case Name.Abbreviation(String text) -> words || initials(text, said);
            case Name.Proper _, Name.Number _ -> words;
            case Name.Quoted(String text) ->
                    folded(said.text()).contains(folded(text))
                            || said.around().stream()
                                    .anyMatch(line -> folded(line).contains(folded(text)));
        };
    }

    /// "UNIFIL" for "United Nations Interim Force in Lebanon": the first letters of words on end,
    /// with or without the small ones.
    private static boolean initials(String abbreviation, Said said) {
        String letters =
                abbreviation
                        .codePoints()
                        .filter(Character::isUpperCase)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString();
        return Stream.concat(Stream.of(said.text()), said.around().stream())
                .anyMatch(text ->
                        initials(text, letters, false).contains(letters)
                                || initials(text, letters, true).contains(letters));
    }

    // Words without capitals spell too many things by chance.
    private static String initials(String text, String letters, boolean small) {
        StringBuilder initials = new StringBuilder();
        for (String word : BETWEEN_WORDS.split(text)) {
            if (word.isEmpty()) {
                continue;
            }
            int first = word.codePointAt(0);
            if (Character.isUpperCase(first)) {
                initials.appendCodePoint(first);
            } else if (word.length() <= SMALL) {
                if (small) {
                    initials.appendCodePoint(Character.toUpperCase(first));
                }
            } else {
                initials.append(
                        letters.length() > SMALL
                                ? Character.toString(Character.toUpperCase(first))
                                : "|");
            }
        }
        return initials.toString();
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replace('\u00a0', ' ').replace('’', '\'');
    }

    private static String blank(Pattern pattern, String text) {
        return pattern.matcher(text).replaceAll(found -> " ".repeat(found.group().length()));
    }
}
