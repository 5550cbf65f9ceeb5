package org.compendium.web.manual;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.compendium.manual.Choice;
import org.compendium.manual.Manual;
import org.compendium.place.Region;
import org.compendium.place.Regions;
import org.compendium.web.Names;
import org.jspecify.annotations.Nullable;

/// The choices as a plain form of the browser: nothing is sent until it is, and then all at once,
/// which a slow line bears best.
final class ChoiceForm extends Composite<Div> {

    private static final String FILLED_IN = "new URLSearchParams(new FormData(element)).toString()";
    private static final Regions REGIONS = Regions.ofPack();

    private final HtmlContainer form = new HtmlContainer("form");

    ChoiceForm(
            Manual manual, Choice choice, Names names, Locale locale, Consumer<Choice> composed) {
        form.addClassName("choices");
        form.add(
                chapters(manual, choice),
                field("compose.place", place(choice, names, locale)),
                field("compose.stage", stage(choice)),
                culture(choice));
        NativeButton compose = new NativeButton(getTranslation("compose.do"));
        compose.getElement().setAttribute("type", "submit");
        compose.addClassName("button");
        form.add(compose);
        form.getElement()
                .addEventListener(
                        "submit",
                        event ->
                                composed.accept(
                                        choice(
                                                manual,
                                                QueryParameters.fromString(
                                                        event.getEventData()
                                                                .get(FILLED_IN)
                                                                .asString()))))
                .addEventData(FILLED_IN)
                .preventDefault();
        getContent().add(form);
    }

    private static Choice choice(Manual manual, QueryParameters filledIn) {
        List<String> chapters = filledIn.getParameters("chapter");
        String place = filledIn.getSingleParameter("place").orElse("");
        boolean region = REGIONS.find(place).isPresent();
        return Choice.of(
                manual,
                chapters.size() == manual.chapters().size() ? "" : String.join(",", chapters),
                region ? "" : place,
                region ? place : "",
                filledIn.getSingleParameter("stage").orElse(""),
                filledIn.getSingleParameter("culture").orElse(""));
    }

    private Component chapters(Manual manual, Choice choice) {
        HtmlContainer set = new HtmlContainer("fieldset");
        HtmlContainer legend = new HtmlContainer("legend");
        legend.setText(getTranslation("compose.chapters"));
        legend.addClassName("label");
        Paragraph help = new Paragraph(getTranslation("compose.chapters.help"));
        help.addClassName("meta");
        set.add(legend, help);
        for (Manual.Chapter chapter : manual.chapters()) {
            Span name = new Span(chapter.title());
            name.getElement().setAttribute("lang", manual.language());
            set.add(
                    tick(
                            "chapter",
                            chapter.id(),
                            choice.chapters().isEmpty() || choice.chapters().contains(chapter.id()),
                            name));
        }
        return set;
    }

    private Component culture(Choice choice) {
        return tick(
                "culture", "true", choice.culture(), new Span(getTranslation("compose.culture")));
    }

    private static Component tick(String name, String value, boolean on, Component words) {
        HtmlContainer box = new HtmlContainer("input");
        box.getElement()
                .setAttribute("type", "checkbox")
                .setAttribute("name", name)
                .setAttribute("value", value)
                .setAttribute("checked", on);
        NativeLabel label = new NativeLabel();
        label.add(box, new Text(" "), words);
        label.addClassName("tick");
        return label;
    }

    private Component field(String key, HtmlContainer select) {
        NativeLabel label = new NativeLabel();
        Span words = new Span(getTranslation(key));
        words.addClassName("label");
        label.add(words, select);
        label.addClassName("choice");
        return label;
    }

    private HtmlContainer place(Choice choice, Names names, Locale locale) {
        HtmlContainer select = select("place");
        select.add(option("", getTranslation("compose.place.none"), null));
        HtmlContainer regions = group("compose.regions");
        REGIONS.all().stream()
                .map(Region::code)
                .forEach(code ->
                        regions.add(option(code, names.region(code, locale), choice.region())));
        HtmlContainer countries = group("compose.countries");
        names.countries(locale)
                .forEach(code ->
                        countries.add(option(code, names.country(code, locale), choice.country())));
        select.add(countries, regions);
        return select;
    }

    private HtmlContainer stage(Choice choice) {
        HtmlContainer select = select("stage");
        select.add(option("", getTranslation("compose.stage.none"), null));
        String chosen = choice.stage() == null ? null : choice.stage().slug();
        Arrays.stream(Manual.Stage.values())
                .map(Manual.Stage::slug)
                .forEach(slug ->
                        select.add(option(slug, getTranslation("compose.stage." + slug), chosen)));
        return select;
    }

    private static HtmlContainer select(String name) {
        HtmlContainer select = new HtmlContainer("select");
        select.getElement().setAttribute("name", name);
        return select;
    }

    private HtmlContainer group(String key) {
        HtmlContainer group = new HtmlContainer("optgroup");
        group.getElement().setAttribute("label", getTranslation(key));
        return group;
    }

    private static HtmlContainer option(String value, String text, @Nullable String chosen) {
        HtmlContainer option = new HtmlContainer("option");
        option.setText(text);
        option.getElement().setAttribute("value", value);
        option.getElement().setAttribute("selected", value.equals(chosen));
        return option;
    }
}
