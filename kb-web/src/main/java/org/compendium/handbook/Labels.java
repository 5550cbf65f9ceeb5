package org.compendium.handbook;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Locale;
import java.util.ResourceBundle;
import org.compendium.wording.Wording;

/// What a handbook says about itself, in the language of the manual where we have it, else in
/// English.
record Labels(Wording words) {

    /// Where the text of manuals may be looked up: Creative Commons Attribution 4.0 International.
    static final String LICENCE = "https://creativecommons.org/licenses/by/4.0/";

    private static final String BUNDLE = "org.compendium.handbook.labels";
    private static final ResourceBundle.Control ENGLISH_LAST =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /// @param language BCP 47
    static Labels in(String language) {
        return new Labels(Wording.in(language));
    }

    /// @throws java.util.MissingResourceException when there are no such words
    String of(String key, Object... values) {
        String text = ResourceBundle.getBundle(BUNDLE, words.locale(), ENGLISH_LAST).getString(key);
        return values.length == 0 ? text : new MessageFormat(text, words.locale()).format(values);
    }

    String disclaimer() {
        return words.of("disclaimer");
    }

    String official() {
        return words.of("briefing.official");
    }

    String date(LocalDate date) {
        return words.date(date);
    }

    /// The name of the language, in itself.
    String language() {
        Locale locale = words.locale();
        return locale.getDisplayLanguage(locale);
    }
}
