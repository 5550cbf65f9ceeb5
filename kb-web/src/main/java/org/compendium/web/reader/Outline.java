package org.compendium.web.reader;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The headings with the numbers below each.
final class Outline extends Composite<Nav> {

    private final List<Anchor> links = new ArrayList<>();
    private final List<Section> sections;

    /// @param address makes the address of a passage from its eId
    Outline(List<Section> sections, String language, UnaryOperator<String> address) {
        this.sections = sections;
        getContent().setAriaLabel(getTranslation("reader.outline"));
        getContent().getElement().setAttribute("lang", language);
        OrderedList list = new OrderedList();
        for (Section section : sections) {
            Anchor link =
                    new Anchor(
                            address.apply(section.heading().eId()),
                            new Span(section.heading().text()));
            link.getElement().setAttribute("router-link", true);
            link.addClassName("depth-" + Math.min(section.depth(), 3));
            if (!section.numbers().isEmpty()) {
                Span numbers = new Span(section.numbers());
                numbers.addClassName("num");
                // Or a page in Arabic would read "37–32".
                numbers.getElement().setAttribute("dir", "ltr");
                link.add(numbers);
            }
            links.add(link);
            list.add(new ListItem(link));
        }
        getContent().add(list);
    }

    /// Marks where the reader is.
    ///
    /// @param heading its eId; null when the reader is above the first
    void here(@Nullable String heading) {
        for (int i = 0; i < links.size(); i++) {
            if (sections.get(i).heading().eId().equals(heading)) {
                links.get(i).getElement().setAttribute("aria-current", "true");
            } else {
                links.get(i).getElement().removeAttribute("aria-current");
            }
        }
    }
}
