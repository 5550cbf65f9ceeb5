package org.compendium.web.gathered;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.compendium.citation.Quotation;
import org.compendium.document.Document;
import org.compendium.document.Documents;
import org.compendium.document.Passage;
import org.compendium.gathered.Gathered;
import org.compendium.gathered.Gathering;
import org.compendium.gathered.Kept;
import org.compendium.web.Byline;
import org.compendium.web.Copy;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Names;
import org.compendium.web.Notice;
import org.compendium.web.Para;
import org.compendium.web.Permalink;
import org.compendium.web.PublicUrl;
import org.jspecify.annotations.Nullable;

/// What a reader gathered: to be put in order, noted on, and taken along.
@Route(value = "gathered", layout = MainLayout.class)
@AnonymousAllowed
class GatheredView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final List<String> FILES = List.of("docx", "ris", "bib", "csl.json", "csv");

    private final MyGathering mine;
    private final Takeaway takeaway;
    private final PublicUrl url;
    private final Names names;

    final OrderedList list = new OrderedList();
    private final Div message = new Div();
    private final Paragraph count = new Paragraph();
    private final Div tools = new Div();
    private final Map<Documents.Place, Map<String, NativeButton>> buttons = new HashMap<>();

    GatheredView(MyGathering mine, Takeaway takeaway, PublicUrl url, Names names) {
        this.mine = mine;
        this.takeaway = takeaway;
        this.url = url;
        this.names = names;
        list.addClassName("gathered");
        message.getElement().setAttribute("role", "status");
        count.getElement().setAttribute("role", "status");
        count.addClassName("lead");
        tools.addClassNames("link-row", "take");
        getContent().add(new H1(getTranslation("gathered.title")), count, message, tools, list);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        message.removeAll();
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("gathered.title"));
    }

    private void show() {
        List<Gathered> gathered = mine.read();
        buttons.clear();
        list.removeAll();
        count.setText(
                gathered.isEmpty()
                        ? getTranslation("gathered.none")
                        : getTranslation(
                                mine.lasts() ? "gathered.count" : "gathered.count.session",
                                gathered.size()));
        tools(gathered.isEmpty());
        for (int i = 0; i < gathered.size(); i++) {
            list.add(item(gathered.get(i), i, gathered.size()));
        }
    }

    private void tools(boolean empty) {
        tools.removeAll();
        if (empty) {
            tools.add(Link.to("search", getTranslation("gathered.search")));
            return;
        }
        FILES.forEach(file -> tools.add(file(file)));
        NativeButton away = new NativeButton(getTranslation("gathered.empty"), event -> empty());
        away.addClassName("link");
        tools.add(away);
    }

    private Anchor file(String extension) {
        Anchor link =
                new Anchor(
                        DownloadHandler.fromInputStream(event -> {
                            Takeaway.Taken file =
                                    takeaway.of(mine.read(), extension, url.get(), getLocale())
                                            .orElseThrow();
                            return new DownloadResponse(
                                    new ByteArrayInputStream(file.bytes()),
                                    file.name(),
                                    file.mediaType(),
                                    file.bytes().length);
                        }),
                        getTranslation("gathered.file." + extension));
        link.setRouterIgnore(true);
        link.getElement().setAttribute("download", true);
        return link;
    }

    private void empty() {
        Gathering before = mine.now();
        mine.change(list -> Gathering.EMPTY);
        show();
        undo(getTranslation("gathered.emptied"), before, null);
    }

    private void remove(Documents.Place place, int position) {
        Gathering before = mine.now();
        change(list -> list.without(place));
        undo(getTranslation("gathered.removed"), before, place);
        Gathering now = mine.now();
        if (!now.kept().isEmpty()) {
            focus(now.kept().get(Math.min(position, now.kept().size() - 1)).place(), "remove");
        }
    }

    // Only what was taken away comes back: what was gathered meanwhile in another window stays.
    private void undo(String words, Gathering before, Documents.@Nullable Place only) {
        NativeButton undo =
                new NativeButton(
                        getTranslation("gathered.undo"),
                        event -> {
                            message.removeAll();
                            change(now ->
                                    only == null
                                            ? before.joinedBy(now)
                                            : now.joinedBy(before).moved(only, before.at(only)));
                        });
        undo.addClassName("link");
        message.removeAll();
        message.add(new Notice("", words, undo));
    }

    private void change(UnaryOperator<Gathering> change) {
        mine.change(change);
        show();
    }

    private void move(Documents.Place place, int to, String pressed) {
        message.removeAll();
        change(now -> now.moved(place, to));
        focus(place, pressed);
    }

    // The list is drawn anew; who goes on with the keyboard must not begin at the top.
    private void focus(Documents.Place place, String pressed) {
        Map<String, NativeButton> of = buttons.getOrDefault(place, Map.of());
        NativeButton button = of.get(pressed);
        if (button == null || !button.isEnabled()) {
            button = of.get(pressed.equals("up") ? "down" : "up");
        }
        if (button != null) {
            button.focus();
        }
    }

    private ListItem item(Gathered gathered, int position, int size) {
        Kept kept = gathered.kept();
        ListItem item = new ListItem();
        String called =
                switch (gathered) {
                    case Gathered.Readable one -> {
                        item.add(readable(one));
                        yield one.document().cite(one.passage());
                    }
                    case Gathered.NoLonger gone -> {
                        item.add(gone());
                        yield getTranslation("gathered.gone.short");
                    }
                };
        TextArea note = new TextArea(getTranslation("gathered.note"));
        note.setValue(kept.note());
        note.setMaxLength(Kept.LONGEST_NOTE);
        note.setValueChangeMode(ValueChangeMode.ON_BLUR);
        note.addClassName("note-of-reader");
        note.setAriaLabel(getTranslation("gathered.note.of", called));
        note.addValueChangeListener(
                event -> mine.change(now -> now.noted(kept.place(), event.getValue())));
        Div row = new Div();
        row.addClassNames("link-row", "gathered-tools");
        NativeButton up = button("up", called, () -> move(kept.place(), position - 1, "up"));
        up.setEnabled(position > 0);
        NativeButton down = button("down", called, () -> move(kept.place(), position + 1, "down"));
        down.setEnabled(position < size - 1);
        NativeButton away = button("remove", called, () -> remove(kept.place(), position));
        buttons.put(kept.place(), Map.of("up", up, "down", down, "remove", away));
        if (gathered instanceof Gathered.Readable one) {
            row.add(
                    Copy.words(getTranslation("copy.citation"), one.document().cite(one.passage())),
                    Copy.address(
                            getTranslation("copy.link"),
                            Permalink.of(one.document(), one.passage())));
        }
        row.add(up, down, away);
        Span when =
                new Span(
                        getTranslation(
                                "gathered.when",
                                names.date(
                                        kept.at().atZone(ZoneOffset.UTC).toLocalDate(),
                                        getLocale())));
        when.addClassName("tiny");
        row.add(when);
        Div below = new Div(note, row);
        below.addClassName("below");
        item.add(below);
        return item;
    }

    private NativeButton button(String what, String called, Runnable action) {
        NativeButton button =
                new NativeButton(getTranslation("gathered." + what), event -> action.run());
        button.addClassName("link");
        button.setAriaLabel(getTranslation("gathered." + what + ".one", called));
        return button;
    }

    private Component readable(Gathered.Readable one) {
        Document document = one.document();
        Passage passage = one.passage();
        Quotation quoted = Takeaway.quotation(one, "");
        Para para = new Para(passage, Names.address(document) + '/' + passage.eId());
        for (Quotation.Line line : quoted.lines()) {
            Paragraph words =
                    Para.paragraph(line.toString(), Para.Marks.under(List.of()), quoted.language());
            words.setClassName("item-line", line.depth() > 0);
            para.add(words);
        }
        Paragraph cited =
                new Paragraph(
                        document.citedAs().equals(document.title())
                                ? document.cite(passage)
                                : document.cite(passage) + " · " + document.title());
        cited.addClassNames("meta", "citation");
        para.add(cited, Byline.whole(document, names));
        if (!document.current()) {
            para.add(
                    new Notice(
                            getTranslation("reader.superseded"),
                            getTranslation("reader.superseded.what")));
        }
        return para;
    }

    private Component gone() {
        Notice gone =
                new Notice(getTranslation("gathered.gone.short"), getTranslation("gathered.gone"));
        gone.addClassName("gone");
        return gone;
    }
}
