package org.compendium.web.reader;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasHelper;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.compendium.document.Description;
import org.compendium.document.Document;
import org.compendium.document.Field;
import org.compendium.document.Kind;
import org.compendium.document.Provenance;
import org.compendium.ingest.Descriptions;
import org.compendium.web.Names;
import org.compendium.web.Several;
import org.compendium.web.Written;
import org.jspecify.annotations.Nullable;

/// For curators: what is said of the document, where each value came from, and the means to correct
/// it. Only what was changed becomes the curator's own.
final class DescriptionForm extends Composite<NativeDetails> {

    final Map<Field, TextField> texts = new LinkedHashMap<>();
    final Select<Kind> kind = new Select<>();
    final MultiSelectComboBox<String> countries = Several.field();
    final Button save = new Button();
    final Paragraph problem = new Paragraph();

    private final Description before;

    /// @param saved what happens after a correction
    DescriptionForm(Document document, Descriptions descriptions, Names names, Runnable saved) {
        before = document.description();
        getContent().setSummaryText(getTranslation("describe.heading"));
        getContent().addClassName("describe");
        Div fields = new Div();
        fields.addClassName("fields");
        fields.add(text(Field.TITLE, before.title()));
        if (before.retells() == null) {
            fields.add(text(Field.SYMBOL, before.symbol() == null ? "" : before.symbol().value()));
        }
        fields.add(
                text(Field.DATE, before.date() == null ? "" : before.date().toString()),
                text(Field.LANGUAGE, before.language()));
        kind.setLabel(getTranslation("describe.kind"));
        kind.setItems(Kind.values());
        kind.setItemLabelGenerator(one -> names.kind(one, getLocale()));
        kind.setValue(before.kind());
        source(kind, Field.KIND);
        fields.add(kind);
        fields.add(
                text(Field.BODY, or(before.body())),
                text(Field.SESSION, or(before.session())),
                text(Field.AGENDA_ITEM, or(before.agendaItem())));
        countries.setLabel(getTranslation("describe.countries"));
        countries.setItems(names.countries(getLocale()));
        countries.setItemLabelGenerator(code -> names.country(code, getLocale()));
        countries.setValue(Set.copyOf(before.countries()));
        countries.addClassName("wide");
        source(countries, Field.COUNTRIES);
        fields.add(countries);
        save.setText(getTranslation("describe.save"));
        save.addThemeNames("primary");
        save.addClickListener(event -> save(document, descriptions, saved));
        problem.addClassName("problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        Paragraph what = new Paragraph(getTranslation("describe.what"));
        what.addClassName("meta");
        getContent().setContent(new Div(what, fields, problem, save));
    }

    private TextField text(Field field, String value) {
        TextField text = new TextField(getTranslation("describe." + field.slug()));
        text.setValue(value);
        text.setClassName("wide", field == Field.TITLE);
        source(text, field);
        texts.put(field, text);
        return text;
    }

    private void source(HasHelper component, Field field) {
        Provenance from = before.provenance().get(field);
        if (from != null) {
            component.setHelperText(
                    getTranslation(
                            "describe.from",
                            getTranslation("source." + from.source().slug()),
                            getTranslation("certainty." + from.certainty().slug())));
        }
    }

    private void save(Document document, Descriptions descriptions, Runnable saved) {
        Map<String, String> said = changed();
        if (said.isEmpty()) {
            getContent().setOpen(false);
            return;
        }
        try {
            descriptions.correct(document.id(), said);
            saved.run();
        } catch (IllegalArgumentException e) {
            Written.inEnglish(problem).setText(String.valueOf(e.getMessage()));
            problem.setVisible(true);
        }
    }

    private Map<String, String> changed() {
        Map<String, String> said = new LinkedHashMap<>();
        texts.forEach((field, text) -> {
            String value = text.getValue().strip();
            if (!value.equals(value(field))) {
                said.put(field.slug(), value);
            }
        });
        if (kind.getValue() != before.kind()) {
            said.put(Field.KIND.slug(), kind.getValue().slug());
        }
        if (!new TreeSet<>(before.countries()).equals(new TreeSet<>(countries.getValue()))) {
            // Those that stay keep their order.
            List<String> codes = new ArrayList<>(before.countries());
            codes.retainAll(countries.getValue());
            countries.getValue().stream()
                    .filter(code -> !codes.contains(code))
                    .sorted()
                    .forEach(codes::add);
            said.put(Field.COUNTRIES.slug(), String.join(",", codes));
        }
        return said;
    }

    private String value(Field field) {
        return switch (field) {
            case TITLE -> before.title();
            case SYMBOL -> before.symbol() == null ? "" : before.symbol().value();
            case DATE -> before.date() == null ? "" : before.date().toString();
            case LANGUAGE -> before.language();
            case BODY -> or(before.body());
            case SESSION -> or(before.session());
            case AGENDA_ITEM -> or(before.agendaItem());
            case KIND, DISTRIBUTION, ORIGINAL_LANGUAGE, COUNTRIES, REGIONS -> "";
        };
    }

    private static String or(@Nullable String value) {
        return value == null ? "" : value;
    }
}
