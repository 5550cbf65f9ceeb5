package org.compendium.web.theme;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.shared.Registration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.compendium.again.Progress;
import org.compendium.again.ThesaurusCare;
import org.compendium.theme.Change;
import org.compendium.web.Notice;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The last step before the thesaurus changes: how many documents that touches, and the button that
/// does it. Documents are counted beside the page, and what comes of the change is said here too.
final class Weighing extends Composite<Div> {

    private static final Logger LOG = LoggerFactory.getLogger(Weighing.class);

    /// Who has little text is not kept waiting for the next question of the browser.
    private static final long AT_ONCE_MILLIS = 800;

    private static final int EVERY_MILLIS = 500;

    private final ThesaurusCare care;
    private final String curator;
    private @Nullable CompletableFuture<ThesaurusCare.Weighed> underWay;
    private @Nullable String job;
    private @Nullable Registration polling;
    private Runnable saved = () -> {};

    /// @param curator whose change it is
    Weighing(ThesaurusCare care, String curator) {
        this.care = care;
        this.curator = curator;
        getContent().getElement().setAttribute("role", "status");
        getContent().addClassName("weighing");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        polling = event.getUI().addPollListener(poll -> look());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (polling != null) {
            polling.remove();
        }
        event.getUI().setPollInterval(-1);
    }

    /// Nothing is proposed any more.
    void clear() {
        underWay = null;
        job = null;
        poll(false);
        getContent().removeAll();
    }

    /// Says what a sound change would touch, and offers to make it.
    ///
    /// @param saved what happens once it is made
    void propose(Change change, Runnable saved) {
        clear();
        this.saved = saved;
        if (change.differences().isEmpty()) {
            say(new Paragraph(getTranslation("care.nothing")));
            return;
        }
        CompletableFuture<ThesaurusCare.Weighed> looking =
                CompletableFuture.supplyAsync(
                        () -> care.weigh(change), task -> Thread.ofVirtual().start(task));
        underWay = looking;
        try {
            looking.get(AT_ONCE_MILLIS, TimeUnit.MILLISECONDS);
            look();
        } catch (TimeoutException e) {
            say(new Paragraph(getTranslation("care.looking")));
            poll(true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            look();
        }
    }

    private void look() {
        CompletableFuture<ThesaurusCare.Weighed> looking = underWay;
        if (looking != null && looking.isDone()) {
            underWay = null;
            poll(false);
            try {
                offer(looking.join());
            } catch (CompletionException e) {
                LOG.warn("The reach of a change could not be found", e);
                say(new Notice(getTranslation("care.failed"), getTranslation("care.failed.what")));
            }
        }
        String waiting = job;
        if (waiting != null) {
            care.job(waiting).ifPresent(this::tell);
        }
    }

    private void offer(ThesaurusCare.Weighed weighed) {
        NativeButton save = new NativeButton(getTranslation("care.save"), event -> make(weighed));
        save.addClassName("button");
        NativeButton not = new NativeButton(getTranslation("care.not"), event -> clear());
        not.addClassNames("button", "plain");
        say(
                new Notice(
                        getTranslation("care.touches", weighed.documents().size()),
                        getTranslation(
                                weighed.documents().isEmpty()
                                        ? "care.touches.none"
                                        : "care.touches.what"),
                        save,
                        not));
    }

    private void make(ThesaurusCare.Weighed weighed) {
        switch (care.make(weighed, curator)) {
            case ThesaurusCare.Outcome.Made(var made) -> {
                saved.run();
                if (made == null) {
                    say(new Paragraph(getTranslation("care.saved")));
                } else {
                    tell(made);
                }
            }
            case ThesaurusCare.Outcome.ChangedMeanwhile() ->
                    say(
                            new Notice(
                                    getTranslation("care.meanwhile"),
                                    getTranslation("care.meanwhile.what")));
        }
    }

    private void tell(Progress progress) {
        boolean over = progress.finishedAt() != null;
        job = over ? null : progress.id();
        poll(!over);
        say(
                new Paragraph(
                        getTranslation("care.saved")
                                + " "
                                + getTranslation(
                                        over ? "care.over" : "care.again",
                                        progress.done(),
                                        progress.total(),
                                        progress.changed())));
    }

    private void say(Component words) {
        getContent().removeAll();
        getContent().add(words);
    }

    private void poll(boolean on) {
        getUI().ifPresent(ui -> ui.setPollInterval(on ? EVERY_MILLIS : -1));
    }
}
