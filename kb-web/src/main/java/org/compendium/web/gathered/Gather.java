package org.compendium.web.gathered;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.server.VaadinService;
import org.compendium.document.Document;
import org.compendium.document.Documents;
import org.compendium.document.Passage;
import org.compendium.gathered.Gathering;

/// A button that puts a paragraph on the reader's list, and takes it away again. It stands on every
/// paragraph, so it finds the list by itself instead of having it handed down through all of them.
public final class Gather extends NativeButton {

    private static final String FORGETS = Gather.class.getName();

    private final transient Documents.Place place;
    private final String citation;

    public Gather(Document document, Passage passage) {
        place = new Documents.Place(document.id(), passage.eId());
        citation = document.cite(passage);
        addClassNames("link", "gather");
        addClickListener(event -> press(event.getSource().getUI().orElseThrow()));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        show(list(event.getUI()).has(place));
    }

    private void press(UI ui) {
        boolean held = list(ui).has(place);
        try {
            MyGathering mine = mine();
            Gathering now = held ? mine.change(list -> list.without(place)) : mine.gather(place);
            ComponentUtil.setData(ui, Gathering.class, now);
            show(!held);
            // A name that changes under the focus is not read out by itself.
            ui.getPage()
                    .executeJs(
                            "document.getElementById('announce').textContent = $0",
                            getTranslation(held ? "gather.away" : "gather.done", citation));
        } catch (IllegalArgumentException e) {
            setText(getTranslation("gather.full", Gathering.MOST));
        }
    }

    private void show(boolean held) {
        setText(getTranslation(held ? "gather.gathered" : "gather.gather"));
        setAriaLabel(getTranslation(held ? "gather.gathered.one" : "gather.gather.one", citation));
        setClassName("held", held);
    }

    // Hundreds of buttons on a page ask for the same list.
    private static Gathering list(UI ui) {
        Gathering known = ComponentUtil.getData(ui, Gathering.class);
        if (known != null) {
            return known;
        }
        Gathering list = mine().now();
        ComponentUtil.setData(ui, Gathering.class, list);
        if (ComponentUtil.getData(ui, FORGETS) == null) {
            ComponentUtil.setData(ui, FORGETS, true);
            ui.addAfterNavigationListener(
                    event -> ComponentUtil.setData(ui, Gathering.class, null));
        }
        return list;
    }

    private static MyGathering mine() {
        return VaadinService.getCurrent().getInstantiator().getOrCreate(MyGathering.class);
    }
}
