package org.compendium.curated;

import java.util.List;
import java.util.Optional;
import org.compendium.document.PassageRef;
import org.compendium.table.PackTable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// The recommendations of the curated pack.
@Component
public class Recommendations implements CitedRecords {

    private final List<Recommendation> all;

    /// @throws IllegalStateException when the pack is not on the class path
    /// @throws IllegalArgumentException saying which line of the table is wrong
    @Autowired
    Recommendations() {
        this(ofPack());
    }

    /// Those of a pack that was read before.
    public Recommendations(List<Recommendation> all) {
        this.all = List.copyOf(all);
    }

    /// Reads the pack's table `pack/recommendations.tsv` from the class path.
    ///
    /// @throws IllegalStateException when the pack is not on the class path
    /// @throws IllegalArgumentException saying which line of the table is wrong
    public static List<Recommendation> ofPack() {
        return PackTable.read("pack/recommendations.tsv").stream()
                .map(line ->
                        new Recommendation(
                                line.code(),
                                line.cell("number"),
                                line.list("addressees"),
                                line.names(),
                                new Citation(
                                        PassageRef.of(line.cell("passage")), line.cell("words")),
                                line.list("outcomes").stream().map(PassageRef::of).toList()))
                .toList();
    }

    /// In the order of the pack.
    public List<Recommendation> all() {
        return all;
    }

    public Optional<Recommendation> find(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    @Override
    public List<Statement> statements() {
        return all.stream()
                .map(one ->
                        new Statement(
                                one.address(),
                                "Recommendation " + one.number(),
                                one.text("en"),
                                List.of(one.asked())))
                .toList();
    }
}
