package org.compendium.web;

import com.vaadin.flow.component.html.Anchor;

/// A link that says by its maker whether it stays among the views.
public final class Link {

    private Link() {}

    /// To a view, without loading the page anew.
    public static Anchor to(String view, String text) {
        Anchor link = new Anchor(view, text);
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    /// To everything else: `/cite`, `/api`, other sites.
    public static Anchor out(String address, String text) {
        Anchor link = new Anchor(address, text);
        link.setRouterIgnore(true);
        return link;
    }
}
