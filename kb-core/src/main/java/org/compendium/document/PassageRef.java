package org.compendium.document;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A passage named by its work and eId, as curated records cite it: `TD/B/COM.3/19#para_28`.
public record PassageRef(Symbol symbol, String eId) {

    private static final Pattern WORDS =
            Pattern.compile(
                    "(?<work>[^#,]+?)(?:,[\\s\\u00a0]+(?<section>[^#]+?))?,?[\\s\\u00a0]+para\\.?[\\s\\u00a0]*"
                            + "(?<number>\\d+[a-z]?(?:\\([a-z]+\\))*|(?:\\([a-z]+\\))+)");

    // These are no sections, and have eIds of their own kind.
    private static final Pattern COUNTED_APART =
            Pattern.compile("(?:annex|appendix|part)\\b.*", Pattern.CASE_INSENSITIVE);

    /// @throws IllegalArgumentException when the text is not of this form
    public static PassageRef of(String text) {
        int hash = text.indexOf('#');
        if (hash < 1 || hash == text.length() - 1) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a citation such as TD/B/COM.3/19#para_28");
        }
        return new PassageRef(new Symbol(text.substring(0, hash)), text.substring(hash + 1));
    }

    /// Reads what people write: the form above, or a citation in words as it is copied from a
    /// paragraph, "TD/B/COM.3/19, para. 18(a)", with the section where numbers begin afresh in it.
    ///
    /// @throws IllegalArgumentException when the text is neither
    public static PassageRef ofWords(String text) {
        Matcher words = WORDS.matcher(text.strip());
        if (!words.matches()) {
            return of(text.strip());
        }
        String section = words.group("section");
        String number = words.group("number");
        if (section == null
                ? number.startsWith("(")
                : COUNTED_APART.matcher(section).matches() || Slug.of(section).isEmpty()) {
            return of(text.strip());
        }
        return new PassageRef(
                new Symbol(words.group("work")),
                (section == null ? "" : "sec_" + Slug.of(section) + "__")
                        + Citations.eIdOf(number));
    }

    /// The number that the eId stands for: "28", "18(a)".
    public String label() {
        StringBuilder label = new StringBuilder();
        for (String part : eId.split("__")) {
            int underscore = part.indexOf('_');
            String kind = underscore < 0 ? part : part.substring(0, underscore);
            String number = part.substring(underscore + 1);
            if (kind.equals("para")) {
                label.append(number);
            } else if (kind.equals("item")) {
                label.append('(').append(number).append(')');
            }
        }
        return label.toString();
    }

    @Override
    public String toString() {
        return symbol + "#" + eId;
    }
}
