package org.compendium.web.practice;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.compendium.account.Viewer;
import org.compendium.document.PassageRef;
import org.compendium.document.Symbol;
import org.compendium.practice.Practice;
import org.compendium.practice.Practices;
import org.compendium.web.Claim;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Evidence;
import org.compendium.web.Legend;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Names;

/// The practices and cases of the curated pack; one of them with its claims, each beside the line
/// that says how sure we are.
@Route(value = "practices/:practice?", layout = MainLayout.class)
@AnonymousAllowed
class PracticesView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final String DOT = " · ";

    private final Practices practices;
    private final Evidence evidence;
    private final Names names;
    private final Viewer viewer;
    private String title = "";

    PracticesView(Practices practices, Evidence evidence, Names names, CurrentViewer current) {
        this.practices = practices;
        this.evidence = evidence;
        this.names = names;
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
                practices
                        .find(id.get())
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
        Div more = new Div(Link.to("recommendations", getTranslation("recommendations.link")));
        more.addClassName("link-row");
        getContent().add(new Header(new H1(title), lead), more);
        for (Practice.Type type : Practice.Type.values()) {
            List<Practice> records = practices.all(type);
            String key = "practices." + type.name().toLowerCase(java.util.Locale.ROOT);
            UnorderedList list = new UnorderedList();
            list.addClassName("records");
            records.forEach(record -> list.add(new ListItem(summary(record))));
            Component content = list;
            if (records.isEmpty()) {
                Paragraph none = new Paragraph(getTranslation("practices.none"));
                none.addClassName("blank");
                content = none;
            }
            getContent()
                    .add(
                            section(
                                    getTranslation(key + ".all"),
                                    getTranslation(key + ".what"),
                                    content));
        }
    }

    private Component summary(Practice record) {
        var link = Link.to("practices/" + record.id(), record.title());
        link.addClassName("quiet");
        Paragraph summary = new Paragraph(record.summary());
        summary.addClassName("text");
        Paragraph meta = new Paragraph(String.join(DOT, facts(record)));
        meta.addClassName("meta");
        return new Div(new H3(link), summary, meta);
    }

    private List<String> facts(Practice record) {
        List<String> facts = new ArrayList<>();
        if (!record.countries().isEmpty()) {
            facts.add(
                    String.join(
                            ", ",
                            record.countries().stream()
                                    .map(code -> names.country(code, getLocale()))
                                    .toList()));
        }
        facts.add(getTranslation("practices.status", record.status()));
        facts.add(getTranslation("practices.claims.count", record.claims().size()));
        evidence.staleSince(record.claims())
                .ifPresent(year -> facts.add(getTranslation("practices.year", year.toString())));
        return facts;
    }

    private void one(Practice record) {
        title = record.title();
        List<Evidence.Weighed> claims = evidence.weigh(record, viewer, getLocale());
        List<Symbol> works = works(record);
        getContent().add(head(record, works, claims));
        Div list = new Div();
        list.addClassName("claims");
        claims.forEach(claim -> list.add(new Claim(claim, null)));
        getContent()
                .add(
                        section(
                                getTranslation("practices.claims"),
                                getTranslation("practices.claims.what"),
                                list));
        if (!record.notReported().isEmpty()) {
            UnorderedList silent = new UnorderedList();
            silent.addClassName("silent");
            record.notReported().forEach(what -> silent.add(new ListItem(what)));
            getContent()
                    .add(
                            section(
                                    getTranslation("practices.notReported"),
                                    getTranslation("practices.notReported.what"),
                                    silent));
        }
        getContent()
                .add(
                        section(
                                getTranslation("practices.text"),
                                getTranslation("practices.text.what"),
                                new Prose(works.size() == 1).render(belowSection(record.body()))));
    }

    private Component head(Practice record, List<Symbol> works, List<Evidence.Weighed> claims) {
        boolean practice = record.type() == Practice.Type.PRACTICE;
        Paragraph crumb = new Paragraph(Link.to("practices", getTranslation("nav.practices")));
        crumb.add(
                new Text(
                        " / "
                                + getTranslation(
                                        practice ? "practices.practice" : "practices.case")));
        crumb.addClassNames("crumb", "meta");
        Paragraph lead = new Paragraph(record.summary());
        lead.addClassName("lead");
        Header head = new Header(crumb, new H1(record.title()), lead);
        head.addClassName("head");
        Paragraph state = new Paragraph();
        state.addClassName("meta");
        evidence.staleSince(record.claims())
                .ifPresent(year -> {
                    HtmlContainer stale = new HtmlContainer("b");
                    stale.setText(getTranslation("stale", year.toString()));
                    state.add(stale, new Text(" "));
                });
        List<String> facts = new ArrayList<>();
        facts.add(getTranslation("practices.status", record.status()));
        facts.add(
                getTranslation(
                        "practices.period",
                        Optional.ofNullable(record.period())
                                .orElse(getTranslation("notReported"))));
        if (!record.countries().isEmpty()) {
            facts.add(
                    String.join(
                            ", ",
                            record.countries().stream()
                                    .map(code -> names.country(code, getLocale()))
                                    .toList()));
        }
        state.add(new Text(String.join(DOT, facts) + ". "));
        if (works.size() == 1) {
            state.add(new Text(getTranslation("practices.numbers", works.getFirst().value())));
        }
        Div themes = new Div();
        themes.addClassName("link-row");
        record.themes()
                .forEach(theme ->
                        themes.add(
                                Link.to(
                                        Names.THEMES + "/" + theme,
                                        names.theme(theme, getLocale()))));
        head.add(state, themes, new Legend(claims));
        return head;
    }

    private static List<Symbol> works(Practice record) {
        return Stream.concat(
                        record.claims().stream().flatMap(claim -> claim.cites().stream()),
                        Prose.citations(record.body()).stream())
                .map(PassageRef::symbol)
                .distinct()
                .toList();
    }

    // The text stands in a section of the page, so its headings are one level lower.
    private static String belowSection(String body) {
        return body.replaceAll("(?m)^(#{1,5} )", "#$1");
    }

    private static Section section(String title, String what, Component content) {
        Section section = new Section(new Header(new H2(title), new Paragraph(what)), content);
        section.addClassName("section");
        return section;
    }
}
