package org.compendium.web.curated;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.compendium.curated.Aspects;
import org.compendium.curated.Entry;
import org.compendium.score.Rated;
import org.compendium.score.Scores;
import org.compendium.score.Weighting;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Notice;
import org.compendium.web.Written;

/// Two to five programmes side by side, with the reader's own weights. Programmes and weights stand
/// in the address.
@Route(value = CompareScorecardsView.PATH, layout = MainLayout.class)
@AnonymousAllowed
class CompareScorecardsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    static final String PATH = "scorecards/compare";

    private static final int FEWEST = 2;
    private static final int MOST = 5;
    private static final int USUAL = 50;
    private static final String OF = "of";
    private static final String WEIGHT = "w.";

    private final EntryPage.Parts parts;
    private final Scores scores;
    private final List<Aspects.Aspect> indicators;

    private final Div message = new Div();
    private final Div table = new Div();
    private final Map<String, Checkbox> boxes = new LinkedHashMap<>();
    private final Map<String, Input> fields = new LinkedHashMap<>();
    private final List<String> chosen = new ArrayList<>();
    private final Map<String, Integer> weights = new LinkedHashMap<>();

    CompareScorecardsView(EntryPage.Parts parts, Scores scores) {
        this.parts = parts;
        this.scores = scores;
        this.indicators = parts.aspects().of(Entry.Type.SCORECARD);
        message.getElement().setAttribute("role", "status");
        table.addClassName("side-by-side");
        Paragraph crumb =
                new Paragraph(Link.to(ScorecardsView.PATH, getTranslation("scores.title")));
        crumb.addClassNames("crumb", "meta");
        Paragraph lead = new Paragraph(getTranslation("compare.lead"));
        lead.addClassName("lead");
        Header head = new Header(crumb, new H1(getTranslation("compare.title")), lead);
        head.addClassName("head");
        getContent().add(head, message, programmes(), weights(), table);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("compare.title"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        message.removeAll();
        Map<String, List<String>> asked = event.getLocation().getQueryParameters().getParameters();
        chosen.clear();
        List<String> unknown = new ArrayList<>();
        asked.getOrDefault(OF, List.of()).stream()
                .flatMap(ids -> List.of(ids.split(",")).stream())
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .distinct()
                .forEach(id -> (boxes.containsKey(id) ? chosen : unknown).add(id));
        if (!unknown.isEmpty()) {
            say("compare.unknown", String.join(", ", unknown));
        }
        if (chosen.size() > MOST) {
            say("compare.tooMany", MOST);
            chosen.subList(MOST, chosen.size()).clear();
        }
        for (Aspects.Aspect indicator : indicators) {
            List<String> given = asked.getOrDefault(WEIGHT + indicator.id(), List.of());
            weights.put(indicator.id(), USUAL);
            given.stream().limit(1).forEach(text -> weigh(indicator, text));
        }
        boxes.forEach((id, box) -> box.setValue(chosen.contains(id)));
        fields.forEach((id, field) -> field.setValue(String.valueOf(weights.get(id))));
        show();
    }

    private Component programmes() {
        Div list = new Div();
        list.addClassName("picks");
        parts.entries()
                .all(Entry.Type.SCORECARD)
                .forEach(card -> {
                    Checkbox box = Written.inEnglish(new Checkbox(card.title()));
                    box.addValueChangeListener(event -> {
                        if (event.isFromClient()) {
                            pick(card.id(), event.getValue());
                        }
                    });
                    boxes.put(card.id(), box);
                    list.add(box);
                });
        return EntryPage.section(
                getTranslation("compare.programmes"),
                getTranslation("compare.programmes.what", FEWEST, MOST),
                list);
    }

    private Component weights() {
        Div list = new Div();
        list.addClassName("weights");
        for (Aspects.Aspect indicator : indicators) {
            Input field = new Input();
            field.setType("number");
            field.getElement()
                    .setAttribute("min", "0")
                    .setAttribute("max", String.valueOf(Weighting.MOST))
                    .setAttribute("step", "1")
                    .setAttribute("inputmode", "numeric");
            field.addValueChangeListener(event -> {
                if (event.isFromClient()) {
                    message.removeAll();
                    weigh(indicator, event.getValue());
                    field.setValue(String.valueOf(weights.get(indicator.id())));
                    changed();
                }
            });
            fields.put(indicator.id(), field);
            HtmlContainer label = new HtmlContainer("label");
            label.add(new Text(indicator.label(getLocale().getLanguage())), field);
            list.add(label);
        }
        NativeButton same =
                new NativeButton(
                        getTranslation("compare.same"),
                        event -> {
                            message.removeAll();
                            weights.replaceAll((id, weight) -> USUAL);
                            fields.values().forEach(field -> field.setValue(String.valueOf(USUAL)));
                            changed();
                        });
        same.addClassName("link");
        return EntryPage.section(
                getTranslation("compare.weights"),
                getTranslation("compare.weights.what", Weighting.MOST),
                new Div(list, same));
    }

    private void pick(String id, boolean wanted) {
        message.removeAll();
        if (wanted && chosen.size() >= MOST) {
            boxes.computeIfPresent(
                    id,
                    (key, box) -> {
                        box.setValue(false);
                        return box;
                    });
            say("compare.tooMany", MOST);
            return;
        }
        chosen.remove(id);
        if (wanted) {
            chosen.add(id);
        }
        changed();
    }

    // A weight that is none leaves what was.
    private void weigh(Aspects.Aspect indicator, String text) {
        try {
            int weight = Integer.parseInt(text.strip());
            if (weight >= 0 && weight <= Weighting.MOST) {
                weights.put(indicator.id(), weight);
                return;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number that is out of bounds.
        }
        say("compare.noWeight", indicator.label(getLocale().getLanguage()), Weighting.MOST);
    }

    private void say(String key, Object... values) {
        message.add(new Notice("", getTranslation(key, values)));
    }

    private void changed() {
        List<String> parameters = new ArrayList<>();
        if (!chosen.isEmpty()) {
            parameters.add(OF + '=' + String.join(",", chosen));
        }
        weights.forEach((id, weight) -> {
            if (weight != USUAL) {
                parameters.add(WEIGHT + id + '=' + weight);
            }
        });
        UI.getCurrent()
                .getPage()
                .getHistory()
                .replaceState(
                        null,
                        parameters.isEmpty() ? PATH : PATH + '?' + String.join("&", parameters));
        show();
    }

    private void show() {
        table.removeAll();
        if (chosen.size() < FEWEST) {
            table.add(ScorecardsView.blank(getTranslation("compare.tooFew", FEWEST)));
            return;
        }
        List<Entry> cards =
                chosen.stream()
                        .flatMap(id -> parts.entries().find(Entry.Type.SCORECARD, id).stream())
                        .toList();
        Map<String, Rated> rated = scores.published();
        table.add(
                new H2(getTranslation("compare.table")),
                new Grid(this, indicators, new Weighting(weights)).of(cards, rated));
    }

    /// The table itself: a row for each indicator, a column for each programme.
    private record Grid(
            CompareScorecardsView view, List<Aspects.Aspect> indicators, Weighting weighting) {

        Component of(List<Entry> cards, Map<String, Rated> rated) {
            Scale scale = new Scale(view, view.getLocale());
            HtmlContainer head = new HtmlContainer("tr");
            head.add(heading("col", new Text(view.getTranslation("compare.indicator"))));
            cards.forEach(card ->
                    head.add(
                            heading(
                                    "col",
                                    Written.inEnglish(Link.to(card.address(), card.title())))));
            HtmlContainer body = new HtmlContainer("tbody");
            for (Aspects.Aspect indicator : indicators) {
                HtmlContainer row = new HtmlContainer("tr");
                row.add(heading("row", label(indicator, scale)));
                cards.forEach(card ->
                        row.add(
                                cell(
                                        card,
                                        score(
                                                indicator,
                                                card,
                                                rated.getOrDefault(card.id(), Rated.NOT_YET),
                                                scale))));
                row.setClassName("out", weighting.share(indicator.id()) == 0);
                body.add(row);
            }
            HtmlContainer total = new HtmlContainer("tr");
            total.addClassName("total");
            total.add(heading("row", new Text(view.getTranslation("compare.total"))));
            cards.forEach(card ->
                    total.add(
                            cell(
                                    card,
                                    total(rated.getOrDefault(card.id(), Rated.NOT_YET), scale))));
            HtmlContainer foot = new HtmlContainer("tfoot");
            foot.add(total);
            HtmlContainer top = new HtmlContainer("thead");
            top.add(head);
            HtmlContainer table = new HtmlContainer("table");
            table.addClassName("compared");
            table.add(top, body, foot);
            return table;
        }

        private Component label(Aspects.Aspect indicator, Scale scale) {
            Div label = new Div(new Text(indicator.label(view.getLocale().getLanguage())));
            double share = weighting.share(indicator.id());
            Paragraph meta =
                    new Paragraph(
                            share == 0
                                    ? view.getTranslation("compare.out")
                                    : view.getTranslation(
                                            "compare.share", scale.number(share * 100, 0)));
            meta.addClassName("meta");
            label.add(meta);
            return label;
        }

        private Component score(Aspects.Aspect indicator, Entry card, Rated rated, Scale scale) {
            Div cell = new Div();
            Double mean = rated.means().get(indicator.id());
            if (mean == null) {
                cell.add(italic("compare.notScored"));
            } else {
                HtmlContainer value = new HtmlContainer("b");
                value.addClassName("num");
                value.setText(scale.number(mean, 1));
                Paragraph spread = new Paragraph(scale.spread(rated, indicator.id()));
                spread.addClassName("meta");
                cell.add(value, spread);
            }
            int passages =
                    (int)
                            card.claims(indicator.id()).stream()
                                    .flatMap(claim -> claim.cites().stream())
                                    .distinct()
                                    .count();
            Paragraph held = new Paragraph();
            held.addClassName("meta");
            if (passages == 0) {
                held.add(italic("notReported"));
            } else {
                held.add(
                        Link.to(
                                card.address() + '#' + indicator.id(),
                                view.getTranslation("compare.passages", passages)));
            }
            cell.add(held);
            return cell;
        }

        private Component total(Rated rated, Scale scale) {
            return switch (weighting.total(rated.means())) {
                case Weighting.Total.NothingCounts() -> italic("compare.nothingCounts");
                case Weighting.Total.NoEvidence() -> italic("compare.noEvidence");
                case Weighting.Total.Of(double value, double covered) -> {
                    HtmlContainer number = new HtmlContainer("b");
                    number.addClassName("num");
                    number.setText(scale.number(value, 2));
                    Paragraph meta =
                            new Paragraph(
                                    covered == 1
                                            ? view.getTranslation("compare.covered.all")
                                            : view.getTranslation(
                                                    "compare.covered",
                                                    scale.number(covered * 100, 0)));
                    meta.addClassName("meta");
                    yield new Div(number, meta);
                }
            };
        }

        private HtmlContainer italic(String key) {
            HtmlContainer words = new HtmlContainer("i");
            words.setText(view.getTranslation(key));
            return words;
        }

        private static HtmlContainer heading(String scope, Component content) {
            HtmlContainer heading = new HtmlContainer("th");
            heading.getElement().setAttribute("scope", scope);
            heading.add(content);
            return heading;
        }

        // On phones each cell stands below the other, and says whose it is.
        private static HtmlContainer cell(Entry card, Component content) {
            HtmlContainer cell = new HtmlContainer("td");
            cell.getElement().setAttribute("data-of", card.title());
            cell.add(content);
            return cell;
        }
    }
}
