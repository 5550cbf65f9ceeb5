package org.compendium.web.reader;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.compendium.theme.Concept;
import org.compendium.web.Names;
import org.jspecify.annotations.Nullable;

/// For curators: adds a theme to the document, with the passage that is open as evidence.
final class AddTheme extends Composite<Section> {

    private static final String SELECT = "theme-to-add";

    /// @param present slugs of the themes that the document has
    /// @param passage eId of the passage that is open; null when none is
    AddTheme(Curating curating, Names names, Set<String> present, @Nullable String passage) {
        H2 heading = new H2(getTranslation("themes.add"));
        heading.addClassName("label");
        Paragraph hint =
                new Paragraph(
                        getTranslation(
                                passage == null ? "themes.add.document" : "themes.add.passage"));
        hint.addClassName("meta");
        HtmlContainer label = new HtmlContainer("label");
        label.setText(getTranslation("themes.add.theme"));
        label.getElement().setAttribute("for", SELECT);
        HtmlContainer select = new HtmlContainer("select");
        select.setId(SELECT);
        select.add(option("", getTranslation("themes.add.choose")));
        Map<String, String> byName = new TreeMap<>(Comparator.naturalOrder());
        for (Concept concept : curating.thesaurus()) {
            if (!present.contains(concept.id())) {
                byName.put(names.theme(concept.id(), getLocale()), concept.id());
            }
        }
        byName.forEach((name, slug) -> select.add(option(slug, name)));
        select.getElement().addPropertyChangeListener("value", "change", event -> {});
        ThemeNote note = new ThemeNote("themes.add.why");
        Paragraph missing = new Paragraph(getTranslation("themes.add.missing"));
        missing.getElement().setAttribute("role", "alert");
        missing.setVisible(false);
        NativeButton add = new NativeButton(getTranslation("themes.add.do"));
        add.addClassNames("button", "plain");
        add.addClickListener(event -> {
            String chosen = select.getElement().getProperty("value", "");
            missing.setVisible(chosen.isEmpty());
            if (!chosen.isEmpty()) {
                curating.add(chosen, passage == null ? List.of() : List.of(passage), note.text());
            }
        });
        Div form = new Div(label, select, note, missing, add);
        form.addClassName("decide");
        getContent().add(heading, hint, form);
    }

    private static HtmlContainer option(String value, String text) {
        HtmlContainer option = new HtmlContainer("option");
        option.getElement().setAttribute("value", value);
        option.setText(text);
        return option;
    }
}
