package org.compendium.web.theme;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.compendium.theme.Concept;
import org.compendium.theme.Confirmation;
import org.compendium.theme.Fault;
import org.compendium.web.Names;
import org.jspecify.annotations.Nullable;

/// What a concept is called in one language, in a curator's form. A label that is written otherwise
/// is proposed again, until somebody confirms it.
final class Labels extends Composite<Section> {

    final TextField preferred = new TextField();
    final TextArea alternative = new TextArea();
    final TextArea ambiguous = new TextArea();
    final TextArea notWithin = new TextArea();
    final TextArea setting = new TextArea();
    final NativeButton confirm = new NativeButton();

    private final String language;
    private final String before;
    private final @Nullable Confirmation confirmation;
    private final Paragraph state = new Paragraph();
    private boolean confirmed;

    /// @param concept as it is now
    /// @param confirmation null while the label is proposed
    /// @param changed what happens when something is typed
    Labels(
            Concept concept,
            String language,
            @Nullable Confirmation confirmation,
            Names names,
            Runnable changed) {
        this.language = language;
        this.before = concept.preferred().getOrDefault(language, "");
        this.confirmation = confirmation;
        this.confirmed = concept.confirmed(language);
        preferred.setLabel(getTranslation("care.preferred"));
        preferred.setValue(before);
        preferred.addValueChangeListener(event -> {
            confirmed = concept.confirmed(language) && preferred.getValue().strip().equals(before);
            tell(names);
            changed.run();
        });
        confirm.addClassName("link");
        confirm.addClickListener(event -> {
            confirmed = !confirmed;
            tell(names);
            changed.run();
        });
        state.addClassName("meta");
        fill(alternative, "care.alternative", lines(concept.alternative().get(language)), changed);
        fill(ambiguous, "care.ambiguous", lines(concept.ambiguous().get(language)), changed);
        fill(notWithin, "care.notWithin", lines(concept.notWithin().get(language)), changed);
        fill(setting, "care.setting", lines(concept.setting().get(language)), changed);
        NativeDetails more =
                new NativeDetails(
                        getTranslation("care.more"), new Div(ambiguous, notWithin, setting));
        tell(names);
        Div stated = new Div(state, confirm);
        stated.addClassName("stated");
        Div first = new Div(preferred, stated);
        getContent().add(new H3(names.language(language, getLocale())), first, alternative, more);
        for (Component written : List.of(preferred, alternative, ambiguous, notWithin, setting)) {
            written.getElement().setAttribute("lang", language);
        }
    }

    private void fill(TextArea area, String label, String lines, Runnable changed) {
        area.setLabel(getTranslation(label));
        area.setValue(lines);
        area.addValueChangeListener(event -> changed.run());
    }

    private static String lines(@Nullable List<String> texts) {
        return String.join("\n", Optional.ofNullable(texts).orElse(List.of()));
    }

    /// What is written in an area, line by line.
    static List<String> lines(TextArea area) {
        return area.getValue().lines().map(String::strip).filter(one -> !one.isEmpty()).toList();
    }

    boolean confirmed() {
        return confirmed;
    }

    private void tell(Names names) {
        Confirmation was = confirmation;
        boolean stands = was != null && was.label().equals(preferred.getValue().strip());
        boolean named = !preferred.getValue().isBlank();
        state.setVisible(named);
        confirm.setVisible(named);
        state.setText(
                !confirmed
                        ? getTranslation("care.proposed")
                        : was != null && stands
                                ? getTranslation(
                                        "care.confirmed.by",
                                        was.by(),
                                        names.date(
                                                was.at().atZone(ZoneOffset.UTC).toLocalDate(),
                                                getLocale()))
                                : getTranslation("care.confirmed"));
        confirm.setText(getTranslation(confirmed ? "care.unconfirm" : "care.confirm"));
        confirm.getElement()
                .setAttribute(
                        "aria-label",
                        getTranslation(
                                confirmed ? "care.unconfirm.of" : "care.confirm.of",
                                names.language(language, getLocale())));
    }

    /// Where a fault of this part is shown; empty when it is none of a language.
    Optional<HasValidation> field(Fault.Part part) {
        return switch (part) {
            case PREFERRED, CONFIRMED -> Optional.of(preferred);
            case ALTERNATIVE -> Optional.of(alternative);
            case AMBIGUOUS -> Optional.of(ambiguous);
            case NOT_WITHIN -> Optional.of(notWithin);
            case SETTING -> Optional.of(setting);
            case ID, BROADER, RELATED, DEFINITION, EVIDENCE, EXACT_MATCH, OTHER -> Optional.empty();
        };
    }
}
