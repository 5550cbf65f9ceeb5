package org.compendium.web.manual;

import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.compendium.manual.Manual;
import org.compendium.manual.Manuals;

/// What the address of a page asks for: a manual in a language, which stands as a parameter only
/// where it is not the reader's own.
record Asked(Manual manual, List<Manual> languages) {

    private static final String LANGUAGE = "language";

    /// @throws NotFoundException when there is no such manual
    static Asked of(
            Manuals manuals, String id, QueryParameters parameters, Locale locale, String notHeld) {
        String language = parameters.getSingleParameter(LANGUAGE).orElse(locale.getLanguage());
        return new Asked(
                manuals.find(id, language).orElseThrow(() -> new NotFoundException(notHeld)),
                manuals.find(id));
    }

    /// The same page in this language.
    ///
    /// @param more parameters that stay; may be empty
    static String in(String path, String language, String more) {
        return path + '?' + LANGUAGE + '=' + language + (more.isEmpty() ? "" : '&' + more);
    }

    /// Another page of the manual, in the language that is read now.
    String page(String rest, Locale locale) {
        String path = manual.address() + (rest.isEmpty() ? "" : '/' + rest);
        return language(locale).isEmpty() ? path : in(path, manual.language(), "");
    }

    /// The language as it has to stand in addresses; empty where nobody needs to say it.
    String language(Locale locale) {
        return languages.size() == 1
                        || manual.language().equals(locale.getLanguage())
                        || manual.equals(languages.getFirst())
                                && languages.stream()
                                        .noneMatch(
                                                one -> one.language().equals(locale.getLanguage()))
                ? ""
                : manual.language();
    }

    /// The names of the languages that there are, each in its own.
    String languageNames() {
        return languages.stream().map(Asked::name).collect(Collectors.joining(", "));
    }

    static String name(Manual manual) {
        Locale own = Locale.forLanguageTag(manual.language());
        String name = own.getDisplayLanguage(own);
        return name.substring(0, 1).toUpperCase(own) + name.substring(1);
    }
}
