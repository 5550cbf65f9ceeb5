package org.compendium.manual;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.compendium.curated.Citation;
import org.jspecify.annotations.Nullable;

/// A manual in one language.
///
/// @param id stands in addresses, the same in every language
/// @param language BCP 47
/// @param themes slugs of concepts
/// @param reviewedBy the practitioners who reviewed it, by name; empty as long as nobody has
public record Manual(
        String id,
        String language,
        String title,
        String summary,
        Form form,
        List<String> themes,
        List<String> reviewedBy,
        List<Chapter> chapters) {

    public Manual {
        themes = List.copyOf(themes);
        reviewedBy = List.copyOf(reviewedBy);
        chapters = List.copyOf(chapters);
    }

    /// How much of it is written.
    public enum Form {
        THOROUGH,
        OUTLINE;

        /// @return for example `outline`
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The stage of development that a paragraph is for.
    public enum Stage {
        DEVELOPING,
        DEVELOPED,
        LEAST_DEVELOPED,
        TRANSITION;

        /// @return for example `least-developed`
        public String slug() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// Empty when there is no such stage.
        public static Optional<Stage> ofSlug(String slug) {
            return Arrays.stream(values()).filter(one -> one.slug().equals(slug)).findFirst();
        }

        /// All slugs, for messages.
        public static String slugs() {
            return Arrays.stream(values()).map(Stage::slug).collect(Collectors.joining(", "));
        }

        /// Whether what is said for a stage holds at this one too: the least developed countries
        /// are developing countries.
        public boolean heeds(Stage said) {
            return this == said || this == LEAST_DEVELOPED && said == DEVELOPING;
        }
    }

    /// What a sentence rests on.
    public enum Mark {
        /// A passage says so.
        EVIDENCE('E'),
        /// The editors of this manual advise it.
        SUGGESTION('S'),
        /// Nobody can say it from afar: it has to be found out on the spot.
        LOCAL('L');

        private final char letter;

        Mark(char letter) {
            this.letter = letter;
        }

        /// That with which its sentences begin in a file.
        public char letter() {
            return letter;
        }

        /// @return for example `evidence`
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A piece of a sentence.
    public sealed interface Piece {

        String text();

        record Words(String text) implements Piece {}

        /// Words that the glossary explains.
        ///
        /// @param concept slug of a concept
        record Term(String concept, String text) implements Piece {}
    }

    /// One sentence.
    ///
    /// @param citations at least one of evidence, none of anything else
    public record Sentence(Mark mark, List<Piece> pieces, List<Citation> citations) {

        public Sentence {
            pieces = List.copyOf(pieces);
            citations = List.copyOf(citations);
            if (citations.isEmpty() == (mark == Mark.EVIDENCE)) {
                throw new IllegalArgumentException(
                        "Evidence cites a passage, and nothing else does");
            }
        }

        /// The words alone.
        public String text() {
            return pieces.stream().map(Piece::text).collect(Collectors.joining());
        }
    }

    /// Sentences that belong together.
    ///
    /// @param place the country (ISO 3166-1 alpha-3) it tells of; null when it tells of none
    /// @param stage for whom alone it holds; null when it holds for all
    /// @param culture whether it is a note about local culture
    public record Paragraph(
            @Nullable String place,
            @Nullable Stage stage,
            boolean culture,
            List<Sentence> sentences) {

        public Paragraph {
            sentences = List.copyOf(sentences);
        }

        /// The country that something is known from; empty when nothing here is evidence.
        Optional<String> evidenceFrom() {
            return Optional.ofNullable(place)
                    .filter(country ->
                            sentences.stream().anyMatch(one -> one.mark() == Mark.EVIDENCE));
        }
    }

    /// Paragraphs under a heading.
    ///
    /// @param title null for what stands before the first heading of a chapter
    public record Section(@Nullable String title, List<Paragraph> paragraphs) {

        public Section {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /// @param id stands in addresses, the same in every language
    public record Chapter(String id, String title, List<Section> sections) {

        public Chapter {
            sections = List.copyOf(sections);
        }

        public Stream<Paragraph> paragraphs() {
            return sections.stream().flatMap(section -> section.paragraphs().stream());
        }

        public Stream<Sentence> sentences() {
            return paragraphs().flatMap(paragraph -> paragraph.sentences().stream());
        }
    }

    public Optional<Chapter> chapter(String chapter) {
        return chapters.stream().filter(one -> one.id().equals(chapter)).findFirst();
    }

    public Stream<Sentence> sentences() {
        return chapters.stream().flatMap(Chapter::sentences);
    }

    /// Where it stands, without a slash before it.
    public String address() {
        return "manuals/" + id;
    }
}
