package org.compendium.web.manual;

import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.Optional;
import org.compendium.manual.Manual;
import org.compendium.theme.Concept;
import org.compendium.theme.Themes;
import org.compendium.web.Link;
import org.compendium.web.Names;

/// Explains the terms of a page. Pressing a term opens its explanation, which came with the page:
/// nothing is asked of the server, and the keyboard does it too (HTML, the popover attribute).
final class Glossary {

    private static final String DEFINED_IN = "en";

    private final Themes themes;
    private final String language;
    private final Locale locale;
    private int terms;

    /// @param language of the manual
    Glossary(Themes themes, String language, Locale locale) {
        this.themes = themes;
        this.language = language;
        this.locale = locale;
    }

    /// @param below where the explanation stands until it is opened
    void write(Manual.Piece.Term term, HasComponents words, Div below) {
        Optional<Concept> concept = themes.find(term.concept());
        if (concept.isEmpty()) {
            words.add(new Text(term.text()));
            return;
        }
        String id = "term-" + ++terms;
        NativeButton button = new NativeButton(term.text());
        button.addClassName("term");
        button.getElement().setAttribute("type", "button");
        button.getElement().setAttribute("popovertarget", id);
        words.add(button);
        below.add(explanation(concept.get(), id));
    }

    private Div explanation(Concept concept, String id) {
        Div box = new Div();
        box.setId(id);
        box.addClassName("gloss");
        box.getElement().setAttribute("popover", "");
        box.getElement().setAttribute("role", "group");
        box.getElement().setAttribute("lang", locale.toLanguageTag());
        Span label = new Span(concept.label(language));
        label.addClassName("label");
        label.getElement().setAttribute("lang", language);
        Paragraph definition =
                new Paragraph(
                        concept.definition().isEmpty()
                                ? box.getTranslation("manual.term.none")
                                : concept.definition());
        if (!concept.definition().isEmpty()) {
            definition.getElement().setAttribute("lang", DEFINED_IN);
        }
        box.getElement().setAttribute("aria-label", concept.label(language));
        box.add(
                label,
                definition,
                Link.to(
                        Names.THEMES + '/' + concept.id(),
                        box.getTranslation(
                                "manual.term.theme", concept.label(locale.getLanguage()))));
        return box;
    }
}
