package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.HealthStatus;
import co.elastic.clients.elasticsearch.cat.shards.ShardsRecord;
import co.elastic.clients.elasticsearch.cluster.HealthResponse;
import co.elastic.clients.elasticsearch.nodes.info.NodesInfoMetric;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.compendium.account.Role;
import org.compendium.account.Viewer;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.PossibleDuplicate;
import org.compendium.document.PossibleDuplicates;
import org.compendium.testing.TestEngines;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;

/// Three nodes, one of which is killed. The profile `long` runs this, and every other test of the
/// package, on a cluster.
@Tag("long")
@EnabledIfSystemProperty(
        named = "kb.engines",
        matches = "cluster",
        disabledReason = "one node cannot be spared")
@SpringBootTest(classes = TestSearch.class, properties = "compendium.search.shards=3")
@ActiveProfiles("cluster")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterTest {

    private static final Viewer EVERYBODY = Viewer.everybody();
    private static final Viewer CURATOR = new Viewer("curator", Role.CURATOR);
    private static final int DOCUMENTS = 120;
    private static final int READERS = 4;
    private static final List<String> WORDS = List.of("numbats", "bilbies", "quokkas");

    @Autowired Documents documents;
    @Autowired PossibleDuplicates duplicates;
    @Autowired Search search;
    @Autowired IndexFeed feed;
    @Autowired SearchSettings settings;
    @Autowired ElasticsearchClient elasticsearch;

    private final AtomicLong answers = new AtomicLong();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

    @BeforeAll
    void aCollection() throws Exception {
        feed.awaitReady();
        for (int i = 0; i < DOCUMENTS; i++) {
            documents.store(
                    MadeDocuments.study(
                            "TD/C/" + (i + 1),
                            "en",
                            true,
                            "Bandicoots dig in report " + i + ".",
                            "Nothing else is said."));
        }
        awaitAgreement();
    }

    @Test
    void every_shard_has_a_copy_on_another_node() throws Exception {
        awaitGreen();

        assertThat(shards()).hasSize(2 * 3 * 2);
        assertThat(shards()).extracting(ShardsRecord::node).contains("one", "two", "three");
    }

    @RepeatedTest(3)
    void answers_go_on_when_the_master_is_killed_and_index_and_store_agree_afterwards(
            RepetitionInfo repetition) throws Exception {
        int round = repetition.getCurrentRepetition();
        String master = elasticsearch.cat().master().masters().getFirst().node();
        List<ShardsRecord> lost = shards().stream().filter(on(master)).toList();
        assertThat(lost).isNotEmpty();
        failures.clear();
        AtomicBoolean asking = new AtomicBoolean(true);
        try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
            for (int i = 0; i < READERS; i++) {
                readers.execute(() -> ask(asking));
            }
            try {
                awaitAnswers(100);
                kill(master);
                long before = answers.get();
                List<DocumentId> written = write(round);
                awaitAnswers(200);
                assertThat(failures).as("beside " + answers + " answers").isEmpty();
                awaitAgreement();

                assertThat(search.find(Query.words(WORDS.get(round - 1)), EVERYBODY).hits())
                        .extracting(hit -> hit.document().id())
                        .containsExactlyInAnyOrderElementsOf(written);
                System.out.println(
                        "Killed the master, "
                                + master
                                + ", with "
                                + lost.stream().filter(one -> "p".equals(one.prirep())).count()
                                + " primaries; "
                                + (answers.get() - before)
                                + " answers until index and store agreed");
            } finally {
                asking.set(false);
            }
        } finally {
            TestEngines.get().cluster().restart(master);
        }
        assertThat(failures).isEmpty();

        awaitGreen();
        await(master + " to have shards again", () -> shards().stream().anyMatch(on(master)));
        assertThat(feed.compare().agree()).isTrue();
    }

    private void ask(AtomicBoolean asking) {
        while (asking.get()) {
            try {
                Results results = search.find(Query.words("bandicoots"), EVERYBODY);
                assertThat(results.total()).isEqualTo(DOCUMENTS);
                assertThat(results.hits()).hasSize(10);
                assertThat(results.hits()).noneMatch(hit -> hit.passages().isEmpty());
                answers.incrementAndGet();
            } catch (RuntimeException | AssertionError e) {
                failures.add(e);
            }
        }
    }

    /// Ten documents, one of which is found to be another and goes.
    private List<DocumentId> write(int round) {
        List<DocumentId> written = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            written.add(store("TD/K/" + round + "0" + i, round, "Report " + i));
        }
        DocumentId one = store("TD/K/" + round + "09", round, "The report");
        DocumentId other = store("TD/K/" + round + "09/Rev.1", round, "A revised report");
        written.add(
                duplicates
                        .decide(other, one, PossibleDuplicate.Decision.SAME_TEXT, CURATOR)
                        .orElseThrow());
        return written;
    }

    private DocumentId store(String symbol, int round, String report) {
        String text = report + " tells of " + WORDS.get(round - 1) + '.';
        return documents.store(MadeDocuments.study(symbol, "en", true, text)).document();
    }

    private void kill(String node) throws IOException {
        long process =
                elasticsearch
                        .nodes()
                        .info(i -> i.nodeId(node).metric(NodesInfoMetric.Process))
                        .nodes()
                        .values()
                        .iterator()
                        .next()
                        .process()
                        .id();
        ProcessHandle.of(process).orElseThrow().destroyForcibly();
    }

    private List<ShardsRecord> shards() throws IOException {
        return elasticsearch
                .cat()
                .shards(s -> s.index(settings.documents(), settings.passages()))
                .shards();
    }

    private static Predicate<ShardsRecord> on(String node) {
        return shard -> node.equals(shard.node());
    }

    private void awaitAnswers(int more) throws Exception {
        long enough = answers.get() + more;
        await(more + " more answers", () -> answers.get() >= enough || !failures.isEmpty());
    }

    private void awaitAgreement() throws Exception {
        await(
                "the index to agree with the store",
                () -> {
                    IndexFeed.Agreement agreement = feed.compare();
                    return agreement.waiting() == 0 && agreement.agree();
                });
    }

    private void awaitGreen() throws Exception {
        await(
                "a green cluster of three nodes",
                () -> {
                    HealthResponse health = elasticsearch.cluster().health();
                    return health.numberOfNodes() == 3 && health.status() == HealthStatus.Green;
                });
    }

    private static void await(String what, Callable<Boolean> there) throws Exception {
        Instant deadline = Instant.now().plusSeconds(180);
        while (Instant.now().isBefore(deadline)) {
            try {
                if (there.call()) {
                    return;
                }
            } catch (IOException | UncheckedIOException e) {
                // Of a shard that has no primary for the moment nothing can be said.
            }
            Thread.sleep(50);
        }
        throw new AssertionError("Waited in vain for " + what);
    }
}
