package org.compendium.web.contribute;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import org.compendium.account.Viewer;
import org.compendium.document.Document;
import org.compendium.document.Documents;
import org.compendium.web.Byline;
import org.compendium.web.Link;
import org.compendium.web.Names;

/// For curators: what others sent and nobody has released yet.
final class Waiting extends Composite<Section> {

    private final Documents documents;
    private final Names names;
    private final Viewer curator;
    private final Paragraph status = new Paragraph();
    private List<Document> shown = List.of();

    Waiting(Documents documents, Names names, Viewer curator) {
        this.documents = documents;
        this.names = names;
        this.curator = curator;
        status.addClassName("meta");
        status.getElement().setAttribute("role", "status");
        refresh();
    }

    void refresh() {
        List<Document> waiting = documents.submitted(curator);
        if (waiting.equals(shown) && getContent().getComponentCount() > 0) {
            return;
        }
        shown = waiting;
        status.setText(getTranslation("curate.count", waiting.size()));
        Div head = new Div(new H2(getTranslation("curate.title")), status);
        head.addClassName("sum");
        OrderedList list = new OrderedList();
        list.addClassName("files");
        waiting.forEach(document -> list.add(line(document)));
        getContent().removeAll();
        getContent().add(head, list);
    }

    private ListItem line(Document document) {
        Paragraph owner = new Paragraph(document.owner());
        owner.addClassName("st");
        Anchor title = Link.to(Names.address(document), document.title());
        title.addClassName("quiet");
        Button release =
                new Button(
                        getTranslation("curate.release"),
                        event -> {
                            boolean done =
                                    documents.release(
                                            document.id(),
                                            document.revision(),
                                            String.valueOf(curator.name()));
                            refresh();
                            if (!done) {
                                status.setText(getTranslation("curate.changed"));
                            }
                        });
        release.setAriaLabel(getTranslation("curate.release.one", document.title()));
        Div actions = new Div(release);
        actions.addClassName("link-row");
        return new ListItem(owner, new Div(new H3(title), Byline.whole(document, names), actions));
    }
}
