package org.compendium.document;

/// Which version of the steps made a document out of its files. A document that older ones made is
/// outdated, and `./kb reprocess` makes it again.
///
/// **Raise a number here when its step comes to other results**; nothing else has to be done.
///
/// @param structure reading files and finding passages
/// @param description symbol, title, date and the rest
/// @param themes classification
public record MadeWith(int structure, int description, int themes) {

    /// Those of this build.
    public static final MadeWith CURRENT = new MadeWith(2, 1, 1);

    /// What is known of documents that were stored before this was kept.
    public static final MadeWith UNKNOWN = new MadeWith(0, 0, 0);

    /// @param text as [#toString()] writes it
    static MadeWith of(String text) {
        String[] parts = text.split(" ");
        if (parts.length != 3) {
            return UNKNOWN;
        }
        return new MadeWith(version(parts[0]), version(parts[1]), version(parts[2]));
    }

    private static int version(String part) {
        return Integer.parseInt(part.substring(part.indexOf('-') + 1));
    }

    @Override
    public String toString() {
        return "structure-" + structure + " description-" + description + " themes-" + themes;
    }
}
