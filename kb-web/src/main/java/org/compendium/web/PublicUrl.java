package org.compendium.web;

import org.compendium.citation.PublicAddress;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// What stands before the addresses in all that readers take along: the address that is set, else
/// the one under which they asked.
@Component
public class PublicUrl {

    private final PublicAddress set;

    PublicUrl(PublicAddress set) {
        this.set = set;
    }

    /// Without a slash at the end.
    public String get() {
        return set.url()
                .orElseGet(() ->
                        ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString());
    }
}
