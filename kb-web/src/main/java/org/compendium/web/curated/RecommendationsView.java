package org.compendium.web.curated;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.compendium.account.Viewer;
import org.compendium.curated.Citation;
import org.compendium.curated.Rechecks;
import org.compendium.curated.Recommendation;
import org.compendium.curated.RecommendationPairs;
import org.compendium.curated.Recommendations;
import org.compendium.document.Citations;
import org.compendium.document.Document;
import org.compendium.document.PassageRef;
import org.compendium.document.Pinpoint;
import org.compendium.document.Pinpoints;
import org.compendium.document.Symbol;
import org.compendium.web.Claim;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Names;
import org.compendium.web.Para;
import org.compendium.web.Permalink;
import org.compendium.web.ToCheck;

/// Who was asked to do what by which document, and what became of it, and what other documents ask
/// in the same matter. One addressee's when its slug stands in the address; `?one=ID` leads to one
/// of them.
@Route(value = "recommendations/:addressee?", layout = MainLayout.class)
@AnonymousAllowed
class RecommendationsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final String PATH = "recommendations";

    private final Recommendations recommendations;
    private final Rechecks rechecks;
    private final Pinpoints pinpoints;
    private final RecommendationPairs pairs;
    private final Citations citations;
    private final Names names;
    private final Viewer viewer;

    RecommendationsView(
            Recommendations recommendations,
            Rechecks rechecks,
            RecommendationPairs pairs,
            Citations citations,
            Names names,
            Pinpoints pinpoints,
            CurrentViewer current) {
        this.pairs = pairs;
        this.citations = citations;
        this.names = names;
        this.viewer = current.viewer();
        this.rechecks = rechecks;
        this.pinpoints = pinpoints;
        this.recommendations = recommendations;
        getContent().addClassName("narrow");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("recommendations.title"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(
                event.getRouteParameters().get("addressee").orElse(""),
                event.getLocation().getQueryParameters().getSingleParameter("one").orElse(""));
    }

    private void show(String addressee, String wanted) {
        List<Recommendation> all =
                recommendations.all().stream()
                        .filter(one -> addressee.isEmpty() || one.addressees().contains(addressee))
                        .toList();
        getContent().removeAll();
        Paragraph lead = new Paragraph(getTranslation("recommendations.lead"));
        lead.addClassName("lead");
        getContent()
                .add(
                        new Header(new H1(getTranslation("recommendations.title")), lead),
                        addressees(addressee));
        Ledger ledger = ledger(all);
        Map<Symbol, List<Recommendation>> byWork =
                all.stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> one.asked().passage().symbol(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        byWork.forEach((work, asked) -> {
            Section section =
                    new Section(
                            new H2(
                                    getTranslation(
                                            "recommendations.of", work.value(), asked.size())));
            section.addClassName("asked");
            for (Recommendation one : asked) {
                Para para = one(one, ledger.changed());
                section.add(beside(one, para, ledger, () -> show(addressee, one.id())));
                if (one.id().equals(wanted)) {
                    para.target(true);
                    para.getElement().callJsFunction("scrollIntoView");
                }
            }
            getContent().add(section);
        });
        if (all.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("recommendations.none"));
            none.addClassName("blank");
            getContent().add(none);
        }
    }

    /// What is read once for all recommendations of the page.
    ///
    /// @param suggested by id what may be put beside it; for curators alone
    /// @param changed citations that no longer hold
    /// @param held where passages are read
    private record Ledger(
            List<RecommendationPairs.Pair> pairs,
            Map<String, List<Recommendation>> suggested,
            Set<Citation> changed,
            Map<PassageRef, List<Citations.Found>> held) {}

    private Ledger ledger(List<Recommendation> all) {
        List<RecommendationPairs.Pair> marked = pairs.all();
        Map<String, List<Recommendation>> suggested = new HashMap<>();
        if (viewer.curates()) {
            for (RecommendationPairs.Suggestion one : pairs.suggestions()) {
                suggested
                        .computeIfAbsent(one.one().id(), any -> new ArrayList<>())
                        .add(one.other());
                suggested
                        .computeIfAbsent(one.other().id(), any -> new ArrayList<>())
                        .add(one.one());
            }
        }
        List<Citation> cited =
                Stream.of(
                                all.stream().map(Recommendation::asked),
                                marked.stream().flatMap(pair -> pair.citations().stream()),
                                suggested.values().stream()
                                        .flatMap(List::stream)
                                        .map(Recommendation::asked))
                        .flatMap(some -> some)
                        .distinct()
                        .toList();
        return new Ledger(
                marked,
                suggested,
                rechecks.changed(cited),
                citations.everywhere(cited.stream().map(Citation::passage).distinct().toList()));
    }

    /// The recommendation, and beside it what other works ask in the same matter.
    private Component beside(Recommendation one, Para para, Ledger ledger, Runnable again) {
        List<RecommendationPairs.Pair> marked =
                ledger.pairs().stream().filter(pair -> pair.has(one.id())).toList();
        List<Recommendation> suggested = ledger.suggested().getOrDefault(one.id(), List.of());
        if (marked.isEmpty() && !viewer.curates()) {
            return para;
        }
        Beside beside =
                new Beside(
                        pairs,
                        one,
                        marked,
                        suggested,
                        ledger.changed(),
                        viewer,
                        names,
                        pinpoints,
                        (asked, id) -> source(asked, id, ledger),
                        again);
        if (marked.isEmpty() && suggested.isEmpty()) {
            para.add(beside);
            return para;
        }
        para.add(source(one.asked(), "", ledger));
        Div row = new Div(para, beside);
        row.addClassName("side-by-side");
        return row;
    }

    /// By which document, when and of whom it was asked.
    ///
    /// @param id of the recommendation; blank where the page says of whom
    private Component source(Citation asked, String id, Ledger ledger) {
        Paragraph line = new Paragraph();
        line.addClassName("meta");
        line.add(Claim.number(pinpoints.of(asked.passage()), true));
        List<Document> documents =
                ledger.held().getOrDefault(asked.passage(), List.of()).stream()
                        .map(Citations.Found::document)
                        .toList();
        if (documents.isEmpty()) {
            line.add(new Text(EntryPage.DOT + getTranslation("pairs.not-held")));
        } else {
            Document document = documents.getFirst();
            LocalDate day = document.retells() == null ? document.date() : document.retellsDate();
            line.add(
                    new Text(
                            EntryPage.DOT
                                    + document.title()
                                    + EntryPage.DOT
                                    + (day == null
                                            ? getTranslation("pairs.no-date")
                                            : names.date(day, getLocale()))));
        }
        recommendations
                .find(id)
                .ifPresent(one ->
                        line.add(
                                new Text(
                                        EntryPage.DOT
                                                + getTranslation(
                                                        "recommendations.to", addressees(one)))));
        return line;
    }

    private String addressees(Recommendation one) {
        return one.addressees().stream().map(this::name).collect(Collectors.joining(", "));
    }

    private Component addressees(String chosen) {
        Div row = new Div();
        row.addClassName("link-row");
        row.add(link(PATH, getTranslation("recommendations.all"), chosen.isEmpty()));
        recommendations.all().stream()
                .flatMap(one -> one.addressees().stream())
                .distinct()
                .forEach(slug -> row.add(link(PATH + '/' + slug, name(slug), chosen.equals(slug))));
        return row;
    }

    private static Anchor link(String address, String text, boolean here) {
        Anchor link = Link.to(address, text);
        if (here) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }

    private Para one(Recommendation one, Set<Citation> changed) {
        Pinpoint passage = pinpoints.of(one.asked().passage());
        Para para =
                new Para(
                        passage,
                        getTranslation("recommendations.number", passage.words()),
                        one.textLanguage(getLocale().getLanguage()));
        para.words(one.text(getLocale().getLanguage()), Para.Marks.under(List.of()));
        Paragraph facts = new Paragraph();
        facts.addClassName("meta");
        facts.add(new Text(getTranslation("recommendations.to", addressees(one))));
        if (one.outcomes().isEmpty()) {
            facts.add(new Text(" · " + getTranslation("recommendations.not-known")));
        } else {
            facts.add(new Text(" · " + getTranslation("recommendations.reported")));
            pinpoints
                    .of(one.outcomes())
                    .forEach(outcome ->
                            facts.add(
                                    new Text(" "),
                                    Link.out(Permalink.of(outcome.passage()), outcome.words())));
        }
        para.add(facts);
        if (changed.contains(one.asked())) {
            para.add(new ToCheck(List.of()));
        }
        return para;
    }

    private String name(String slug) {
        return getTranslation("addressee." + slug);
    }
}
