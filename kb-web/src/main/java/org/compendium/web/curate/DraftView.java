package org.compendium.web.curate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.compendium.account.Viewer;
import org.compendium.curated.Aspects;
import org.compendium.curated.Draft;
import org.compendium.curated.Drafts;
import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.compendium.curated.EntryFile;
import org.compendium.curated.EntryForm;
import org.compendium.document.Citations;
import org.compendium.document.PassageRef;
import org.compendium.theme.Themes;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Names;
import org.compendium.web.Notice;
import org.compendium.web.TextDifference;
import org.compendium.web.Written;

/// An entry that is being written: saved at each change, compared with what is published, and given
/// to a second curator. `drafts/new?kind=practice&from=SYMBOL#EID` begins one from a passage,
/// `drafts/new?entry=ID` changes one that is published.
@Route(value = "drafts/:draft", layout = MainLayout.class)
@RolesAllowed({"CURATOR", "ADMINISTRATOR"})
class DraftView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final Drafts drafts;
    private final Entries entries;
    private final Aspects aspects;
    private final Themes themes;
    private final Citations citations;
    private final Names names;
    private final Viewer viewer;
    private String title = "";

    DraftView(
            Drafts drafts,
            Entries entries,
            Aspects aspects,
            Themes themes,
            Citations citations,
            Names names,
            CurrentViewer current) {
        this.drafts = drafts;
        this.entries = entries;
        this.aspects = aspects;
        this.themes = themes;
        this.citations = citations;
        this.names = names;
        this.viewer = current.viewer();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", title);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String which = event.getRouteParameters().get("draft").orElse("");
        if (which.equals("new")) {
            Draft draft = begun(event.getLocation().getQueryParameters());
            event.forwardTo(
                    DraftView.class,
                    new RouteParameters("draft", String.valueOf(draft.id())),
                    QueryParameters.empty());
            return;
        }
        show(
                Optional.of(which)
                        .filter(id -> id.matches("\\d{1,18}"))
                        .flatMap(id -> drafts.find(Long.parseLong(id)))
                        .orElseThrow(() -> new NotFoundException(getTranslation("draft.notHeld"))));
    }

    private Draft begun(QueryParameters asked) {
        try {
            Optional<String> entry = asked.getSingleParameter("entry");
            return entry.isPresent()
                    ? drafts.of(entry.get(), account())
                    : drafts.begin(
                            Entry.Type.ofSlug(asked.getSingleParameter("kind").orElse("practice")),
                            asked.getSingleParameter("from").map(PassageRef::of).orElse(null),
                            account());
        } catch (IllegalArgumentException e) {
            throw new NotFoundException(String.valueOf(e.getMessage()));
        }
    }

    private String account() {
        return String.valueOf(viewer.name());
    }

    private void show(Draft draft) {
        String called = draft.form().title();
        title =
                getTranslation(
                        "draft.title",
                        called.isBlank() ? getTranslation("draft.untitled") : called);
        getContent().removeAll();
        Paragraph crumb = new Paragraph(Link.to("curate", getTranslation("queue.title")));
        crumb.addClassNames("crumb", "meta");
        Paragraph state =
                new Paragraph(
                        getTranslation(
                                "draft.state." + draft.state().slug(),
                                String.join(", ", draft.editedBy()),
                                String.valueOf(draft.decidedBy())));
        state.addClassName("lead");
        getContent().add(new Header(crumb, new H1(title), state));
        if (draft.remark() != null && draft.open()) {
            getContent().add(new Notice(getTranslation("draft.remark"), draft.remark()));
        }
        if (!draft.open()) {
            entries.find(draft.entry())
                    .ifPresent(entry ->
                            getContent()
                                    .add(
                                            Written.inEnglish(
                                                    Link.to(entry.address(), entry.title()))));
        } else if (draft.secondLookBy(account())) {
            getContent().add(new Div(comparison(draft)), decision(draft));
        } else {
            getContent().add(new Writing(draft));
        }
    }

    /// What is to be published beside what is.
    private Component comparison(Draft draft) {
        String before = entries.find(draft.entry()).map(EntryFile::write).orElse("");
        try {
            return new TextDifference(before, EntryFile.write(draft.form().entry()));
        } catch (EntryForm.Incomplete e) {
            return faults(e.faults());
        }
    }

    private Component decision(Draft draft) {
        Div said = new Div();
        said.getElement().setAttribute("role", "alert");
        TextArea remark = new TextArea(getTranslation("draft.remark.write"));
        Button publish =
                new Button(
                        getTranslation("draft.publish"),
                        event ->
                                attempt(
                                        said,
                                        () -> {
                                            drafts.publish(draft.id(), account());
                                            again(draft);
                                        }));
        publish.addThemeNames("primary");
        Button back =
                new Button(
                        getTranslation("draft.sendBack"),
                        event ->
                                attempt(
                                        said,
                                        () -> {
                                            drafts.sendBack(
                                                    draft.id(), remark.getValue(), account());
                                            again(draft);
                                        }));
        Div row = new Div(publish, back);
        row.addClassName("link-row");
        Div decision = new Div(new H2(getTranslation("draft.look")), said, remark, row);
        decision.addClassName("decision");
        return decision;
    }

    private void again(Draft draft) {
        show(drafts.find(draft.id()).orElse(draft));
    }

    private void attempt(Div said, Runnable what) {
        said.removeAll();
        try {
            what.run();
        } catch (EntryForm.Incomplete e) {
            said.add(faults(e.faults()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            said.add(Notice.of("", e));
        }
    }

    private Component faults(List<String> faults) {
        UnorderedList list = new UnorderedList();
        faults.forEach(fault -> list.add(Written.inEnglish(new ListItem(fault))));
        Div all = new Div(new Notice(getTranslation("draft.faults"), ""), list);
        all.addClassName("faults");
        return all;
    }

    /// The text of a passage as it is held, by what was typed.
    private Optional<String> passage(String typed) {
        try {
            PassageRef passage = PassageRef.of(typed.strip());
            return citations
                    .passage(
                            passage.symbol().value(),
                            passage.eId(),
                            List.of(getLocale().getLanguage()),
                            viewer)
                    .map(found -> found.passage().text());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /// The form, which saves itself.
    private final class Writing extends Composite<Div> {

        private final long id;
        private final DraftForm form;
        private final Paragraph saved = new Paragraph();
        private final Div said = new Div();
        private final Div difference = new Div();
        private int revision;

        Writing(Draft draft) {
            id = draft.id();
            revision = draft.revision();
            saved.addClassName("meta");
            saved.getElement().setAttribute("role", "status");
            saved.setText(getTranslation("draft.autosave"));
            said.getElement().setAttribute("role", "alert");
            form =
                    new DraftForm(
                            draft.form(),
                            aspects.of(Entry.Type.ofSlug(draft.form().type())),
                            themes.all(),
                            names,
                            DraftView.this::passage,
                            this::save);
            NativeDetails compare = new NativeDetails(getTranslation("draft.compare"), difference);
            compare.addToggleListener(event -> {
                if (event.isOpened()) {
                    difference.removeAll();
                    drafts.find(id).ifPresent(now -> difference.add(comparison(now)));
                }
            });
            Button submit = new Button(getTranslation("draft.submit"), event -> submit());
            submit.addThemeNames("primary");
            Button discard =
                    new Button(
                            getTranslation("draft.discard"),
                            event -> {
                                drafts.discard(id, account());
                                drafts.find(id).ifPresent(DraftView.this::show);
                            });
            Div row = new Div(submit, discard);
            row.addClassName("link-row");
            getContent().add(form, compare, said, row, saved);
        }

        private void save() {
            try {
                revision = drafts.save(id, form.form(), revision, account()).revision();
                saved.setText(
                        getTranslation(
                                "draft.saved",
                                LocalTime.now(ZoneOffset.UTC)
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString()));
            } catch (Drafts.ChangedMeanwhile e) {
                said.removeAll();
                said.add(
                        new Notice(
                                getTranslation("draft.changed"),
                                getTranslation("draft.changed.what"),
                                Link.to("drafts/" + id, getTranslation("draft.changed.open"))));
            }
        }

        private void submit() {
            attempt(
                    said,
                    () -> {
                        drafts.submit(id);
                        drafts.find(id).ifPresent(DraftView.this::show);
                    });
        }
    }
}
