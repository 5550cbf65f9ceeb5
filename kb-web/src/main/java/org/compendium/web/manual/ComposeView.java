package org.compendium.web.manual;

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
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import java.util.Set;
import org.compendium.curated.Citation;
import org.compendium.curated.Rechecks;
import org.compendium.document.Pinpoints;
import org.compendium.manual.Choice;
import org.compendium.manual.Composer;
import org.compendium.manual.Composition;
import org.compendium.manual.Manual;
import org.compendium.manual.Manuals;
import org.compendium.web.Copy;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Names;
import org.compendium.web.Notice;
import org.compendium.web.ToCheck;
import org.compendium.web.Written;

/// Composes a manual for one place: a form, what would be in it and what is left out, and the links
/// to take it along. The choices stand in the address.
@Route(value = "manuals/:manual/compose", layout = MainLayout.class)
@AnonymousAllowed
class ComposeView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    static final String COMPOSE = "compose";

    /// The parameter in the address that a file names: which texts it was made of.
    static final String TEXTS = "texts";

    private static final List<String> FORMATS = List.of("docx", "pdf", "epub", "html");

    private final Manuals manuals;
    private final Composer composer;
    private final Rechecks rechecks;
    private final Pinpoints pinpoints;
    private final Names names;
    private String title = "";
    private boolean asked;

    ComposeView(
            Manuals manuals,
            Composer composer,
            Rechecks rechecks,
            Pinpoints pinpoints,
            Names names) {
        this.manuals = manuals;
        this.composer = composer;
        this.rechecks = rechecks;
        this.pinpoints = pinpoints;
        this.names = names;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", title);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        Asked wanted =
                Asked.of(
                        manuals,
                        event.getRouteParameters().get("manual").orElse(""),
                        query,
                        getLocale(),
                        getTranslation("manual.notHeld"));
        title = getTranslation("compose.title", wanted.manual().title());
        getContent().removeAll();
        getContent().addClassName("narrow");
        getContent().add(head(wanted, query));
        Choice choice;
        try {
            choice = choice(wanted.manual(), query);
        } catch (IllegalArgumentException e) {
            getContent().add(Notice.of(getTranslation("compose.wrong"), e));
            choice = Choice.NONE;
        }
        Composition composed = composer.compose(wanted.manual(), choice);
        query.getSingleParameter(TEXTS)
                .ifPresent(texts -> getContent().add(ofFile(composed, texts)));
        getContent().add(form(wanted, choice), preview(wanted, composed));
    }

    private static Choice choice(Manual manual, QueryParameters query) {
        return Choice.of(
                manual,
                parameter(query, "chapters"),
                parameter(query, "country"),
                parameter(query, "region"),
                parameter(query, "stage"),
                parameter(query, "culture"));
    }

    private static String parameter(QueryParameters query, String name) {
        return String.join(",", query.getParameters(name));
    }

    private Component head(Asked wanted, QueryParameters query) {
        Manual manual = wanted.manual();
        Paragraph crumb = new Paragraph(Link.to(ManualsView.PATH, getTranslation("manuals.title")));
        Anchor back = Link.to(wanted.page("", getLocale()), manual.title());
        back.getElement().setAttribute("lang", manual.language());
        crumb.add(new Text(" / "), back);
        crumb.addClassNames("crumb", "meta");
        Paragraph lead = new Paragraph(getTranslation("compose.lead"));
        lead.addClassName("lead");
        Span name = new Span(manual.title());
        name.getElement().setAttribute("lang", manual.language());
        H1 heading = new H1(new Text(getTranslation("compose.title", "")), name);
        Header head = new Header(crumb, heading, lead);
        head.addClassName("head");
        if (wanted.languages().size() > 1) {
            Div row = new Div(new Span(getTranslation("compose.language")));
            row.addClassName("link-row");
            String more = query.excluding("language", TEXTS).getQueryString();
            for (Manual one : wanted.languages()) {
                Anchor link = ManualView.language(manual, one, path(one));
                link.setHref(Asked.in(path(one), one.language(), more));
                row.add(link);
            }
            head.add(row);
        }
        return head;
    }

    private static String path(Manual manual) {
        return manual.address() + '/' + COMPOSE;
    }

    private Component form(Asked wanted, Choice choice) {
        ChoiceForm form =
                new ChoiceForm(
                        wanted.manual(),
                        choice,
                        names,
                        getLocale(),
                        chosen -> {
                            asked = true;
                            String language = wanted.language(getLocale());
                            String more = language.isEmpty() ? "" : "language=" + language + '&';
                            getUI().ifPresent(ui ->
                                    ui.navigate(
                                            path(wanted.manual()),
                                            QueryParameters.fromString(more + chosen.query())));
                        });
        return form;
    }

    /// Tells somebody with a file whether it says what the manual says today.
    private Component ofFile(Composition composed, String texts) {
        return composed.texts().equals(texts)
                ? new Notice(getTranslation("compose.same"), getTranslation("compose.same.why"))
                : new Notice(getTranslation("compose.other"), getTranslation("compose.other.why"));
    }

    private Component preview(Asked wanted, Composition composed) {
        Choice choice = composed.choice();
        H2 heading = new H2(getTranslation("compose.preview"));
        heading.getElement().setAttribute("tabindex", "-1");
        Section preview = new Section(heading, take(wanted, choice), in(composed));
        preview.addClassName("composed");
        preview.add(new H3(getTranslation("compose.sources")), sources(composed));
        if (!composed.leftOut().isEmpty()) {
            preview.add(new H3(getTranslation("compose.leftOut")), leftOut(composed));
        }
        if (asked) {
            asked = false;
            heading.getElement().executeJs("this.focus()");
        }
        return preview;
    }

    private Component take(Asked wanted, Choice choice) {
        String language = wanted.manual().language();
        Div row = new Div(new Span(getTranslation("compose.take")));
        row.addClassNames("link-row", "take");
        for (String format : FORMATS) {
            String address =
                    "api/v1/%s/composed?format=%s&language=%s"
                            .formatted(wanted.manual().address(), format, language);
            Anchor link =
                    Link.out(
                            choice.query().isEmpty() ? address : address + '&' + choice.query(),
                            getTranslation("compose.format." + format));
            link.getElement().setAttribute("download", true);
            row.add(link);
        }
        row.add(
                Copy.address(
                        getTranslation("compose.copy"),
                        Asked.in(path(wanted.manual()), language, choice.query())));
        return row;
    }

    private Component in(Composition composed) {
        OrderedList list = new OrderedList();
        list.addClassName("records");
        for (Composition.Part part : composed.parts()) {
            Div one = new Div();
            H3 name = new H3(part.chapter().title());
            name.getElement().setAttribute("lang", composed.manual().language());
            Paragraph counts =
                    new Paragraph(
                            getTranslation(
                                    "compose.counts",
                                    count(part, Manual.Mark.EVIDENCE),
                                    count(part, Manual.Mark.SUGGESTION),
                                    count(part, Manual.Mark.LOCAL)));
            counts.addClassNames("meta", "num");
            one.add(name, counts);
            evidence(composed, part.evidence(), one);
            list.add(new ListItem(one));
        }
        return list;
    }

    private static long count(Composition.Part part, Manual.Mark mark) {
        return part.chapter().sentences().filter(one -> one.mark() == mark).count();
    }

    private void evidence(Composition composed, Composition.Evidence evidence, Div into) {
        Paragraph line = new Paragraph();
        line.addClassName("meta");
        String place = place(composed.choice());
        switch (evidence) {
            case Composition.Evidence.NotAsked() -> {
                return;
            }
            case Composition.Evidence.Here() ->
                    line.add(new Text(getTranslation("compose.evidence.here", place)));
            case Composition.Evidence.NoneHeld() ->
                    line.add(new Text(getTranslation("compose.evidence.none", place)));
            case Composition.Evidence.Nearest(var country, var where) -> {
                Anchor link = Link.to(where.address(), where.title());
                if (where.entry()) {
                    Written.inEnglish(link);
                } else {
                    Written.in(composed.manual().language(), link);
                }
                String key = where.entry() ? ".entry" : ".chapter";
                line.add(
                        new Text(
                                getTranslation(
                                                "compose.evidence.nearest" + key,
                                                place,
                                                names.country(country, getLocale()))
                                        + " "),
                        link);
            }
        }
        into.add(line);
    }

    private String place(Choice choice) {
        return choice.country() != null
                ? names.country(choice.country(), getLocale())
                : choice.region() == null ? "" : names.region(choice.region(), getLocale());
    }

    /// The sentences whose sources no longer have the words that they rest on.
    private Component sources(Composition composed) {
        Set<Citation> changed =
                rechecks.changed(
                        composed.sentences()
                                .flatMap(sentence -> sentence.citations().stream())
                                .toList());
        if (changed.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("compose.sources.unchanged"));
            none.addClassName("meta");
            return none;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("to-check");
        composed.sentences()
                .filter(sentence -> sentence.citations().stream().anyMatch(changed::contains))
                .forEach(sentence -> {
                    Paragraph words = new Paragraph(sentence.text());
                    words.getElement().setAttribute("lang", composed.manual().language());
                    list.add(
                            new ListItem(
                                    words,
                                    new ToCheck(
                                            pinpoints.of(
                                                    sentence.citations().stream()
                                                            .filter(changed::contains)
                                                            .map(Citation::passage)
                                                            .toList()))));
                });
        return list;
    }

    private Component leftOut(Composition composed) {
        UnorderedList list = new UnorderedList();
        list.addClassName("left-out");
        for (Composition.LeftOut one : composed.leftOut()) {
            Span chapter = new Span(one.chapter().title());
            chapter.getElement().setAttribute("lang", composed.manual().language());
            list.add(
                    new ListItem(
                            chapter,
                            new Text(
                                    getTranslation("colon")
                                            + " "
                                            + getTranslation(
                                                    switch (one.why()) {
                                                        case NOT_CHOSEN -> "compose.why.notChosen";
                                                        case OTHER_STAGE ->
                                                                "compose.why.otherStage";
                                                        case CULTURE -> "compose.why.culture";
                                                    },
                                                    one.paragraphs()))));
        }
        return list;
    }
}
