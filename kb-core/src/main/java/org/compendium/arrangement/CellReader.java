package org.compendium.arrangement;

import static org.compendium.arrangement.Cells.BETWEEN;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.compendium.curated.Aspects;
import org.compendium.curated.Citation;
import org.compendium.curated.KeptWords;
import org.compendium.document.PassageRef;
import org.compendium.place.Countries;
import org.compendium.place.Country;
import org.jspecify.annotations.Nullable;

/// Reads an arrangement from words under the names of columns, and finds everything that is wrong
/// with them at once. Whether a passage is held is not looked at here.
final class CellReader {

    /// Characters (code points) of a cell, and of those that hold sentences.
    static final int LONGEST = 200;

    static final int LONGEST_NOTE = 2_000;

    private static final Set<String> LONG = Set.of(Cells.NOTE, Cells.WORDS);
    private static final int LONGEST_ID = 80;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern LINE_END = Pattern.compile("\\r\\n?");
    private static final Pattern MAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");

    private final Countries countries = Countries.ofPack();
    private final List<String> forms;
    private final LocalDate today;

    /// @param today the last day that has begun somewhere on earth
    CellReader(Aspects aspects, LocalDate today) {
        this.forms =
                aspects
                        .find(Arrangement.FORM)
                        .map(Aspects.Aspect::values)
                        .orElse(List.of())
                        .stream()
                        .map(Aspects.Value::id)
                        .toList();
        this.today = today;
    }

    /// What was read.
    sealed interface Read {

        record Whole(Arrangement arrangement) implements Read {}

        /// @param reasons at least one
        record Faulty(List<String> reasons) implements Read {}
    }

    /// Without blanks around it, and on one line.
    static String line(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    /// @param id its own
    /// @param cells by column; blank where nothing is reported
    Read read(String id, Map<String, String> cells) {
        List<String> faults = new ArrayList<>();
        Reading in = new Reading(cells, faults);
        cells.forEach((column, text) -> unfit(column, text).ifPresent(faults::add));
        if (!SLUG.matcher(id).matches() || id.length() > LONGEST_ID) {
            faults.add(
                    "'%s' cannot stand in an address. Use small letters a to z, digits and single hyphens, up to %d."
                            .formatted(id, LONGEST_ID));
        }
        String name = in.required(Cells.NAME, "give the arrangement a name of its own");
        Set<Arrangement.Purpose> purposes = purposes(in);
        List<String> found = forms(in);
        List<Arrangement.Partner> partners = partners(in);
        Arrangement.@Nullable Stage stage =
                in.known(
                        Cells.STAGE,
                        in.required(Cells.STAGE, "say how far it has come"),
                        Arrangement.Stage::ofSlug,
                        slugs(Arrangement.Stage.values(), Arrangement.Stage::slug));
        PartialDate since = in.date(Cells.SINCE);
        PartialDate ended = ended(in, since, stage);
        String reportedBy = in.required(Cells.REPORTED_BY, "say which body or firm reported it");
        PartialDate reportedOn = in.past(Cells.REPORTED_ON);
        if (in.line(Cells.REPORTED_ON).isEmpty()) {
            faults.add(lacking(Cells.REPORTED_ON, "say when it was reported; the year will do"));
        }
        Citation evidence = evidence(in);
        LocalDate checked = checked(in);
        Boolean published = published(in);
        if (!faults.isEmpty() || stage == null || reportedOn == null || published == null) {
            return new Read.Faulty(List.copyOf(faults));
        }
        return new Read.Whole(
                new Arrangement(
                        id,
                        name,
                        List.copyOf(purposes),
                        found,
                        partners,
                        in.given(Cells.SECTOR),
                        stage,
                        since,
                        ended,
                        reportedBy,
                        reportedOn,
                        evidence,
                        in.text(Cells.NOTE),
                        checked,
                        in.given(Cells.LICENCE),
                        in.given(Cells.RIGHTS_HOLDER),
                        published));
    }

    private static Optional<String> unfit(String column, String text) {
        int longest = LONG.contains(column) ? LONGEST_NOTE : LONGEST;
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            return Optional.of(
                    "'%s' can have %,d characters at most; this has %,d. Shorten it."
                            .formatted(column, longest, length));
        }
        if (text.chars()
                .anyMatch(one -> Character.isISOControl(one) && !Character.isWhitespace(one))) {
            return Optional.of(
                    "'" + column + "' has a control character that cannot be kept. Type it anew.");
        }
        if (MAIL.matcher(text).find()) {
            return Optional.of(
                    "'"
                            + column
                            + "' has an e-mail address. This register keeps no contacts of people:"
                            + " take it out.");
        }
        return Optional.empty();
    }

