package org.compendium.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.compendium.account.Viewer;
import org.compendium.curated.Citation;
import org.compendium.curated.Entry;
import org.compendium.curated.Rechecks;
import org.compendium.document.Citations;
import org.compendium.document.PassageRef;
import org.compendium.document.Pinpoint;
import org.compendium.document.Pinpoints;
import org.springframework.stereotype.Component;

/// How sure a claim may be called with what is held today: a claim whose works are held as digests
/// only is second-hand, whatever its author thought of it.
@Component
public class Evidence {

    private static final int STALE_AFTER_YEARS = 10;

    private final Citations citations;
    private final Rechecks rechecks;
    private final Pinpoints pinpoints;
    private final Clock clock = Clock.systemUTC();

    Evidence(Citations citations, Rechecks rechecks, Pinpoints pinpoints) {
        this.citations = citations;
        this.rechecks = rechecks;
        this.pinpoints = pinpoints;
    }

    /// A claim as it may be shown.
    ///
    /// @param held false when none of the works cited is held, not even as a digest
    /// @param cites what the claim cites, in its order
    /// @param changed those of them that no longer have the words the claim rests on
    public record Weighed(
            Entry.Claim claim,
            Entry.Strength strength,
            boolean held,
            List<Pinpoint> cites,
            List<Pinpoint> changed) {}

    /// The claims of a record, in its order.
    public List<Weighed> weigh(Entry record, Viewer viewer, Locale locale) {
        return weigh(record.claims(), viewer, locale);
    }

    /// Claims of one or several records, in their order.
    public List<Weighed> weigh(List<Entry.Claim> claims, Viewer viewer, Locale locale) {
        Set<Citation> changed =
                rechecks.changed(
                        claims.stream().flatMap(claim -> claim.citations().stream()).toList());
        return claims.stream()
                .map(claim -> weigh(claim, changed(claim, changed), viewer, locale))
                .toList();
    }

    private static List<PassageRef> changed(Entry.Claim claim, Set<Citation> changed) {
        return claim.citations().stream().filter(changed::contains).map(Citation::passage).toList();
    }

    private Weighed weighed(
            Entry.Claim claim, Entry.Strength strength, boolean held, List<PassageRef> changed) {
        return new Weighed(
                claim, strength, held, pinpoints.of(claim.cites()), pinpoints.of(changed));
    }

    private Weighed weigh(
            Entry.Claim claim, List<PassageRef> changed, Viewer viewer, Locale locale) {
        if (claim.cites().isEmpty()) {
            return weighed(claim, Entry.Strength.CLAIMED, true, changed);
        }
        List<Citations.Found> found =
                claim.cites().stream()
                        .map(cited -> find(cited, viewer, locale))
                        .flatMap(Optional::stream)
                        .toList();
        if (found.isEmpty()) {
            return weighed(claim, Entry.Strength.CLAIMED, false, changed);
        }
        boolean digestsOnly = found.stream().allMatch(Citations.Found::digestInstead);
        return weighed(
                claim, digestsOnly ? Entry.Strength.SECOND_HAND : claim.strength(), true, changed);
    }

    /// The passage that is cited, or its digest's.
    public Optional<Citations.Found> find(PassageRef cited, Viewer viewer, Locale locale) {
        return citations.passage(
                cited.symbol().value(), cited.eId(), List.of(locale.getLanguage()), viewer);
    }

    /// The year of the newest claim when that is more than ten years ago.
    public Optional<Integer> staleSince(List<Entry.Claim> claims) {
        LocalDate limit = LocalDate.now(clock).minusYears(STALE_AFTER_YEARS);
        return claims.stream()
                .flatMap(claim -> Optional.ofNullable(claim.said()).stream())
                .max(LocalDate::compareTo)
                .filter(newest -> newest.isBefore(limit))
                .map(LocalDate::getYear);
    }
}
