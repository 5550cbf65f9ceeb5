package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.compendium.arrangement.Arrangement;
import org.compendium.curated.Citation;
import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.compendium.curated.Rechecks;
import org.compendium.curated.Recommendation;
import org.compendium.curated.RecommendationPairs;
import org.compendium.curated.Recommendations;
import org.compendium.document.Kind;
import org.compendium.manual.Manual;
import org.compendium.readiness.Check;
import org.compendium.search.CuratedHit;
import org.compendium.search.CuratedKind;
import org.compendium.search.CuratedRecords;
import org.compendium.search.CuratedSearch;
import org.compendium.search.Facet;
import org.compendium.search.WhereNamed;
import org.compendium.theme.Concept;
import org.compendium.theme.Themes;
import org.compendium.web.CurrentViewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The curated records: concepts, practices, cases and recommendations.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Curated records")
class CuratedApi {

    private static final int LARGEST = 1000;
    static final String LICENCE = "CC-BY-4.0";
    static final String RIGHTS_HOLDER = "Compendium";

    /// The status of a check: it is there to be answered.
    private static final String CHECKABLE = "to-answer";

    private final Themes themes;
    private final Entries entries;
    private final Rechecks rechecks;
    private final Recommendations recommendations;
    private final CuratedSearch search;
    private final WhereNamed named;
    private final RecommendationPairs pairs;
    private final CurrentViewer current;

    CuratedApi(
            Themes themes,
            Entries entries,
            Rechecks rechecks,
            Recommendations recommendations,
            CuratedSearch search,
            WhereNamed named,
            RecommendationPairs pairs,
            CurrentViewer current) {
        this.search = search;
        this.named = named;
        this.pairs = pairs;
        this.current = current;
        this.recommendations = recommendations;
        this.themes = themes;
        this.entries = entries;
        this.rechecks = rechecks;
    }

    record ClaimView(
            String text,
            @Nullable String aspect,
            @Nullable String value,
            @Nullable String side,
            @Nullable String holder,
            @Nullable String date,
            @Nullable String basis,
            String strength,
            List<String> cites,
            List<KeptView> restsOn,
            boolean recheck) {

        static ClaimView of(Entry.Claim claim, Set<Citation> changed) {
            return new ClaimView(
                    claim.text(),
                    claim.aspect(),
                    claim.value(),
                    claim.onSide().map(Entry.Side::slug).orElse(null),
                    claim.holder(),
                    claim.said() == null ? null : claim.said().toString(),
                    claim.basis(),
                    claim.strength().slug(),
                    claim.cites().stream().map(Object::toString).toList(),
                    claim.citations().stream()
                            .filter(citation -> citation.words() != null)
                            .map(KeptView::of)
                            .toList(),
                    claim.citations().stream().anyMatch(changed::contains));
        }
    }

    record KeptView(String passage, String words) {

        static KeptView of(Citation citation) {
            return new KeptView(
                    citation.passage().toString(), Objects.requireNonNull(citation.words()));
        }
    }

    record LineageView(String relation, String id) {}

    record EntryView(
            String id,
            String kind,
            String title,
            String summary,
            String status,
            boolean current,
            @Nullable String period,
            @Nullable String about,
            @Nullable String checked,
            @Nullable String review,
            List<LineageView> lineage,
            List<String> themes,
            List<String> countries,
            List<ClaimView> claims,
            List<String> notReported,
            @Nullable String licence,
            @Nullable String rightsHolder,
            String body,
            List<String> names,
            String url,
            String detail) {

        /// A record that has no claims of its own.
        ///
        /// @param list the name of the list that has all of it
        static EntryView of(
                CuratedHit hit, String title, String summary, String status, String list) {
            return of(hit, title, summary, status, list, LICENCE, RIGHTS_HOLDER);
        }

        /// A record that somebody sent in.
        static EntryView of(Arrangement one, CuratedHit hit) {
            return of(
                    hit,
                    one.name(),
                    one.partners().stream()
                            .map(Arrangement.Partner::name)
                            .collect(Collectors.joining("; ")),
                    one.stage().slug(),
                    "arrangements",
                    one.licence(),
                    one.rightsHolder());
        }

        private static EntryView of(
                CuratedHit hit,
                String title,
                String summary,
                String status,
                String list,
                @Nullable String licence,
                @Nullable String rightsHolder) {
            return new EntryView(
                    hit.id(),
                    hit.kind().slug(),
                    title,
                    summary,
                    status,
                    true,
                    null,
                    null,
                    null,
                    null,
                    List.of(),
                    hit.themes(),
                    hit.countries(),
                    List.of(),
                    List.of(),
                    licence,
                    rightsHolder,
                    "",
                    List.of(),
                    Base.url() + '/' + hit.address(),
                    detail(list, hit.id()));
        }

        private static String detail(String list, String id) {
            return Base.url() + "/api/v1/" + list + '/' + id;
        }

        static EntryView of(Entry entry, Set<Citation> changed) {
            return new EntryView(
                    entry.id(),
                    entry.type().slug(),
                    entry.title(),
                    entry.summary(),
                    entry.status(),
                    entry.current(),
                    entry.period(),
                    entry.about(),
                    text(entry.checked()),
                    text(entry.review()),
                    entry.lineage().stream()
                            .map(one -> new LineageView(one.kind().slug(), one.other()))
                            .toList(),
                    entry.themes(),
                    entry.countries(),
                    entry.claims().stream().map(claim -> ClaimView.of(claim, changed)).toList(),
                    entry.notReported(),
                    LICENCE,
                    RIGHTS_HOLDER,
                    entry.body(),
                    entry.names(),
                    Base.url() + '/' + entry.address(),
                    detail(entry.type().plural(), entry.id()));
        }

        private static @Nullable String text(@Nullable LocalDate day) {
            return day == null ? null : day.toString();
        }
    }

