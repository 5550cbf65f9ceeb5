package org.compendium.web.curated;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.compendium.account.Viewer;
import org.compendium.curated.Entry;
import org.compendium.web.CurrentViewer;
import org.compendium.web.MainLayout;

/// Export processing zones: all of them, or one with what was hoped for, what came of it and what
/// is said against it.
@Route(value = "dossiers/:dossier?", layout = MainLayout.class)
@AnonymousAllowed
class DossiersView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final EntryPage.Parts parts;
    private final Viewer viewer;
    private String title = "";

    DossiersView(EntryPage.Parts parts, CurrentViewer current) {
        this.parts = parts;
        this.viewer = current.viewer();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", title);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<String> id = event.getRouteParameters().get("dossier");
        getContent().removeAll();
        List<Entry> all = parts.entries().all(Entry.Type.DOSSIER);
        if (id.isEmpty()) {
            title = getTranslation("dossiers.title");
            new EntryList(parts, getLocale()).show(getContent(), "dossiers", all);
            return;
        }
        Entry dossier =
                all.stream()
                        .filter(entry -> entry.id().equals(id.get()))
                        .findFirst()
                        .orElseThrow(
                                () -> new NotFoundException(getTranslation("dossiers.notHeld")));
        title = dossier.title();
        EntryPage page = new EntryPage(parts, dossier, viewer, getContent(), getLocale());
        page.head("dossiers", getTranslation("dossiers.title"), getTranslation("dossiers.one"));
        List<Entry> general =
                dossier.countries().isEmpty()
                        ? List.of()
                        : all.stream().filter(entry -> entry.countries().isEmpty()).toList();
        Voices voices =
                new Voices(
                        parts,
                        Stream.concat(Stream.of(dossier), general.stream()).toList(),
                        viewer.curates(),
                        getContent(),
                        getLocale());
        new Dossier(parts, page, dossier, general, voices, viewer, getLocale()).addTo(getContent());
        page.silent(dossier.notReported());
        page.earlier();
        page.text();
    }
}
