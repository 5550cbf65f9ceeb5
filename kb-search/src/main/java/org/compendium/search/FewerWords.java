package org.compendium.search;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.ErrorCause;
import java.io.IOException;
import java.util.stream.Stream;
import org.compendium.search.language.QueryParser;

/// Asks with fewer words when a query has more clauses than Elasticsearch takes. How many it takes
/// depends on its machine: 64 for each MB of its heap, divided by the number of its threads that
/// search, but at least 1,024. How many a word becomes depends on how it is written and where.
final class FewerWords {

    /// A query of as many words as are read.
    interface Asking<T> {

        /// @param mostWords how many words are read
        T with(int mostWords) throws IOException;
    }

    private static final int LEAST = 4;

    /// Said by Lucene, whatever Elasticsearch says around it.
    private static final String LUCENES = "maxClauseCount";

    private FewerWords() {}

    /// Asks with all words, else with the first half of them, and so on.
    ///
    /// @throws ElasticsearchException when it refuses something else
    static <T> T ifNeeded(Asking<T> asking) throws IOException {
        int most = QueryParser.MOST_WORDS;
        while (true) {
            try {
                return asking.with(most);
            } catch (ElasticsearchException e) {
                if (most <= LEAST || !tooMany(e.error())) {
                    throw e;
                }
                most /= 2;
            }
        }
    }

    // It is the reason within "failed to create query", or a cause of its own.
    private static boolean tooMany(ErrorCause error) {
        String reason = error.reason();
        return reason != null && reason.contains(LUCENES)
                || Stream.concat(error.rootCause().stream(), Stream.ofNullable(error.causedBy()))
                        .anyMatch(FewerWords::tooMany);
    }
}
