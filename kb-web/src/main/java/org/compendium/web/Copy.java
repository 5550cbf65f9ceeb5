package org.compendium.web;

import com.vaadin.flow.component.html.NativeButton;

/// A button that copies. The browser does it alone (`js/compendium.js`), says so beside the button
/// and to screen readers, and shows the words to copy by hand where it may not.
public final class Copy {

    private Copy() {}

    /// @param what is copied as it stands
    public static NativeButton words(String label, String what) {
        NativeButton button = new NativeButton(label);
        button.addClassName("link");
        button.getElement().setAttribute("data-copy", what);
        return button;
    }

    /// @param address within Compendium; copied with the name of the server before it
    public static NativeButton address(String label, String address) {
        NativeButton button = new NativeButton(label);
        button.addClassName("link");
        button.getElement().setAttribute("data-copy-address", address);
        return button;
    }
}
