package org.compendium.web.arrangement;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.compendium.account.Viewer;
import org.compendium.arrangement.Arrangement;
import org.compendium.arrangement.Arrangements;
import org.compendium.arrangement.Change;
import org.compendium.arrangement.PartialDate;
import org.compendium.document.PassageRef;
import org.compendium.document.Pinpoints;
import org.compendium.web.Claim;
import org.compendium.web.Copy;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Evidence;
import org.compendium.web.Legend;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Names;
import org.compendium.web.Notice;
import org.jspecify.annotations.Nullable;

/// Who looks for a partner and who cooperates with whom, as it was reported:
/// `/arrangements?q=&purpose=&form=&country=&stage=&page=`; and one arrangement.
@Route(value = ArrangementsView.PATH + "/:arrangement?", layout = MainLayout.class)
@AnonymousAllowed
class ArrangementsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "arrangements";

    private static final int SIZE = 50;

    /// Which passage asked for such a register.
    private static final PassageRef ASKED_FOR =
            PassageRef.of(
                    "TD/B/COM.3/19#sec_recommendations-addressed-to-governments__para_2__item_a");

    private final Arrangements arrangements;
    private final Evidence evidence;
    private final Pinpoints pinpoints;
    private final ToldArrangements told;
    private final Names names;
    private final Viewer viewer;
    private final Clock clock = Clock.systemUTC();
    private String title = "";

    ArrangementsView(
            Arrangements arrangements,
            Evidence evidence,
            Pinpoints pinpoints,
            ToldArrangements told,
            Names names,
            CurrentViewer current) {
        this.arrangements = arrangements;
        this.evidence = evidence;
        this.pinpoints = pinpoints;
        this.told = told;
        this.names = names;
        this.viewer = current.viewer();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", title);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<String> id = event.getRouteParameters().get("arrangement");
        getContent().removeAll();
        if (id.isPresent()) {
            one(
                    arrangements
                            .find(id.get(), viewer)
                            .orElseThrow(() ->
                                    new NotFoundException(getTranslation("arrangements.notHeld"))));
            return;
        }
        title = getTranslation("arrangements.title");
        Header head = new Header(new H1(title), lead());
        getContent().add(head);
        QueryParameters given = event.getLocation().getQueryParameters();
        try {
            list(head, FilterForm.asked(given), page(given));
        } catch (IllegalArgumentException e) {
            getContent().add(new Notice("", String.valueOf(e.getMessage()), everything()));
        }
    }

    private static int page(QueryParameters given) {
        String page = given.getSingleParameter("page").orElse("0");
        return page.matches("\\d{1,6}") ? Integer.parseInt(page) : 0;
    }

    private Component lead() {
        Paragraph lead = new Paragraph(getTranslation("arrangements.lead") + " ");
        lead.add(Claim.number(pinpoints.of(ASKED_FOR), true));
        lead.addClassName("lead");
        return lead;
    }

    private void list(Header head, Arrangements.Asked asked, int page) {
        long all = arrangements.count(Arrangements.Asked.all(), viewer);
        long total = arrangements.count(asked, viewer);
        if (viewer.curates()) {
            Div curating =
                    new Div(
                            Link.to(
                                    ArrangementImportView.PATH,
                                    getTranslation("arrangements.import")));
            curating.addClassName("link-row");
            head.add(curating);
        }
        if (all == 0) {
            nothing();
            return;
        }
        getContent()
                .add(
                        new FilterForm(
                                arrangements,
                                told,
                                asked,
                                viewer,
                                getLocale(),
                                narrowed ->
                                        getUI().ifPresent(ui ->
                                                ui.navigate(
                                                        PATH,
                                                        QueryParameters.simple(
                                                                FilterForm.parameters(
                                                                        narrowed))))));
        Paragraph count =
                new Paragraph(
                        getTranslation(
                                total == all ? "arrangements.count.all" : "arrangements.count",
                                total,
                                all));
        count.addClassName("meta");
        count.getElement().setAttribute("role", "status");
        getContent().add(count);
        if (total == 0) {
            Paragraph none = new Paragraph(getTranslation("arrangements.none") + " ");
            none.addClassName("blank");
            none.add(everything());
            getContent().add(none);
            return;
        }
        List<Arrangement> found = arrangements.find(asked, viewer, page, SIZE);
        getContent()
                .add(
                        new RegisterTable(
                                found, weigh(found), told, getLocale(), LocalDate.now(clock)),
                        pages(asked, page, total));
    }

    private List<Evidence.Weighed> weigh(List<Arrangement> some) {
        return evidence.weigh(
                some.stream().map(one -> told.claim(one, getLocale())).toList(),
                viewer,
                getLocale());
    }

    private void nothing() {
        Paragraph none = new Paragraph(getTranslation("arrangements.empty"));
        none.addClassName("blank");
        Paragraph how = new Paragraph(getTranslation("arrangements.empty.how") + " ");
        how.add(
                Link.to(ArrangementImportView.PATH, getTranslation("arrangements.empty.go")),
                new Text(" · "),
                Link.out(ArrangementImportView.TEMPLATE, getTranslation("arrangements.template")));
        Div empty = new Div(none, how);
        empty.addClassName("nothing-yet");
        getContent().add(empty);
    }

    private Component everything() {
        return Link.to(PATH, getTranslation("arrangements.everything"));
    }

    private Component pages(Arrangements.Asked asked, int page, long total) {
        Div row = new Div();
        row.addClassName("link-row");
        if (page > 0) {
            row.add(Link.to(address(asked, page - 1), getTranslation("arrangements.before")));
        }
        if ((page + 1L) * SIZE < total) {
            row.add(Link.to(address(asked, page + 1), getTranslation("arrangements.after")));
        }
        row.add(
                Link.out(
                        address("api/v1/arrangements.csv", FilterForm.parameters(asked)),
                        getTranslation("arrangements.csv")));
        return row;
    }

    private static String address(Arrangements.Asked asked, int page) {
        Map<String, String> parameters = FilterForm.parameters(asked);
        if (page > 0) {
            parameters.put("page", String.valueOf(page));
        }
        return address(PATH, parameters);
    }

    private static String address(String path, Map<String, String> parameters) {
        return parameters.isEmpty()
                ? path
                : path + '?' + QueryParameters.simple(parameters).getQueryString();
    }

    private void one(Arrangement one) {
        title = one.name();
        List<Evidence.Weighed> weighed = weigh(List.of(one));
        Paragraph crumb = new Paragraph(Link.to(PATH, getTranslation("arrangements.title")));
        crumb.add(new Text(" / " + getTranslation("arrangements.one")));
        crumb.addClassNames("crumb", "meta");
        H1 name = new H1(one.name());
        name.getElement().setAttribute("dir", "auto");
        Header head = new Header(crumb, name);
        head.addClassName("head");
        if (!one.published()) {
            head.add(
                    new Notice(
                            getTranslation("arrangements.closed"),
                            getTranslation("arrangements.closed.what")));
        }
        Div more = new Div(Copy.address(getTranslation("copy.link"), one.address()));
        more.addClassName("link-row");
        if (viewer.curates()) {
            more.add(Link.to(ArrangementImportView.PATH, getTranslation("arrangements.change")));
        }
        head.add(checked(one), more, new Legend(weighed));
        Div claims = new Div(new Claim(weighed.getFirst(), null));
        claims.addClassName("claims");
        getContent()
                .add(
                        head,
                        section("arrangements.claimed", claims),
                        section("arrangements.facts", facts(one)));
        if (viewer.curates()) {
            getContent().add(section("arrangements.history", history(one)));
        }
    }

    private Component checked(Arrangement one) {
        Paragraph line = new Paragraph();
        line.addClassName("meta");
        LocalDate checked = one.checked();
        if (checked == null) {
            line.setText(getTranslation("arrangements.unchecked"));
            return line;
        }
        line.add(
                new Span(
                        getTranslation("organisations.checked", names.date(checked, getLocale()))));
        if (one.stale(LocalDate.now(clock))) {
            line.add(new Span(" " + getTranslation("organisations.stale")));
        }
        return line;
    }

    private static Section section(String key, Component content) {
        Section section = new Section();
        section.add(
                new Header(
                        new H2(section.getTranslation(key)),
                        new Paragraph(section.getTranslation(key + ".what"))),
                content);
        section.addClassName("section");
        return section;
    }

    private Component facts(Arrangement one) {
        DescriptionList list = new DescriptionList();
        list.addClassName("register");
        UnorderedList partners = new UnorderedList();
        one.partners()
                .forEach(partner -> {
                    ListItem item = new ListItem(told.partner(partner, getLocale()));
                    item.getElement().setAttribute("dir", "auto");
                    partners.add(item);
                });
        list.add(row("partners", new DescriptionList.Description(partners)));
        fact(list, "purpose", told.purposes(one, getLocale()));
        fact(list, "form", told.forms(one, getLocale()));
        fact(list, "sector", one.sector());
        fact(list, "stage", told.stage(one, getLocale()));
        fact(list, "since", date(one.since()));
        if (one.stage().over()) {
            fact(list, "ended", date(one.ended()));
        }
        fact(list, "reported-by", one.reportedBy());
        fact(list, "reported-on", date(one.reportedOn()));
        fact(list, "note", one.note());
        fact(list, "licence", one.licence());
        fact(list, "rights-holder", one.rightsHolder());
        return list;
    }

    private @Nullable String date(@Nullable PartialDate date) {
        return date == null ? null : told.date(date, getLocale());
    }

    private void fact(DescriptionList list, String column, @Nullable String words) {
        DescriptionList.Description said = new DescriptionList.Description();
        if (words == null || words.isEmpty()) {
            said.setText(getTranslation("notReported"));
            said.addClassName("blank");
        } else {
            said.setText(words);
            said.addClassName("typed");
            said.getElement().setAttribute("dir", "auto");
        }
        list.add(row(column, said));
    }

    private Div row(String column, DescriptionList.Description said) {
        return new Div(
                new DescriptionList.Term(getTranslation("arrangements.head." + column)), said);
    }

    private Component history(Arrangement one) {
        OrderedList list = new OrderedList();
        list.addClassName("files");
        for (Arrangements.Version version : arrangements.versions(one.id())) {
            Paragraph when =
                    new Paragraph(
                            names.date(
                                    version.at().atZone(ZoneOffset.UTC).toLocalDate(),
                                    getLocale()));
            when.addClassName("st");
            Div what =
                    new Div(
                            new Paragraph(
                                    getTranslation(
                                            version.changes().isEmpty()
                                                    ? "arrangements.version.first"
                                                    : "arrangements.version",
                                            version.by(),
                                            version.number())));
            if (!version.changes().isEmpty()) {
                what.add(changes(version.changes()));
            }
            list.add(new ListItem(when, what));
        }
        return list;
    }

    /// What changes, column by column.
    static Component changes(List<Change> changes) {
        UnorderedList list = new UnorderedList();
        list.addClassName("what");
        for (Change change : changes) {
            ListItem item = new ListItem();
            item.setText(
                    item.getTranslation(
                            change.before().isEmpty()
                                    ? "arrangements.changed.added"
                                    : change.after().isEmpty()
                                            ? "arrangements.changed.removed"
                                            : "arrangements.changed",
                            change.column(),
                            change.before(),
                            change.after()));
            list.add(item);
        }
        return list;
    }
}
