package org.compendium.curated;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.compendium.document.PassageRef;
import org.jspecify.annotations.Nullable;

/// What stands in the form of an entry, as it was typed: it need not be complete, nor right.
/// Nothing is null; what is not said is empty.
///
/// @param type slug of the type
/// @param lineage lines such as `supersedes other-entry`
/// @param sections of the text, by their headings, in order
/// @param names other names and acronyms
public record EntryForm(
        String id,
        String type,
        String title,
        String summary,
        String status,
        String period,
        String about,
        String checked,
        String review,
        List<String> lineage,
        List<String> themes,
        List<String> countries,
        List<Claim> claims,
        List<String> notReported,
        Map<String, String> sections,
        List<String> names) {

    /// The parts that a practice and a case cannot do without: what was done, where and by whom,
    /// with what result, on what evidence.
    public static final List<String> REQUIRED =
            List.of("What was done", "Where and by whom", "With what result", "On what evidence");

    private static final Pattern HEADING = Pattern.compile("(?m)^## +(.+?) *$");

    /// A claim as it was typed.
    public record Claim(
            String text,
            String aspect,
            String value,
            String side,
            String holder,
            String date,
            String basis,
            String strength,
            List<Cite> cites) {

        public Claim {
            cites = List.copyOf(cites);
        }
    }

    /// A citation as it was typed.
    public record Cite(String passage, String words) {}

    public EntryForm {
        lineage = List.copyOf(lineage);
        themes = List.copyOf(themes);
        countries = List.copyOf(countries);
        claims = List.copyOf(claims);
        notReported = List.copyOf(notReported);
        sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
        // A draft from before names were kept has none.
        names = Optional.ofNullable(names).map(List::copyOf).orElse(List.of());
    }

    /// An empty form with one claim that cites a passage, if one is given.
    ///
    /// @param from null when it is not begun from a passage
    public static EntryForm begun(Entry.Type type, String id, @Nullable PassageRef from) {
        Map<String, String> sections = new LinkedHashMap<>();
        REQUIRED.forEach(heading -> sections.put(heading, ""));
        return new EntryForm(
                id,
                type.slug(),
                "",
                "",
                type == Entry.Type.PRACTICE ? "promising" : "reported",
                "",
                "",
                "",
                "",
                List.of(),
                List.of(),
                List.of(),
                from == null
                        ? List.of()
                        : List.of(
                                new Claim(
                                        "",
                                        "",
                                        "",
                                        "",
                                        "",
                                        "",
                                        "",
                                        Entry.Strength.SUPPORTED.slug(),
                                        List.of(new Cite(from.toString(), "")))),
                List.of(),
                sections,
                List.of());
    }

    /// The form filled in with an entry.
    public static EntryForm of(Entry entry) {
        return new EntryForm(
                entry.id(),
                entry.type().slug(),
                entry.title(),
                entry.summary(),
                entry.status(),
                or(entry.period()),
                or(entry.about()),
                or(entry.checked()),
                or(entry.review()),
                entry.lineage().stream().map(one -> one.kind().slug() + ' ' + one.other()).toList(),
                entry.themes(),
                entry.countries(),
                entry.claims().stream().map(EntryForm::of).toList(),
                entry.notReported(),
                sections(entry.body()),
                entry.names());
    }

    private static Claim of(Entry.Claim claim) {
        return new Claim(
                claim.text(),
                or(claim.aspect()),
                or(claim.value()),
                claim.onSide().map(Entry.Side::slug).orElse(""),
                or(claim.holder()),
                or(claim.said()),
                or(claim.basis()),
                claim.strength().slug(),
                claim.citations().stream()
                        .map(cited -> new Cite(cited.passage().toString(), or(cited.words())))
                        .toList());
    }

    private static String or(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    // What stands before the first heading has the empty one.
    private static Map<String, String> sections(String body) {
        Map<String, String> sections = new LinkedHashMap<>();
        Matcher heading = HEADING.matcher(body);
        String name = "";
        int from = 0;
        while (heading.find()) {
            put(sections, name, body.substring(from, heading.start()));
            name = heading.group(1);
            from = heading.end();
        }
        put(sections, name, body.substring(from));
        return sections;
    }

    private static void put(Map<String, String> sections, String name, String text) {
        if (!name.isEmpty() || !text.isBlank()) {
            sections.merge(name, text.strip(), (a, b) -> a + "\n\n" + b);
        }
    }

    /// The same form under another id.
    EntryForm called(String other) {
        return new EntryForm(
                other,
                type,
                title,
                summary,
                status,
                period,
                about,
                checked,
                review,
                lineage,
                themes,
                countries,
                claims,
                notReported,
                sections,
                names);
    }

    /// The entry that stands in it.
    ///
    /// @throws Incomplete with all that is missing or cannot be read
    public Entry entry() {
        Reading read = new Reading();
        Entry.Type of = read.or("kind", () -> Entry.Type.ofSlug(type), Entry.Type.PRACTICE);
        read.required("title", title);
        read.required("summary", summary);
        read.required("status", status);
        if (of == Entry.Type.PRACTICE || of == Entry.Type.CASE) {
            REQUIRED.forEach(heading -> read.required(heading, sections.getOrDefault(heading, "")));
        }
        List<Entry.Claim> said = claims.stream().map(read::claim).toList();
        if (said.isEmpty()) {
            read.faults.add("There is no claim yet.");
        }
        LocalDate checkedOn = read.day("checked", checked);
        LocalDate reviewOn = read.day("review", review);
        List<Entry.Relation> relations = lineage.stream().flatMap(read::relation).toList();
        if (!read.faults.isEmpty()) {
            throw new Incomplete(read.faults);
        }
        return new Entry(
                id,
                of,
                title.strip(),
                summary.strip(),
                status,
                orNull(period),
                orNull(about),
                checkedOn,
                reviewOn,
                relations,
                themes,
                countries,
                said,
                filled(notReported),
                body(),
                filled(names));
    }

    private static List<String> filled(List<String> lines) {
        return lines.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
    }

    private String body() {
        return sections.entrySet().stream()
                .filter(section -> !section.getValue().isBlank())
                .map(section ->
                        section.getKey().isEmpty()
                                ? section.getValue().strip()
                                : "## " + section.getKey() + "\n\n" + section.getValue().strip())
                .collect(Collectors.joining("\n\n"));
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    /// Says what a form lacks, in sentences for the person who fills it in.
    public static final class Incomplete extends RuntimeException {

        private final transient List<String> faults;

        Incomplete(List<String> faults) {
            super(String.join(" ", faults));
            this.faults = List.copyOf(faults);
        }

        public List<String> faults() {
            return faults;
        }
    }

    /// Collects what cannot be read, so that all of it is said at once.
    private static final class Reading {

        private final List<String> faults = new ArrayList<>();

        void required(String field, String text) {
            if (text.isBlank()) {
                faults.add("'" + field + "' is missing.");
            }
        }

        <T> T or(String field, Supplier<T> read, T otherwise) {
            try {
                return read.get();
            } catch (IllegalArgumentException e) {
                faults.add(field + ": " + e.getMessage() + ".");
                return otherwise;
            }
        }

        @Nullable LocalDate day(String field, String text) {
            if (text.isBlank()) {
                return null;
            }
            try {
                return LocalDate.parse(text.strip());
            } catch (DateTimeParseException e) {
                faults.add(field + ": '" + text + "' is no day; write it like 2026-11-27.");
                return null;
            }
        }

        java.util.stream.Stream<Entry.Relation> relation(String line) {
            if (line.isBlank()) {
                return java.util.stream.Stream.empty();
            }
            String[] words = line.strip().split("\\s+");
            if (words.length != 2) {
                faults.add(
                        "'" + line + "' is no relation; write it like 'supersedes other-entry'.");
                return java.util.stream.Stream.empty();
            }
            try {
                return java.util.stream.Stream.of(
                        new Entry.Relation(Entry.Relation.Kind.ofSlug(words[0]), words[1]));
            } catch (IllegalArgumentException e) {
                faults.add(
                        "'"
                                + words[0]
                                + "' is no relation; there are supersedes, superseded-by,"
                                + " contradicts, adapted-from and adapted-to.");
                return java.util.stream.Stream.empty();
            }
        }

        Entry.Claim claim(Claim claim) {
            String name = claim.text().isBlank() ? "A claim" : "'" + claim.text() + "'";
            if (claim.text().isBlank()) {
                faults.add("A claim has no text.");
            }
            List<Citation> citations = new ArrayList<>();
            for (Cite cite : claim.cites()) {
                try {
                    citations.add(
                            new Citation(PassageRef.of(cite.passage()), orNull(cite.words())));
                } catch (IllegalArgumentException e) {
                    faults.add(name + ": " + e.getMessage() + ".");
                }
            }
            Entry.Strength strength =
                    or(name, () -> Entry.Strength.ofSlug(claim.strength()), Entry.Strength.CLAIMED);
            if (claim.cites().isEmpty() && strength != Entry.Strength.CLAIMED) {
                faults.add(
                        name
                                + " cites nothing. Add the passage it stands on, or call it"
                                + " 'claimed'.");
            }
            return new Entry.Claim(
                    claim.text().strip(),
                    orNull(claim.aspect()),
                    orNull(claim.value()),
                    claim.side().isBlank()
                            ? null
                            : or(name, () -> Entry.Side.ofSlug(claim.side()), Entry.Side.FOR),
                    orNull(claim.holder()),
                    day(name, claim.date()),
                    orNull(claim.basis()),
                    citations.isEmpty() ? Entry.Strength.CLAIMED : strength,
                    citations);
        }
    }
}
