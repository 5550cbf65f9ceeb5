package org.compendium.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.compendium.document.Blobs;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/// Whether there is room for more. Everybody who brings files asks before the bytes arrive, so that
/// a full queue slows the sender down and a full disk never holds half a file. What comes out of a
/// file that was accepted (the members of an archive) does not ask: its promise is given.
@Component
@EnableConfigurationProperties(RoomSettings.class)
public class Room {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration DISK = Duration.ofSeconds(60);

    /// For how long a count is used again: it costs the more the more files wait, and all senders
    /// ask before each file.
    private static final long COUNTED_NANOS = Duration.ofMillis(500).toNanos();

    private final Queue queue;
    private final RoomSettings settings;
    private final Blobs blobs;
    private Queue.@Nullable Open counted;
    private long countedAt;

    Room(Queue queue, RoomSettings settings, Blobs blobs) {
        this.queue = queue;
        this.settings = settings;
        this.blobs = blobs;
    }

    /// Asks for room for one file. What other instances accepted in the last half second may not
    /// count yet, so that they together may take a few files more than the settings say.
    ///
    /// @param bytes its size; 0 when the sender does not say
    /// @throws NoRoomException when the sender has to wait
    public synchronized void ask(long bytes) {
        askDisk(bytes);
        Queue.Open open = counted;
        if (open == null || System.nanoTime() - countedAt > COUNTED_NANOS || full(open)) {
            open = queue.openNow();
            countedAt = System.nanoTime();
        }
        if (full(open)) {
            counted = null;
            throw new NoRoomException(
                    false,
                    wait(open),
                    open.files()
                            + " files ("
                            + open.bytes() / (1024 * 1024)
                            + " MB) are waiting to be read. Nothing of this one was kept; send it"
                            + " again in a while.");
        }
        counted = open.with(bytes);
    }

    private boolean full(Queue.Open open) {
        return open.files() >= settings.mostOpenFiles()
                || open.bytes() >= settings.mostOpenBytes().toBytes();
    }

    /// Asks for room on the disk alone.
    ///
    /// @param bytes that are still to come
    /// @throws NoRoomException when they would take what must stay free
    public void askDisk(long bytes) {
        try {
            long free = blobs.free();
            if (free - bytes < settings.leastFreeDisk().toBytes()) {
                throw new NoRoomException(
                        true,
                        DISK,
                        "The disk for originals is nearly full: "
                                + free / (1024 * 1024)
                                + " MB are free, and "
                                + settings.leastFreeDisk().toMegabytes()
                                + " MB must stay so. Tell the administrator; what was accepted"
                                + " before is safe.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Until about a tenth of the queue is worked off, as fast as the last minute was.
    private Duration wait(Queue.Open open) {
        double perSecond = Math.max(open.finishedLastMinute() / 60.0, 0.05);
        Duration tenth = Duration.ofMillis((long) (open.files() / 10.0 / perSecond * 1000));
        return tenth.compareTo(SHORTEST) < 0
                ? SHORTEST
                : tenth.compareTo(LONGEST) > 0 ? LONGEST : tenth;
    }
}
