package org.compendium.web.curated;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.stream.Collectors;
import org.compendium.document.Document;
import org.compendium.document.Passage;
import org.compendium.search.Results;
import org.compendium.search.WhereNamed;
import org.compendium.web.Byline;
import org.compendium.web.Excerpt;
import org.compendium.web.Link;
import org.compendium.web.Names;
import org.compendium.web.Para;

/// The passages of the collection that mention something by its names, by document: the first few
/// open, all others a step away.
final class NamedIn extends Composite<Section> {

    private static final int DOCUMENTS = 3;
    private static final int PASSAGES = 2;

    /// Of one document so many more; the search within it has all.
    private static final int FOLDED = 10;

    private static final int LONGEST = 480;

    private static final String STEP = " › ";

    private final Names names;
    private final String query;

    /// @param called all names of what is mentioned, at least one
    NamedIn(WhereNamed.Named found, List<String> called, Names names) {
        this.names = names;
        this.query =
                QueryParameters.of(
                                "q",
                                called.stream()
                                        .map(name -> '"' + name.replace("\"", "") + '"')
                                        .collect(Collectors.joining(" OR ")))
                        .getQueryString();
        getContent().addClassNames("section", "named-in");
        getContent()
                .add(
                        new Header(
                                new H2(getTranslation("named.title")),
                                new Paragraph(
                                        getTranslation("named.what", String.join(", ", called)))));
        int documents = found.documents().size();
        if (documents == 0) {
            Paragraph none = new Paragraph(getTranslation("named.none"));
            none.addClassName("blank");
            getContent().add(none);
            return;
        }
        Div list = new Div(counts(found));
        found.documents().stream().limit(DOCUMENTS).forEach(one -> list.add(document(one)));
        Div all =
                new Div(
                        Link.to(
                                "search?" + query,
                                getTranslation(
                                        documents > DOCUMENTS ? "named.all" : "named.search",
                                        documents)));
        all.addClassName("link-row");
        list.add(all);
        getContent().add(list);
    }

    private Component counts(WhereNamed.Named found) {
        Paragraph counts =
                new Paragraph(
                        getTranslation(
                                found.whole() ? "named.count" : "named.count.part",
                                found.passages(),
                                found.documents().size(),
                                WhereNamed.MOST));
        counts.addClassName("meta");
        return counts;
    }

    private Component document(WhereNamed.In one) {
        Document document = one.document();
        Anchor title = Link.to(Names.address(document) + '?' + query, document.title());
        title.addClassName("quiet");
        title.getElement().setAttribute("lang", document.language());
        Article article = new Article(new Header(new H3(title), Byline.whole(document, names)));
        List<Results.Found> passages = one.passages();
        passages.stream().limit(PASSAGES).forEach(found -> article.add(para(document, found)));
        if (passages.size() > PASSAGES) {
            Div folded = new Div();
            passages.stream()
                    .skip(PASSAGES)
                    .limit(FOLDED)
                    .forEach(found -> folded.add(para(document, found)));
            if (passages.size() > PASSAGES + FOLDED) {
                folded.add(
                        new Paragraph(
                                Link.to(
                                        Names.address(document) + '?' + query,
                                        getTranslation("named.inDocument", passages.size()))));
            }
            article.add(
                    new NativeDetails(
                            getTranslation("named.more", passages.size() - PASSAGES), folded));
        }
        return article;
    }

    private Component para(Document document, Results.Found found) {
        Passage passage = found.passage();
        Excerpt excerpt = Excerpt.of(passage.text(), found.highlights(), LONGEST);
        Para para =
                new Para(passage, Names.address(document) + '/' + passage.eId() + '?' + query)
                        .words(excerpt.text(), excerpt.highlights());
        para.getElement().setAttribute("lang", document.languageOf(passage));
        if (!passage.headings().isEmpty()) {
            para.path(String.join(STEP, passage.headings()));
        }
        return para;
    }
}
