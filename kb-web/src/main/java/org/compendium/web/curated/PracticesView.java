package org.compendium.web.curated;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import java.util.Optional;
import org.compendium.account.Viewer;
import org.compendium.curated.Entry;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;

/// The practices and cases of the curated pack; one of them with its claims, each beside the line
/// that says how sure we are.
@Route(value = "practices/:practice?", layout = MainLayout.class)
@AnonymousAllowed
class PracticesView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final List<Entry.Type> TYPES = List.of(Entry.Type.PRACTICE, Entry.Type.CASE);

    private final EntryPage.Parts parts;
    private final Viewer viewer;
    private String title = "";

    PracticesView(EntryPage.Parts parts, CurrentViewer current) {
        this.parts = parts;
        this.viewer = current.viewer();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<String> id = event.getRouteParameters().get("practice");
        getContent().removeAll();
        if (id.isEmpty()) {
            all();
            return;
        }
        one(
                parts.entries()
                        .find(id.get())
                        .filter(entry -> TYPES.contains(entry.type()))
                        .orElseThrow(
                                () -> new NotFoundException(getTranslation("practices.notHeld"))));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", title);
    }

    private void all() {
        title = getTranslation("nav.practices");
        Paragraph lead = new Paragraph(getTranslation("practices.lead"));
        lead.addClassName("lead");
        Div more =
                new Div(
                        Link.to("dossiers", getTranslation("dossiers.link")),
                        Link.to(ScorecardsView.PATH, getTranslation("scores.link")),
                        Link.to("organisations", getTranslation("organisations.title")),
                        Link.to("recommendations", getTranslation("recommendations.link")),
                        Link.to("readiness", getTranslation("readiness.link")),
                        Link.to("gaps", getTranslation("gaps.title")));
        more.addClassName("link-row");
        getContent().add(new Header(new H1(title), lead), more);
        EntryList list = new EntryList(parts, getLocale());
        for (Entry.Type type : TYPES) {
            String key = "practices." + type.slug();
            getContent()
                    .add(
                            EntryPage.section(
                                    getTranslation(key + ".all"),
                                    getTranslation(key + ".what"),
                                    list.of(getContent(), parts.entries().all(type), H3::new)));
        }
    }

    private void one(Entry entry) {
        title = entry.title();
        EntryPage page = new EntryPage(parts, entry, viewer, getContent(), getLocale());
        page.head(
                "practices",
                getTranslation("nav.practices"),
                getTranslation("practices." + entry.type().slug()));
        page.claimsByAspect(
                getTranslation("practices.claims"), getTranslation("practices.claims.what"));
        page.earlier();
        page.text();
    }
}
