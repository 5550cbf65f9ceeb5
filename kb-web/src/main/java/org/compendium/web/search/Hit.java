package org.compendium.web.search;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
import org.compendium.document.Document;
import org.compendium.document.Passage;
import org.compendium.search.Has;
import org.compendium.search.Results;
import org.compendium.web.Byline;
import org.compendium.web.Excerpt;
import org.compendium.web.Link;
import org.compendium.web.Names;
import org.compendium.web.Para;
import org.compendium.web.gathered.Gather;

/// A document that was found, with its best paragraphs.
final class Hit extends Composite<Article> {

    private static final int LONGEST = 720;

    /// As many paragraphs are shown; the others are a step away.
    private static final int SHOWN = 3;

    private static final String STEP = " › ";

    Hit(Results.Hit hit, String words, Names names) {
        Document document = hit.document();
        String query = words.isEmpty() ? "" : "?" + QueryParameters.of("q", words).getQueryString();
        Anchor title = Link.to(Names.address(document) + query, document.title());
        title.addClassName("quiet");
        title.getElement().setAttribute("lang", document.language());
        Header header = new Header(new H2(title), Byline.whole(document, names));
        if (hit.has() != Has.WORDS) {
            Paragraph has = new Paragraph(getTranslation("search.has." + hit.has().slug()));
            has.addClassName("has");
            header.add(has);
        }
        getContent().add(header);
        for (Results.Found found : hit.passages().stream().limit(SHOWN).toList()) {
            Passage passage = found.passage();
            Excerpt excerpt = Excerpt.of(found.passage().text(), found.highlights(), LONGEST);
            Para para =
                    new Para(passage, Names.address(document) + '/' + passage.eId() + query)
                            .words(excerpt.text(), excerpt.highlights());
            para.getElement().setAttribute("lang", document.language());
            if (!passage.headings().isEmpty()) {
                para.path(String.join(STEP, passage.headings()));
            }
            para.add(new Gather(document, passage));
            getContent().add(para);
        }
    }
}
