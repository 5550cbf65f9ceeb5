package org.compendium.web.manual;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.compendium.curated.Citation;
import org.compendium.curated.Rechecks;
import org.compendium.document.Pinpoints;
import org.compendium.document.Symbol;
import org.compendium.manual.Manual;
import org.compendium.manual.Manuals;
import org.compendium.theme.Themes;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Names;

/// One chapter of a manual, beside the outline of all that says which ones were opened already.
@Route(value = "manuals/:manual/:chapter?", layout = MainLayout.class)
@AnonymousAllowed
class ManualView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final String OUTLINE = "chapters";

    private final Manuals manuals;
    private final Rechecks rechecks;
    private final Pinpoints pinpoints;
    private final Themes themes;
    private final Names names;
    private String title = "";

    ManualView(
            Manuals manuals, Rechecks rechecks, Pinpoints pinpoints, Themes themes, Names names) {
        this.manuals = manuals;
        this.rechecks = rechecks;
        this.pinpoints = pinpoints;
        this.themes = themes;
        this.names = names;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", title);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String notHeld = getTranslation("manual.notHeld");
        Asked asked =
                Asked.of(
                        manuals,
                        event.getRouteParameters().get("manual").orElse(""),
                        event.getLocation().getQueryParameters(),
                        getLocale(),
                        notHeld);
        Manual manual = asked.manual();
        Manual.Chapter chapter =
                event.getRouteParameters()
                        .get("chapter")
                        .map(id ->
                                manual.chapter(id)
                                        .orElseThrow(() -> new NotFoundException(notHeld)))
                        .orElseGet(() -> manual.chapters().getFirst());
        title = chapter.title() + " · " + manual.title();
        ReadChapters.ofSession().add(manual.id(), chapter.id());
        getContent().removeAll();
        Div columns = new Div(reading(asked, chapter), outline(asked, chapter));
        columns.addClassName("manual");
        getContent().add(head(asked, chapter), columns);
    }

    private Component head(Asked asked, Manual.Chapter chapter) {
        Manual manual = asked.manual();
        Paragraph crumb = new Paragraph(Link.to(ManualsView.PATH, getTranslation("manuals.title")));
        crumb.add(new Text(" / " + getTranslation("manuals.form." + manual.form().slug())));
        crumb.addClassNames("crumb", "meta");
        H1 name = new H1(manual.title());
        Paragraph lead = new Paragraph(manual.summary());
        lead.addClassName("lead");
        name.getElement().setAttribute("lang", manual.language());
        lead.getElement().setAttribute("lang", manual.language());
        Paragraph state = new Paragraph();
        state.addClassName("meta");
        HtmlContainer reviewed = new HtmlContainer("b");
        reviewed.setText(ManualsView.reviewed(this, manual) + ".");
        state.add(reviewed);
        List<Symbol> works = works(manual);
        if (works.size() == 1) {
            state.add(
                    new Text(" " + getTranslation("practices.numbers", works.getFirst().value())));
        }
        Div row = new Div();
        row.addClassName("link-row");
        row.add(
                Link.to(
                        asked.page(ComposeView.COMPOSE, getLocale()),
                        getTranslation("manual.compose")));
        if (asked.languages().size() > 1) {
            asked.languages()
                    .forEach(one ->
                            row.add(language(manual, one, manual.address() + '/' + chapter.id())));
        }
        row.add(jump(manual));
        Div themesOf = new Div();
        themesOf.addClassName("link-row");
        manual.themes()
                .forEach(theme ->
                        themesOf.add(
                                Link.to(
                                        Names.THEMES + '/' + theme,
                                        names.theme(theme, getLocale()))));
        Header head = new Header(crumb, name, lead, state, row, themesOf);
        head.addClassName("head");
        return head;
    }

    // On small screens the outline follows the text.
    private Anchor jump(Manual manual) {
        Anchor jump =
                new Anchor(
                        '#' + OUTLINE,
                        getTranslation(
                                "manual.progress.jump",
                                ReadChapters.ofSession().of(manual),
                                manual.chapters().size()));
        jump.setRouterIgnore(true);
        jump.addClassName("to-chapters");
        jump.getElement().setAttribute("data-jump", OUTLINE);
        return jump;
    }

    static Anchor language(Manual here, Manual other, String path) {
        Anchor link = Link.to(Asked.in(path, other.language(), ""), Asked.name(other));
        link.getElement().setAttribute("lang", other.language());
        link.getElement().setAttribute("hreflang", other.language());
        if (other.equals(here)) {
            link.getElement().setAttribute("aria-current", "true");
        }
        return link;
    }

    private Component outline(Asked asked, Manual.Chapter here) {
        Manual manual = asked.manual();
        ReadChapters read = ReadChapters.ofSession();
        OrderedList list = new OrderedList();
        for (Manual.Chapter chapter : manual.chapters()) {
            Anchor link = Link.to(asked.page(chapter.id(), getLocale()), chapter.title());
            link.getElement().setAttribute("lang", manual.language());
            ListItem item = new ListItem(link);
            if (chapter.equals(here)) {
                link.getElement().setAttribute("aria-current", "page");
            }
            if (read.has(manual.id(), chapter.id())) {
                Span said = new Span(getTranslation("manual.read"));
                said.addClassName("count");
                item.add(new Text(" "), said);
            }
            list.add(item);
        }
        Paragraph progress =
                new Paragraph(
                        getTranslation(
                                "manual.progress", read.of(manual), manual.chapters().size()));
        progress.addClassNames("meta", "num");
        Nav outline = new Nav(new H3(getTranslation("manual.outline")), progress, list);
        outline.setAriaLabel(getTranslation("manual.outline"));
        outline.addClassName("chapters");
        outline.setId(OUTLINE);
        return outline;
    }

    private Component reading(Asked asked, Manual.Chapter chapter) {
        Manual manual = asked.manual();
        Set<Citation> changed =
                rechecks.changed(
                        chapter.sentences()
                                .flatMap(sentence -> sentence.citations().stream())
                                .toList());
        Glossary glossary = new Glossary(themes, manual.language(), getLocale());
        Div text = new Div();
        text.addClassName("chapter");
        H2 name = new H2(chapter.title());
        name.getElement().setAttribute("lang", manual.language());
        text.add(name, legend());
        for (Manual.Section part : chapter.sections()) {
            Section section = new Section();
            if (part.title() != null) {
                H3 heading = new H3(part.title());
                heading.getElement().setAttribute("lang", manual.language());
                section.add(heading);
            }
            part.paragraphs()
                    .forEach(one -> section.add(paragraph(manual, one, changed, glossary)));
            text.add(section);
        }
        text.add(onwards(asked, chapter));
        return text;
    }

    private Component paragraph(
            Manual manual, Manual.Paragraph one, Set<Citation> changed, Glossary glossary) {
        Div paragraph = new Div();
        paragraph.addClassName("paragraph");
        List<String> bound = bound(one);
        if (!bound.isEmpty()) {
            Paragraph holds = new Paragraph(String.join(" · ", bound));
            holds.addClassNames("bound", "meta");
            paragraph.add(holds);
        }
        one.sentences()
                .forEach(sentence -> {
                    Line line = new Line(sentence, changed, pinpoints, glossary);
                    line.getElement().setAttribute("lang", manual.language());
                    paragraph.add(line);
                });
        return paragraph;
    }

    private List<String> bound(Manual.Paragraph one) {
        List<String> bound = new ArrayList<>();
        if (one.place() != null) {
            bound.add(getTranslation("manual.place", names.country(one.place(), getLocale())));
        }
        if (one.stage() != null) {
            bound.add(
                    getTranslation(
                            "manual.stage", getTranslation("manual.stage." + one.stage().slug())));
        }
        if (one.culture()) {
            bound.add(getTranslation("manual.culture"));
        }
        return bound;
    }

    /// What the three marks mean.
    private Component legend() {
        Div legend = new Div();
        legend.addClassNames("legend", "marks");
        legend.getElement().setAttribute("role", "group");
        legend.getElement().setAttribute("aria-label", getTranslation("legend"));
        for (Manual.Mark mark : Manual.Mark.values()) {
            HtmlContainer word = new HtmlContainer("b");
            word.setText(getTranslation("manual.mark." + mark.slug()));
            legend.add(new Div(word, new Text(" " + getTranslation("manual.why." + mark.slug()))));
        }
        return legend;
    }

    private Component onwards(Asked asked, Manual.Chapter chapter) {
        List<Manual.Chapter> all = asked.manual().chapters();
        int at = all.indexOf(chapter);
        Nav onwards = new Nav();
        onwards.setAriaLabel(getTranslation("manual.onwards"));
        onwards.addClassNames("onwards");
        if (at > 0) {
            onwards.add(step(asked, all.get(at - 1), "manual.previous", "prev"));
        }
        onwards.add(
                at + 1 < all.size()
                        ? step(asked, all.get(at + 1), "manual.next", "next")
                        : Link.to(
                                asked.page(ComposeView.COMPOSE, getLocale()),
                                getTranslation("manual.compose")));
        return onwards;
    }

    private Anchor step(Asked asked, Manual.Chapter to, String key, String relation) {
        Anchor link = Link.to(asked.page(to.id(), getLocale()), getTranslation(key, to.title()));
        link.getElement().setAttribute("rel", relation);
        return link;
    }

    private static List<Symbol> works(Manual manual) {
        return manual.sentences()
                .flatMap(sentence -> sentence.citations().stream())
                .map(cited -> cited.passage().symbol())
                .distinct()
                .toList();
    }
}
