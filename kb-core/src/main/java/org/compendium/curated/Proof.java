package org.compendium.curated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.compendium.document.Citations;
import org.compendium.document.PassageRef;
import org.compendium.place.Countries;
import org.compendium.theme.Themes;
import org.springframework.stereotype.Component;

/// Compares an entry with what it names: its sources first of all. What it finds is said in
/// sentences for the curator.
@Component
public class Proof {

    private static final Pattern FIGURE = Pattern.compile("\\d+(?:[.,]\\d+)*");

    private final Citations citations;
    private final Themes themes;
    private final Aspects aspects;
    private final Entries entries;
    private final Countries countries = Countries.ofPack();

    Proof(Citations citations, Themes themes, Aspects aspects, Entries entries) {
        this.citations = citations;
        this.themes = themes;
        this.aspects = aspects;
        this.entries = entries;
    }

    /// @return empty when the entry may be published
    public List<String> faults(Entry entry) {
        List<String> faults = new ArrayList<>(aspects.faults(entry));
        for (String theme : entry.themes()) {
            if (themes.find(theme).isEmpty()) {
                faults.add("There is no theme '" + theme + "'.");
            }
        }
        for (String country : entry.countries()) {
            if (countries.find(country).isEmpty()) {
                faults.add("There is no country '" + country + "'.");
            }
        }
        for (Entry.Relation relation : entry.lineage()) {
            if (relation.other().equals(entry.id())) {
                faults.add("An entry cannot be related to itself.");
            } else if (entries.find(relation.other()).isEmpty()) {
                faults.add("There is no entry '" + relation.other() + "' to be related to.");
            }
        }
        Map<PassageRef, List<Citations.Found>> held =
                citations.everywhere(
                        entry.claims().stream()
                                .flatMap(claim -> claim.cites().stream())
                                .distinct()
                                .toList());
        entry.claims().forEach(claim -> faults.addAll(faults(claim, held)));
        return faults;
    }

    private static List<String> faults(
            Entry.Claim claim, Map<PassageRef, List<Citations.Found>> held) {
        List<String> faults = new ArrayList<>();
        for (Citation citation : claim.citations()) {
            List<Citations.Found> found = held.get(citation.passage());
            String words = citation.words();
            String where = "'" + claim.text() + "' cites " + citation.passage() + ", ";
            if (found == null) {
                faults.add(where + "a work that is not held here. Send it in first.");
            } else if (found.isEmpty()) {
                faults.add(where + "which the work does not have.");
            } else if (words == null) {
                faults.add(where + "but keeps none of its words. Copy those it rests on.");
            } else if (found.stream().noneMatch(one -> KeptWords.in(words, one.passage().text()))) {
                faults.add(where + "which does not have the words '" + words + "'.");
            }
        }
        if (!claim.citations().isEmpty()) {
            figures(claim, held).forEach(faults::add);
        }
        return faults;
    }

    private static List<String> figures(
            Entry.Claim claim, Map<PassageRef, List<Citations.Found>> held) {
        return FIGURE.matcher(claim.text())
                .results()
                .map(MatchResult::group)
                .distinct()
                .filter(figure ->
                        claim.cites().stream()
                                .flatMap(cited -> held.getOrDefault(cited, List.of()).stream())
                                .noneMatch(found -> KeptWords.in(figure, found.passage().text())))
                .map(figure ->
                        "'"
                                + claim.text()
                                + "' has the figure "
                                + figure
                                + ", which none of the passages it cites has.")
                .toList();
    }
}
