package org.compendium.curated;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.compendium.document.PassageRef;
import org.compendium.table.PackTable;
import org.springframework.stereotype.Component;

/// What a claim can say something about, type by type, from the pack's tables `aspects.tsv` and
/// `values.tsv`. Each aspect and each value names the passages it comes from.
@Component
public class Aspects {

    private final List<Aspect> all;

    /// @param types whose claims can have it
    /// @param labels by language (BCP 47)
    /// @param values what it can be, where that is a controlled list; else empty
    public record Aspect(
            String id,
            List<Entry.Type> types,
            Map<String, String> labels,
            List<PassageRef> from,
            List<Value> values) {

        /// In this language where we have it.
        public String label(String language) {
            return labels.getOrDefault(language, labels.getOrDefault("en", id));
        }

        public Optional<Value> value(String value) {
            return values.stream().filter(one -> one.id().equals(value)).findFirst();
        }
    }

    /// @param labels by language (BCP 47)
    public record Value(String id, Map<String, String> labels, List<PassageRef> from) {

        /// In this language where we have it.
        public String label(String language) {
            return labels.getOrDefault(language, labels.getOrDefault("en", id));
        }
    }

    /// @throws IllegalStateException when the pack is not on the class path
    public Aspects() {
        List<PackTable.Line> values = PackTable.read("pack/values.tsv");
        this.all =
                PackTable.read("pack/aspects.tsv").stream()
                        .map(line ->
                                new Aspect(
                                        line.code(),
                                        line.list("kinds").stream()
                                                .map(Entry.Type::ofSlug)
                                                .toList(),
                                        line.names(),
                                        passages(line),
                                        values.stream()
                                                .filter(value ->
                                                        value.cell("aspect").equals(line.code()))
                                                .map(value ->
                                                        new Value(
                                                                value.code(),
                                                                value.names(),
                                                                passages(value)))
                                                .toList()))
                        .toList();
    }

    private static List<PassageRef> passages(PackTable.Line line) {
        return line.list("passage").stream().map(PassageRef::of).toList();
    }

    /// Those of one type, in the order in which they are shown.
    public List<Aspect> of(Entry.Type type) {
        return all.stream().filter(aspect -> aspect.types().contains(type)).toList();
    }

    /// Its label in this language, or the slug where there is no such aspect.
    public String label(String aspect, String language) {
        return find(aspect).map(found -> found.label(language)).orElse(aspect);
    }

    public Optional<Aspect> find(String aspect) {
        return all.stream().filter(one -> one.id().equals(aspect)).findFirst();
    }

    /// Says what is wrong with the aspects and values of an entry's claims; empty when nothing is.
    public List<String> faults(Entry entry) {
        return entry.claims().stream().flatMap(claim -> fault(entry, claim).stream()).toList();
    }

    private Optional<String> fault(Entry entry, Entry.Claim claim) {
        String aspect = claim.aspect();
        String value = claim.value();
        if (aspect == null) {
            return value == null
                    ? Optional.empty()
                    : Optional.of("'" + claim.text() + "' has a value but no aspect");
        }
        Optional<Aspect> known = find(aspect).filter(found -> found.types().contains(entry.type()));
        if (known.isEmpty()) {
            return Optional.of("'" + aspect + "' is no aspect of a " + entry.type().slug());
        }
        return value == null || known.get().value(value).isPresent()
                ? Optional.empty()
                : Optional.of("'" + value + "' is no value of " + aspect);
    }
}
