package org.compendium.web.challenge;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.compendium.account.Viewer;
import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.compendium.web.Claim;
import org.compendium.web.Evidence;
import org.compendium.web.Link;
import org.compendium.web.Written;

/// A claim that somebody has something to say about, by its address: `?entry=ID&claim=N`.
///
/// @param entry which makes the claim
record Questioned(Entry entry, Entry.Claim claim) {

    /// @return empty when there is no such entry, or it has no such claim
    static Optional<Questioned> of(QueryParameters asked, Entries entries) {
        String number = asked.getSingleParameter("claim").orElse("");
        return asked.getSingleParameter("entry")
                .flatMap(entries::find)
                .filter(entry -> number.matches("[0-9]{1,4}"))
                .filter(entry -> Integer.parseInt(number) < entry.claims().size())
                .map(entry -> new Questioned(entry, entry.claims().get(Integer.parseInt(number))));
    }

    /// The claim as the entry has it now; empty when it was reworded since the page was opened.
    Optional<Questioned> today(Entries entries) {
        return entries.find(entry.id())
                .flatMap(now ->
                        now.claims().stream()
                                .filter(one -> one.text().equals(claim.text()))
                                .findFirst()
                                .map(one -> new Questioned(now, one)));
    }

    /// Where it stands, a title, and the claim with what it cites.
    Component head(String title, Evidence evidence, Viewer viewer, Locale locale) {
        Paragraph crumb = new Paragraph(Written.inEnglish(Link.to(entry.address(), entry.title())));
        crumb.addClassNames("crumb", "meta");
        Div claims = new Div();
        claims.addClassName("claims");
        evidence.weigh(List.of(claim), viewer, locale)
                .forEach(weighed -> claims.add(new Claim(weighed, null)));
        return new Header(crumb, new H1(title), claims);
    }
}
