package org.compendium.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;
import org.compendium.document.Differences;

/// What two texts have differently, side by side: only the lines that differ, and in these the
/// words.
public final class TextDifference extends Composite<Div> {

    public TextDifference(String before, String after) {
        getContent().addClassName("compare");
        List<Differences.Pair> different =
                Differences.betweenLines(before, after).stream()
                        .filter(pair -> !pair.same())
                        .toList();
        if (different.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("draft.noDifference"));
            none.addClassName("blank");
            getContent().add(none);
        }
        for (Differences.Pair pair : different) {
            Div row = new Div(side(pair.before(), "del"), side(pair.after(), "ins"));
            row.addClassName("sides");
            getContent().add(row);
        }
    }

    private static Component side(List<Differences.Piece> pieces, String mark) {
        Paragraph side = new Paragraph();
        side.getElement().setAttribute("dir", "auto");
        mark(side, pieces, mark);
        return side;
    }

    /// Adds pieces of a text to a paragraph, those that differ in a mark (`ins` or `del`).
    public static void mark(Paragraph side, List<Differences.Piece> pieces, String mark) {
        for (Differences.Piece piece : pieces) {
            if (piece.different()) {
                HtmlContainer marked = new HtmlContainer(mark);
                marked.setText(piece.text());
                side.add(marked);
            } else {
                side.add(new Text(piece.text()));
            }
        }
    }
}
