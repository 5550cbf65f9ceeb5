package org.compendium.web.reader;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasComponents;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.compendium.document.Document;
import org.compendium.document.Passage;
import org.compendium.document.Span;
import org.compendium.web.Copy;
import org.compendium.web.Link;
import org.compendium.web.Para;
import org.compendium.web.Permalink;
import org.compendium.web.gathered.Gather;
import org.jspecify.annotations.Nullable;

/// The text of a document. A long one comes in slices: the one with the paragraph that was asked
/// for at once, its neighbours when the reader comes near them.
@Tag("article")
final class Body extends Component implements HasComponents, HasStyle {

    // Up to here all is there at once, so that the browser's own search finds everything.
    static final int WHOLE = 500;
    private static final int SLICE = 150;
    private static final int BEFORE = 40;
    private static final int DEEPEST_HEADING = 6;

    private final Document document;
    private final List<Block> blocks;
    private final Map<String, List<Span>> found;
    private final Map<String, List<Para.Lead>> leads;
    private final UnaryOperator<String> address;
    private final boolean images;
    private final Set<Integer> opened = new HashSet<>();
    private final Map<String, Para> paras = new HashMap<>();
    private final Map<String, Div> items = new HashMap<>();
    private final Map<String, Passage> notes = new HashMap<>();
    private final Map<String, String> marks = new HashMap<>();
    private final Div text = new Div();
    private final NativeButton earlier = new NativeButton();
    private final NativeButton later = new NativeButton();
    private int from;
    private int to;
    private @Nullable String target;
    private @Nullable Component itemActions;
    private @Nullable Component line;
    private @Nullable Component jump;

    /// @param found ranges in the text of passages, by eId
    /// @param leads what the passages cite, by eId
    /// @param address makes the address of a passage from its eId
    /// @param images whether the viewer may see the pages of the original
    Body(
            Document document,
            List<Block> blocks,
            Map<String, List<Span>> found,
            Map<String, List<Para.Lead>> leads,
            UnaryOperator<String> address,
            boolean images) {
        this.document = document;
        this.blocks = blocks;
        this.found = found;
        this.leads = leads;
        this.address = address;
        this.images = images;
        blocks.forEach(this::know);
        addClassName("body");
        getElement().setAttribute("aria-label", getTranslation("reader.text"));
        text.getElement().setAttribute("lang", document.language());
        text.getElement().setAttribute("dir", "auto");
        earlier.setText(getTranslation("reader.earlier"));
        later.setText(getTranslation("reader.later"));
        earlier.addClassNames("button", "plain", "slice");
        later.addClassNames("button", "plain", "slice");
        earlier.addClickListener(event -> earlier());
        later.addClickListener(event -> later());
        add(earlier, text, later);
        fill(0);
    }

    /// Which notes there are, and where the first mark of each is printed.
    private void know(Block block) {
        Passage passage = block.passage();
        if (passage.form() == Passage.Form.NOTE) {
            notes.put(passage.eId(), passage);
        }
        for (Passage.NoteMark mark : passage.notes()) {
            marks.putIfAbsent(mark.note(), markId(passage, mark));
        }
        block.items().forEach(this::know);
    }

    private static String markId(Passage passage, Passage.NoteMark mark) {
        return passage.eId() + "-mark-" + mark.at() + "-" + mark.note();
    }

    /// What is drawn in the text of a passage.
    private Para.Marks marks(Passage passage) {
        return new Para.Marks(
                found.getOrDefault(passage.eId(), List.of()),
                leads.getOrDefault(passage.eId(), List.of()),
                passage.notes().stream()
                        .map(mark -> new Para.Among(mark.at(), mark(passage, mark)))
                        .toList());
    }

    private Component mark(Passage passage, Passage.NoteMark mark) {
        Passage note = notes.get(mark.note());
        String label = note == null || note.label() == null ? "*" : note.label();
        Anchor link = Link.out("#" + mark.note(), label);
        link.getElement().setAttribute("data-jump", mark.note());
        link.setAriaLabel(getTranslation("reader.note", label));
        HtmlContainer raised = new HtmlContainer("sup");
        raised.add(link);
        raised.setId(markId(passage, mark));
        return raised;
    }

    /// Leads from a note back to its first mark.
    private @Nullable Component back(Passage note) {
        String id = marks.get(note.eId());
        if (id == null) {
            return null;
        }
        Anchor link = Link.out("#" + id, getTranslation("reader.note.back"));
        link.getElement().setAttribute("data-jump", id);
        link.addClassName("note-back");
        return link;
    }

