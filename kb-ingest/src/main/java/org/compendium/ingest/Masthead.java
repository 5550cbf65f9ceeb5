package org.compendium.ingest;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.compendium.document.Symbol;
import org.compendium.ingest.extract.Block;
import org.jspecify.annotations.Nullable;

/// The head of a United Nations document: symbol, distribution, date, body, agenda item, title,
/// author.
///
/// @param end the index of the first block after it; 0 when the document has none
/// @param title as printed; null when it could not be told apart
/// @param author the line "Report of …", "Note by …"; null when there is none
/// @param text of all its blocks, a line each
record Masthead(
        int end,
        @Nullable Symbol symbol,
        @Nullable LocalDate date,
        @Nullable String title,
        @Nullable String author,
        String text) {

    private static final int LONGEST = 60;

    private static final Pattern ISSUER =
            Pattern.compile(
                    "(?iu)\\bDistr\\.?|United\\s+Nations|Nations\\s+Unies|Naciones\\s+Unidas|Объедин[её]нных\\s+Наций|الأمم المتحدة|联合国");
    private static final Pattern SYMBOL =
            Pattern.compile(
                    "(?<![\\w/.])[A-Z][A-Za-z0-9]{0,11}(?:\\.[A-Z0-9]+)?(?:/(?:[A-Z0-9][A-Za-z0-9.–-]*)(?:\\([A-Za-z0-9. ]+\\)|(?<=/RES/\\d{1,4}) \\((?:(?:19|20)\\d{2}|[IVXLC]+)\\)| \\((?:Vols?\\. ?[IVX]+|Parts? [IVX]+)\\))?){1,8}(?: [A-F](?=\\*{0,3}$))?(?=\\*{0,3}(?:[\\s,;)\\]，、]|$))");

    /// A resolution printed without a masthead, as in collections: "73/7. Title" under the name of
    /// the Assembly, "Resolution 1325 (2000)" under that of the Council.
    private static final Pattern ASSEMBLY =
            Pattern.compile(
                    "(?iu)General Assembly|Assembl[ée]e g[ée]n[ée]rale|Asamblea General|Генеральной Ассамбле\\p{L}+|الجمعية العامة|大会");

    private static final Pattern ASSEMBLY_NUMBER =
            Pattern.compile(
                    "(?:[Rr][ée]soluci?[óo]n )?(\\d{2,3}/\\d{1,4})(?:\\s([A-F]))?[.．]\\s.*",
                    Pattern.DOTALL);
    private static final Pattern COUNCIL =
            Pattern.compile(
                    "(?iu)Security Council|Conseil de s[ée]curit[ée]|Consejo de Seguridad|Совет\\p{L}* Безопасности|مجلس الأمن|安全理事会");
    private static final Pattern COUNCIL_NUMBER =
            Pattern.compile(
                    "(?iu)(?:resolution|r[ée]solution|resoluci[óo]n|резолюция|القرار|第)\\s?(\\d{1,4})\\s?[(（]((?:19|20)\\d{2})[)）](?:\\s?号决议)?\\*{0,3}");
    private static final Pattern AUTHOR =
            Pattern.compile(
                    "(?iu)(?:(?:\\p{L}+\\s+){0,3}(?:report|note|study|memorandum|communication|submission|statement|summary)\\s+(?:prepared\\s+)?(?:by|of|from)\\s+(?:the\\s+)?.{3,200}"
                            + "|prepared by .{3,150}|rapport (?:de|du|établi).{3,200}|note (?:de|du).{3,200}|informe (?:de|del).{3,200}|nota (?:de|del).{3,200}|доклад .{3,200}|записка .{3,200})",
                    Pattern.DOTALL);
    private static final Pattern BODY_START =
            Pattern.compile(
                    "(?iu)(?:summary|executive summary|abstract|introduction|contents|table of contents|résumé|resumen|резюме|sommaire|índice)"
                            + "|The (?:General Assembly|Security Council|Economic and Social Council|Trade and Development Board|Human Rights Council|Conference),?"
                            + "|[IVX]{1,5}\\.[\\t ]+\\S.*|A\\.[\\t ]+\\S.*",
                    Pattern.DOTALL);
    private static final Pattern FURNITURE =
            Pattern.compile(
                    "(?iu).*(?:\\bDistr\\b|\\boriginal\\s*:|\\bsession$|^session|agenda|\\bitem \\d+|^geneva,|^new york,|english only|general assembly$|^united nations$|\\bboard$|\\bcommission\\b.*|\\bcouncil$|please recycle|^\\[|^\\d{2}-\\d{5}|adopted (?:by|on) ).*",
                    Pattern.DOTALL);
    private static final Pattern RESOLUTION_TITLE =
            Pattern.compile(
                    "(?:\\d{1,4}/\\d{1,4}|\\d{1,4} \\([^)]+\\))\\.\\s+(.{3,300})", Pattern.DOTALL);

    static Masthead of(List<Block> blocks) {
        int limit = Math.min(blocks.size(), LONGEST);
        int symbolAt = -1;
        @Nullable Symbol symbol = null;
        boolean issued = false;
        for (int i = 0; i < Math.min(limit, 25); i++) {
            String text = blocks.get(i).text();
            if (text.length() > 400 || Digests.says(text)) {
                break;
            }
            issued |= ISSUER.matcher(text).find();
            if (symbol == null) {
                symbol = symbol(text).orElse(null);
                symbolAt = symbol == null ? -1 : i;
            }
            if (symbol != null && issued) {
                break;
            }
        }
        boolean alone =
                symbol != null
                        && symbolAt <= 6
                        && blocks.get(symbolAt).text().length() <= symbol.value().length() + 40;
        if (symbol == null || !issued && !alone) {
            return resolution(blocks, limit);
        }
        int end = symbolAt + 1;
        int author = -1;
        while (end < limit) {
            Block block = blocks.get(end);
            String text = block.text().strip();
            boolean title =
                    block.bold() || text.length() < 400 && FURNITURE.matcher(text).matches();
            if (BODY_START.matcher(text).matches()
                    || !Mark.numbers(text).isEmpty()
                    || text.length() > 250
                            && !title
                            && author < 0
                            && !block.bold()
                            && block.kind() != Block.Kind.HEADING) {
                break;
            }
            if (author >= 0) {
                break;
            }
            if (AUTHOR.matcher(text).matches()
                    && !RESOLUTION_TITLE.matcher(text).matches()
                    && text.length() < 300
                    && !endsSentence(text)) {
                author = end;
            }
            if (RESOLUTION_TITLE.matcher(text).matches()) {
                end++;
                break;
            }
            end++;
        }
        if (end == limit && author < 0) {
            end = symbolAt + 1;
        }
        String whole =
                blocks.subList(0, end).stream()
                        .map(block -> block.text().replace('\t', ' '))
                        .collect(Collectors.joining("\n"));
        return new Masthead(
                end,
                symbol,
                date(blocks, end, symbolAt),
                title(blocks, symbolAt, end, author),
                author < 0 ? null : blocks.get(author).text(),
                whole);
    }

    /// A resolution that has no masthead of its own, or nothing.
    private static Masthead resolution(List<Block> blocks, int limit) {
        boolean assembly = false;
        boolean council = false;
        for (int i = 0; i < Math.min(limit, 15); i++) {
            String text = blocks.get(i).text().replace('\t', ' ').strip();
            if (text.length() > 400) {
                break;
            }
            assembly |= ASSEMBLY.matcher(text).find();
            council |= COUNCIL.matcher(text).find();
            Matcher ofAssembly = ASSEMBLY_NUMBER.matcher(text);
            if (assembly && ofAssembly.matches()) {
                String letter = ofAssembly.group(2) == null ? "" : " " + ofAssembly.group(2);
                return numbered(blocks, i, "A/RES/" + ofAssembly.group(1) + letter);
            }
            Matcher ofCouncil = COUNCIL_NUMBER.matcher(text);
            // The Council's name may follow: "Adopted by the Security Council at its …".
            String near = i + 1 < limit ? blocks.get(i + 1).text() : "";
            if (ofCouncil.matches() && (council || COUNCIL.matcher(near).find())) {
                return numbered(
                        blocks, i, "S/RES/" + ofCouncil.group(1) + " (" + ofCouncil.group(2) + ")");
            }
        }
        return new Masthead(0, null, null, null, null, "");
    }

    private static Masthead numbered(List<Block> blocks, int at, String symbol) {
        int end = Math.min(blocks.size(), at + 2);
        String whole =
                blocks.subList(0, end).stream()
                        .map(block -> block.text().replace('\t', ' '))
                        .collect(Collectors.joining("\n"));
        Matcher title = RESOLUTION_TITLE.matcher(blocks.get(at).text().strip());
        return new Masthead(
                at + 1,
                new Symbol(symbol),
                Dates.first(whole).orElse(null),
                title.matches() ? title.group(1) : null,
                null,
                whole);
    }

    private static boolean endsSentence(String text) {
        return Part.endsSentence(text);
    }

    static Optional<Symbol> symbol(String text) {
        Matcher found = SYMBOL.matcher(text.replace('\t', ' '));
        while (found.find()) {
            String value = found.group();
            if (value.chars().anyMatch(Character::isDigit)
                    && !value.matches("[A-Z]?\\d+/\\d+|.*\\d{4}/\\d{2}")) {
                Optional<Symbol> symbol = Symbol.of(value);
                if (symbol.isPresent()) {
                    return symbol;
                }
            }
        }
        return Optional.empty();
    }

    /// The first date after the symbol or the distribution; before the title, and not that of the
    /// meeting.
    private static @Nullable LocalDate date(List<Block> blocks, int end, int symbolAt) {
        for (int i = Math.min(symbolAt, 3); i < Math.min(end, symbolAt + 15); i++) {
            Optional<LocalDate> date = Dates.first(blocks.get(i).text().replace('\t', ' '));
            if (date.isPresent()) {
                return date.get();
            }
        }
        for (int i = 0; i < symbolAt; i++) {
            Optional<LocalDate> date = Dates.first(blocks.get(i).text().replace('\t', ' '));
            if (date.isPresent()) {
                return date.get();
            }
        }
        return null;
    }

    private static @Nullable String title(List<Block> blocks, int symbolAt, int end, int author) {
        for (int i = symbolAt; i < end; i++) {
            Matcher resolution = RESOLUTION_TITLE.matcher(blocks.get(i).text().strip());
            if (resolution.matches()) {
                return resolution.group(1);
            }
        }
        int last = author >= 0 ? author - 1 : end - 1;
        for (int i = last; i > symbolAt; i--) {
            String text = blocks.get(i).text().strip();
            if (blocks.get(i).kind() != Block.Kind.ROW
                    && text.length() > 3
                    && text.chars().anyMatch(Character::isLetter)
                    && (blocks.get(i).bold() || !FURNITURE.matcher(text).matches())
                    && !(AUTHOR.matcher(text).matches() && author >= 0)) {
                return text;
            }
        }
        return null;
    }
}