    @Operation(summary = "The thesaurus, broader concepts first")
    @GetMapping("/concepts")
    DocumentsApi.Items<Concept> concepts(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        return slice(themes.all(), page, size);
    }

    @GetMapping("/concepts/{id}")
    Concept concept(@PathVariable String id) {
        return themes.find(id).orElseThrow(() -> missing("concept", id, "concepts"));
    }

    @Operation(
            summary = "Entries with their claims",
            description =
                    "A claim has 'restsOn', the words of the cited passages that it rests on, parts"
                            + " separated by …; 'recheck' is true when a passage no longer has"
                            + " them.")
    @GetMapping("/practices")
    DocumentsApi.Items<EntryView> practices(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        return all(Entry.Type.PRACTICE, page, size);
    }

    @GetMapping("/practices/{id}")
    EntryView practice(@PathVariable String id) {
        return one(Entry.Type.PRACTICE, id);
    }

    @Operation(summary = "Cases with their claims")
    @GetMapping("/cases")
    DocumentsApi.Items<EntryView> cases(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        return all(Entry.Type.CASE, page, size);
    }

    @GetMapping("/cases/{id}")
    EntryView oneCase(@PathVariable String id) {
        return one(Entry.Type.CASE, id);
    }

    /// A recommendation of another work that a curator put beside one.
    ///
    /// @param relation `repeats` or `opposes`
    /// @param pair the id of the pair
    /// @param id of the other recommendation; number, text and passage are as they were marked
    /// @param asMarked false when the pack says something else of one of the two since
    /// @param recheck whether the source of one of the two no longer has the words that were kept
    record BesideView(
            String relation,
            long pair,
            String id,
            String number,
            String text,
            String cites,
            @Nullable String words,
            String marked,
            boolean asMarked,
            boolean recheck) {}

    record RecommendationView(
            String id,
            String number,
            List<String> addressees,
            String text,
            String cites,
            String words,
            boolean recheck,
            String status,
            List<String> outcomes,
            List<BesideView> beside) {}

    private List<RecommendationView> views(List<Recommendation> some, String language) {
        List<RecommendationPairs.Pair> all = pairs.all();
        Set<Citation> changed =
                rechecks.changed(
                        Stream.concat(
                                        some.stream().map(Recommendation::asked),
                                        all.stream().flatMap(pair -> pair.citations().stream()))
                                .toList());
        return some.stream()
                .map(one ->
                        new RecommendationView(
                                one.id(),
                                one.number(),
                                one.addressees(),
                                one.text(language),
                                one.asked().passage().toString(),
                                String.valueOf(one.asked().words()),
                                changed.contains(one.asked()),
                                became(one),
                                one.outcomes().stream().map(Object::toString).toList(),
                                all.stream()
                                        .filter(pair -> pair.has(one.id()))
                                        .map(pair -> beside(pair, one.id(), changed))
                                        .toList()))
                .toList();
    }

    private BesideView beside(RecommendationPairs.Pair pair, String id, Set<Citation> changed) {
        RecommendationPairs.Side other = pair.beside(id);
        return new BesideView(
                pair.relation().slug(),
                pair.id(),
                other.id(),
                other.number(),
                other.text(),
                other.asked().passage().toString(),
                other.asked().words(),
                pair.markedAt().toString(),
                pairs.asMarked(pair),
                pair.citations().stream().anyMatch(changed::contains));
    }

    @Operation(
            summary = "Who was asked to do what, by which passage",
            description =
                    "'status' is not-known until a passage says what became of it; 'outcomes' are"
                            + " these passages. 'beside' are recommendations of other works that"
                            + " repeat or oppose it. addressee=SLUG gives those of one addressee.")
    @GetMapping("/recommendations")
    DocumentsApi.Items<RecommendationView> recommendations(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size,
            @RequestParam(defaultValue = "") String addressee,
            Locale locale) {
        return slice(
                views(
                        recommendations.all().stream()
                                .filter(one ->
                                        addressee.isEmpty() || one.addressees().contains(addressee))
                                .toList(),
                        locale.getLanguage()),
                page,
                size);
    }

