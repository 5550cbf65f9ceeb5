package org.compendium.web.gap;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.compendium.curated.Entries;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Kind;
import org.compendium.document.Passage;
import org.compendium.gap.GapMap;
import org.compendium.gap.Gaps;
import org.compendium.place.Region;
import org.compendium.place.Regions;
import org.compendium.place.Stage;
import org.compendium.place.Stages;
import org.compendium.web.Byline;
import org.compendium.web.Link;
import org.compendium.web.MainLayout;
import org.compendium.web.Names;
import org.compendium.web.Notice;
import org.compendium.web.Para;
import org.compendium.web.Written;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/// Themes against regions or outcomes: how much is held where they meet, and what it is.
@Route(value = "gaps", layout = MainLayout.class)
@AnonymousAllowed
class GapsView extends Composite<Div> implements BeforeEnterObserver, HasDynamicTitle {

    private static final int MOST = 50;

    private final Gaps gaps;
    private final Entries entries;
    private final Documents documents;
    private final Names names;
    private final Regions regions = Regions.ofPack();
    private final Stages stages = Stages.ofPack();

    GapsView(Gaps gaps, Entries entries, Documents documents, Names names) {
        this.gaps = gaps;
        this.entries = entries;
        this.documents = documents;
        this.names = names;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("title", getTranslation("gaps.title"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters asked = event.getLocation().getQueryParameters();
        Gaps.View view =
                new Gaps.View(
                        asked.getSingleParameter("columns").orElse("regions").equals("outcomes"),
                        given(asked, "within"),
                        given(asked, "stage"));
        getContent().removeAll();
        try {
            GapMap map = gaps.map(view);
            String theme = given(asked, "theme");
            String column = given(asked, "column");
            if (theme != null && column != null) {
                cell(view, map, theme, column);
            } else {
                table(view, map);
            }
        } catch (IllegalArgumentException e) {
            getContent()
                    .add(
                            new Header(new H1(getTranslation("gaps.title"))),
                            Notice.of(getTranslation("gaps.wrong"), e));
        }
    }

    private static @Nullable String given(QueryParameters asked, String name) {
        return asked.getSingleParameter(name).filter(value -> !value.isBlank()).orElse(null);
    }

    private void table(Gaps.View view, GapMap map) {
        Paragraph lead = new Paragraph(getTranslation("gaps.lead", map.works(), map.digests()));
        lead.addClassName("lead");
        Div choices = new Div(columns(view), within(view), stage(view));
        choices.addClassName("gap-choices");
        getContent()
                .add(
                        new Header(new H1(getTranslation("gaps.title")), lead),
                        choices,
                        new Html(html(view, map)),
                        csv(view));
    }

    private Component columns(Gaps.View view) {
        return row(
                "gaps.columns",
                link(new Gaps.View(false, null, view.stage()), "gaps.regions", !view.outcomes()),
                link(new Gaps.View(true, null, view.stage()), "gaps.outcomes", view.outcomes()));
    }

    private Component within(Gaps.View view) {
        if (view.outcomes()) {
            return new Span();
        }
        Div row = row("gaps.within");
        row.add(
                link(
                        new Gaps.View(false, null, view.stage()),
                        "gaps.world",
                        view.within() == null));
        for (Region region : regions.top()) {
            row.add(
                    chosen(
                            Link.to(
                                    address(new Gaps.View(false, region.code(), view.stage())),
                                    names.region(region.code(), getLocale())),
                            region.code().equals(view.within())));
        }
        return row;
    }

    private Component stage(Gaps.View view) {
        Div row = row("gaps.stage");
        row.add(
                link(
                        new Gaps.View(view.outcomes(), view.within(), null),
                        "gaps.everyStage",
                        view.stage() == null));
        for (Stage stage : stages.all()) {
            row.add(
                    chosen(
                            Link.to(
                                    address(
                                            new Gaps.View(
                                                    view.outcomes(), view.within(), stage.slug())),
                                    stage.name(getLocale().getLanguage())),
                            stage.slug().equals(view.stage())));
        }
        return row;
    }

    private Div row(String label, Component... links) {
        Span what = new Span(getTranslation(label));
        what.addClassName("meta");
        Div row = new Div(what);
        row.add(links);
        row.addClassName("link-row");
        return row;
    }

    private Anchor link(Gaps.View view, String text, boolean here) {
        return chosen(Link.to(address(view), getTranslation(text)), here);
    }

    private static Anchor chosen(Anchor link, boolean here) {
        if (here) {
            link.getElement().setAttribute("aria-current", "page");
        }
        return link;
    }

    private static Map<String, String> parameters(Gaps.View view) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (view.outcomes()) {
            parameters.put("columns", "outcomes");
        }
        if (view.within() != null) {
            parameters.put("within", view.within());
        }
        if (view.stage() != null) {
            parameters.put("stage", view.stage());
        }
        return parameters;
    }

    private static String address(Gaps.View view) {
        return address("gaps", parameters(view));
    }

    private static String address(String path, Map<String, String> parameters) {
        return parameters.isEmpty()
                ? path
                : path + '?' + QueryParameters.simple(parameters).getQueryString();
    }

    private static String address(Gaps.View view, String theme, String column) {
        Map<String, String> parameters = parameters(view);
        parameters.put("theme", theme);
        parameters.put("column", column);
        return address("gaps", parameters);
    }

    private Component csv(Gaps.View view) {
        Div row =
                new Div(
                        Link.out(
                                address("api/v1/gaps.csv", parameters(view)),
                                getTranslation("gaps.csv")));
        row.addClassName("link-row");
        return row;
    }

    // One component: hundreds of them would be slow to send.
    private String html(Gaps.View view, GapMap map) {
        StringBuilder table =
                new StringBuilder("<div class=\"wide\"><table class=\"gap-map\"><caption>")
                        .append(escaped(getTranslation("gaps.caption")))
                        .append("</caption><thead><tr><td></td>");
        for (String column : map.columns()) {
            table.append("<th scope=\"col\">").append(escaped(name(view, column))).append("</th>");
        }
        table.append("</tr></thead><tbody>");
        for (GapMap.Row row : map.rows()) {
            table.append("<tr><th scope=\"row\" class=\"deep")
                    .append(row.depth())
                    .append("\"><a href=\"themes/")
                    .append(escaped(row.theme()))
                    .append("\">")
                    .append(escaped(names.theme(row.theme(), getLocale())))
                    .append("</a></th>");
            for (String column : map.columns()) {
                table.append(cell(view, row.theme(), column, map.at(row.theme(), column)));
            }
            table.append("</tr>");
        }
        return table.append("</tbody></table></div>").toString();
    }

    private String cell(Gaps.View view, String theme, String column, GapMap.Count count) {
        String label = escaped(name(view, column));
        if (count.nothing()) {
            return "<td class=\"blank\" data-l=\"%s\">%s</td>"
                    .formatted(label, escaped(getTranslation("gaps.nothing")));
        }
        return "<td class=\"much%d\" data-l=\"%s\"><a href=\"%s\">%s</a></td>"
                .formatted(
                        magnitude(count.records() + count.passages()),
                        label,
                        escaped(address(view, theme, column)),
                        said(count));
    }

    private String said(GapMap.Count count) {
        return count.records() == 0
                ? escaped(getTranslation("gaps.passages", count.passages()))
                : escaped(getTranslation("gaps.records", count.records()))
                        + "<br>"
                        + escaped(getTranslation("gaps.passages", count.passages()));
    }

    // 1 to 5: tens, hundreds, thousands.
    private static int magnitude(long count) {
        return count < 3 ? 1 : count < 10 ? 2 : count < 100 ? 3 : count < 1000 ? 4 : 5;
    }

    private String name(Gaps.View view, String column) {
        if (column.equals(GapMap.NOWHERE)) {
            return getTranslation("gaps.nowhere");
        }
        return view.outcomes()
                ? names.theme(column, getLocale())
                : names.region(column, getLocale());
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    private void cell(Gaps.View view, GapMap map, String theme, String column) {
        if (!map.columns().contains(column)) {
            throw new IllegalArgumentException(getTranslation("gaps.noColumn", column));
        }
        GapMap.Count count = map.at(theme, column);
        Paragraph crumb = new Paragraph(Link.to(address(view), getTranslation("gaps.back")));
        crumb.addClassNames("crumb", "meta");
        Paragraph lead =
                new Paragraph(
                        count.nothing()
                                ? getTranslation("gaps.cell.nothing", map.works())
                                : getTranslation(
                                        "gaps.cell",
                                        count.records(),
                                        count.passages(),
                                        map.works()));
        lead.addClassName("lead");
        getContent()
                .add(
                        new Header(
                                crumb,
                                new H1(
                                        names.theme(theme, getLocale())
                                                + " × "
                                                + name(view, column)),
                                lead));
        List<String> records = gaps.records(view, theme, column);
        if (!records.isEmpty()) {
            UnorderedList list = new UnorderedList();
            list.addClassName("plain-list");
            records.stream()
                    .map(entries::find)
                    .flatMap(Optional::stream)
                    .forEach(entry ->
                            list.add(
                                    new ListItem(
                                            Written.inEnglish(
                                                    Link.to(entry.address(), entry.title())))));
            getContent().add(section(new H2(getTranslation("gaps.cell.records")), list));
        }
        passages(view, theme, column, count);
    }

    private void passages(Gaps.View view, String theme, String column, GapMap.Count count) {
        List<Gaps.Where> places = gaps.passages(view, theme, column, MOST);
        if (places.isEmpty()) {
            return;
        }
        Section section = section(new H2(getTranslation("gaps.cell.passages")));
        if (count.passages() > places.size()) {
            Paragraph first =
                    new Paragraph(
                            getTranslation("gaps.cell.first", places.size(), count.passages()));
            first.addClassName("meta");
            section.add(first);
        }
        Map<String, List<Gaps.Where>> byDocument =
                places.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Gaps.Where::document,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        byDocument.forEach((id, where) ->
                documents
                        .find(new DocumentId(id))
                        .ifPresent(document -> of(section, document, where)));
        getContent().add(section);
    }

    private void of(Section section, Document document, List<Gaps.Where> where) {
        Map<String, Passage> passages =
                documents.passages(document.id()).stream()
                        .collect(Collectors.toMap(Passage::eId, passage -> passage));
        for (Gaps.Where one : where) {
            Passage passage = passages.get(one.eId());
            if (passage != null) {
                Para para =
                        new Para(passage, Names.address(document) + '/' + passage.eId())
                                .words(passage.text(), List.of());
                para.getElement().setAttribute("lang", document.languageOf(passage));
                if (document.kind() == Kind.DIGEST) {
                    para.add(Byline.whole(document, names));
                }
                section.add(para.path(document.cite(passage)));
            }
        }
    }

    private static Section section(Component... content) {
        Section section = new Section(content);
        section.addClassName("shown-by");
        return section;
    }
}
