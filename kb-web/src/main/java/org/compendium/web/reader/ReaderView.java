package org.compendium.web.reader;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.compendium.account.Viewer;
import org.compendium.curated.Entries;
import org.compendium.document.Citations;
import org.compendium.document.Distribution;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.DocumentTheme;
import org.compendium.document.Documents;
import org.compendium.document.Kind;
import org.compendium.document.Passage;
import org.compendium.document.PassageRef;
import org.compendium.document.PossibleDuplicate;
import org.compendium.document.PossibleDuplicates;
import org.compendium.document.Reference;
import org.compendium.document.References;
import org.compendium.document.State;
import org.compendium.document.Symbol;
import org.compendium.document.ThemeDecisions;
import org.compendium.ingest.Descriptions;
import org.compendium.search.Results;
import org.compendium.search.Search;
import org.compendium.search.Similar;
import org.compendium.theme.Themes;
import org.compendium.web.Byline;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Evidence;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Names;
import org.compendium.web.Notice;
import org.compendium.web.Para;
import org.compendium.web.WantedAddress;
import org.jspecify.annotations.Nullable;

/// A document to be read and cited: `/read/{document}/{passage}`, or `?p={passage}`. `q` marks
/// words in the text, `theme` those that show a theme; `from=digest` says that a citation of the
/// original led here.
@Route(value = "read/:document/:passage?", layout = MainLayout.class)
@AnonymousAllowed
class ReaderView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int FOUND = 200;

    /// Documents that cite, shown beside the text; the number of them is complete.
    private static final int MOST_CITING = 200;

    private static final References.Page<References.Citing> NO_CITING =
            new References.Page<>(0, List.of());

    private final Documents documents;
    private final ThemeDecisions decisions;
    private final Themes thesaurus;
    private final PossibleDuplicates duplicates;
    private final Citations citations;
    private final References references;
    private final Descriptions descriptions;
    private final Entries entries;
    private final Search search;
    private final Similar similar;
    private final Evidence evidence;
    private final Names names;
    private final Viewer viewer;

    private @Nullable Document shown;
    private boolean digestInstead;

    /// Whether the document that was to be released is another by now.
    private boolean changedMeanwhile;

    private String words = "";
    private String marked = "";
    private String title = "";
    private List<Passage> passages = List.of();
    private List<DocumentTheme> themes = List.of();
    private Map<String, List<Entries.ClaimOf>> standing = Map.of();
    private References.Page<References.Citing> citing = NO_CITING;
    private final List<Outline> outlines = new ArrayList<>();
    private final Rail rail;
    private List<String> hits = List.of();
    private HitSteps steps = new HitSteps();
    @Nullable Body body;

    ReaderView(
            Documents documents,
            ThemeDecisions decisions,
            Themes thesaurus,
            Citations citations,
            References references,
            Descriptions descriptions,
            Entries entries,
            Search search,
            Similar similar,
            Evidence evidence,
            Names names,
            PossibleDuplicates duplicates,
            CurrentViewer current) {
        this.documents = documents;
        this.decisions = decisions;
        this.thesaurus = thesaurus;
        this.duplicates = duplicates;
        this.citations = citations;
        this.references = references;
        this.descriptions = descriptions;
        this.entries = entries;
        this.search = search;
        this.similar = similar;
        this.evidence = evidence;
        this.names = names;
        this.viewer = current.viewer();
        this.rail = new Rail(names, documents);
        getContent().addClassName("reader");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        String id = event.getRouteParameters().get("document").orElse("");
        String query = parameters.getSingleParameter("q").orElse("").strip();
        Document document =
                Optional.of(id)
                        .filter(DocumentId::isOne)
                        .flatMap(text -> documents.find(new DocumentId(text), viewer))
                        .orElseThrow(() -> new NotFoundException(whyNot(id)));
        String theme = parameters.getSingleParameter("theme").orElse("");
        if (shown == null
                || !shown.equals(document)
                || !words.equals(query)
                || !marked.equals(theme)) {
            words = query;
            marked = theme;
            digestInstead =
                    parameters.getSingleParameter("from").filter("digest"::equals).isPresent();
            show(document);
        }
        String asked =
                event.getRouteParameters()
                        .get("passage")
                        .or(() -> parameters.getSingleParameter("p"))
                        .orElse("");
        String passage =
                document.id().value().equals(id)
                        ? asked
                        : documents
                                .moved(new DocumentId(id), asked)
                                .map(Documents.Place::eId)
                                .orElse(asked);
        open(document, passage);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", title);
    }

    private String whyNot(String id) {
        boolean withdrawn =
                DocumentId.isOne(id)
                        && documents
                                .find(new DocumentId(id))
                                .filter(document -> document.state() == State.WITHDRAWN)
                                .isPresent();
        return getTranslation(withdrawn ? "reader.withdrawn" : "reader.notHeld");
    }

    private void show(Document document) {
        shown = document;
        passages = withoutTitle(documents.passages(document.id()), document);
        themes = decisions.themes(document.id());
        Symbol work = document.symbol() != null ? document.symbol() : document.retells();
        standing =
                work == null
                        ? Map.of()
                        : led(entries.standingOn(work), documents.successors(document.id()));
        citing = work == null ? NO_CITING : references.citing(work, viewer, 0, MOST_CITING);
        Map<String, List<org.compendium.document.Span>> found = found(document);
        hits = passages.stream().map(Passage::eId).filter(found::containsKey).toList();
        steps = new HitSteps();
        body =
                new Body(
                        document,
                        Block.of(passages),
                        found,
                        leads(document),
                        address(document),
                        mayTake(document));
        outlines.clear();
        getContent().removeAll();
        getContent().add(head(document));
        List<Section> sections = Section.of(passages);
        if (!sections.isEmpty()) {
            Outline wide = new Outline(sections, document.language(), address(document));
            wide.addClassName("outline");
            Outline narrow = new Outline(sections, document.language(), address(document));
            narrow.addClassName("outline");
            NativeDetails folded = new NativeDetails(getTranslation("reader.outline"), narrow);
            folded.addClassName("outline-s");
            outlines.add(wide);
            outlines.add(narrow);
            getContent().add(wide, folded);
        }
        getContent().add(body, rail, steps);
    }

    // What cites a retired address stands on its successor.
    private static Map<String, List<Entries.ClaimOf>> led(
            Map<String, List<Entries.ClaimOf>> cited, Map<String, String> successors) {
        Map<String, List<Entries.ClaimOf>> led = new HashMap<>();
        cited.forEach((eId, claims) ->
                led.computeIfAbsent(successors.getOrDefault(eId, eId), key -> new ArrayList<>())
                        .addAll(claims));
        return led;
    }

    // The head of the page says it already.
    private static List<Passage> withoutTitle(List<Passage> passages, Document document) {
        boolean repeated =
                !passages.isEmpty()
                        && passages.getFirst().form() == Passage.Form.HEADING
                        && passages.getFirst().text().equalsIgnoreCase(document.title());
        return repeated ? passages.subList(1, passages.size()) : passages;
    }

    private Map<String, List<org.compendium.document.Span>> found(Document document) {
        Map<String, List<org.compendium.document.Span>> found = new HashMap<>();
        if (!marked.isEmpty()) {
            themes.stream()
                    .filter(theme -> theme.counts() && theme.concept().equals(marked))
                    .flatMap(theme -> theme.passages().stream())
                    .forEach(passage -> found.put(passage.eId(), passage.words()));
            return found;
        }
        try {
            for (Results.Found hit : search.inDocument(words, document.id(), FOUND)) {
                found.put(hit.passage().eId(), hit.highlights());
            }
        } catch (UncheckedIOException e) {
            // A text without marks can still be read.
            return Map.of();
        }
        return found;
    }

    private Map<String, List<Para.Lead>> leads(Document document) {
        Map<String, List<Para.Lead>> leads = new HashMap<>();
        UnaryOperator<String> here = address(document);
        for (References.Resolved resolved : references.of(document, viewer)) {
            Reference reference = resolved.reference();
            Document target = resolved.target();
            Passage passage = resolved.passage();
            Symbol symbol = reference.symbol();
            if (symbol == null && passage == null) {
                continue; // A number above or below that no paragraph has.
            }
            String address;
            if (target == null) {
                address = WantedAddress.of(String.valueOf(symbol));
            } else if (target.id().equals(document.id()) && passage != null) {
                address = here.apply(passage.eId());
            } else {
                address =
                        Names.address(target)
                                + (passage == null ? "" : '/' + passage.eId())
                                + (resolved.digestInstead() ? "?from=digest" : "");
            }
            leads.computeIfAbsent(reference.eId(), any -> new ArrayList<>())
                    .add(
                            new Para.Lead(
                                    reference.span().start(),
                                    reference.span().end(),
                                    address,
                                    target != null));
        }
        return leads;
    }

    private UnaryOperator<String> address(Document document) {
        return address(
                document, marked.isEmpty() ? "q" : "theme", marked.isEmpty() ? words : marked);
    }

    private static UnaryOperator<String> address(Document document, String name, String value) {
        String query =
                value.isEmpty() ? "" : "?" + QueryParameters.of(name, value).getQueryString();
        return eId -> Names.address(document) + '/' + eId + query;
    }

    private Component head(Document document) {
        Header head = new Header();
        head.addClassName("doc");
        if (document.symbol() != null) {
            Paragraph symbol = new Paragraph(Byline.symbol(document.symbol().value()));
            symbol.addClassName("sym");
            head.add(symbol);
        }
        H1 heading = new H1(document.title());
        heading.getElement().setAttribute("lang", document.language());
        head.add(heading, Byline.facts(document, names, state(document)));
        head.add(links(document));
        together(document).forEach(head::add);
        amendments(document).ifPresent(head::add);
        notices(document).forEach(head::add);
        if (viewer.curates()) {
            head.add(new DescriptionForm(document, descriptions, names, () -> again(document)));
        }
        return head;
    }

    // What amends it must be seen before it is cited.
    private Optional<Component> amendments(Document document) {
        Div row = new Div();
        row.addClassName("link-row");
        for (Documents.Related related : documents.related(document, viewer)) {
            String key =
                    "reader.amended." + related.sort().slug() + (related.amends() ? ".by" : ".to");
            Span what = new Span(getTranslation(key) + " ");
            what.add(Link.to(Names.address(related.document()), related.document().citedAs()));
            row.add(what);
        }
        return row.getComponentCount() == 0 ? Optional.empty() : Optional.of(row);
    }

    private List<String> state(Document document) {
        List<String> facts = new ArrayList<>();
        if (document.body() != null) {
            facts.add(document.body());
        }
        if (document.session() != null) {
            facts.add(document.session());
        }
        if (document.agendaItem() != null) {
            facts.add(getTranslation("reader.agendaItem", document.agendaItem()));
        }
        Distribution distribution = document.distribution();
        if (distribution != null && distribution != Distribution.GENERAL) {
            facts.add(getTranslation("distribution." + distribution.slug()));
        }
        facts.add(
                document.current()
                        ? getTranslation("reader.current")
                        : getTranslation("reader.superseded"));
        return facts;
    }

    private Component links(Document document) {
        Div row = new Div();
        row.addClassName("link-row");
        Span here = new Span(names.language(document.language(), getLocale()));
        here.addClassName("here");
        List<Document> others =
                documents.ofWork(document.work(), viewer).stream()
                        .filter(other -> other.current() && other.shown())
                        .filter(other -> !other.language().equals(document.language()))
                        .toList();
        if (!others.isEmpty()) {
            row.add(here);
            others.forEach(other -> {
                Anchor link =
                        Link.to(
                                Names.address(other),
                                names.language(
                                        other.language(),
                                        java.util.Locale.forLanguageTag(other.language())));
                link.getElement().setAttribute("lang", other.language());
                row.add(link);
            });
        }
        if (mayTake(document) && !documents.manifestations(document.id(), viewer).isEmpty()) {
            row.add(
                    Link.out(
                            "api/v1/documents/" + document.id() + "/file",
                            getTranslation("reader.file", document.fileName())));
        }
        NativeButton print = new NativeButton(getTranslation("reader.print"));
        print.addClassName("link");
        print.getElement().setAttribute("data-print", true);
        row.add(print);
        return row;
    }

    private boolean mayTake(Document document) {
        return document.redistributable()
                || viewer.curates()
                || document.owner().equals(viewer.name());
    }

    /// A mail and what is attached to it lead to each other.
    private Stream<Component> together(Document document) {
        return Stream.of(
                        joined("reader.partOf", documents.partOf(document.id(), viewer)),
                        joined("reader.parts", documents.parts(document.id(), viewer)))
                .flatMap(Optional::stream);
    }

    private Optional<Component> joined(String key, List<Document> others) {
        if (others.isEmpty()) {
            return Optional.empty();
        }
        Div row = new Div(new Span(getTranslation(key)));
        row.addClassName("link-row");
        others.forEach(other -> {
            Anchor link = Link.to(Names.address(other), other.title());
            link.getElement().setAttribute("lang", other.language());
            row.add(link);
        });
        return Optional.of(row);
    }

    private Stream<Component> notices(Document document) {
        List<Component> notices = new ArrayList<>();
        if (passages.stream().anyMatch(passage -> passage.confidence() != null)) {
            notices.add(
                    new Notice(
                            getTranslation("reader.recognised"),
                            getTranslation("reader.recognised.what", Passage.DOUBTFUL)));
        }
        Symbol retold = document.retells();
        if (document.kind() == Kind.DIGEST && retold != null) {
            notices.add(digest(document, retold));
        }
        if (!document.current()) {
            documents.ofWork(document.work(), viewer).stream()
                    .filter(other -> other.current() && other.shown())
                    .filter(other -> other.language().equals(document.language()))
                    .findFirst()
                    .ifPresent(newer ->
                            notices.add(
                                    new Notice(
                                            getTranslation("reader.superseded"),
                                            getTranslation("reader.superseded.what"),
                                            Link.to(
                                                    Names.address(newer),
                                                    getTranslation("reader.newer")))));
        }
        List<PossibleDuplicate> pairs = duplicates.of(document.id(), viewer);
        if (!pairs.isEmpty()) {
            notices.add(
                    new Notice(
                            "",
                            getTranslation("reader.duplicates", pairs.size()),
                            Link.to(
                                    pairs.size() == 1
                                            ? "possible-duplicates/"
                                                    + pairs.getFirst().document().id()
                                                    + "/"
                                                    + pairs.getFirst().other().id()
                                            : "possible-duplicates",
                                    getTranslation("reader.duplicates.look"))));
        }
        if (!document.shown()) {
            notices.add(unreleased(document));
        } else if (viewer.curates()) {
            notices.add(released(document));
        }
        return notices.stream();
    }

    private Component digest(Document document, Symbol retold) {
        List<Component> links = new ArrayList<>();
        String source = document.sourceUrl();
        if (source != null) {
            links.add(Link.out(source, getTranslation("digest.source")));
        }
        if (document.folded()) {
            citations
                    .document(retold.value(), List.of(getLocale().getLanguage()), viewer)
                    .filter(original -> !original.id().equals(document.id()))
                    .ifPresent(original ->
                            links.add(
                                    Link.to(
                                            Names.address(original),
                                            getTranslation("digest.original", retold.value()))));
        }
        return new Notice(
                digestInstead
                        ? getTranslation("digest.instead", retold.value())
                        : getTranslation("digest.label"),
                getTranslation("digest.what"),
                links.toArray(Component[]::new));
    }

    private Component unreleased(Document document) {
        boolean withdrawn = document.state() == State.WITHDRAWN;
        String first = getTranslation(withdrawn ? "reader.withdrawn.title" : "reader.waiting");
        if (!viewer.curates()) {
            return new Notice(first, getTranslation("reader.waiting.what"));
        }
        Button release =
                new Button(
                        getTranslation("curate.release"),
                        event -> {
                            changedMeanwhile =
                                    !documents.release(
                                            document.id(),
                                            document.revision(),
                                            String.valueOf(viewer.name()));
                            again(document);
                            changedMeanwhile = false;
                        });
        release.addThemeNames("primary");
        return new Notice(
                first,
                changedMeanwhile
                        ? getTranslation("curate.changed")
                        : getTranslation("reader.waiting.curator", document.owner()),
                release);
    }

    private Component released(Document document) {
        Button withdraw =
                new Button(
                        getTranslation("curate.withdraw"),
                        event -> {
                            documents.withdraw(document.id(), String.valueOf(viewer.name()));
                            again(document);
                        });
        Div row = new Div(withdraw);
        row.addClassNames("link-row", "curate");
        return row;
    }

    private void again(Document document) {
        documents
                .find(document.id(), viewer)
                .ifPresent(changed -> {
                    digestInstead = false;
                    show(changed);
                    about(changed);
                });
    }

    private void open(Document document, String asked) {
        Optional<Passage> passage =
                asked.isEmpty() ? Optional.empty() : documents.passage(document.id(), asked);
        title =
                passage.filter(found -> found.form() != Passage.Form.HEADING)
                        .map(document::cite)
                        .orElse(document.title());
        outlines.forEach(outline -> outline.here(section(passage)));
        steps.show(hits, passage.map(Passage::eId).orElse(null), passages, address(document));
        if (body != null) {
            body.target(passage.map(Passage::eId).orElse(null));
            Symbol retold = document.retells();
            if (retold != null && passage.isPresent()) {
                body.above(
                        Byline.digest(
                                document,
                                digestInstead
                                        ? getTranslation("digest.notHeld", retold.value())
                                        : ""));
            }
        }
        passage.filter(found -> found.form() != Passage.Form.HEADING)
                .ifPresentOrElse(found -> about(document, found), () -> about(document));
        if (!asked.isEmpty() && passage.isEmpty()) {
            getContent()
                    .addComponentAsFirst(new Notice("", getTranslation("reader.noPassage", asked)));
        }
        if (passage.isPresent() && !passage.get().eId().equals(asked)) {
            documents
                    .retired(document.id(), asked)
                    .map(retired ->
                            switch (retired.why()) {
                                case MOVED -> "reader.retired.moved";
                                case HELD -> "reader.retired.held";
                                case GONE -> "reader.retired.gone";
                            })
                    .ifPresent(why ->
                            getContent()
                                    .addComponentAsFirst(
                                            new Notice("", getTranslation(why, asked))));
        }
    }

    private @Nullable String section(Optional<Passage> passage) {
        if (passage.isEmpty()) {
            return null;
        }
        String here = null;
        for (Passage each : passages) {
            if (each.form() == Passage.Form.HEADING) {
                here = each.eId();
            }
            if (each.eId().equals(passage.get().eId())) {
                return here;
            }
        }
        return here;
    }

    private void about(Document document) {
        Map<String, Passage> byId =
                documents.passages(document.id()).stream()
                        .collect(Collectors.toMap(Passage::eId, passage -> passage));
        Optional<Curating> curating = curating(document, null);
        rail.document(
                document,
                new ThemeReasons(
                        themes,
                        document.language(),
                        byId,
                        names,
                        (eId, theme) -> address(document, "theme", theme).apply(eId),
                        curating.orElse(null)),
                curating.map(curator -> adding(curator, null)).orElse(null));
        rail.citedBy(citing.items(), citing.total());
    }

    /// Those that cite this paragraph by its number; ranges count.
    private List<References.Citing> citing(Passage passage) {
        String label = passage.label();
        if (label == null || !passage.eId().startsWith("para_")) {
            return List.of();
        }
        return citing.items().stream()
                .map(one ->
                        new References.Citing(
                                one.document(),
                                one.references().stream()
                                        .filter(reference -> reference.cites(label))
                                        .toList()))
                .filter(one -> !one.references().isEmpty())
                .toList();
    }

    private AddTheme adding(Curating curating, @Nullable Passage passage) {
        Set<String> present =
                themes.stream()
                        .filter(theme ->
                                theme.counts()
                                        && (passage == null
                                                || theme.passages().stream()
                                                        .anyMatch(shown ->
                                                                shown.eId().equals(passage.eId()))))
                        .map(DocumentTheme::concept)
                        .collect(Collectors.toSet());
        return new AddTheme(curating, names, present, passage == null ? null : passage.eId());
    }

    private Optional<Curating> curating(Document document, @Nullable Passage open) {
        return viewer.curates()
                ? Optional.of(
                        new Curating(
                                decisions,
                                document.id(),
                                String.valueOf(viewer.name()),
                                thesaurus.all(),
                                () -> decided(document, open)))
                : Optional.empty();
    }

    // Only the rail changes: the text that is being read stays where it is.
    private void decided(Document document, @Nullable Passage open) {
        themes = decisions.themes(document.id());
        Optional<Document> changed = documents.find(document.id(), viewer);
        shown = changed.orElse(shown);
        if (open == null) {
            about(changed.orElse(document));
        } else {
            about(changed.orElse(document), open);
        }
        rail.attend();
    }

    private List<Similar.Like> alsoSaid(Document document, Passage passage) {
        try {
            return similar.to(document, passage, viewer);
        } catch (UncheckedIOException e) {
            // A text can be read without its like.
            return List.of();
        }
    }

    private void about(Document document, Passage passage) {
        List<Entries.ClaimOf> claims =
                standing.entrySet().stream()
                        .filter(entry -> same(entry.getKey(), passage.eId()))
                        .flatMap(entry -> entry.getValue().stream())
                        .distinct()
                        .toList();
        List<Rail.Standing> weighed =
                claims.stream()
                        .map(of ->
                                new Rail.Standing(
                                        of.entry().address(),
                                        evidence.weigh(List.of(of.claim()), viewer, getLocale())
                                                .getFirst()))
                        .toList();
        List<String> about =
                themes.stream()
                        .filter(theme ->
                                theme.counts()
                                        && theme.passages().stream()
                                                .anyMatch(
                                                        shown -> same(shown.eId(), passage.eId())))
                        .map(DocumentTheme::concept)
                        .toList();
        String stale =
                evidence.staleSince(claims.stream().map(Entries.ClaimOf::claim).toList())
                        .map(year -> getTranslation("stale", year.toString()))
                        .orElse("");
        rail.paragraph(
                passage,
                weighed,
                about,
                curating(document, passage).map(curator -> adding(curator, passage)).orElse(null),
                stale);
        Symbol work = document.symbol() != null ? document.symbol() : document.retells();
        if (viewer.curates() && work != null) {
            rail.begin(new PassageRef(work, passage.eId()));
        }
        List<References.Citing> cite = citing(passage);
        rail.citedBy(cite, cite.size());
        rail.alsoSaid(alsoSaid(document, passage));
        if (body != null && !claims.isEmpty()) {
            body.lead(getTranslation("rail.jump", claims.size()), Rail.ID);
        }
    }

    // What stands on an item stands on its paragraph too.
    private static boolean same(String cited, String open) {
        return cited.equals(open) || cited.startsWith(open + "__");
    }
}
