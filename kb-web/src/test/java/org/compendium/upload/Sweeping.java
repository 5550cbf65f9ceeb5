package org.compendium.upload;

/// What happens every ten minutes, now.
public final class Sweeping {

    private Sweeping() {}

    public static void sweep(Uploads uploads) {
        uploads.sweep();
    }
}
