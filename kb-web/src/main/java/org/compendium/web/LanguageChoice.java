package org.compendium.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;

/// Keeps the language that somebody chooses by `?lang=fr` in the address of any page, and leads to
/// the same address without it.
class LanguageChoice extends OncePerRequestFilter {

    static final String PARAMETER = "lang";

    private static final Duration KEPT = Duration.ofDays(365);

    private final ReaderLanguage languages;

    LanguageChoice(ReaderLanguage languages) {
        this.languages = languages;
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        Optional<Locale> chosen =
                request.getMethod().equals("GET")
                        ? parts(query)
                                .filter(LanguageChoice::chooses)
                                .flatMap(part ->
                                        languages
                                                .spoken(part.substring(PARAMETER.length() + 1))
                                                .stream())
                                .reduce((first, last) -> last)
                        : Optional.empty();
        if (chosen.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(ReaderLanguage.COOKIE, chosen.get().toLanguageTag())
                        .path(request.getContextPath() + "/")
                        .maxAge(KEPT)
                        .sameSite("Lax")
                        .httpOnly(true)
                        .secure(request.isSecure())
                        .build()
                        .toString());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        String rest = parts(query).filter(part -> !chooses(part)).collect(Collectors.joining("&"));
        // Two slashes would lead to another site.
        String page = request.getRequestURI().replaceFirst("^/+", "/");
        response.sendRedirect(rest.isEmpty() ? page : page + "?" + rest);
    }

    private static Stream<String> parts(String query) {
        return Stream.of(query.split("&")).filter(part -> !part.isEmpty());
    }

    private static boolean chooses(String part) {
        return part.startsWith(PARAMETER + "=");
    }
}
