package org.compendium.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.compendium.account.Viewer;
import org.compendium.document.Description;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Kind;
import org.compendium.document.NewDocument;
import org.compendium.document.Passage;
import org.compendium.document.Span;
import org.compendium.search.judged.JudgedSet;
import org.compendium.search.judged.LuceneBaseline;
import org.compendium.search.judged.Measures;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Measures how well questions are answered whose answers people have judged. The texts are stored
/// and indexed as documents are, and found as readers find them.
@Component
public class SearchEvaluation {

    private static final int DEEP = 100;
    private static final int TITLE = 200;

    private final Documents documents;
    private final IndexFeed feed;
    private final VectorFeed vectorFeed;
    private final Search search;
    private final ObjectProvider<ElasticsearchClient> clients;
    private final SearchSettings settings;

    SearchEvaluation(
            Documents documents,
            IndexFeed feed,
            VectorFeed vectorFeed,
            Search search,
            ObjectProvider<ElasticsearchClient> clients,
            SearchSettings settings) {
        this.clients = clients;
        this.settings = settings;
        this.documents = documents;
        this.feed = feed;
        this.vectorFeed = vectorFeed;
        this.search = search;
    }

    /// Stores the texts of a folder and prints the figures.
    ///
    /// The installation must be empty: what else it holds would be found too.
    ///
    /// @param folder in BEIR's format: `corpus.jsonl`, `queries.jsonl`, `qrels/test.tsv`
    /// @param languages tells of a text which language it is in, BCP 47
    /// @throws IllegalArgumentException when the folder holds no such set
    public void print(Path folder, UnaryOperator<String> languages, PrintStream out)
            throws IOException, InterruptedException {
        JudgedSet set = JudgedSet.read(folder);
        String language = language(set, languages);
        out.printf(
                Locale.ROOT,
                "%s: %d texts in '%s', %d questions%n",
                folder,
                set.texts().size(),
                language,
                set.questions().size());
        feed.awaitReady();
        Map<DocumentId, List<String>> ids = store(set, language);
        feed.drain();
        vectorFeed.drain();
        feed.drain();
        merge();
        out.printf(
                Locale.ROOT,
                "%-28s %8s %11s %8s %10s%n",
                "",
                "nDCG@10",
                "recall@100",
                "MRR",
                "recall@10");
        line(out, "Lucene's BM25", Measures.of(set, LuceneBaseline.order(set, language)));
        line(out, "lexical", Measures.of(set, order(set, ids, Mode.LEXICAL)));
        Optional<Map<String, List<String>>> nearest = nearest(set, ids);
        if (nearest.isPresent()) {
            line(out, "vector", Measures.of(set, nearest.get()));
        } else {
            out.println("vector: no model reads these questions");
        }
        line(out, "hybrid", Measures.of(set, order(set, ids, Mode.HYBRID)));
    }

    // A document that was indexed again, with its vectors, counts twice in how rare a word is until
    // the index merges: figures of two runs would differ.
    private void merge() throws IOException {
        List<String> both = List.of(settings.documents(), settings.passages());
        clients.getObject().indices().forcemerge(f -> f.index(both).maxNumSegments(1L));
        clients.getObject().indices().refresh(r -> r.index(both));
    }

    private static void line(PrintStream out, String name, Measures figures) {
        out.printf(
                Locale.ROOT,
                "%-28s %8.4f %11.4f %8.4f %10.4f%n",
                name,
                figures.ndcg10(),
                figures.recall100(),
                figures.mrr(),
                figures.recall10());
    }

    private static String language(JudgedSet set, UnaryOperator<String> languages) {
        return languages.apply(
                set.texts().stream()
                        .limit(DEEP)
                        .map(JudgedSet.Text::text)
                        .collect(Collectors.joining("\n")));
    }

    Map<DocumentId, List<String>> store(JudgedSet set, UnaryOperator<String> languages) {
        return store(set, language(set, languages));
    }

    private Map<DocumentId, List<String>> store(JudgedSet set, String language) {
        // Texts with the same words are one document.
        Map<DocumentId, List<String>> ids = new HashMap<>();
        for (JudgedSet.Text text : set.texts()) {
            DocumentId document = documents.store(document(text, language)).document();
            ids.computeIfAbsent(document, any -> new ArrayList<>()).add(text.id());
        }
        return ids;
    }

    private Map<String, List<String>> order(
            JudgedSet set, Map<DocumentId, List<String>> ids, Mode mode) throws IOException {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (var question : set.questions().entrySet()) {
            var query = new Query(question.getValue(), Map.of(), 0, DEEP, mode);
            found.put(question.getKey(), texts(search.order(query, Viewer.everybody()), ids));
        }
        return found;
    }

    // A question whose meaning is not known finds nothing by it.
    private Optional<Map<String, List<String>>> nearest(
            JudgedSet set, Map<DocumentId, List<String>> ids) throws IOException {
        Map<String, List<String>> found = new LinkedHashMap<>();
        boolean known = false;
        for (var question : set.questions().entrySet()) {
            Optional<List<DocumentId>> near =
                    search.nearest(question.getValue(), Viewer.everybody());
            known |= near.isPresent();
            found.put(question.getKey(), texts(near.orElse(List.of()), ids));
        }
        return known ? Optional.of(found) : Optional.empty();
    }

    private static List<String> texts(List<DocumentId> found, Map<DocumentId, List<String>> ids) {
        return found.stream().flatMap(id -> ids.getOrDefault(id, List.of()).stream()).toList();
    }

    private static NewDocument document(JudgedSet.Text text, String language) {
        List<Passage> passages = new ArrayList<>();
        int start = 0;
        for (String paragraph : text.text().split("\n\\s*\n")) {
            if (!paragraph.isBlank()) {
                passages.add(
                        new Passage(
                                "p_" + (passages.size() + 1),
                                Passage.Form.TEXT,
                                null,
                                null,
                                new Span(start, start + paragraph.length()),
                                List.of(),
                                null,
                                paragraph,
                                null));
                start += paragraph.length();
            }
        }
        // Lucene is not given one where there is none; a dash has no words.
        String title = text.title().isBlank() ? "–" : text.title();
        return new NewDocument(
                digest(text),
                text.id() + ".txt",
                "text/plain",
                text.text().length(),
                null,
                new Description(
                        null,
                        null,
                        null,
                        title.length() > TITLE ? title.substring(0, TITLE) : title,
                        null,
                        language,
                        Kind.OTHER,
                        null,
                        List.of()),
                passages,
                List.of(),
                NewDocument.Rights.unknown(),
                "evaluation",
                true);
    }

    // The identifier too: two texts with the same words are two.
    private static String digest(JudgedSet.Text text) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(
                                            (text.id() + '\0' + text.title() + '\0' + text.text())
                                                    .getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
