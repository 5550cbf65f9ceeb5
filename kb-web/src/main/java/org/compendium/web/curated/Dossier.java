package org.compendium.web.curated;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.compendium.account.Viewer;
import org.compendium.curated.Entry;
import org.compendium.document.PassageRef;
import org.compendium.web.Claim;
import org.compendium.web.Evidence;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/// What a dossier says of a zone, side by side with what is said of zones in general: positions for
/// and against, promise and result, the way it went, and what it offered its firms.
final class Dossier {

    private static final List<String> BENEFITS =
            List.of("benefit-expected", "benefit-realised", "benefit-unknown");
    private static final List<String> CRITICISMS =
            List.of(
                    "criticism-jobs",
                    "criticism-investment",
                    "criticism-skills",
                    "criticism-linkages",
                    "criticism-labour",
                    "criticism-environment");
    private static final List<String> INCENTIVES =
            List.of(
                    "incentive-fiscal",
                    "incentive-non-fiscal",
                    "reward-research",
                    "reward-local-inputs",
                    "reward-technology-transfer");
    private static final String UP = "trajectory-up";
    private static final String DOWN = "trajectory-down";

    private final EntryPage.Parts parts;
    private final EntryPage page;
    private final Voices voices;
    private final Locale locale;
    private final List<Shown> claims;

    /// @param general whether it is said of zones in general
    private record Shown(Evidence.Weighed weighed, boolean general) {

        Entry.Claim claim() {
            return weighed.claim();
        }

        boolean about(String aspect) {
            return aspect.equals(claim().aspect());
        }
    }

    /// @param general what is said of zones in general
    Dossier(
            EntryPage.Parts parts,
            EntryPage page,
            Entry dossier,
            List<Entry> general,
            Voices voices,
            Viewer viewer,
            Locale locale) {
        this.parts = parts;
        this.page = page;
        this.voices = voices;
        this.locale = locale;
        this.claims =
                Stream.concat(
                                parts.evidence().weigh(dossier, viewer, locale).stream()
                                        .map(one -> new Shown(one, false)),
                                general.stream()
                                        .flatMap(entry ->
                                                parts
                                                        .evidence()
                                                        .weigh(entry, viewer, locale)
                                                        .stream())
                                        .map(one -> new Shown(one, true)))
                        .toList();
    }

    void addTo(Div into) {
        into.add(
                bothSides(),
                section("benefits", columns(BENEFITS)),
                section("trajectory", trajectory()),
                section("incentives", rows(INCENTIVES)));
        List<Shown> others = claims.stream().filter(one -> !placed(one)).toList();
        if (!others.isEmpty()) {
            into.add(section("otherwise", list(others)));
        }
    }

    private static boolean placed(Shown one) {
        String aspect = one.claim().aspect();
        return aspect != null
                && (BENEFITS.contains(aspect)
                        || CRITICISMS.contains(aspect)
                        || INCENTIVES.contains(aspect)
                        || aspect.equals(UP)
                        || aspect.equals(DOWN));
    }

    /// Positions side by side, subject by subject; of equal width, and never weighed.
    private Component bothSides() {
        H2 title = new H2(page.said("dossier.both") + " ");
        parts.pinpoints()
                .of(disputed())
                .forEach(passage -> title.add(Claim.number(passage, false), new Text(" ")));
        Div table = new Div();
        table.addClassName("both");
        table.add(
                new Span(), new H3(page.said("dossier.against")), new H3(page.said("dossier.for")));
        side(table, page.said("dossier.benefits.all"), BENEFITS);
        CRITICISMS.forEach(aspect -> side(table, label(aspect), List.of(aspect)));
        Section section =
                new Section(
                        new Header(title, new Paragraph(page.said("dossier.both.what"))), table);
        section.addClassName("section");
        return section;
    }

    private void side(Div table, String label, List<String> aspects) {
        H3 subject = new H3(label);
        table.add(
                subject,
                new Div(orNot(of(aspects, Entry.Side.AGAINST))),
                new Div(orNot(of(aspects, Entry.Side.FOR))));
    }

    private List<Shown> of(List<String> aspects, Entry.Side side) {
        return claims.stream()
                .filter(one -> one.claim().side() == side && aspects.stream().anyMatch(one::about))
                .toList();
    }

    // The passages on which both the one and the other stand.
    private List<PassageRef> disputed() {
        return passages(Entry.Side.AGAINST).stream()
                .filter(passages(Entry.Side.FOR)::contains)
                .toList();
    }

    private List<PassageRef> passages(Entry.Side side) {
        return claims.stream()
                .filter(one -> one.claim().side() == side)
                .flatMap(one -> one.claim().cites().stream())
                .distinct()
                .toList();
    }

    private Component columns(List<String> aspects) {
        Div columns = new Div();
        columns.addClassName("three");
        for (String aspect : aspects) {
            columns.add(new Div(new H3(label(aspect)), orNot(of(aspect))));
        }
        return columns;
    }

