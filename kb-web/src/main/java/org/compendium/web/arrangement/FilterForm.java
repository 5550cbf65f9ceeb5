package org.compendium.web.arrangement;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.compendium.account.Viewer;
import org.compendium.arrangement.Arrangements;

/// What the register is narrowed by, as a plain form of the browser: nothing is sent until it is.
final class FilterForm extends Composite<Div> {

    private static final String FILLED_IN = "new URLSearchParams(new FormData(element)).toString()";

    /// @param narrowed told what was filled in
    FilterForm(
            Arrangements arrangements,
            ToldArrangements told,
            Arrangements.Asked asked,
            Viewer viewer,
            Locale locale,
            Consumer<Arrangements.Asked> narrowed) {
        HtmlContainer form = new HtmlContainer("form");
        form.addClassName("narrow-by");
        form.getElement().setAttribute("role", "search");
        HtmlContainer words = new HtmlContainer("input");
        words.getElement()
                .setAttribute("type", "search")
                .setAttribute("name", "q")
                .setAttribute("value", asked.words());
        form.add(field("words", words));
        for (Arrangements.Respect respect : Arrangements.Respect.values()) {
            String name = respect.name().toLowerCase(Locale.ROOT);
            form.add(
                    field(
                            name,
                            select(
                                    name,
                                    told.options(
                                            respect,
                                            arrangements.counts(respect, asked, viewer),
                                            locale),
                                    told,
                                    respect,
                                    chosen(asked, respect),
                                    locale)));
        }
        NativeButton show = new NativeButton(getTranslation("arrangements.show"));
        show.getElement().setAttribute("type", "submit");
        show.addClassName("button");
        form.add(show);
        form.getElement()
                .addEventListener(
                        "submit",
                        event ->
                                narrowed.accept(
                                        asked(
                                                QueryParameters.fromString(
                                                        event.getEventData()
                                                                .get(FILLED_IN)
                                                                .asString()))))
                .addEventData(FILLED_IN)
                .preventDefault();
        getContent().add(form);
    }

    /// @throws IllegalArgumentException when there is no such purpose or stage
    static Arrangements.Asked asked(QueryParameters given) {
        return new Arrangements.Asked(
                given(given, "q"),
                given(given, "purpose"),
                given(given, "form"),
                given(given, "country"),
                given(given, "stage"));
    }

    private static String given(QueryParameters given, String name) {
        return given.getSingleParameter(name).orElse("").strip();
    }

    /// What stands in the address behind the question mark; only what narrows.
    static Map<String, String> parameters(Arrangements.Asked asked) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("q", asked.words());
        all.put("purpose", asked.purpose());
        all.put("form", asked.form());
        all.put("country", asked.country());
        all.put("stage", asked.stage());
        all.values().removeIf(String::isEmpty);
        return all;
    }

    private static String chosen(Arrangements.Asked asked, Arrangements.Respect respect) {
        return switch (respect) {
            case PURPOSE -> asked.purpose();
            case FORM -> asked.form();
            case COUNTRY -> asked.country();
            case STAGE -> asked.stage();
        };
    }

    private NativeLabel field(String name, HtmlContainer control) {
        Span words = new Span(getTranslation("arrangements.by." + name));
        words.addClassName("label");
        NativeLabel label = new NativeLabel();
        label.add(words, control);
        return label;
    }

    private HtmlContainer select(
            String name,
            List<Map.Entry<String, String>> options,
            ToldArrangements told,
            Arrangements.Respect respect,
            String chosen,
            Locale locale) {
        HtmlContainer select = new HtmlContainer("select");
        select.getElement().setAttribute("name", name);
        select.add(option("", getTranslation("arrangements.all"), chosen));
        options.forEach(one -> select.add(option(one.getKey(), one.getValue(), chosen)));
        // What was asked for stays to be seen when nothing has it.
        if (!chosen.isEmpty() && options.stream().noneMatch(one -> one.getKey().equals(chosen))) {
            select.add(
                    option(
                            chosen,
                            getTranslation(
                                    "arrangements.option", told.value(respect, chosen, locale), 0),
                            chosen));
        }
        return select;
    }

    private static HtmlContainer option(String value, String text, String chosen) {
        HtmlContainer option = new HtmlContainer("option");
        option.setText(text);
        option.getElement().setAttribute("value", value);
        option.getElement().setAttribute("selected", value.equals(chosen));
        return option;
    }
}
