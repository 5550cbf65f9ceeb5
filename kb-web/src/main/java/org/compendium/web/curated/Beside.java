package org.compendium.web.curated;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.compendium.account.Viewer;
import org.compendium.curated.Citation;
import org.compendium.curated.Recommendation;
import org.compendium.curated.RecommendationPairs;
import org.compendium.curated.RecommendationPairs.Pair;
import org.compendium.curated.RecommendationPairs.Relation;
import org.compendium.curated.RecommendationPairs.Side;
import org.compendium.document.Pinpoint;
import org.compendium.document.Pinpoints;
import org.compendium.web.Excerpt;
import org.compendium.web.Names;
import org.compendium.web.Notice;
import org.compendium.web.Para;
import org.compendium.web.ToCheck;
import org.jspecify.annotations.Nullable;

/// What other works ask in the same matter, beside a recommendation: the same or the opposite. A
/// curator marks it here, too.
final class Beside extends Composite<Div> {

    /// Characters of a recommendation in a list to choose from.
    private static final int LONGEST = 90;

    private final RecommendationPairs pairs;
    private final Recommendation here;
    private final Viewer viewer;
    private final Names names;
    private final Pinpoints pinpoints;
    private final Sources sources;
    private final Runnable again;
    private final Div said = new Div();

    /// Says in one line by which document, when and of whom something was asked.
    interface Sources {

        /// @param id of the recommendation
        Component of(Citation asked, String id);
    }

    /// @param marked those that this recommendation is one side of
    /// @param suggested what may be marked
    /// @param changed citations that no longer hold
    /// @param again shows the page anew, after something was marked
    Beside(
            RecommendationPairs pairs,
            Recommendation here,
            List<Pair> marked,
            List<Recommendation> suggested,
            Set<Citation> changed,
            Viewer viewer,
            Names names,
            Pinpoints pinpoints,
            Sources sources,
            Runnable again) {
        this.pairs = pairs;
        this.here = here;
        this.viewer = viewer;
        this.names = names;
        this.pinpoints = pinpoints;
        this.sources = sources;
        this.again = again;
        getContent().addClassName("beside");
        said.getElement().setAttribute("role", "status");
        marked.forEach(pair -> getContent().add(one(pair, changed)));
        if (viewer.curates()) {
            suggested.forEach(other -> getContent().add(suggestion(other)));
            way();
            getContent().add(said);
        }
    }

    private Component one(Pair pair, Set<Citation> changed) {
        Side other = pair.beside(here.id());
        Para para = para(other.asked(), other.text());
        Paragraph relation = new Paragraph();
        relation.addClassName("meta");
        HtmlContainer word = new HtmlContainer("b");
        word.setText(getTranslation("pairs." + pair.relation().slug()));
        relation.add(word);
        para.above(relation);
        para.add(sources.of(other.asked(), other.id()));
        if (pair.citations().stream().anyMatch(changed::contains)) {
            para.add(
                    new ToCheck(
                            pinpoints.of(
                                    pair.citations().stream()
                                            .filter(changed::contains)
                                            .map(Citation::passage)
                                            .toList())));
        }
        if (!pairs.asMarked(pair)) {
            Paragraph reworded = new Paragraph(getTranslation("pairs.reworded"));
            reworded.addClassName("meta");
            para.add(reworded);
        }
        if (viewer.curates()) {
            Paragraph who =
                    new Paragraph(
                            getTranslation(
                                    "pairs.marked",
                                    pair.markedBy(),
                                    names.date(
                                            pair.markedAt().atZone(ZoneOffset.UTC).toLocalDate(),
                                            getLocale())));
            who.addClassName("meta");
            NativeButton away =
                    new NativeButton(
                            getTranslation("pairs.withdraw"),
                            event -> {
                                pairs.withdraw(pair.id(), viewer);
                                again.run();
                            });
            away.addClassName("link");
            who.add(new Text(" "), away);
            para.add(who);
        }
        return para;
    }

    private Component suggestion(Recommendation other) {
        Para para = para(other.asked(), other.text(getLocale().getLanguage()));
        Paragraph like = new Paragraph(getTranslation("pairs.suggested"));
        like.addClassName("meta");
        para.above(like);
        para.add(sources.of(other.asked(), other.id()), marking(() -> other));
        return para;
    }

    // The list of all others is long, and seldom wanted.
    private void way() {
        List<Recommendation> others = new ArrayList<>(pairs.candidates(here));
        if (others.isEmpty()) {
            return;
        }
        Div form = new Div();
        NativeButton open = new NativeButton(getTranslation("pairs.put"));
        open.addClassName("link");
        open.addClickListener(event -> {
            open.setVisible(false);
            Select<Recommendation> which = new Select<>();
            which.setLabel(getTranslation("pairs.which"));
            which.setItems(others);
            which.setItemLabelGenerator(other ->
                    getTranslation(
                            "pairs.one",
                            other.asked().passage().symbol().value(),
                            other.number(),
                            Excerpt.of(other.text(getLocale().getLanguage()), List.of(), LONGEST)
                                    .text()));
            form.add(which, marking(which::getValue));
        });
        form.add(open);
        form.addClassName("put");
        getContent().add(form);
    }

    private interface Chosen {

        @Nullable Recommendation get();
    }

    private Component marking(Chosen other) {
        Div row = new Div();
        row.addClassName("link-row");
        for (Relation relation : Relation.values()) {
            NativeButton mark =
                    new NativeButton(
                            getTranslation("pairs.mark." + relation.slug()),
                            event -> mark(other.get(), relation));
            mark.addClassNames("button", "plain");
            row.add(mark);
        }
        return row;
    }

    private void mark(@Nullable Recommendation other, Relation relation) {
        said.removeAll();
        if (other == null) {
            said.add(new Notice("", getTranslation("pairs.which.missing")));
            return;
        }
        try {
            pairs.mark(here.id(), other.id(), relation, viewer);
            again.run();
        } catch (IllegalArgumentException e) {
            said.add(new Notice("", String.valueOf(e.getMessage())));
        }
    }

    private Para para(Citation asked, String text) {
        Pinpoint passage = pinpoints.of(asked.passage());
        return new Para(passage, getTranslation("recommendations.number", passage.words()), null)
                .words(text, Para.Marks.under(List.of()));
    }
}
