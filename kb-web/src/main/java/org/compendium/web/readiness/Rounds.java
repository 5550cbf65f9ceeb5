package org.compendium.web.readiness;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.compendium.readiness.Answer;
import org.compendium.readiness.Check;
import org.compendium.readiness.Question;
import org.compendium.readiness.Result;
import org.compendium.readiness.SavedAnswers;
import org.compendium.web.Names;

/// Rounds of answers side by side, the oldest first: a row for each dimension and each of its
/// questions.
///
/// @param show told which round the reader wants to see again
/// @param delete told which round the reader wants to be rid of
record Rounds(
        Check check,
        Names names,
        Locale locale,
        Function<Result.State, String> state,
        Function<Answer, String> answer,
        Consumer<SavedAnswers.Round> show,
        Consumer<SavedAnswers.Round> delete) {

    /// @param page to be translated for
    Component of(List<SavedAnswers.Round> rounds, Component page) {
        List<Result> results =
                rounds.stream().map(round -> Result.of(check, round.answers())).toList();
        HtmlContainer head = row(page.getTranslation("readiness.round"));
        rounds.forEach(round -> head.add(heading(round, page)));
        HtmlContainer top = new HtmlContainer("thead");
        top.add(head);
        HtmlContainer body = new HtmlContainer("tbody");
        HtmlContainer whole = row(page.getTranslation("readiness.whole"));
        whole.addClassName("dimension");
        results.forEach(result -> whole.add(cell(state.apply(result.whole()))));
        body.add(whole);
        for (int i = 0; i < check.dimensions().size(); i++) {
            Check.Dimension dimension = check.dimensions().get(i);
            HtmlContainer line = row(dimension.name(locale.getLanguage()));
            line.addClassName("dimension");
            for (Result result : results) {
                line.add(cell(state.apply(result.parts().get(i).state())));
            }
            body.add(line);
            for (Question question : check.about(dimension)) {
                HtmlContainer asked = row(question.text(locale.getLanguage()));
                rounds.forEach(round ->
                        asked.add(
                                cell(
                                        answer.apply(
                                                round.answers()
                                                        .getOrDefault(
                                                                question.id(),
                                                                Answer.NOT_KNOWN)))));
                body.add(asked);
            }
        }
        HtmlContainer table = new HtmlContainer("table");
        table.addClassName("rounds");
        table.add(top, body);
        // Wide tables scroll by themselves, and by keyboard too.
        Div scroll = new Div(table);
        scroll.addClassName("scrolls");
        scroll.getElement().setAttribute("tabindex", "0");
        scroll.getElement().setAttribute("role", "group");
        scroll.getElement().setAttribute("aria-label", page.getTranslation("readiness.rounds"));
        return scroll;
    }

    private Component heading(SavedAnswers.Round round, Component page) {
        String day = names.date(round.day(), locale);
        NativeButton again =
                new NativeButton(
                        page.getTranslation("readiness.show"), event -> show.accept(round));
        again.setAriaLabel(page.getTranslation("readiness.show.one", day));
        NativeButton away =
                new NativeButton(
                        page.getTranslation("readiness.delete"), event -> delete.accept(round));
        away.setAriaLabel(page.getTranslation("readiness.delete.one", day));
        Div row = new Div(again, away);
        row.addClassName("link-row");
        again.addClassName("link");
        away.addClassName("link");
        HtmlContainer cell = new HtmlContainer("th");
        cell.getElement().setAttribute("scope", "col");
        cell.add(new Text(day), row);
        return cell;
    }

    private static HtmlContainer row(String first) {
        HtmlContainer heading = new HtmlContainer("th");
        heading.getElement().setAttribute("scope", "row");
        heading.setText(first);
        HtmlContainer row = new HtmlContainer("tr");
        row.add(heading);
        return row;
    }

    private static HtmlContainer cell(String text) {
        HtmlContainer cell = new HtmlContainer("td");
        cell.setText(text);
        return cell;
    }
}
