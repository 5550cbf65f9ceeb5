package org.compendium.web.theme;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.QueryParameters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.compendium.account.Viewer;
import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.compendium.curated.IndependentWorks;
import org.compendium.gap.Gaps;
import org.compendium.manual.Manual;
import org.compendium.manual.Manuals;
import org.compendium.place.Regions;
import org.compendium.search.Facet;
import org.compendium.theme.Concept;
import org.compendium.theme.Themes;
import org.compendium.web.Claim;
import org.compendium.web.Evidence;
import org.compendium.web.Link;
import org.compendium.web.Names;
import org.compendium.web.News;
import org.compendium.web.Written;

/// All that is held on one theme and those narrower, for a reader who does not know what to search:
/// what to do, what was done, who disagrees, the paragraphs, who is who, what is missing and what
/// is new. It is sent whole with the page; what is folded needs no further call.
final class ThemeContents extends Composite<Div> {

    private static final int SHOWN = 6;

    private final Parts parts;
    private final Viewer viewer;
    private final Concept concept;
    private final long documents;
    private final List<Entry> entries;
    private final Div ways = new Div();

    /// What the contents are made with.
    @org.springframework.stereotype.Component
    record Parts(
            Themes themes,
            Entries entries,
            IndependentWorks works,
            Manuals manuals,
            Evidence evidence,
            Gaps gaps,
            News.Source news,
            Names names) {}

    /// @param documents how many are about it
    /// @param paragraphs those that show it; empty when there are none
    ThemeContents(
            Parts parts,
            Concept concept,
            long documents,
            Optional<Component> paragraphs,
            Viewer viewer) {
        this.parts = parts;
        this.viewer = viewer;
        this.concept = concept;
        this.documents = documents;
        Set<String> within = within(concept);
        this.entries =
                parts.entries().all().stream()
                        .filter(Entry::current)
                        .filter(entry -> entry.themes().stream().anyMatch(within::contains))
                        .toList();
        ways.addClassNames("link-row", "parts");
        getContent().add(ways);
        practices();
        records(Entry.Type.CASE);
        records(Entry.Type.DOSSIER);
        records(Entry.Type.SCORECARD);
        positions();
        manuals(within);
        paragraphs.ifPresentOrElse(getContent()::add, () -> add("paragraphs", empty("paragraphs")));
        records(Entry.Type.ORGANISATION);
        add("gaps", gaps());
        add("new", news());
    }

    private Set<String> within(Concept whole) {
        Set<String> within = new HashSet<>(Set.of(whole.id()));
        for (Concept one : parts.themes().all()) {
            if (one.broader() != null && within.contains(one.broader())) {
                within.add(one.id());
            }
        }
        return within;
    }

    private List<Entry> of(Entry.Type type) {
        return entries.stream().filter(entry -> entry.type() == type).toList();
    }

    private void practices() {
        List<Entry> practices = of(Entry.Type.PRACTICE);
        Map<String, Integer> works = parts.works().of(practices);
        List<Entry> strongest =
                practices.stream().sorted(IndependentWorks.strongestFirst(works)).toList();
        list(
                Entry.Type.PRACTICE,
                strongest,
                entry ->
                        getTranslation(
                                        "practices.status",
                                        getTranslation("status." + entry.status()))
                                + " · "
                                + getTranslation("entry.rests", works.get(entry.id())));
    }

    private void records(Entry.Type type) {
        list(type, of(type), this::placed);
    }

    private void manuals(Set<String> within) {
        List<Manual> about =
                parts.manuals().all().stream()
                        .map(languages -> languages.getFirst().id())
                        .flatMap(id -> parts.manuals().find(id, getLocale().getLanguage()).stream())
                        .filter(manual -> manual.themes().stream().anyMatch(within::contains))
                        .toList();
        if (about.isEmpty()) {
            add("manual", empty("manual"));
            return;
        }
        way("manual", about.size());
        UnorderedList list = new UnorderedList();
        list.addClassName("records");
        for (Manual manual : about) {
            Anchor link = Link.to("manuals/" + manual.id(), manual.title());
            link.addClassName("quiet");
            Paragraph summary = new Paragraph(manual.summary());
            summary.addClassName("text");
            ListItem item = new ListItem(new H3(link), summary);
            item.getElement().setAttribute("lang", manual.language());
            list.add(item);
        }
        add("manual", list);
    }

    private String placed(Entry entry) {
        return entry.countries().stream()
                .map(code -> parts.names().country(code, getLocale()))
                .collect(Collectors.joining(", "));
    }

    private void list(Entry.Type type, List<Entry> all, Function<Entry, String> facts) {
        String part = type.slug();
        if (all.isEmpty()) {
            add(part, empty(part));
            return;
        }
        way(part, all.size());
        Div both = new Div(records(all.stream().limit(SHOWN).toList(), facts));
        if (all.size() > SHOWN) {
            both.add(more(all.size() - SHOWN, records(all.stream().skip(SHOWN).toList(), facts)));
        }
        add(part, both);
    }

    private UnorderedList records(List<Entry> some, Function<Entry, String> facts) {
        UnorderedList list = new UnorderedList();
        list.addClassName("records");
        for (Entry entry : some) {
            Anchor link = Written.inEnglish(Link.to(entry.address(), entry.title()));
            link.addClassName("quiet");
            Paragraph summary = Written.inEnglish(new Paragraph(entry.summary()));
            summary.addClassName("text");
            ListItem item = new ListItem(new H3(link), summary);
            String said = facts.apply(entry);
            if (!said.isEmpty()) {
                Paragraph meta = new Paragraph(said);
                meta.addClassName("meta");
                item.add(meta);
            }
            list.add(item);
        }
        return list;
    }

