package org.compendium.web.curated;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.compendium.curated.Entry;
import org.compendium.web.Link;
import org.compendium.web.Written;

/// Entries one after another, each with what it says in short.
final class EntryList {

    private final EntryPage.Parts parts;
    private final Locale locale;

    EntryList(EntryPage.Parts parts, Locale locale) {
        this.parts = parts;
        this.locale = locale;
    }

    /// A page with nothing but a list.
    ///
    /// @param texts how the keys of its title and its lead begin
    void show(Div page, String texts, List<Entry> entries) {
        Paragraph lead = new Paragraph(page.getTranslation(texts + ".lead"));
        lead.addClassName("lead");
        page.add(
                new Header(new H1(page.getTranslation(texts + ".title")), lead),
                of(page, entries, H2::new));
    }

    /// The list, or the words that there is nothing in it.
    ///
    /// @param heading of each entry, by its link
    Component of(Div page, List<Entry> entries, Function<Component, Component> heading) {
        if (entries.isEmpty()) {
            Paragraph none = new Paragraph(page.getTranslation("practices.none"));
            none.addClassName("blank");
            return none;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("records");
        entries.forEach(entry -> list.add(new ListItem(summary(page, entry, heading))));
        return list;
    }

    private Component summary(Div page, Entry entry, Function<Component, Component> heading) {
        Anchor link = Written.inEnglish(Link.to(entry.address(), entry.title()));
        link.addClassName("quiet");
        Paragraph summary = Written.inEnglish(new Paragraph(entry.summary()));
        summary.addClassName("text");
        Paragraph meta = new Paragraph(String.join(EntryPage.DOT, facts(page, entry)));
        meta.addClassName("meta");
        return new Div(heading.apply(link), summary, meta);
    }

    private List<String> facts(Div page, Entry entry) {
        List<String> facts = new ArrayList<>();
        if (!entry.countries().isEmpty()) {
            facts.add(EntryPage.countries(parts.names(), entry, locale));
        }
        facts.add(
                page.getTranslation(
                        "practices.status", page.getTranslation("status." + entry.status())));
        facts.add(page.getTranslation("practices.claims.count", entry.claims().size()));
        parts.evidence()
                .staleSince(entry.claims())
                .ifPresent(
                        year -> facts.add(page.getTranslation("practices.year", year.toString())));
        return facts;
    }
}
