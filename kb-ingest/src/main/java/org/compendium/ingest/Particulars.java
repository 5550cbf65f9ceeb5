package org.compendium.ingest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.compendium.document.Distribution;
import org.jspecify.annotations.Nullable;

/// What a masthead says in the margin: to whom the document goes, the language it was written in,
/// the session and the item of the agenda it was made for; in the six languages.
///
/// @param session as printed: "Eightieth session"
/// @param agendaItem the number alone: `150`, `4 (a)`
/// @param original BCP 47
record Particulars(
        @Nullable Distribution distribution,
        @Nullable String original,
        @Nullable String session,
        @Nullable String agendaItem) {

    private static final Pattern DISTRIBUTION =
            Pattern.compile(
                    "(?iu)\\bDistr(?:ibution|ibución)?\\.?\\s*:?\\s*(?:\\n\\s*)?(?<word>\\p{L}+)|(?<restricted>для служебного пользования)");
    private static final Map<String, Distribution> DISTRIBUTIONS =
            Map.ofEntries(
                    Map.entry("general", Distribution.GENERAL),
                    Map.entry("générale", Distribution.GENERAL),
                    Map.entry("generale", Distribution.GENERAL),
                    Map.entry("общая", Distribution.GENERAL),
                    Map.entry("عام", Distribution.GENERAL),
                    Map.entry("普遍", Distribution.GENERAL),
                    Map.entry("limited", Distribution.LIMITED),
                    Map.entry("limitée", Distribution.LIMITED),
                    Map.entry("limitee", Distribution.LIMITED),
                    Map.entry("limitada", Distribution.LIMITED),
                    Map.entry("ограниченная", Distribution.LIMITED),
                    Map.entry("محدود", Distribution.LIMITED),
                    Map.entry("有限", Distribution.LIMITED),
                    Map.entry("restricted", Distribution.RESTRICTED),
                    Map.entry("restreinte", Distribution.RESTRICTED),
                    Map.entry("reservada", Distribution.RESTRICTED),
                    Map.entry("restringida", Distribution.RESTRICTED),
                    Map.entry("限制", Distribution.RESTRICTED));

    private static final Pattern ORIGINAL =
            Pattern.compile(
                    "(?iu)(?:\\boriginal(?:e)?|оригинал|подлинный текст|язык оригинала|الأصل|原文)\\s*[:：]\\s*(?:на )?(?<word>\\p{L}+)");
    private static final Map<String, String> ORIGINALS =
            Map.ofEntries(
                    Map.entry(
                            "en",
                            "english anglais inglés ingles английский английском بالإنكليزية إنكليزي الإنكليزية 英文"),
                    Map.entry(
                            "fr",
                            "french français francais francés frances французский французском بالفرنسية الفرنسية 法文"),
                    Map.entry(
                            "es",
                            "spanish espagnol español espanol испанский испанском بالإسبانية الإسبانية 西班牙文"),
                    Map.entry("ru", "russian russe ruso русский русском بالروسية الروسية 俄文"),
                    Map.entry("ar", "arabic arabe árabe арабский арабском بالعربية العربية 阿拉伯文"),
                    Map.entry(
                            "zh", "chinese chinois chino китайский китайском بالصينية الصينية 中文"));

    private static final String TENS =
            "(?:one hundred(?: and)?|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)";
    private static final Pattern SESSION =
            Pattern.compile(
                    "(?iu)(?<![\\p{L}-])(?<session>(?:"
                            + TENS
                            + "[- ])*(?:first|second|third|[a-z]{2,}th|\\d{1,3}(?:st|nd|rd|th))(?: (?:emergency|special|resumed|regular|annual|organizational|substantive|executive))* session"
                            + "|(?:[\\p{L}]+(?:-| ))*?(?:[\\p{L}-]+ième|première|premiere|seconde) session(?: (?:extraordinaire|ordinaire|annuelle|de fond))?"
                            + "|(?:[\\p{L}]+ )?[\\p{L}]+(?:er|do|[oº]) per[íi]odo (?:extraordinario |ordinario |anual )?de sesiones(?: (?:extraordinario|de emergencia|sustantivo))?"
                            + "|[\\p{L}]+(?: [\\p{L}]+)?(?:ая|ья) (?:специальная |чрезвычайная |основная )*сессия"
                            + "|الدورة(?: ال\\p{L}+){1,4}"
                            + "|第[一二三四五六七八九十百零〇\\d]+届(?:特别|紧急特别)?会议)(?![\\p{L}-])");

    private static final String ITEM =
            "(?<item>\\d{1,3}(?:\\s?\\([a-z]{1,3}\\))*(?:\\s?(?:,|and|et|y|и|و|和|–|-|to)\\s?(?:\\d{1,3}|\\([a-z]\\))(?:\\s?\\([a-z]{1,3}\\))*)*)";
    private static final Pattern AGENDA =
            Pattern.compile(
                    "(?iu)(?:agenda items?|items?|points?|temas?|пункты?|البند|البنود|البندان|(?:临时)?议程项目)\\s?"
                            + ITEM);
    private static final Pattern AGENDA_WORD =
            Pattern.compile(
                    "(?iu)agenda|ordre du jour|programa|temario|повестки дня|جدول الأعمال|议程");

    /// @param text of the masthead, a line for each block
    static Particulars of(String text) {
        return new Particulars(distribution(text), original(text), session(text), agendaItem(text));
    }

    private static @Nullable Distribution distribution(String text) {
        Matcher found = DISTRIBUTION.matcher(text);
        while (found.find()) {
            if (found.group("restricted") != null) {
                return Distribution.RESTRICTED;
            }
            Distribution distribution = DISTRIBUTIONS.get(lower(found.group("word")));
            if (distribution != null) {
                return distribution;
            }
        }
        return null;
    }

    private static @Nullable String original(String text) {
        Matcher found = ORIGINAL.matcher(text);
        while (found.find()) {
            String word = lower(found.group("word"));
            Optional<String> language =
                    ORIGINALS.entrySet().stream()
                            .filter(entry ->
                                    Arrays.asList(entry.getValue().split(" ")).contains(word))
                            .map(Map.Entry::getKey)
                            .findFirst();
            if (language.isPresent()) {
                return language.get();
            }
        }
        return null;
    }

    private static @Nullable String session(String text) {
        for (String line : text.split("\n")) {
            Matcher found = SESSION.matcher(line);
            // In a sentence it is some session; in a line of its own it is this document's.
            if (line.length() < 120 && found.find()) {
                String session = found.group("session").replaceAll("\\s+", " ").strip();
                return session.equals(session.toUpperCase(Locale.ROOT))
                        ? session.substring(0, 1) + session.substring(1).toLowerCase(Locale.ROOT)
                        : session;
            }
        }
        return null;
    }

    private static @Nullable String agendaItem(String text) {
        for (String line : text.split("\n")) {
            Matcher found = AGENDA.matcher(line);
            if (line.length() < 160 && AGENDA_WORD.matcher(line).find() && found.find()) {
                return found.group("item").replaceAll("\\s+", " ").strip();
            }
        }
        return null;
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
