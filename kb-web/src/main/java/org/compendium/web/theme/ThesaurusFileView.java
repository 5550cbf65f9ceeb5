package org.compendium.web.theme;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.UploadHandler;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.compendium.again.ThesaurusCare;
import org.compendium.theme.Change;
import org.compendium.theme.Concept;
import org.compendium.theme.Fault;
import org.compendium.theme.Skos;
import org.compendium.theme.ThemeChanges;
import org.compendium.theme.Thesaurus;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Names;
import org.compendium.web.Notice;
import org.jspecify.annotations.Nullable;

/// For curators: a file that changes the thesaurus. Nothing happens before they have seen what it
/// would change.
@Route(value = "thesaurus-file", layout = MainLayout.class)
@RolesAllowed({"CURATOR", "ADMINISTRATOR"})
class ThesaurusFileView extends Composite<Div> implements HasDynamicTitle {

    /// In bytes; the thesaurus of the pack has 100 KB.
    private static final int LARGEST = 10 << 20;

    final Checkbox only = new Checkbox();
    final Div told = new Div();
    final Weighing weighing;

    private final ThemeChanges changes;
    private final Names names;
    private @Nullable List<Concept> read;

    ThesaurusFileView(
            ThemeChanges changes, ThesaurusCare care, Names names, CurrentViewer current) {
        this.changes = changes;
        this.names = names;
        this.weighing = new Weighing(care, String.valueOf(current.viewer().name()));
        getContent().addClassNames("narrow", "edit-theme");
        Paragraph crumb = new Paragraph(Link.to(Names.THEMES, getTranslation("nav.themes")));
        crumb.addClassNames("crumb", "meta");
        Paragraph lead = new Paragraph(getTranslation("care.file.lead"));
        lead.addClassName("lead");
        only.setLabel(getTranslation("care.file.only"));
        only.addValueChangeListener(event -> tell());
        told.getElement().setAttribute("role", "status");
        getContent()
                .add(
                        new Header(crumb, new H1(getTranslation("care.file")), lead),
                        new Exports(),
                        upload(),
                        only,
                        told,
                        weighing);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("care.file"));
    }

    private Upload upload() {
        Upload upload =
                new Upload(
                        UploadHandler.inMemory(
                                (metadata, bytes) -> take(metadata.fileName(), bytes)));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(LARGEST);
        upload.addClassName("drop");
        Button choose = new Button(getTranslation("care.file.choose"));
        upload.setUploadButton(choose);
        Span title = new Span(getTranslation("care.file.drop"));
        title.addClassName("big-t");
        upload.setDropLabel(title);
        upload.setDropLabelIcon(new Span());
        upload.addFileRejectedListener(
                event -> say(new Notice(event.getFileName(), event.getErrorMessage())));
        upload.addAllFinishedListener(event -> upload.clearFileList());
        return upload;
    }

    /// Looks at a file, and shows what it would change.
    void take(String name, byte[] bytes) {
        read = null;
        weighing.clear();
        Skos form =
                name.toLowerCase(Locale.ROOT).endsWith(Skos.TURTLE.ending())
                        ? Skos.TURTLE
                        : Skos.JSON_LD;
        try {
            read = Thesaurus.parts(new ByteArrayInputStream(bytes), form);
            tell();
        } catch (Fault.Found found) {
            faults(found.faults());
        } catch (IllegalArgumentException e) {
            say(Notice.of(getTranslation("care.file.bad"), e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell() {
        List<Concept> concepts = read;
        if (concepts == null) {
            return;
        }
        weighing.clear();
        Change change = only.getValue() ? changes.proposeOnly(concepts) : changes.propose(concepts);
        List<Fault> faults = change.faults();
        if (!faults.isEmpty()) {
            faults(faults);
            return;
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("what");
        line(list, "care.file.added", change, one -> one.before() == null);
        line(list, "care.file.changed", change, one -> one.before() != null && one.after() != null);
        line(list, "care.file.removed", change, one -> one.after() == null);
        say(list);
        weighing.propose(change, () -> read = null);
    }

    private void line(UnorderedList list, String key, Change change, Predicate<Change.Of> which) {
        List<String> those =
                change.differences().stream().filter(which).map(Change.Of::id).toList();
        if (!those.isEmpty()) {
            list.add(
                    new ListItem(
                            getTranslation(
                                    key,
                                    those.size(),
                                    String.join(
                                            ", ",
                                            those.stream()
                                                    .map(id -> names.theme(id, getLocale()))
                                                    .toList()))));
        }
    }

    private void faults(List<Fault> faults) {
        UnorderedList list = new UnorderedList();
        list.addClassName("what");
        faults.forEach(fault -> list.add(new ListItem(fault.words())));
        say(new Div(new Notice(getTranslation("care.faults", faults.size()), ""), list));
    }

    private void say(Component words) {
        told.removeAll();
        told.add(words);
    }
}
