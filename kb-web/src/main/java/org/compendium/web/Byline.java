package org.compendium.web;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.compendium.document.Document;
import org.compendium.document.Kind;

/// What a document is, in one line: symbol, kind, date, language. A digest says that it is one, and
/// links to what it retells.
public final class Byline extends Composite<Paragraph> {

    private static final String DOT = " · ";

    /// For lists, where the line is all there is.
    public static Byline whole(Document document, Names names) {
        Byline line = new Byline();
        if (document.kind() == Kind.DIGEST) {
            line.digest(document);
        } else {
            line.symbol(document);
            line.getContent().add(new Text(String.join(DOT, line.facts(document, names))));
        }
        return line;
    }

    /// For the reader, whose heading shows the symbol and whose notice speaks of digests.
    public static Byline facts(Document document, Names names, List<String> more) {
        Byline line = new Byline();
        List<String> facts = new ArrayList<>(line.facts(document, names));
        facts.addAll(more);
        line.getContent().add(new Text(String.join(DOT, facts)));
        return line;
    }

    /// For a paragraph of a digest that somebody was sent to, far below the notice on top.
    ///
    /// @param instead what the digest stands in for; blank when it was asked for itself
    public static Byline digest(Document document, String instead) {
        Byline line = new Byline();
        line.digest(document);
        if (!instead.isBlank()) {
            line.getContent().add(new Text(DOT + instead));
        }
        return line;
    }

    private Byline() {
        getContent().addClassName("meta");
    }

    private void symbol(Document document) {
        if (document.symbol() != null) {
            getContent().add(symbol(document.symbol().value()), new Text(DOT));
        }
    }

    /// A symbol keeps its direction in every language.
    public static HtmlContainer symbol(String symbol) {
        HtmlContainer bdi = new HtmlContainer("bdi");
        bdi.getElement().setAttribute("dir", "ltr");
        bdi.addClassName("symbol");
        bdi.setText(symbol);
        return bdi;
    }

    private List<String> facts(Document document, Names names) {
        List<String> facts = new ArrayList<>();
        facts.add(names.kind(document.kind(), getLocale()));
        LocalDate date = document.date();
        if (date != null) {
            facts.add(names.date(date, getLocale()));
        }
        facts.add(names.language(document.language(), getLocale()));
        return facts;
    }

    private void digest(Document document) {
        Span tag = new Span(getTranslation("digest.tag"));
        tag.addClassName("tag");
        getContent().add(tag, new Text(getTranslation("digest.sentence")));
        String source = document.sourceUrl();
        if (source != null) {
            getContent().add(new Text(DOT), Link.out(source, getTranslation("digest.source")));
        }
    }
}
