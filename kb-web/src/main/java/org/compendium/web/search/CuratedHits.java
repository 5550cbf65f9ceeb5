package org.compendium.web.search;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.compendium.arrangement.Arrangement;
import org.compendium.curated.Entry;
import org.compendium.curated.Recommendation;
import org.compendium.manual.Manual;
import org.compendium.readiness.Check;
import org.compendium.search.CuratedHit;
import org.compendium.search.CuratedKind;
import org.compendium.search.CuratedRecords;
import org.compendium.web.Excerpt;
import org.compendium.web.Link;
import org.compendium.web.Names;
import org.compendium.web.Written;
import org.compendium.web.arrangement.ToldArrangements;

/// What is curated about a question, above the documents: how many records of each kind, and the
/// best of them. Where kinds are chosen, all records of these kinds with what each says in short.
final class CuratedHits extends Composite<Section> {

    private static final int BEST = 3;

    /// Of chosen kinds so many are shown until somebody asks for all.
    private static final int FIRST = 10;

    /// Characters of a recommendation in a list of titles.
    private static final int TITLE = 110;

    private static final String DOT = " · ";

    private final Names names;
    private final ToldArrangements told;

    CuratedHits(Names names, ToldArrangements told) {
        this.names = names;
        this.told = told;
        getContent().addClassName("curated");
    }

    void show(Asked asked, CuratedRecords found) {
        getContent().removeAll();
        boolean chosen = !asked.curated().isEmpty();
        List<CuratedHit> hits = asked.nothing() ? List.of() : found.of(asked.curated());
        getContent().setVisible(chosen || !hits.isEmpty());
        if (chosen) {
            all(asked, hits);
        } else if (!hits.isEmpty()) {
            best(found);
        }
    }

    private void best(CuratedRecords found) {
        List<CuratedHit> hits = found.all();
        getContent()
                .add(new H2(getTranslation("curated.title")), kinds(found), list(hits, 0, BEST));
        if (hits.size() > BEST) {
            getContent()
                    .add(
                            new NativeDetails(
                                    getTranslation("curated.more", hits.size() - BEST),
                                    list(hits, BEST, hits.size())));
        }
    }

    private Paragraph kinds(CuratedRecords found) {
        Map<CuratedKind, Long> counts = found.counts();
        Paragraph kinds =
                new Paragraph(
                        Arrays.stream(CuratedKind.values())
                                .filter(counts::containsKey)
                                .map(kind ->
                                        getTranslation(
                                                "curated.count." + kind.slug(), counts.get(kind)))
                                .collect(Collectors.joining(DOT)));
        kinds.addClassName("meta");
        return kinds;
    }

    private void all(Asked asked, List<CuratedHit> hits) {
        getContent().add(new H2(getTranslation("curated.title")));
        if (hits.isEmpty()) {
            Paragraph none =
                    new Paragraph(
                            getTranslation(
                                    asked.chosen().isEmpty()
                                            ? "curated.none"
                                            : "curated.none.filters"));
            none.addClassName("blank");
            getContent().add(none);
        } else {
            getContent().add(kinds(new CuratedRecords(hits)));
        }
        UnorderedList list = new UnorderedList();
        list.addClassName("records");
        hits.stream().limit(FIRST).forEach(hit -> list.add(full(hit)));
        getContent().add(list);
        if (hits.size() > FIRST) {
            NativeButton more = new NativeButton(getTranslation("curated.all", hits.size()));
            more.addClassNames("button", "plain");
            more.addClickListener(event -> {
                more.removeFromParent();
                hits.stream().skip(FIRST).forEach(hit -> list.add(full(hit)));
            });
            getContent().add(more);
        }
    }

    private ListItem full(CuratedHit hit) {
        Anchor link = Written.in(writtenIn(hit), Link.to(hit.address(), title(hit)));
        link.addClassName("quiet");
        Div record = new Div(new H3(link));
        String summary = summary(hit);
        if (!summary.isEmpty()) {
            Paragraph text = Written.in(writtenIn(hit), new Paragraph(summary));
            text.addClassName("text");
            record.add(text);
        }
        Paragraph meta =
                new Paragraph(
                        Stream.concat(
                                        Stream.of(kind(hit)),
                                        hit.countries().stream()
                                                .map(code -> names.country(code, getLocale())))
                                .collect(Collectors.joining(DOT)));
        meta.addClassName("meta");
        record.add(meta);
        return new ListItem(record);
    }

    private Component list(List<CuratedHit> hits, int from, int to) {
        UnorderedList list = new UnorderedList();
        list.addClassName("plain-list");
        hits.subList(from, Math.min(to, hits.size()))
                .forEach(hit -> {
                    Anchor link =
                            Written.in(
                                    writtenIn(hit),
                                    Link.to(
                                            hit.address(),
                                            Excerpt.of(title(hit), List.of(), TITLE).text()));
                    Span kind = new Span(kind(hit));
                    kind.addClassName("meta");
                    list.add(new ListItem(link, new Span(" "), kind));
                });
        return list;
    }

    private String title(CuratedHit hit) {
        return switch (hit) {
            case CuratedHit.OfEntry(Entry entry) -> entry.title();
            case CuratedHit.OfManual manual ->
                    manual.where()
                            .map(chapter ->
                                    getTranslation(
                                            "curated.chapter",
                                            manual.manual().title(),
                                            chapter.title()))
                            .orElse(manual.manual().title());
            case CuratedHit.OfCheck(Check check) -> check.title(language());
            case CuratedHit.OfRecommendation(Recommendation one) -> one.text(language());
            case CuratedHit.OfArrangement(Arrangement one) -> one.name();
        };
    }

    private String writtenIn(CuratedHit hit) {
        return switch (hit) {
            case CuratedHit.OfEntry _ -> Written.ENGLISH;
            case CuratedHit.OfManual(Manual manual, var _) -> manual.language();
            case CuratedHit.OfCheck _, CuratedHit.OfArrangement _ -> language();
            case CuratedHit.OfRecommendation(Recommendation one) -> one.textLanguage(language());
        };
    }

    private String summary(CuratedHit hit) {
        return switch (hit) {
            case CuratedHit.OfEntry(Entry entry) -> entry.summary();
            case CuratedHit.OfManual(Manual manual, var _) -> manual.summary();
            case CuratedHit.OfCheck(Check check) ->
                    check.dimensions().stream()
                            .map(dimension -> dimension.name(language()))
                            .collect(Collectors.joining(DOT));
            case CuratedHit.OfRecommendation _ -> "";
            case CuratedHit.OfArrangement(Arrangement one) -> told.claim(one, getLocale()).text();
        };
    }

    private String kind(CuratedHit hit) {
        return hit instanceof CuratedHit.OfRecommendation(Recommendation one)
                ? getTranslation(
                        "curated.asked",
                        one.number(),
                        one.asked().passage().symbol().value(),
                        one.addressees().stream()
                                .map(slug -> getTranslation("addressee." + slug))
                                .collect(Collectors.joining(", ")))
                : getTranslation("curated.kind." + hit.kind().slug());
    }

    private String language() {
        return getLocale().getLanguage();
    }
}
