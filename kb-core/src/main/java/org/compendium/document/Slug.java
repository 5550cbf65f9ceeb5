package org.compendium.document;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// A title as it stands in an eId.
public final class Slug {

    private static final int LONGEST = 60;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");

    private Slug() {}

    /// @return `recommendations-addressed-to-governments`; empty for a title without Latin letters
    public static String of(String title) {
        String plain = Normalizer.normalize(title, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        plain = MARKS.matcher(plain).replaceAll("");
        plain = OTHERS.matcher(plain).replaceAll("-");
        int from = plain.startsWith("-") ? 1 : 0;
        int to = plain.length() > from && plain.endsWith("-") ? plain.length() - 1 : plain.length();
        plain = plain.substring(from, to);
        if (plain.length() <= LONGEST) {
            return plain;
        }
        int cut = plain.lastIndexOf('-', LONGEST);
        return plain.substring(0, cut > 20 ? cut : LONGEST);
    }
}
