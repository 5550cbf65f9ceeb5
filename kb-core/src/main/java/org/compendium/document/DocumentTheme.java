package org.compendium.document;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A theme of a document: what the machine found, what a curator decided, or both. The decision
/// counts.
///
/// @param found null when the machine does not see the theme
/// @param decision null when no curator has spoken
public record DocumentTheme(
        String concept, @Nullable ThemeEvidence found, @Nullable Decision decision) {

    /// A curator's word on one theme of one document; no machine changes it.
    ///
    /// @param passages eIds of the passages that show it, in the curator's order
    /// @param note why, in the curator's words; null when nothing was said
    /// @param by the curator's account
    public record Decision(
            Verdict verdict, List<String> passages, @Nullable String note, String by, Instant at) {

        public Decision {
            passages = List.copyOf(passages);
        }
    }

    /// What a curator says of a theme.
    public enum Verdict {
        ADDED,
        REMOVED;

        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Verdict ofSlug(String slug) {
            return valueOf(slug.toUpperCase(Locale.ROOT));
        }
    }

    public DocumentTheme {
        if (found == null && decision == null) {
            throw new IllegalArgumentException("Nobody says anything of " + concept);
        }
    }

    /// Whether the document is about it: false only when a curator removed it.
    public boolean counts() {
        return decision == null || decision.verdict() == Verdict.ADDED;
    }

    /// Whether it is there because a curator added it.
    public boolean added() {
        return decision != null && decision.verdict() == Verdict.ADDED;
    }

    /// The passages that show it: those that a curator chose first, then those that the machine
    /// found, in reading order.
    public List<ThemeEvidence.Shown> passages() {
        List<ThemeEvidence.Shown> machine = found == null ? List.of() : found.passages();
        if (decision == null) {
            return machine;
        }
        List<String> chosen = decision.passages();
        return Stream.concat(
                        chosen.stream()
                                .distinct()
                                .map(eId ->
                                        machine.stream()
                                                .filter(shown -> shown.eId().equals(eId))
                                                .findFirst()
                                                .orElse(new ThemeEvidence.Shown(eId, List.of()))),
                        machine.stream().filter(shown -> !chosen.contains(shown.eId())))
                .toList();
    }
}
