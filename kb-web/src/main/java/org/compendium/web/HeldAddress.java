package org.compendium.web;

/// A view whose addresses name things that may not be held.
public interface HeldAddress {

    /// Whether the address leads somewhere, as far as this view is concerned.
    ///
    /// @param address without the leading slash and without parameters
    boolean holds(String address);
}
