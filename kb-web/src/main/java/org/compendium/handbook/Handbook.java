package org.compendium.handbook;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.compendium.curated.Citation;
import org.compendium.document.PassageRef;
import org.compendium.document.Pinpoint;
import org.compendium.document.Symbol;
import org.compendium.manual.Choice;
import org.compendium.manual.Composition;
import org.compendium.manual.Manual;
import org.compendium.place.Countries;
import org.compendium.place.Regions;
import org.jspecify.annotations.Nullable;

/// A composed manual with all that has to go with it: what it was composed from, what it cites with
/// addresses that last, and what its terms mean. The same handbook gives the same bytes.
///
/// @param date of the texts it is made of
/// @param base stands before every address, without a slash at the end
/// @param address of the page that tells whether what it says still holds, and where it is composed
///   again; absolute
/// @param changed citations of which the source no longer has the words
/// @param permalink the lasting address of a passage, without a slash before it
/// @param pinpoint where a passage stands, in words
/// @param works those it cites, in the order of their first citation
/// @param glossary what its terms mean, in the order of their first use
public record Handbook(
        Composition composition,
        LocalDate date,
        String base,
        String address,
        Set<Citation> changed,
        Function<PassageRef, String> permalink,
        Function<PassageRef, Pinpoint> pinpoint,
        List<Work> works,
        List<Explained> glossary) {

    private static final Countries COUNTRIES = Countries.ofPack();
    private static final Regions REGIONS = Regions.ofPack();

    public Handbook {
        changed = Set.copyOf(changed);
        works = List.copyOf(works);
        glossary = List.copyOf(glossary);
    }

    /// A work that is cited.
    ///
    /// @param description its title and date as far as they are known, and whether what is held is
    ///   a digest of it
    /// @param official where the work itself is published; null when that is not known
    public record Work(Symbol symbol, String description, @Nullable String official) {}

    /// A term.
    ///
    /// @param definition in English; empty when there is none
    public record Explained(String concept, String label, String definition) {}

    /// A passage that is cited.
    ///
    /// @param url its lasting address
    record Cited(Pinpoint at, String url) {

        /// As the United Nations cite it: "TD/B/COM.3/19, para. 34".
        String full() {
            return at.words();
        }

        /// As short as it can be said.
        ///
        /// @param oneWork whether the handbook cites no other work, and says so
        String in(boolean oneWork) {
            return oneWork && !at.place().isEmpty() ? at.place() : full();
        }
    }

    /// The works that a composition cites, in the order of their first citation.
    public static List<Symbol> cites(Composition composition) {
        return composition
                .sentences()
                .flatMap(sentence -> sentence.citations().stream())
                .map(cited -> cited.passage().symbol())
                .distinct()
                .toList();
    }

    /// The concepts whose terms a composition uses, in the order of their first use.
    public static Set<String> terms(Composition composition) {
        return composition
                .sentences()
                .flatMap(sentence -> sentence.pieces().stream())
                .flatMap(piece ->
                        piece instanceof Manual.Piece.Term term
                                ? Stream.of(term.concept())
                                : Stream.empty())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    Manual manual() {
        return composition.manual();
    }

    Labels labels() {
        return Labels.in(manual().language());
    }

    boolean oneWork() {
        return works.size() == 1;
    }

    boolean explains(String concept) {
        return glossary.stream().anyMatch(one -> one.concept().equals(concept));
    }

    List<Cited> cited(Manual.Sentence sentence) {
        return sentence.citations().stream().map(Citation::passage).map(this::cited).toList();
    }

    /// Says of a sentence that it has to be checked again, and where; empty when it has not.
    String toCheck(Manual.Sentence sentence) {
        List<String> gone =
                sentence.citations().stream()
                        .filter(changed::contains)
                        .map(citation -> cited(citation.passage()).in(oneWork()))
                        .toList();
        return gone.isEmpty() ? "" : labels().of("toCheck", String.join("; ", gone));
    }

    /// All passages of a work that are cited, in the order of their first citation.
    List<Cited> cited(Symbol work) {
        return composition
                .sentences()
                .flatMap(sentence -> sentence.citations().stream())
                .map(Citation::passage)
                .filter(passage -> passage.symbol().equals(work))
                .distinct()
                .map(this::cited)
                .toList();
    }

    private Cited cited(PassageRef passage) {
        return new Cited(pinpoint.apply(passage), url(permalink.apply(passage)));
    }

    /// Makes an address of this installation absolute.
    String url(String address) {
        return base + '/' + address;
    }

    /// What it was composed from, as names and values.
    List<Fact> facts() {
        Labels labels = labels();
        Choice choice = composition.choice();
        List<Fact> facts = new ArrayList<>();
        facts.add(
                new Fact(
                        labels.of("manual"),
                        manual().title()
                                + " ("
                                + labels.of("form." + manual().form().slug())
                                + ")"));
        facts.add(new Fact(labels.of("language"), labels.language()));
        facts.add(
                new Fact(
                        labels.of("chapters"),
                        choice.chapters().isEmpty()
                                ? labels.of("chapters.all")
                                : composition.parts().stream()
                                        .map(part -> part.chapter().title())
                                        .collect(Collectors.joining("; "))));
        facts.add(new Fact(labels.of("place"), place().isEmpty() ? labels.of("none") : place()));
        facts.add(
                new Fact(
                        labels.of("stage"),
                        choice.stage() == null
                                ? labels.of("none")
                                : labels.of("stage." + choice.stage().slug())));
        facts.add(new Fact(labels.of("culture"), labels.of(choice.culture() ? "yes" : "no")));
        facts.add(new Fact(labels.of("date"), labels.date(date)));
        facts.add(
                new Fact(
                        labels.of("sources"),
                        labels.of(
                                "sources.toCheck",
                                composition
                                        .sentences()
                                        .filter(sentence -> !toCheck(sentence).isEmpty())
                                        .count())));
        return facts;
    }

    record Fact(String name, String value) {}

    /// What is not in it, a line each.
    List<String> leftOut() {
        Labels labels = labels();
        return composition.leftOut().stream()
                .map(one ->
                        labels.of(
                                switch (one.why()) {
                                    case NOT_CHOSEN -> "leftOut.notChosen";
                                    case OTHER_STAGE -> "leftOut.stage";
                                    case CULTURE -> "leftOut.culture";
                                },
                                one.chapter().title(),
                                one.paragraphs()))
                .toList();
    }

    /// Who reviewed it, or that nobody has.
    String reviewed() {
        return manual().reviewedBy().isEmpty()
                ? labels().of("notReviewed")
                : labels().of("reviewed", String.join(", ", manual().reviewedBy()));
    }

    /// For what a paragraph holds; empty when it holds for all.
    String bound(Manual.Paragraph paragraph) {
        Labels labels = labels();
        List<String> bound = new ArrayList<>();
        if (paragraph.place() != null) {
            bound.add(labels.of("bound.place", country(paragraph.place())));
        }
        if (paragraph.stage() != null) {
            bound.add(labels.of("bound.stage", labels.of("stage." + paragraph.stage().slug())));
        }
        if (paragraph.culture()) {
            bound.add(labels.of("bound.culture"));
        }
        return String.join(" · ", bound);
    }

    /// What a chapter knows from the place that was chosen.
    ///
    /// @param title and address of where the nearest evidence stands; empty where there is none to
    ///   lead to
    record Knows(String text, String title, String address) {}

    /// Empty text when no place was chosen.
    Knows knows(Composition.Part part) {
        Labels labels = labels();
        return switch (part.evidence()) {
            case Composition.Evidence.NotAsked() -> new Knows("", "", "");
            case Composition.Evidence.Here() ->
                    new Knows(labels.of("evidence.here", place()), "", "");
            case Composition.Evidence.NoneHeld() ->
                    new Knows(labels.of("evidence.none", place()), "", "");
            case Composition.Evidence.Nearest(var country, var where) ->
                    new Knows(
                            labels.of(
                                            where.entry()
                                                    ? "evidence.nearest.entry"
                                                    : "evidence.nearest.chapter",
                                            place(),
                                            country(country))
                                    + " ",
                            where.title(),
                            url(where.address()));
        };
    }

    private String place() {
        Choice choice = composition.choice();
        if (choice.country() != null) {
            return country(choice.country());
        }
        return choice.region() == null ? "" : REGIONS.name(choice.region(), manual().language());
    }

    private String country(String code) {
        return COUNTRIES.name(code, manual().language());
    }
}
