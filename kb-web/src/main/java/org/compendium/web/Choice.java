package org.compendium.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One of a few answers, as the browser's own radio buttons: the arrow keys go from one to the
/// next, and Tab leads past them.
public final class Choice extends Composite<Div> {

    private final Div row = new Div();

    /// @param name of its own on the page
    /// @param question what is answered; text, or more
    /// @param options what can be answered, by value, in order
    /// @param chosen null when nothing is yet
    /// @param choose told each time that somebody chooses
    public Choice(
            String name,
            Component question,
            Map<String, String> options,
            @Nullable String chosen,
            Consumer<String> choose) {
        // Not a legend: the number of a paragraph could not stand on its line.
        Div asked = new Div(question);
        asked.addClassName("asked-of");
        asked.setId("asked-" + name);
        row.addClassName("options");
        // What paper shows where nothing is chosen.
        row.getElement().setAttribute("data-none", getTranslation("choice.none"));
        getContent().addClassName("choice");
        getContent().getElement().setAttribute("role", "radiogroup");
        getContent().getElement().setAttribute("aria-labelledby", "asked-" + name);
        getContent().add(asked, row);
        options.forEach((value, words) -> {
            Element button = new Element("input");
            button.setAttribute("type", "radio");
            button.setAttribute("name", name);
            button.setAttribute("value", value);
            if (value.equals(chosen)) {
                button.setAttribute("checked", true);
            }
            button.addEventListener("change", event -> choose.accept(value));
            HtmlContainer label = new HtmlContainer("label");
            label.getElement().appendChild(button);
            label.add(new Span(words));
            row.add(label);
        });
    }
}
