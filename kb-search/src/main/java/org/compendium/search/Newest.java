package org.compendium.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.compendium.account.Viewer;
import org.compendium.document.Appearances;
import org.compendium.document.Appearances.Appearance;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.search.notion.Notions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Which documents that lately became visible to a reader match a search. Those count that a search
/// counts: with the words, not merely with some of them or with a like meaning.
///
/// The store says what is new and the index what matches, so that neither has to read all of a
/// large answer; and the store has the last word on who may see it.
@Component
public class Newest {

    private static final int CHUNK = 1_000;

    private final ObjectProvider<ElasticsearchClient> clients;
    private final SearchSettings settings;
    private final Values values;
    private final Notions notions;
    private final Search search;
    private final Documents documents;
    private final Appearances appearances;

    Newest(
            ObjectProvider<ElasticsearchClient> clients,
            SearchSettings settings,
            Values values,
            Notions notions,
            Search search,
            Documents documents,
            Appearances appearances) {
        this.clients = clients;
        this.settings = settings;
        this.values = values;
        this.notions = notions;
        this.search = search;
        this.documents = documents;
        this.appearances = appearances;
    }

    /// A document that a reader did not see before.
    ///
    /// @param since when it became visible to this reader
    /// @param passages those that have the words, in reading order, at most [Search#PASSAGES]
    public record Arrival(Document document, Instant since, List<Results.Found> passages) {

        public Arrival {
            passages = List.copyOf(passages);
        }
    }

    /// The newest first.
    ///
    /// @param after exclusive, when it became visible; [Instant#EPOCH] for everything
    /// @param except these are passed over
    /// @param most at most this many, of the 10,000 documents that became visible last
    /// @throws UncheckedIOException when Elasticsearch does not answer
    public List<Arrival> find(
            SearchAddress asked, Instant after, Set<DocumentId> except, int most, Viewer viewer) {
        try {
            List<Arrival> found = new ArrayList<>();
            @Nullable Appearance last = null;
            int read = 0;
            while (found.size() < most && read < Query.DEEPEST) {
                List<Appearance> chunk = appearances.after(after, last, CHUNK, viewer);
                add(found, asked, chunk, except, most, viewer);
                if (chunk.size() < CHUNK) {
                    break;
                }
                read += chunk.size();
                last = chunk.getLast();
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("Elasticsearch does not answer", e);
        }
    }

    private void add(
            List<Arrival> found,
            SearchAddress asked,
            List<Appearance> chunk,
            Set<DocumentId> except,
            int most,
            Viewer viewer)
            throws IOException {
        List<Appearance> wanted =
                chunk.stream().filter(one -> !except.contains(one.document())).toList();
        Set<DocumentId> matching = matching(asked, wanted, viewer);
        List<Appearance> those =
                wanted.stream().filter(one -> matching.contains(one.document())).toList();
        Map<DocumentId, Document> held =
                documents.findAll(those.stream().map(Appearance::document).toList());
        for (Appearance one : those) {
            Document document = held.get(one.document());
            if (found.size() < most && document != null && counts(document, viewer)) {
                found.add(new Arrival(document, one.since(), passages(asked, document)));
            }
        }
    }

    // The truth decides once more: the index may be a moment behind a withdrawal.
    private static boolean counts(Document document, Viewer viewer) {
        return document.current()
                && !document.folded()
                && viewer.maySee(document.shown(), document.owner());
    }

    private List<Results.Found> passages(SearchAddress asked, Document document) {
        return search.inDocument(asked.words(), document.id(), Search.PASSAGES);
    }

    private Set<DocumentId> matching(SearchAddress asked, List<Appearance> among, Viewer viewer)
            throws IOException {
        if (among.isEmpty()) {
            return Set.of();
        }
        return FewerWords.ifNeeded(most -> matching(asked, most, among, viewer));
    }

    private Set<DocumentId> matching(
            SearchAddress asked, int mostWords, List<Appearance> among, Viewer viewer)
            throws IOException {
        Lexical words =
                Lexical.of(
                        asked.words(),
                        mostWords,
                        values,
                        Relevance.MEASURED,
                        notions,
                        asked.expanding());
        List<FieldValue> ids =
                among.stream().map(one -> FieldValue.of(one.document().value())).toList();
        Reply reply =
                Reply.to(
                        client(),
                        s ->
                                Reply.documents(s)
                                        .index(settings.documents())
                                        .size(among.size())
                                        .query(q ->
                                                q.bool(b -> {
                                                    Search.onlyVisible(b, viewer);
                                                    b.filter(f ->
                                                            f.terms(t ->
                                                                    t.field("documentId")
                                                                            .terms(v ->
                                                                                    v.value(ids))));
                                                    b.filter(
                                                            Search.chosen(
                                                                    asked.query(0, 1, Mode.LEXICAL),
                                                                    Set.of()));
                                                    if (!words.nothing()) {
                                                        b.filter(words.documents());
                                                    }
                                                    return b;
                                                })));
        return reply.hits().stream().map(Reply.Hit::document).collect(Collectors.toSet());
    }

    private ElasticsearchClient client() {
        return clients.getObject();
    }
}
