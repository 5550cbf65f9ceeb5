package org.compendium.web.challenge;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.compendium.account.Viewer;
import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.compendium.curated.Replies;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Evidence;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Names;
import org.compendium.web.Notice;
import org.compendium.web.Written;

/// Where a curator puts what an institution says beside a claim, and takes it away.
@Route(value = "reply", layout = MainLayout.class)
@RolesAllowed({"CURATOR", "ADMINISTRATOR"})
class ReplyView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final String INSTITUTION = "institution";
    private static final String KNOWN = "institutions";
    private static final String DAY = "said-on";

    private final Replies replies;
    private final Entries entries;
    private final Evidence evidence;
    private final Names names;
    private final Viewer viewer;

    final Input institution = new Input();
    final Input day = new Input();
    final TextArea text = new TextArea();
    final Div said = new Div();
    private final OrderedList shown = new OrderedList();

    ReplyView(
            Replies replies,
            Entries entries,
            Evidence evidence,
            Names names,
            CurrentViewer current) {
        this.replies = replies;
        this.entries = entries;
        this.evidence = evidence;
        this.names = names;
        this.viewer = current.viewer();
        getContent().addClassName("narrow");
        said.getElement().setAttribute("role", "status");
        shown.addClassName("files");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("reply.title"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Questioned questioned =
                Questioned.of(event.getLocation().getQueryParameters(), entries)
                        .orElseThrow(
                                () -> new NotFoundException(getTranslation("challenge.notHeld")));
        said.removeAll();
        show(questioned);
        getContent().removeAll();
        getContent()
                .add(
                        questioned.head(
                                getTranslation("reply.title"), evidence, viewer, getLocale()),
                        form(questioned),
                        shown);
    }

    private Component form(Questioned questioned) {
        Paragraph lead = new Paragraph(getTranslation("reply.lead"));
        lead.addClassName("say");
        institution.setId(INSTITUTION);
        institution.getElement().setAttribute("list", KNOWN);
        day.setId(DAY);
        day.setType("date");
        text.setLabel(getTranslation("reply.text"));
        text.setHelperText(getTranslation("challenge.text.helper", Replies.LONGEST));
        NativeButton send =
                new NativeButton(getTranslation("reply.send"), event -> attach(questioned));
        send.addClassName("button");
        Div fields =
                new Div(
                        labelled("reply.institution", institution),
                        known(),
                        labelled("reply.day", day));
        fields.addClassName("form");
        Div form = new Div(lead, fields, text, said, send);
        form.addClassName("voice-form");
        return form;
    }

    private Component labelled(String label, Input input) {
        NativeLabel shown = new NativeLabel(getTranslation(label));
        shown.setFor(input);
        return new Div(shown, input);
    }

    // Those that have an entry, by its id; any other name may be typed.
    private Component known() {
        HtmlContainer list = new HtmlContainer("datalist");
        list.setId(KNOWN);
        for (Entry organisation : entries.all(Entry.Type.ORGANISATION)) {
            HtmlContainer option = new HtmlContainer("option");
            option.getElement().setAttribute("value", organisation.id());
            Written.inEnglish(option).setText(organisation.title());
            list.add(option);
        }
        return list;
    }

    private void attach(Questioned questioned) {
        said.removeAll();
        try {
            Optional<Questioned> today = questioned.today(entries);
            if (today.isEmpty()) {
                said.add(new Notice("", getTranslation("challenge.reworded")));
                return;
            }
            replies.attach(
                    today.get().entry(),
                    today.get().claim(),
                    institution.getValue(),
                    text.getValue(),
                    LocalDate.parse(day.getValue()),
                    viewer);
            text.clear();
            show(questioned);
            said.add(
                    new Notice(
                            "",
                            getTranslation("reply.done"),
                            Link.to(
                                    questioned.entry().address(),
                                    getTranslation("challenge.back", questioned.entry().title()))));
        } catch (DateTimeParseException e) {
            said.add(new Notice("", getTranslation("reply.day.missing")));
        } catch (IllegalArgumentException e) {
            said.add(Notice.of("", e));
        }
    }

    private void show(Questioned questioned) {
        shown.removeAll();
        replies.shown(questioned.entry().id()).stream()
                .filter(reply -> reply.claim().equals(questioned.claim().text()))
                .forEach(reply -> shown.add(one(questioned, reply)));
    }

    private ListItem one(Questioned questioned, Replies.Reply reply) {
        Paragraph when = new Paragraph(names.date(reply.said(), getLocale()));
        when.addClassName("st");
        Paragraph by = new Paragraph(reply.institution());
        by.addClassName("meta");
        Paragraph words = new Paragraph(reply.text());
        words.addClassNames("text", "typed");
        NativeButton withdraw =
                new NativeButton(
                        getTranslation("reply.withdraw"),
                        event -> {
                            replies.withdraw(reply.id(), viewer);
                            show(questioned);
                            said.removeAll();
                            said.add(new Notice("", getTranslation("reply.withdrawn")));
                        });
        withdraw.addClassName("link");
        return new ListItem(when, new Div(by, words, withdraw));
    }
}
