package org.compendium.wording;

import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/// What is said in one language. Files and mails leave the application, so their words do not wait
/// for the interface to speak that language.
public record Wording(Locale locale) {

    /// BCP 47.
    public static final List<String> LANGUAGES = List.of("ar", "en", "es", "fr", "ru", "zh");

    private static final String BUNDLE = "org.compendium.wording.words";
    private static final ResourceBundle.Control ENGLISH_LAST =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /// In this language where we have it, else in English.
    public static Wording in(Locale locale) {
        return in(locale.getLanguage());
    }

    /// @param language BCP 47
    public static Wording in(String language) {
        return new Wording(Locale.forLanguageTag(LANGUAGES.contains(language) ? language : "en"));
    }

    /// @throws java.util.MissingResourceException when there are no such words
    public String of(String key, Object... values) {
        String text = ResourceBundle.getBundle(BUNDLE, locale, ENGLISH_LAST).getString(key);
        return values.length == 0 ? text : new MessageFormat(text, locale).format(values);
    }

    /// In English as the United Nations write it: 2 October 1998.
    public String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale.getLanguage().equals("en") ? Locale.UK : locale)
                .format(date);
    }

    /// BCP 47.
    public String language() {
        return locale.getLanguage();
    }

    public boolean rightToLeft() {
        return isRightToLeft(language());
    }

    /// @param language BCP 47
    public static boolean isRightToLeft(String language) {
        return List.of("ar", "fa", "he", "ur")
                .contains(Locale.forLanguageTag(language).getLanguage());
    }
}
