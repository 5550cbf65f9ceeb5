package org.compendium.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.compendium.document.Documents;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/// The feed looks by itself once an hour here: what is indexed sooner was asked for.
@SpringBootTest(classes = TestSearch.class, properties = "compendium.search.feed-interval=1h")
class FeedAskedTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Autowired Documents documents;
    @Autowired IndexFeed feed;

    @Test
    void what_waits_is_indexed_when_it_is_asked_for() throws InterruptedException {
        feed.awaitReady();
        store("TD/ASKED/1");
        // Its first look may have seen that one.
        feed.soon();
        assertThat(settles()).isTrue();

        store("TD/ASKED/2");
        feed.soon();
        assertThat(settles()).isTrue();
    }

    private void store(String symbol) {
        documents.store(
                MadeDocuments.study(symbol, "en", true, "Numbats look for termites all day."));
    }

    private boolean settles() throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            IndexFeed.Agreement now = feed.compare();
            if (now.agree() && now.waiting() == 0) {
                return true;
            }
            Thread.sleep(50);
        }
        return false;
    }
}
