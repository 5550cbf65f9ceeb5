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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.compendium.curated.Citation;
import org.compendium.curated.Rechecks;
import org.compendium.curated.Recommendation;
import org.compendium.curated.Recommendations;
import org.compendium.document.PassageRef;
import org.compendium.document.Symbol;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Para;
import org.compendium.web.Permalink;
import org.compendium.web.ToCheck;

/// Who was asked to do what by which document, and what became of it. One addressee's when its slug
/// stands in the address.
@Route(value = "recommendations/:addressee?", layout = MainLayout.class)
@AnonymousAllowed
class RecommendationsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final String PATH = "recommendations";

    private final Recommendations recommendations;
    private final Rechecks rechecks;

    RecommendationsView(Recommendations recommendations, Rechecks rechecks) {
        this.rechecks = rechecks;
        this.recommendations = recommendations;
        getContent().addClassName("narrow");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("recommendations.title"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String addressee = event.getRouteParameters().get("addressee").orElse("");
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
        Set<Citation> changed = rechecks.changed(all.stream().map(Recommendation::asked).toList());
        Map<Symbol, List<Recommendation>> byWork =
                all.stream()
                        .collect(
                                Collectors.groupingBy(
                                        one -> one.asked().passage().symbol(),
                                        java.util.LinkedHashMap::new,
                                        Collectors.toList()));
        byWork.forEach((work, asked) -> {
            Section section =
                    new Section(
                            new H2(
                                    getTranslation(
                                            "recommendations.of", work.value(), asked.size())));
            section.addClassName("asked");
            asked.forEach(one -> section.add(one(one, changed)));
            getContent().add(section);
        });
        if (all.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("recommendations.none"));
            none.addClassName("blank");
            getContent().add(none);
        }
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

    private Component one(Recommendation one, Set<Citation> changed) {
        PassageRef passage = one.asked().passage();
        Para para =
                new Para(
                        one.number(),
                        Permalink.of(passage),
                        getTranslation(
                                "recommendations.number", passage.symbol().value(), one.number()),
                        one.textLanguage(getLocale().getLanguage()));
        para.words(one.text(getLocale().getLanguage()), Para.Marks.under(List.of()));
        Paragraph facts = new Paragraph();
        facts.addClassName("meta");
        facts.add(
                new Text(
                        getTranslation(
                                "recommendations.to",
                                one.addressees().stream()
                                        .map(this::name)
                                        .collect(Collectors.joining(", ")))));
        if (one.outcomes().isEmpty()) {
            facts.add(new Text(" · " + getTranslation("recommendations.not-known")));
        } else {
            facts.add(new Text(" · " + getTranslation("recommendations.reported")));
            one.outcomes()
                    .forEach(outcome ->
                            facts.add(
                                    new Text(" "),
                                    Link.out(Permalink.of(outcome), Permalink.words(outcome))));
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
