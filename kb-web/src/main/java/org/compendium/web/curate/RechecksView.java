package org.compendium.web.curate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.compendium.curated.Rechecks;
import org.compendium.document.Citations;
import org.compendium.web.Claim;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.jspecify.annotations.Nullable;

/// The statements of curated records whose source no longer has the words they rest on: each with
/// what was kept and what the passage says now.
@Route(value = "claims-to-check", layout = MainLayout.class)
@RolesAllowed({"CURATOR", "ADMINISTRATOR"})
class RechecksView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final Rechecks rechecks;

    RechecksView(Rechecks rechecks) {
        this.rechecks = rechecks;
        getContent().addClassName("narrow");
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("recheck.title"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        getContent().removeAll();
        List<Rechecks.Recheck> all = rechecks.all();
        Paragraph lead =
                new Paragraph(
                        getTranslation(
                                all.isEmpty() ? "recheck.none" : "recheck.lead", all.size()));
        lead.addClassName("lead");
        OrderedList list = new OrderedList();
        list.addClassName("files");
        all.forEach(recheck -> list.add(new ListItem(place(recheck), one(recheck))));
        getContent().add(new Header(new H1(getTranslation("recheck.title")), lead), list);
    }

    private static Component place(Rechecks.Recheck recheck) {
        Paragraph place = new Paragraph(Claim.number(recheck.citation().passage(), true));
        place.addClassName("st");
        return place;
    }

    private Component one(Rechecks.Recheck recheck) {
        Anchor title = Link.to(recheck.statement().address(), recheck.statement().title());
        title.addClassName("quiet");
        Paragraph claim = new Paragraph(recheck.statement().text());
        claim.addClassName("text");
        return new Div(
                new H2(title),
                claim,
                said("recheck.kept", String.valueOf(recheck.citation().words()), null),
                now(recheck));
    }

    private Component now(Rechecks.Recheck recheck) {
        Citations.Found now = recheck.now();
        if (now == null) {
            Paragraph gone = new Paragraph(getTranslation("recheck.gone"));
            gone.addClassName("blank");
            return gone;
        }
        return said("recheck.now", now.passage().text(), now.document().languageOf(now.passage()));
    }

    private Component said(String key, String text, @Nullable String language) {
        Paragraph label = new Paragraph(getTranslation(key));
        label.addClassName("meta");
        Paragraph words = new Paragraph(text);
        words.addClassName("text");
        if (language != null) {
            words.getElement().setAttribute("lang", language);
        }
        words.getElement().setAttribute("dir", "auto");
        Div said = new Div(label, words);
        said.addClassName("kept");
        return said;
    }
}
