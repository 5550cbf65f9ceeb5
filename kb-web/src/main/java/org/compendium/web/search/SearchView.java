package org.compendium.web.search;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteAlias;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.compendium.account.Viewer;
import org.compendium.document.Citations;
import org.compendium.document.Document;
import org.compendium.document.Symbol;
import org.compendium.search.Answers;
import org.compendium.search.CuratedRecords;
import org.compendium.search.CuratedSearch;
import org.compendium.search.Facet;
import org.compendium.search.Mode;
import org.compendium.search.Query;
import org.compendium.search.Results;
import org.compendium.search.Search;
import org.compendium.search.SearchAddress;
import org.compendium.search.VectorFeed;
import org.compendium.theme.Themes;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Names;
import org.compendium.web.News;
import org.compendium.web.Notice;
import org.compendium.web.arrangement.ToldArrangements;
import org.compendium.web.saved.SaveSearch;

/// Finds documents and shows their best paragraphs; without a question it is the home page. All
/// that may be shared stands in the address.
@Route(value = "", layout = MainLayout.class)
@RouteAlias(value = "search", layout = MainLayout.class)
@AnonymousAllowed
class SearchView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final String SPECIMEN = "TD/B/COM.3/19";
    private static final String SPECIMEN_NUMBER = "28";
    private static final int NEWS = 5;

    /// Fewer are worth saying that there are others.
    private static final int SELDOM = 1_000;

    private static final Pattern CITATION =
            Pattern.compile(
                    "(\\S+/\\S+?)\\s*,?\\s+para(?:graph|\\.)?\\s*(\\S+)", Pattern.CASE_INSENSITIVE);

    private final Search search;
    private final VectorFeed vectors;
    private final Citations citations;
    private final Themes themes;
    private final Doors.Held doors;
    private final News.Source news;
    private final Names names;
    private final Viewer viewer;

    final SearchField field = new SearchField(this::search);
    final Paragraph status = new Paragraph();
    final Div hits = new Div();
    final Facets facets;
    private final H1 heading = new H1();
    private final Understood understood = new Understood();
    private final Expansions expansions = new Expansions(this::go);
    final AnswerBox answer;
    private final CuratedSearch curatedSearch;
    private final CuratedHits curated;
    private final Div chips = new Div();
    private final Div keep = new Div();
    private final Div further = new Div();
    private final NativeButton filters = new NativeButton();
    private final Div columns;
    private Asked asked = Asked.words("");

    SearchView(
            Search search,
            Answers answers,
            VectorFeed vectors,
            CuratedSearch curatedSearch,
            Citations citations,
            Themes themes,
            Doors.Held doors,
            News.Source news,
            Names names,
            ToldArrangements told,
            CurrentViewer current) {
        this.doors = doors;
        this.news = news;
        this.search = search;
        this.vectors = vectors;
        this.citations = citations;
        this.themes = themes;
        this.names = names;
        this.viewer = current.viewer();
        this.facets = new Facets(names, this::go);
        this.answer = new AnswerBox(answers, viewer);
        this.curatedSearch = curatedSearch;
        this.curated = new CuratedHits(names, told);
        this.columns = columns();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        asked = Asked.of(event.getLocation().getQueryParameters());
        field.words.setValue(asked.words());
        if (asked.nothing() && event.getLocation().getFirstSegment().isEmpty()) {
            home();
        } else {
            results();
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation(
                "title", asked.words().isEmpty() ? getTranslation("home.page") : asked.words());
    }

    private void home() {
        getContent().removeAll();
        getContent()
                .add(
                        new Home(
                                field,
                                citations.paragraph(SPECIMEN, SPECIMEN_NUMBER, languages(), viewer),
                                themeCounts(),
                                themes.all().size(),
                                new Doors(doors),
                                news.of(new SearchAddress("", Map.of()), NEWS, viewer),
                                names));
    }

    private List<Results.Value> themeCounts() {
        try {
            return search.find(new Query("", Map.of(), 0, 1), viewer)
                    .facets()
                    .getOrDefault(Facet.THEME, List.of());
        } catch (UncheckedIOException e) {
            // The home page is of use without its counts.
            return List.of();
        }
    }

    private void results() {
        if (columns.getParent().isEmpty()) {
            getContent().removeAll();
            getContent().add(columns);
        }
        columns.addComponentAsFirst(top());
        hits.removeAll();
        further.removeAll();
        heading.setText(
                asked.words().isEmpty()
                        ? getTranslation("search.heading.all")
                        : getTranslation("search.heading", asked.words()));
        filters.setText(getTranslation("search.filters", asked.chosenCount()));
        chips();
        CuratedRecords records =
                curatedSearch.find(asked.words(), asked.chosen(), getLocale().getLanguage());
        curated.show(asked, records);
        try {
            Results results =
                    search.find(
                            new Query(
                                    asked.words(),
                                    asked.chosen(),
                                    0,
                                    (asked.page() + 1) * Asked.SIZE,
                                    Mode.HYBRID,
                                    asked.expanding()),
                            viewer);
            show(results, records);
            answer.ask(new Query(asked.words(), asked.chosen(), 0, 1));
        } catch (UncheckedIOException e) {
            status.removeAll();
            hits.add(
                    new Notice(
                            getTranslation("search.broken"),
                            getTranslation("search.broken.what"),
                            Link.out(asked.address(), getTranslation("broken.again"))));
        }
    }

    private Component top() {
        Div top = new Div(heading, field);
        top.addClassName("top");
        columns.getChildren()
                .filter(child -> child.hasClassName("top"))
                .findFirst()
                .ifPresent(Component::removeFromParent);
        return top;
    }

    private Div columns() {
        heading.addClassName("vh");
        status.getElement().setAttribute("role", "status");
        filters.addClassNames("link", "filters");
        filters.getElement().setAttribute("aria-controls", "facets");
        filters.getElement().setAttribute("aria-expanded", "false");
        filters.addClickListener(event -> {
            boolean open = !facets.hasClassName("open");
            facets.setClassName("open", open);
            filters.getElement().setAttribute("aria-expanded", Boolean.toString(open));
        });
        Div tools = new Div(status, filters);
        tools.addClassName("tools");
        chips.addClassNames("chips", "active");
        further.addClassName("more");
        Section section =
                new Section(
                        tools, understood, expansions, chips, keep, answer, curated, hits, further);
        section.addClassName("results");
        section.setAriaLabel(getTranslation("search.results"));
        Div all = new Div(facets, section);
        all.addClassName("cols");
        return all;
    }

    private void show(Results results, CuratedRecords records) {
        facets.show(asked, results.facets(), records.counts());
        status.removeAll();
        HtmlContainer count = new HtmlContainer("b");
        count.addClassName("num");
        count.setText(getTranslation("search.count", results.total()));
        status.add(count);
        understood.show(asked, results, vectors.waiting());
        expansions.show(asked, results.expansions());
        keep.removeAll();
        keep.add(new SaveSearch(asked.parameters().getQueryString()));
        if (available(results) == 0) {
            hits.add(nothing());
            return;
        }
        results.hits().forEach(hit -> hits.add(new Hit(hit, asked.words(), names)));
        if (results.alike() > 0 && results.total() < SELDOM) {
            status.add(new Text(" " + getTranslation("search.alike", results.alike())));
        }
        if (results.hits().size() < available(results) && !results.hits().isEmpty()) {
            status.add(new Text(" " + getTranslation("search.shown", results.hits().size())));
            further.add(further(results.hits().size()));
        }
    }

    private static long available(Results results) {
        return results.total() + results.alike();
    }

    private Component further(int shown) {
        if (asked.lastPage()) {
            return new Paragraph(getTranslation("search.narrow", shown));
        }
        NativeButton more = new NativeButton(getTranslation("search.more"));
        more.addClassNames("button", "plain");
        more.addClickListener(event -> more());
        return more;
    }

    // Adds below what is there: nothing that was already read moves.
    private void more() {
        Asked next = asked.withPage(asked.page() + 1);
        Results page =
                search.find(
                        new Query(
                                next.words(),
                                next.chosen(),
                                next.page(),
                                Asked.SIZE,
                                Mode.HYBRID,
                                next.expanding()),
                        viewer);
        asked = next;
        UI.getCurrent().getPage().getHistory().replaceState(null, next.address());
        page.hits().forEach(hit -> hits.add(new Hit(hit, next.words(), names)));
        int shown = (int) hits.getChildren().count();
        further.removeAll();
        status.removeAll();
        HtmlContainer count = new HtmlContainer("b");
        count.setText(getTranslation("search.count", page.total()));
        status.add(count);
        if (shown < available(page) && !page.hits().isEmpty()) {
            status.add(new Text(" " + getTranslation("search.shown", shown)));
            further.add(further(shown));
        }
    }

    private Component nothing() {
        Div words = new Div();
        words.addClassName("nothing");
        words.add(
                new Paragraph(
                        asked.words().isEmpty()
                                ? getTranslation("search.nothing.filters")
                                : getTranslation("search.nothing", asked.words())));
        Div links = new Div();
        links.addClassName("link-row");
        if (asked.chosenCount() > 0 && !asked.words().isEmpty()) {
            Asked wider = Asked.words(asked.words());
            long total = search.find(new Query(wider.words(), Map.of(), 0, 1), viewer).total();
            if (total > 0) {
                links.add(Link.to(wider.address(), getTranslation("search.nothing.wider", total)));
            }
        }
        links.add(
                Link.to(Names.THEMES, getTranslation("search.nothing.themes")),
                Link.to("contribute", getTranslation("search.nothing.send")));
        words.add(links);
        return words;
    }

    private void chips() {
        chips.removeAll();
        chips.setVisible(asked.chosenCount() > 0);
        chips.getElement().setAttribute("role", "group");
        chips.getElement().setAttribute("aria-label", getTranslation("search.chosen"));
        asked.curated()
                .forEach(kind ->
                        chips.add(
                                chip(
                                        getTranslation("facet.curated"),
                                        getTranslation("curated.box." + kind.slug()),
                                        asked.with(kind, false))));
        asked.chosen()
                .forEach((facet, values) ->
                        values.forEach(value ->
                                chips.add(
                                        chip(
                                                getTranslation("facet." + facet.slug()),
                                                names.value(facet, value, getLocale()),
                                                asked.with(facet, value, false)))));
    }

    private NativeButton chip(String facet, String value, Asked without) {
        NativeButton chip =
                new NativeButton(getTranslation("search.chip", facet, value), event -> go(without));
        chip.addClassName("chip");
        Span cross = new Span("×");
        cross.addClassName("x");
        cross.getElement().setAttribute("aria-hidden", "true");
        Span words = new Span(getTranslation("search.chip.remove"));
        words.addClassName("vh");
        chip.add(words, cross);
        return chip;
    }

    private void search(String words) {
        Optional<String> place = place(words.strip());
        if (place.isPresent()) {
            Location there = new Location(place.get());
            UI.getCurrent().navigate(there.getPath(), there.getQueryParameters());
        } else {
            go(asked.withWords(words));
        }
    }

    private void go(Asked next) {
        UI.getCurrent().navigate("search", next.parameters());
    }

    // A symbol alone, or with a paragraph, is not a question: it leads there.
    private Optional<String> place(String words) {
        Matcher citation = CITATION.matcher(words);
        if (citation.matches()) {
            return citations
                    .paragraph(citation.group(1), citation.group(2), languages(), viewer)
                    .map(found ->
                            Names.address(found.document())
                                    + '/'
                                    + found.passage().eId()
                                    + (found.digestInstead() ? "?from=digest" : ""));
        }
        return Symbol.of(words)
                .flatMap(symbol -> citations.document(symbol.value(), languages(), viewer))
                .map(document -> Names.address(document) + from(document, words));
    }

    private static String from(Document document, String words) {
        return document.symbol() == null && Symbol.of(words).isPresent() ? "?from=digest" : "";
    }

    private List<String> languages() {
        return List.of(getLocale().getLanguage());
    }
}
