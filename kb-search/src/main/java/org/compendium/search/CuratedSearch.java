package org.compendium.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.compendium.arrangement.Arrangements;
import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.compendium.curated.TextRanks;
import org.compendium.search.notion.Notion;
import org.compendium.search.notion.Notions;
import org.compendium.search.notion.Understanding;
import org.compendium.theme.Concept;
import org.compendium.theme.Themes;
import org.springframework.stereotype.Component;

/// Finds curated records of all kinds by the words of a question, and by the themes and countries
/// that it is about, in whichever of the six languages it is asked. Records are few, so the store
/// itself is searched, and beside it what the pack alone has: what is published is found at once,
/// and nothing else is found, whoever asks.
@Component
public class CuratedSearch {

    private final Entries entries;
    private final Arrangements arrangements;
    private final PackRecords pack;
    private final TextRanks ranks;
    private final Notions notions;
    private final Themes themes;

    CuratedSearch(
            Entries entries,
            Arrangements arrangements,
            PackRecords pack,
            TextRanks ranks,
            Notions notions,
            Themes themes) {
        this.entries = entries;
        this.arrangements = arrangements;
        this.pack = pack;
        this.ranks = ranks;
        this.notions = notions;
        this.themes = themes;
    }

    /// All records, those too that something else took the place of.
    ///
    /// @param language of the reader, BCP 47
    public CuratedRecords all(String language) {
        return new CuratedRecords(
                Stream.of(
                                entries.all().stream().map(CuratedHit.OfEntry::new),
                                pack.all(language).stream(),
                                arrangements.published().stream()
                                        .map(CuratedHit.OfArrangement::new))
                        .<CuratedHit>flatMap(hits -> hits)
                        .toList());
    }

    /// The records that a question finds; entries that something else took the place of are none of
    /// them.
    ///
    /// @param words may be blank: then the filters alone decide, and without filters all are found
    /// @param chosen filters; a record keeps to those on themes and countries, and none is found
    ///   where another filter is chosen, since those are about documents
    /// @param language of the reader, BCP 47
    public CuratedRecords find(String words, Map<Facet, Set<String>> chosen, String language) {
        if (!Set.of(Facet.THEME, Facet.COUNTRY).containsAll(chosen.keySet())) {
            return new CuratedRecords(List.of());
        }
        Set<String> wanted = chosen.getOrDefault(Facet.THEME, Set.of());
        Set<String> countries = chosen.getOrDefault(Facet.COUNTRY, Set.of());
        List<CuratedHit> found =
                words.isBlank() ? all(language).all() : search(words.strip(), language);
        return new CuratedRecords(
                found.stream()
                        .filter(CuratedSearch::current)
                        .filter(hit ->
                                wanted.isEmpty()
                                        || hit.themes().stream().anyMatch(wanted::contains))
                        .filter(hit ->
                                countries.isEmpty()
                                        || hit.countries().stream().anyMatch(countries::contains))
                        .toList());
    }

    private static boolean current(CuratedHit hit) {
        return switch (hit) {
            case CuratedHit.OfEntry(Entry entry) -> entry.current();
            case CuratedHit.OfManual _,
                    CuratedHit.OfCheck _,
                    CuratedHit.OfRecommendation _,
                    CuratedHit.OfArrangement _ ->
                    true;
        };
    }

    private List<CuratedHit> search(String words, String language) {
        Understanding understood = notions.in(words);
        String english =
                understood.language().equals("en") || !understood.translatable()
                        ? words
                        : understood.in("en");
        List<String> meant = meant(understood, Notion.Kind.THEME);
        List<String> places = meant(understood, Notion.Kind.COUNTRY);
        List<PackRecords.Ranked> found = new ArrayList<>();
        entries.search(english, meant, places)
                .forEach(one ->
                        found.add(
                                new PackRecords.Ranked(
                                        new CuratedHit.OfEntry(one.entry()), one.rank())));
        arrangements
                .search(words, english, meant.isEmpty() ? places : List.of())
                .forEach(one ->
                        found.add(
                                new PackRecords.Ranked(
                                        new CuratedHit.OfArrangement(one.arrangement()),
                                        one.rank())));
        List<PackRecords.Ranked> fitting =
                pack.search(in -> in.equals("en") ? english : words, ranks, language);
        if (meant.isEmpty() || !places.isEmpty()) {
            found.addAll(fitting);
        } else {
            found.addAll(withMeant(fitting, meant, language));
        }
        return found.stream()
                .sorted(Comparator.comparingDouble(PackRecords.Ranked::rank).reversed())
                .map(PackRecords.Ranked::hit)
                .toList();
    }

    // What carries all the themes that a question is about is found as itself, chapters apart.
    private List<PackRecords.Ranked> withMeant(
            List<PackRecords.Ranked> fitting, List<String> meant, String language) {
        List<PackRecords.Ranked> found = new ArrayList<>();
        for (CuratedHit hit : pack.all(language)) {
            Optional<PackRecords.Ranked> fits =
                    fitting.stream()
                            .filter(one ->
                                    one.hit().kind() == hit.kind()
                                            && one.hit().id().equals(hit.id()))
                            .findFirst();
            if (withAbove(hit.themes()).containsAll(meant)) {
                found.add(
                        new PackRecords.Ranked(
                                hit,
                                Entries.MEANT + fits.map(PackRecords.Ranked::rank).orElse(0.0)));
            } else {
                fits.ifPresent(found::add);
            }
        }
        return found;
    }

    private Set<String> withAbove(List<String> concepts) {
        Set<String> all = new HashSet<>();
        for (String concept : concepts) {
            Optional<String> next = Optional.of(concept);
            while (next.isPresent() && all.add(next.get())) {
                next = themes.find(next.get()).map(Concept::broader);
            }
        }
        return all;
    }

    // Themes or countries alone find a record only if the question says nothing else.
    private static List<String> meant(Understanding understood, Notion.Kind kind) {
        Stream<Notion> said = understood.said().stream().map(one -> one.notion());
        return understood.others().isEmpty()
                ? said.filter(notion -> notion.kind() == kind)
                        .map(notion -> notion.id().substring(notion.id().indexOf(':') + 1))
                        .toList()
                : List.of();
    }
}
