package org.compendium.web.manual;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.List;
import org.compendium.manual.Manual;
import org.compendium.manual.Manuals;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;

/// The manuals that are held, each with what it is and who reviewed it.
@Route(value = ManualsView.PATH, layout = MainLayout.class)
@AnonymousAllowed
class ManualsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "manuals";

    private static final String DOT = " · ";

    private final Manuals manuals;

    ManualsView(Manuals manuals) {
        this.manuals = manuals;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("manuals.title"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        getContent().removeAll();
        Paragraph lead = new Paragraph(getTranslation("manuals.lead"));
        lead.addClassName("lead");
        getContent().add(new Header(new H1(getTranslation("manuals.title")), lead));
        UnorderedList list = new UnorderedList();
        list.addClassName("records");
        manuals.all().forEach(languages -> list.add(new ListItem(summary(languages))));
        if (manuals.all().isEmpty()) {
            Paragraph none = new Paragraph(getTranslation("manuals.none"));
            none.addClassName("blank");
            getContent().add(none);
        } else {
            getContent().add(list);
        }
    }

    private Component summary(List<Manual> languages) {
        Manual first = languages.getFirst();
        Manual shown = manuals.find(first.id(), getLocale().getLanguage()).orElse(first);
        Anchor link = Link.to(shown.address(), shown.title());
        link.addClassName("quiet");
        Paragraph summary = new Paragraph(shown.summary());
        summary.addClassName("text");
        Paragraph meta =
                new Paragraph(
                        String.join(
                                DOT,
                                getTranslation("manuals.form." + shown.form().slug()),
                                getTranslation("manuals.chapters", shown.chapters().size()),
                                new Asked(shown, languages).languageNames(),
                                reviewed(this, shown)));
        meta.addClassName("meta");
        Div record = new Div(new H2(link), summary, meta);
        record.getElement().setAttribute("lang", shown.language());
        meta.getElement().setAttribute("lang", getLocale().toLanguageTag());
        return record;
    }

    /// Who reviewed it, or that nobody has.
    static String reviewed(Component page, Manual manual) {
        return manual.reviewedBy().isEmpty()
                ? page.getTranslation("manuals.notReviewed")
                : page.getTranslation("manuals.reviewed", String.join(", ", manual.reviewedBy()));
    }
}
