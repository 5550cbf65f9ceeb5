package org.compendium.manual;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.compendium.curated.Entry;
import org.compendium.place.Regions;
import org.compendium.place.Stage;
import org.compendium.place.Stages;
import org.jspecify.annotations.Nullable;

/// A manual for one place, made of the one for all.
///
/// @param manual the whole one
/// @param parts the chapters that were chosen, in their order, with what holds for the place
/// @param leftOut everything else, chapter by chapter
public record Composition(Manual manual, Choice choice, List<Part> parts, List<LeftOut> leftOut) {

    public Composition {
        parts = List.copyOf(parts);
        leftOut = List.copyOf(leftOut);
    }

    /// A chapter with what is left of it.
    public record Part(Manual.Chapter chapter, Evidence evidence) {}

    /// What a chapter knows from the place that was chosen.
    public sealed interface Evidence {

        /// No place was chosen.
        record NotAsked() implements Evidence {}

        /// A paragraph of the chapter tells of it.
        record Here() implements Evidence {}

        /// None; the nearest is from this country, and stands in a chapter or in a case.
        ///
        /// @param country ISO 3166-1 alpha-3; of the place itself when only the chapter lacks it
        record Nearest(String country, Where where) implements Evidence {}

        /// None, and nothing near either.
        record NoneHeld() implements Evidence {}
    }

    /// Where evidence stands.
    ///
    /// @param address without a slash before it
    /// @param entry whether it is a case and no chapter of the manual
    public record Where(String address, String title, boolean entry) {}

    /// Why something is not in it.
    public enum Why {
        NOT_CHOSEN,
        OTHER_STAGE,
        CULTURE
    }

    /// @param paragraphs how many of the chapter
    public record LeftOut(Manual.Chapter chapter, Why why, long paragraphs) {}

    private record Candidate(String country, Where where, Manual.@Nullable Chapter chapter) {}

    /// @param entries of which those that tell of a country and share a theme with the manual count
    ///   as evidence
    public static Composition of(
            Manual manual, Choice choice, List<Entry> entries, Regions regions, Stages stages) {
        List<Candidate> candidates =
                Stream.concat(ofManual(manual, choice), ofEntries(manual, entries)).toList();
        List<Part> parts = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (Manual.Chapter chapter : manual.chapters()) {
            if (!choice.has(chapter)) {
                leftOut.add(new LeftOut(chapter, Why.NOT_CHOSEN, chapter.paragraphs().count()));
                continue;
            }
            parts.add(
                    new Part(
                            fitting(chapter, choice),
                            new Near(choice, regions, stages).evidence(chapter, candidates)));
            leftOut(leftOut, chapter, choice, Why.OTHER_STAGE);
            leftOut(leftOut, chapter, choice, Why.CULTURE);
        }
        return new Composition(manual, choice, parts, leftOut);
    }

    /// All sentences that are in it.
    public Stream<Manual.Sentence> sentences() {
        return parts.stream().flatMap(part -> part.chapter().sentences());
    }

    /// Stands for the wording of all that is in it: another one as soon as a sentence, or what it
    /// cites, is another. Eight characters, which are no secret.
    public String texts() {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
        sentences()
                .map(sentence -> sentence.text() + sentence.citations() + '\n')
                .forEach(one -> digest.update(one.getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest(), 0, 4);
    }

    private static void leftOut(
            List<LeftOut> leftOut, Manual.Chapter chapter, Choice choice, Why why) {
        long count =
                chapter.paragraphs()
                        .filter(one -> why(one, choice).filter(why::equals).isPresent())
                        .count();
        if (count > 0) {
            leftOut.add(new LeftOut(chapter, why, count));
        }
    }

    private static Optional<Why> why(Manual.Paragraph paragraph, Choice choice) {
        if (choice.stage() != null
                && paragraph.stage() != null
                && !choice.stage().heeds(paragraph.stage())) {
            return Optional.of(Why.OTHER_STAGE);
        }
        return paragraph.culture() && !choice.culture()
                ? Optional.of(Why.CULTURE)
                : Optional.empty();
    }

    private static Manual.Chapter fitting(Manual.Chapter chapter, Choice choice) {
        return new Manual.Chapter(
                chapter.id(),
                chapter.title(),
                chapter.sections().stream()
                        .map(section ->
                                new Manual.Section(
                                        section.title(),
                                        section.paragraphs().stream()
                                                .filter(one -> why(one, choice).isEmpty())
                                                .toList()))
                        .filter(section -> !section.paragraphs().isEmpty())
                        .toList());
    }

    // What the choice leaves out of a chapter is no evidence in it.
    private static Stream<Candidate> ofManual(Manual manual, Choice choice) {
        return manual.chapters().stream()
                .flatMap(chapter ->
                        chapter.paragraphs()
                                .filter(paragraph -> why(paragraph, choice).isEmpty())
                                .flatMap(paragraph -> paragraph.evidenceFrom().stream())
                                .map(country ->
                                        new Candidate(
                                                country,
                                                new Where(
                                                        manual.address() + '/' + chapter.id(),
                                                        chapter.title(),
                                                        false),
                                                chapter)));
    }

    private static Stream<Candidate> ofEntries(Manual manual, List<Entry> entries) {
        return entries.stream()
                .filter(Entry::current)
                .filter(entry -> entry.themes().stream().anyMatch(manual.themes()::contains))
                .flatMap(entry ->
                        entry.countries().stream()
                                .map(country ->
                                        new Candidate(
                                                country,
                                                new Where(entry.address(), entry.title(), true),
                                                null)));
    }

    /// How near other countries are to the place that was chosen: in it; in the same region, the
    /// narrower the nearer; at the same stage of development.
    private static final class Near {

        private final Regions regions;
        private final Stages stages;
        private final List<String> chosen;
        private final List<String> around;

        Near(Choice choice, Regions regions, Stages stages) {
            this.regions = regions;
            this.stages = stages;
            this.chosen = choice.countries(regions);
            this.around = choice.around(regions);
        }

        Evidence evidence(Manual.Chapter chapter, List<Candidate> candidates) {
            if (chosen.isEmpty()) {
                return new Evidence.NotAsked();
            }
            if (candidates.stream()
                    .anyMatch(one ->
                            chapter.equals(one.chapter()) && chosen.contains(one.country()))) {
                return new Evidence.Here();
            }
            return candidates.stream()
                    .filter(one -> distance(one.country()).isPresent())
                    .min(
                            Comparator.comparing((Candidate one) ->
                                            distance(one.country()).orElseThrow())
                                    .thenComparing(one -> !chapter.equals(one.chapter())))
                    .<Evidence>map(one -> new Evidence.Nearest(one.country(), one.where()))
                    .orElseGet(Evidence.NoneHeld::new);
        }

        /// The smaller the nearer; empty when nothing connects the two.
        private Optional<Integer> distance(String country) {
            if (chosen.contains(country)) {
                return Optional.of(0);
            }
            List<String> holding = regions.holding(country);
            for (int i = 0; i < around.size(); i++) {
                if (holding.contains(around.get(i))) {
                    return Optional.of(i + 1);
                }
            }
            return stage().flatMap(stages -> stageOf(country).filter(stages::equals))
                    .map(same -> around.size() + 1);
        }

        /// That of the place; a region may have several, and then none counts.
        private Optional<String> stage() {
            List<String> all =
                    chosen.stream().flatMap(one -> stageOf(one).stream()).distinct().toList();
            return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
        }

        private Optional<String> stageOf(String country) {
            return stages.of(country).map(Stage::slug);
        }
    }
}
