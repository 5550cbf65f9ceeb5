package org.compendium.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.SuggestMode;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.SuggestSort;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.compendium.account.Viewer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Words that are in no document that the reader may see, and those like them that are. A word of a
/// document that the reader may not see is never offered.
@Component
class Corrections {

    /// What stands alone between blanks or quotes; not the value of a property, not a beginning.
    private static final Pattern WORD =
            Pattern.compile(
                    "(?<![\\p{L}\\p{N}:/._])\\p{L}[\\p{L}\\p{M}'’]{3,40}(?![\\p{L}\\p{N}:*/._-])");

    private static final Set<String> OPERATORS = Set.of("AND", "OR", "NOT");
    private static final int MOST_WORDS = 8;
    private static final int CANDIDATES = 8;
    private static final int LONGEST = 300;
    private static final String FIELD = "exact";
    private static final String COUNTS = "counts";

    private final ObjectProvider<ElasticsearchClient> clients;
    private final SearchSettings settings;

    Corrections(ObjectProvider<ElasticsearchClient> clients, SearchSettings settings) {
        this.clients = clients;
        this.settings = settings;
    }

    private record Word(String text, int start, int end) {}

    /// @param typed a question
    /// @return the question with the most similar words instead of those that nothing has; empty
    ///   when each word is known, or nothing is like one that is not
    Optional<String> of(String typed, Viewer viewer) throws IOException {
        List<Word> words = words(typed);
        if (words.isEmpty() || typed.length() > LONGEST) {
            return Optional.empty();
        }
        Map<String, List<String>> alike = alike(words);
        Map<String, Long> counts = counts(words, alike, viewer);
        StringBuilder corrected = new StringBuilder();
        int at = 0;
        boolean changed = false;
        for (Word word : words) {
            corrected.append(typed, at, word.start());
            at = word.end();
            String text = word.text();
            if (counts.getOrDefault(text, 0L) == 0) {
                Optional<String> known =
                        alike.getOrDefault(text, List.of()).stream()
                                .filter(other -> counts.getOrDefault(other, 0L) > 0)
                                .findFirst();
                changed |= known.isPresent();
                text = known.orElse(text);
            }
            corrected.append(text);
        }
        corrected.append(typed.substring(at));
        return changed ? Optional.of(corrected.toString()) : Optional.empty();
    }

    private static List<Word> words(String typed) {
        return WORD.matcher(typed)
                .results()
                .filter(found -> !OPERATORS.contains(found.group()))
                .map(Corrections::word)
                .limit(MOST_WORDS)
                .toList();
    }

    private static Word word(MatchResult found) {
        return new Word(found.group(), found.start(), found.end());
    }

    /// Words of the index that are like each, the most similar first.
    private Map<String, List<String>> alike(List<Word> words) throws IOException {
        SearchResponse<Void> response =
                clients.getObject()
                        .search(
                                s ->
                                        s.index(settings.documents())
                                                .size(0)
                                                .trackTotalHits(t -> t.enabled(false))
                                                .suggest(all -> {
                                                    for (Word word : words) {
                                                        all.suggesters(
                                                                word.text(),
                                                                one ->
                                                                        one.text(word.text())
                                                                                .term(t ->
                                                                                        t.field(
                                                                                                        FIELD)
                                                                                                .suggestMode(
                                                                                                        SuggestMode
                                                                                                                .Always)
                                                                                                .sort(
                                                                                                        SuggestSort
                                                                                                                .Score)
                                                                                                .size(
                                                                                                        CANDIDATES)));
                                                    }
                                                    return all;
                                                }),
                                Void.class);
        Map<String, List<String>> alike = new HashMap<>();
        response.suggest()
                .forEach((word, suggestions) -> {
                    List<String> others = new ArrayList<>();
                    suggestions.forEach(suggestion ->
                            suggestion
                                    .term()
                                    .options()
                                    .forEach(option -> others.add(option.text())));
                    alike.put(word, others);
                });
        return alike;
    }

    /// In how many of the reader's documents each of the words is.
    private Map<String, Long> counts(
            List<Word> words, Map<String, List<String>> alike, Viewer viewer) throws IOException {
        Map<String, Query> filters = new LinkedHashMap<>();
        words.forEach(word -> filters.put(word.text(), has(word.text())));
        alike.values().forEach(others -> others.forEach(other -> filters.put(other, has(other))));
        SearchResponse<Void> response =
                clients.getObject()
                        .search(
                                s ->
                                        s.index(settings.documents())
                                                .size(0)
                                                .trackTotalHits(t -> t.enabled(false))
                                                .query(q ->
                                                        q.bool(b -> {
                                                            Search.onlyVisible(b, viewer);
                                                            return b;
                                                        }))
                                                .aggregations(
                                                        COUNTS,
                                                        a ->
                                                                a.filters(f ->
                                                                        f.filters(b ->
                                                                                b.keyed(filters)))),
                                Void.class);
        Map<String, Long> counts = new HashMap<>();
        Aggregate counted = response.aggregations().get(COUNTS);
        if (counted != null) {
            counted.filters()
                    .buckets()
                    .keyed()
                    .forEach((word, bucket) -> counts.put(word, bucket.docCount()));
        }
        return counts;
    }

    private static Query has(String word) {
        return Query.of(q -> q.match(m -> m.field(FIELD).query(word)));
    }
}
