package org.compendium.web.theme;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Lets the view have its address. Vaadin takes every first request below `/themes` for a
/// stylesheet, so it is asked for the page under another name; the browser never sees that one.
@Controller
class ThemesAddress {

    static final String INSIDE = "thesaurus";

    @GetMapping("/themes")
    String all() {
        return "forward:/" + INSIDE;
    }

    // As deep as the address is, or the page would look for its scripts in the wrong
    // place.
    @GetMapping("/themes/{theme:[a-z0-9-]+}")
    String one(@PathVariable String theme) {
        return "forward:/" + INSIDE + "/" + theme;
    }

    @GetMapping("/themes/{theme:[a-z0-9-]+}/{act:edit|new}")
    String edit(@PathVariable String theme, @PathVariable String act) {
        return "forward:/" + INSIDE + "/" + theme + "/" + act;
    }
}
