package org.compendium.web.challenge;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;
import org.compendium.account.Viewer;
import org.compendium.curated.Challenges;
import org.compendium.curated.Entries;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Evidence;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Notice;

/// Where anybody challenges a claim, without signing in and without leaving an address.
@Route(value = "challenge", layout = MainLayout.class)
@AnonymousAllowed
class ChallengeView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final Challenges challenges;
    private final Entries entries;
    private final Evidence evidence;
    private final Viewer viewer;

    final TextArea text = new TextArea();
    final TextField name = new TextField();
    // For robots, which fill in whatever they find. People neither see nor reach it.
    final TextField trap = new TextField();
    final Div said = new Div();
    private final Div form = new Div();

    ChallengeView(
            Challenges challenges, Entries entries, Evidence evidence, CurrentViewer current) {
        this.challenges = challenges;
        this.entries = entries;
        this.evidence = evidence;
        this.viewer = current.viewer();
        getContent().addClassName("narrow");
        said.getElement().setAttribute("role", "status");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("challenge.title"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Questioned questioned =
                Questioned.of(event.getLocation().getQueryParameters(), entries)
                        .orElseThrow(
                                () -> new NotFoundException(getTranslation("challenge.notHeld")));
        fill(questioned);
        said.removeAll();
        getContent().removeAll();
        getContent()
                .add(
                        questioned.head(
                                getTranslation("challenge.title"), evidence, viewer, getLocale()),
                        form);
    }

    private void fill(Questioned questioned) {
        Paragraph lead = new Paragraph(getTranslation("challenge.lead"));
        lead.addClassName("say");
        text.setLabel(getTranslation("challenge.text"));
        text.setHelperText(getTranslation("challenge.text.helper", Challenges.LONGEST));
        text.setRequiredIndicatorVisible(true);
        name.setLabel(getTranslation("challenge.name"));
        name.setHelperText(getTranslation("challenge.name.helper"));
        trap.setLabel(getTranslation("challenge.trap"));
        trap.addClassName("trap");
        trap.setTabIndex(-1);
        trap.getElement().setAttribute("aria-hidden", "true");
        trap.getElement().setAttribute("autocomplete", "off");
        NativeButton send =
                new NativeButton(getTranslation("challenge.send"), event -> send(questioned));
        send.addClassName("button");
        Paragraph next = new Paragraph(getTranslation("challenge.next"));
        next.addClassName("meta");
        form.removeAll();
        form.addClassName("voice-form");
        // Near the button, where whoever pressed it looks.
        form.add(lead, text, name, trap, said, send, next);
    }

    private void send(Questioned questioned) {
        said.removeAll();
        if (!trap.isEmpty()) {
            // A program that fills in forms for a person may have done it: nothing is lost.
            trap.removeClassName("trap");
            trap.setTabIndex(0);
            trap.getElement().removeAttribute("aria-hidden");
            said.add(new Notice("", getTranslation("challenge.trapped")));
            return;
        }
        Optional<Questioned> today = questioned.today(entries);
        if (today.isEmpty()) {
            said.add(
                    new Notice(
                            getTranslation("challenge.reworded"),
                            getTranslation("challenge.reworded.what"),
                            Link.to(
                                    questioned.entry().address(),
                                    getTranslation("challenge.reworded.look"))));
            return;
        }
        if (text.getValue().isBlank()) {
            said.add(new Notice("", getTranslation("challenge.blank")));
            return;
        }
        try {
            challenges.challenge(
                    today.get().entry(), today.get().claim(), text.getValue(), name.getValue());
            text.clear();
            thank(questioned);
        } catch (Challenges.TooManyException e) {
            said.add(new Notice("", getTranslation("challenge.tooMany")));
        } catch (IllegalArgumentException e) {
            said.add(Notice.of("", e));
        }
    }

    private void thank(Questioned questioned) {
        form.removeAll();
        form.add(said);
        said.add(
                new Notice(
                        getTranslation("challenge.thanks"),
                        getTranslation("challenge.next"),
                        Link.to(
                                questioned.entry().address(),
                                getTranslation("challenge.back", questioned.entry().title()))));
    }
}
