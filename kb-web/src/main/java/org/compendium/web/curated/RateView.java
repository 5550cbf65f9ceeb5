package org.compendium.web.curated;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.compendium.curated.Aspects;
import org.compendium.curated.Entry;
import org.compendium.score.Score;
import org.compendium.score.Scores;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Written;

/// Where a curator scores a programme, one indicator after another.
@Route(value = "scorecards/:scorecard/" + RateView.SEGMENT, layout = MainLayout.class)
@RolesAllowed({"CURATOR", "ADMINISTRATOR"})
class RateView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    static final String SEGMENT = "rate";

    private final EntryPage.Parts parts;
    private final Scores scores;
    private final String rater;
    private String title = "";

    RateView(EntryPage.Parts parts, Scores scores, CurrentViewer current) {
        this.parts = parts;
        this.scores = scores;
        this.rater = String.valueOf(current.viewer().name());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", title);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Entry card =
                event.getRouteParameters()
                        .get("scorecard")
                        .flatMap(id -> parts.entries().find(Entry.Type.SCORECARD, id))
                        .orElseThrow(() -> new NotFoundException(getTranslation("scores.notHeld")));
        title = getTranslation("scores.rate.title", card.title());
        Paragraph crumb =
                new Paragraph(
                        Link.to(ScorecardsView.PATH, getTranslation("scores.title")),
                        new Text(" / "),
                        Written.inEnglish(Link.to(card.address(), card.title())));
        crumb.addClassNames("crumb", "meta");
        Paragraph lead = new Paragraph(getTranslation("scores.rate.lead", rater));
        lead.addClassName("lead");
        Header head = new Header(crumb, new H1(title), lead);
        head.addClassName("head");
        getContent().removeAll();
        getContent().add(head);
        List<Score> own = scores.of(card.id(), rater);
        Scale scale = new Scale(this, getLocale());
        for (Aspects.Aspect indicator : parts.aspects().of(Entry.Type.SCORECARD)) {
            getContent()
                    .add(
                            EntryPage.section(
                                    indicator.label(getLocale().getLanguage()),
                                    getTranslation(
                                            indicator.id().equals(Score.COST)
                                                    ? "scores.rate.cost"
                                                    : "scores.rate.more"),
                                    new ScoreForm(
                                            scores,
                                            parts.pinpoints(),
                                            scale,
                                            new ScoreForm.Place(card.id(), indicator.id(), rater),
                                            card.claims(indicator.id()),
                                            own.stream()
                                                    .filter(score ->
                                                            score.indicator()
                                                                    .equals(indicator.id()))
                                                    .findFirst()
                                                    .orElse(null))));
        }
    }
}
