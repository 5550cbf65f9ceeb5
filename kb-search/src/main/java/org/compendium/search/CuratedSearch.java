package org.compendium.search;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.compendium.search.notion.Notion;
import org.compendium.search.notion.Notions;
import org.compendium.search.notion.Understanding;
import org.springframework.stereotype.Component;

/// Finds curated entries by the words of a question, and by the themes and countries that it is
/// about, in whichever of the six languages it is asked. Entries are few and written in English, so
/// the store itself is searched: what is published is found at once.
@Component
public class CuratedSearch {

    private final Entries entries;
    private final Notions notions;

    CuratedSearch(Entries entries, Notions notions) {
        this.entries = entries;
        this.notions = notions;
    }

    /// The entries that a question finds, the best first; entries that something else took the
    /// place of are none of them.
    ///
    /// @param words may be blank: then the filters alone decide, and without filters nothing is
    ///   found
    /// @param chosen filters; an entry keeps to those on themes and countries, and none is found
    ///   where another filter is chosen, since those are about documents
    public List<Entry> find(String words, Map<Facet, Set<String>> chosen) {
        if (!Set.of(Facet.THEME, Facet.COUNTRY).containsAll(chosen.keySet())) {
            return List.of();
        }
        Set<String> themes = chosen.getOrDefault(Facet.THEME, Set.of());
        Set<String> countries = chosen.getOrDefault(Facet.COUNTRY, Set.of());
        if (words.isBlank() && themes.isEmpty() && countries.isEmpty()) {
            return List.of();
        }
        Understanding understood = notions.in(words);
        String english =
                understood.language().equals("en") || !understood.translatable()
                        ? words
                        : understood.in("en");
        List<Entry> found =
                words.isBlank()
                        ? entries.all()
                        : entries.search(
                                english,
                                meant(understood, Notion.Kind.THEME),
                                meant(understood, Notion.Kind.COUNTRY));
        return found.stream()
                .filter(Entry::current)
                .filter(entry ->
                        themes.isEmpty() || entry.themes().stream().anyMatch(themes::contains))
                .filter(entry ->
                        countries.isEmpty()
                                || entry.countries().stream().anyMatch(countries::contains))
                .toList();
    }

    // Themes or countries alone find an entry only if the question says nothing else.
    private static List<String> meant(Understanding understood, Notion.Kind kind) {
        Stream<Notion> said = understood.said().stream().map(one -> one.notion());
        return understood.others().isEmpty()
                ? said.filter(notion -> notion.kind() == kind)
                        .map(notion -> notion.id().substring(notion.id().indexOf(':') + 1))
                        .toList()
                : List.of();
    }
}
