package org.compendium.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
/// something else can be found ([IndexChanges]). Which of the documents may be seen is asked of
/// PostgreSQL each time. And who goes on typing has soon typed what a few titles have, or none:
/// whatever they add, no other will have it.
@Component
public class Completions {

    /// At most so many are made at once.
    public static final int MOST = 8;

    private static final int MOST_KEPT = 10_000;
    private static final int MOST_NAMES = 4;

    /// So many names are counted; of some the reader may find nothing.
    private static final int CANDIDATES = 16;

    /// In characters; what is longer is no beginning.
    private static final int LONGEST = 200;

    private static final String NAMES = "names";

    private final ObjectProvider<ElasticsearchClient> clients;
    private final SearchSettings settings;
    private final Documents documents;
    private final Notions notions;
    private final IndexChanges changes;
    private final Cache<Asked, Answer> kept =
            Caffeine.newBuilder()
                    .maximumSize(MOST_KEPT)
                    .expireAfter(Expiry.writing((Asked key, Answer value) -> value.rest()))
                    .executor(Runnable::run)
                    .build();

    Completions(
            ObjectProvider<ElasticsearchClient> clients,
            SearchSettings settings,
            Documents documents,
            Notions notions,
            IndexChanges changes) {
        this.clients = clients;
        this.settings = settings;
        this.documents = documents;
        this.notions = notions;
        this.changes = changes;
    }

    private record Asked(String begun, Viewer viewer, IndexChanges.State state) {}

    /// @param candidates among which names were looked for
    /// @param titles all that Elasticsearch finds, if they are fewer than [#MOST]
    /// @param kept for how long from then on
    /// @param since when Elasticsearch was asked, as [System#nanoTime()]
    private record Answer(
            List<Completion.Named> candidates,
            List<Completion.Named> names,
            List<DocumentId> titles,
            Duration kept,
            long since) {

        /// Some of the same titles, without names.
        Answer only(List<Documents.Titled> some) {
            return new Answer(
                    List.of(),
                    List.of(),
                    some.stream().map(Documents.Titled::id).toList(),
                    kept,
                    since);
        }

        boolean all() {
            return titles.size() < MOST;
        }

        Duration rest() {
            Duration rest = kept.minusNanos(System.nanoTime() - since);
            return rest.isNegative() ? Duration.ZERO : rest;
        }
    }

    /// @param typed the beginning of something; may be anything
    /// @return names before titles, each sort best first, at most [#MOST]
    /// @throws UncheckedIOException when Elasticsearch does not answer
    public List<Completion> of(String typed, Viewer viewer) {
        String begun = typed.strip();
        if (begun.isEmpty() || begun.length() > LONGEST) {
            return List.of();
        }
        var beginning = new Beginning(begun);
        var asked = new Asked(begun, viewer, changes.now());
        List<Completion.Named> candidates = candidates(begun);
        Answer found = kept.getIfPresent(asked);
        if (found == null || !found.candidates().equals(candidates)) {
            Optional<Answer> before = candidates.isEmpty() ? allThatGoOn(asked) : Optional.empty();
            if (before.isPresent()) {
                List<Documents.Titled> those =
                        titled(before.get(), beginning, viewer).stream()
                                .filter(beginning::finds)
                                .toList();
                kept.put(asked, before.get().only(those));
                return those.stream().<Completion>map(Completion.Titled::new).toList();
            }
            found = find(asked, beginning, candidates);
            kept.put(asked, found);
        }
        List<Completion> all = new ArrayList<>(found.names());
        titled(found, beginning, viewer).forEach(one -> all.add(new Completion.Titled(one)));
        return all.stream().limit(MOST).toList();
    }

    /// Forgets what Elasticsearch has answered.
    void forget() {
        kept.invalidateAll();
    }

    // The truth decides once more: the index may be a moment behind a withdrawal. All that there
    // are come in the same order however they were found.
    private List<Documents.Titled> titled(Answer found, Beginning beginning, Viewer viewer) {
        List<Documents.Titled> those = documents.titled(found.titles(), viewer);
        return found.all() ? those.stream().sorted(best(beginning)).toList() : those;
    }

    private static Comparator<Documents.Titled> best(Beginning beginning) {
        return Comparator.comparing((Documents.Titled one) -> !beginning.begins(one))
                .thenComparing(one -> one.title().length())
                .thenComparing(Documents.Titled::title)
                .thenComparing(one -> one.id().value());
    }

    // Each word more, and each letter of it, leaves fewer titles. A sign may join what stands on
    // both of its sides to one word, as in "l’industrie": what ends in one says nothing of it. And
    // a halfwidth voicing mark makes another letter of the one before it.
    private Optional<Answer> allThatGoOn(Asked asked) {
        String begun = asked.begun();
        for (int end = begun.length(); end > 0; end = begun.offsetByCodePoints(end, -1)) {
            if (Character.isLetterOrDigit(begun.codePointBefore(end))
                    && !isVoicing(begun, end - 1)
                    && !isVoicing(begun, end)) {
                var before = new Asked(begun.substring(0, end), asked.viewer(), asked.state());
                Answer all = kept.getIfPresent(before);
                if (all != null && all.all()) {
                    return Optional.of(all);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean isVoicing(String text, int at) {
        return at < text.length() && (text.charAt(at) == '\uFF9E' || text.charAt(at) == '\uFF9F');
    }

    private Answer find(Asked asked, Beginning beginning, List<Completion.Named> candidates) {
        long since = System.nanoTime();
        try {
            Reply reply = ask(beginning.titles(), candidates, asked.viewer());
            return new Answer(
                    candidates,
                    named(candidates, reply),
                    reply.hits().stream().map(Reply.Hit::document).toList(),
                    asked.state().kept(),
                    since);
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
    private Reply ask(Query titles, List<Completion.Named> candidates, Viewer viewer)
            throws IOException {
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

    private static List<Completion.Named> named(List<Completion.Named> candidates, Reply reply) {
        List<Reply.Group> counts = reply.group("filters", NAMES).buckets();
        return IntStream.range(0, counts.size())
                .mapToObj(i -> candidates.get(i).in(counts.get(i).count()))
                .filter(name -> name.documents() > 0)
                .limit(MOST_NAMES)
                .toList();
    }
}
