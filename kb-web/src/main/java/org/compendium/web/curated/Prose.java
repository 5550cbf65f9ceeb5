package org.compendium.web.curated;

import com.vaadin.flow.component.Html;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.commonmark.node.Link;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.compendium.document.PassageRef;
import org.compendium.document.Pinpoint;
import org.compendium.document.Pinpoints;
import org.compendium.web.Permalink;

/// CommonMark with citations: `[TD/B/COM.3/19#para_28]` becomes a red number that leads there. HTML
/// in the text is shown, not obeyed.
final class Prose {

    private static final Pattern CITATION =
            Pattern.compile("\\[([A-Z][A-Za-z0-9/.()-]*/[A-Za-z0-9/.()-]+#[A-Za-z0-9_-]+)]");
    private static final Parser PARSER = Parser.builder().build();

    private final HtmlRenderer renderer =
            HtmlRenderer.builder()
                    .escapeHtml(true)
                    .sanitizeUrls(true)
                    .attributeProviderFactory(context ->
                            (node, tag, attributes) -> {
                                if (node instanceof Link link) {
                                    mark(link, attributes);
                                }
                            })
                    .build();
    private final boolean oneWork;

    private final Pinpoints pinpoints;

    /// @param oneWork whether all numbers are of one work, which the page names once
    Prose(Pinpoints pinpoints, boolean oneWork) {
        this.pinpoints = pinpoints;
        this.oneWork = oneWork;
    }

    Html render(String markdown) {
        String linked = CITATION.matcher(markdown).replaceAll(this::link);
        return new Html(
                "<div class=\"prose\" lang=\"en\">"
                        + renderer.render(PARSER.parse(linked))
                        + "</div>");
    }

    /// The citations in a text, in order.
    static List<PassageRef> citations(String markdown) {
        return CITATION.matcher(markdown)
                .results()
                .map(result -> PassageRef.of(result.group(1)))
                .toList();
    }

    private String link(MatchResult citation) {
        Pinpoint cited = pinpoints.of(PassageRef.of(citation.group(1)));
        String shown = oneWork && !cited.number().isEmpty() ? cited.number() : cited.words();
        return "[" + shown + "](<" + Permalink.of(cited.passage()) + "> \"" + cited.words() + "\")";
    }

    private static void mark(Link link, Map<String, String> attributes) {
        attributes.put("router-ignore", "");
        if (link.getDestination().startsWith("cite/")) {
            attributes.put("class", "cite-n");
            attributes.put("aria-label", link.getTitle());
            attributes.remove("title");
        }
    }
}
