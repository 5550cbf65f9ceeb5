package org.compendium.web;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/// There is nothing under an address, or nothing that this reader may see. A view that knows more
/// throws a [NotFoundException] with the words.
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class NotFoundView extends Composite<Div>
        implements HasErrorParameter<NotFoundException>, HasDynamicTitle {

    @Override
    public int setErrorParameter(
            BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        String words = parameter.getCustomMessage();
        Div links =
                new Div(
                        Link.to("search", getTranslation("notFound.search")),
                        Link.out("login", getTranslation("notFound.signIn")));
        links.addClassName("link-row");
        Paragraph text =
                new Paragraph(
                        words == null || words.isBlank() ? getTranslation("notFound") : words);
        text.addClassName("lead");
        getContent().removeAll();
        getContent().add(new H1(getTranslation("notFound.title")), text, links);
        return 404;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("notFound.title"));
    }
}
