package org.compendium.web.arrangement;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.compendium.account.Viewer;
import org.compendium.arrangement.Arrangement;
import org.compendium.arrangement.ArrangementFile;
import org.compendium.arrangement.ArrangementImport;
import org.compendium.arrangement.Arrangements;
import org.compendium.arrangement.Fate;
import org.compendium.arrangement.Preview;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Names;
import org.compendium.web.Notice;

/// Where curators bring in arrangements as CSV. Nothing is stored before they have seen what
/// becomes of each line.
@Route(value = ArrangementImportView.PATH, layout = MainLayout.class)
@RolesAllowed({"CURATOR", "ADMINISTRATOR"})
class ArrangementImportView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "arrangement-import";
    static final String TEMPLATE = "api/v1/arrangements/template.csv";

    /// Lines of one fate that are shown in full.
    private static final int MOST = 300;

    private static final int IMPORTS = 20;

    final Div said = new Div();

    private final ArrangementImport intake;
    private final Arrangements arrangements;
    private final ToldArrangements told;
    private final Names names;
    private final Viewer curator;
    private final Div earlier = new Div();

    ArrangementImportView(
            ArrangementImport intake,
            Arrangements arrangements,
            ToldArrangements told,
            Names names,
            CurrentViewer current) {
        this.intake = intake;
        this.arrangements = arrangements;
        this.told = told;
        this.names = names;
        this.curator = current.viewer();
        getContent().addClassName("arrange");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("arrangements.import"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        getContent().removeAll();
        said.getElement().setAttribute("role", "status");
        Paragraph crumb =
                new Paragraph(Link.to(ArrangementsView.PATH, getTranslation("arrangements.title")));
        crumb.addClassNames("crumb", "meta");
        Paragraph lead = new Paragraph(getTranslation("arrangements.import.lead"));
        lead.addClassName("lead");
        Div files =
                new Div(
                        Link.out(TEMPLATE, getTranslation("arrangements.template")),
                        Link.out(
                                "api/v1/arrangements.csv", getTranslation("arrangements.csv.all")));
        files.addClassName("link-row");
        getContent()
                .add(
                        new Header(
                                crumb, new H1(getTranslation("arrangements.import")), lead, files),
                        upload(),
                        said,
                        help(),
                        earlier);
        earlier();
    }

    private Upload upload() {
        Upload upload = new Upload(UploadHandler.inMemory((metadata, bytes) -> take(bytes)));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(ArrangementFile.LARGEST);
        upload.addClassName("drop");
        upload.setUploadButton(new Button(getTranslation("arrangements.import.choose")));
        Span drop = new Span(getTranslation("arrangements.import.drop"));
        drop.addClassName("big-t");
        upload.setDropLabel(drop);
        upload.setDropLabelIcon(new Span());
        upload.addFileRejectedListener(
                event -> say(new Notice(event.getFileName(), event.getErrorMessage())));
        upload.addAllFinishedListener(event -> upload.clearFileList());
        return upload;
    }

    /// Looks at a file, and shows what would become of each line.
    void take(byte[] bytes) {
        try {
            ArrangementFile file = ArrangementFile.read(bytes);
            if (file.lines().isEmpty()) {
                say(new Notice("", getTranslation("arrangements.import.nothing")));
                return;
            }
            propose(intake.preview(file));
        } catch (IllegalArgumentException e) {
            say(
                    new Notice(
                            getTranslation("arrangements.import.bad"),
                            String.valueOf(e.getMessage())));
        }
    }

    private void propose(Preview preview) {
        int taken = preview.all(Fate.New.class).size() + preview.all(Fate.Changed.class).size();
        List<Component> parts = new ArrayList<>();
        parts.add(counts("arrangements.preview", preview));
        Div row = new Div();
        row.addClassName("link-row");
        if (preview.changes()) {
            NativeButton store =
                    new NativeButton(
                            getTranslation("arrangements.store", taken), event -> store(preview));
            store.addClassName("button");
            row.add(store);
        }
        NativeButton leave =
                new NativeButton(
                        getTranslation("arrangements.leave"),
                        event -> say(new Notice("", getTranslation("arrangements.left"))));
        leave.addClassNames("button", "plain");
        row.add(leave);
        parts.add(row);
        parts.addAll(fates(preview));
        say(parts.toArray(Component[]::new));
    }

    private void store(Preview seen) {
        Preview now = intake.confirm(seen, curator);
        if (!now.equals(seen)) {
            propose(now);
            said.addComponentAsFirst(
                    new Notice("", getTranslation("arrangements.import.meanwhile")));
            return;
        }
        List<Component> parts = new ArrayList<>();
        parts.add(
                new Notice(
                        getTranslation("arrangements.stored"),
                        getTranslation(
                                "arrangements.counts",
                                now.all(Fate.New.class).size(),
                                now.all(Fate.Changed.class).size(),
                                now.all(Fate.Unchanged.class).size(),
                                now.all(Fate.Faulty.class).size()),
                        Link.to(ArrangementsView.PATH, getTranslation("arrangements.look"))));
        if (!now.all(Fate.Faulty.class).isEmpty()) {
            parts.add(faulty(now));
        }
        say(parts.toArray(Component[]::new));
        earlier();
    }

    private Component counts(String key, Preview preview) {
        Div counts =
                new Div(
                        new H2(getTranslation(key)),
                        new Paragraph(
                                getTranslation(
                                        "arrangements.counts",
                                        preview.all(Fate.New.class).size(),
                                        preview.all(Fate.Changed.class).size(),
                                        preview.all(Fate.Unchanged.class).size(),
                                        preview.all(Fate.Faulty.class).size())));
        long closed =
                preview.all(Fate.New.class).stream()
                        .filter(one -> !one.arrangement().published())
                        .count();
        if (closed > 0) {
            Paragraph only = new Paragraph(getTranslation("arrangements.preview.closed", closed));
            only.addClassName("meta");
            counts.add(only);
        }
        return counts;
    }

    private List<Component> fates(Preview preview) {
        List<Component> parts = new ArrayList<>();
        if (!preview.all(Fate.Faulty.class).isEmpty()) {
            parts.add(faulty(preview));
        }
        part(
                parts,
                "new",
                preview.all(Fate.New.class).stream()
                        .map(one -> item(one.line(), arrangement(one.arrangement())))
                        .toList());
        part(
                parts,
                "changed",
                preview.all(Fate.Changed.class).stream()
                        .map(one ->
                                item(
                                        one.line(),
                                        title(one.arrangement()),
                                        ArrangementsView.changes(one.changes())))
                        .toList());
        part(
                parts,
                "unchanged",
                preview.all(Fate.Unchanged.class).stream()
                        .map(one -> item(one.line(), title(one.arrangement())))
                        .toList());
        return parts;
    }

    private Component faulty(Preview preview) {
        List<Component> parts = new ArrayList<>();
        part(
                parts,
                "faulty",
                preview.all(Fate.Faulty.class).stream()
                        .map(one -> {
                            UnorderedList reasons = new UnorderedList();
                            reasons.addClassName("what");
                            one.reasons().forEach(reason -> reasons.add(new ListItem(reason)));
                            ListItem item = item(one.line(), reasons);
                            item.addClassName("bad");
                            return item;
                        })
                        .toList());
        Div row = new Div(download(preview));
        row.addClassName("link-row");
        Div all = new Div(row);
        parts.forEach(all::addComponentAsFirst);
        return all;
    }

    private Anchor download(Preview preview) {
        Anchor link =
                new Anchor(
                        DownloadHandler.fromInputStream(event -> {
                            byte[] bytes = preview.faulty().getBytes(StandardCharsets.UTF_8);
                            return new DownloadResponse(
                                    new ByteArrayInputStream(bytes),
                                    "arrangements-faulty.csv",
                                    "text/csv; charset=utf-8",
                                    bytes.length);
                        }),
                        getTranslation("arrangements.faulty.take"));
        link.setRouterIgnore(true);
        link.getElement().setAttribute("download", true);
        return link;
    }

    private void part(List<Component> parts, String fate, List<ListItem> items) {
        if (items.isEmpty()) {
            return;
        }
        OrderedList list = new OrderedList();
        list.addClassName("files");
        items.stream().limit(MOST).forEach(list::add);
        Section section =
                new Section(
                        new H3(getTranslation("arrangements.fate." + fate, items.size())), list);
        if (items.size() > MOST) {
            Paragraph more =
                    new Paragraph(getTranslation("arrangements.fate.more", items.size() - MOST));
            more.addClassName("meta");
            section.add(more);
        }
        parts.add(section);
    }

    private ListItem item(int line, Component... content) {
        Paragraph number = new Paragraph(getTranslation("arrangements.line", line));
        number.addClassName("st");
        return new ListItem(number, new Div(content));
    }

    private Component arrangement(Arrangement one) {
        Paragraph claim = new Paragraph(told.claim(one, getLocale()).text());
        claim.addClassName("meta");
        Div what = new Div(title(one), claim);
        if (!one.published()) {
            Paragraph closed = new Paragraph(getTranslation("arrangements.closed"));
            closed.addClassName("meta");
            what.add(closed);
        }
        return what;
    }

    private static Component title(Arrangement one) {
        Paragraph title = new Paragraph(one.name());
        title.addClassName("text");
        title.getElement().setAttribute("dir", "auto");
        return title;
    }

    private Component help() {
        DescriptionList list = new DescriptionList();
        list.addClassName("register");
        for (String column : ArrangementFile.columns()) {
            if (column.startsWith("partner-2-")) {
                continue;
            }
            list.add(
                    new Div(
                            new DescriptionList.Term(column),
                            new DescriptionList.Description(told.help(column, getLocale()))));
        }
        Section section =
                new Section(
                        new Header(
                                new H2(getTranslation("arrangements.columns")),
                                new Paragraph(getTranslation("arrangements.columns.what"))),
                        list);
        section.addClassName("section");
        return section;
    }

    private void earlier() {
        UnorderedList list = new UnorderedList();
        for (Arrangements.Intake one : arrangements.intakes(IMPORTS)) {
            list.add(
                    new ListItem(
                            new Text(
                                    getTranslation(
                                            "arrangements.intake",
                                            names.date(
                                                    one.at().atZone(ZoneOffset.UTC).toLocalDate(),
                                                    getLocale()),
                                            one.by(),
                                            getTranslation(
                                                    "arrangements.counts",
                                                    one.added(),
                                                    one.changed(),
                                                    one.unchanged(),
                                                    one.faulty())))));
        }
        Paragraph what =
                new Paragraph(
                        getTranslation(
                                list.getChildren().findAny().isPresent()
                                        ? "arrangements.intakes.what"
                                        : "arrangements.intakes.none"));
        Section section =
                new Section(new Header(new H2(getTranslation("arrangements.intakes")), what), list);
        section.addClassName("section");
        earlier.removeAll();
        earlier.add(section);
    }

    private void say(Component... parts) {
        said.removeAll();
        said.add(parts);
    }
}
