package org.compendium.web.manual;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Set;
import org.compendium.curated.Citation;
import org.compendium.document.Pinpoint;
import org.compendium.document.Pinpoints;
import org.compendium.manual.Manual;
import org.compendium.web.Claim;
import org.compendium.web.Para;
import org.compendium.web.ToCheck;

/// A sentence of a manual. What it rests on stands beside it in words; the number of the passage
/// that evidence rests on hangs in the gutter.
final class Line extends Composite<Div> {

    /// @param changed citations whose source no longer has the words
    Line(Manual.Sentence sentence, Set<Citation> changed, Pinpoints pinpoints, Glossary glossary) {
        getContent().addClassNames("para", "sentence", sentence.mark().slug());
        Div column = new Div();
        Paragraph words = new Paragraph();
        words.addClassName("text");
        for (Manual.Piece piece : sentence.pieces()) {
            switch (piece) {
                case Manual.Piece.Words(var text) -> words.add(new Text(text));
                case Manual.Piece.Term term -> glossary.write(term, words, column);
            }
        }
        column.addComponentAsFirst(words);
        List<Pinpoint> cited =
                pinpoints.of(sentence.citations().stream().map(Citation::passage).toList());
        getContent().add(gutter(sentence, cited), column);
        for (Pinpoint more : cited.stream().skip(1).toList()) {
            words.add(new Text(" "), Claim.number(more, false));
        }
        List<Pinpoint> gone =
                pinpoints.of(
                        sentence.citations().stream()
                                .filter(changed::contains)
                                .map(Citation::passage)
                                .toList());
        if (!gone.isEmpty()) {
            column.add(new ToCheck(gone));
        }
    }

    private HtmlContainer gutter(Manual.Sentence sentence, List<Pinpoint> cited) {
        HtmlContainer mark = new HtmlContainer("small");
        mark.setText(getTranslation("manual.mark." + sentence.mark().slug()));
        // Where the words are in another language than the page, the mark is not.
        mark.getElement().setAttribute("lang", getLocale().toLanguageTag());
        if (cited.isEmpty()) {
            Span gutter = new Span(mark);
            gutter.addClassName("n");
            return gutter;
        }
        Pinpoint first = cited.getFirst();
        Anchor number = Para.number(first);
        number.setAriaLabel(getTranslation("manual.mark.number", mark.getText(), first.words()));
        number.add(mark);
        return number;
    }
}
