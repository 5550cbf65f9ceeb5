package org.compendium.web.duplicate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.compendium.account.Viewer;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.PossibleDuplicate;
import org.compendium.document.PossibleDuplicate.Decision;
import org.compendium.document.PossibleDuplicates;
import org.compendium.web.Byline;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Names;
import org.compendium.web.Notice;

/// The pairs that wait for a decision, and one of them with its differences.
@Route(value = "possible-duplicates/:document?/:other?", layout = MainLayout.class)
@RolesAllowed({"CONTRIBUTOR", "CURATOR", "ADMINISTRATOR"})
class DuplicatesView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int PAGE = 20;

    private final PossibleDuplicates duplicates;
    private final Documents documents;
    private final Names names;
    private final Viewer viewer;

    DuplicatesView(
            PossibleDuplicates duplicates,
            Documents documents,
            Names names,
            CurrentViewer current) {
        this.duplicates = duplicates;
        this.documents = documents;
        this.names = names;
        this.viewer = current.viewer();
        getContent().addClassName("narrow");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("duplicates.title"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        getContent().removeAll();
        Optional<DocumentId> document = id(event, "document");
        Optional<DocumentId> other = id(event, "other");
        if (document.isPresent() && other.isPresent()) {
            duplicates
                    .find(document.get(), other.get(), viewer)
                    .ifPresentOrElse(
                            this::compare,
                            () -> {
                                Paragraph none = new Paragraph(getTranslation("duplicates.gone"));
                                none.addClassName("lead");
                                getContent().add(title(none), toAll());
                            });
        } else {
            QueryParameters parameters = event.getLocation().getQueryParameters();
            list(page(parameters.getSingleParameter("page").orElse("1")));
        }
    }

    private static Optional<DocumentId> id(BeforeEnterEvent event, String name) {
        return event.getRouteParameters().get(name).filter(DocumentId::isOne).map(DocumentId::new);
    }

    private static int page(String text) {
        return text.matches("[1-9]\\d{0,5}") ? Integer.parseInt(text) - 1 : 0;
    }

    private Component title(Component lead) {
        return new Header(new H1(getTranslation("duplicates.title")), lead);
    }

    private void list(int page) {
        long waiting = duplicates.count(viewer);
        Paragraph lead =
                new Paragraph(
                        getTranslation(
                                waiting == 0 ? "duplicates.none" : "duplicates.lead", waiting));
        lead.addClassName("lead");
        OrderedList list = new OrderedList();
        list.addClassName("files");
        for (PossibleDuplicate pair : duplicates.open(viewer, page, PAGE)) {
            Paragraph why = new Paragraph(why(pair));
            why.addClassName("st");
            Anchor look = Link.to(address(pair), getTranslation("duplicates.look"));
            look.setAriaLabel(getTranslation("duplicates.look.one", pair.document().title()));
            Div actions = new Div(look);
            actions.addClassName("link-row");
            list.add(
                    new ListItem(
                            why,
                            new Div(
                                    heading(pair.document()),
                                    Byline.whole(pair.document(), names),
                                    and(),
                                    heading(pair.other()),
                                    Byline.whole(pair.other(), names),
                                    actions)));
        }
        getContent().add(title(lead), list, pages(page, waiting));
    }

    private Component and() {
        Paragraph and = new Paragraph(getTranslation("duplicates.and"));
        and.addClassName("meta");
        return and;
    }

    private H2 heading(Document document) {
        Anchor title = Link.to(Names.address(document), document.title());
        title.addClassName("quiet");
        title.getElement().setAttribute("lang", document.language());
        return new H2(title);
    }

    private Component pages(int page, long waiting) {
        Div row = new Div();
        row.addClassName("link-row");
        if (page > 0) {
            row.add(
                    Link.to(
                            "possible-duplicates?page=" + page,
                            getTranslation("duplicates.earlier")));
        }
        if ((long) (page + 1) * PAGE < waiting) {
            row.add(
                    Link.to(
                            "possible-duplicates?page=" + (page + 2),
                            getTranslation("duplicates.later")));
        }
        return row;
    }

    static String address(PossibleDuplicate pair) {
        return "possible-duplicates/" + pair.document().id() + "/" + pair.other().id();
    }

    private String why(PossibleDuplicate pair) {
        Double likeness = pair.likeness();
        String reason = getTranslation("duplicates.reason." + pair.reason().slug());
        return likeness == null
                ? reason
                : reason + " " + getTranslation("duplicates.likeness", Math.round(likeness * 100));
    }

    private void compare(PossibleDuplicate pair) {
        Paragraph lead = new Paragraph(why(pair));
        lead.addClassName("lead");
        Div messages = new Div();
        messages.getElement().setAttribute("role", "alert");
        getContent()
                .add(
                        title(lead),
                        messages,
                        decisions(pair, messages),
                        new Comparison(pair, documents, names),
                        toAll());
    }

    private Component toAll() {
        Div row = new Div(Link.to("possible-duplicates", getTranslation("duplicates.all")));
        row.addClassName("link-row");
        return row;
    }

    private Component decisions(PossibleDuplicate pair, Div messages) {
        Div decisions = new Div();
        decisions.addClassName("decide");
        for (Decision decision : List.of(Decision.values())) {
            String key = "duplicates.decide." + decision.slug();
            Button button = new Button(getTranslation(key));
            button.setDisableOnClick(true);
            button.addClickListener(event -> {
                try {
                    Optional<DocumentId> stands =
                            duplicates.decide(
                                    pair.document().id(), pair.other().id(), decision, viewer);
                    messages.removeAll();
                    decisions.setVisible(false);
                    messages.add(
                            new Notice(
                                    getTranslation("duplicates.decided"),
                                    getTranslation(key + ".done"),
                                    Link.to(
                                            "read/" + stands.orElse(pair.document().id()),
                                            getTranslation("duplicates.read"))));
                } catch (PossibleDuplicates.NotPossible e) {
                    button.setEnabled(true);
                    messages.removeAll();
                    messages.add(Notice.of(getTranslation("duplicates.notYet"), e));
                }
            });
            Paragraph what = new Paragraph(getTranslation(key + ".what"));
            what.addClassName("meta");
            decisions.add(new Div(button, what));
        }
        return decisions;
    }
}
