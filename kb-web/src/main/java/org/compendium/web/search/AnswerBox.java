package org.compendium.web.search;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.io.UncheckedIOException;
import java.util.List;
import org.compendium.account.Viewer;
import org.compendium.document.Document;
import org.compendium.document.Passage;
import org.compendium.document.References;
import org.compendium.search.Answer;
import org.compendium.search.Answers;
import org.compendium.search.Query;
import org.compendium.web.Byline;
import org.compendium.web.Copy;
import org.compendium.web.Link;
import org.compendium.web.Names;
import org.compendium.web.Para;
import org.compendium.web.Permalink;
import org.compendium.web.WantedAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What documents say to a question, above the hits: quotations, or the word that there is none. It
/// is worked out when the browser has the hits, so that they never wait for it.
final class AnswerBox extends Composite<Section> {

    private static final Logger LOG = LoggerFactory.getLogger(AnswerBox.class);

    private static final String STEP = " › ";

    private final Answers answers;
    private final Viewer viewer;
    private Query asked = Query.words("");

    AnswerBox(Answers answers, Viewer viewer) {
        this.answers = answers;
        this.viewer = viewer;
        getContent().addClassName("answer");
        getContent().setVisible(false);
    }

    /// Takes a question. Words that ask nothing leave no trace.
    void ask(Query query) {
        asked = query;
        getContent().removeAll();
        boolean question = answers.asks(query.words());
        getContent().setVisible(question);
        if (question) {
            getContent().setAriaLabel(getTranslation("answer.heading"));
            getContent().getElement().setAttribute("aria-busy", "true");
            // Of the height of the line that may come in its place.
            getContent().add(line(getTranslation("answer.looking")));
            getElement().executeJs("return true").then(Boolean.class, shown -> answer(query));
        }
    }

    /// Shows the answer, unless something else was asked meanwhile.
    void answer(Query query) {
        if (!query.equals(asked)) {
            return;
        }
        getContent().removeAll();
        getContent().getElement().removeAttribute("aria-busy");
        try {
            switch (answers.to(query, viewer)) {
                case Answer.Quoted quoted -> show(quoted);
                case Answer.Silence silence -> show(silence);
                case Answer.NotAsked _ -> getContent().setVisible(false);
            }
        } catch (UncheckedIOException e) {
            // The hits are of use without it.
            LOG.warn("A question was not answered: {}", e.toString());
            getContent().setVisible(false);
        }
    }

    private void show(Answer.Quoted quoted) {
        getContent().add(new H2(getTranslation("answer.heading")));
        quoted.quotations().forEach(one -> getContent().add(quotation(one)));
        getContent().add(line(getTranslation("answer.searched", quoted.searched().works())));
    }

    private Component quotation(Answer.Quotation quotation) {
        Document document = quotation.document();
        Passage passage = quotation.passage();
        String address = Names.address(document) + '/' + passage.eId();
        Para para = new Para(passage, address).words(passage.text(), quotation.found());
        para.getElement().getClassList().add("quotation");
        para.getElement().setAttribute("lang", document.languageOf(passage));
        if (!passage.headings().isEmpty()) {
            para.path(String.join(STEP, passage.headings()));
        }
        String citation = document.cite(passage);
        Anchor source = Link.to(address, citation);
        source.getElement().setAttribute("dir", "auto");
        Div row =
                new Div(
                        source,
                        Copy.words(getTranslation("copy.citation"), citation),
                        Copy.address(getTranslation("copy.link"), Permalink.of(document, passage)));
        row.addClassName("link-row");
        Paragraph title = new Paragraph(document.title());
        title.addClassName("meta");
        title.getElement().setAttribute("lang", document.language());
        Div below = new Div(title, row);
        below.getElement().setAttribute("lang", getLocale().toLanguageTag());
        para.add(below);
        return para;
    }

    private void show(Answer.Silence silence) {
        Paragraph words = line(getTranslation("answer.silence", silence.searched().works()));
        List<References.Wanted> wanted = silence.wanted();
        if (!wanted.isEmpty()) {
            words.add(new Text(" " + getTranslation("answer.wanted", wanted.size())));
            for (References.Wanted one : wanted) {
                String symbol = one.symbol().value();
                Anchor link = Link.to(WantedAddress.of(symbol), "");
                link.add(Byline.symbol(symbol));
                words.add(new Text(" "), link);
            }
        }
        getContent().add(words);
    }

    private static Paragraph line(String text) {
        Paragraph line = new Paragraph(text);
        line.addClassName("meta");
        return line;
    }
}
