package org.compendium.web;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The words of the interface, from `vaadin-i18n/translations*.properties`. English is complete and
/// stands in for whatever another language lacks.
@Component
class Messages implements I18NProvider {

    private static final String BUNDLE = "vaadin-i18n.translations";
    private static final Logger log = LoggerFactory.getLogger(Messages.class);

    // Without it, a server that runs in French would answer everybody in French.
    private static final ResourceBundle.Control ENGLISH_LAST =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final List<Locale> provided =
            Stream.of("en", "ar", "zh", "fr", "ru", "es")
                    .map(Locale::forLanguageTag)
                    .filter(Messages::isProvided)
                    .toList();

    /// Those of the six languages of the United Nations that have a bundle, English first.
    @Override
    public List<Locale> getProvidedLocales() {
        return provided;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... values) {
        try {
            String text = ResourceBundle.getBundle(BUNDLE, locale, ENGLISH_LAST).getString(key);
            return values.length == 0 ? text : new MessageFormat(text, locale).format(values);
        } catch (MissingResourceException e) {
            log.error("No message has the key {}", key);
            return key;
        }
    }

    private static boolean isProvided(Locale locale) {
        return locale.getLanguage().equals("en")
                || Messages.class.getResource(
                                "/vaadin-i18n/translations_"
                                        + locale.toLanguageTag()
                                        + ".properties")
                        != null;
    }
}
