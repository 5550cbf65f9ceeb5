package org.compendium.reference;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Finds what a text cites, passage after passage, because "ibid." leads to what was cited before
/// it.
///
/// A number of a paragraph is taken only with what it belongs to: a symbol or resolution beside it,
/// or "above", "below", "of the present report", which are the document itself. "Paragraph 5 of the
/// agreement" leads nowhere.
public final class Mentions {

    /// Between "paragraphs 25 to 28" and "(A/80/604)" stand at most this many characters.
    private static final int FARTHEST = 110;

    /// Farther apart they are two links.
    private static final int ONE_LINK = 48;

    private static final Pattern IBID =
            Pattern.compile(
                    "(?u)(?<!\\p{L})(?:[Ii]bid\\.?|[Ii]bíd\\.?|[Тт]ам же|المرجع نفسه|同上)(?!\\p{L})");

    /// Without one of these there is no "ibid.".
    private static final List<String> IBID_STEMS = List.of("bid", "bíd", "ам же", "المرجع", "同上");

    private static final Pattern SELF =
            Pattern.compile(
                    "(?u)^(?:\\s?\\([a-z]\\))?[\\s,]*(?:above|below|supra|infra|ci-dessus|ci-dessous|plus haut|plus bas|supra|(?:más )?(?:arriba|abajo)|(?:que )?(?:anteced|preced|sigu)en?|anterior(?:es)?|выше|ниже|أعلاه|أدناه|(?:of|in|du|del|de la|de|из)?\\s?(?:(?:the |this )?present |this |présent[e]? |presente |настоящ\\p{L}{2,3} |el presente )(?:report|document|note|paper|resolution|decision|rapport|informe|nota|resolución|доклад\\p{L}*|документ\\p{L}*|записк\\p{L}*|резолюци\\p{L}*)|من هذ[اه] (?:التقرير|الوثيقة|المذكرة|القرار))(?!\\p{L})");
    private static final Pattern SELF_BEFORE = Pattern.compile("(?:上文|下文|本报告|本文件)$");

    /// Between a work and the numbers of its paragraphs.
    private static final Pattern BESIDE =
            Pattern.compile(
                    "(?u)^(?:\\s?\\((?:advance|unedited|adelanto|version|prévisionnel|предварительн)[^)]{0,40}\\))?(?:号文件|号决议)?[\\s,，(（:]*(?:(?:see|in particular|especially|notably|inter alia|summary|résumé|resumen|резюме|and|et|y|и|operative|preambular|的|特别是)[\\s,，]*)*$");

    /// A part whose numbering may be its own: the work is cited, its paragraph is not known.
    private static final Pattern PART =
            Pattern.compile(
                    "(?iu)^(?:\\s?\\([^)]{0,40}\\))?[\\s,(]*(?:and )?(?:chaps?\\b|chapters?|annex(?:es)?|appendix|sects?\\b|sections?|parts?|enclosures?|tables?|chapitres?|annexes?|anexos?|caps?\\b|secc|гл\\b|разд|прил|الفصل|المرفق)[^;)(]{0,70}$");

    private static final Pattern OF =
            Pattern.compile(
                    "(?u)^(?:\\s?\\([a-z]\\))?\\s?(?:(?:of|to|in|and|du|de|des|del|d['’]|из|к|من|в)\\s[^;()\\d]{0,"
                            + FARTHEST
                            + "}\\(?|(?:de\\s)?l['’]?|的)?$");

    private final @Nullable String own;
    private @Nullable String last;

    /// @param own the document's own symbol, which it does not cite by printing it; null when it
    ///   has none
    public Mentions(@Nullable String own) {
        this.own = own;
    }

