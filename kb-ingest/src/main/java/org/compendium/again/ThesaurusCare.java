package org.compendium.again;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.compendium.document.DocumentId;
import org.compendium.document.Outbox;
import org.compendium.ingest.Reach;
import org.compendium.ingest.Rereading;
import org.compendium.theme.Change;
import org.compendium.theme.ThemeChanges;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Changes of the thesaurus with what they mean for documents: how many a change would touch is
/// known before, and these are classified again in the background after it. Change and job are
/// stored together: a process that dies in between leaves neither.
@Service
public class ThesaurusCare {

    private final ThemeChanges changes;
    private final Reach reach;
    private final Reprocessing reprocessing;
    private final Outbox outbox;

    ThesaurusCare(ThemeChanges changes, Reach reach, Reprocessing reprocessing, Outbox outbox) {
        this.changes = changes;
        this.reach = reach;
        this.reprocessing = reprocessing;
        this.outbox = outbox;
    }

    /// A change and its reach.
    ///
    /// @param documents those that it may touch; the themes of some may stay as they are
    /// @param looked what was stored when they were looked for ([Reach#mark()])
    public record Weighed(Change change, List<DocumentId> documents, long looked) {

        public Weighed {
            documents = List.copyOf(documents);
        }
    }

    /// What came of a change.
    public sealed interface Outcome {

        /// @param job that classifies documents again; null when the change touches none
        record Made(@Nullable Progress job) implements Outcome {}

        /// Somebody else changed the thesaurus after this was proposed; nothing was done.
        record ChangedMeanwhile() implements Outcome {}
    }

    /// Looks for the documents that a change would touch. Takes the longer, the more text is held
    /// ([Reach]).
    public Weighed weigh(Change change) {
        long now = reach.mark();
        return new Weighed(change, reach.of(change), now);
    }

    /// Makes a change, and has the documents that it touches classified again. Documents that came
    /// or changed since it was weighed are looked at once more; what is being stored meanwhile
    /// waits ([org.compendium.theme.Themes#held()]), and is classified by the changed thesaurus.
    ///
    /// @param by the curator's account
    /// @throws org.compendium.theme.Fault.Found when the thesaurus would not be sound
    @Transactional
    public Outcome make(Weighed weighed, String by) {
        Change change = weighed.change();
        if (!changes.make(change, by)) {
            return new Outcome.ChangedMeanwhile();
        }
        reach.moved(change).forEach(outbox::again);
        Set<DocumentId> touched = new LinkedHashSet<>(weighed.documents());
        touched.addAll(reach.of(change, weighed.looked()));
        if (touched.isEmpty()) {
            return new Outcome.Made(null);
        }
        return new Outcome.Made(
                reprocessing.add(
                        new Wanted(
                                Rereading.Part.THEMES,
                                new Wanted.Selection.Touched(
                                        List.copyOf(touched),
                                        change.differences().stream().map(Change.Of::id).toList())),
                        by));
    }

    /// How far the work after a change has come.
    public Optional<Progress> job(String id) {
        return reprocessing.find(id);
    }
}
