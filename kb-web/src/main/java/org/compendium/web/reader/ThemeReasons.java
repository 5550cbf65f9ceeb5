package org.compendium.web.reader;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.compendium.document.DocumentTheme;
import org.compendium.document.Passage;
import org.compendium.document.ThemeEvidence;
import org.compendium.web.Excerpt;
import org.compendium.web.Link;
import org.compendium.web.Names;
import org.compendium.web.Para;
import org.jspecify.annotations.Nullable;

/// The themes of the document, each with its reasons: the passages that show it, with the words
/// marked, or the curator who said so. Curators can remove them, and put back what was removed.
final class ThemeReasons extends Composite<Section> {

    private static final int THEMES = 12;
    private static final int IN_SIGHT = 5;
    private static final int EXCERPT = 160;

    private final String language;
    private final Map<String, Passage> passages;
    private final Names names;
    private final BiFunction<String, String, String> address;
    private final @Nullable Curating curating;

    /// @param language of the document
    /// @param passages of the document, by eId
    /// @param address makes the address of a passage from its eId and the theme to be marked there
    /// @param curating null for readers
    ThemeReasons(
            List<DocumentTheme> themes,
            String language,
            Map<String, Passage> passages,
            Names names,
            BiFunction<String, String, String> address,
            @Nullable Curating curating) {
        this.language = language;
        this.passages = passages;
        this.names = names;
        this.address = address;
        this.curating = curating;
        H2 heading = new H2(getTranslation("rail.document.themes"));
        heading.addClassName("label");
        getContent().add(heading);
        getContent().addClassName("reasons");
        List<DocumentTheme> counting = themes.stream().filter(DocumentTheme::counts).toList();
        if (counting.isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("themes.document.none"));
            none.addClassName("blank");
            getContent().add(none);
        } else {
            int inSight = counting.size() == THEMES + 1 ? THEMES + 1 : THEMES;
            getContent().add(list(counting.stream().limit(inSight).toList()));
            if (counting.size() > inSight) {
                getContent()
                        .add(
                                new NativeDetails(
                                        getTranslation("facet.more", counting.size() - inSight),
                                        list(counting.subList(inSight, counting.size()))));
            }
        }
        if (curating != null) {
            List<DocumentTheme> removed = themes.stream().filter(theme -> !theme.counts()).toList();
            if (!removed.isEmpty()) {
                UnorderedList list = new UnorderedList();
                removed.forEach(theme -> list.add(new ListItem(removed(theme, curating))));
                Paragraph label = new Paragraph(getTranslation("themes.removed"));
                label.addClassName("label");
                getContent().add(label, list);
            }
        }
    }

    private UnorderedList list(List<DocumentTheme> themes) {
        UnorderedList list = new UnorderedList();
        themes.forEach(theme -> list.add(new ListItem(theme(theme))));
        return list;
    }

    private Component theme(DocumentTheme theme) {
        List<ThemeEvidence.Shown> shown = theme.passages();
        Span name = new Span(name(theme));
        name.addClassName("theme-name");
        Span reason = new Span(" " + reason(theme, shown.size()));
        reason.addClassName("meta");
        Div why = new Div();
        DocumentTheme.Decision decision = theme.decision();
        if (decision != null && decision.note() != null) {
            Paragraph note = new Paragraph(getTranslation("themes.note", decision.note()));
            note.addClassName("meta");
            why.add(note);
        }
        why.add(reasons(theme.concept(), shown));
        Anchor concept =
                Link.to(Names.THEMES + "/" + theme.concept(), getTranslation("themes.open"));
        concept.setAriaLabel(named("themes.open", theme));
        Div row = new Div(concept);
        row.addClassName("link-row");
        why.add(row);
        if (curating != null) {
            remove(theme, curating, row, why);
        }
        NativeDetails details = new NativeDetails();
        details.setSummary(name, reason);
        details.setContent(why);
        return details;
    }

    private String reason(DocumentTheme theme, int passages) {
        if (theme.added()) {
            return getTranslation("themes.added");
        }
        return getTranslation("themes.shownBy", passages);
    }

    private Component reasons(String concept, List<ThemeEvidence.Shown> shown) {
        UnorderedList list = new UnorderedList();
        list.addClassName("shown-in");
        UnorderedList folded = new UnorderedList();
        folded.addClassName("shown-in");
        for (ThemeEvidence.Shown one : shown) {
            Passage passage = passages.get(one.eId());
            if (passage != null) {
                boolean inSight =
                        list.getComponentCount() < IN_SIGHT || shown.size() == IN_SIGHT + 1;
                (inSight ? list : folded).add(new ListItem(passage(concept, passage, one)));
            }
        }
        if (folded.getComponentCount() == 0) {
            return list;
        }
        return new Div(
                list,
                new NativeDetails(
                        getTranslation("facet.more", folded.getComponentCount()), new Div(folded)));
    }

    private Component passage(String concept, Passage passage, ThemeEvidence.Shown shown) {
        Anchor link = Link.to(address.apply(passage.eId(), concept), "");
        String label = passage.label();
        if (label != null) {
            Span number = new Span(label);
            number.addClassNames("cite-n", "num");
            link.add(number, new Span(" "));
        }
        Excerpt excerpt = Excerpt.of(passage.text(), shown.words(), EXCERPT);
        Span words = new Span();
        words.getElement().setAttribute("lang", language);
        words.getElement().setAttribute("dir", "auto");
        Para.write(words, excerpt.text(), Para.Marks.under(excerpt.highlights()));
        link.add(words);
        return link;
    }

    private void remove(DocumentTheme theme, Curating curating, Div row, Div why) {
        NativeButton remove = button("themes.remove", theme);
        ThemeNote note = new ThemeNote("themes.remove.why");
        NativeButton sure = button("themes.remove.sure", theme);
        Div panel = new Div(note, sure);
        panel.addClassName("decide");
        panel.setVisible(false);
        remove.getElement().setAttribute("aria-expanded", "false");
        remove.addClickListener(event -> {
            panel.setVisible(!panel.isVisible());
            remove.getElement().setAttribute("aria-expanded", String.valueOf(panel.isVisible()));
            if (panel.isVisible()) {
                note.focus();
            }
        });
        sure.addClickListener(event -> curating.remove(theme.concept(), note.text()));
        row.add(remove);
        why.add(panel);
    }

    private Component removed(DocumentTheme theme, Curating curating) {
        DocumentTheme.Decision decision = theme.decision();
        Div line = new Div(new Span(name(theme)));
        line.addClassName("removed");
        if (decision != null) {
            String note = decision.note();
            Span by =
                    new Span(
                            getTranslation("themes.removed.by", decision.by())
                                    + (note == null ? "" : " " + note));
            by.addClassName("meta");
            line.add(by);
        }
        NativeButton back = button("themes.putBack", theme);
        back.addClickListener(event -> curating.add(theme.concept(), List.of(), ""));
        line.add(back);
        return line;
    }

    private NativeButton button(String words, DocumentTheme theme) {
        NativeButton button = new NativeButton(getTranslation(words));
        button.addClassNames("button", "plain");
        button.getElement().setAttribute("aria-label", named(words, theme));
        return button;
    }

    // The words that are seen, so that they can be spoken to the machine, and which theme.
    private String named(String words, DocumentTheme theme) {
        return getTranslation("themes.named", getTranslation(words), name(theme));
    }

    private String name(DocumentTheme theme) {
        return names.theme(theme.concept(), getLocale());
    }
}
