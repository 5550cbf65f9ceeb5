package org.compendium.engines;

/// The engines cannot be started. The message is a plain sentence for whoever started the
/// application: what is wrong and what to do.
public final class EnginesException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EnginesException(String message) {
        super(message);
    }

    EnginesException(String message, Throwable cause) {
        super(message, cause);
    }
}