    @GetMapping("/recommendations/{id}")
    RecommendationView recommendation(@PathVariable String id, Locale locale) {
        return recommendations
                .find(id)
                .map(one -> views(List.of(one), locale.getLanguage()).getFirst())
                .orElseThrow(() -> missing("recommendation", id, "recommendations"));
    }

    /// One kind of curated records.
    ///
    /// @param count of what the question finds, whatever kinds are chosen
    record KindView(String value, long count) {}

    record FoundView(long total, List<EntryView> items, List<KindView> kinds) {}

    @Operation(
            summary = "Curated records of all kinds by words, themes and countries",
            description =
                    "The words are understood in any of the six languages; kind (practice, case,"
                            + " dossier, scorecard, organisation, manual, check,"
                            + " recommendation, arrangement), theme and country can be repeated. The best come"
                            + " first, and entries that something else took the place of are left"
                            + " out. 'kinds' counts what is found by kind, whatever kinds are"
                            + " chosen. Manuals, checks, recommendations and arrangements have no"
                            + " claims here: 'detail' is where all of a record is.")
    @GetMapping("/entries")
    FoundView entries(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") Set<String> kind,
            @RequestParam(required = false) @Nullable List<String> theme,
            @RequestParam(required = false) @Nullable List<String> country,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size,
            Locale locale) {
        Map<Facet, Set<String>> chosen = new EnumMap<>(Facet.class);
        if (theme != null) {
            chosen.put(Facet.THEME, Set.copyOf(theme));
        }
        if (country != null) {
            chosen.put(Facet.COUNTRY, Set.copyOf(country));
        }
        Set<CuratedKind> kinds =
                kind.stream()
                        .filter(slug -> !slug.isEmpty())
                        .map(CuratedApi::kind)
                        .collect(Collectors.toSet());
        String language = locale.getLanguage();
        CuratedRecords found =
                q.isBlank() && chosen.isEmpty()
                        ? search.all(language)
                        : search.find(q, chosen, language);
        DocumentsApi.Items<CuratedHit> shown = slice(found.of(kinds), page, size);
        Map<CuratedKind, Long> counts = found.counts();
        return new FoundView(
                shown.total(),
                records(shown.items(), language),
                Arrays.stream(CuratedKind.values())
                        .map(one -> new KindView(one.slug(), counts.getOrDefault(one, 0L)))
                        .toList());
    }

