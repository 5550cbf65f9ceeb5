package org.compendium.web.curated;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.compendium.account.Viewer;
import org.compendium.curated.Aspects;
import org.compendium.curated.Entry;
import org.compendium.search.WhereNamed;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Notice;
import org.compendium.web.Written;
import org.jspecify.annotations.Nullable;

/// Organisations that works name: who does what, and one of them with the evidence for it.
@Route(value = "organisations/:organisation?", layout = MainLayout.class)
@AnonymousAllowed
class OrganisationsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final String MENTIONED = "mentioned";
    private static final int STALE_AFTER_MONTHS = 12;

    private final EntryPage.Parts parts;
    private final WhereNamed named;
    private final Viewer viewer;
    private final Clock clock = Clock.systemUTC();
    private String title = "";

    OrganisationsView(EntryPage.Parts parts, WhereNamed named, CurrentViewer current) {
        this.parts = parts;
        this.named = named;
        this.viewer = current.viewer();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", title);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<String> id = event.getRouteParameters().get("organisation");
        getContent().removeAll();
        if (id.isEmpty()) {
            title = getTranslation("organisations.title");
            List<Entry> all = parts.entries().all(Entry.Type.ORGANISATION);
            new EntryList(parts, getLocale()).show(getContent(), "organisations", all);
            getContent()
                    .add(
                            EntryPage.section(
                                    getTranslation("organisations.functions"),
                                    getTranslation("organisations.functions.what"),
                                    functions(all)),
                            arrangements());
            return;
        }
        one(
                parts.entries()
                        .find(Entry.Type.ORGANISATION, id.get())
                        .orElseThrow(() ->
                                new NotFoundException(getTranslation("organisations.notHeld"))));
    }

    private Component arrangements() {
        Div row = new Div(Link.to("arrangements", getTranslation("organisations.arrangements")));
        row.addClassName("link-row");
        return row;
    }

    /// Who is said to do what; where several do the same in one place they may overlap.
    private Component functions(List<Entry> all) {
        DescriptionList list = new DescriptionList();
        list.addClassName("register");
        for (Aspects.Aspect function : parts.aspects().of(Entry.Type.ORGANISATION)) {
            if (function.id().equals(MENTIONED)) {
                continue;
            }
            List<Entry> who =
                    all.stream().filter(entry -> !entry.claims(function.id()).isEmpty()).toList();
            DescriptionList.Description description = new DescriptionList.Description();
            if (who.isEmpty()) {
                description.setText(getTranslation("organisations.nobody"));
                description.addClassName("blank");
            } else {
                Div row = new Div();
                row.addClassName("link-row");
                who.forEach(entry -> row.add(placed(entry)));
                description.add(row);
                overlap(who).ifPresent(description::add);
            }
            list.add(
                    new Div(
                            new DescriptionList.Term(function.label(getLocale().getLanguage())),
                            description));
        }
        return list;
    }

    private Component placed(Entry entry) {
        Anchor link = Link.to(entry.address(), "");
        link.add(Written.inEnglish(new Span(entry.title())));
        if (!entry.countries().isEmpty()) {
            link.add(new Text(" (" + EntryPage.countries(parts.names(), entry, getLocale()) + ")"));
        }
        return link;
    }

    private Optional<Component> overlap(List<Entry> who) {
        List<String> shared =
                who.stream()
                        .flatMap(entry -> entry.countries().stream().distinct())
                        .collect(
                                java.util.stream.Collectors.groupingBy(
                                        code -> code, java.util.stream.Collectors.counting()))
                        .entrySet()
                        .stream()
                        .filter(country -> country.getValue() > 1)
                        .map(country -> parts.names().country(country.getKey(), getLocale()))
                        .sorted()
                        .toList();
        if (shared.isEmpty()) {
            return Optional.empty();
        }
        Paragraph overlap =
                new Paragraph(getTranslation("organisations.overlap", String.join(", ", shared)));
        overlap.addClassName("meta");
        return Optional.of(overlap);
    }

    private void one(Entry entry) {
        title = entry.title();
        EntryPage page = new EntryPage(parts, entry, viewer, getContent(), getLocale());
        page.head(
                "organisations",
                getTranslation("organisations.title"),
                getTranslation("organisations.one"));
        if (!entry.names().isEmpty()) {
            Paragraph called =
                    new Paragraph(
                            getTranslation(
                                    "organisations.called", String.join(", ", entry.names())));
            called.addClassName("meta");
            getContent().add(called);
        }
        getContent().add(checked(entry.checked()));
        page.claimsByAspect(
                getTranslation("organisations.claims"),
                getTranslation("organisations.claims.what"));
        page.earlier();
        page.text();
        getContent().add(mentions(entry));
    }

    private Component mentions(Entry entry) {
        try {
            return new NamedIn(
                    named.find(entry.called(), others(entry), viewer),
                    entry.called(),
                    parts.names());
        } catch (UncheckedIOException e) {
            return new Notice(
                    getTranslation("search.broken"), getTranslation("search.broken.what"));
        }
    }

    private List<String> others(Entry entry) {
        return parts.entries().all(Entry.Type.ORGANISATION).stream()
                .filter(other -> !other.id().equals(entry.id()))
                .flatMap(other -> other.called().stream())
                .toList();
    }

    private Component checked(@Nullable LocalDate checked) {
        Paragraph line = new Paragraph();
        line.addClassName("meta");
        if (checked == null) {
            line.setText(getTranslation("organisations.unchecked"));
        } else {
            line.add(
                    new Span(
                            getTranslation(
                                    "organisations.checked",
                                    parts.names().date(checked, getLocale()))));
            if (checked.isBefore(LocalDate.now(clock).minusMonths(STALE_AFTER_MONTHS))) {
                line.add(new Span(" " + getTranslation("organisations.stale")));
            }
        }
        return line;
    }
}
