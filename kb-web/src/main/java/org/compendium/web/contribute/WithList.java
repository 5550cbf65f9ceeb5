package org.compendium.web.contribute;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadEvent;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.compendium.document.Blobs;
import org.compendium.ingest.Batch;
import org.compendium.ingest.Ingestion;
import org.compendium.ingest.NoRoomException;
import org.compendium.ingest.Room;
import org.compendium.ingest.Submission;
import org.compendium.ingest.ZipBatch;
import org.compendium.web.Link;
import org.compendium.web.Notice;
import org.jspecify.annotations.Nullable;

/// A ZIP with a list of what is known of its files. The report comes first; nothing is sent before
/// the person has seen it.
final class WithList extends Composite<NativeDetails> {

    private static final int LARGEST = 200 * 1024 * 1024;
    private static final int MOST_LINES = 200;

    private final transient Ingestion ingestion;
    private final transient Room room;
    private final transient Blobs blobs;
    private final transient Supplier<Submission> by;
    private final Div report = new Div();
    final Upload upload;
    private transient @Nullable Path held;
    private transient @Nullable ZipBatch zip;

    /// @param by who sends, and what is said of all files
    WithList(Ingestion ingestion, Room room, Blobs blobs, Supplier<Submission> by) {
        this.ingestion = ingestion;
        this.room = room;
        this.blobs = blobs;
        this.by = by;
        Paragraph what = new Paragraph(getTranslation("list.what"));
        what.addClassName("meta");
        upload = new Upload((UploadHandler) this::receive);
        upload.setMaxFiles(1);
        upload.setMaxFileSize(LARGEST);
        upload.setAcceptedFileTypes(".zip");
        upload.setDropAllowed(false);
        upload.setUploadButton(new Button(getTranslation("list.choose")));
        upload.addAllFinishedListener(event -> {
            upload.clearFileList();
            show();
        });
        Div template =
                new Div(
                        Link.out(
                                "api/v1/batches/template.csv",
                                getTranslation("contribute.template")));
        template.addClassName("link-row");
        report.getElement().setAttribute("role", "status");
        getContent().setSummaryText(getTranslation("list.title"));
        Div inside = new Div(what, template, report);
        getContent().setContent(inside);
        getContent()
                .addToggleListener(event -> {
                    if (event.isOpened() && upload.getParent().isEmpty()) {
                        inside.addComponentAtIndex(2, upload);
                    }
                });
        getContent().addClassName("said-of-all");
    }

    private void receive(UploadEvent event) throws IOException {
        room.askDisk(2 * Math.max(0, event.getFileSize()));
        Path draft = blobs.draft();
        try (InputStream bytes = event.getInputStream()) {
            Files.copy(bytes, draft);
        }
        forget();
        held = draft;
    }

    private void show() {
        report.removeAll();
        Path file = held;
        if (file == null) {
            return;
        }
        try {
            ZipBatch opened = ZipBatch.open(file);
            zip = opened;
            report.add(lines(opened.batch()), actions(opened));
        } catch (IllegalArgumentException e) {
            report.add(Notice.of(getTranslation("list.unusable"), e));
            forget();
        } catch (IOException e) {
            report.add(new Notice(getTranslation("list.unusable"), getTranslation("list.damaged")));
            forget();
        }
    }

    private Div lines(Batch batch) {
        List<Batch.Row> bad = batch.rows().stream().filter(row -> !row.good()).toList();
        Paragraph summary =
                new Paragraph(
                        getTranslation(
                                "list.summary",
                                batch.rows().size() - bad.size(),
                                bad.size(),
                                batch.withoutRow().size()));
        OrderedList list = new OrderedList();
        list.addClassName("files");
        bad.stream()
                .limit(MOST_LINES)
                .forEach(row ->
                        list.add(
                                line(
                                        getTranslation("list.line", row.line()),
                                        row.file(),
                                        String.join("; ", row.problems()),
                                        true)));
        batch.unknownColumns()
                .forEach(column ->
                        list.add(
                                line(
                                        getTranslation("list.column"),
                                        column,
                                        getTranslation("list.column.what"),
                                        false)));
        batch.withoutRow().stream()
                .limit(MOST_LINES)
                .forEach(name ->
                        list.add(
                                line(
                                        getTranslation("list.without"),
                                        name,
                                        getTranslation("list.without.what"),
                                        false)));
        return new Div(summary, list);
    }

    private static ListItem line(String first, String name, String words, boolean bad) {
        Paragraph state = new Paragraph(first);
        state.addClassName("st");
        Paragraph say = new Paragraph(words);
        say.addClassName("say");
        ListItem item = new ListItem(state, new Div(new Span(name), say));
        item.setClassName("bad", bad);
        return item;
    }

    private Div actions(ZipBatch opened) {
        int good = opened.good().size();
        Button send = new Button(getTranslation("list.send", good), event -> send(opened));
        send.setEnabled(good > 0);
        send.addThemeNames("primary");
        send.setDisableOnClick(true);
        Button drop =
                new Button(
                        getTranslation("list.drop"),
                        event -> {
                            report.removeAll();
                            forget();
                        });
        Div actions = new Div(send, drop);
        actions.addClassName("link-row");
        return actions;
    }

    private void send(ZipBatch opened) {
        Submission of = by.get();
        List<String> files = opened.good();
        int sent = 0;
        try {
            for (String file : files) {
                room.ask(opened.size(file));
                opened.send(file, of, ingestion);
                sent++;
            }
            report.removeAll();
            report.add(new Paragraph(getTranslation("list.sent", sent)));
            forget();
        } catch (NoRoomException | IOException e) {
            // What was sent stays; pressed again, it goes on with the rest.
            report.addComponentAsFirst(
                    Notice.of(getTranslation("list.stopped", sent, files.size()), e));
            report.getChildren()
                    .reduce((one, other) -> other)
                    .ifPresent(last -> report.replace(last, actions(opened)));
        }
        UI.getCurrent().setPollInterval(1000);
    }

    @Override
    protected void onDetach(DetachEvent event) {
        forget();
    }

    private void forget() {
        try {
            if (zip != null) {
                zip.close();
            }
            if (held != null) {
                Files.deleteIfExists(held);
            }
        } catch (IOException e) {
            // Swept with other drafts, a day later.
        }
        zip = null;
        held = null;
    }
}
