package org.compendium.web.api;

import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// Scheme, host and port under which the caller reached us.
final class Base {

    private Base() {}

    static String url() {
        return ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
    }
}
