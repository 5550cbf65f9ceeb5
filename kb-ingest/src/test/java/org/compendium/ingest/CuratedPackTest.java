package org.compendium.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.compendium.curated.Aspects;
import org.compendium.curated.Citation;
import org.compendium.curated.Entry;
import org.compendium.curated.EntryFile;
import org.compendium.curated.EntryForm;
import org.compendium.curated.KeptWords;
import org.compendium.curated.Recommendation;
import org.compendium.curated.Recommendations;
import org.compendium.document.Passage;
import org.compendium.document.PassageRef;
import org.compendium.document.Symbol;
import org.compendium.ingest.extract.Plain;
import org.compendium.manual.Manual;
import org.compendium.manual.Manuals;
import org.compendium.place.Countries;
import org.compendium.theme.Concept;
import org.compendium.theme.Thesaurus;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The pack holds together: what it cites is in the digest, which has the numbers of its original.
class CuratedPackTest {

    private static final Symbol REPORT = new Symbol("TD/B/COM.3/19");

    /// The paragraph that says only that recommendations follow: cited without kept words.
    private static final String INTRODUCES = "para_42";

    private static final String[] LANGUAGES = {"ar", "zh", "en", "fr", "ru", "es"};

    @Test
    void the_digest_retells_every_paragraph_and_recommendation_once() throws IOException {
        List<Passage> passages = digest();

        assertThat(passages)
                .filteredOn(passage -> passage.eId().matches("para_\\d+"))
                .extracting(Passage::label)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 42).mapToObj(String::valueOf).toList());
        assertThat(below(passages, "sec_recommendations-addressed-to-governments")).hasSize(18);
        assertThat(below(passages, "sec_recommendations-addressed-to-unctad")).hasSize(7);
    }

    @Test
    void every_paragraph_that_is_cited_is_there() throws IOException {
        Set<String> known = digest().stream().map(Passage::eId).collect(Collectors.toSet());
        List<PassageRef> cited = new ArrayList<>();
        entries().forEach(e -> e.claims().forEach(claim -> cited.addAll(claim.cites())));
        Manuals.ofPack().stream()
                .flatMap(Manual::sentences)
                .flatMap(sentence -> sentence.citations().stream())
                .forEach(citation -> cited.add(citation.passage()));
        thesaurus().forEach(c -> c.evidence().forEach(at -> cited.add(PassageRef.of(at))));

        assertThat(cited).hasSizeGreaterThan(100);
        assertThat(cited)
                .allSatisfy(passage -> {
                    assertThat(passage.symbol()).isEqualTo(REPORT);
                    assertThat(known).contains(passage.eId());
                });
    }

    @Test
    void the_words_a_claim_rests_on_stand_in_the_passage_it_cites() throws IOException {
        Map<String, String> texts = texts(digest());
        List<Citation> citations = citations();

        assertThat(citations)
                .hasSizeGreaterThan(200)
                .filteredOn(citation -> !citation.passage().eId().equals(INTRODUCES))
                .allSatisfy(citation -> assertThat(citation.words()).isNotNull());
        assertRestOn(citations, texts);
    }

    @Test
    void they_stand_in_the_original_too() throws IOException {
        String folder = System.getenv("KB_CORPUS");
        assumeTrue(folder != null, "Skipped: KB_CORPUS does not name the folder of the corpus");
        Path original = Path.of(String.valueOf(folder), "seed", "td-b-com-3-19.txt");

        assertRestOn(citations(), texts(Structure.read(Plain.text(Files.readString(original)))));
    }

    @Test
    void a_figure_in_a_claim_stands_in_a_passage_it_cites() throws IOException {
        Map<String, String> texts = texts(digest());
        Pattern figure = Pattern.compile("\\d+(?:[.,]\\d+)*");

        assertThat(entries().stream().flatMap(entry -> entry.claims().stream()))
                .allSatisfy(claim ->
                        assertThat(figure.matcher(claim.text()).results().map(MatchResult::group))
                                .as(claim.text())
                                .allSatisfy(number ->
                                        assertThat(claim.cites())
                                                .anyMatch(cited ->
                                                        KeptWords.in(
                                                                number,
                                                                texts.getOrDefault(
                                                                        cited.eId(), "")))));
    }

    @Test
    void every_concept_has_a_label_in_each_language() throws IOException {
        assertThat(thesaurus()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(thesaurus())
                .allSatisfy(concept ->
                        assertThat(concept.preferred())
                                .as(concept.id())
                                .containsOnlyKeys(LANGUAGES)
                                .allSatisfy((language, label) -> assertThat(label).isNotBlank()));
    }

    private static void assertRestOn(List<Citation> citations, Map<String, String> texts) {
        assertThat(citations)
                .filteredOn(citation -> citation.words() != null)
                .allSatisfy(citation ->
                        assertThat(
                                        KeptWords.in(
                                                String.valueOf(citation.words()),
                                                texts.getOrDefault(citation.passage().eId(), "")))
                                .as(citation.toString())
                                .isTrue());
    }

    private static List<Citation> citations() throws IOException {
        return Stream.of(
                        entries().stream()
                                .flatMap(entry -> entry.claims().stream())
                                .flatMap(claim -> claim.citations().stream()),
                        Recommendations.ofPack().stream().map(Recommendation::asked),
                        Manuals.ofPack().stream()
                                .flatMap(Manual::sentences)
                                .flatMap(sentence -> sentence.citations().stream()))
                .flatMap(citations -> citations)
                .toList();
    }

    private static Map<String, String> texts(List<Passage> passages) {
        return passages.stream().collect(Collectors.toMap(Passage::eId, Passage::text));
    }

    @Test
    void every_recommendation_of_the_report_is_recorded_once() throws IOException {
        List<Recommendation> all = Recommendations.ofPack();
        List<Passage> passages = digest();

        assertThat(all).extracting(Recommendation::id).doesNotHaveDuplicates();
        assertThat(all)
                .extracting(one -> one.asked().passage().eId())
                .containsAll(
                        Stream.of("governments", "unctad")
                                .flatMap(to ->
                                        below(passages, "sec_recommendations-addressed-to-" + to)
                                                .stream())
                                .map(Passage::eId)
                                .filter(eId -> eId.contains("__item_"))
                                .filter(eId ->
                                        passages.stream()
                                                .noneMatch(other ->
                                                        other.eId().startsWith(eId + "__")))
                                .toList());
    }

    @Test
    void every_theme_country_aspect_and_other_entry_that_is_named_is_known() throws IOException {
        Set<String> themes = thesaurus().stream().map(Concept::id).collect(Collectors.toSet());
        Countries countries = Countries.ofPack();
        Aspects aspects = new Aspects();
        List<Entry> entries = entries();
        Set<String> ids = entries.stream().map(Entry::id).collect(Collectors.toSet());

        assertThat(entries).extracting(Entry::id).doesNotHaveDuplicates();
        assertThat(entries).extracting(Entry::type).contains(Entry.Type.values());
        assertThat(entries)
                .allSatisfy(entry -> {
                    assertThat(themes).as(entry.id()).containsAll(entry.themes());
                    assertThat(entry.countries())
                            .allSatisfy(code -> assertThat(countries.find(code)).isPresent());
                    assertThat(entry.claims()).isNotEmpty();
                    assertThat(aspects.faults(entry)).as(entry.id()).isEmpty();
                    assertThat(entry.lineage())
                            .allSatisfy(one -> assertThat(ids).contains(one.other()));
                    if (entry.about() != null) {
                        assertThat(ids).contains(entry.about());
                    }
                });
    }

    @Test
    void aspects_and_values_are_labelled_in_every_language_and_name_where_they_come_from()
            throws IOException {
        Set<String> known = digest().stream().map(Passage::eId).collect(Collectors.toSet());
        Aspects aspects = new Aspects();

        for (Entry.Type type : Entry.Type.values()) {
            assertThat(aspects.of(type))
                    .isNotEmpty()
                    .allSatisfy(aspect -> {
                        assertThat(aspect.labels()).as(aspect.id()).containsOnlyKeys(LANGUAGES);
                        assertThat(aspect.values())
                                .allSatisfy(value ->
                                        assertThat(value.labels())
                                                .as(value.id())
                                                .containsOnlyKeys(LANGUAGES));
                        assertThat(aspect.from())
                                .allSatisfy(from -> assertThat(known).contains(from.eId()));
                    });
        }
    }

    @Test
    void what_is_written_is_read_as_it_was_by_file_and_by_form() throws IOException {
        assertThat(entries())
                .allSatisfy(entry -> {
                    assertThat(EntryFile.read(entry.id(), EntryFile.write(entry))).isEqualTo(entry);
                    assertThat(EntryForm.of(entry).entry()).isEqualTo(entry);
                });
    }

    @Test
    void nothing_in_the_pack_is_called_more_than_promising() throws IOException {
        assertThat(entries())
                .filteredOn(entry -> entry.type() == Entry.Type.PRACTICE)
                .hasSizeGreaterThanOrEqualTo(9)
                .extracting(Entry::status)
                .contains("promising")
                .isSubsetOf("promising", "contested");
    }

    @Test
    void every_theme_and_term_of_a_manual_is_known_and_every_term_is_explained()
            throws IOException {
        Map<String, String> explained =
                thesaurus().stream().collect(Collectors.toMap(Concept::id, Concept::definition));

        assertThat(Manuals.ofPack())
                .allSatisfy(manual -> {
                    assertThat(explained).as(manual.id()).containsKeys(themes(manual));
                    assertThat(terms(manual))
                            .as(manual.id())
                            .allSatisfy(term ->
                                    assertThat(explained.getOrDefault(term, ""))
                                            .as(term)
                                            .isNotBlank());
                });
    }

    @Test
    void a_figure_in_the_evidence_of_a_manual_stands_in_a_passage_it_cites() throws IOException {
        Map<String, String> texts = texts(digest());
        Pattern figure = Pattern.compile("\\d+(?:[.,]\\d+)*");

        assertThat(Manuals.ofPack().stream().flatMap(Manual::sentences))
                .allSatisfy(sentence ->
                        assertThat(
                                        figure.matcher(sentence.text())
                                                .results()
                                                .map(MatchResult::group))
                                .as(sentence.text())
                                .allSatisfy(number ->
                                        assertThat(sentence.citations())
                                                .anyMatch(cited ->
                                                        KeptWords.in(
                                                                number,
                                                                texts.getOrDefault(
                                                                        cited.passage().eId(),
                                                                        "")))));
    }

    private static String[] themes(Manual manual) {
        return manual.themes().toArray(String[]::new);
    }

    private static List<String> terms(Manual manual) {
        return manual.sentences()
                .flatMap(sentence -> sentence.pieces().stream())
                .filter(Manual.Piece.Term.class::isInstance)
                .map(piece -> ((Manual.Piece.Term) piece).concept())
                .toList();
    }

    private static List<Passage> below(List<Passage> passages, String section) {
        return passages.stream()
                .filter(passage -> passage.eId().startsWith(section + "__"))
                .toList();
    }

    private static List<Passage> digest() throws IOException {
        return Structure.read(Plain.text(texts("pack/digests/*.md").getFirst()));
    }

    private static List<Concept> thesaurus() throws IOException {
        return Thesaurus.read(resources("pack/themes/*.ttl")[0].getInputStream());
    }

    private static List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        for (Entry.Type type : Entry.Type.values()) {
            String pattern = "pack/" + type.plural() + "/*.md";
            texts(pattern).forEach(text -> entries.add(EntryFile.read(pattern, text)));
        }
        return entries;
    }

    private static List<String> texts(String pattern) throws IOException {
        List<String> texts = new ArrayList<>();
        for (Resource resource : resources(pattern)) {
            texts.add(resource.getContentAsString(StandardCharsets.UTF_8));
        }
        return texts;
    }

    private static Resource[] resources(String pattern) throws IOException {
        return new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern);
    }
}
