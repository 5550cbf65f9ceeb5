package org.compendium.web.arrangement;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.compendium.arrangement.Arrangement;
import org.compendium.document.Pinpoint;
import org.compendium.web.Claim;
import org.compendium.web.Evidence;
import org.compendium.web.Link;
import org.jspecify.annotations.Nullable;

/// Arrangements one below the other: a table, which a narrow window shows as a list.
final class RegisterTable extends Composite<Div> {

    private static final List<String> COLUMNS =
            List.of("name", "partners", "purpose", "sector", "stage", "evidence");

    private final ToldArrangements told;
    private final Locale locale;
    private final LocalDate today;

    /// @param weighed the claim of each arrangement
    RegisterTable(
            List<Arrangement> arrangements,
            List<Evidence.Weighed> weighed,
            ToldArrangements told,
            Locale locale,
            LocalDate today) {
        this.told = told;
        this.locale = locale;
        this.today = today;
        HtmlContainer head = new HtmlContainer("tr");
        for (String column : COLUMNS) {
            HtmlContainer cell = new HtmlContainer("th");
            cell.setText(getTranslation("arrangements.head." + column));
            cell.getElement().setAttribute("scope", "col");
            head.add(cell);
        }
        HtmlContainer body = new HtmlContainer("tbody");
        for (int i = 0; i < arrangements.size(); i++) {
            body.add(row(arrangements.get(i), weighed.get(i)));
        }
        HtmlContainer caption = new HtmlContainer("caption");
        caption.setText(getTranslation("arrangements.caption"));
        caption.addClassName("vh");
        HtmlContainer table =
                new HtmlContainer("table", caption, new HtmlContainer("thead", head), body);
        table.addClassName("arranged");
        getContent().addClassName("wide");
        getContent().add(table);
    }

    private Component row(Arrangement one, Evidence.Weighed weighed) {
        HtmlContainer name = new HtmlContainer("th", text(Link.to(one.address(), one.name())));
        name.getElement().setAttribute("scope", "row");
        if (!one.published()) {
            name.add(small(getTranslation("arrangements.closed")));
        }
        Div partners = new Div();
        one.partners()
                .forEach(partner -> partners.add(text(new Div(told.partner(partner, locale)))));
        return new HtmlContainer(
                "tr",
                name,
                cell("partners", partners),
                cell("purpose", purpose(one)),
                cell("sector", reported(one.sector())),
                cell("stage", stage(one)),
                cell("evidence", evidence(one, weighed)));
    }

    private Component cell(String column, Component content) {
        HtmlContainer cell = new HtmlContainer("td", content);
        cell.getElement().setAttribute("data-l", getTranslation("arrangements.head." + column));
        return cell;
    }

    private Component purpose(Arrangement one) {
        Div purpose = new Div(new Span(told.purposes(one, locale)));
        String forms = told.forms(one, locale);
        if (!forms.isEmpty()) {
            purpose.add(small(forms));
        }
        return purpose;
    }

    private Component stage(Arrangement one) {
        Div stage = new Div(new Span(told.stage(one, locale)));
        if (one.since() != null) {
            stage.add(small(getTranslation("arrangements.begun", told.date(one.since(), locale))));
        }
        if (one.ended() != null) {
            stage.add(small(getTranslation("arrangements.over", told.date(one.ended(), locale))));
        }
        if (one.stale(today)) {
            stage.add(small(getTranslation("arrangements.stale.short")));
        }
        return stage;
    }

    private Component evidence(Arrangement one, Evidence.Weighed weighed) {
        HtmlContainer word = new HtmlContainer("b");
        word.setText(
                getTranslation(
                        weighed.held()
                                ? "strength." + weighed.strength().slug()
                                : "strength.not-held"));
        Div evidence = new Div(word);
        for (Pinpoint passage : weighed.cites()) {
            evidence.add(new Text(" "), Claim.number(passage, true));
        }
        if (!weighed.changed().isEmpty()) {
            evidence.add(new Text(" "), new Span(getTranslation("recheck")));
        }
        evidence.add(
                text(
                        small(
                                getTranslation(
                                        "arrangements.by",
                                        one.reportedBy(),
                                        told.date(one.reportedOn(), locale)))));
        return evidence;
    }

    private Component reported(@Nullable String words) {
        Span span = new Span(words == null ? getTranslation("notReported") : words);
        if (words == null) {
            span.addClassName("blank");
        }
        return text(span);
    }

    private static Div small(String words) {
        Div small = new Div(words);
        small.addClassName("meta");
        return small;
    }

    // What others wrote may run the other way.
    private static <C extends Component> C text(C component) {
        component.getElement().setAttribute("dir", "auto");
        return component;
    }
}
