package org.compendium.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Document symbols in running text, with the corrigenda and addenda that are listed after them.
///
/// Source of the grammar: United Nations Editorial Manual, "Document symbols": a series, then
/// organs, sessions, years, numbers, separated by strokes, and at the end `Add.`, `Corr.`, `Rev.`
final class SymbolText {

    /// The first elements of the series that United Nations bodies issue.
    private static final Set<String> SERIES =
            Set.of(
                    "A", "S", "E", "T", "ST", "SG", "TD", "DP", "CD", "CCPR", "CERD", "CEDAW",
                    "CAT", "CRC", "CRPD", "CMW", "CED", "HRI", "UNEP", "HSP", "HS", "ID", "IDB",
                    "GC", "TRADE", "ECE", "ENERGY", "TRANS", "LC", "ESCAP", "ECA", "FCCC", "CBD",
                    "ICCD", "CTOC", "CAC", "JIU", "CLCS", "SPLOS", "LOS", "ISBA", "PBC", "APLC",
                    "CCW", "BWC", "NPT", "DC", "CCM", "UNCTAD", "UNW", "WFP", "SC", "INFCIRC",
                    "UNODC", "UNFPA", "IT", "MICT", "OPS", "ICSC", "CEB", "AT", "UNITAR", "UNU",
                    "CEP", "MP", "EB", "COP");

    private static final String PART =
            "(?:\\s?\\((?:Vols?\\.\\s?[IVX]+|Parts?\\s?[IVX]+|(?:19|20)\\d{2}|S-[IVX]+|[IVXLC]+|SUPP)\\)|\\(\\d{1,3}\\))";
    private static final String ELEMENT = "[A-Z0-9][A-Za-z0-9]*(?:[.-][A-Za-z0-9]+)*" + PART + "?";

    private static final Pattern SYMBOL =
            Pattern.compile(
                    "(?<![A-Za-z0-9_./@#&=-]|\\p{IsCyrillic})(?:https?://(?:www\\.)?)?(?:(?:docs\\.un\\.org|undocs\\.org)/(?:(?:en|fr|es|ru|ar|zh)/)?)?"
                            + "(?<symbol>(?<series>[A-Z]{1,8}(?:\\.\\d{1,3})?)(?:/\\s?(?=(?:Add|Corr|Rev|L)\\.)"
                            + ELEMENT
                            + "|/"
                            + ELEMENT
                            + "){1,9})(?:(?<double>\\s?[-–]\\s?(?:[A-Z]{1,4}/)(?:"
                            + ELEMENT
                            + "/?){1,7}))?(?![A-Za-z]|/[A-Za-z0-9])");

    /// An organ below the first element: `COM.3`, `C.5`, `WG.2`.
    private static final Pattern ORGAN =
            Pattern.compile(
                    "/(?:C|AC|CN|COM|CONF|WG|WP|SC|GE|EM|EX|PC|IGC|OEWG|BUR|SR|PV|RES|DEC|INF|NGO|CRP|MISC|SER|ADM|GC|GCSS|IG)(?:\\.\\d|/\\d|\\()");

    private static final Pattern YEAR_OR_ROMAN =
            Pattern.compile("\\s?\\((?:(?:19|20)\\d{2}|S-[IVX]+|[IVXLC]+)\\)$");
    private static final Pattern RESOLUTION_LETTER =
            Pattern.compile(
                    "\\s?(?:[B-F]|A(?!\\s(?!and\\b|et\\b|y\\b|of\\b|or\\b|du\\b|de\\b)\\p{Ll}))(?!\\.?[\\p{L}\\p{N}/])");
    private static final Pattern NUMBERED_RESOLUTION =
            Pattern.compile("[A-Z]{1,5}/(?:RES|DEC)/(?:[SE]+-)?\\d+/\\d+");

    private static final Pattern SUFFIX =
            Pattern.compile(
                    "(?<sep>\\s*(?:[,،、]|\\((?:and\\s)?)?\\s*(?:(?:and|et|y|и|و|和|及|&)\\s*)?)(?:(?<kind>Add|Corr|Rev|Amend)\\.(?<from>\\d{1,3})|(?<bare>\\d{1,2})(?![\\p{L}\\p{N}%/]|\\.\\d|\\s\\p{Ll}))(?:\\s?[-–]\\s?(?:/?(?:Add|Corr|Rev)\\.)?(?<to>\\d{1,3})(?![/\\p{N}]))?");
    private static final Pattern LAST =
            Pattern.compile(
                    "(?<base>.*)/(?<kind>Add|Corr|Rev|Amend)\\.(?<number>\\d{1,3})(?:-(?<to>\\d{1,3}))?");

    private SymbolText() {}

