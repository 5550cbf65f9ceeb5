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
import org.compendium.alert.MailAddresses;
import org.compendium.web.MainLayout;

/// Where the link leads that confirms an address. A person presses; a program that merely opens
/// links confirms nothing.
@Route(value = "confirm-address/:account/:expiry([0-9]{1,12})/:key", layout = MainLayout.class)
@AnonymousAllowed
class ConfirmAddressView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final MailAddresses addresses;

    ConfirmAddressView(MailAddresses addresses) {
        this.addresses = addresses;
        getContent().addClassName("narrow");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String account = event.getRouteParameters().get("account").orElse("");
        String expiry =
                event.getRouteParameters()
                        .get("expiry")
                        .filter(text -> text.matches("\\d{1,12}"))
                        .orElseThrow(() -> new NotFoundException(getTranslation("confirm.none")));
        String key = event.getRouteParameters().get("key").orElse("");
        Paragraph text = new Paragraph(getTranslation("confirm.what", account));
        text.addClassName("lead");
        text.getElement().setAttribute("role", "status");
        NativeButton yes = new NativeButton(getTranslation("confirm.do"));
        yes.addClassName("button");
        yes.addClickListener(pressed -> {
            text.setText(
                    addresses
                            .confirm(account, expiry, key)
                            .map(address -> getTranslation("confirm.done", address))
                            .orElse(getTranslation("confirm.none")));
            yes.setVisible(false);
        });
        getContent().removeAll();
        getContent().add(new H1(getTranslation("confirm.title")), text, yes);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("confirm.title"));
    }
}
