package org.compendium.web.search;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import java.util.function.Consumer;

/// The field and its button: a form of its own, so that Enter and a telephone's search key work.
final class SearchField extends Composite<HtmlContainer> {

    final Input words = new Input();

    SearchField(Consumer<String> search) {
        HtmlContainer form = getContent();
        form.addClassName("field");
        form.getElement().setAttribute("role", "search");
        form.getElement().setAttribute("action", "search");
        words.setId("q");
        words.setType("search");
        words.setPlaceholder(getTranslation("search.placeholder"));
        words.getElement().setAttribute("name", "q");
        words.getElement().setAttribute("autocomplete", "off");
        words.getElement().setAttribute("enterkeyhint", "search");
        NativeLabel label = new NativeLabel(getTranslation("search.label"));
        label.setFor(words);
        label.addClassName("vh");
        NativeButton button = new NativeButton(getTranslation("search.button"));
        button.addClassName("button");
        button.getElement().setAttribute("type", "submit");
        form.add(label, words, button);
        // The value is read from the event: it may not have reached the server yet.
        form.getElement()
                .addEventListener(
                        "submit",
                        event ->
                                search.accept(
                                        event.getEventData()
                                                .get("element.elements.q.value")
                                                .asString()))
                .addEventData("element.elements.q.value")
                .preventDefault();
    }

    @Override
    protected HtmlContainer initContent() {
        return new HtmlContainer("form");
    }
}
