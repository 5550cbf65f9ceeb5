package org.compendium.engines;

/// A wait that an interrupt ends: whoever interrupts a start wants it given up.
final class Pause {

    private Pause() {}

    static void millis(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EnginesException("The start was interrupted.", e);
        }
    }
}
