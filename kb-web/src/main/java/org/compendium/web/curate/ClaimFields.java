package org.compendium.web.curate;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.compendium.curated.Aspects;
import org.compendium.curated.Entry;
import org.compendium.curated.EntryForm;
import org.compendium.web.Claim;

/// One claim in the form of an entry.
final class ClaimFields extends Composite<Div> {

    private final TextArea text = new TextArea();
    private final Select<String> aspect = new Select<>();
    private final Select<String> value = new Select<>();
    private final Select<String> side = new Select<>();
    private final TextField holder = new TextField();
    private final TextField date = new TextField();
    private final Select<String> basis = new Select<>();
    private final Select<String> strength = new Select<>();
    private final List<CiteFields> cites = new ArrayList<>();
    private final Div citations = new Div();
    private final Function<String, Optional<String>> passage;
    private final Runnable changed;

    /// @param passage the text of a passage as held, by what was typed; empty when it is not held
    /// @param changed what happens after each change
    /// @param remove takes this claim out of the form
    ClaimFields(
            EntryForm.Claim claim,
            List<Aspects.Aspect> aspects,
            Function<String, Optional<String>> passage,
            Runnable changed,
            Consumer<ClaimFields> remove) {
        this.passage = passage;
        this.changed = changed;
        String language = getLocale().getLanguage();
        text.setLabel(getTranslation("draft.claim.text"));
        text.setValue(claim.text());
        text.addClassName("wide");
        choice(aspect, "draft.claim.aspect", claim.aspect());
        aspect.setItems(with(claim.aspect(), aspects.stream().map(Aspects.Aspect::id)));
        aspect.setItemLabelGenerator(id ->
                aspects.stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .map(one -> one.label(language))
                        .orElse(id == null ? "" : id));
        aspect.setValue(claim.aspect().isEmpty() ? null : claim.aspect());
        choice(value, "draft.claim.value", claim.value());
        values(aspects, claim.value());
        aspect.addValueChangeListener(event -> values(aspects, ""));
        choice(side, "draft.claim.side", claim.side());
        side.setItems(Stream.of(Entry.Side.values()).map(Entry.Side::slug).toList());
        side.setItemLabelGenerator(slug -> slug == null ? "" : getTranslation("dossier." + slug));
        side.setValue(claim.side().isEmpty() ? null : claim.side());
        holder.setLabel(getTranslation("draft.claim.holder"));
        holder.setValue(claim.holder());
        date.setLabel(getTranslation("draft.claim.date"));
        date.setPlaceholder("1998-10-02");
        date.setValue(claim.date());
        choice(basis, "draft.claim.basis", claim.basis());
        basis.setItems(with(claim.basis(), Claim.BASES.stream()));
        basis.setItemLabelGenerator(one -> one == null ? "" : Claim.basis(this, one));
        basis.setValue(claim.basis().isEmpty() ? null : claim.basis());
        strength.setLabel(getTranslation("draft.claim.strength"));
        strength.setItems(Stream.of(Entry.Strength.values()).map(Entry.Strength::slug).toList());
        strength.setItemLabelGenerator(slug -> getTranslation("strength." + slug));
        strength.setValue(claim.strength());
        Stream.of(text, holder, date)
                .forEach(field -> field.addValueChangeListener(event -> changed.run()));
        Stream.of(aspect, value, side, basis, strength)
                .forEach(field ->
                        field.addValueChangeListener(event -> {
                            if (event.isFromClient()) {
                                changed.run();
                            }
                        }));
        claim.cites().forEach(this::add);
        Button cite =
                new Button(
                        getTranslation("draft.claim.cite"),
                        event -> {
                            add(new EntryForm.Cite("", ""));
                            changed.run();
                        });
        Button out = new Button(getTranslation("draft.claim.remove"), event -> remove.accept(this));
        Div fields = new Div(text, aspect, value, side, holder, date, basis, strength);
        fields.addClassName("fields");
        Div actions = new Div(cite, out);
        actions.addClassName("link-row");
        getContent().add(fields, citations, actions);
        getContent().addClassName("claim-fields");
    }

    private void choice(Select<String> field, String label, String now) {
        field.setLabel(getTranslation(label));
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption("–");
    }

    // What is there now can be chosen even if the list has it no more.
    private static List<String> with(String now, Stream<String> all) {
        return Stream.concat(all, Stream.of(now)).filter(one -> !one.isEmpty()).distinct().toList();
    }

    private void values(List<Aspects.Aspect> aspects, String now) {
        List<Aspects.Value> values =
                aspects.stream()
                        .filter(one -> one.id().equals(aspect.getValue()))
                        .flatMap(one -> one.values().stream())
                        .toList();
        value.setItems(with(now, values.stream().map(Aspects.Value::id)));
        value.setItemLabelGenerator(id ->
                values.stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .map(one -> one.label(getLocale().getLanguage()))
                        .orElse(id == null ? "" : id));
        value.setValue(now.isEmpty() ? null : now);
        value.setVisible(!values.isEmpty() || !now.isEmpty());
    }

    private void add(EntryForm.Cite cite) {
        CiteFields fields = new CiteFields(cite);
        cites.add(fields);
        citations.add(fields);
    }

    /// What stands in the fields.
    EntryForm.Claim claim() {
        return new EntryForm.Claim(
                text.getValue(),
                or(aspect.getValue()),
                or(value.getValue()),
                or(side.getValue()),
                holder.getValue(),
                date.getValue(),
                or(basis.getValue()),
                or(strength.getValue()),
                cites.stream().map(CiteFields::cite).toList());
    }

    private static String or(@org.jspecify.annotations.Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }

    /// One passage, and beside it what it says, so that its words can be copied.
    private final class CiteFields extends Composite<Div> {

        private final TextField cited = new TextField();
        private final TextField words = new TextField();
        private final Paragraph said = new Paragraph();

        CiteFields(EntryForm.Cite cite) {
            cited.setLabel(getTranslation("draft.cite.passage"));
            cited.setPlaceholder("TD/B/COM.3/19#para_28");
            cited.setValue(cite.passage());
            words.setLabel(getTranslation("draft.cite.words"));
            words.setHelperText(getTranslation("draft.cite.words.help"));
            words.setValue(cite.words());
            cited.addValueChangeListener(event -> {
                show();
                changed.run();
            });
            words.addValueChangeListener(event -> changed.run());
            Button out =
                    new Button(
                            getTranslation("draft.cite.remove"),
                            event -> {
                                cites.remove(this);
                                citations.remove(this);
                                changed.run();
                            });
            said.addClassName("text");
            said.getElement().setAttribute("dir", "auto");
            Div fields = new Div(cited, words);
            fields.addClassName("fields");
            getContent().add(fields, said, out);
            getContent().addClassName("cite-fields");
            show();
        }

        private void show() {
            Optional<String> held = passage.apply(cited.getValue());
            said.setText(
                    held.orElse(
                            cited.getValue().isBlank()
                                    ? ""
                                    : getTranslation("draft.cite.notHeld")));
            said.setClassName("blank", held.isEmpty());
        }

        EntryForm.Cite cite() {
            return new EntryForm.Cite(cited.getValue().strip(), words.getValue().strip());
        }
    }
}
