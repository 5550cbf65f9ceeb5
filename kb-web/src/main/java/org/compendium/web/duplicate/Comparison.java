package org.compendium.web.duplicate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.compendium.document.Differences;
import org.compendium.document.Document;
import org.compendium.document.Documents;
import org.compendium.document.PossibleDuplicate;
import org.compendium.web.Byline;
import org.compendium.web.Link;
import org.compendium.web.Names;
import org.compendium.web.TextDifference;

/// Two documents side by side: only the passages that differ, and in these the words.
final class Comparison extends Composite<Section> {

    /// Pairs that are drawn; longer ones are read in the documents themselves.
    private static final int MOST = 200;

    Comparison(PossibleDuplicate pair, Documents documents, Names names) {
        List<Differences.Pair> all =
                Differences.between(
                        documents.passages(pair.other().id()),
                        documents.passages(pair.document().id()));
        List<Differences.Pair> different = all.stream().filter(one -> !one.same()).toList();
        Div heads =
                new Div(
                        head("duplicates.other", pair.other(), names),
                        head("duplicates.document", pair.document(), names));
        heads.addClassName("sides");
        Paragraph count =
                new Paragraph(
                        getTranslation(
                                different.isEmpty()
                                        ? "duplicates.noDifference"
                                        : "duplicates.differences",
                                different.size(),
                                all.size()));
        count.addClassName("meta");
        getContent().addClassName("compare");
        getContent().add(heads, count);
        different.stream()
                .limit(MOST)
                .forEach(one ->
                        getContent()
                                .add(
                                        row(
                                                one,
                                                pair.other().language(),
                                                pair.document().language())));
        if (different.size() > MOST) {
            Paragraph more =
                    new Paragraph(getTranslation("duplicates.more", different.size() - MOST));
            more.addClassName("meta");
            getContent().add(more);
        }
    }

    private Component head(String key, Document document, Names names) {
        Anchor title = Link.to(Names.address(document), document.title());
        title.addClassName("quiet");
        title.getElement().setAttribute("lang", document.language());
        Paragraph which = new Paragraph(getTranslation(key));
        which.addClassName("meta");
        return new Div(which, new H2(title), Byline.whole(document, names));
    }

    private Component row(Differences.Pair pair, String before, String after) {
        Div row = new Div(side(pair, pair.before(), "del", before));
        row.add(side(pair, pair.after(), "ins", after));
        row.addClassName("sides");
        return row;
    }

    private Component side(
            Differences.Pair pair, List<Differences.Piece> pieces, String mark, String language) {
        Paragraph side = new Paragraph();
        if (pieces.isEmpty()) {
            side.addClassName("meta");
            side.setText(
                    getTranslation(
                            mark.equals("del") ? "duplicates.onlyAfter" : "duplicates.onlyBefore"));
            return side;
        }
        side.getElement().setAttribute("lang", language);
        side.getElement().setAttribute("dir", "auto");
        if (pair.label() != null) {
            Span number = new Span(pair.label());
            number.addClassName("cite-n");
            side.add(number, new Text("\u00a0 "));
        }
        TextDifference.mark(side, pieces, mark);
        return side;
    }
}