    private static CuratedKind kind(String slug) {
        return CuratedKind.ofSlug(slug)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "'"
                                        + slug
                                        + "' is no kind of curated record; there are "
                                        + CuratedKind.slugs()));
    }

    private List<EntryView> records(List<CuratedHit> hits, String language) {
        Set<Citation> changed =
                changed(
                        hits.stream()
                                .flatMap(hit ->
                                        hit instanceof CuratedHit.OfEntry(Entry entry)
                                                ? Stream.of(entry)
                                                : Stream.empty())
                                .toList());
        return hits.stream()
                .map(hit ->
                        switch (hit) {
                            case CuratedHit.OfEntry(Entry entry) -> EntryView.of(entry, changed);
                            case CuratedHit.OfManual(Manual manual, var _) ->
                                    EntryView.of(
                                            hit,
                                            manual.title(),
                                            manual.summary(),
                                            manual.form().slug(),
                                            "manuals");
                            case CuratedHit.OfCheck(Check check) ->
                                    EntryView.of(
                                            hit,
                                            check.title(language),
                                            check.dimensions().stream()
                                                    .map(one -> one.name(language))
                                                    .collect(Collectors.joining(", ")),
                                            CHECKABLE,
                                            "readiness");
                            case CuratedHit.OfRecommendation(Recommendation one) ->
                                    EntryView.of(
                                            hit,
                                            "Recommendation "
                                                    + one.number()
                                                    + " of "
                                                    + one.asked().passage().symbol(),
                                            one.text(language),
                                            became(one),
                                            "recommendations");
                            case CuratedHit.OfArrangement(Arrangement one) ->
                                    EntryView.of(one, hit);
                        })
                .toList();
    }

    @Operation(
            summary =
                    "Zones: what they were to bring, what they brought, what is said against them")
    @GetMapping("/dossiers")
    DocumentsApi.Items<EntryView> dossiers(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        return all(Entry.Type.DOSSIER, page, size);
    }

    @GetMapping("/dossiers/{id}")
    EntryView dossier(@PathVariable String id) {
        return one(Entry.Type.DOSSIER, id);
    }

    @Operation(summary = "Organisations that works name, with what they say each does")
    @GetMapping("/organisations")
    DocumentsApi.Items<EntryView> organisations(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        return all(Entry.Type.ORGANISATION, page, size);
    }

    @GetMapping("/organisations/{id}")
    EntryView organisation(@PathVariable String id) {
        return one(Entry.Type.ORGANISATION, id);
    }

    /// A document that mentions an organisation.
    ///
    /// @param digest whether it retells another in our words, so that the words are ours
    /// @param count of its passages that mention it
    /// @param passages the first of them, in reading order
    record MentionsView(
            DocumentView document, boolean digest, int count, List<PassageView> passages) {}

    /// @param total of documents
    /// @param passages of all documents
    /// @param whole false when older documents were not looked at
    record MentionedView(
            long total,
            int passages,
            boolean whole,
            List<String> names,
            List<MentionsView> items) {}

    @Operation(
            summary = "The passages that mention an organisation, by document",
            description =
                    "Passages with its title or one of its other names word for word, found when they"
                            + " are asked for; 'highlights' are the names in them. A name within a"
                            + " longer name of another organisation does not count. The newest"
                            + " documents come first, each with its first passages (each=0 to 1000)."
                            + " 'whole' is false when more than 2,000 passages may have a name: then"
                            + " those of older documents were not looked at.")
    @GetMapping("/organisations/{id}/mentions")
    MentionedView mentions(
            @PathVariable String id,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size,
            @RequestParam(defaultValue = "10") int each) {
        if (each < 0 || each > LARGEST) {
            throw new IllegalArgumentException("each goes from 0 to " + LARGEST);
        }
        Entry organisation =
                entries.find(Entry.Type.ORGANISATION, id)
                        .orElseThrow(() -> missing("organisation", id, "organisations"));
        WhereNamed.Named found =
                named.find(
                        organisation.called(),
                        entries.all(Entry.Type.ORGANISATION).stream()
                                .filter(other -> !other.id().equals(id))
                                .flatMap(other -> other.called().stream())
                                .toList(),
                        current.viewer());
        DocumentsApi.Items<WhereNamed.In> shown = slice(found.documents(), page, size);
        String base = Base.url();
        return new MentionedView(
                shown.total(),
                found.passages(),
                found.whole(),
                organisation.called(),
                shown.items().stream()
                        .map(one ->
                                new MentionsView(
                                        DocumentView.of(one.document(), base),
                                        one.document().kind() == Kind.DIGEST,
                                        one.passages().size(),
                                        one.passages().stream()
                                                .limit(each)
                                                .map(passage ->
                                                        PassageView.of(
                                                                one.document(),
                                                                passage.passage(),
                                                                passage.highlights(),
                                                                base))
                                                .toList()))
                        .toList());
    }

    @Operation(
            summary = "Programmes, with what bears on each indicator",
            description = "The aspect of a claim is the indicator.")
    @GetMapping("/scorecards")
    DocumentsApi.Items<EntryView> scorecards(
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "100") int size) {
        return all(Entry.Type.SCORECARD, page, size);
    }

    @GetMapping("/scorecards/{id}")
    EntryView scorecard(@PathVariable String id) {
        return one(Entry.Type.SCORECARD, id);
    }

    private DocumentsApi.Items<EntryView> all(Entry.Type type, int page, int size) {
        return slice(views(entries.all(type)), page, size);
    }

    private static String became(Recommendation one) {
        return one.outcomes().isEmpty() ? "not-known" : "reported";
    }

    private Set<Citation> changed(List<Entry> all) {
        return rechecks.changed(
                all.stream()
                        .flatMap(entry -> entry.claims().stream())
                        .flatMap(claim -> claim.citations().stream())
                        .toList());
    }

    private List<EntryView> views(List<Entry> all) {
        Set<Citation> changed = changed(all);
        return all.stream().map(entry -> EntryView.of(entry, changed)).toList();
    }

    private EntryView one(Entry.Type type, String id) {
        return entries.find(type, id)
                .map(entry -> views(List.of(entry)).getFirst())
                .orElseThrow(() -> missing(type.slug(), id, type.plural()));
    }

    private static Problem missing(String what, String id, String list) {
        return new Problem(
                HttpStatus.NOT_FOUND,
                "There is no " + what + " '" + id + "'. GET /api/v1/" + list + " lists them.");
    }

    static <T> DocumentsApi.Items<T> slice(List<T> all, int page, int size) {
        if (page < 0 || size < 1 || size > LARGEST) {
            throw new IllegalArgumentException(
                    "page counts from 0 and size goes from 1 to " + LARGEST);
        }
        return new DocumentsApi.Items<>(
                all.size(), all.stream().skip((long) page * size).limit(size).toList());
    }
}
