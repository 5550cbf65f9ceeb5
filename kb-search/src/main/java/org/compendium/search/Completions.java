package org.compendium.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.compendium.account.Viewer;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.search.notion.Notion;
import org.compendium.search.notion.Notions;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// What may be meant, while somebody types. Nothing is suggested under which the reader finds
/// nothing.
///
/// Many type the same beginnings, and the same one again: what Elasticsearch answered is kept until
/// something becomes findable, for [#KEPT] at most, because another instance may have made it so.
/// Which of the documents may be seen is asked of PostgreSQL each time. And who types a question
/// has soon typed what no title has: whatever they add, none will have it.
@Component
public class Completions {

    /// At most so many are made at once.
    public static final int MOST = 8;

    /// For how long an answer of the index may be given again.
    public static final Duration KEPT = Duration.ofSeconds(5);

    private static final int MOST_KEPT = 10_000;
    private static final int MOST_NAMES = 4;

    /// So many names are counted; of some the reader may find nothing.
    private static final int CANDIDATES = 16;

    /// In characters; what is longer is no beginning.
    private static final int LONGEST = 200;

    private static final String NAMES = "names";

    /// A symbol begins only those of its series, a word many titles.
    private static final float SYMBOL = 10;

    private final ObjectProvider<ElasticsearchClient> clients;
    private final SearchSettings settings;
    private final Documents documents;
    private final Notions notions;
    private final SearchIndex index;
    private final Cache<Asked, Answer> kept =
            Caffeine.newBuilder()
                    .maximumSize(MOST_KEPT)
                    .expireAfterWrite(KEPT)
                    .executor(Runnable::run)
                    .build();

    Completions(
            ObjectProvider<ElasticsearchClient> clients,
            SearchSettings settings,
            Documents documents,
            Notions notions,
            SearchIndex index) {
        this.clients = clients;
        this.settings = settings;
        this.documents = documents;
        this.notions = notions;
        this.index = index;
    }

    /// @param refreshes of the index; with the next, other things can be found
    private record Asked(String begun, Viewer viewer, long refreshes) {}

    /// @param candidates among which names were looked for
    private record Answer(
            List<Completion.Named> candidates,
            List<Completion.Named> names,
            List<DocumentId> titles) {}

    /// @param typed the beginning of something; may be anything
    /// @return names before titles, each sort best first, at most [#MOST]
    /// @throws UncheckedIOException when Elasticsearch does not answer
    public List<Completion> of(String typed, Viewer viewer) {
        String begun = typed.strip();
        if (begun.isEmpty() || begun.length() > LONGEST) {
            return List.of();
        }
        var asked = new Asked(begun, viewer, index.refreshes());
        List<Completion.Named> candidates = candidates(begun);
        if (candidates.isEmpty() && noTitleGoesOnFrom(asked)) {
            return List.of();
        }
        Answer found = kept.getIfPresent(asked);
        if (found == null || !found.candidates().equals(candidates)) {
            found = find(asked, candidates);
            kept.put(asked, found);
        }
        List<Completion> all = new ArrayList<>(found.names());
        // The truth decides once more: the index may be a moment behind a withdrawal.
        documents
                .titled(found.titles(), viewer)
                .forEach(one -> all.add(new Completion.Titled(one)));
        return all.stream().limit(MOST).toList();
    }

    /// Forgets what Elasticsearch has answered.
    void forget() {
        kept.invalidateAll();
    }

    // Each word more, and each letter of it, leaves fewer titles. Blanks and signs alone are no
    // word: nothing begins with "(", and "(a" may be found.
    private boolean noTitleGoesOnFrom(Asked asked) {
        String begun = asked.begun();
        boolean word = false;
        for (int end = 0; end < begun.length(); ) {
            int c = begun.codePointAt(end);
            word |= Character.isLetterOrDigit(c);
            end += Character.charCount(c);
            if (word) {
                Answer before =
                        kept.getIfPresent(
                                new Asked(
                                        begun.substring(0, end),
                                        asked.viewer(),
                                        asked.refreshes()));
                if (before != null && before.titles().isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    private Answer find(Asked asked, List<Completion.Named> candidates) {
        try {
            Reply reply = ask(asked.begun(), candidates, asked.viewer());
            return new Answer(
                    candidates,
                    named(candidates, reply),
                    reply.hits().stream().map(Reply.Hit::document).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch does not answer", e);
        }
    }

    private List<Completion.Named> candidates(String begun) {
        return notions.beginning(begun, CANDIDATES).stream()
                .flatMap(notion -> facet(notion.kind()).map(facet -> named(facet, notion)).stream())
                .distinct()
                .toList();
    }

    private static Completion.Named named(Facet facet, Notion notion) {
        return new Completion.Named(facet, notion.id().substring(notion.id().indexOf(':') + 1), 0);
    }

    private static Optional<Facet> facet(Notion.Kind kind) {
        return switch (kind) {
            case THEME -> Optional.of(Facet.THEME);
            case COUNTRY -> Optional.of(Facet.COUNTRY);
            case REGION -> Optional.of(Facet.REGION);
            case GROUP -> Optional.of(Facet.GROUP);
            case WORD -> Optional.empty();
        };
    }

    // One request: the names are counted over all that the reader may see, the titles are chosen
    // from it afterwards.
    private Reply ask(String begun, List<Completion.Named> candidates, Viewer viewer)
            throws IOException {
        Query titles = titles(begun);
        return Reply.to(
                clients.getObject(),
                s -> {
                    Reply.documents(s)
                            .index(settings.documents())
                            .size(MOST)
                            .trackTotalHits(t -> t.enabled(false));
                    s.query(q ->
                            q.bool(b -> {
                                Search.onlyVisible(b, viewer);
                                return candidates.isEmpty() ? b.must(titles) : b.should(titles);
                            }));
                    if (!candidates.isEmpty()) {
                        s.postFilter(titles);
                        s.aggregations(
                                NAMES,
                                a -> a.filters(f -> f.filters(b -> b.array(counted(candidates)))));
                    }
                    return s;
                });
    }

    private static List<Query> counted(List<Completion.Named> candidates) {
        return candidates.stream()
                .map(name ->
                        Query.of(q ->
                                q.term(t -> t.field(name.facet().field()).value(name.value()))))
                .toList();
    }

    // Symbols are kept in capitals and without blanks.
    private static Query titles(String begun) {
        String symbol = begun.replace(" ", "").toUpperCase(Locale.ROOT);
        return Query.of(q ->
                q.bool(b ->
                        b.should(s -> s.prefix(p -> p.field("symbol").value(symbol).boost(SYMBOL)))
                                .should(s ->
                                        s.matchBoolPrefix(m ->
                                                m.field("begins")
                                                        .query(begun)
                                                        .operator(Operator.And)))));
    }

    private static List<Completion.Named> named(List<Completion.Named> candidates, Reply reply) {
        List<Reply.Group> counts = reply.group("filters", NAMES).buckets();
        return IntStream.range(0, counts.size())
                .mapToObj(i -> candidates.get(i).in(counts.get(i).count()))
                .filter(name -> name.documents() > 0)
                .limit(MOST_NAMES)
                .toList();
    }
}
