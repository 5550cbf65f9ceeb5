package org.compendium.web.readiness;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.stream.Collectors;
import org.compendium.readiness.Check;
import org.compendium.readiness.Checks;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;

/// The checks of oneself, and the survey among partners.
@Route(value = Checks.PATH, layout = MainLayout.class)
@AnonymousAllowed
class ReadinessView extends Composite<Div> implements HasDynamicTitle {

    ReadinessView(Checks checks) {
        getContent().addClassName("narrow");
        Paragraph lead = new Paragraph(getTranslation("readiness.lead"));
        lead.addClassName("lead");
        UnorderedList list = new UnorderedList();
        list.addClassName("records");
        checks.all().forEach(check -> list.add(new ListItem(summary(check))));
        getContent().add(new Header(new H1(getTranslation("readiness.title")), lead), list);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("readiness.title"));
    }

    private Component summary(Check check) {
        String language = getLocale().getLanguage();
        var link = Link.to(Checks.PATH + '/' + check.id(), check.title(language));
        link.addClassName("quiet");
        Paragraph about =
                new Paragraph(
                        check.dimensions().stream()
                                .map(dimension -> dimension.name(language))
                                .collect(Collectors.joining(" · ")));
        about.addClassName("text");
        int answered = new MyAnswers(VaadinSession.getCurrent(), check).now().size();
        Paragraph meta =
                new Paragraph(
                        answered == 0
                                ? getTranslation("readiness.questions", check.questions().size())
                                : getTranslation(
                                        "readiness.progress", answered, check.questions().size()));
        meta.addClassName("meta");
        return new Div(new H2(link), about, meta);
    }
}
