package org.compendium.web.theme;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.compendium.web.Link;

/// The whole thesaurus, to take along.
final class Exports extends Composite<Paragraph> {

    Exports() {
        getContent().addClassName("meta");
        getContent()
                .add(
                        new Span(getTranslation("care.export") + " "),
                        Link.out("api/v1/concepts.ttl", getTranslation("care.export.turtle")),
                        new Span(" · "),
                        Link.out("api/v1/concepts.jsonld", getTranslation("care.export.jsonld")),
                        new Span(". " + getTranslation("care.export.what")));
    }
}
