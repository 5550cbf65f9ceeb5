package org.compendium.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.i18n.AcceptHeaderLocaleResolver;

/// What pages fetch from the interface for programs, such as suggestions and tables, is in the
/// language that the reader chose. Without a choice it is in that of the browser, which may be one
/// that the interface does not speak: labels are held in six.
@Component("localeResolver")
class ChosenLocale extends AcceptHeaderLocaleResolver {

    private final ReaderLanguage languages;

    ChosenLocale(ReaderLanguage languages) {
        this.languages = languages;
    }

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        return languages.chosen(request.getCookies()).orElseGet(() -> super.resolveLocale(request));
    }
}
