package org.compendium.web.contribute;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.compendium.account.Viewer;
import org.compendium.curated.Challenges;
import org.compendium.curated.Rechecks;
import org.compendium.document.Blobs;
import org.compendium.document.Document;
import org.compendium.document.Documents;
import org.compendium.document.PossibleDuplicates;
import org.compendium.ingest.Ingestion;
import org.compendium.ingest.Intake;
import org.compendium.ingest.Receipt;
import org.compendium.ingest.Room;
import org.compendium.ingest.Submission;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Names;
import org.compendium.web.Notice;
import org.jspecify.annotations.Nullable;

/// Takes files and says what became of each. Nothing has to be filled in.
@Route(value = "contribute", layout = MainLayout.class)
@RolesAllowed({"CONTRIBUTOR", "CURATOR", "ADMINISTRATOR"})
class ContributeView extends Composite<Div> implements HasDynamicTitle {

    private static final int LARGEST = 200 * 1024 * 1024;
    private static final int FILES = 500;
    private static final int RECENT = 100;
    private static final int EVERY_SECOND = 1000;

    private final Ingestion ingestion;
    private final Intake intake;
    private final Room room;
    private final Blobs blobs;
    private final Documents documents;
    private final PossibleDuplicates duplicates;
    private final Rechecks rechecks;
    private final Challenges challenges;
    private final Names names;
    private final Viewer viewer;
    private final OrderedList files = new OrderedList();
    private final Paragraph status = new Paragraph();
    private final Div messages = new Div();
    private final Map<String, Row> rows = new HashMap<>();
    private final @Nullable Waiting waiting;
    final Upload upload;
    final Checkbox atOnce;
    final Said all;
    private final Receiving receiving;
    private Map<String, String> said = Map.of();
    private @Nullable Registration polling;

