package org.compendium.web;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;

/// What stands in the head of every page. Vaadin's base styles carry the components; the tokens
/// give them our colours, so neither Aura nor Lumo is loaded (see docs/design.md).
@Viewport("width=device-width, initial-scale=1")
@StyleSheet("styles/tokens.css")
@StyleSheet("styles/base.css")
@StyleSheet("styles/views.css")
public class AppShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.addLink("icon", "favicon.svg");
        settings.addMetaTag("color-scheme", "light dark");
    }
}
