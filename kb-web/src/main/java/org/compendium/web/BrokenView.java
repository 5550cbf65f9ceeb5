package org.compendium.web;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Something on our side broke while a view opened.
@ParentLayout(MainLayout.class)
@AnonymousAllowed
class BrokenView extends Composite<Div> implements HasErrorParameter<Exception>, HasDynamicTitle {

    private static final Logger log = LoggerFactory.getLogger(BrokenView.class);

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        log.error("{} could not be shown", event.getLocation().getPath(), parameter.getException());
        Div links =
                new Div(
                        Link.out(
                                event.getLocation().getPathWithQueryParameters(),
                                getTranslation("broken.again")),
                        Link.to("search", getTranslation("notFound.search")));
        links.addClassName("link-row");
        Paragraph text = new Paragraph(getTranslation("broken"));
        text.addClassName("lead");
        getContent().removeAll();
        getContent().add(new H1(getTranslation("broken.title")), text, links);
        return 500;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("broken.title"));
    }
}