    ContributeView(
            Ingestion ingestion,
            Intake intake,
            Room room,
            Blobs blobs,
            Documents documents,
            PossibleDuplicates duplicates,
            Rechecks rechecks,
            Challenges challenges,
            Names names,
            CurrentViewer current) {
        this.ingestion = ingestion;
        this.intake = intake;
        this.room = room;
        this.blobs = blobs;
        this.duplicates = duplicates;
        this.rechecks = rechecks;
        this.challenges = challenges;
        this.documents = documents;
        this.names = names;
        this.viewer = current.viewer();
        this.receiving = new Receiving(ingestion, room, String.valueOf(viewer.name()));
        this.upload = upload();
        this.atOnce = new Checkbox(getTranslation("contribute.atOnce"));
        this.all =
                new Said(
                        getTranslation("contribute.all"),
                        getTranslation("contribute.all.what"),
                        names,
                        values -> {
                            said = values;
                            tell();
                        });
        this.waiting = viewer.curates() ? new Waiting(documents, names, viewer) : null;
        atOnce.addValueChangeListener(event -> tell());
        getContent().addClassName("narrow");
        messages.getElement().setAttribute("role", "alert");
        Paragraph lead = new Paragraph(getTranslation("contribute.lead"));
        lead.addClassName("lead");
        getContent().add(new Header(new H1(getTranslation("contribute.title")), lead), upload);
        // Not in the drop area, which telephones do not show.
        Paragraph what = new Paragraph(getTranslation("contribute.drop.what"));
        what.addClassName("meta");
        getContent().add(what);
        if (viewer.curates()) {
            getContent().add(atOnce);
        }
        getContent().add(all, many());
        getContent().add(messages, files());
        if (waiting != null) {
            getContent().add(waiting);
        }
        long pairs = duplicates.count(viewer);
        if (pairs > 0) {
            getContent()
                    .add(
                            new Notice(
                                    getTranslation("duplicates.title") + ".",
                                    getTranslation("duplicates.lead", pairs),
                                    Link.to(
                                            "possible-duplicates",
                                            getTranslation("duplicates.look"))));
        }
        int claims = viewer.curates() ? rechecks.all().size() : 0;
        if (claims > 0) {
            getContent()
                    .add(
                            new Notice(
                                    getTranslation("recheck.title") + ".",
                                    getTranslation("recheck.lead", claims),
                                    Link.to("curate", getTranslation("recheck.look"))));
        }
        int doubts = viewer.curates() ? challenges.open().size() : 0;
        if (doubts > 0) {
            getContent()
                    .add(
                            new Notice(
                                    getTranslation("challenges.title") + ".",
                                    getTranslation("challenges.lead", doubts),
                                    Link.to("challenges", getTranslation("challenges.look"))));
        }
        getContent().add(next());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("contribute.title"));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        polling = event.getUI().addPollListener(poll -> refresh(event.getUI()));
        refresh(event.getUI());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (polling != null) {
            polling.remove();
        }
        event.getUI().setPollInterval(-1);
    }

    private Upload upload() {
        Upload field = new Upload(receiving);
        field.setMaxFiles(FILES);
        field.setMaxFileSize(LARGEST);
        field.addClassName("drop");
        Button choose = new Button(getTranslation("contribute.choose"));
        choose.addThemeNames("primary");
        field.setUploadButton(choose);
        Span title = new Span(getTranslation("contribute.drop"));
        title.addClassName("big-t");
        field.setDropLabel(title);
        field.setDropLabelIcon(new Span());
        field.setI18n(words(new UploadI18N()));
        field.addFileRejectedListener(
                event -> messages.add(new Notice(event.getFileName(), event.getErrorMessage())));
        field.addAllFinishedListener(event -> {
            // Those whose line broke stay: they are sent again by themselves.
            field.getElement().executeJs("this.files = this.files.filter(file => file.error)");
            refresh(event.getSource().getUI().orElseThrow());
        });
        return field;
    }

    private UploadI18N words(UploadI18N words) {
        words.setError(
                new UploadI18N.Error()
                        .setFileIsTooBig(getTranslation("upload.tooBig"))
                        .setTooManyFiles(getTranslation("upload.tooMany", FILES))
                        .setIncorrectFileType(getTranslation("upload.type")));
        words.setUploading(
                new UploadI18N.Uploading()
                        .setStatus(
                                new UploadI18N.Uploading.Status()
                                        .setConnecting(getTranslation("upload.connecting"))
                                        .setProcessing(getTranslation("upload.processing"))
                                        .setHeld(getTranslation("upload.held"))
                                        .setStalled(getTranslation("upload.stalled")))
                        .setRemainingTime(
                                new UploadI18N.Uploading.RemainingTime()
                                        .setPrefix(getTranslation("upload.remaining") + " ")
                                        .setUnknown(getTranslation("upload.remaining.unknown")))
                        .setError(
                                new UploadI18N.Uploading.Error()
                                        .setServerUnavailable(getTranslation("upload.unavailable"))
                                        .setUnexpectedServerError(getTranslation("upload.broken"))
                                        .setForbidden(getTranslation("upload.forbidden"))));
        words.setFile(
                new UploadI18N.File()
                        .setRemove(getTranslation("upload.remove"))
                        .setRetry(getTranslation("upload.retry"))
                        .setStart(getTranslation("upload.start")));
        return words;
    }

    private void tell() {
        receiving.say(viewer.curates() && atOnce.getValue(), said);
    }

    // Nothing is lost when it is too late: the row says by then what was read.
    private void amend(Receipt receipt, Map<String, String> values) {
        intake.amend(receipt.id(), values);
    }

    private Component many() {
        return new WithList(
                ingestion,
                room,
                blobs,
                () ->
                        new Submission(
                                String.valueOf(viewer.name()),
                                viewer.curates() && atOnce.getValue(),
                                null,
                                said));
    }

    private Component files() {
        status.addClassName("meta");
        status.getElement().setAttribute("role", "status");
        Div head = new Div(new H2(getTranslation("contribute.files")), status);
        head.addClassName("sum");
        files.addClassName("files");
        return new Section(head, files);
    }

    private void refresh(UI ui) {
        List<Receipt> recent = ingestion.recent(String.valueOf(viewer.name()), RECENT);
        int position = 0;
        for (Receipt receipt : recent) {
            Row row = rows.get(receipt.id());
            if (row == null) {
                row = new Row(names, this::amend, this::unlock);
                rows.put(receipt.id(), row);
                files.addComponentAtIndex(position, row);
            }
            row.show(receipt, document(receipt), held -> duplicates.of(held.id(), viewer));
            position++;
        }
        long open = recent.stream().filter(receipt -> !receipt.finished()).count();
        long failed =
                recent.stream()
                        .filter(receipt ->
                                "unreadable".equals(receipt.outcome())
                                        || "refused".equals(receipt.outcome()))
                        .count();
        status.setText(
                recent.isEmpty()
                        ? getTranslation("contribute.none")
                        : getTranslation(
                                "contribute.status",
                                recent.size(),
                                recent.size() - open - failed,
                                failed,
                                open));
        if (waiting != null) {
            waiting.refresh();
        }
        ui.setPollInterval(open > 0 || upload.isUploading() ? EVERY_SECOND : -1);
    }

    private void unlock(String receipt, String password) {
        ingestion.unlock(receipt, password);
        getUI().ifPresent(this::refresh);
    }

    private Optional<Document> document(Receipt receipt) {
        return receipt.finished()
                ? Optional.ofNullable(receipt.document()).flatMap(id -> documents.find(id, viewer))
                : Optional.empty();
    }

    private Component next() {
        OrderedList steps = new OrderedList();
        for (int i = 1; i <= 3; i++) {
            HtmlContainer first = new HtmlContainer("b");
            first.setText(getTranslation("contribute.next." + i));
            Paragraph step = new Paragraph(first);
            step.add(new Text(" " + getTranslation("contribute.next." + i + ".what")));
            steps.add(new ListItem(step));
        }
        Section section = new Section(new H2(getTranslation("contribute.next")), steps);
        section.addClassName("next");
        return section;
    }
}