    /// A line below the passage that was asked for, which leads on.
    ///
    /// @param id of the element it leads to
    void lead(String words, String id) {
        Para para = target == null ? null : paras.get(target);
        if (para == null) {
            return;
        }
        Anchor link = Link.out("#" + id, words);
        link.getElement().setAttribute("data-jump", id);
        link.addClassName("jump");
        para.add(link);
        jump = link;
    }

    /// Puts a line above the words of the passage that was asked for.
    void above(Component words) {
        Para para = target == null ? null : paras.get(target);
        Div item = target == null ? null : items.get(target);
        if (para != null) {
            para.above(words);
        } else if (item != null) {
            item.addComponentAsFirst(words);
        }
        line = words;
    }

    /// Shows the passage between red rules and brings it into view; null for none.
    void target(@Nullable String eId) {
        mark(target, false);
        if (line != null) {
            line.removeFromParent();
            line = null;
        }
        if (jump != null) {
            jump.removeFromParent();
            jump = null;
        }
        target = eId;
        if (eId == null) {
            return;
        }
        int position = position(eId);
        if (position >= 0 && (position < from || position >= to)) {
            fill(position);
        }
        mark(eId, true);
        getElement().executeJs("window.compendium.arrive($0)", eId);
    }

    private void mark(@Nullable String eId, boolean on) {
        if (eId == null) {
            return;
        }
        Para para = paras.get(eId);
        if (para != null) {
            para.target(on);
        }
        Div item = items.get(eId);
        if (item != null) {
            item.getParent()
                    .ifPresent(line -> line.getElement().getClassList().set("target-item", on));
            if (itemActions != null) {
                itemActions.removeFromParent();
                itemActions = null;
            }
            if (on) {
                Passage passage = passage(eId, blocks);
                if (passage != null) {
                    itemActions = actions(passage);
                    item.add(itemActions);
                }
            }
        }
    }

    private static @Nullable Passage passage(String eId, List<Block> blocks) {
        for (Block block : blocks) {
            if (block.passage().eId().equals(eId)) {
                return block.passage();
            }
            Passage below = passage(eId, block.items());
            if (below != null) {
                return below;
            }
        }
        return null;
    }

