package org.compendium.search;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.compendium.document.Outbox;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Tells how long an answer of the index may be given again, whichever instance writes to it.
///
/// What this instance makes findable it knows at once. That another has written is looked up in
/// PostgreSQL; it can be found some seconds later, when that instance refreshes the index, or dies
/// and others do. Until then nothing is kept for long.
@Component
public class IndexChanges {

    /// Between two looks whether another instance has written.
    public static final Duration LOOK = Duration.ofSeconds(1);

    /// For how long an answer may be given again while what was written may not be found yet.
    static final Duration UNSETTLED = Duration.ofSeconds(5);

    /// The same afterwards, unless something is written: somebody may put an older index back.
    static final Duration SETTLED = Duration.ofMinutes(10);

    /// Longer than until others refresh what a dead instance wrote (`IndexFeed.OTHERS_NANOS`).
    static final Duration UNTIL_SETTLED = Duration.ofMinutes(1);

    private final LongSupplier writes;
    private final LongSupplier nanos;
    private final AtomicLong here = new AtomicLong();
    private volatile Look last;

    /// @param written when it was looked
    /// @param at when that was, in nanoseconds
    /// @param since when it was first seen
    private record Look(long written, long at, long since) {

        boolean isDue(long now) {
            return now - at >= LOOK.toNanos();
        }
    }

    /// What can be found, as far as this instance knows: other things when it is another.
    ///
    /// @param written by any instance
    /// @param here how often this instance has made something findable
    /// @param settled whether what was written is found
    record State(long written, long here, boolean settled) {

        /// For how long what is asked now may be given again, as long as the state is the same.
        Duration kept() {
            return settled ? SETTLED : UNSETTLED;
        }
    }

    @Autowired
    IndexChanges(Outbox outbox) {
        this(outbox::written, System::nanoTime);
    }

    IndexChanges(LongSupplier writes, LongSupplier nanos) {
        this.writes = writes;
        this.nanos = nanos;
        // Nothing is written with this number, so that the first look sees a change.
        this.last = new Look(-1, nanos.getAsLong() - LOOK.toNanos(), 0);
    }

    /// To be asked before the index is.
    State now() {
        Look look = look();
        boolean settled = nanos.getAsLong() - look.since() >= UNTIL_SETTLED.toNanos();
        return new State(look.written(), here.get(), settled);
    }

    /// Says that this instance has made something findable.
    void here() {
        here.incrementAndGet();
    }

    private Look look() {
        Look look = last;
        return look.isDue(nanos.getAsLong()) ? lookAgain() : look;
    }

    private synchronized Look lookAgain() {
        long now = nanos.getAsLong();
        Look before = last;
        if (before.isDue(now)) {
            long written = writes.getAsLong();
            last = new Look(written, now, written == before.written() ? before.since() : now);
        }
        return last;
    }
}
