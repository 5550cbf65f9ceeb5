package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.compendium.account.Viewer;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/// The index is made anew, repaired and replaced while it is searched.
@SpringBootTest(classes = TestSearch.class)
@ActiveProfiles("index-life")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndexLifeTest {

    private static final Viewer EVERYBODY = Viewer.everybody();
    private static final int DOCUMENTS = 120;

    @Autowired Documents documents;
    @Autowired Search search;
    @Autowired IndexFeed feed;
    @Autowired SearchIndex index;
    @Autowired SearchSettings settings;
    @Autowired ElasticsearchClient elasticsearch;

    private final List<DocumentId> stored = new ArrayList<>();

    @BeforeAll
    void aCollection() throws InterruptedException {
        feed.awaitReady();
        for (int i = 0; i < DOCUMENTS; i++) {
            stored.add(
                    documents
                            .store(
                                    MadeDocuments.study(
                                            "TD/L/" + (i + 1),
                                            "en",
                                            true,
                                            "Bandicoots dig in report " + i + ".",
                                            "Nothing else is said."))
                            .document());
        }
    }

    @BeforeEach
    void settled() throws InterruptedException {
        for (int i = 0; i < 400 && (feed.drain() > 0 || feed.compare().waiting() > 0); i++) {
            Thread.sleep(25);
        }
        assertThat(feed.compare().agree()).isTrue();
    }

    @Test
    void a_rebuilt_index_takes_over_while_questions_keep_coming() throws Exception {
        Set<String> before = behind(settings.documents());
        AtomicBoolean asking = new AtomicBoolean(true);
        List<Future<Long>> asked = new ArrayList<>();
        try (ExecutorService readers = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                asked.add(readers.submit(() -> ask(asking)));
            }
            feed.rebuild();
            DocumentId meanwhile =
                    documents
                            .store(MadeDocuments.study("TD/L/900", "en", true, "Numbats nap."))
                            .document();
            awaitSwap(before);
            asking.set(false);
            for (Future<Long> one : asked) {
                // Throws what went wrong, an answer without hits included.
                assertThat(one.get()).isPositive();
            }
            assertThat(search.find(Query.words("numbats"), EVERYBODY).hits())
                    .extracting(hit -> hit.document().id())
                    .containsExactly(meanwhile);
            documents.withdraw(meanwhile, "curator");
        }
        assertThat(behind(settings.documents())).hasSize(1).doesNotContainAnyElementsOf(before);
        index.remove(index.past());
        assertThat(indices()).hasSize(2);
        assertThat(feed.compare().missing()).isEmpty();
    }

    @Test
    void an_older_mapping_is_replaced_and_searched_until_then() throws Exception {
        String old = settings.documents() + "-old";
        String oldPassages = settings.passages() + "-old";
        lead(old, settings.documents(), "documents");
        lead(oldPassages, settings.passages(), "passages");

        index.prepare();
        Indices.Pair written = index.searched();
        DocumentId fresh =
                documents
                        .store(MadeDocuments.study("TD/L/901", "en", true, "Bilbies doze."))
                        .document();
        // Its language has no field of its own in the old one.
        DocumentId german =
                documents
                        .store(MadeDocuments.study("TD/L/902", "de", true, "Quokkas dösen."))
                        .document();
        index.follow(documents, List.of(fresh, german));
        index.refresh(written);

        // The old one has learnt of it, in so far as its mapping allows.
        assertThat(index.revisions(written)).containsKey(fresh);
        assertThat(search.find(Query.words("bilbies"), EVERYBODY).total()).isEqualTo(1);
        assertThat(search.find(Query.words("quokkas"), EVERYBODY).hits().getFirst().passages())
                .hasSize(1);

        assertThat(feed.repair()).isGreaterThanOrEqualTo(DOCUMENTS);
        awaitSwap(Set.of(old));
        assertThat(index.past()).contains(old, oldPassages);
        index.remove(index.past());
        assertThat(indices()).hasSize(2).doesNotContain(old, oldPassages);
        assertThat(feed.compare().agree()).isTrue();
        documents.withdraw(fresh, "curator");
        documents.withdraw(german, "curator");
    }

    @Test
    void what_the_index_lost_or_has_too_much_is_found_and_mended() throws Exception {
        DocumentId lost = stored.get(3);
        DocumentId lacking = stored.get(4);
        String surplus = "zzzzzzzzzz";
        delete(settings.documents(), lost.value(), documents.find(lost).orElseThrow().revision());
        delete(
                settings.passages(),
                lacking + "/para_2",
                documents.find(lacking).orElseThrow().revision());
        elasticsearch.index(i ->
                i.index(settings.documents())
                        .id(surplus)
                        .document(Map.of("documentId", surplus, "revision", 3)));

        assertThat(feed.repair()).isEqualTo(3);
        settled();

        assertThat(feed.compare().agree()).isTrue();
        assertThat(feed.repair()).isZero();
    }

    private void delete(String alias, String id, long version) throws Exception {
        elasticsearch.delete(
                d -> d.index(alias).id(id).version(version).versionType(VersionType.ExternalGte));
    }

    private long ask(AtomicBoolean asking) {
        long answers = 0;
        while (asking.get() || answers == 0) {
            Results results = search.find(Query.words("bandicoots"), EVERYBODY);
            assertThat(results.total()).isEqualTo(DOCUMENTS);
            assertThat(results.hits()).hasSize(10);
            assertThat(results.hits().getFirst().passages()).isNotEmpty();
            answers++;
        }
        return answers;
    }

    private void awaitSwap(Set<String> before) throws Exception {
        for (int i = 0; i < 400; i++) {
            feed.drain();
            if (!behind(settings.documents()).equals(before)) {
                return;
            }
            Thread.sleep(25);
        }
        throw new AssertionError("The new index did not take over within 10 s");
    }

    private Set<String> behind(String alias) throws Exception {
        return elasticsearch.indices().getAlias(a -> a.name(alias)).aliases().keySet();
    }

    private Set<String> indices() throws Exception {
        return elasticsearch
                .indices()
                .get(g -> g.index(settings.documents() + "*", settings.passages() + "*"))
                .indices()
                .keySet();
    }

    /// An index as an earlier release made it, without entries, behind an alias.
    private void lead(String index, String alias, String kind) throws Exception {
        String text =
                "\"text\":{\"properties\":{\"en\":{\"type\":\"text\"},"
                        + "\"und\":{\"type\":\"text\"}}}";
        String common =
                "\"documentId\":{\"type\":\"keyword\"},\"revision\":{\"type\":\"long\"},"
                        + "\"readers\":{\"type\":\"keyword\"},\"current\":{\"type\":\"boolean\"},"
                        + "\"folded\":{\"type\":\"boolean\"},";
        String own = kind.equals("passages") ? "\"eid\":{\"type\":\"keyword\"}," : "";
        elasticsearch
                .indices()
                .create(c ->
                        c.index(index)
                                .withJson(
                                        new StringReader(
                                                "{\"mappings\":{\"dynamic\":\"strict\",\"properties\":{"
                                                        + common
                                                        + own
                                                        + text
                                                        + "}}}")));
        Set<String> before = behind(alias);
        elasticsearch
                .indices()
                .updateAliases(u -> {
                    before.forEach(one -> u.actions(a -> a.removeIndex(r -> r.index(one))));
                    return u.actions(a -> a.add(add -> add.index(index).alias(alias)));
                });
    }
}
