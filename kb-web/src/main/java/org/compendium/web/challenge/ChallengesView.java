package org.compendium.web.challenge;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.compendium.account.Viewer;
import org.compendium.curated.Challenges;
import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.compendium.document.Pinpoints;
import org.compendium.web.Claim;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Names;
import org.compendium.web.Notice;
import org.compendium.web.Written;

/// The challenges that wait, the oldest first, each with a place for the answer.
@Route(value = "challenges", layout = MainLayout.class)
@RolesAllowed({"CURATOR", "ADMINISTRATOR"})
class ChallengesView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final Challenges challenges;
    private final Entries entries;
    private final Pinpoints pinpoints;
    private final Names names;
    private final Viewer viewer;
    private final Div done = new Div();
    private final Div open = new Div();

    ChallengesView(
            Challenges challenges,
            Entries entries,
            Pinpoints pinpoints,
            Names names,
            CurrentViewer current) {
        this.challenges = challenges;
        this.entries = entries;
        this.pinpoints = pinpoints;
        this.names = names;
        this.viewer = current.viewer();
        getContent().addClassName("narrow");
        done.getElement().setAttribute("role", "status");
        getContent().add(open, done);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("challenges.title"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        done.removeAll();
        List<Challenges.Challenge> all = challenges.open();
        Paragraph lead =
                new Paragraph(
                        getTranslation(
                                all.isEmpty() ? "challenges.none" : "challenges.lead", all.size()));
        lead.addClassName("lead");
        OrderedList list = new OrderedList();
        list.addClassName("files");
        all.forEach(challenge -> list.add(one(challenge)));
        open.removeAll();
        open.add(new Header(new H1(getTranslation("challenges.title")), lead), list);
    }

    private ListItem one(Challenges.Challenge challenge) {
        Paragraph when =
                new Paragraph(
                        names.date(
                                challenge.at().atZone(ZoneOffset.UTC).toLocalDate(), getLocale()));
        when.addClassName("st");
        Optional<Entry> entry = entries.find(challenge.entry());
        Div what =
                new Div(
                        Written.inEnglish(new H2(challenge.claim())),
                        place(challenge, entry),
                        doubt(challenge),
                        form(challenge));
        reply(challenge, entry).ifPresent(what::add);
        return new ListItem(when, what);
    }

    private Component place(Challenges.Challenge challenge, Optional<Entry> entry) {
        Paragraph place = new Paragraph();
        place.addClassName("meta");
        if (entry.isEmpty()) {
            place.setText(getTranslation("challenges.gone", challenge.entry()));
            return place;
        }
        place.add(Written.inEnglish(Link.to(entry.get().address(), entry.get().title())));
        Optional<Entry.Claim> now = now(challenge, entry);
        if (now.isEmpty()) {
            place.add(new Text(" · " + getTranslation("challenges.reworded")));
        }
        now.ifPresent(claim ->
                pinpoints
                        .of(claim.cites())
                        .forEach(cited -> place.add(new Text(" · "), Claim.number(cited, true))));
        return place;
    }

    private static Optional<Entry.Claim> now(
            Challenges.Challenge challenge, Optional<Entry> entry) {
        return entry.flatMap(found ->
                found.claims().stream()
                        .filter(claim -> claim.text().equals(challenge.claim()))
                        .findFirst());
    }

    private Component doubt(Challenges.Challenge challenge) {
        String name = challenge.name();
        Paragraph label =
                new Paragraph(
                        name == null
                                ? getTranslation("challenges.said.nobody")
                                : getTranslation("challenges.said", name));
        label.addClassName("meta");
        Paragraph text = new Paragraph(challenge.text());
        text.addClassNames("text", "typed");
        text.getElement().setAttribute("dir", "auto");
        Div doubt = new Div(label, text);
        doubt.addClassName("kept");
        return doubt;
    }

    private Component form(Challenges.Challenge challenge) {
        TextArea answer = new TextArea(getTranslation("challenges.answer"));
        answer.setHelperText(getTranslation("challenges.answer.helper", Challenges.LONGEST));
        Div said = new Div();
        said.getElement().setAttribute("role", "status");
        NativeButton send =
                new NativeButton(
                        getTranslation("challenges.send"),
                        event ->
                                decide(
                                        said,
                                        "challenges.answered",
                                        () ->
                                                challenges.answer(
                                                        challenge.id(), answer.getValue(), by())));
        send.addClassName("button");
        NativeButton dismiss =
                new NativeButton(
                        getTranslation("challenges.dismiss"),
                        event ->
                                decide(
                                        said,
                                        "challenges.dismissed",
                                        () ->
                                                challenges.dismiss(
                                                        challenge.id(), answer.getValue(), by())));
        dismiss.addClassNames("button", "plain");
        Div row = new Div(send, dismiss);
        row.addClassName("link-row");
        Div form = new Div(answer, said, row);
        form.addClassName("voice-form");
        return form;
    }

    private String by() {
        return String.valueOf(viewer.name());
    }

    private void decide(Div said, String thanks, BooleanSupplier decision) {
        said.removeAll();
        try {
            String outcome = decision.getAsBoolean() ? thanks : "challenges.quicker";
            said.getParent()
                    .ifPresent(form -> {
                        form.getElement().removeAllChildren();
                        form.getElement().appendChild(said.getElement());
                    });
            said.add(new Notice("", getTranslation(outcome)));
        } catch (IllegalArgumentException e) {
            said.add(Notice.of("", e));
        }
    }

    private Optional<Component> reply(Challenges.Challenge challenge, Optional<Entry> entry) {
        return now(challenge, entry)
                .flatMap(claim ->
                        entry.map(found ->
                                Link.to(
                                        "reply?entry="
                                                + found.id()
                                                + "&claim="
                                                + found.claims().indexOf(claim),
                                        getTranslation("voices.reply.record"))))
                .map(link -> {
                    Div row = new Div(link);
                    row.addClassName("link-row");
                    return row;
                });
    }
}
