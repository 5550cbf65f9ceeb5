package org.compendium.web.saved;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinService;
import org.compendium.alert.Frequency;
import org.compendium.alert.SavedSearches;
import org.compendium.search.SearchAddress;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Link;
import org.compendium.web.Written;

/// Below what a search found: the feed of it, and a way to keep it.
public final class SaveSearch extends Composite<Div> {

    private static final String NAME = "name-of-search";

    /// @param question what stands after the question mark of the search
    public SaveSearch(String question) {
        SearchAddress search = SearchAddress.parse(question);
        getContent().addClassNames("save-search", "link-row");
        getContent().add(Link.out("api/v1/search.atom?" + search, getTranslation("saved.feed")));
        String account = bean(CurrentViewer.class).viewer().name();
        if (account == null) {
            getContent().add(Link.out("login", getTranslation("saved.signIn")));
        } else {
            getContent().add(form(search, account));
        }
    }

    private NativeDetails form(SearchAddress search, String account) {
        Input name = new Input();
        name.setId(NAME);
        name.setValue(search.words());
        NativeLabel label = new NativeLabel(getTranslation("saved.name"));
        label.setFor(name);
        Paragraph said = new Paragraph();
        said.getElement().setAttribute("role", "status");
        NativeButton save = new NativeButton(getTranslation("saved.save"));
        save.addClassNames("button", "plain");
        save.addClickListener(event -> {
            said.removeAll();
            try {
                bean(SavedSearches.class)
                        .save(
                                account,
                                name.getValue(),
                                search,
                                getLocale().getLanguage(),
                                Frequency.NEVER);
                said.add(
                        new Span(getTranslation("saved.done") + " "),
                        Link.to("saved", getTranslation("saved.look")));
            } catch (IllegalArgumentException e) {
                said.add(Written.inEnglish(new Span(String.valueOf(e.getMessage()))));
            }
        });
        Div row = new Div(label, name, save, said);
        row.addClassName("form");
        return new NativeDetails(getTranslation("saved.save.this"), row);
    }

    // It stands in a view that has enough to hand down already.
    private static <T> T bean(Class<T> type) {
        return VaadinService.getCurrent().getInstantiator().getOrCreate(type);
    }
}
