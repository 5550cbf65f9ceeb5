package org.compendium.theme;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/// The thesaurus as it is stored. Curators change it through [ThemeChanges].
///
/// Each instance keeps a copy, and asks at most once a second whether another has changed it.
@Repository
public class Themes {

    /// Who changes concepts when a pack is loaded.
    public static final String PACK = "compendium";

    private static final Logger LOG = LoggerFactory.getLogger(Themes.class);
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

    private final ConceptRows rows;
    private volatile @Nullable Copy copy;

    Themes(ConceptRows rows) {
        this.rows = rows;
    }

    /// @param looked when the revision was last compared, as [System#nanoTime()]
    private record Copy(String revision, Map<String, Concept> concepts, long looked) {}

    /// Puts these concepts in the place of all that came with the pack before. Where curators have
    /// changed the thesaurus, their word wins, concept by concept ([PackMerge]); as the pack has it
    /// is kept beside it, so that each of their concepts can be put back. When even so the two do
    /// not go together, the thesaurus stays as it was.
    ///
    /// @param pack each after the one above it
    @Transactional
    public void replace(List<Concept> pack) {
        rows.lock();
        List<Concept> held = rows.all();
        Set<String> curators = rows.ofCurators();
        rows.keepPack(pack);
        List<Concept> merged = PackMerge.of(held, curators, rows.dropped(), pack);
        Change change = new Change(held, merged, List.of());
        List<Fault> faults = merged.equals(pack) ? List.of() : change.faults();
        if (!faults.isEmpty()) {
            LOG.warn(
                    "The pack's thesaurus does not go together with what curators changed; it stays"
                            + " as it was. {}",
                    faults.stream().map(Fault::words).collect(Collectors.joining(" ")));
            return;
        }
        List<Change.Of> differences = change.differences();
        if (!held.isEmpty()) {
            differences.forEach(one -> rows.remember(one, PACK));
        }
        rows.write(differences, merged, curators, PACK);
        changed();
    }

    /// Forgets the copy now, for who reads in this transaction, and again when others can read what
    /// was written.
    void changed() {
        copy = null;
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(
                    new TransactionSynchronization() {
                        @Override
                        public void afterCompletion(int status) {
                            copy = null;
                        }
                    });
        }
    }

    /// All concepts, each after the one above it.
    public List<Concept> all() {
        return List.copyOf(known(LOOK_NANOS).values());
    }

    /// All concepts, whatever other instances have changed until now.
    public List<Concept> now() {
        return List.copyOf(known(0).values());
    }

    /// All concepts, for who stores what was found by them: nobody changes the thesaurus until the
    /// transaction ends, and who wants to change it waits until then.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Concept> held() {
        rows.share();
        return now();
    }

    /// Waits until all have stored what they found by the thesaurus ([#held()]). Nobody changes it,
    /// and nobody stores more, until the transaction ends.
    @Transactional(propagation = Propagation.MANDATORY)
    public void alone() {
        rows.lock();
    }

    public Optional<Concept> find(String id) {
        return Optional.ofNullable(known(LOOK_NANOS).get(id));
    }

    /// The label in this language, or the slug itself when there is no such concept.
    public String label(String id, String language) {
        return find(id).map(concept -> concept.label(language)).orElse(id);
    }

    // An empty thesaurus is never kept.
    private Map<String, Concept> known(long age) {
        Copy known = copy;
        long now = System.nanoTime();
        if (known != null && now - known.looked() < age) {
            return known.concepts();
        }
        String revision = rows.revision();
        if (known == null || !known.revision().equals(revision)) {
            known = new Copy(revision, ConceptRows.byId(rows.all()), now);
        } else {
            known = new Copy(revision, known.concepts(), now);
        }
        copy = known.concepts().isEmpty() ? null : known;
        return known.concepts();
    }
}
