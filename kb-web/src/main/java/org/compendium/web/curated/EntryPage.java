package org.compendium.web.curated;

import com.vaadin.flow.component.Component;
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
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.compendium.account.Viewer;
import org.compendium.curated.Aspects;
import org.compendium.curated.Challenges;
import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.compendium.curated.IndependentWorks;
import org.compendium.curated.Replies;
import org.compendium.document.PassageRef;
import org.compendium.document.Pinpoints;
import org.compendium.document.Symbol;
import org.compendium.web.Claim;
import org.compendium.web.Evidence;
import org.compendium.web.Legend;
import org.compendium.web.Link;
import org.compendium.web.Names;
import org.compendium.web.Written;

/// The parts of which the page of an entry is made, the same for every type.
final class EntryPage {

    static final String DOT = " · ";

    private final Parts parts;
    private final Entry entry;
    private final Viewer viewer;
    private final Div page;
    private final Locale locale;
    private final List<Evidence.Weighed> claims;
    private final Voices voices;

    /// What pages are made with.
    @org.springframework.stereotype.Component
    record Parts(
            Entries entries,
            Aspects aspects,
            IndependentWorks works,
            Evidence evidence,
            Pinpoints pinpoints,
            Challenges challenges,
            Replies replies,
            Names names) {}

    /// @param page to add to
    EntryPage(Parts parts, Entry entry, Viewer viewer, Div page, Locale locale) {
        this.parts = parts;
        this.entry = entry;
        this.viewer = viewer;
        this.page = page;
        this.locale = locale;
        this.claims = parts.evidence().weigh(entry, viewer, locale);
        this.voices = new Voices(parts, List.of(entry), viewer.curates(), page, locale);
    }

    /// Title, state, themes and the legend of the lines.
    void head(String list, String listName, String typeName) {
        Paragraph crumb = new Paragraph(Link.to(list, listName));
        crumb.add(new Text(" / " + typeName));
        crumb.addClassNames("crumb", "meta");
        Paragraph lead = Written.inEnglish(new Paragraph(entry.summary()));
        lead.addClassName("lead");
        Header head = new Header(crumb, Written.inEnglish(new H1(entry.title())), lead);
        head.addClassName("head");
        if (!entry.current()) {
            head.add(superseded());
        }
        head.add(state());
        Div themes = new Div();
        themes.addClassName("link-row");
        entry.themes()
                .forEach(theme ->
                        themes.add(
                                Link.to(
                                        Names.THEMES + "/" + theme,
                                        parts.names().theme(theme, locale))));
        head.add(themes);
        lineage().ifPresent(head::add);
        Div more = new Div(Link.to("history/" + entry.id(), said("history.link")));
        more.addClassName("link-row");
        if (viewer.curates()) {
            more.add(Link.to("drafts/new?entry=" + entry.id(), said("queue.change")));
        }
        head.add(more);
        head.add(new Legend(claims));
        page.add(head);
    }

    private Component superseded() {
        Paragraph notice = new Paragraph(said("entry.superseded"));
        notice.addClassName("notice");
        return notice;
    }

    private Component state() {
        Paragraph state = new Paragraph();
        state.addClassName("meta");
        parts.evidence()
                .staleSince(entry.claims())
                .ifPresent(year -> {
                    HtmlContainer stale = new HtmlContainer("b");
                    stale.setText(said("stale", year.toString()));
                    state.add(stale, new Text(" "));
                });
        state.add(new Text(String.join(DOT, facts()) + ". "));
        List<Symbol> works = works();
        if (works.size() == 1) {
            state.add(new Text(said("practices.numbers", works.getFirst().value())));
        }
        return state;
    }

    private List<String> facts() {
        List<String> facts = new ArrayList<>();
        facts.add(said("practices.status", said("status." + entry.status())));
        facts.add(
                said(
                        "entry.rests",
                        parts.works()
                                .of(
                                        entry.claims().stream()
                                                .flatMap(claim -> claim.citations().stream())
                                                .toList())));
        facts.add(
                said(
                        "practices.period",
                        Optional.ofNullable(entry.period()).orElse(said("notReported"))));
        if (!entry.countries().isEmpty()) {
            facts.add(countries(parts.names(), entry, locale));
        }
        if (entry.review() != null) {
            facts.add(said("entry.review", parts.names().date(entry.review(), locale)));
        }
        return facts;
    }

    static String countries(Names names, Entry entry, Locale locale) {
        return entry.countries().stream()
                .map(code -> names.country(code, locale))
                .collect(Collectors.joining(", "));
    }

