package org.compendium.web.signin;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.compendium.web.MainLayout;
import org.compendium.web.Notice;
import org.springframework.security.web.csrf.CsrfToken;

/// Name and password, sent as a plain form, so that password managers know it.
@Route(value = "login", layout = MainLayout.class)
@AnonymousAllowed
class SignInView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final Div message = new Div();

    SignInView() {
        Paragraph lead = new Paragraph(getTranslation("signIn.lead"));
        lead.addClassName("lead");
        HtmlContainer form = new HtmlContainer("form");
        form.addClassName("form");
        form.getElement().setAttribute("method", "post");
        form.getElement().setAttribute("action", "login");
        form.getElement().setAttribute("router-ignore", true);
        addField(form, "username", "text", getTranslation("signIn.name"));
        addField(form, "password", "current-password", getTranslation("signIn.password"));
        addToken(form);
        NativeButton send = new NativeButton(getTranslation("signIn.button"));
        send.addClassName("button");
        send.getElement().setAttribute("type", "submit");
        form.add(send);
        Paragraph help = new Paragraph(getTranslation("signIn.help"));
        help.addClassName("meta");
        message.getElement().setAttribute("role", "alert");
        getContent().addClassName("narrow");
        getContent().add(new H1(getTranslation("signIn.title")), lead, message, form, help);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters parameters = event.getLocation().getQueryParameters();
        message.removeAll();
        if (parameters.getParameters().containsKey("error")) {
            message.add(
                    new Notice(
                            getTranslation("signIn.wrong"), getTranslation("signIn.wrong.what")));
        } else if (parameters.getParameters().containsKey("expired")) {
            message.add(
                    new Notice(
                            getTranslation("signIn.expired"),
                            getTranslation("signIn.expired.what")));
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("signIn.title"));
    }

    private static void addField(HtmlContainer form, String name, String kind, String text) {
        boolean secret = kind.equals("current-password");
        Input input = new Input();
        input.setId(name);
        input.setType(secret ? "password" : "text");
        input.getElement().setAttribute("name", name);
        input.getElement().setAttribute("autocomplete", secret ? kind : "username");
        input.getElement().setAttribute("autocapitalize", "none");
        input.getElement().setAttribute("spellcheck", "false");
        input.getElement().setAttribute("required", true);
        NativeLabel label = new NativeLabel(text);
        label.setFor(input);
        form.add(label, input);
    }

    // Without it another site could sign the reader in as somebody else.
    private static void addToken(HtmlContainer form) {
        VaadinRequest request = VaadinRequest.getCurrent();
        if (request != null
                && request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
            HtmlContainer field = new HtmlContainer("input");
            field.getElement().setAttribute("type", "hidden");
            field.getElement().setAttribute("name", token.getParameterName());
            field.getElement().setAttribute("value", token.getToken());
            form.add(field);
        }
    }
}
