package org.compendium.curated;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Compares texts that are not stored with a question, in the way in which [Entries] compares those
/// that are.
@Repository
public class TextRanks {

    private static final Map<String, String> DICTIONARIES =
            Map.of(
                    "en", "english",
                    "fr", "french",
                    "es", "spanish",
                    "ru", "russian",
                    "ar", "arabic");

    private final JdbcClient jdbc;

    TextRanks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A text whose parts count differently.
    ///
    /// @param language BCP 47
    /// @param most counts most, as a title does
    /// @param less as a summary does
    /// @param least as the text below it does
    public record Text(String language, String most, String less, String least) {}

    /// How well each text that has all the words fits, by its place in the list; the more the
    /// better, comparable with what [Entries#search] gives.
    ///
    /// @param words the question in a language (BCP 47); operators as people type them
    public Map<Integer, Double> of(Function<String, String> words, List<Text> texts) {
        Map<Integer, Double> ranks = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT t.place - 1 AS place, ts_rank(v.words, v.wanted) AS rank
                          FROM unnest(cast(:dictionaries AS text[]), cast(:questions AS text[]),
                                      cast(:most AS text[]), cast(:less AS text[]),
                                      cast(:least AS text[]))
                               WITH ORDINALITY AS t (dictionary, question, most, less, least, place)
                         CROSS JOIN LATERAL (
                               SELECT setweight(to_tsvector(cast(t.dictionary AS regconfig), t.most), 'A')
                                   || setweight(to_tsvector(cast(t.dictionary AS regconfig), t.less), 'B')
                                   || setweight(to_tsvector(cast(t.dictionary AS regconfig), t.least), 'C')
                                      AS words,
                                      websearch_to_tsquery(cast(t.dictionary AS regconfig), t.question)
                                      AS wanted) v
                         WHERE v.words @@ v.wanted
                        """)
                .param("dictionaries", of(texts, text -> dictionary(text.language())))
                .param("questions", of(texts, text -> words.apply(text.language())))
                .param("most", of(texts, Text::most))
                .param("less", of(texts, Text::less))
                .param("least", of(texts, Text::least))
                .query(row -> {
                    ranks.put(row.getInt("place"), row.getDouble("rank"));
                });
        return ranks;
    }

    private static String dictionary(String language) {
        return DICTIONARIES.getOrDefault(language, "simple");
    }

    private static String[] of(List<Text> texts, Function<Text, String> part) {
        return texts.stream().map(part).toArray(String[]::new);
    }
}
