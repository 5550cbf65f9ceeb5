package org.compendium.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.List;
import org.compendium.curated.Entry;
import org.compendium.document.Pinpoint;
import org.jspecify.annotations.Nullable;

/// One statement. The line beside it says how sure we are, and a word says it again.
public final class Claim extends Composite<Div> {

    /// What a claim can be based on; a curator may have written something else.
    public static final List<String> BASES = List.of("opinion", "evaluation", "data");

    private static final String DOT = " · ";

    /// @param record where the claim is made, linked from its text; null on that page itself, where
    ///   the claim shows what it cites instead
    public Claim(Evidence.Weighed weighed, @Nullable String record) {
        this(weighed, record, "");
    }

    /// @param value a word of a controlled list that the claim amounts to; empty when there is none
    public Claim(Evidence.Weighed weighed, @Nullable String record, String value) {
        Entry.Claim claim = weighed.claim();
        getContent().addClassNames("claim", weighed.strength().slug());
        Paragraph text = new Paragraph();
        text.getElement().setAttribute("dir", "auto");
        if (record == null) {
            text.add(Written.inEnglish(new Span(claim.text())));
        } else {
            Anchor link = Written.inEnglish(Link.to(record, claim.text()));
            link.addClassName("quiet");
            text.add(link);
        }
        if (!value.isEmpty()) {
            Span term = new Span(value);
            term.addClassName("value");
            text.addComponentAsFirst(term);
        }
        getContent().add(text, why(weighed, record == null));
        if (!weighed.changed().isEmpty()) {
            getContent().add(new ToCheck(weighed.changed()));
        }
    }

    /// Adds what others say to it, below all that the claim says.
    public void add(Component... components) {
        getContent().add(components);
    }

    /// A mark of the legend: the line, its word, and what it means.
    static Div mark(Entry.Strength strength, String word, String meaning) {
        HtmlContainer bold = new HtmlContainer("b");
        bold.setText(word);
        Div mark = new Div(bold, new HtmlContainer("br"), new Text(meaning));
        mark.addClassNames("claim", strength.slug());
        return mark;
    }

    private Component why(Evidence.Weighed weighed, boolean numbers) {
        Entry.Claim claim = weighed.claim();
        Div why = new Div();
        why.addClassName("why");
        HtmlContainer word = new HtmlContainer("b");
        word.setText(
                getTranslation(
                        weighed.held()
                                ? "strength." + weighed.strength().slug()
                                : "strength.not-held"));
        why.add(word);
        if (weighed.strength() == Entry.Strength.SECOND_HAND) {
            why.add(
                    new Text(
                            DOT
                                    + getTranslation(
                                            claim.strength() == Entry.Strength.CONTESTED
                                                    ? "strength.second-hand.contested"
                                                    : "strength.second-hand.why")));
        } else if (claim.cites().isEmpty()) {
            why.add(new Text(DOT + getTranslation("strength.claimed.why")));
        }
        if (claim.holder() != null) {
            why.add(new Text(DOT), Written.inEnglish(new Span(claim.holder())));
        }
        LocalDate said = claim.said();
        if (said != null) {
            why.add(new Text(DOT + said.getYear()));
        }
        if (claim.basis() != null) {
            why.add(new Text(DOT + basis(this, claim.basis())));
        }
        if (numbers) {
            for (Pinpoint cited : weighed.cites()) {
                why.add(new Text(DOT), number(cited, true));
            }
        }
        return why;
    }

    /// What a claim is based on, in the words of the interface where it is one of [#BASES].
    public static String basis(Component where, String basis) {
        return BASES.contains(basis) ? where.getTranslation("basis." + basis) : basis;
    }

    /// A citable number in running text.
    ///
    /// @param symbol whether the work is named before the number
    public static Anchor number(Pinpoint cited, boolean symbol) {
        boolean bare = !symbol && !cited.number().isEmpty();
        Anchor number =
                Link.out(Permalink.of(cited.passage()), bare ? cited.number() : cited.words());
        number.addClassName("cite-n");
        if (bare) {
            number.setAriaLabel(cited.words());
        }
        return number;
    }
}
