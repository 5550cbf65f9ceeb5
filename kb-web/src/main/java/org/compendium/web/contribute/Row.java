package org.compendium.web.contribute;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.compendium.document.Document;
import org.compendium.document.PossibleDuplicate;
import org.compendium.ingest.Receipt;
import org.compendium.web.Byline;
import org.compendium.web.Link;
import org.compendium.web.Names;
import org.compendium.web.Written;
import org.jspecify.annotations.Nullable;

/// One file: what is happening to it, or what became of it, as one word and in plain words.
final class Row extends Composite<ListItem> {

    private final Names names;
    private final transient BiConsumer<Receipt, Map<String, String>> amend;
    private final transient BiConsumer<String, String> unlock;
    private @Nullable Receipt shown;

    /// @param amend takes what the sender says of a file that still waits
    /// @param unlock takes the receipt of a locked file and the password that was entered
    Row(
            Names names,
            BiConsumer<Receipt, Map<String, String>> amend,
            BiConsumer<String, String> unlock) {
        this.names = names;
        this.amend = amend;
        this.unlock = unlock;
    }

    /// @param document the one the file belongs to, when it is known
    /// @param duplicates what it may be the same as, for the sender to look at
    void show(
            Receipt receipt,
            Optional<Document> document,
            Function<Document, List<PossibleDuplicate>> duplicates) {
        if (receipt.equals(shown)) {
            return;
        }
        shown = receipt;
        getContent().removeAll();
        String outcome = receipt.outcome();
        String key = outcome == null ? "receipt." + receipt.state() : "outcome." + outcome;
        boolean failed = "unreadable".equals(outcome) || "refused".equals(outcome);
        getContent().setClassName("ok", outcome != null && !failed);
        getContent().setClassName("bad", failed);
        Paragraph state = new Paragraph(getTranslation(key));
        state.addClassName("st");
        Div text = new Div(new H3(document.map(Document::title).orElse(receipt.fileName())));
        if (outcome == null) {
            text.add(say(getTranslation(key + ".what")), progress(receipt));
            if (receipt.state().equals("accepted")) {
                text.add(
                        new Said(
                                getTranslation("contribute.one"),
                                getTranslation("contribute.one.what"),
                                names,
                                values -> amend.accept(receipt, values)));
            }
        } else if (failed) {
            text.add(
                    Optional.ofNullable(receipt.reason())
                            .map(reason -> Written.inEnglish(say(reason)))
                            .orElseGet(() -> say(getTranslation(key + ".what"))));
            text.add(receipt.locked() ? password(receipt) : say(getTranslation("outcome.help")));
        } else {
            document.ifPresent(known -> text.add(Byline.whole(known, names)));
            text.add(
                    say(
                            receipt.members() != null && receipt.document() == null
                                    ? getTranslation("outcome.archive")
                                    : getTranslation(key + ".what")));
            Optional.ofNullable(receipt.reason())
                    .ifPresent(reason -> text.add(Written.inEnglish(say(reason))));
        }
        Div links = new Div();
        links.addClassName("link-row");
        document.ifPresent(known -> {
            Paragraph file = new Paragraph(receipt.fileName());
            file.addClassName("tiny");
            text.add(file);
            links.add(Link.to(Names.address(known), getTranslation("contribute.look")));
            duplicates
                    .apply(known)
                    .forEach(pair ->
                            links.add(
                                    Link.to(
                                            "possible-duplicates/"
                                                    + pair.document().id()
                                                    + "/"
                                                    + pair.other().id(),
                                            getTranslation(
                                                    "contribute.duplicate",
                                                    pair.other().citedAs()))));
        });
        links.add(Link.to("receipts/" + receipt.id(), getTranslation("intake.receipt")));
        text.add(links);
        getContent().add(state, text);
    }

    private Div password(Receipt receipt) {
        PasswordField field = new PasswordField(getTranslation("password.label"));
        field.setHelperText(getTranslation("password.help"));
        field.setAutocomplete(Autocomplete.OFF);
        field.setRevealButtonVisible(false);
        Button enter = new Button(getTranslation("password.enter"));
        enter.setAriaLabel(getTranslation("password.enter.one", receipt.fileName()));
        enter.addClickShortcut(Key.ENTER).listenOn(field);
        enter.addClickListener(event -> {
            String entered = field.getValue();
            field.clear();
            if (!entered.isEmpty()) {
                unlock.accept(receipt.id(), entered);
            }
        });
        Div row = new Div(field, enter);
        row.addClassName("password");
        return row;
    }

    private static Paragraph say(String words) {
        Paragraph say = new Paragraph(words);
        say.addClassName("say");
        return say;
    }

    private ProgressBar progress(Receipt receipt) {
        ProgressBar bar = new ProgressBar();
        bar.setIndeterminate(true);
        bar.getElement().setAttribute("aria-label", receipt.fileName());
        return bar;
    }
}