    private Set<Arrangement.Purpose> purposes(Reading in) {
        Set<Arrangement.Purpose> purposes = EnumSet.noneOf(Arrangement.Purpose.class);
        String said = in.required(Cells.PURPOSE, "say what the partners cooperate for");
        for (String one : values(said)) {
            Arrangement.@Nullable Purpose purpose =
                    in.known(
                            Cells.PURPOSE,
                            one,
                            Arrangement.Purpose::ofSlug,
                            slugs(Arrangement.Purpose.values(), Arrangement.Purpose::slug));
            if (purpose != null) {
                purposes.add(purpose);
            }
        }
        return purposes;
    }

    // In the order of the pack's table.
    private List<String> forms(Reading in) {
        List<String> said =
                values(in.line(Cells.FORM)).stream()
                        .flatMap(one ->
                                Optional.ofNullable(
                                        in.known(
                                                Cells.FORM,
                                                one,
                                                slug -> Optional.of(slug).filter(forms::contains),
                                                String.join(", ", forms)))
                                        .stream())
                        .toList();
        return forms.stream().filter(said::contains).toList();
    }

    private static List<String> values(String cell) {
        return Arrays.stream(cell.split(BETWEEN))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private List<Arrangement.Partner> partners(Reading in) {
        List<Arrangement.Partner> partners = new ArrayList<>();
        for (int i = 0; i < Cells.MOST_PARTNERS; i++) {
            String name = in.line(Cells.partner(i));
            String kind = in.line(Cells.kind(i));
            String country = in.line(Cells.country(i));
            if (name.isEmpty()) {
                if (!kind.isEmpty() || !country.isEmpty()) {
                    in.fault(
                            lacking(
                                    Cells.partner(i),
                                    "its country or kind is given, so name the partner"));
                }
                continue;
            }
            partners.add(
                    new Arrangement.Partner(
                            name,
                            country.isEmpty() ? null : country(in, Cells.country(i), country),
                            kind.isEmpty()
                                    ? null
                                    : in.known(
                                            Cells.kind(i),
                                            kind,
                                            Arrangement.Partner.Kind::ofSlug,
                                            slugs(
                                                    Arrangement.Partner.Kind.values(),
                                                    Arrangement.Partner.Kind::slug))));
        }
        if (partners.isEmpty()) {
            in.fault(
                    lacking(
                            Cells.partner(0),
                            "name at least one; in a search, the one who looks for a partner"));
        }
        return partners;
    }

    private @Nullable String country(Reading in, String column, String said) {
        String code = said.toUpperCase(Locale.ROOT);
        if (countries.find(code).isPresent()) {
            return code;
        }
        String meant =
                countries.all().stream()
                        .filter(country ->
                                country.names().values().stream().anyMatch(said::equalsIgnoreCase)
                                        || country.aliases().stream()
                                                .anyMatch(said::equalsIgnoreCase))
                        .map(Country::code)
                        .findFirst()
                        .map(found -> "Write " + found + ".")
                        .orElse("Write the three letters of ISO 3166-1, for example KEN.");
        in.fault("'" + column + "': '" + said + "' is no code of a country. " + meant);
        return null;
    }

    private @Nullable PartialDate ended(
            Reading in, @Nullable PartialDate since, Arrangement.@Nullable Stage stage) {
        PartialDate ended = in.past(Cells.ENDED);
        if (ended != null && stage != null && !stage.over()) {
            in.fault(
                    "'ended' is given, but the stage is '"
                            + stage.slug()
                            + "'. Make the stage ended or failed, or leave 'ended' blank.");
        }
        if (ended != null && since != null && ended.last().isBefore(since.first())) {
            in.fault(
                    "It cannot have ended in "
                            + ended
                            + " when it began in "
                            + since
                            + ". Look at 'since' and 'ended'.");
        }
        return ended;
    }

    private static @Nullable Citation evidence(Reading in) {
        String passage = in.line(Cells.PASSAGE);
        String words = in.line(Cells.WORDS);
        if (passage.isEmpty()) {
            if (!words.isEmpty()) {
                in.fault(
                        lacking(Cells.PASSAGE, "'words' are given, so say which passage has them"));
            }
            return null;
        }
        if (!KeptWords.any(words)) {
            in.fault(
                    lacking(
                            Cells.WORDS,
                            "copy the words of " + passage + " that say so, or leave both blank"));
            return null;
        }
        try {
            return new Citation(PassageRef.ofWords(passage), words);
        } catch (IllegalArgumentException e) {
            in.fault("'passage': " + e.getMessage() + ".");
            return null;
        }
    }

    private @Nullable LocalDate checked(Reading in) {
        PartialDate day = in.past(Cells.CHECKED);
        if (day != null && day.day() == null) {
            in.fault("'checked' is a day, for example 2024-05-17, and not '" + day + "'.");
        }
        return day == null ? null : day.first();
    }

    private static @Nullable Boolean published(Reading in) {
        return switch (in.line(Cells.PUBLISHED).toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            case "" -> {
                in.fault(
                        lacking(
                                Cells.PUBLISHED,
                                "write true when everybody may read it, false when only curators may"));
                yield null;
            }
            default -> {
                in.fault("'published' is true or false, and not '" + in.line("published") + "'.");
                yield null;
            }
        };
    }

    private static String lacking(String column, String what) {
        return "'" + column + "' is blank: " + what + ".";
    }

    private static <E extends Enum<E>> String slugs(E[] all, Function<E, String> slug) {
        return Arrays.stream(all).map(slug).collect(Collectors.joining(", "));
    }

    /// One line while it is read.
    private final class Reading {

        private final Map<String, String> cells;
        private final List<String> faults;

        Reading(Map<String, String> cells, List<String> faults) {
            this.cells = cells;
            this.faults = faults;
        }

        void fault(String reason) {
            faults.add(reason);
        }

        String line(String column) {
            return CellReader.line(cells.getOrDefault(column, ""));
        }

        @Nullable String given(String column) {
            String text = line(column);
            return text.isEmpty() ? null : text;
        }

        @Nullable String text(String column) {
            String text = LINE_END.matcher(cells.getOrDefault(column, "")).replaceAll("\n").strip();
            return text.isEmpty() ? null : text;
        }

        String required(String column, String what) {
            String text = line(column);
            if (text.isEmpty()) {
                fault(lacking(column, what));
            }
            return text;
        }

        <T> @Nullable T known(
                String column, String said, Function<String, Optional<T>> ofSlug, String all) {
            if (said.isEmpty()) {
                return null;
            }
            Optional<T> known = ofSlug.apply(said.toLowerCase(Locale.ROOT).replace(' ', '-'));
            if (known.isEmpty()) {
                fault("'" + column + "': '" + said + "' is not known here. There are " + all + ".");
            }
            return known.orElse(null);
        }

        @Nullable PartialDate date(String column) {
            String text = line(column);
            try {
                return text.isEmpty() ? null : PartialDate.of(text);
            } catch (IllegalArgumentException e) {
                fault("'" + column + "': " + e.getMessage());
                return null;
            }
        }

        @Nullable PartialDate past(String column) {
            PartialDate date = date(column);
            if (date != null && date.first().isAfter(today)) {
                fault("'" + column + "': " + date + " has yet to come. Look at the date.");
            }
            return date;
        }
    }
}
