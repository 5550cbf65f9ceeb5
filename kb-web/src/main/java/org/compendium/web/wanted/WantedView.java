package org.compendium.web.wanted;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.compendium.account.Viewer;
import org.compendium.document.Citations;
import org.compendium.document.Document;
import org.compendium.document.Documents;
import org.compendium.document.Passage;
import org.compendium.document.Reference;
import org.compendium.document.References;
import org.compendium.document.Symbol;
import org.compendium.web.Byline;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Names;
import org.compendium.web.Notice;
import org.compendium.web.WantedAddress;

/// The works that are cited and not held, the most cited first: `/wanted?page=`; one of them:
/// `/wanted?symbol=`.
@Route(value = "wanted", layout = MainLayout.class)
@AnonymousAllowed
class WantedView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int SIZE = 50;

    /// Passages shown for one work in the list.
    private static final int FEW = 6;

    private final References references;
    private final Documents documents;
    private final Citations citations;
    private final Viewer viewer;
    private String title = "";

    WantedView(
            References references,
            Documents documents,
            Citations citations,
            CurrentViewer current) {
        this.references = references;
        this.documents = documents;
        this.citations = citations;
        this.viewer = current.viewer();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        getContent().removeAll();
        String asked = parameters.getSingleParameter("symbol").orElse("").strip();
        if (asked.isEmpty()) {
            list(page(parameters.getSingleParameter("page").orElse("0")));
        } else {
            one(asked);
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", title);
    }

    private static int page(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    private void list(int page) {
        title = getTranslation("wanted.title");
        References.Page<References.Wanted> wanted = references.wanted(viewer, page, SIZE);
        Paragraph lead = new Paragraph(getTranslation("wanted.lead"));
        lead.addClassName("lead");
        Header head = new Header(new H1(title), lead);
        getContent().add(head);
        if (wanted.items().isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("wanted.none"));
            none.addClassName("blank");
            getContent().add(none);
            return;
        }
        Paragraph count = new Paragraph(getTranslation("wanted.count", wanted.total()));
        count.addClassName("meta");
        head.add(count);
        Map<Documents.Place, Passage> passages = passages(wanted.items());
        UnorderedList list = new UnorderedList();
        list.addClassName("records");
        for (References.Wanted one : wanted.items()) {
            Anchor link = Link.to(WantedAddress.of(one.symbol().value()), "");
            link.addClassName("quiet");
            link.add(Byline.symbol(one.symbol().value()));
            list.add(
                    new ListItem(
                            new Div(new H2(link), where(one, passages, FEW), links(one.symbol()))));
        }
        getContent().add(list, pages(page, wanted.total()));
    }

    private Component pages(int page, int total) {
        Div row = new Div();
        row.addClassName("link-row");
        if (page > 0) {
            row.add(Link.to("wanted?page=" + (page - 1), getTranslation("wanted.before")));
        }
        if ((page + 1) * SIZE < total) {
            row.add(Link.to("wanted?page=" + (page + 1), getTranslation("wanted.after")));
        }
        return row;
    }

    private void one(String asked) {
        Optional<Symbol> symbol = Symbol.of(asked);
        title = symbol.map(Symbol::value).orElse(getTranslation("wanted.title"));
        Paragraph crumb = new Paragraph(Link.to("wanted", getTranslation("wanted.title")));
        crumb.addClassNames("crumb", "meta");
        H1 heading = new H1();
        heading.add(symbol.isPresent() ? Byline.symbol(symbol.get().value()) : new Text(title));
        getContent().add(new Header(crumb, heading));
        if (symbol.isEmpty()) {
            getContent().add(new Notice("", getTranslation("wanted.noSymbol", asked)));
            return;
        }
        Optional<Document> held =
                citations
                        .document(asked, List.of(getLocale().getLanguage()), viewer)
                        .filter(document -> document.symbol() != null);
        if (held.isPresent()) {
            getContent()
                    .add(
                            new Notice(
                                    getTranslation("wanted.held"),
                                    "",
                                    Link.to(
                                            Names.address(held.get()),
                                            getTranslation("wanted.read", title))));
            return;
        }
        Paragraph lead = new Paragraph(getTranslation("wanted.one"));
        lead.addClassName("lead");
        getContent().add(lead, links(symbol.get()));
        references
                .wanted(symbol.get(), viewer)
                .ifPresentOrElse(
                        wanted ->
                                getContent()
                                        .add(
                                                where(
                                                        wanted,
                                                        passages(List.of(wanted)),
                                                        Integer.MAX_VALUE)),
                        () -> {
                            Paragraph nobody = new Paragraph(getTranslation("wanted.nobody"));
                            nobody.addClassName("blank");
                            getContent().add(nobody);
                        });
    }

    private Component links(Symbol symbol) {
        Anchor official = Link.out(symbol.officialAddress(), getTranslation("wanted.official"));
        official.getElement().setAttribute("rel", "external noopener");
        Div row = new Div(official, Link.to("contribute", getTranslation("wanted.send")));
        row.addClassName("link-row");
        return row;
    }

    private Component where(
            References.Wanted wanted, Map<Documents.Place, Passage> passages, int most) {
        List<Anchor> links = new ArrayList<>();
        for (References.Citing citing : wanted.citing()) {
            citing.references().stream()
                    .map(Reference::eId)
                    .distinct()
                    .map(eId -> passages.get(new Documents.Place(citing.document().id(), eId)))
                    .filter(passage -> passage != null)
                    .forEach(passage ->
                            links.add(
                                    Link.to(
                                            Names.address(citing.document()) + '/' + passage.eId(),
                                            citing.document().cite(passage))));
        }
        Paragraph line = new Paragraph(getTranslation("wanted.citedBy", wanted.citedBy()) + " ");
        for (int i = 0; i < Math.min(most, links.size()); i++) {
            line.add(new Text(i == 0 ? "" : "; "), links.get(i));
        }
        if (links.size() > most) {
            line.add(
                    new Text("; "),
                    Link.to(
                            WantedAddress.of(wanted.symbol().value()),
                            getTranslation("facet.more", links.size() - most)));
        }
        return line;
    }

    private Map<Documents.Place, Passage> passages(List<References.Wanted> wanted) {
        return documents.passages(
                wanted.stream()
                        .flatMap(one -> one.citing().stream())
                        .flatMap(one ->
                                one.references().stream()
                                        .map(reference ->
                                                new Documents.Place(
                                                        one.document().id(), reference.eId())))
                        .distinct()
                        .toList());
    }
}
