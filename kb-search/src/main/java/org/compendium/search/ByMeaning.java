package org.compendium.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.compendium.document.CommonWords;
import org.compendium.document.Documents;
import org.compendium.search.meaning.Model;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Finds the passages that mean what a question means.
@Component
class ByMeaning {

    /// Candidates looked at for each passage that is wanted: more is more exact, and slower.
    private static final int CANDIDATES = 2;

    private final ObjectProvider<ElasticsearchClient> clients;
    private final SearchSettings settings;
    private final Model model;

    ByMeaning(ObjectProvider<ElasticsearchClient> clients, SearchSettings settings, Model model) {
        this.clients = clients;
        this.settings = settings;
        this.model = model;
    }

    /// A document near a question.
    ///
    /// @param revision of the document
    /// @param likeness of its nearest passage, as a cosine
    /// @param passages the likeness of those of its passages that are among the nearest, by eId,
    ///   the nearest first
    record Near(long revision, double likeness, Map<String, Double> passages) {}

    /// @param words of a question
    /// @return empty when there is no model, or none for the language of the question
    Optional<float[]> vector(String words) {
        return CommonWords.language(words).map(model::reads).orElse(true)
                ? vectorOf(words)
                : Optional.empty();
    }

    /// @param words of a question in a language that the model reads
    /// @return empty when there is no model
    Optional<float[]> vectorOf(String words) {
        return words.isBlank() || model.name().isEmpty() ? Optional.empty() : model.question(words);
    }

    /// @param passages how many are looked for
    /// @param filters what all of them must fulfil
    /// @return documents by their identifier, the nearest first
    Map<String, Near> find(
            float[] vector,
            int passages,
            List<co.elastic.clients.elasticsearch._types.query_dsl.Query> filters)
            throws IOException {
        List<Float> numbers = new ArrayList<>(vector.length);
        for (float number : vector) {
            numbers.add(number);
        }
        Reply reply =
                Reply.to(
                        clients.getObject(),
                        s ->
                                Reply.passagesOfRevisions(s)
                                        .index(settings.passages())
                                        .size(passages)
                                        .knn(k ->
                                                k.field(Indices.vectorField(model))
                                                        .queryVector(numbers)
                                                        .k(passages)
                                                        .numCandidates(passages * CANDIDATES)
                                                        .filter(filters)));
        Map<String, Near> found = new LinkedHashMap<>();
        reply.hits()
                .forEach(hit -> {
                    // Elasticsearch tells (1 + cosine) / 2.
                    double likeness = 2 * hit.score() - 1;
                    Documents.Place place = hit.place();
                    found.computeIfAbsent(
                                    place.document().value(),
                                    any ->
                                            new Near(
                                                    hit.revision(),
                                                    likeness,
                                                    new LinkedHashMap<>()))
                            .passages()
                            .put(place.eId(), likeness);
                });
        return found;
    }
}