    private int position(String eId) {
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i).holds(eId)) {
                return i;
            }
        }
        return -1;
    }

    private void fill(int position) {
        text.removeAll();
        paras.clear();
        items.clear();
        if (blocks.size() <= WHOLE) {
            from = 0;
            to = blocks.size();
        } else {
            from = Math.max(0, position - BEFORE);
            to = Math.min(blocks.size(), position + SLICE);
        }
        for (int i = from; i < to; i++) {
            text.add(show(blocks.get(i)));
        }
        edges();
    }

    @ClientCallable
    private void earlier() {
        int start = Math.max(0, from - SLICE);
        for (int i = from - 1; i >= start; i--) {
            text.addComponentAsFirst(show(blocks.get(i)));
        }
        from = start;
        edges();
    }

    @ClientCallable
    private void later() {
        int end = Math.min(blocks.size(), to + SLICE);
        for (int i = to; i < end; i++) {
            text.add(show(blocks.get(i)));
        }
        to = end;
        edges();
    }

    private void edges() {
        earlier.setVisible(from > 0);
        later.setVisible(to < blocks.size());
        if (from > 0 || to < blocks.size()) {
            getElement().executeJs("window.compendium.slices(this)");
        }
    }

    private Component show(Block block) {
        Passage passage = block.passage();
        return switch (passage.form()) {
            case HEADING -> heading(passage);
            case TABLE -> table(passage);
            case NOTE -> para(block, "note");
            case PARAGRAPH, ITEM, TEXT -> para(block, "");
        };
    }

    private Component heading(Passage passage) {
        int level = Math.min(DEEPEST_HEADING, 2 + passage.headings().size());
        HtmlContainer heading = new HtmlContainer("h" + level);
        heading.setId(passage.eId());
        heading.getElement().setAttribute("tabindex", "-1");
        Para.write(heading, passage.text(), marks(passage));
        return heading;
    }

    private Component table(Passage passage) {
        Para para = new Para(passage, address.apply(passage.eId()));
        Div frame = new Div();
        frame.addClassName("table");
        frame.getElement().setAttribute("tabindex", "0");
        frame.getElement().setAttribute("role", "region");
        frame.getElement().setAttribute("aria-label", getTranslation("reader.table"));
        HtmlContainer table = new HtmlContainer("table");
        boolean header = passage.headed();
        Para.Marks marks = marks(passage);
        int at = 0;
        for (List<String> row : passage.rows()) {
            HtmlContainer line = new HtmlContainer("tr");
            for (String text : row) {
                HtmlContainer cell = new HtmlContainer(header ? "th" : "td");
                if (header) {
                    cell.getElement().setAttribute("scope", "col");
                }
                int end = at + text.length();
                Para.write(cell, text, marks.within(at, end));
                line.add(cell);
                at = end + Passage.CELL.length();
            }
            // A line break alone stands between rows.
            at += 1 - Passage.CELL.length();
            table.add(line);
            header = false;
        }
        frame.add(table);
        para.add(frame);
        if (passage.doubtful()) {
            para.add(doubt(passage));
        }
        para.add(actions(passage));
        return known(passage, para);
    }

    private Component para(Block block, String style) {
        Passage passage = block.passage();
        Para para = new Para(passage, address.apply(passage.eId()));
        String closing = passage.closing();
        Para.Marks marks = marks(passage);
        int split = passage.text().length() - (closing == null ? 0 : closing.length());
        if (split > 0) {
            String opening = passage.text().substring(0, split).stripTrailing();
            para.words(opening, marks.within(0, split));
        }
        if (!block.items().isEmpty()) {
            OrderedList list = Para.items();
            block.items().forEach(item -> item(list, item, passage.label()));
            para.add(list);
        }
        if (closing != null) {
            para.words(closing, marks.within(split, passage.text().length()));
        }
        if (passage.doubtful()) {
            para.add(doubt(passage));
        }
        Component back = back(passage);
        if (back != null) {
            para.add(back);
        }
        if (passage.role() == Passage.Role.PREAMBULAR) {
            para.aside(getTranslation("reader.preamble"));
        }
        para.add(actions(passage));
        if (!style.isEmpty()) {
            para.getElement().getClassList().add(style);
        }
        return known(passage, para);
    }

    /// Says that the words may be wrong, with the page beside them; it is open at the first such
    /// passage of a page.
    private Component doubt(Passage passage) {
        Integer page = passage.page();
        String sure = getTranslation("reader.doubtful", String.valueOf(passage.confidence()));
        if (page == null || !images) {
            Paragraph words = new Paragraph(sure);
            words.addClassNames("doubt", "tiny");
            words.getElement().setAttribute("lang", getLocale().toLanguageTag());
            return words;
        }
        Image image =
                new Image(
                        "api/v1/documents/" + document.id() + "/pages/" + page + "/image",
                        getTranslation("reader.doubtful.image", page.toString()));
        image.getElement().setAttribute("loading", "lazy");
        NativeDetails beside =
                new NativeDetails(
                        sure + " · " + getTranslation("reader.doubtful.page", page.toString()),
                        image);
        beside.addClassNames("doubt", "tiny");
        beside.getElement().setAttribute("lang", getLocale().toLanguageTag());
        beside.setOpen(opened.add(page));
        return beside;
    }

    private void item(OrderedList list, Block block, @Nullable String within) {
        Passage item = block.passage();
        String closing = item.closing();
        Para.Marks marks = marks(item);
        int split = item.text().length() - (closing == null ? 0 : closing.length());
        String opening = item.text().substring(0, split).stripTrailing();
        Div column =
                Para.item(
                        list,
                        item,
                        within,
                        address.apply(item.eId()),
                        opening,
                        marks.within(0, split));
        if (!block.items().isEmpty()) {
            OrderedList below = Para.items();
            block.items().forEach(inner -> item(below, inner, item.label()));
            column.add(below);
        }
        if (closing != null) {
            column.add(
                    Para.paragraph(
                            closing, marks.within(split, item.text().length()), item.language()));
        }
        if (item.doubtful()) {
            column.add(doubt(item));
        }
        items.put(item.eId(), column);
    }

    private Component known(Passage passage, Para para) {
        para.setId(passage.eId());
        para.getElement().setAttribute("tabindex", "-1");
        para.target(passage.eId().equals(target));
        paras.put(passage.eId(), para);
        return para;
    }

    private Component actions(Passage passage) {
        Div row =
                new Div(
                        Copy.words(getTranslation("copy.citation"), document.cite(passage)),
                        Copy.address(getTranslation("copy.link"), Permalink.of(document, passage)),
                        new Gather(document, passage));
        row.addClassNames("actions", "link-row");
        row.getElement().setAttribute("lang", getLocale().toLanguageTag());
        return row;
    }
}
