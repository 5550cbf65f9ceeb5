package org.compendium.web.intake;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import java.util.function.Consumer;
import org.compendium.ingest.Receipt;
import org.compendium.web.Link;
import org.compendium.web.Names;
import org.compendium.web.Written;

/// One file of the list.
final class Line extends Composite<ListItem> {

    /// @param again puts the file into the queue again
    Line(Receipt receipt, Names names, Consumer<Receipt> again) {
        boolean failed = Facts.failed(receipt);
        getContent().setClassName("ok", receipt.finished() && !failed);
        getContent().setClassName("bad", failed);
        Paragraph state = new Paragraph(getTranslation(Facts.state(receipt)));
        state.addClassName("st");
        Anchor name = Link.to("receipts/" + receipt.id(), receipt.fileName());
        name.addClassName("quiet");
        Paragraph facts =
                new Paragraph(
                        getTranslation(
                                "intake.facts",
                                receipt.owner(),
                                getTranslation(
                                        Facts.sizeKey(receipt.size()), Facts.size(receipt.size())),
                                getTranslation(
                                        "intake.at",
                                        Facts.when(receipt.received(), names, getLocale()))));
        facts.addClassName("tiny");
        Div text = new Div(new H3(name), facts);
        if (receipt.reason() != null) {
            Paragraph reason = Written.inEnglish(new Paragraph(receipt.reason()));
            reason.addClassName("say");
            text.add(reason);
        }
        Div links = new Div();
        links.addClassName("link-row");
        if (receipt.document() != null) {
            links.add(
                    Link.to(
                            "read/" + receipt.document().value(),
                            getTranslation("contribute.look")));
        }
        links.add(
                Link.to("receipts/" + receipt.id(), getTranslation("intake.receipt")),
                Link.out(
                        "api/v1/ingestions/" + receipt.id() + "/file",
                        getTranslation("intake.original")));
        if (failed) {
            Button retry =
                    new Button(getTranslation("intake.again"), event -> again.accept(receipt));
            retry.setAriaLabel(getTranslation("intake.again.one", receipt.fileName()));
            links.add(retry);
        }
        text.add(links);
        getContent().add(state, text);
    }
}
