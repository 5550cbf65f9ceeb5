package org.compendium.web.intake;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeLabel;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import jakarta.annotation.security.RolesAllowed;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.compendium.account.Viewer;
import org.compendium.ingest.Intake;
import org.compendium.ingest.Receipt;
import org.compendium.measure.Step;
import org.compendium.measure.Steps;
import org.compendium.web.CurrentViewer;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Names;
import org.jspecify.annotations.Nullable;

/// What is happening to files now, and what became of them. Contributors see their own, curators
/// and administrators all. What is chosen stands in the address.
@Route(value = "intake", layout = MainLayout.class)
@RolesAllowed({"CONTRIBUTOR", "CURATOR", "ADMINISTRATOR"})
class IntakeView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int WHILE_MOVING = 2_000;
    private static final int AT_REST = 15_000;
    private static final List<Step> SHOWN =
            List.of(Step.EXTRACT, Step.STRUCTURE, Step.DESCRIBE, Step.CLASSIFY, Step.STORE);

    private final Intake intake;
    private final Steps steps;
    private final Names names;
    private final Viewer viewer;
    private final @Nullable String own;

    private final Paragraph open = new Paragraph();
    private final Paragraph pace = new Paragraph();
    private final Paragraph costs = new Paragraph();
    private final Paragraph status = new Paragraph();
    private final Paragraph said = new Paragraph();
    private final Div actions = new Div();
    private final Div pages = new Div();
    private final Section facets = new Section();
    private final NativeButton filters = new NativeButton();
    private final Input day = new Input(ValueChangeMode.EAGER);
    private final Input words = new Input(ValueChangeMode.EAGER);
    private final Div outcomes = new Div();
    private final Div reasons = new Div();
    private final Div senders = new Div();
    final OrderedList files = new OrderedList();
    private List<Receipt> shown = List.of();
    private Asked asked = Asked.of(QueryParameters.empty());
    private @Nullable Registration polling;

    IntakeView(Intake intake, Steps steps, Names names, CurrentViewer current) {
        this.intake = intake;
        this.steps = steps;
        this.names = names;
        this.viewer = current.viewer();
        this.own = viewer.curates() ? null : String.valueOf(viewer.name());
        Paragraph lead =
                new Paragraph(getTranslation(own == null ? "intake.lead.all" : "intake.lead.own"));
        lead.addClassName("lead");
        Div columns = new Div(facets(), happened());
        columns.addClassNames("cols", "intake");
        getContent()
                .add(
                        new Header(new H1(getTranslation("intake.title")), lead),
                        now(),
                        filters,
                        columns);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("intake.title"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        asked = Asked.of(event.getLocation().getQueryParameters());
        day.setValue(asked.day() == null ? "" : asked.day().toString());
        words.setValue(asked.words());
        said.setText("");
        shown = List.of();
        files.removeAll();
        refresh();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        polling = event.getUI().addPollListener(poll -> refresh());
        refresh();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (polling != null) {
            polling.remove();
        }
        event.getUI().setPollInterval(-1);
    }

    private Component now() {
        open.getElement().setAttribute("role", "status");
        pace.addClassName("meta");
        costs.addClassName("meta");
        Section section = new Section(new H2(getTranslation("intake.now")), open, pace, costs);
        section.addClassName("now");
        return section;
    }

    private Component facets() {
        filters.setText(getTranslation("intake.filters"));
        filters.addClassNames("filters", "link");
        filters.addClickListener(
                event -> facets.setClassName("open", !facets.hasClassName("open")));
        day.setType("date");
        day.setId("intake-day");
        words.setType("search");
        words.setId("intake-words");
        words.getElement().setAttribute("placeholder", getTranslation("intake.words.hint"));
        NativeButton show =
                new NativeButton(
                        getTranslation("intake.show"),
                        event -> go(asked.with(Asked.day(day.getValue()), words.getValue())));
        show.addClassNames("button", "plain");
        words.getElement()
                .addEventListener(
                        "keydown",
                        event -> go(asked.with(Asked.day(day.getValue()), words.getValue())))
                .setFilter("event.key === 'Enter'");
        Div form =
                new Div(label(words, "intake.words"), words, label(day, "intake.day"), day, show);
        form.addClassName("form");
        facets.addClassName("facets");
        facets.getElement().setAttribute("aria-label", getTranslation("intake.filters"));
        facets.add(form, outcomes, reasons, senders);
        return facets;
    }

    private NativeLabel label(Input field, String key) {
        NativeLabel label = new NativeLabel(getTranslation(key));
        label.setFor(field.getId().orElse(""));
        return label;
    }

    private Component happened() {
        status.addClassName("meta");
        status.getElement().setAttribute("role", "status");
        Div head = new Div(new H2(getTranslation("intake.happened")), status);
        head.addClassName("sum");
        said.addClassName("meta");
        said.getElement().setAttribute("role", "status");
        actions.addClassName("link-row");
        files.addClassName("files");
        pages.addClassName("link-row");
        return new Section(head, actions, said, files, pages);
    }

    private void go(Asked other) {
        getUI().ifPresent(ui -> ui.navigate(other.address()));
    }

    private void refresh() {
        Intake.Now now = intake.now(own);
        say(now);
        Intake.Filter filter = asked.filter(own);
        long count = intake.count(filter);
        list(filter, count);
        choices();
        actions(filter);
        getUI().ifPresent(ui -> poll(ui, now));
    }

    private static void poll(UI ui, Intake.Now now) {
        ui.setPollInterval(now.open() > 0 ? WHILE_MOVING : AT_REST);
    }

    private void say(Intake.Now now) {
        open.setText(
                now.open() == 0
                        ? getTranslation("intake.now.nothing")
                        : getTranslation(
                                "intake.now.open",
                                now.open(),
                                now.waiting(),
                                now.reading(),
                                now.storing()));
        String words = getTranslation("intake.now.pace", now.lastMinute(), now.lastFiveMinutes());
        Duration soonest = now.soonest();
        Duration latest = now.latest();
        if (soonest != null && latest != null) {
            String from = roughly(soonest);
            String to = roughly(latest);
            words +=
                    " "
                            + (from.equals(to)
                                    ? getTranslation("intake.now.left.same", to)
                                    : getTranslation("intake.now.left", from, to));
        }
        pace.setText(words);
        if (own == null) {
            List<String> each =
                    SHOWN.stream()
                            .filter(step -> steps.mean(step).isPositive())
                            .map(step ->
                                    getTranslation(
                                            "intake.step",
                                            getTranslation("step." + step.slug()),
                                            Math.max(1, steps.mean(step).toMillis())))
                            .toList();
            costs.setText(
                    each.isEmpty()
                            ? ""
                            : getTranslation("intake.now.steps", String.join(" · ", each)));
        }
    }

    private String roughly(Duration time) {
        long seconds = Math.max(1, time.toSeconds());
        if (seconds < 100) {
            return getTranslation("intake.seconds", seconds);
        }
        return seconds < 6000
                ? getTranslation("intake.minutes", (seconds + 30) / 60)
                : getTranslation("intake.hours", (seconds + 1800) / 3600);
    }

    private void list(Intake.Filter filter, long count) {
        int first = Math.multiplyExact(asked.page(), Asked.SIZE);
        List<Receipt> receipts = intake.list(filter, first, Asked.SIZE);
        status.setText(
                count <= Asked.SIZE && first == 0
                        ? getTranslation("intake.count", count)
                        : getTranslation(
                                "intake.range", first + 1, first + receipts.size(), count));
        if (!receipts.equals(shown) || files.getComponentCount() == 0) {
            shown = receipts;
            files.removeAll();
            receipts.forEach(receipt -> files.add(new Line(receipt, names, this::again)));
            if (receipts.isEmpty()) {
                files.add(nothing());
            }
        }
        pages.removeAll();
        if (asked.page() > 0) {
            pages.add(
                    Link.to(
                            asked.withPage(asked.page() - 1).address(),
                            getTranslation("intake.newer")));
        }
        if (first + receipts.size() < count) {
            pages.add(
                    Link.to(
                            asked.withPage(asked.page() + 1).address(),
                            getTranslation("intake.older")));
        }
    }

    private ListItem nothing() {
        Paragraph words =
                new Paragraph(
                        getTranslation(asked.chooses() ? "intake.none.filter" : "intake.none"));
        Div text = new Div(words);
        Div links =
                new Div(
                        asked.chooses()
                                ? Link.to("intake", getTranslation("intake.none.all"))
                                : Link.to("contribute", getTranslation("contribute.title")));
        links.addClassName("link-row");
        text.add(links);
        return new ListItem(new Span(), text);
    }

    private void choices() {
        Asked base = asked;
        choose(
                outcomes,
                "intake.outcome",
                intake.outcomes(base.withOutcome(null).filter(own)),
                base.outcome(),
                value -> getTranslation("outcome." + value),
                base::withOutcome);
        choose(
                reasons,
                "intake.reason",
                intake.reasons(base.withReason(null).filter(own)),
                base.reason(),
                value -> value,
                base::withReason);
        if (own == null) {
            choose(
                    senders,
                    "intake.sender",
                    intake.senders(base.withSender(null).filter(own)),
                    base.sender(),
                    value -> value,
                    base::withSender);
        }
    }

    private void choose(
            Div where,
            String title,
            List<Intake.Count> counts,
            @Nullable String chosen,
            Function<String, String> name,
            Function<@Nullable String, Asked> with) {
        where.removeAll();
        if (counts.isEmpty() && chosen == null) {
            return;
        }
        HtmlContainer heading = new HtmlContainer("h3");
        heading.setText(getTranslation(title));
        UnorderedList list = new UnorderedList();
        list.add(choice(getTranslation("intake.any"), null, with.apply(null), chosen == null));
        for (Intake.Count count : counts) {
            list.add(
                    choice(
                            name.apply(count.value()),
                            count.files(),
                            with.apply(count.value()),
                            count.value().equals(chosen)));
        }
        where.add(heading, list);
    }

    private static ListItem choice(
            String words, @Nullable Long files, Asked address, boolean chosen) {
        Anchor link = Link.to(address.address(), words);
        link.addClassName("quiet");
        if (chosen) {
            link.getElement().setAttribute("aria-current", "true");
        }
        ListItem item = new ListItem(link);
        if (files != null) {
            Span count = new Span(new Text(files.toString()));
            count.addClassName("count");
            item.add(count);
        }
        return item;
    }

    private void actions(Intake.Filter filter) {
        actions.removeAll();
        long failed =
                intake.outcomes(filter).stream()
                        .filter(one ->
                                one.value().equals("unreadable") || one.value().equals("refused"))
                        .mapToLong(Intake.Count::files)
                        .sum();
        if (failed > 0) {
            actions.add(
                    new Button(
                            getTranslation("intake.again.all", failed),
                            event -> {
                                int files = intake.again(filter, String.valueOf(viewer.name()));
                                said.setText(getTranslation("intake.again.done", files));
                                refresh();
                            }));
        }
        String query = asked.withPage(0).query();
        actions.add(
                Link.out(
                        "api/v1/ingestions.csv" + (query.isEmpty() ? "" : "?" + query),
                        getTranslation("intake.csv")));
    }

    private void again(Receipt receipt) {
        boolean put = intake.again(receipt.id(), String.valueOf(viewer.name()));
        said.setText(getTranslation("intake.again.done", put ? 1 : 0));
        refresh();
    }
}
