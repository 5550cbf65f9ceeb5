package org.compendium.web.contribute;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.compendium.document.Kind;
import org.compendium.web.Names;
import org.jspecify.annotations.Nullable;

/// What a sender says of files besides sending them: once of all that are chosen afterwards, or of
/// one that still waits.
final class Said extends Composite<NativeDetails> {

    private static final List<String> LANGUAGES = List.of("ar", "zh", "en", "fr", "ru", "es");
    private static final List<String> FIELDS = List.of("body", "licence", "rightsHolder");

    private final Map<String, String> said = new HashMap<>();
    private final transient Consumer<Map<String, String>> changed;
    final Select<String> language = new Select<>();
    final Select<Kind> kind = new Select<>();

    /// @param summary what to press to see the fields
    /// @param what which files it is said of
    /// @param changed gets the fields of a submission after every change
    Said(String summary, String what, Names names, Consumer<Map<String, String>> changed) {
        this.changed = changed;
        language.setLabel(getTranslation("contribute.all.language"));
        language.setEmptySelectionAllowed(true);
        language.setItems(LANGUAGES);
        language.setItemLabelGenerator(tag -> tag == null ? "" : names.language(tag, getLocale()));
        language.addValueChangeListener(event -> say("language", event.getValue()));
        kind.setLabel(getTranslation("contribute.all.kind"));
        kind.setEmptySelectionAllowed(true);
        kind.setItems(Arrays.stream(Kind.values()).filter(one -> one != Kind.DIGEST).toList());
        kind.setItemLabelGenerator(one -> one == null ? "" : names.kind(one, getLocale()));
        kind.addValueChangeListener(
                event -> say("kind", event.getValue() == null ? null : event.getValue().slug()));
        Paragraph which = new Paragraph(what);
        which.addClassName("meta");
        Div form = new Div(language, kind);
        form.addClassName("said");
        for (String field : FIELDS) {
            Input input = new Input(ValueChangeMode.ON_CHANGE);
            input.addValueChangeListener(event -> say(field, event.getValue()));
            NativeLabel label = new NativeLabel();
            label.add(new Span(getTranslation("contribute.all." + field)), input);
            form.add(label);
        }
        getContent().setSummaryText(summary);
        getContent().setContent(new Div(which, form));
        getContent().addClassName("said-of-all");
    }

    private void say(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            said.remove(field);
        } else {
            said.put(field, value.strip());
        }
        changed.accept(Map.copyOf(said));
    }
}
