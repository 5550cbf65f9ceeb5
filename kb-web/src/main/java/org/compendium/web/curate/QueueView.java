package org.compendium.web.curate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.compendium.account.Viewer;
import org.compendium.curated.Challenges;
import org.compendium.curated.Draft;
import org.compendium.curated.Drafts;
import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.compendium.curated.Rechecks;
import org.compendium.document.Citations;
import org.compendium.document.Pinpoints;
import org.compendium.web.Claim;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Written;
import org.jspecify.annotations.Nullable;

/// What waits for a curator: drafts that want a second look, challenges, statements whose source no
/// longer has the words they rest on, entries that are overdue for review, and those that rest on a
/// single work.
@Route(value = "curate", layout = MainLayout.class)
@RouteAlias(value = "claims-to-check", layout = MainLayout.class)
@RolesAllowed({"CURATOR", "ADMINISTRATOR"})
class QueueView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final Rechecks rechecks;
    private final Pinpoints pinpoints;
    private final Drafts drafts;
    private final Challenges challenges;
    private final Entries entries;
    private final Viewer viewer;
    private final Clock clock = Clock.systemUTC();

    QueueView(
            Rechecks rechecks,
            Pinpoints pinpoints,
            Drafts drafts,
            Challenges challenges,
            Entries entries,
            CurrentViewer current) {
        this.challenges = challenges;
        this.rechecks = rechecks;
        this.pinpoints = pinpoints;
        this.drafts = drafts;
        this.entries = entries;
        this.viewer = current.viewer();
        getContent().addClassName("narrow");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("queue.title"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        getContent().removeAll();
        Paragraph lead = new Paragraph(getTranslation("queue.lead"));
        lead.addClassName("lead");
        Div begin = new Div();
        begin.addClassName("link-row");
        for (Entry.Type type : Entry.Type.values()) {
            begin.add(
                    Link.to(
                            "drafts/new?kind=" + type.slug(),
                            getTranslation("queue.begin." + type.slug())));
        }
        begin.add(Link.to("arrangement-import", getTranslation("arrangements.import")));
        getContent().add(new Header(new H1(getTranslation("queue.title")), lead, begin));
        List<Draft> open = drafts.open();
        String account = String.valueOf(viewer.name());
        drafts("queue.look", open.stream().filter(draft -> draft.secondLookBy(account)).toList());
        drafts(
                "queue.drafts",
                open.stream().filter(draft -> !draft.secondLookBy(account)).toList());
        section(
                "queue.challenged",
                challenges.open().size(),
                Link.to("challenges", getTranslation("queue.challenged.open")));
        changed(rechecks.all());
        LocalDate today = LocalDate.now(clock);
        List<Entry> all = entries.all();
        entries(
                "queue.overdue",
                all.stream()
                        .filter(entry -> entry.review() != null && entry.review().isBefore(today))
                        .toList());
        entries("queue.single", all.stream().filter(QueueView::single).toList());
    }

    // Several works may still depend on each other; one can never be more than one.
    private static boolean single(Entry entry) {
        return entry.current()
                && entry.claims().stream()
                                .flatMap(claim -> claim.cites().stream())
                                .map(cited -> cited.symbol())
                                .distinct()
                                .count()
                        == 1;
    }

    private void drafts(String key, List<Draft> some) {
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        for (Draft draft : some) {
            String title = draft.form().title();
            Anchor link =
                    Link.to(
                            "drafts/" + draft.id(),
                            title.isBlank() ? getTranslation("draft.untitled") : title);
            list.add(
                    new ListItem(
                            link,
                            new Text(
                                    " · "
                                            + getTranslation(
                                                    "draft.state." + draft.state().slug(),
                                                    String.join(", ", draft.editedBy()),
                                                    ""))));
        }
        section(key, some.size(), list);
    }

    private void entries(String key, List<Entry> some) {
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        some.forEach(entry ->
                list.add(
                        new ListItem(
                                Written.inEnglish(Link.to(entry.address(), entry.title())),
                                new Text(" · "),
                                Link.to(
                                        "drafts/new?entry=" + entry.id(),
                                        getTranslation("queue.change")))));
        section(key, some.size(), list);
    }

    private void changed(List<Rechecks.Recheck> all) {
        OrderedList list = new OrderedList();
        list.addClassName("files");
        all.forEach(recheck -> list.add(new ListItem(place(recheck), one(recheck))));
        section("recheck", all.size(), list);
    }

    private void section(String key, int count, Component list) {
        Section section = new Section(new H2(getTranslation(key + ".title")));
        Paragraph what =
                new Paragraph(getTranslation(count == 0 ? key + ".none" : key + ".lead", count));
        what.addClassName(count == 0 ? "blank" : "meta");
        section.add(what);
        if (count > 0) {
            section.add(list);
        }
        section.addClassName("waiting");
        getContent().add(section);
    }

    private Component place(Rechecks.Recheck recheck) {
        Paragraph place =
                new Paragraph(Claim.number(pinpoints.of(recheck.citation().passage()), true));
        place.addClassName("st");
        return place;
    }

    private Component one(Rechecks.Recheck recheck) {
        Anchor title = Link.to(recheck.statement().address(), recheck.statement().title());
        title.addClassName("quiet");
        Paragraph claim = new Paragraph(recheck.statement().text());
        claim.addClassName("text");
        return new Div(
                new H3(title),
                claim,
                said("recheck.kept", String.valueOf(recheck.citation().words()), null),
                now(recheck));
    }

    private Component now(Rechecks.Recheck recheck) {
        Citations.Found now = recheck.now();
        if (now == null) {
            Paragraph gone = new Paragraph(getTranslation("recheck.gone"));
            gone.addClassName("blank");
            return gone;
        }
        return said("recheck.now", now.passage().text(), now.document().languageOf(now.passage()));
    }

    private Component said(String key, String text, @Nullable String language) {
        Paragraph label = new Paragraph(getTranslation(key));
        label.addClassName("meta");
        Paragraph words = new Paragraph(text);
        words.addClassName("text");
        if (language != null) {
            words.getElement().setAttribute("lang", language);
        }
        words.getElement().setAttribute("dir", "auto");
        Div said = new Div(label, words);
        said.addClassName("kept");
        return said;
    }
}
