package org.compendium.web.intake;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.compendium.account.Viewer;
import org.compendium.document.Documents;
import org.compendium.ingest.Ingestion;
import org.compendium.ingest.Intake;
import org.compendium.ingest.Receipt;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Names;
import org.compendium.web.Written;
import org.jspecify.annotations.Nullable;

/// What was received and what became of it, under an address that the sender can keep.
@Route(value = "receipts/:id", layout = MainLayout.class)
@RolesAllowed({"CONTRIBUTOR", "CURATOR", "ADMINISTRATOR"})
class ReceiptView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int WHILE_MOVING = 1_000;

    private final Ingestion ingestion;
    private final Intake intake;
    private final Documents documents;
    private final Names names;
    private final Viewer viewer;
    private @Nullable Receipt shown;
    private @Nullable Registration polling;

    ReceiptView(
            Ingestion ingestion,
            Intake intake,
            Documents documents,
            Names names,
            CurrentViewer current) {
        this.ingestion = ingestion;
        this.intake = intake;
        this.documents = documents;
        this.names = names;
        this.viewer = current.viewer();
        getContent().addClassName("narrow");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("id").orElse("");
        show(find(id).orElseThrow(() -> new NotFoundException(getTranslation("receipt.none"))));
    }

    @Override
    public String getPageTitle() {
        return getTranslation(
                "title", getTranslation("receipt.page", shown == null ? "" : shown.fileName()));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        polling = event.getUI().addPollListener(poll -> refresh());
        refresh();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (polling != null) {
            polling.remove();
        }
        event.getUI().setPollInterval(-1);
    }

    private Optional<Receipt> find(String id) {
        return ingestion
                .find(id)
                .filter(receipt -> viewer.curates() || receipt.owner().equals(viewer.name()));
    }

    private void refresh() {
        Receipt before = shown;
        if (before != null) {
            find(before.id()).ifPresent(this::show);
            boolean moving = shown != null && !shown.finished();
            getUI().ifPresent(ui -> ui.setPollInterval(moving ? WHILE_MOVING : -1));
        }
    }

    private void show(Receipt receipt) {
        if (receipt.equals(shown)) {
            return;
        }
        shown = receipt;
        boolean failed = Facts.failed(receipt);
        DescriptionList facts = new DescriptionList();
        facts.addClassName("labels");
        add(facts, "receipt.now", getTranslation(Facts.state(receipt)));
        if (receipt.reason() != null) {
            add(facts, "receipt.why", Written.inEnglish(new Span(receipt.reason())));
        }
        if (failed) {
            add(facts, "", getTranslation("outcome.help"));
        }
        document(receipt).ifPresent(link -> add(facts, "receipt.document", link));
        add(facts, "receipt.file", receipt.fileName());
        add(facts, "receipt.size", getTranslation("receipt.bytes", receipt.size()));
        HtmlContainer hash = new HtmlContainer("code");
        hash.setText(receipt.sha256());
        add(facts, "receipt.hash", hash);
        add(facts, "receipt.by", receipt.owner());
        add(
                facts,
                "receipt.received",
                getTranslation("intake.at", Facts.when(receipt.received(), names, getLocale())));
        if (receipt.finishedAt() != null) {
            add(
                    facts,
                    "receipt.ended",
                    getTranslation(
                            "intake.at", Facts.when(receipt.finishedAt(), names, getLocale())));
        }
        for (Intake.Attempt attempt : intake.attempts(receipt.id())) {
            add(
                    facts,
                    "receipt.before",
                    getTranslation(
                            "receipt.before.line",
                            getTranslation("outcome." + attempt.outcome()),
                            getTranslation(
                                    "intake.at",
                                    Facts.when(attempt.finished(), names, getLocale())),
                            attempt.reason() == null ? "" : attempt.reason()));
        }
        Paragraph lead = new Paragraph(getTranslation("receipt.lead"));
        lead.addClassName("lead");
        getContent().removeAll();
        getContent()
                .add(new Header(new H1(receipt.fileName()), lead), facts, links(receipt, failed));
    }

    private Optional<Component> document(Receipt receipt) {
        return Optional.ofNullable(receipt.document())
                .flatMap(id -> documents.find(id, viewer))
                .map(document -> Link.to(Names.address(document), document.title()));
    }

    private Div links(Receipt receipt, boolean failed) {
        String address = "api/v1/ingestions/" + receipt.id();
        Div links =
                new Div(
                        Link.out(address + "/receipt.txt", getTranslation("receipt.text")),
                        Link.out(address + "/file", getTranslation("intake.original")),
                        Link.to("intake", getTranslation("receipt.all")));
        links.addClassName("link-row");
        if (failed) {
            links.add(
                    new Button(
                            getTranslation("intake.again"),
                            event -> {
                                intake.again(receipt.id(), String.valueOf(viewer.name()));
                                refresh();
                            }));
        }
        return links;
    }

    private void add(DescriptionList list, String label, String words) {
        add(list, label, new Paragraph(words));
    }

    private void add(DescriptionList list, String label, Component what) {
        list.add(
                new DescriptionList.Term(label.isEmpty() ? "" : getTranslation(label)),
                new DescriptionList.Description(what));
    }
}
