package org.compendium.web.search;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.compendium.search.Mode;
import org.compendium.search.Results;
import org.compendium.web.Link;

/// How a question was taken, where it may have been meant otherwise.
final class Understood extends Composite<Div> {

    Understood() {
        getContent().addClassName("understood");
        getContent().getElement().setAttribute("role", "note");
    }

    /// @param wordsOnly how many documents have no vectors yet
    void show(Asked asked, Results results, long wordsOnly) {
        getContent().removeAll();
        if (!results.meant().isEmpty()) {
            Paragraph meant = new Paragraph(new Span(getTranslation("search.meant") + " "));
            meant.addClassName("meant");
            meant.add(Link.to(asked.withWords(results.meant()).address(), results.meant()));
            getContent().add(meant);
        }
        if (!results.understood().isEmpty()) {
            Paragraph how = new Paragraph(new Span(getTranslation("search.understood") + " "));
            how.add(new Code(results.understood()));
            getContent().add(how);
        }
        for (Results.Remark remark : results.remarks()) {
            getContent()
                    .add(
                            new Paragraph(
                                    getTranslation("search.note." + remark.kind(), remark.text())));
        }
        if (results.mode() == Mode.HYBRID && wordsOnly > 0) {
            getContent().add(new Paragraph(getTranslation("search.words-only", wordsOnly)));
        }
        getContent().setVisible(getContent().getComponentCount() > 0);
    }
}
