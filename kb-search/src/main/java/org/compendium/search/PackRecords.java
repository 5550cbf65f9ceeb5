package org.compendium.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.compendium.curated.Recommendation;
import org.compendium.curated.Recommendations;
import org.compendium.curated.TextRanks;
import org.compendium.manual.Manual;
import org.compendium.manual.Manuals;
import org.compendium.readiness.Check;
import org.compendium.readiness.Checks;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What is curated and not stored: manuals, checks and recommendations, with their texts as they
/// are searched. The pack does not change while the application runs, so they are put together
/// once.
@Component
class PackRecords {

    private static final String ENGLISH = "en";

    /// Less than any rank: a text that only lacks a word that was excluded has the rank 0.
    private static final double NOT_FOUND = -1;

    private final Manuals manuals;
    private final List<Record> records = new ArrayList<>();

    /// @param whole the texts of the record, one for each language
    /// @param titled for a manual its titles and summaries alone
    /// @param chapters of a manual, by id, each with the title of the manual
    private record Record(
            CuratedKind kind,
            String id,
            List<TextRanks.Text> whole,
            List<TextRanks.Text> titled,
            Map<String, List<TextRanks.Text>> chapters,
            CuratedHit hit) {}

    PackRecords(Manuals manuals, Checks checks, Recommendations recommendations) {
        this.manuals = manuals;
        manuals.all().forEach(languages -> records.add(record(languages)));
        checks.all().forEach(check -> records.add(record(check)));
        recommendations.all().forEach(one -> records.add(record(one)));
    }

    private static Record record(List<Manual> languages) {
        Manual first = languages.getFirst();
        Map<String, List<TextRanks.Text>> chapters = new LinkedHashMap<>();
        for (Manual manual : languages) {
            for (Manual.Chapter chapter : manual.chapters()) {
                chapters.computeIfAbsent(chapter.id(), any -> new ArrayList<>())
                        .add(
                                new TextRanks.Text(
                                        manual.language(), "", chapter.title(), manual.title()));
            }
        }
        return new Record(
                CuratedKind.MANUAL,
                first.id(),
                languages.stream()
                        .map(manual ->
                                new TextRanks.Text(
                                        manual.language(),
                                        manual.title(),
                                        manual.summary(),
                                        manual.chapters().stream()
                                                .map(Manual.Chapter::title)
                                                .collect(Collectors.joining(". "))))
                        .toList(),
                languages.stream()
                        .map(manual ->
                                new TextRanks.Text(
                                        manual.language(), manual.title(), manual.summary(), ""))
                        .toList(),
                chapters,
                new CuratedHit.OfManual(first, null));
    }

    private static Record record(Check check) {
        List<TextRanks.Text> texts =
                check.titles().entrySet().stream()
                        .map(title ->
                                new TextRanks.Text(
                                        title.getKey(),
                                        title.getValue(),
                                        check.dimensions().stream()
                                                .map(one -> one.name(title.getKey()))
                                                .collect(Collectors.joining(". ")),
                                        check.questions().stream()
                                                .map(one -> one.text(title.getKey()))
                                                .collect(Collectors.joining(" "))))
                        .toList();
        return new Record(
                CuratedKind.CHECK,
                check.id(),
                texts,
                List.of(),
                Map.of(),
                new CuratedHit.OfCheck(check));
    }

    private static Record record(Recommendation one) {
        List<TextRanks.Text> texts =
                one.texts().entrySet().stream()
                        .map(text ->
                                new TextRanks.Text(
                                        text.getKey(),
                                        text.getKey().equals(ENGLISH) ? names(one) : "",
                                        text.getValue(),
                                        ""))
                        .toList();
        return new Record(
                CuratedKind.RECOMMENDATION,
                one.id(),
                texts,
                List.of(),
                Map.of(),
                new CuratedHit.OfRecommendation(one));
    }

    // "Recommendations to governments" finds what was recommended to them.
    private static String names(Recommendation one) {
        return "Recommendation "
                + one.number()
                + ", "
                + one.asked().passage().symbol()
                + ", to "
                + String.join(", ", one.addressees()).replace('-', ' ');
    }

    /// All, in the order of the pack.
    ///
    /// @param language of manuals where we have them in it, BCP 47
    List<CuratedHit> all(String language) {
        return records.stream().map(record -> hit(record, null, language)).toList();
    }

    /// A record and how well it fits.
    record Ranked(CuratedHit hit, double rank) {}

    /// Those that have all the words.
    ///
    /// @param words in a language (BCP 47)
    /// @param language of manuals where we have them in it, BCP 47
    List<Ranked> search(Function<String, String> words, TextRanks ranks, String language) {
        List<TextRanks.Text> texts = new ArrayList<>();
        records.forEach(record -> {
            texts.addAll(record.whole());
            texts.addAll(record.titled());
            record.chapters().values().forEach(texts::addAll);
        });
        Map<Integer, Double> fits = ranks.of(words, texts);
        List<Ranked> found = new ArrayList<>();
        int at = 0;
        for (Record record : records) {
            double whole = best(fits, at, record.whole().size());
            at += record.whole().size();
            double titled = best(fits, at, record.titled().size());
            at += record.titled().size();
            @Nullable String chapter = null;
            double most = NOT_FOUND;
            for (Map.Entry<String, List<TextRanks.Text>> one : record.chapters().entrySet()) {
                double fit = best(fits, at, one.getValue().size());
                at += one.getValue().size();
                if (fit > most) {
                    most = fit;
                    chapter = one.getKey();
                }
            }
            if (whole > NOT_FOUND) {
                found.add(
                        new Ranked(
                                hit(record, titled > NOT_FOUND ? null : chapter, language), whole));
            }
        }
        return found;
    }

    private static double best(Map<Integer, Double> fits, int from, int count) {
        double best = NOT_FOUND;
        for (int i = from; i < from + count; i++) {
            best = Math.max(best, fits.getOrDefault(i, NOT_FOUND));
        }
        return best;
    }

    private CuratedHit hit(Record record, @Nullable String chapter, String language) {
        return record.kind() == CuratedKind.MANUAL
                ? manuals.find(record.id(), language)
                        .<CuratedHit>map(manual -> new CuratedHit.OfManual(manual, chapter))
                        .orElse(record.hit())
                : record.hit();
    }
}
