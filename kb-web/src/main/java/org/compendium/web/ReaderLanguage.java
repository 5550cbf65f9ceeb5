package org.compendium.web;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinServletResponse;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.Cookie;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Which language the interface speaks to a reader: the one that they chose ([LanguageChoice]),
/// else the first of those their browser asks for that we have, else English. Each page is asked
/// anew, so that a choice holds from the next page on, whoever is signed in.
@Component
public class ReaderLanguage implements VaadinServiceInitListener {

    static final String COOKIE = "language";

    private final Messages messages;

    ReaderLanguage(Messages messages) {
        this.messages = messages;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::say);
        event.getSource()
                .setSystemMessagesProvider(asked ->
                        // Without a request it is told the language of the page.
                        troubles(
                                asked.getRequest() == null
                                        ? asked.getLocale()
                                        : of(asked.getRequest())));
        event.getSource()
                .addUIInitListener(init -> {
                    VaadinRequest request = VaadinRequest.getCurrent();
                    if (request != null) {
                        speak(init.getUI(), of(request));
                    }
                });
    }

    /// The language in which the page is, or will be, that is asked for.
    public Locale of(VaadinRequest request) {
        return chosen(request.getCookies())
                .or(() -> asked(request))
                .orElse(messages.getProvidedLocales().getFirst());
    }

    /// A language that the interface speaks.
    ///
    /// @param tag BCP 47
    Optional<Locale> spoken(String tag) {
        return messages.getProvidedLocales().stream()
                .filter(locale -> locale.toLanguageTag().equals(tag))
                .findFirst();
    }

    /// The languages that the interface speaks.
    List<Locale> all() {
        return messages.getProvidedLocales();
    }

    /// What somebody chose; empty when nothing was, or nothing that the interface speaks.
    ///
    /// @param cookies of a request; null when there are none
    Optional<Locale> chosen(Cookie @Nullable [] cookies) {
        return cookies == null
                ? Optional.empty()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .flatMap(cookie -> spoken(cookie.getValue()).stream())
                        .findFirst();
    }

    // Whoever asks for none would be answered in the language of the machine.
    private Optional<Locale> asked(VaadinRequest request) {
        return request.getHeader("Accept-Language") == null
                ? Optional.empty()
                : Collections.list(request.getLocales()).stream()
                        .flatMap(locale -> spoken(locale.getLanguage()).stream())
                        .findFirst();
    }

    private void say(IndexHtmlResponse page) {
        Locale language = of(page.getVaadinRequest());
        page.getDocument().getElementsByTag("html").attr("lang", language.toLanguageTag());
        page.getDocument()
                .getElementsByTag("noscript")
                .forEach(words -> words.text(messages.getTranslation("system.noScript", language)));
        if (page.getVaadinResponse() instanceof VaadinServletResponse response) {
            // As a header it would stand beside that of the language that was asked for.
            response.setLocale(language);
            response.setHeader("Vary", "Accept-Language, Cookie");
            // The same address is another page once a language is chosen.
            response.setHeader("Cache-Control", "no-cache");
        }
    }

    private SystemMessages troubles(Locale language) {
        CustomizedSystemMessages words = new CustomizedSystemMessages();
        words.setInternalErrorCaption(messages.getTranslation("system.error", language));
        words.setInternalErrorMessage(messages.getTranslation("system.error.what", language));
        words.setCookiesDisabledCaption(messages.getTranslation("system.cookies", language));
        words.setCookiesDisabledMessage(messages.getTranslation("system.cookies.what", language));
        return words;
    }

    private void speak(UI ui, Locale language) {
        ui.setLocale(language);
        ui.getReconnectDialogConfiguration()
                .setDialogText(messages.getTranslation("system.reconnecting", language));
        ui.getReconnectDialogConfiguration()
                .setDialogTextGaveUp(messages.getTranslation("system.gaveUp", language));
    }
}
