package org.compendium.ingest;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.compendium.ingest.extract.Block;
import org.jspecify.annotations.Nullable;

/// The heading of an annex.
///
/// @param name `annex` or `appendix`, as an eId has it
/// @param number "1" for "Annex I"; empty when none is printed
record Annex(String name, String number) {

    private static final Pattern HEADING =
            Pattern.compile(
                    "(?:(annexe?s?|anexo|приложение|附件|(?:ال)?مرفق)|(appendix|appendice|ap[ée]ndice|добавление|дополнение|附录|(?:ال)?تذييل))"
                            + "(?:\\s+([IVX]{1,5}|\\d{1,2}|[A-Z])(?=[\\s.:*–—-]|$)|\\s*([一二三四五六七八九十])|\\s+(الأول|الثاني|الثالث|الرابع|الخامس))?"
                            + "\\s*\\*{0,3}(?:[.:–—-]?\\s+(?=[^\\p{Ll}(]).{2,160})?",
                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final String CHINESE = "一二三四五六七八九十";
    private static final Map<String, String> ARABIC =
            Map.of("الأول", "1", "الثاني", "2", "الثالث", "3", "الرابع", "4", "الخامس", "5");

    /// @return null when the part is not the heading of an annex
    static @Nullable Annex of(Part part) {
        String text = part.text().strip();
        if (text.length() > 200
                || "AП附Дمتا".indexOf(text.charAt(0)) < 0
                || part.kind() == Block.Kind.ROW
                || part.kind() == Block.Kind.NOTE
                || part.kind() == Block.Kind.ITEM
                || ".;,:".indexOf(text.charAt(text.length() - 1)) >= 0) {
            return null;
        }
        Matcher heading = HEADING.matcher(text);
        // Case matters after the name: "Annex to the report" is no heading.
        if (!heading.matches() || lowerCaseFollows(text, heading)) {
            return null;
        }
        return new Annex(heading.group(1) != null ? "annex" : "appendix", number(heading));
    }

    private static boolean lowerCaseFollows(String text, Matcher heading) {
        int end =
                heading.group(3) != null
                        ? heading.end(3)
                        : heading.group(1) != null ? heading.end(1) : heading.end(2);
        return Character.isLowerCase(text.codePointAt(0))
                || text.substring(end).matches("[\\s*]+\\p{Ll}.*");
    }

    private static String number(Matcher heading) {
        @Nullable String printed = heading.group(3);
        if (printed != null) {
            int roman = Mark.roman(printed);
            return roman > 0 && printed.equals(printed.toUpperCase(java.util.Locale.ROOT))
                    ? Integer.toString(roman)
                    : printed;
        }
        @Nullable String chinese = heading.group(4);
        if (chinese != null) {
            return Integer.toString(CHINESE.indexOf(chinese) + 1);
        }
        @Nullable String arabic = heading.group(5);
        return arabic == null ? "" : ARABIC.getOrDefault(arabic, "");
    }
}
