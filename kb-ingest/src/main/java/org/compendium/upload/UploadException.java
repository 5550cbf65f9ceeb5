package org.compendium.upload;

/// The sender asked for something that cannot be done with this upload.
public final class UploadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What is wrong.
    public enum Reason {
        /// Larger than is accepted, or more bytes than were announced.
        TOO_LARGE,
        /// The bytes do not begin where those before them ended.
        WRONG_OFFSET,
        /// Another connection is still sending.
        BUSY
    }

    private final Reason reason;

    UploadException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