    /// How it stands to other entries, and what else is held about the same case.
    private Optional<Component> lineage() {
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        entry.lineage()
                .forEach(relation ->
                        related("lineage." + relation.kind().slug(), relation.other())
                                .ifPresent(list::add));
        if (entry.about() != null) {
            related("entry.about", entry.about()).ifPresent(list::add);
        }
        parts.entries()
                .about(entry.id())
                .forEach(other ->
                        list.add(
                                new ListItem(
                                        new Span(said("entry." + other.type().slug()) + " "),
                                        Written.inEnglish(
                                                Link.to(other.address(), other.title())))));
        return list.getChildren().findAny().isPresent() ? Optional.of(list) : Optional.empty();
    }

    private Optional<ListItem> related(String key, String id) {
        return parts.entries()
                .find(id)
                .map(other ->
                        new ListItem(
                                new Span(said(key) + " "),
                                Written.inEnglish(Link.to(other.address(), other.title()))));
    }

    /// The claims under the aspect each is about, in the order of the aspects; what they are silent
    /// about is said at the end.
    void claimsByAspect(String title, String what) {
        Div list = new Div();
        list.addClassName("by-aspect");
        List<String> silent = new ArrayList<>();
        for (Aspects.Aspect aspect : parts.aspects().of(entry.type())) {
            List<Evidence.Weighed> about = about(aspect.id());
            String label = aspect.label(locale.getLanguage());
            if (about.isEmpty()) {
                silent.add(label);
            } else {
                list.add(group(label, about, aspect));
            }
        }
        List<Evidence.Weighed> others =
                claims.stream().filter(one -> one.claim().aspect() == null).toList();
        if (!others.isEmpty()) {
            list.add(group(said("entry.otherwise"), others, null));
        }
        page.add(section(title, what, list));
        silent(
                Stream.concat(
                        silent.stream().map(ListItem::new),
                        entry.notReported().stream()
                                .map(one -> Written.inEnglish(new ListItem(one)))));
    }

    private Component group(
            String label,
            List<Evidence.Weighed> about,
            Aspects.@org.jspecify.annotations.Nullable Aspect aspect) {
        Div claimed = new Div();
        claimed.addClassName("claims");
        for (Evidence.Weighed one : about) {
            Claim claim = new Claim(one, null, value(one, aspect));
            claim.add(voices.under(one.claim()));
            claimed.add(claim);
        }
        Div group = new Div(new H3(label), claimed);
        group.addClassName("aspect");
        return group;
    }

    private String value(
            Evidence.Weighed one, Aspects.@org.jspecify.annotations.Nullable Aspect aspect) {
        return aspect == null || one.claim().value() == null
                ? ""
                : aspect.value(one.claim().value())
                        .map(value -> value.label(locale.getLanguage()))
                        .orElse(one.claim().value());
    }

    /// The claims about one aspect.
    List<Evidence.Weighed> about(String aspect) {
        return claims.stream().filter(one -> aspect.equals(one.claim().aspect())).toList();
    }

    /// What was looked for and not found.
    ///
    /// @param written by curators
    void silent(List<String> written) {
        silent(written.stream().map(one -> Written.inEnglish(new ListItem(one))));
    }

    private void silent(Stream<ListItem> items) {
        List<ListItem> what = items.toList();
        if (what.isEmpty()) {
            return;
        }
        UnorderedList silent = new UnorderedList();
        silent.addClassName("silent");
        what.forEach(silent::add);
        page.add(
                section(said("practices.notReported"), said("practices.notReported.what"), silent));
    }

    /// What was said to wordings that it no longer has.
    void earlier() {
        voices.earlier(entry).ifPresent(page::add);
    }

    /// Its text.
    void text() {
        if (entry.body().isBlank()) {
            return;
        }
        page.add(
                section(
                        said("practices.text"),
                        said("practices.text.what"),
                        new Prose(parts.pinpoints(), works().size() == 1)
                                .render(belowSection(entry.body()))));
    }

    private List<Symbol> works() {
        return Stream.concat(
                        entry.claims().stream().flatMap(claim -> claim.cites().stream()),
                        Prose.citations(entry.body()).stream())
                .map(PassageRef::symbol)
                .distinct()
                .toList();
    }

    // The text stands in a section of the page, so its headings are one level lower.
    private static String belowSection(String body) {
        return body.replaceAll("(?m)^(#{1,5} )", "#$1");
    }

    String said(String key, Object... values) {
        return page.getTranslation(key, values);
    }

    static Section section(String title, String what, Component content) {
        Section section = new Section(new Header(new H2(title), new Paragraph(what)), content);
        section.addClassName("section");
        return section;
    }
}
