package org.compendium.readiness;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A list of questions for one kind of reader.
///
/// @param id stands in addresses
/// @param titles by language (BCP 47)
/// @param dimensions in the order in which they are asked
public record Check(
        String id,
        Map<String, String> titles,
        List<Dimension> dimensions,
        List<Question> questions) {

    /// The check that partners answer about a partnership, again and again.
    public static final String SURVEY = "partners";

    /// What some of the questions ask about.
    ///
    /// @param names by language (BCP 47)
    public record Dimension(String slug, Map<String, String> names) {

        public Dimension {
            names = Map.copyOf(names);
        }

        /// In this language where we have it.
        public String name(String language) {
            return names.getOrDefault(language, names.getOrDefault("en", slug));
        }
    }

    public Check {
        titles = Map.copyOf(titles);
        dimensions = List.copyOf(dimensions);
        questions = List.copyOf(questions);
    }

    /// In this language where we have it.
    public String title(String language) {
        return titles.getOrDefault(language, titles.getOrDefault("en", id));
    }

    public boolean survey() {
        return id.equals(SURVEY);
    }

    /// The questions about one dimension.
    public List<Question> about(Dimension dimension) {
        return questions.stream()
                .filter(question -> question.dimension().equals(dimension.slug()))
                .toList();
    }

    public Optional<Question> question(String question) {
        return questions.stream().filter(one -> one.id().equals(question)).findFirst();
    }
}
