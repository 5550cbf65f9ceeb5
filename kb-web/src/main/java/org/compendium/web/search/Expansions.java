package org.compendium.web.search;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Consumer;
import org.compendium.search.Results;

/// What was recognised in a question and looked for in other words too; each can be taken out.
final class Expansions extends Composite<Div> {

    /// As many words of one notion are shown; the others when the pointer rests on it.
    private static final int SHOWN = 3;

    /// Everyday words are folded away: there are many, and few readers mind.
    private static final String WORD = "word:";

    private final Consumer<Asked> go;

    Expansions(Consumer<Asked> go) {
        this.go = go;
        getContent().addClassNames("chips", "expansions");
        getContent().getElement().setAttribute("role", "group");
    }

    void show(Asked asked, List<Results.Expansion> expansions) {
        getContent().removeAll();
        boolean changed = !asked.expanding().on() || !asked.expanding().without().isEmpty();
        getContent().setVisible(!expansions.isEmpty() || changed);
        getContent().getElement().setAttribute("aria-label", getTranslation("search.also"));
        if (!expansions.isEmpty()) {
            getContent().add(new Span(getTranslation("search.also")));
        }
        Div words = new Div();
        words.addClassName("chips");
        for (Results.Expansion one : expansions) {
            if (one.id().startsWith(WORD)) {
                words.add(chip(asked, one));
                continue;
            }
            getContent().add(chip(asked, one));
            if (one.narrower() > 0) {
                getContent().add(narrower(asked, one));
            }
        }
        if (words.getComponentCount() > 0) {
            getContent()
                    .add(
                            new NativeDetails(
                                    getTranslation("search.also.words", words.getComponentCount()),
                                    words));
        }
        if (!expansions.isEmpty()) {
            getContent().add(link("search.also.literal", asked.expanded(false)));
        }
        if (changed) {
            getContent().add(link("search.also.again", asked.expanded(true)));
        }
    }

    private Component chip(Asked asked, Results.Expansion one) {
        List<String> labels = one.labels();
        String shown = String.join(", ", labels.subList(0, Math.min(SHOWN, labels.size())));
        NativeButton chip = new NativeButton("", event -> go.accept(asked.without(one.id(), true)));
        chip.addClassName("chip");
        chip.setTitle(String.join(", ", labels));
        Span said = new Span(one.said() + getTranslation("colon") + " ");
        Span words = new Span(shown + (labels.size() > SHOWN ? " …" : ""));
        words.getElement().setAttribute("dir", "auto");
        Span remove = new Span(getTranslation("search.chip.remove"));
        remove.addClassName("vh");
        Span cross = new Span("×");
        cross.addClassName("x");
        cross.getElement().setAttribute("aria-hidden", "true");
        chip.add(said, words, remove, cross);
        return chip;
    }

    private Component narrower(Asked asked, Results.Expansion one) {
        return link(
                one.withNarrower() ? "search.also.not-narrower" : "search.also.narrower",
                asked.narrower(one.id(), !one.withNarrower()),
                one.narrower());
    }

    private Component link(String key, Asked to, Object... values) {
        NativeButton link = new NativeButton(getTranslation(key, values), event -> go.accept(to));
        link.addClassName("link");
        return link;
    }
}
