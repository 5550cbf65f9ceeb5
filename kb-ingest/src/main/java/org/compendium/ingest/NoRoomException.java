package org.compendium.ingest;

import java.time.Duration;

/// Nothing more can be accepted for the moment. Nothing of the file was kept, or only the part of
/// an upload that its sender can go on with.
public final class NoRoomException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean diskFull;
    private final Duration retryAfter;

    NoRoomException(boolean diskFull, Duration retryAfter, String message) {
        super(message);
        this.diskFull = diskFull;
        this.retryAfter = retryAfter;
    }

    /// True when the disk is full, false when the queue is.
    public boolean diskFull() {
        return diskFull;
    }

    /// When it is worth to try again.
    public Duration retryAfter() {
        return retryAfter;
    }
}
