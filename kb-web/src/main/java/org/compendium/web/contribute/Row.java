package org.compendium.web.contribute;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.compendium.document.Document;
import org.compendium.document.PossibleDuplicate;
import org.compendium.ingest.Receipt;
import org.compendium.web.Byline;
import org.compendium.web.Link;
import org.compendium.web.Names;
import org.jspecify.annotations.Nullable;

/// One file: what is happening to it, or what became of it, as one word and in plain words.
final class Row extends Composite<ListItem> {

    private final Names names;
    private @Nullable Receipt shown;

    Row(Names names) {
        this.names = names;
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
        } else if (failed) {
            text.add(
                    say(
                            Optional.ofNullable(receipt.reason())
                                    .orElse(getTranslation(key + ".what"))),
                    say(getTranslation("outcome.help")));
        } else {
            document.ifPresent(known -> text.add(Byline.whole(known, names)));
            text.add(say(getTranslation(key + ".what")));
        }
        document.ifPresent(known -> {
            Paragraph file = new Paragraph(receipt.fileName());
            file.addClassName("tiny");
            Div links = new Div(Link.to(Names.address(known), getTranslation("contribute.look")));
            links.addClassName("link-row");
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
            text.add(file, links);
        });
        getContent().add(state, text);
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
