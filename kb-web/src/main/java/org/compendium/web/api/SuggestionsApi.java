package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.compendium.search.Completion;
import org.compendium.search.Completions;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Names;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What may be meant, while somebody types.
@RestController
@RequestMapping("/api/v1/suggestions")
@Tag(name = "Search")
class SuggestionsApi {

    private final Completions completions;
    private final Names names;
    private final CurrentViewer current;

    SuggestionsApi(Completions completions, Names names, CurrentViewer current) {
        this.completions = completions;
        this.names = names;
        this.current = current;
    }

    record SuggestionView(
            String kind,
            String text,
            @Nullable String symbol,
            @Nullable Long documents,
            String address) {}

    @Operation(
            summary = "Titles, symbols, concepts and places that begin with what was typed",
            description =
                    "At most "
                            + Completions.MOST
                            + ". 'kind' is document, theme, country, region or group; 'address' leads to"
                            + " the document, or to the documents with the concept or place, of which"
                            + " there are 'documents'. Names are found in Arabic, Chinese, English,"
                            + " French, Russian and Spanish and given in the language of the request.")
    @GetMapping
    List<SuggestionView> suggest(@RequestParam(defaultValue = "") String q, Locale locale) {
        String base = Base.url();
        return completions.of(q, current.viewer()).stream()
                .map(completion -> view(completion, base, locale))
                .toList();
    }

    private SuggestionView view(Completion completion, String base, Locale locale) {
        return switch (completion) {
            case Completion.Titled(var document) ->
                    new SuggestionView(
                            "document",
                            document.title(),
                            document.symbol() == null ? null : document.symbol().value(),
                            null,
                            base + "/" + Names.address(document.id()));
            case Completion.Named(var facet, var value, var documents) ->
                    new SuggestionView(
                            facet.slug(),
                            names.value(facet, value, locale),
                            null,
                            documents,
                            base
                                    + "/search?"
                                    + facet.slug()
                                    + "="
                                    + URLEncoder.encode(value, StandardCharsets.UTF_8));
        };
    }
}
