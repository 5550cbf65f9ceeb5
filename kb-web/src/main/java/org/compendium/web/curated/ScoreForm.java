package org.compendium.web.curated;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.compendium.curated.Citation;
import org.compendium.curated.Entry;
import org.compendium.document.PassageRef;
import org.compendium.document.Pinpoints;
import org.compendium.score.Score;
import org.compendium.score.Scores;
import org.compendium.web.Choice;
import org.compendium.web.Claim;
import org.compendium.web.Notice;
import org.jspecify.annotations.Nullable;

/// One rater's score of a programme on one indicator.
final class ScoreForm extends Composite<Div> {

    private final Scores scores;
    private final Place place;
    private final Div state = new Div();
    private final Div laidOut = new Div();
    private final List<Chosen> chosen = new ArrayList<>();
    private final TextArea reason = new TextArea();
    private final NativeButton delete = new NativeButton();
    private @Nullable Integer value;

    /// Whose score of what.
    record Place(String scorecard, String indicator, String rater) {}

    private final Pinpoints pinpoints;

    // A passage that can be cited: one that is laid out, or one that the rater names.
    private record Chosen(
            @Nullable Checkbox whether, @Nullable PassageRef of, TextField named, TextField words) {

        boolean wanted() {
            return whether == null ? !named.getValue().isBlank() : whether.getValue();
        }

        Citation citation() {
            String kept = words.getValue().strip();
            return new Citation(
                    of == null ? PassageRef.ofWords(named.getValue()) : of,
                    kept.isEmpty() ? null : kept);
        }
    }

    /// @param claims what is laid out for the indicator
    /// @param held the rater's score as it is; null when there is none
    ScoreForm(
            Scores scores,
            Pinpoints pinpoints,
            Scale scale,
            Place place,
            List<Entry.Claim> claims,
            @Nullable Score held) {
        this.scores = scores;
        this.pinpoints = pinpoints;
        this.place = place;
        this.value = held == null ? null : held.value();
        getContent().addClassName("score-form");
        state.getElement().setAttribute("role", "status");
        laidOut.addClassName("cites");
        List<Citation> own = new ArrayList<>(held == null ? List.of() : held.citations());
        H3 stands = new H3(getTranslation("scores.rate.stands"));
        claims.forEach(claim ->
                claim.citations().forEach(citation -> laidOut.add(offered(claim, citation, own))));
        own.forEach(citation -> laidOut.add(named(citation)));
        laidOut.add(named(null));
        NativeButton more =
                new NativeButton(
                        getTranslation("scores.rate.another"), event -> laidOut.add(named(null)));
        more.addClassName("link");
        reason.setLabel(getTranslation("scores.rate.reason"));
        reason.setMaxLength(Score.LONGEST_REASON);
        reason.setValue(held == null ? "" : held.reason());
        reason.addClassName("wide");
        getContent()
                .add(
                        new Choice(
                                "value-" + place.indicator(),
                                new Text(getTranslation("scores.rate.value")),
                                scale.meanings(place.indicator()),
                                held == null ? null : String.valueOf(held.value()),
                                number -> value = Integer.valueOf(number)),
                        stands,
                        laidOut,
                        more,
                        reason,
                        state,
                        buttons());
        show(held);
    }

    private Component offered(Entry.Claim claim, Citation citation, List<Citation> own) {
        Citation used =
                own.stream()
                        .filter(one -> one.passage().equals(citation.passage()))
                        .findFirst()
                        .orElse(null);
        own.remove(used);
        Checkbox whether = new Checkbox(claim.text(), used != null);
        TextField words = words(used == null ? citation.words() : used.words());
        words.setAriaLabel(getTranslation("scores.rate.words.of", citation.passage().toString()));
        chosen.add(new Chosen(whether, citation.passage(), new TextField(), words));
        Div row = new Div(Claim.number(pinpoints.of(citation.passage()), true), words);
        row.addClassName("fields");
        return new Div(whether, row);
    }

    private Component named(@Nullable Citation citation) {
        TextField named = new TextField(getTranslation("scores.rate.passage"));
        named.setHelperText(getTranslation("scores.rate.passage.help"));
        named.setValue(citation == null ? "" : citation.passage().toString());
        TextField words = words(citation == null ? null : citation.words());
        chosen.add(new Chosen(null, null, named, words));
        Div row = new Div(named, words);
        row.addClassName("fields");
        return row;
    }

    private TextField words(@Nullable String kept) {
        TextField words = new TextField(getTranslation("scores.rate.words"));
        words.setValue(kept == null ? "" : kept);
        words.addClassName("kept-words");
        return words;
    }

    private Component buttons() {
        NativeButton publish =
                new NativeButton(
                        getTranslation("scores.rate.publish"),
                        event -> save(Score.State.PUBLISHED));
        publish.addClassName("button");
        NativeButton draft =
                new NativeButton(
                        getTranslation("scores.rate.draft.save"), event -> save(Score.State.DRAFT));
        draft.addClassNames("button", "plain");
        delete.setText(getTranslation("scores.rate.delete"));
        delete.addClassName("link");
        delete.addClickListener(event -> remove());
        Div row = new Div(publish, draft, delete);
        row.addClassName("link-row");
        return row;
    }

    private void save(Score.State as) {
        if (value == null) {
            say(getTranslation("scores.rate.refused"), getTranslation("scores.rate.noValue"));
            return;
        }
        try {
            Score score =
                    new Score(
                            place.scorecard(),
                            place.indicator(),
                            place.rater(),
                            value,
                            reason.getValue(),
                            chosen.stream().filter(Chosen::wanted).map(Chosen::citation).toList(),
                            as,
                            Instant.now());
            scores.save(score);
            show(score);
        } catch (IllegalArgumentException e) {
            state.removeAll();
            state.add(Notice.of(getTranslation("scores.rate.refused"), e));
        }
    }

    private void remove() {
        scores.delete(place.scorecard(), place.indicator(), place.rater());
        show(null);
    }

    private void show(@Nullable Score held) {
        state.removeAll();
        delete.setVisible(held != null);
        Paragraph line =
                new Paragraph(
                        getTranslation(
                                held == null
                                        ? "scores.rate.none"
                                        : "scores.rate." + held.state().slug()));
        line.addClassName("meta");
        state.add(line);
    }

    private void say(String first, String words) {
        state.removeAll();
        state.add(new Notice(first, words));
    }
}
