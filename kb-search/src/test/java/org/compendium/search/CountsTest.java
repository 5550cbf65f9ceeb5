package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.compendium.account.Role;
import org.compendium.account.Viewer;
import org.compendium.document.Description;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Kind;
import org.compendium.document.NewDocument;
import org.compendium.document.Passage;
import org.compendium.document.Span;
import org.compendium.document.Symbol;
import org.compendium.document.ThemeEvidence;
import org.compendium.theme.Concept;
import org.compendium.theme.Themes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/// Random documents, questions and filters: what is counted is held against the documents
/// themselves, read from the database, and nobody learns of what they may not see.
@SpringBootTest(classes = TestSearch.class)
// A collection of its own.
@ActiveProfiles("counts")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CountsTest {

    private static final int DOCUMENTS = 80;
    private static final int QUESTIONS = 150;
    private static final long SEED = 20_261_126;

    private static final List<String> WORDS =
            List.of("trust", "zones", "clusters", "nets", "credit", "skills", "ports", "jobs");
    private static final List<String> COUNTRIES = List.of("MUS", "KEN", "NPL", "FRA", "MEX", "BGD");
    private static final List<String> CONCEPTS = List.of("all", "left", "right", "leaf", "twig");
    private static final List<Kind> KINDS = List.of(Kind.STUDY, Kind.MANUAL, Kind.CASE_STUDY);
    private static final List<String> BODIES = List.of("Ministry of Trade", "Bureau of Works");
    private static final List<String> OWNERS = List.of("anna", "ben");

    @Autowired Documents documents;
    @Autowired Search search;
    @Autowired IndexFeed feed;
    @Autowired Themes themes;
    @Autowired Places places;

    private final Random random = new Random(SEED);
    private final List<DocumentId> all = new ArrayList<>();
    private final Map<String, @Nullable String> above =
            new HashMap<>(Map.of("left", "all", "right", "all", "leaf", "left", "twig", "leaf"));

    @BeforeAll
    void aRandomCollection() throws InterruptedException {
        themes.replace(CONCEPTS.stream().map(id -> concept(id, above.get(id))).toList());
        feed.awaitReady();
        for (int i = 0; i < DOCUMENTS; i++) {
            all.add(documents.store(document(i)).document());
        }
        feed.drain();
        for (int i = 0;
                i < 200 && !(feed.compare().agree() && feed.compare().waiting() == 0);
                i++) {
            Thread.sleep(50);
        }
        assertThat(feed.compare().agree()).isTrue();
    }

    @Test
    void totals_and_facets_are_those_of_the_documents_that_match() {
        Viewer curator = new Viewer("curator", Role.CURATOR);
        List<Viewer> viewers =
                List.of(
                        Viewer.everybody(),
                        new Viewer("anna", Role.CONTRIBUTOR),
                        new Viewer("ben", Role.CONTRIBUTOR),
                        curator);
        Map<DocumentId, Document> truth = documents.findAll(all);
        assertThat(truth).hasSize(DOCUMENTS);
        int some = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            String words = question();
            Map<Facet, Set<String>> chosen = filters();
            Viewer viewer = viewers.get(random.nextInt(viewers.size()));
            String what = "seed " + SEED + ", " + words + ' ' + chosen + " for " + viewer;

            // All that match, whoever asks: the one thing that only the engine can tell.
            Set<DocumentId> matching =
                    search
                            .find(new Query(words, Map.of(), 0, 1000, Mode.LEXICAL), curator)
                            .hits()
                            .stream()
                            .filter(hit -> hit.has() == Has.WORDS)
                            .map(hit -> hit.document().id())
                            .collect(Collectors.toSet());
            Results results = search.find(new Query(words, chosen, 0, 1000, Mode.LEXICAL), viewer);

            Set<DocumentId> expected =
                    matching.stream()
                            .filter(id -> seen(truth.get(id), viewer))
                            .filter(id -> fits(truth.get(id), chosen, Set.of()))
                            .collect(Collectors.toSet());
            assertThat(results.total()).as(what).isEqualTo(expected.size());
            assertThat(
                            results.hits().stream()
                                    .filter(hit -> hit.has() == Has.WORDS)
                                    .map(hit -> hit.document().id()))
                    .as(what)
                    .containsExactlyInAnyOrderElementsOf(expected);
            assertThat(results.hits())
                    .as(what)
                    .allMatch(hit -> seen(truth.get(hit.document().id()), viewer))
                    .allMatch(hit -> fits(truth.get(hit.document().id()), chosen, Set.of()));
            for (Facet facet : Facet.values()) {
                Map<String, Long> counted = new HashMap<>();
                matching.stream()
                        .map(truth::get)
                        .filter(document -> seen(document, viewer))
                        .filter(document -> fits(document, chosen, Set.of(facet)))
                        .flatMap(document -> values(document, facet).stream())
                        .forEach(value -> counted.merge(value, 1L, Long::sum));
                assertThat(
                                results.facets().get(facet).stream()
                                        .collect(
                                                Collectors.toMap(
                                                        Results.Value::value,
                                                        Results.Value::count)))
                        .as(facet + " of " + what)
                        .isEqualTo(counted);
            }
            some += expected.isEmpty() ? 0 : 1;
        }
        // Otherwise the test would say nothing.
        assertThat(some).isGreaterThan(QUESTIONS / 3);
    }

    private static boolean seen(@Nullable Document document, Viewer viewer) {
        return document != null && viewer.maySee(document.shown(), document.owner());
    }

    private boolean fits(
            @Nullable Document document, Map<Facet, Set<String>> chosen, Set<Facet> except) {
        return document != null
                && chosen.entrySet().stream()
                        .filter(entry -> !except.contains(entry.getKey()))
                        .allMatch(entry ->
                                values(document, entry.getKey()).stream()
                                        .anyMatch(entry.getValue()::contains));
    }

    private Set<String> values(Document document, Facet facet) {
        return switch (facet) {
            case THEME -> {
                Set<String> concepts = new HashSet<>();
                for (String theme : document.themes()) {
                    for (@Nullable String at = theme; at != null; at = above.get(at)) {
                        concepts.add(at);
                    }
                }
                yield concepts;
            }
            case COUNTRY -> Set.copyOf(document.countries());
            case REGION -> places.regions(document);
            case GROUP -> places.groups(document);
            case STAGE -> places.stages(document);
            case BODY -> {
                if (document.symbol() != null) {
                    yield Set.of(document.symbol().value().startsWith("TD/B/") ? "tdb" : "unctad");
                }
                yield document.body() == null ? Set.of() : Set.of(document.body());
            }
            case KIND -> Set.of(document.kind().slug());
            case LANGUAGE -> Set.of(document.language());
            case YEAR ->
                    document.date() == null
                            ? Set.of()
                            : Set.of(String.valueOf(document.date().getYear()));
        };
    }

    private String question() {
        String first = pick(WORDS);
        String second = pick(WORDS);
        return switch (random.nextInt(9)) {
            case 0 -> "";
            case 1 -> first;
            case 2 -> first + ' ' + second;
            case 3 -> first + " OR " + second;
            case 4 -> first + " -" + second;
            case 5 -> '"' + first + ' ' + second + '"';
            case 6 -> first + ' ' + second + ' ' + pick(WORDS) + ' ' + pick(WORDS) + " year:1995..";
            case 7 -> first.substring(0, 3) + "* country:" + pick(COUNTRIES);
            default -> "-" + first + " region:Africa";
        };
    }

    private Map<Facet, Set<String>> filters() {
        Map<Facet, Set<String>> chosen = new EnumMap<>(Facet.class);
        if (random.nextInt(3) == 0) {
            chosen.put(Facet.THEME, Set.copyOf(Set.of(pick(CONCEPTS))));
        }
        if (random.nextInt(3) == 0) {
            chosen.put(Facet.COUNTRY, new HashSet<>(List.of(pick(COUNTRIES), pick(COUNTRIES))));
        }
        if (random.nextInt(4) == 0) {
            chosen.put(Facet.GROUP, Set.of(pick(List.of("ldc", "lldc", "sids"))));
        }
        if (random.nextInt(4) == 0) {
            chosen.put(Facet.STAGE, Set.of(pick(List.of("developed", "developing"))));
        }
        if (random.nextInt(4) == 0) {
            chosen.put(Facet.BODY, Set.of("unctad", pick(BODIES)));
        }
        if (random.nextInt(4) == 0) {
            chosen.put(Facet.KIND, Set.of(pick(KINDS).slug()));
        }
        return chosen;
    }

    private NewDocument document(int number) {
        List<Passage> passages = new ArrayList<>();
        int paragraphs = 1 + random.nextInt(3);
        for (int i = 1; i <= paragraphs; i++) {
            String text = number + " " + pick(WORDS) + ' ' + pick(WORDS) + ' ' + pick(WORDS);
            passages.add(
                    new Passage(
                            "para_" + i,
                            Passage.Form.PARAGRAPH,
                            String.valueOf(i),
                            null,
                            new Span(0, text.length()),
                            List.of(),
                            null,
                            text,
                            null));
        }
        Set<String> countries = new HashSet<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            countries.add(pick(COUNTRIES));
        }
        return new NewDocument(
                String.format("%064x", number + 1),
                number + ".txt",
                "text/plain",
                100,
                null,
                new Description(
                        random.nextInt(4) == 0
                                ? null
                                : new Symbol((random.nextBoolean() ? "TD/B/C/" : "TD/C/") + number),
                        null,
                        null,
                        "A report",
                        random.nextInt(5) == 0
                                ? null
                                : LocalDate.of(1970 + random.nextInt(55), 6, 1),
                        random.nextBoolean() ? "en" : "fr",
                        pick(KINDS),
                        random.nextBoolean() ? null : pick(BODIES),
                        List.copyOf(countries)),
                passages,
                List.of(
                        new ThemeEvidence(
                                pick(CONCEPTS),
                                1,
                                List.of(new ThemeEvidence.Shown("para_1", List.of())))),
                NewDocument.Rights.unknown(),
                pick(OWNERS),
                random.nextInt(3) > 0);
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static Concept concept(String id, @Nullable String broader) {
        return MadeDocuments.concept(id, broader, Map.of("en", id));
    }
}