    static List<Cited> in(String text) {
        List<Cited> found = new ArrayList<>();
        if (text.indexOf('/') < 0) {
            return found;
        }
        Matcher matcher = SYMBOL.matcher(text);
        int from = 0;
        while (matcher.find(from)) {
            from = matcher.end();
            int start = matcher.start("symbol");
            int end = matcher.end("symbol");
            String symbol = trimmed(matcher.group("symbol"));
            end = start + symbol.length();
            if (NUMBERED_RESOLUTION.matcher(symbol).matches()) {
                Matcher letter = RESOLUTION_LETTER.matcher(text).region(end, text.length());
                letter.useTransparentBounds(true);
                if (letter.lookingAt()) {
                    end = letter.end();
                    symbol = text.substring(start, end);
                }
            }
            if (!valid(symbol, matcher.group("series"))) {
                continue;
            }
            String twin = matcher.group("double");
            if (twin != null
                    && end == matcher.end("symbol")
                    && twin.chars().anyMatch(Character::isDigit)) {
                end = matcher.end("double");
                symbol = symbol + "-" + twin.replaceFirst("^\\s?[-–]\\s?", "");
            }
            from = Math.max(from, suffixes(text, start, end, written(symbol), found));
        }
        return found;
    }

    // "A/80/605 (2025)" is a report and a year; only resolutions carry years.
    private static String trimmed(String symbol) {
        Matcher part = YEAR_OR_ROMAN.matcher(symbol);
        if (part.find()
                && Character.isWhitespace(symbol.charAt(part.start()))
                && !symbol.contains("/RES/")
                && !symbol.contains("/DEC/")) {
            return symbol.substring(0, part.start());
        }
        return symbol.replaceFirst("/(?:Add|Corr|Rev)$", "");
    }

    private static boolean valid(String symbol, String series) {
        if (symbol.chars().noneMatch(Character::isDigit)) {
            return false;
        }
        String[] elements = symbol.split("/");
        boolean known = SERIES.contains(series.replaceFirst("\\.\\d+$", ""));
        if (elements.length == 2) {
            return known && elements[1].matches("\\d{3,5}(?:\\s?\\([^)]*\\))?|[A-Z]+\\.\\d+.*");
        }
        boolean organ = ORGAN.matcher(symbol).find();
        if (series.length() == 1 && elements[1].matches("[A-Z][a-z].*")) {
            return false;
        }
        return known && !elements[1].matches("[a-z].*") || organ && elements.length >= 3;
    }

    private static String written(String symbol) {
        return symbol.replaceAll("/\\s", "/");
    }

    /// Adds the symbol and what is listed after it: "A/80/633 and Corr.1 and Add.1".
    private static int suffixes(String text, int start, int end, String symbol, List<Cited> found) {
        Matcher last = LAST.matcher(symbol);
        String base = symbol;
        String kind = "";
        if (last.matches()) {
            base = last.group("base");
            kind = last.group("kind");
            if (last.group("to") != null) {
                range(start, end, base, kind, last.group("number"), last.group("to"), found);
            } else {
                found.add(Cited.of(start, end, symbol));
            }
        } else {
            found.add(Cited.of(start, end, symbol));
        }
        int done = end;
        Matcher more = SUFFIX.matcher(text);
        more.useTransparentBounds(true);
        // "A/80/604/Add.1–13"
        if (!kind.isEmpty()) {
            Matcher through =
                    Pattern.compile("\\s?–\\s?(?:/?Add\\.)?(\\d{1,3})(?![/\\p{N}])").matcher(text);
            if (through.region(done, text.length()).lookingAt()) {
                found.removeLast();
                done = through.end();
                range(
                        start,
                        done,
                        base,
                        kind,
                        String.valueOf(last.group("number")),
                        through.group(1),
                        found);
            }
        }
        String full = symbol;
        String printed = kind;
        while (more.region(done, text.length()).lookingAt()) {
            String next = more.group("kind");
            boolean joined = more.group("sep").isEmpty();
            boolean and = more.group("sep").matches(".*(?:\\p{L}|&).*");
            if (joined || next == null && (kind.isEmpty() || !and)) {
                break;
            }
            String number = String.valueOf(next == null ? more.group("bare") : more.group("from"));
            int from = next == null ? more.start("bare") : more.start("kind");
            // A corrigendum after an addendum corrects the addendum; a second addendum is its
            // sibling.
            String of = "Corr".equals(next) && !printed.isEmpty() ? full : base;
            String what = next == null ? kind : next;
            String to = more.group("to");
            range(from, more.end(), of, what, number, to == null ? number : to, found);
            kind = what;
            full = what.equals(printed) ? of + "/" + what + "." + number : full;
            done = more.end();
        }
        return done;
    }

    private static void range(
            int start,
            int end,
            String base,
            String kind,
            String from,
            String to,
            List<Cited> found) {
        int first = Integer.parseInt(from);
        int last = Math.min(Integer.parseInt(to), first + 99);
        for (int number = first; number <= Math.max(first, last); number++) {
            found.add(Cited.of(start, end, base + "/" + kind + "." + number));
        }
    }
}
