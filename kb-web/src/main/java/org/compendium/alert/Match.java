package org.compendium.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.compendium.document.Document;
import org.compendium.document.Kind;
import org.compendium.search.Facet;
import org.compendium.search.FacetNames;
import org.compendium.search.SearchAddress;
import org.compendium.wording.Wording;
import org.springframework.stereotype.Component;

/// Says why a document matches a search, and what a search asks.
@Component
public class Match {

    private final FacetNames names;

    Match(FacetNames names) {
        this.names = names;
    }

    /// A sentence for the words, and one for each property by which the search is narrowed, with
    /// those of its values that the document has.
    public List<String> why(SearchAddress search, Document document, Wording words) {
        List<String> why = new ArrayList<>();
        if (!search.words().isEmpty()) {
            why.add(words.of("match.words", search.words()));
        }
        search.chosen()
                .forEach((facet, values) ->
                        why.add(
                                words.of(
                                        "match.facet",
                                        words.of("facet." + facet.slug()),
                                        names(facet, had(facet, values, document), words))));
        if (why.isEmpty()) {
            why.add(words.of("match.all"));
        }
        return why;
    }

    /// The search in a few words, for headings.
    public String described(SearchAddress search, Wording words) {
        List<String> parts = new ArrayList<>();
        if (!search.words().isEmpty()) {
            parts.add(search.words());
        }
        search.chosen().forEach((facet, values) -> parts.add(names(facet, values, words)));
        return parts.isEmpty() ? words.of("feed.all") : String.join(" · ", parts);
    }

    // Of themes and regions it may have a narrower one, groups depend on its day, stages on
    // its countries, and a body on its symbol: then all that was asked is named.
    private static Set<String> had(Facet facet, Set<String> values, Document document) {
        List<String> has =
                switch (facet) {
                    case THEME -> document.themes();
                    case COUNTRY -> document.countries();
                    case REGION -> document.regions();
                    case KIND -> List.of(document.kind().slug());
                    case LANGUAGE -> List.of(document.language());
                    case YEAR ->
                            document.year().isPresent()
                                    ? List.of(Integer.toString(document.year().getAsInt()))
                                    : List.of();
                    case GROUP, STAGE, BODY -> List.of();
                };
        Set<String> both = new java.util.LinkedHashSet<>(values);
        both.retainAll(has);
        return both.isEmpty() ? values : both;
    }

    private String names(Facet facet, Set<String> values, Wording words) {
        return String.join(
                ", ", values.stream().map(value -> name(facet, value, words)).sorted().toList());
    }

    private String name(Facet facet, String value, Wording words) {
        return switch (facet) {
            case KIND ->
                    Kind.ofSlug(value).map(kind -> words.of("kind." + kind.slug())).orElse(value);
            case LANGUAGE ->
                    value.equals("und")
                            ? words.of("language.und")
                            : names.of(facet, value, words.locale());
            default -> names.of(facet, value, words.locale());
        };
    }
}
