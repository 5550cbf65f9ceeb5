package org.compendium.web.theme;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.compendium.account.Viewer;
import org.compendium.document.Citations;
import org.compendium.document.Kind;
import org.compendium.document.PassageRef;
import org.compendium.search.Facet;
import org.compendium.search.Query;
import org.compendium.search.Results;
import org.compendium.search.Search;
import org.compendium.theme.Concept;
import org.compendium.theme.Themes;
import org.compendium.web.Byline;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Evidence;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Names;
import org.compendium.web.Para;
import org.compendium.web.Written;
import org.jspecify.annotations.Nullable;

/// The thesaurus: a tree with counts, and for each concept its meaning, its names in six languages
/// and the paragraphs that show it.
@Route(value = Names.THEMES + "/:theme?", layout = MainLayout.class)
@RouteAlias(value = ThemesAddress.INSIDE + "/:theme?", layout = MainLayout.class)
@AnonymousAllowed
class ThemesView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final Themes themes;
    private final Search search;
    private final Evidence evidence;
    private final Names names;
    private final ThemeContents.Parts contents;
    private final Viewer viewer;
    private String title = "";

    ThemesView(
            Themes themes,
            Search search,
            Evidence evidence,
            Names names,
            ThemeContents.Parts contents,
            CurrentViewer current) {
        this.contents = contents;
        this.themes = themes;
        this.search = search;
        this.evidence = evidence;
        this.names = names;
        this.viewer = current.viewer();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<String> slug = event.getRouteParameters().get("theme");
        if (slug.isEmpty()) {
            all();
            return;
        }
        one(
                themes.find(slug.get())
                        .orElseThrow(
                                () -> new NotFoundException(getTranslation("themes.notHeld"))));
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", title);
    }

    private void all() {
        title = getTranslation("nav.themes");
        List<Concept> concepts = themes.all();
        Paragraph lead = new Paragraph(getTranslation("themes.lead", concepts.size()));
        lead.addClassName("lead");
        Set<String> tops =
                concepts.stream()
                        .filter(concept -> concept.broader() == null)
                        .map(Concept::id)
                        .collect(Collectors.toSet());
        Tree tree = new Tree(concepts, counts(), names, tops, "");
        tree.addClassName("whole");
        getContent().removeClassName("theme");
        getContent().removeAll();
        Header head = new Header(new H1(title), lead, new Exports());
        if (viewer.curates()) {
            head.add(links(Link.to("thesaurus-file", getTranslation("care.file.open"))));
        }
        getContent().add(head, tree);
    }

    private void one(Concept concept) {
        title = names.theme(concept.id(), getLocale());
        Map<String, Long> counts = counts();
        List<Concept> path = path(concept);
        Set<String> open = new HashSet<>();
        path.forEach(above -> open.add(above.id()));
        open.add(concept.id());
        Tree tree = new Tree(themes.all(), counts, names, open, concept.id());
        Div text = new Div(head(concept, path, counts));
        text.addClassName("concept");
        narrower(concept).ifPresent(text::add);
        long documents = counts.getOrDefault(concept.id(), 0L);
        text.add(
                new ThemeContents(contents, concept, documents, evidence(concept), viewer),
                labels(concept));
        matches(concept).ifPresent(text::add);
        getContent().addClassName("theme");
        getContent().removeAll();
        getContent().add(text, tree);
    }

    private Map<String, Long> counts() {
        try {
            return search
                    .find(new Query("", Map.of(), 0, 1), viewer)
                    .facets()
                    .getOrDefault(Facet.THEME, List.of())
                    .stream()
                    .collect(Collectors.toMap(Results.Value::value, Results.Value::count));
        } catch (UncheckedIOException e) {
            // The tree is of use without its counts.
            return Map.of();
        }
    }

    private List<Concept> path(Concept concept) {
        List<Concept> path = new ArrayList<>();
        @Nullable String above = concept.broader();
        while (above != null) {
            Optional<Concept> broader = themes.find(above);
            if (broader.isEmpty()) {
                break;
            }
            path.addFirst(broader.get());
            above = broader.get().broader();
        }
        return path;
    }

    private Component head(Concept concept, List<Concept> path, Map<String, Long> counts) {
        Paragraph crumb = new Paragraph(Link.to(Names.THEMES, getTranslation("nav.themes")));
        crumb.addClassNames("crumb", "meta");
        for (Concept above : path) {
            crumb.add(
                    new Span(" / "),
                    Link.to(Names.THEMES + "/" + above.id(), names.theme(above.id(), getLocale())));
        }
        Header head = new Header(crumb, new H1(title));
        if (!concept.definition().isEmpty()) {
            Paragraph definition = Written.inEnglish(new Paragraph(concept.definition()));
            definition.addClassName("lead");
            head.add(definition);
        }
        long count = counts.getOrDefault(concept.id(), 0L);
        Div links = new Div();
        links.addClassName("link-row");
        if (count > 0) {
            links.add(
                    Link.to(
                            "search?"
                                    + QueryParameters.of(Facet.THEME.slug(), concept.id())
                                            .getQueryString(),
                            getTranslation("themes.documents", count)));
        } else {
            Span none = new Span(getTranslation("themes.none"));
            none.addClassName("blank");
            links.add(none);
        }
        head.add(links);
        if (viewer.curates()) {
            String here = Names.THEMES + "/" + concept.id();
            head.add(
                    links(
                            Link.to(here + "/edit", getTranslation("care.edit")),
                            Link.to(here + "/new", getTranslation("care.new"))));
        }
        return head;
    }

    private static Component links(Component... links) {
        Div row = new Div(links);
        row.addClassName("link-row");
        return row;
    }

    private Optional<Component> narrower(Concept concept) {
        List<Concept> narrower =
                themes.all().stream()
                        .filter(other -> concept.id().equals(other.broader()))
                        .toList();
        if (narrower.isEmpty()) {
            return Optional.empty();
        }
        UnorderedList list = new UnorderedList();
        narrower.forEach(other ->
                list.add(
                        new ListItem(
                                Link.to(
                                        Names.THEMES + "/" + other.id(),
                                        names.theme(other.id(), getLocale())))));
        list.addClassName("plain-list");
        return Optional.of(section("themes.narrower", list));
    }

    private Component labels(Concept concept) {
        DescriptionList list = new DescriptionList();
        list.addClassName("labels");
        Map<String, String> shown = new LinkedHashMap<>();
        Concept.LANGUAGES.forEach(language ->
                Optional.ofNullable(concept.preferred().get(language))
                        .ifPresent(label -> shown.put(language, label)));
        shown.forEach((language, label) -> {
            DescriptionList.Description description = new DescriptionList.Description();
            Span main = new Span(label);
            main.getElement().setAttribute("lang", language);
            main.getElement().setAttribute("dir", "auto");
            Span line = new Span(main);
            description.add(line);
            if (!concept.confirmed(language)) {
                Span proposed = new Span(getTranslation("care.reader.proposed"));
                proposed.addClassNames("meta", "proposed");
                line.add(new Text(" "), proposed);
            }
            List<String> others = concept.alternative().getOrDefault(language, List.of());
            if (!others.isEmpty()) {
                Span more = new Span(String.join(", ", others));
                more.addClassName("meta");
                more.getElement().setAttribute("lang", language);
                more.getElement().setAttribute("dir", "auto");
                description.add(more);
            }
            list.add(new DescriptionList.Term(names.language(language, getLocale())), description);
        });
        Paragraph proposed = new Paragraph(getTranslation("care.reader.what"));
        proposed.addClassName("meta");
        return new Section(new H2(getTranslation("themes.labels")), list, proposed);
    }

    private Optional<Component> matches(Concept concept) {
        if (concept.exactMatch().isEmpty()) {
            return Optional.empty();
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("matches");
        concept.exactMatch()
                .forEach(address ->
                        list.add(
                                new ListItem(
                                        address.startsWith("http")
                                                ? Link.out(address, address)
                                                : new Span(address))));
        return Optional.of(section("care.matches", list));
    }

    private Optional<Component> evidence(Concept concept) {
        if (concept.evidence().isEmpty()) {
            return Optional.empty();
        }
        Section section = new Section(new H2(getTranslation("themes.evidence")));
        section.addClassName("shown-by");
        Locale locale = getLocale();
        for (String written : concept.evidence()) {
            PassageRef cited = PassageRef.of(written);
            evidence.find(cited, viewer, locale)
                    .ifPresentOrElse(
                            found -> section.add(para(found)),
                            () ->
                                    section.add(
                                            new Paragraph(
                                                    getTranslation("cite.notHeld", written))));
        }
        return Optional.of(section);
    }

    private Component para(Citations.Found found) {
        Para para =
                new Para(
                                found.passage(),
                                Names.address(found.document()) + '/' + found.passage().eId())
                        .words(found.passage().text(), List.of());
        para.getElement().setAttribute("lang", found.document().language());
        if (found.document().kind() == Kind.DIGEST) {
            para.add(Byline.whole(found.document(), names));
        }
        return para.path(found.document().cite(found.passage()));
    }

    private Section section(String title, Component content) {
        return new Section(new H2(getTranslation(title)), content);
    }
}
