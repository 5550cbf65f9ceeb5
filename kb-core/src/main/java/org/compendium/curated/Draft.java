package org.compendium.curated;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An entry that is being written.
///
/// @param entry the id of the entry that it is to become
/// @param revision counts up with each saving
/// @param editedBy accounts that have saved it, the first one first
/// @param remark what the second curator said when it went back; null when it never did
/// @param decidedBy who published or discarded it; null while it is open
public record Draft(
        long id,
        String entry,
        EntryForm form,
        int revision,
        State state,
        List<String> editedBy,
        Instant saved,
        @Nullable String remark,
        @Nullable String decidedBy) {

    /// How far it has come.
    public enum State {
        DRAFT,
        /// It waits for a second curator.
        SUBMITTED,
        PUBLISHED,
        DISCARDED;

        public String slug() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static State ofSlug(String slug) {
            return valueOf(slug.toUpperCase(java.util.Locale.ROOT));
        }
    }

    public Draft {
        editedBy = List.copyOf(editedBy);
    }

    /// Whether it can still be changed.
    public boolean open() {
        return state == State.DRAFT || state == State.SUBMITTED;
    }

    /// Whether this account may publish it: only who has not written in it.
    public boolean secondLookBy(String account) {
        return state == State.SUBMITTED && !editedBy.contains(account);
    }
}
