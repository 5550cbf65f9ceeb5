package org.compendium.web.saved;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.compendium.alert.FeedKeys;
import org.compendium.alert.Frequency;
import org.compendium.alert.MailAddresses;
import org.compendium.alert.Match;
import org.compendium.alert.Post;
import org.compendium.alert.SavedSearch;
import org.compendium.alert.SavedSearches;
import org.compendium.web.Copy;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Names;
import org.compendium.web.Notice;
import org.compendium.wording.Wording;
import org.springframework.mail.MailException;

/// The searches that somebody saved, how often mails about them come, and where to.
@Route(value = "saved", layout = MainLayout.class)
@RolesAllowed({"CONTRIBUTOR", "CURATOR", "ADMINISTRATOR"})
class SavedView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private final SavedSearches searches;
    private final MailAddresses addresses;
    private final FeedKeys keys;
    private final Post post;
    private final Match match;
    private final Names names;
    private final String account;

    private final Div message = new Div();
    private final UnorderedList list = new UnorderedList();
    private final Div mail = new Div();
    private final Div feeds = new Div();

    SavedView(
            SavedSearches searches,
            MailAddresses addresses,
            FeedKeys keys,
            Post post,
            Match match,
            Names names,
            CurrentViewer current) {
        this.searches = searches;
        this.addresses = addresses;
        this.keys = keys;
        this.post = post;
        this.match = match;
        this.names = names;
        this.account = String.valueOf(current.viewer().name());
        message.getElement().setAttribute("role", "status");
        list.addClassNames("records", "saved");
        Paragraph lead = new Paragraph(getTranslation("saved.lead"));
        lead.addClassName("lead");
        getContent()
                .add(
                        new H1(getTranslation("saved.title")),
                        lead,
                        message,
                        list,
                        section("saved.mail", mail),
                        section("saved.feeds", feeds));
    }

    private Section section(String key, Div content) {
        H2 heading = new H2(getTranslation(key));
        Section section = new Section(heading, content);
        section.addClassName("saved-part");
        return section;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        message.removeAll();
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("saved.title"));
    }

    private void show() {
        list.removeAll();
        Optional<String> key = keys.of(account);
        List<SavedSearch> all = searches.of(account);
        all.forEach(search -> list.add(item(search, key)));
        if (all.isEmpty()) {
            list.add(
                    new ListItem(
                            new Paragraph(getTranslation("saved.none")),
                            Link.to("search", getTranslation("notFound.search"))));
        }
        mail();
        feeds(key);
    }

    private ListItem item(SavedSearch search, Optional<String> key) {
        Wording words = Wording.in(getLocale());
        H2 heading = new H2(Link.to("search?" + search.search(), search.name()));
        Paragraph what = new Paragraph(match.described(search.search(), words));
        what.addClassName("meta");
        Select<Frequency> often = new Select<>();
        often.setLabel(getTranslation("saved.frequency"));
        often.setItems(Frequency.values());
        often.setItemLabelGenerator(one -> getTranslation("saved.frequency." + one.slug()));
        often.setValue(search.frequency());
        often.setEnabled(post.delivers());
        often.setAriaLabel(getTranslation("saved.frequency.of", search.name()));
        Select<String> language = new Select<>();
        language.setLabel(getTranslation("saved.language"));
        language.setItems(Wording.LANGUAGES);
        language.setItemLabelGenerator(
                tag -> Locale.forLanguageTag(tag).getDisplayLanguage(Locale.forLanguageTag(tag)));
        language.setValue(search.language());
        language.setEnabled(post.delivers());
        often.addValueChangeListener(
                event -> mailing(search, event.getValue(), language.getValue()));
        language.addValueChangeListener(
                event -> mailing(search, often.getValue(), event.getValue()));
        TextField name = new TextField(getTranslation("saved.name"));
        name.setValue(search.name());
        name.setMaxLength(SavedSearch.LONGEST_NAME);
        name.setValueChangeMode(ValueChangeMode.ON_CHANGE);
        name.addValueChangeListener(event -> rename(search, event.getValue()));
        Div fields = new Div(name, often, language);
        fields.addClassName("fields");
        NativeButton delete =
                new NativeButton(getTranslation("saved.delete"), event -> delete(search));
        delete.addClassName("link");
        delete.setAriaLabel(getTranslation("saved.delete.one", search.name()));
        String question = search.search().toString();
        Div row =
                new Div(
                        Copy.address(
                                getTranslation("saved.feed.copy"),
                                "api/v1/search.atom?" + question));
        key.ifPresent(secret ->
                row.add(
                        Copy.address(
                                getTranslation("saved.feed.private.copy"),
                                "api/v1/search.atom?" + question + "&key=" + secret)));
        row.add(delete);
        row.addClassName("link-row");
        ListItem item = new ListItem(heading, what, fields);
        if (search.due() != null) {
            Paragraph due =
                    new Paragraph(
                            getTranslation(
                                    "saved.due",
                                    names.date(
                                            search.due().atZone(ZoneOffset.UTC).toLocalDate(),
                                            getLocale())));
            due.addClassName("tiny");
            item.add(due);
        }
        item.add(row);
        return item;
    }

    private void mailing(SavedSearch search, Frequency often, String language) {
        searches.mail(account, search.id(), often, language);
        message.removeAll();
        boolean confirmed =
                addresses.of(account).filter(MailAddresses.MailAddress::confirmed).isPresent();
        if (often != Frequency.NEVER && !confirmed) {
            message.add(new Notice("", getTranslation("saved.mail.needed")));
        }
        show();
    }

    private void rename(SavedSearch search, String name) {
        message.removeAll();
        try {
            searches.rename(account, search.id(), name);
        } catch (IllegalArgumentException e) {
            message.add(Notice.of("", e));
        }
        show();
    }

    private void delete(SavedSearch search) {
        searches.delete(account, search.id());
        message.removeAll();
        message.add(new Notice("", getTranslation("saved.deleted", search.name())));
        show();
    }

    private void mail() {
        mail.removeAll();
        if (!post.delivers()) {
            mail.add(new Notice("", getTranslation("saved.mail.off")));
            return;
        }
        Optional<MailAddresses.MailAddress> held = addresses.of(account);
        held.ifPresent(one ->
                mail.add(
                        new Paragraph(
                                getTranslation(
                                        one.confirmed()
                                                ? "saved.mail.confirmed"
                                                : "saved.mail.waiting",
                                        one.address()))));
        EmailField address = new EmailField(getTranslation("saved.mail.address"));
        address.getElement().setAttribute("autocomplete", "email");
        NativeButton ask =
                new NativeButton(
                        getTranslation("saved.mail.ask"), event -> ask(address.getValue()));
        ask.addClassNames("button", "plain");
        Div row = new Div(address, ask);
        row.addClassName("fields");
        Paragraph what = new Paragraph(getTranslation("saved.mail.what"));
        what.addClassName("meta");
        mail.add(what, row);
        if (held.isPresent()) {
            NativeButton forget =
                    new NativeButton(
                            getTranslation("saved.mail.forget"),
                            event -> {
                                addresses.forget(account);
                                show();
                            });
            forget.addClassName("link");
            mail.add(forget);
        }
    }

    private void ask(String address) {
        message.removeAll();
        try {
            addresses.ask(account, address, Wording.in(getLocale()));
            message.add(new Notice("", getTranslation("saved.mail.asked", address)));
        } catch (IllegalArgumentException e) {
            message.add(Notice.of("", e));
        } catch (MailException e) {
            message.add(new Notice("", getTranslation("saved.mail.broken")));
        }
        show();
    }

    private void feeds(Optional<String> key) {
        feeds.removeAll();
        feeds.add(new Paragraph(getTranslation("saved.feeds.what")));
        Div choices =
                new Div(change(key.isPresent() ? "saved.feeds.renew" : "saved.feeds.make", true));
        choices.addClassName("choices");
        if (key.isPresent()) {
            choices.add(change("saved.feeds.revoke", false));
        }
        feeds.add(choices);
    }

    private Component change(String label, boolean make) {
        NativeButton button =
                new NativeButton(
                        getTranslation(label),
                        event -> {
                            if (make) {
                                keys.make(account);
                            } else {
                                keys.revoke(account);
                            }
                            message.removeAll();
                            message.add(
                                    new Notice(
                                            "",
                                            getTranslation(
                                                    make
                                                            ? "saved.feeds.made"
                                                            : "saved.feeds.revoked")));
                            show();
                        });
        button.addClassNames("button", "plain");
        return button;
    }
}
