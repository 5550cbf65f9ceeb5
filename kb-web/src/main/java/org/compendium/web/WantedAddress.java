package org.compendium.web;

import com.vaadin.flow.router.QueryParameters;

/// Where the list of works that are cited and not held shows one of them.
public final class WantedAddress {

    private WantedAddress() {}

    /// For example `wanted?symbol=TD/B/COM.3/20`.
    public static String of(String symbol) {
        return "wanted?" + QueryParameters.of("symbol", symbol).getQueryString();
    }
}
