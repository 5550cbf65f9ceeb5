package org.compendium.web.curate;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.compendium.curated.Aspects;
import org.compendium.curated.Entry;
import org.compendium.curated.EntryForm;
import org.compendium.theme.Concept;
import org.compendium.web.Names;
import org.compendium.web.Several;

/// The form of an entry. Each change is told at once, so that it can be saved.
final class DraftForm extends Composite<Div> {

    private static final List<String> STATUSES =
            List.of(
                    "promising",
                    "supported",
                    "contested",
                    "superseded",
                    "reported",
                    "unscored",
                    "mentioned");

    private final EntryForm before;
    private final List<Aspects.Aspect> aspects;
    private final Function<String, Optional<String>> passage;
    private final Runnable changed;

    private final TextField title = new TextField();
    private final TextArea called = new TextArea();
    private final TextArea summary = new TextArea();
    private final Select<String> status = new Select<>();
    private final TextField period = new TextField();
    private final TextField checked = new TextField();
    private final TextField review = new TextField();
    private final MultiSelectComboBox<String> themes = Several.field();
    private final MultiSelectComboBox<String> countries = Several.field();
    private final TextArea lineage = new TextArea();
    private final TextArea notReported = new TextArea();
    private final Map<String, TextArea> sections = new LinkedHashMap<>();
    private final List<ClaimFields> claims = new ArrayList<>();
    private final Div claimList = new Div();

    /// @param passage the text of a passage as held, by what was typed; empty when it is not held
    /// @param changed what happens after each change
    DraftForm(
            EntryForm form,
            List<Aspects.Aspect> aspects,
            List<Concept> thesaurus,
            Names names,
            Function<String, Optional<String>> passage,
            Runnable changed) {
        this.before = form;
        this.aspects = aspects;
        this.passage = passage;
        this.changed = changed;
        text(title, "name", form.title());
        area(called, "called", String.join("\n", form.names()));
        called.setHelperText(getTranslation("draft.called.help"));
        called.setVisible(form.type().equals(Entry.Type.ORGANISATION.slug()));
        area(summary, "summary", form.summary());
        status.setLabel(getTranslation("draft.status"));
        status.setItems(STATUSES);
        status.setItemLabelGenerator(slug -> getTranslation("status." + slug));
        status.setValue(form.status());
        status.addValueChangeListener(event -> changed.run());
        text(period, "period", form.period());
        text(checked, "checked", form.checked());
        text(review, "review", form.review());
        themes.setLabel(getTranslation("draft.themes"));
        themes.setItems(thesaurus.stream().map(Concept::id).toList());
        themes.setItemLabelGenerator(id -> names.theme(id, getLocale()));
        themes.setValue(Set.copyOf(form.themes()));
        countries.setLabel(getTranslation("draft.countries"));
        countries.setItems(names.countries(getLocale()));
        countries.setItemLabelGenerator(code -> names.country(code, getLocale()));
        countries.setValue(Set.copyOf(form.countries()));
        Stream.of(themes, countries)
                .forEach(field -> {
                    field.addClassName("wide");
                    field.addValueChangeListener(event -> changed.run());
                });
        area(lineage, "lineage", String.join("\n", form.lineage()));
        lineage.setHelperText(getTranslation("draft.lineage.help"));
        area(notReported, "notReported", String.join("\n", form.notReported()));
        notReported.setHelperText(getTranslation("draft.notReported.help"));
        form.claims().forEach(this::add);
        Button another =
                new Button(
                        getTranslation("draft.claim.add"),
                        event -> {
                            add(
                                    new EntryForm.Claim(
                                            "",
                                            "",
                                            "",
                                            "",
                                            "",
                                            "",
                                            "",
                                            Entry.Strength.SUPPORTED.slug(),
                                            List.of(new EntryForm.Cite("", ""))));
                            changed.run();
                        });
        Div text = new Div();
        text.addClassName("fields");
        form.sections()
                .forEach((heading, words) -> {
                    TextArea area = new TextArea(heading);
                    area.setValue(words);
                    area.addClassName("wide");
                    area.addValueChangeListener(event -> changed.run());
                    sections.put(heading, area);
                    text.add(area);
                });
        Div head =
                new Div(title, called, summary, status, period, checked, review, themes, countries);
        head.addClassName("fields");
        Div rest = new Div(notReported, lineage);
        rest.addClassName("fields");
        getContent()
                .add(
                        head,
                        new H2(getTranslation("draft.claims")),
                        claimList,
                        another,
                        new H2(getTranslation("practices.text")),
                        text,
                        new H2(getTranslation("draft.rest")),
                        rest);
        getContent().addClassName("draft-form");
    }

    private void text(TextField field, String name, String value) {
        field.setLabel(getTranslation("draft." + name));
        field.setValue(value);
        field.setClassName("wide", name.equals("name"));
        field.addValueChangeListener(event -> changed.run());
    }

    private void area(TextArea field, String name, String value) {
        field.setLabel(getTranslation("draft." + name));
        field.setValue(value);
        field.addClassName("wide");
        field.addValueChangeListener(event -> changed.run());
    }

    private void add(EntryForm.Claim claim) {
        ClaimFields fields =
                new ClaimFields(
                        claim,
                        aspects,
                        passage,
                        changed,
                        gone -> {
                            claims.remove(gone);
                            claimList.remove(gone);
                            changed.run();
                        });
        claims.add(fields);
        claimList.add(fields);
    }

    /// What stands in the form.
    EntryForm form() {
        Map<String, String> written = new LinkedHashMap<>();
        sections.forEach((heading, area) -> written.put(heading, area.getValue()));
        return new EntryForm(
                before.id(),
                before.type(),
                title.getValue(),
                summary.getValue(),
                status.getValue(),
                period.getValue(),
                before.about(),
                checked.getValue().strip(),
                review.getValue().strip(),
                lineage.getValue().lines().toList(),
                chosen(before.themes(), themes.getValue()),
                chosen(before.countries(), countries.getValue()),
                claims.stream().map(ClaimFields::claim).toList(),
                notReported.getValue().lines().toList(),
                written,
                called.getValue().lines().toList());
    }

    // Those that stay keep their order.
    private static List<String> chosen(List<String> before, Set<String> now) {
        return Stream.concat(
                        before.stream().filter(now::contains),
                        now.stream().filter(one -> !before.contains(one)).sorted())
                .toList();
    }
}
