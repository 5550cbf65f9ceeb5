package org.compendium.web.reader;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.compendium.document.Passage;
import org.compendium.web.Link;
import org.jspecify.annotations.Nullable;

/// From one found paragraph of a document to the next, at the foot of the window.
final class HitSteps extends Composite<Nav> {

    HitSteps() {
        getContent().addClassName("steps");
        getContent().setVisible(false);
        getContent().getElement().setAttribute("aria-label", getTranslation("steps.label"));
    }

    /// @param hits eIds of what was found, in reading order
    /// @param open the passage that is open; null for none
    /// @param all the passages of the document
    void show(
            List<String> hits,
            @Nullable String open,
            List<Passage> all,
            UnaryOperator<String> address) {
        getContent().removeAll();
        getContent().setVisible(!hits.isEmpty());
        if (hits.isEmpty()) {
            return;
        }
        Map<String, Integer> order = new HashMap<>();
        all.forEach(passage -> order.put(passage.eId(), order.size()));
        int here = open == null ? -1 : order.getOrDefault(open, -1);
        int at = hits.indexOf(open);
        getContent()
                .add(
                        new Span(
                                at < 0
                                        ? getTranslation("steps.found", hits.size())
                                        : getTranslation("steps.at", at + 1, hits.size())));
        Optional<String> before =
                hits.stream()
                        .filter(eId -> order.getOrDefault(eId, 0) < here)
                        .reduce((one, later) -> later);
        Optional<String> after =
                hits.stream().filter(eId -> order.getOrDefault(eId, 0) > here).findFirst();
        before.ifPresent(eId -> getContent().add(link("steps.before", address.apply(eId), "prev")));
        after.ifPresent(eId ->
                getContent()
                        .add(
                                link(
                                        here < 0 ? "steps.first" : "steps.after",
                                        address.apply(eId),
                                        "next")));
    }

    private Anchor link(String key, String address, String rel) {
        Anchor link = Link.to(address, getTranslation(key));
        link.getElement().setAttribute("rel", rel);
        return link;
    }
}
