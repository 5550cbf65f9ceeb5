package org.compendium.web.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.compendium.document.Citations;
import org.compendium.document.Document;
import org.compendium.web.CurrentViewer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/// The permanent addresses. They name works and paragraphs, and lead to wherever these are shown
/// now.
@RestController
class Cite {

    private static final Pattern PARAGRAPH = Pattern.compile("(.+)/para/([^/]+)");
    private static final Pattern PASSAGE = Pattern.compile("(.+)/([^/]+)");

    private final Citations citations;
    private final CurrentViewer current;

    Cite(Citations citations, CurrentViewer current) {
        this.citations = citations;
        this.current = current;
    }

    @GetMapping("/cite/**")
    ResponseEntity<Void> cite(
            HttpServletRequest request, @RequestParam(defaultValue = "") String lang) {
        String path =
                UriUtils.decode(
                        request.getRequestURI()
                                .substring(request.getContextPath().length() + "/cite/".length()),
                        StandardCharsets.UTF_8);
        List<String> languages = languages(request, lang);
        Matcher paragraph = PARAGRAPH.matcher(path);
        if (paragraph.matches()) {
            var found =
                    citations.paragraph(
                            paragraph.group(1), paragraph.group(2), languages, current.viewer());
            if (found.isPresent()) {
                return to(found.get(), paragraph.group(1));
            }
        }
        Optional<Document> document = citations.document(path, languages, current.viewer());
        if (document.isPresent()) {
            return redirect(Addresses.reader(document.get()) + notice(document.get(), path));
        }
        Matcher passage = PASSAGE.matcher(path);
        if (passage.matches()) {
            var found =
                    citations.passage(
                            passage.group(1), passage.group(2), languages, current.viewer());
            if (found.isPresent()) {
                return to(found.get(), passage.group(1));
            }
        }
        throw new Problem(
                HttpStatus.NOT_FOUND,
                "We hold nothing under '"
                        + path
                        + "': neither the work nor a digest of it has this paragraph, or it is not"
                        + " released. Search for its words or symbol instead.");
    }

    @GetMapping("/id/{id}")
    ResponseEntity<Void> id(
            @PathVariable String id,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String lang) {
        return citations
                .document(id, languages(request, lang), current.viewer())
                .map(document -> redirect(Addresses.reader(document)))
                .orElseThrow(() -> Problem.noDocument(id));
    }

    private static ResponseEntity<Void> to(Citations.Found found, String work) {
        return redirect(
                Addresses.reader(found.document(), found.passage())
                        + notice(found.document(), work));
    }

    // The reader says that a digest stands in for the work that was cited.
    private static String notice(Document document, String work) {
        return document.retells() != null && document.retells().value().equalsIgnoreCase(work)
                ? "?from=digest"
                : "";
    }

    private static ResponseEntity<Void> redirect(String where) {
        return ResponseEntity.status(HttpStatus.FOUND).location(URI.create(where)).build();
    }

    private static List<String> languages(HttpServletRequest request, String lang) {
        List<String> languages = new ArrayList<>();
        if (!lang.isBlank()) {
            languages.add(lang);
        }
        if (request.getHeader("Accept-Language") != null) {
            for (Locale locale : Collections.list(request.getLocales())) {
                languages.add(locale.getLanguage());
            }
        }
        return languages;
    }
}
