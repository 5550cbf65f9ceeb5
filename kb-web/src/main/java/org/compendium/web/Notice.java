package org.compendium.web;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;

/// Something a reader must know before going on.
public final class Notice extends Composite<Div> {

    /// @param first in a few words; blank for none
    public Notice(String first, String words, Component... actions) {
        this(first, new Text(words), actions);
    }

    /// What is wrong, in the words that programs get too.
    ///
    /// @param first in a few words of the interface; blank for none
    /// @param problem what says it
    public static Notice of(String first, Exception problem) {
        return new Notice(first, Written.inEnglish(new Span(String.valueOf(problem.getMessage()))));
    }

    private Notice(String first, Component words, Component... actions) {
        getContent().addClassName("notice");
        Paragraph line = new Paragraph();
        if (!first.isBlank()) {
            HtmlContainer bold = new HtmlContainer("b");
            bold.setText(first);
            line.add(bold, new Text(" "));
        }
        line.add(words);
        getContent().add(line);
        if (actions.length > 0) {
            Div row = new Div(actions);
            row.addClassName("link-row");
            getContent().add(row);
        }
    }
}