    /// What this text cites, in order, not overlapping but for lists such as "Add.1–3", which are
    /// several works in one place.
    ///
    /// @param passage the next of the document
    public List<Mention> in(String passage) {
        if (passage.chars().noneMatch(Mentions::digit)
                && IBID_STEMS.stream().noneMatch(passage::contains)) {
            return List.of(); // whatever is cited has a number, and most passages have none
        }
        String text = plain(passage);
        List<Cited> works = works(text);
        List<Mention> found = new ArrayList<>();
        Map<Cited, Integer> begins = new HashMap<>();
        Map<Cited, Integer> ends = new HashMap<>();
        Map<Cited, String> labels = new HashMap<>();
        int before = 0; // the end of the last list of numbers that belongs to a work
        @Nullable Cited lastWork = null;
        for (Numbers list : Numbers.in(text)) {
            if (itself(text, list)) {
                add(found, list, 0, null);
                continue;
            }
            Cited work = beside(works, list.start());
            boolean continues = work != null && work.equals(lastWork) && before > work.end();
            if (work != null) {
                String gap = text.substring(continues ? before : work.end(), list.start());
                if (BESIDE.matcher(gap).matches()) {
                    if (continues || labels.containsKey(work)) {
                        add(found, list, 0, work.symbol());
                    } else {
                        ends.put(work, list.numbers().getFirst().end());
                        labels.put(work, list.numbers().getFirst().label());
                        add(found, list, 1, work.symbol());
                    }
                    lastWork = work;
                    before = list.end();
                    continue;
                }
                if (gap.length() < FARTHEST && PART.matcher(gap).matches()) {
                    lastWork = work;
                    before = list.end();
                    continue;
                }
            }
            Cited next = after(works, list.end());
            if (next == null
                    || labels.containsKey(next)
                    || !OF.matcher(text.substring(list.end(), next.head())).matches()) {
                continue;
            }
            int far = next.start() - list.end();
            Numbers.Number end = list.numbers().getLast();
            if (far <= ONE_LINK) {
                boolean single = list.numbers().size() == 1;
                begins.put(next, single ? list.start() : end.start());
                labels.put(next, end.label());
                for (int i = 0; i < list.numbers().size() - 1; i++) {
                    Numbers.Number number = list.numbers().get(i);
                    found.add(
                            new Mention(
                                    i == 0 ? list.start() : number.start(),
                                    number.end(),
                                    next.symbol(),
                                    number.label()));
                }
            } else {
                add(found, list, 0, next.symbol());
            }
        }
        for (Cited work : works) {
            boolean ibid = IBID.matcher(text.substring(work.start(), work.end())).matches();
            @Nullable String label = labels.get(work);
            if (key(work.symbol()).equals(own == null ? "" : key(own)) && label == null
                    || ibid && label == null) {
                continue;
            }
            found.add(
                    new Mention(
                            begins.getOrDefault(work, work.start()),
                            ends.getOrDefault(work, work.end()),
                            work.symbol(),
                            label));
        }
        found.sort(Comparator.comparingInt(Mention::start).thenComparingInt(Mention::end));
        return found;
    }

    private static void add(List<Mention> found, Numbers list, int from, @Nullable String symbol) {
        for (int i = from; i < list.numbers().size(); i++) {
            Numbers.Number number = list.numbers().get(i);
            found.add(
                    new Mention(
                            i == 0 ? list.start() : number.start(),
                            number.end(),
                            symbol,
                            number.label()));
        }
    }

    private static boolean itself(String text, Numbers list) {
        return SELF.matcher(text.substring(list.end(), Math.min(text.length(), list.end() + 60)))
                        .find()
                || SELF_BEFORE.matcher(text.substring(0, list.start())).find();
    }

    /// Symbols, resolutions and "ibid.", in order; where two overlap the longer one stands.
    private List<Cited> works(String text) {
        List<Cited> all = new ArrayList<>(SymbolText.in(text));
        int symbols = all.size();
        for (Cited resolution : Resolutions.in(text, own)) {
            boolean taken =
                    all.subList(0, symbols).stream()
                            .anyMatch(symbol ->
                                    symbol.start() < resolution.end()
                                            && resolution.start() < symbol.end());
            if (!taken) {
                all.add(resolution);
            }
        }
        all.sort(Comparator.comparingInt(Cited::start).thenComparingInt(Cited::end));
        // "Ibid." is the report that was cited, also where a resolution was named on the way.
        List<Cited> reports = all.stream().filter(work -> work.head() == work.start()).toList();
        boolean possible = IBID_STEMS.stream().anyMatch(text::contains);
        Matcher ibid = IBID.matcher(text);
        while (possible && ibid.find()) {
            Cited before = beside(reports, ibid.start());
            before = before == null && last == null ? beside(all, ibid.start()) : before;
            @Nullable String symbol = before == null ? last : before.symbol();
            if (symbol != null) {
                all.add(Cited.of(ibid.start(), ibid.end(), symbol));
            }
        }
        all.sort(Comparator.comparingInt(Cited::start).thenComparingInt(Cited::end));
        if (!reports.isEmpty()) {
            last = reports.getLast().symbol();
        }
        return all;
    }

    private static @Nullable Cited beside(List<Cited> works, int at) {
        @Nullable Cited nearest = null;
        for (Cited work : works) {
            if (work.end() <= at) {
                nearest = work;
            }
        }
        return nearest;
    }

    private static @Nullable Cited after(List<Cited> works, int at) {
        return works.stream().filter(work -> work.start() >= at).findFirst().orElse(null);
    }

    /// No-break spaces and hyphens as plain ones; the length stays.
    private static String plain(String text) {
        return text.replace('\u00a0', ' ')
                .replace('\u2007', ' ')
                .replace('\u202f', ' ')
                .replace('\u3000', ' ')
                .replace('\u2011', '-')
                .replace('\u2010', '-')
                .replace('（', '(')
                .replace('）', ')');
    }

    private static boolean digit(int c) {
        return c >= '0' && c <= '9';
    }

    private static String key(String symbol) {
        return symbol.replaceAll("\\s+", "").toUpperCase(Locale.ROOT);
    }
}
