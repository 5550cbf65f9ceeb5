package org.compendium.web.saved;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.compendium.alert.SavedSearch;
import org.compendium.alert.SavedSearches;
import org.compendium.web.MainLayout;

/// Where the link in a mail leads: one press ends the mails, without signing in. Opening the page
/// ends nothing, as programs that check mails open every link.
@Route(value = "unsubscribe/:search/:key", layout = MainLayout.class)
@AnonymousAllowed
class UnsubscribeView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final SavedSearches searches;

    UnsubscribeView(SavedSearches searches) {
        this.searches = searches;
        getContent().addClassName("narrow");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String id = event.getRouteParameters().get("search").orElse("");
        String key = event.getRouteParameters().get("key").orElse("");
        SavedSearch search =
                searches.ofLink(id, key)
                        .orElseThrow(
                                () -> new NotFoundException(getTranslation("unsubscribe.none")));
        Paragraph text = new Paragraph(getTranslation("unsubscribe.what", search.name()));
        text.addClassName("lead");
        text.getElement().setAttribute("role", "status");
        NativeButton stop = new NativeButton(getTranslation("unsubscribe.do"));
        stop.addClassName("button");
        stop.addClickListener(pressed -> {
            searches.unsubscribe(id, key);
            text.setText(getTranslation("unsubscribe.done", search.name()));
            stop.setVisible(false);
        });
        getContent().removeAll();
        getContent().add(new H1(getTranslation("unsubscribe.title")), text, stop);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("unsubscribe.title"));
    }
}
