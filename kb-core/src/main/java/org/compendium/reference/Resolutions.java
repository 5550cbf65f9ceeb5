package org.compendium.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Resolutions and decisions that are cited by number: "General Assembly resolution 73/7",
/// "resolutions 1325 (2000) and 1889 (2009)".
///
/// The number tells the organ: 73/7 is the General Assembly's (session and number, since 1976),
/// 1325 (2000) the Security Council's, 1514 (XV) the Assembly's before 1976, 2005/30 the Economic
/// and Social Council's. A name beside it goes before.
final class Resolutions {

    /// The Assembly has numbered by session since its thirty-first.
    private static final int FIRST_SESSION = 31;

    /// No session has so high a number.
    private static final int NO_SESSION = 200;

    private static final String NUMBER =
            "(?:(?:ES-|S-)?\\d{1,4}/\\d{1,4}(?![\\p{N}/])(?:\\s?(?:[B-F]|A(?!\\s(?!and\\b|et\\b|y\\b|of\\b|or\\b|du\\b|de\\b|on\\b|adopted\\b)\\p{Ll}))(?![\\p{L}\\p{N}]))?"
                    + "|\\d{1,4}(?:\\s[A-F])?\\s?\\((?:(?:19|20)\\d{2}|(?:S-|ES-)?[IVXLC]+)\\))";
    private static final String WORD =
            "(?:[Rr]esolutions?|[Dd]ecisions?|[Rr]ésolutions?|[Dd]écisions?|[Rr]esoluci(?:ón|ones)|[Dd]ecisi(?:ón|ones)|[Рр]езолюци\\p{L}{1,3}|[Рр]ешени\\p{L}{1,3}|(?:و|ب|ل|ف)?(?:ال|لل)?قرار\\p{L}{0,4}|(?:و|ب|ل|ف)?(?:ال|لل)?مقرر\\p{L}{0,4}|RESOLUTIONS?)";
    private static final Pattern HEAD =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}])(?<word>"
                            + WORD
                            + ")(?<between>(?:\\s(?:No\\.|Nos\\.|n°|nos|№|رقم))?|(?:\\s(?!"
                            + WORD
                            + ")[\\p{L}'’]{1,20}){1,8}?)\\s+(?="
                            + NUMBER
                            + ")");
    private static final List<String> STEMS =
            List.of(
                    "esol", "ésol", "ecis", "écis", "RESOL", "езолюц", "ешени", "قرار", "مقرر",
                    "决议", "决定");
    private static final Pattern ITEM = Pattern.compile(NUMBER);
    private static final Pattern BETWEEN =
            Pattern.compile(
                    "(?:\\s(?:of|du|de|del|от|المؤرخ|المؤرخة)\\s\\d{1,2}(?:er)?\\s(?:de\\s)?\\p{L}+(?:/\\p{L}+)?\\s(?:de(?:l)?\\s)?\\d{4}(?:\\sгода|\\sг\\.)?)?"
                            + "(?:,?\\s(?:annex|sect\\.|sects\\.|section|part|chap\\.|para\\.|paras\\.|annexe|anexo|secc\\.|разд\\.|раздел|приложение|المرفق|الجزء|الفرع)(?:\\s[IVX]+|\\s\\d{1,3}|\\s[A-Z](?=\\W))?(?:\\s?\\([a-z]\\))?)*"
                            + "\\s?[,;،、]?\\s?(?:(?:and|or|et|ou|y|e|o|и|или|و|to|as well as|as amended by|和|及)\\s?)?(?:(?:in|of|by)\\s)?");
    private static final Pattern CHINESE =
            Pattern.compile(
                    "第?\\s?(?<list>"
                            + NUMBER
                            + "(?:\\s?[、和及,，]\\s?第?\\s?"
                            + NUMBER
                            + ")*)\\s?号?(?<word>决议|决定)");
    private static final Pattern SESSION =
            Pattern.compile("((?:ES-|S-)?)(\\d{1,4})/(\\d{1,4})(.*)");
    private static final Pattern YEARLY = Pattern.compile("(\\d{1,4})(\\s[A-F])?\\s?\\(([^)]+)\\)");

    private Resolutions() {}

    /// @param own the document's own symbol: in one of the Human Rights Council "resolution 52/19"
    ///   is that Council's
    static List<Cited> in(String text, @Nullable String own) {
        List<Cited> found = new ArrayList<>();
        // Most passages name none, and looking for a word costs little.
        if (STEMS.stream().noneMatch(text::contains)) {
            return found;
        }
        Matcher head = HEAD.matcher(text);
        int from = 0;
        while (head.find(from)) {
            String inside = head.group("between").strip();
            if (!inside.matches("|No\\.|Nos\\.|n°|nos|№|رقم") && !Organ.names(inside)) {
                from = head.end("word");
                continue;
            }
            List<int[]> spans = new ArrayList<>();
            int at = head.end();
            Matcher item = ITEM.matcher(text);
            item.useTransparentBounds(true);
            Matcher between = BETWEEN.matcher(text);
            between.useTransparentBounds(true);
            while (item.region(at, text.length()).lookingAt()) {
                spans.add(new int[] {item.start(), item.end()});
                at = item.end();
                if (!between.region(at, text.length()).lookingAt() || between.end() == at) {
                    break;
                }
                at = between.end();
            }
            int end = spans.getLast()[1];
            Organ organ =
                    Organ.of(
                            text.substring(Math.max(0, head.start() - 70), head.start()),
                            inside,
                            text.substring(end, Math.min(text.length(), end + 60)));
            boolean decision = decision(head.group("word"));
            add(text, spans, head.start(), organ, decision, own, found);
            from = end;
        }
        Matcher chinese = CHINESE.matcher(text);
        while (chinese.find()) {
            List<int[]> spans = new ArrayList<>();
            Matcher item = ITEM.matcher(text).region(chinese.start("list"), chinese.end("list"));
            while (item.find()) {
                spans.add(new int[] {item.start(), item.end()});
            }
            Organ organ =
                    Organ.of(
                            text.substring(Math.max(0, chinese.start() - 30), chinese.start()),
                            "",
                            "");
            int last = found.size();
            add(
                    text,
                    spans,
                    chinese.start(),
                    organ,
                    chinese.group("word").equals("决定"),
                    own,
                    found);
            if (found.size() > last) {
                Cited end = found.removeLast();
                found.add(new Cited(end.head(), end.start(), chinese.end(), end.symbol()));
            }
        }
        return found;
    }

    private static void add(
            String text,
            List<int[]> spans,
            int head,
            @Nullable Organ organ,
            boolean decision,
            @Nullable String own,
            List<Cited> found) {
        int start = head;
        for (int[] span : spans) {
            String number = text.substring(span[0], span[1]);
            @Nullable String symbol = symbol(number, organ, decision, own);
            if (symbol != null) {
                found.add(new Cited(start, span[0], span[1], symbol));
            }
            start = span[1];
        }
    }

    private static boolean decision(String word) {
        return word.matches("(?i)d[eé]cisi.*|реш.*|Реш.*|.*مقرر.*");
    }

    static @Nullable String symbol(
            String number, @Nullable Organ organ, boolean decision, @Nullable String own) {
        String what = decision ? "/DEC/" : "/RES/";
        Matcher yearly = YEARLY.matcher(number);
        if (yearly.matches()) {
            String letter = yearly.group(2) == null ? "" : yearly.group(2);
            String when = yearly.group(3);
            boolean year = Character.isDigit(when.charAt(0));
            if (organ == Organ.OTHER || organ == Organ.RIGHTS || decision) {
                return null;
            }
            String series = year ? "S" : organ == Organ.ECOSOC ? "E" : "A";
            return series + what + yearly.group(1) + letter + " (" + when + ")";
        }
        Matcher session = SESSION.matcher(number);
        if (!session.matches()) {
            return null;
        }
        int first = Integer.parseInt(session.group(2));
        String bare = number.strip();
        if (first >= 1946) {
            // 2025/26 is a financial period.
            boolean period =
                    session.group(3).length() == 2
                            && (first + 1) % 100 == Integer.parseInt(session.group(3));
            if (organ == Organ.HUMAN_RIGHTS_COMMISSION) {
                return "E/CN.4" + what + bare;
            }
            return organ == Organ.ECOSOC || organ == null && !period ? "E" + what + bare : null;
        }
        if (first >= NO_SESSION) {
            return null;
        }
        if (organ == Organ.RIGHTS) {
            return "A/HRC" + what + bare;
        }
        if (organ == Organ.ASSEMBLY) {
            return "A" + what + bare;
        }
        if (organ != null) {
            return null;
        }
        if (own != null && own.startsWith("A/HRC/") && first <= 99) {
            return "A/HRC" + what + bare;
        }
        return !session.group(1).isEmpty() || first >= FIRST_SESSION ? "A" + what + bare : null;
    }
}
