package org.compendium.web.curated;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.ZoneOffset;
import java.util.List;
import org.compendium.curated.Drafts;
import org.compendium.curated.Entry;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.TextDifference;
import org.compendium.web.Written;

/// The versions of an entry, the newest first, each with what it changed.
@Route(value = "history/:entry", layout = MainLayout.class)
@AnonymousAllowed
class HistoryView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final EntryPage.Parts parts;
    private final Drafts drafts;
    private String title = "";

    HistoryView(EntryPage.Parts parts, Drafts drafts) {
        this.parts = parts;
        this.drafts = drafts;
        getContent().addClassName("narrow");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", title);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Entry entry =
                event.getRouteParameters()
                        .get("entry")
                        .flatMap(parts.entries()::find)
                        .orElseThrow(
                                () -> new NotFoundException(getTranslation("practices.notHeld")));
        title = getTranslation("history.title", entry.title());
        getContent().removeAll();
        Paragraph crumb = new Paragraph(Written.inEnglish(Link.to(entry.address(), entry.title())));
        crumb.addClassNames("crumb", "meta");
        List<Drafts.Version> versions = drafts.versions(entry.id());
        Paragraph lead =
                new Paragraph(
                        getTranslation(
                                versions.isEmpty() ? "history.none" : "history.lead",
                                versions.size()));
        lead.addClassName("lead");
        getContent().add(new Header(crumb, new H1(title), lead));
        for (int i = versions.size() - 1; i >= 0; i--) {
            Drafts.Version version = versions.get(i);
            Paragraph when =
                    new Paragraph(
                            parts.names()
                                    .date(
                                            version.published()
                                                    .atZone(ZoneOffset.UTC)
                                                    .toLocalDate(),
                                            getLocale()));
            when.addClassName("meta");
            Section section =
                    new Section(
                            new H2(
                                    getTranslation(
                                            version.publishedBy() == null
                                                    ? "history.pack"
                                                    : "history.version",
                                            version.number())),
                            when);
            section.addClassName("waiting");
            if (i > 0) {
                section.add(new TextDifference(versions.get(i - 1).text(), version.text()));
            }
            getContent().add(section);
        }
    }
}
