package org.compendium.web.curated;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.compendium.account.Viewer;
import org.compendium.curated.Aspects;
import org.compendium.curated.Citation;
import org.compendium.curated.Entry;
import org.compendium.curated.Rechecks;
import org.compendium.score.Rated;
import org.compendium.score.Score;
import org.compendium.score.Scores;
import org.compendium.web.Claim;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Evidence;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.ToCheck;
import org.compendium.web.Written;

/// The programmes that can be compared; one of them with what bears on each indicator and what
/// raters make of it.
@Route(value = "scorecards/:scorecard?", layout = MainLayout.class)
@AnonymousAllowed
class ScorecardsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "scorecards";

    private final EntryPage.Parts parts;
    private final Scores scores;
    private final Rechecks rechecks;
    private final Viewer viewer;
    private String title = "";

    ScorecardsView(EntryPage.Parts parts, Scores scores, Rechecks rechecks, CurrentViewer current) {
        this.parts = parts;
        this.scores = scores;
        this.rechecks = rechecks;
        this.viewer = current.viewer();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", title);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<String> id = event.getRouteParameters().get("scorecard");
        getContent().removeAll();
        if (id.isEmpty()) {
            all();
            return;
        }
        one(
                parts.entries()
                        .find(Entry.Type.SCORECARD, id.get())
                        .orElseThrow(
                                () -> new NotFoundException(getTranslation("scores.notHeld"))));
    }

    private void all() {
        title = getTranslation("scores.title");
        Paragraph lead = new Paragraph(getTranslation("scores.lead"));
        lead.addClassName("lead");
        Div more =
                new Div(Link.to(CompareScorecardsView.PATH, getTranslation("scores.compare.link")));
        more.addClassName("link-row");
        Map<String, Rated> rated = scores.published();
        UnorderedList list = new UnorderedList();
        list.addClassName("records");
        parts.entries()
                .all(Entry.Type.SCORECARD)
                .forEach(card ->
                        list.add(
                                new ListItem(
                                        summary(
                                                card,
                                                rated.getOrDefault(card.id(), Rated.NOT_YET)))));
        getContent().add(new Header(new H1(title), lead, more), list);
        if (list.getChildren().findAny().isEmpty()) {
            getContent().add(blank(getTranslation("practices.none")));
        }
    }

    private Component summary(Entry card, Rated rated) {
        var link = Written.inEnglish(Link.to(card.address(), card.title()));
        link.addClassName("quiet");
        Paragraph summary = Written.inEnglish(new Paragraph(card.summary()));
        summary.addClassName("text");
        List<Aspects.Aspect> indicators = parts.aspects().of(Entry.Type.SCORECARD);
        long covered = indicators.stream().filter(one -> !card.claims(one.id()).isEmpty()).count();
        List<String> facts = new ArrayList<>();
        if (!card.countries().isEmpty()) {
            facts.add(EntryPage.countries(parts.names(), card, getLocale()));
        }
        facts.add(getTranslation("scores.covered", covered, indicators.size()));
        Paragraph meta = new Paragraph(String.join(EntryPage.DOT, facts) + EntryPage.DOT);
        meta.addClassName("meta");
        if (rated.scores().isEmpty()) {
            meta.add(notScored());
        } else {
            meta.add(new Text(getTranslation("scores.raters", rated.raters().size())));
        }
        return new Div(new H2(link), summary, meta);
    }

    private HtmlContainer notScored() {
        HtmlContainer none = new HtmlContainer("i");
        none.setText(getTranslation("scores.none"));
        return none;
    }

    private void one(Entry card) {
        title = card.title();
        EntryPage page = new EntryPage(parts, card, viewer, getContent(), getLocale());
        page.head(PATH, getTranslation("scores.title"), getTranslation("scores.one"));
        Rated rated = scores.published(card.id());
        Scale scale = new Scale(this, getLocale());
        getContent().add(links(card), raters(rated, scale));
        Set<Citation> gone =
                rechecks.changed(
                        rated.scores().stream()
                                .flatMap(score -> score.citations().stream())
                                .toList());
        for (Aspects.Aspect indicator : parts.aspects().of(Entry.Type.SCORECARD)) {
            getContent().add(indicator(indicator, page, rated, scale, gone));
        }
        getContent()
                .add(
                        EntryPage.section(
                                getTranslation("scores.scale"),
                                getTranslation("scores.scale.what"),
                                scale.legend()));
        page.text();
    }

    private Component links(Entry card) {
        Div row = new Div();
        row.addClassName("link-row");
        row.add(
                Link.to(
                        CompareScorecardsView.PATH + "?of=" + card.id(),
                        getTranslation("scores.compare.this")));
        if (viewer.curates()) {
            row.add(
                    Link.to(
                            card.address() + '/' + RateView.SEGMENT,
                            getTranslation("scores.rate.link")));
        }
        return row;
    }

    private Component raters(Rated rated, Scale scale) {
        Paragraph line = new Paragraph();
        line.addClassNames("meta", "agreement");
        if (rated.scores().isEmpty()) {
            line.add(notScored(), new Text(". " + getTranslation("scores.none.what")));
            return line;
        }
        HtmlContainer how = new HtmlContainer("b");
        how.setText(getTranslation("scores.raters", rated.raters().size()) + ".");
        line.add(how, new Text(" " + String.join(" ", scale.agreement(rated.agreement()))));
        return line;
    }

    private Component indicator(
            Aspects.Aspect indicator,
            EntryPage page,
            Rated rated,
            Scale scale,
            Set<Citation> gone) {
        List<Evidence.Weighed> about = page.about(indicator.id());
        List<Score> given = rated.on(indicator.id());
        Div content = new Div();
        content.addClassName("claims");
        about.forEach(one -> content.add(new Claim(one, null)));
        if (about.isEmpty()) {
            content.add(blank(getTranslation("notReported")));
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("scores");
        given.forEach(score -> list.add(new ListItem(score(score, scale, gone))));
        if (!given.isEmpty()) {
            content.add(list);
        }
        Paragraph spread = new Paragraph();
        if (given.isEmpty()) {
            spread.add(notScored());
        } else {
            spread.setText(scale.spread(rated, indicator.id()));
        }
        Section section =
                new Section(
                        new Header(new H2(indicator.label(getLocale().getLanguage())), spread),
                        content);
        section.addClassName("section");
        section.setId(indicator.id());
        return section;
    }

    private Component score(Score score, Scale scale, Set<Citation> gone) {
        HtmlContainer value = new HtmlContainer("b");
        value.setText(
                scale.meanings(score.indicator())
                        .getOrDefault(
                                String.valueOf(score.value()), String.valueOf(score.value())));
        Paragraph first = new Paragraph(value);
        Paragraph reason = new Paragraph(score.reason());
        reason.addClassName("reason");
        reason.getElement().setAttribute("dir", "auto");
        Paragraph by = new Paragraph();
        by.addClassName("meta");
        by.add(
                new Text(
                        getTranslation(
                                "scores.by",
                                score.rater(),
                                parts.names()
                                        .date(
                                                score.changed()
                                                        .atZone(ZoneOffset.UTC)
                                                        .toLocalDate(),
                                                getLocale()))));
        score.citations()
                .forEach(cited ->
                        by.add(
                                new Text(EntryPage.DOT),
                                Claim.number(parts.pinpoints().of(cited.passage()), true),
                                new Text(
                                        " "
                                                + getTranslation(
                                                        "scores.words",
                                                        String.valueOf(cited.words())))));
        Div one = new Div(first, reason, by);
        List<Citation> changed = score.citations().stream().filter(gone::contains).toList();
        if (!changed.isEmpty()) {
            one.add(
                    new ToCheck(
                            parts.pinpoints()
                                    .of(changed.stream().map(Citation::passage).toList())));
        }
        return one;
    }

    static Paragraph blank(String words) {
        Paragraph blank = new Paragraph(words);
        blank.addClassName("blank");
        return blank;
    }
}