    private NativeDetails more(int others, Component rest) {
        NativeDetails more = new NativeDetails(getTranslation("themepage.rest", others), rest);
        more.addClassName("rest");
        return more;
    }

    /// @param entry which makes the claim
    private record Position(Entry entry, Evidence.Weighed weighed) {

        boolean on(Entry.Side side) {
            return weighed.claim().side() == side;
        }
    }

    /// Both sides at equal width, in the order of the records; nobody weighs them here.
    private void positions() {
        List<Entry> makers = new ArrayList<>();
        List<Entry.Claim> claims = new ArrayList<>();
        for (Entry entry : entries) {
            for (Entry.Claim claim : entry.claims()) {
                if (claim.side() != null || claim.strength() == Entry.Strength.CONTESTED) {
                    makers.add(entry);
                    claims.add(claim);
                }
            }
        }
        if (claims.isEmpty()) {
            add("positions", empty("positions"));
            return;
        }
        way("positions", claims.size());
        List<Evidence.Weighed> weighed = parts.evidence().weigh(claims, viewer, getLocale());
        List<Position> all = new ArrayList<>();
        for (int i = 0; i < weighed.size(); i++) {
            all.add(new Position(makers.get(i), weighed.get(i)));
        }
        Div both =
                new Div(side("against", all, Entry.Side.AGAINST), side("for", all, Entry.Side.FOR));
        both.addClassName("positions");
        Div content = new Div(both);
        List<Position> others =
                all.stream().filter(position -> position.weighed().claim().side() == null).toList();
        if (!others.isEmpty()) {
            content.add(side("themepage.contested", others));
        }
        add("positions", content);
    }

    private Component side(String name, List<Position> all, Entry.Side side) {
        return side("dossier." + name, all.stream().filter(position -> position.on(side)).toList());
    }

    private Component side(String title, List<Position> some) {
        Div column = new Div(new H3(getTranslation(title)));
        if (some.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("notReported"));
            none.addClassName("blank");
            column.add(none);
            return column;
        }
        column.add(claims(some.stream().limit(SHOWN).toList()));
        if (some.size() > SHOWN) {
            column.add(more(some.size() - SHOWN, claims(some.stream().skip(SHOWN).toList())));
        }
        return column;
    }

    private static Component claims(List<Position> some) {
        Div claims = new Div();
        claims.addClassName("claims");
        some.forEach(one -> claims.add(new Claim(one.weighed(), one.entry().address())));
        return claims;
    }

    private Component gaps() {
        return new Div(
                missing(
                        "regions",
                        new Gaps.View(false, null, null),
                        Regions.ofPack().top().size(),
                        code -> parts.names().region(code, getLocale()),
                        "gaps"),
                missing(
                        "outcomes",
                        new Gaps.View(true, null, null),
                        Gaps.OUTCOMES.size(),
                        slug -> parts.names().theme(slug, getLocale()),
                        "gaps?columns=outcomes"));
    }

    private Component missing(
            String what, Gaps.View view, int all, Function<String, String> name, String address) {
        List<String> empty = parts.gaps().empty(view, concept);
        Paragraph line =
                new Paragraph(
                        getTranslation(
                                "themepage.gaps." + what,
                                empty.size(),
                                all,
                                empty.stream().map(name).collect(Collectors.joining(", "))));
        line.addClassName("text");
        Div row = new Div(Link.to(address, getTranslation("themepage.gaps." + what + ".link")));
        row.addClassName("link-row");
        return new Div(line, row);
    }

    private Component news() {
        Optional<News> news = parts.news().about(concept.id(), SHOWN, viewer);
        if (news.isEmpty()) {
            Paragraph broken = new Paragraph(getTranslation("themepage.new.broken"));
            broken.addClassName("blank");
            return broken;
        }
        if (news.get().isEmpty()) {
            return empty("new");
        }
        Div row = new Div();
        row.addClassName("link-row");
        if (documents > SHOWN) {
            row.add(Link.to(search(), getTranslation("themes.documents", documents)));
        }
        row.add(Link.out("api/v1/search.atom?" + question(), getTranslation("themepage.new.feed")));
        return new Div(news.get(), row);
    }

    /// What would stand there, and one thing to do.
    private Component empty(String part) {
        Paragraph none = new Paragraph(getTranslation("themepage." + part + ".none"));
        none.addClassName("blank");
        Div row =
                new Div(
                        documents > 0
                                ? Link.to(search(), getTranslation("themepage.search", documents))
                                : Link.to("contribute", getTranslation("themepage.send")));
        row.addClassName("link-row");
        return new Div(none, row);
    }

    private String search() {
        return "search?" + question();
    }

    private String question() {
        return QueryParameters.of(Facet.THEME.slug(), concept.id()).getQueryString();
    }

    private void way(String part, int count) {
        Anchor way =
                Link.out("#part-" + part, getTranslation("themepage." + part + ".count", count));
        way.getElement().setAttribute("data-jump", "part-" + part);
        ways.add(way);
    }

    private void add(String part, Component content) {
        H2 title = new H2(getTranslation("themepage." + part));
        Section section = new Section(title, content);
        section.setId("part-" + part);
        getContent().add(section);
    }
}