    private Component rows(List<String> aspects) {
        DescriptionList rows = new DescriptionList();
        rows.addClassName("register");
        for (String aspect : aspects) {
            rows.add(
                    new Div(
                            new DescriptionList.Term(label(aspect)),
                            new DescriptionList.Description(orNot(of(aspect)))));
        }
        return rows;
    }

    private List<Shown> of(String aspect) {
        return claims.stream().filter(one -> one.about(aspect)).toList();
    }

    private Component orNot(List<Shown> shown) {
        if (shown.isEmpty()) {
            Paragraph blank = new Paragraph(page.said("notReported"));
            blank.addClassName("blank");
            return blank;
        }
        return list(shown);
    }

    private Component list(List<Shown> shown) {
        Div list = new Div();
        list.addClassName("claims");
        for (Shown one : shown) {
            Claim claim =
                    new Claim(
                            one.weighed(), null, one.general() ? page.said("dossier.general") : "");
            claim.add(voices.under(one.claim()));
            list.add(claim);
        }
        return list;
    }

    private Component trajectory() {
        List<Shown> moves = Stream.of(UP, DOWN).flatMap(way -> of(way).stream()).toList();
        Div trajectory = new Div();
        trajectory.addClassName("trajectory");
        trajectory.add(new Html(drawing(moves)));
        Div words = new Div();
        if (moves.stream().allMatch(Shown::general)) {
            Paragraph none = new Paragraph(page.said("dossier.trajectory.none"));
            none.addClassName("blank");
            words.add(none);
        }
        Map<String, List<Shown>> byYear = new TreeMap<>();
        moves.forEach(one ->
                byYear.computeIfAbsent(year(one), key -> new java.util.ArrayList<>()).add(one));
        byYear.forEach((year, shown) -> {
            H3 when = new H3(year.isEmpty() ? page.said("notReported") : year);
            words.add(when, list(shown));
        });
        trajectory.add(words);
        return trajectory;
    }

    private static String year(Shown one) {
        @Nullable LocalDate said = one.claim().said();
        return said == null ? "" : String.valueOf(said.getYear());
    }

    /// A line in time: dots where this zone is said to have gone up or down, in the order of the
    /// years; dotted where zones in general are said to be able to. The list beside it says the
    /// same in words.
    private String drawing(List<Shown> moves) {
        List<Shown> own = moves.stream().filter(one -> !one.general()).toList();
        List<String> years = own.stream().map(Dossier::year).distinct().sorted().toList();
        StringBuilder svg = new StringBuilder();
        svg.append(
                        "<svg class=\"path\" width=\"352\" height=\"180\" viewBox=\"0 0 352 180\" role=\"img\"")
                .append(" aria-label=\"")
                .append(escaped(described(own)))
                .append("\"><path class=\"axis\" d=\"M0 148H352\"/>");
        double step = 220.0 / Math.max(1, years.size());
        double height = 90;
        double x = 30;
        StringBuilder line = new StringBuilder("M" + x + ' ' + height);
        for (String year : years) {
            x += step;
            for (Shown one : own) {
                if (year(one).equals(year)) {
                    height = Math.clamp(height + (one.about(UP) ? -32 : 32), 20, 132);
                }
            }
            line.append('L').append(x).append(' ').append(height);
            svg.append("<circle class=\"dot\" cx=\"%s\" cy=\"%s\" r=\"6\"/>".formatted(x, height));
            svg.append(text(x, 168, "middle", year));
        }
        if (!years.isEmpty()) {
            svg.append("<path class=\"walked\" d=\"").append(line).append("\"/>");
        }
        if (moves.stream().anyMatch(one -> one.general() && one.about(UP))) {
            svg.append(possible(x, height, -40));
            svg.append(text(x + 66, Math.max(14, height - 40), "start", label(UP)));
        }
        if (moves.stream().anyMatch(one -> one.general() && one.about(DOWN))) {
            svg.append(possible(x, height, 40));
            svg.append(text(x + 66, height + 44, "start", label(DOWN)));
        }
        return svg.append("</svg>").toString();
    }

    private String described(List<Shown> own) {
        return own.isEmpty()
                ? page.said("dossier.trajectory.none")
                : own.stream()
                        .map(one ->
                                page.said("dossier.trajectory.step", year(one), one.claim().text()))
                        .reduce((a, b) -> a + " " + b)
                        .orElse("");
    }

    private static String possible(double x, double y, int rise) {
        return "<path class=\"possible\" d=\"M%s %sC%s %s %s %s %s %s\"/>"
                .formatted(x + 8, y, x + 30, y, x + 36, y + rise, x + 60, y + rise);
    }

    private static String text(double x, double y, String anchor, String words) {
        return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
                .formatted(x, y, anchor, escaped(words));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private String label(String aspect) {
        return parts.aspects().label(aspect, locale.getLanguage());
    }

    private Component section(String key, Component content) {
        return EntryPage.section(
                page.said("dossier." + key), page.said("dossier." + key + ".what"), content);
    }
}
