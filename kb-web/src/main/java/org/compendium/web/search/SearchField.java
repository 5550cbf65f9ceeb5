package org.compendium.web.search;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.function.Consumer;
import org.compendium.search.Facet;

/// The field and its button: a form of its own, so that Enter and a telephone's search key work.
final class SearchField extends Composite<HtmlContainer> {

    private static final String SUGGESTIONS = "suggestions";

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
        form.add(label, words, button, suggestions());
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

    // Filled in the browser (compendium.js), so that a letter costs no round through this server's
    // session.
    private UnorderedList suggestions() {
        words.getElement().setAttribute("role", "combobox");
        words.getElement().setAttribute("aria-autocomplete", "list");
        words.getElement().setAttribute("aria-controls", SUGGESTIONS);
        words.getElement().setAttribute("aria-expanded", "false");
        UnorderedList list = new UnorderedList();
        list.setId(SUGGESTIONS);
        list.addClassName("suggestions");
        list.getElement().setAttribute("role", "listbox");
        list.getElement().setAttribute("aria-label", getTranslation("search.suggestions"));
        list.getElement().setAttribute("hidden", true);
        for (Facet facet : List.of(Facet.THEME, Facet.COUNTRY, Facet.REGION, Facet.GROUP)) {
            list.getElement()
                    .setAttribute("data-" + facet.slug(), getTranslation("facet." + facet.slug()));
        }
        return list;
    }

    @Override
    protected HtmlContainer initContent() {
        return new HtmlContainer("form");
    }
}
