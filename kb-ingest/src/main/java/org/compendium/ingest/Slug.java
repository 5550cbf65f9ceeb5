package org.compendium.ingest;

import java.text.Normalizer;
import java.util.Locale;

/// A title as it stands in an eId.
final class Slug {

    private static final int LONGEST = 60;

    private Slug() {}

    /// @return `recommendations-addressed-to-governments`; empty for a title without Latin letters
    static String of(String title) {
        String plain =
                Normalizer.normalize(title, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        if (plain.length() <= LONGEST) {
            return plain;
        }
        int cut = plain.lastIndexOf('-', LONGEST);
        return plain.substring(0, cut > 20 ? cut : LONGEST);
    }
}
