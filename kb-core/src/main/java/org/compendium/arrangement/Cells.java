package org.compendium.arrangement;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// An arrangement as words under the names of columns. What is not reported is blank.
final class Cells {

    static final String ID = "id";
    static final String NAME = "name";
    static final String PURPOSE = "purpose";
    static final String FORM = "form";
    static final String SECTOR = "sector";
    static final String STAGE = "stage";
    static final String SINCE = "since";
    static final String ENDED = "ended";
    static final String REPORTED_BY = "reported-by";
    static final String REPORTED_ON = "reported-on";
    static final String PASSAGE = "passage";
    static final String WORDS = "words";
    static final String NOTE = "note";
    static final String CHECKED = "checked";
    static final String LICENCE = "licence";
    static final String RIGHTS_HOLDER = "rights-holder";
    static final String PUBLISHED = "published";

    /// Partners of one arrangement.
    static final int MOST_PARTNERS = 20;

    /// Between several values in one cell.
    static final String BETWEEN = ";";

    private static final List<String> BEFORE_PARTNERS = List.of(ID, NAME, PURPOSE, FORM);
    private static final List<String> AFTER_PARTNERS =
            List.of(
                    SECTOR,
                    STAGE,
                    SINCE,
                    ENDED,
                    REPORTED_BY,
                    REPORTED_ON,
                    PASSAGE,
                    WORDS,
                    NOTE,
                    CHECKED,
                    LICENCE,
                    RIGHTS_HOLDER,
                    PUBLISHED);
    private static final Pattern PARTNERS =
            Pattern.compile("partner(?:-(?:[2-9]|1\\d|20))?(?:-country|-kind)?");

    private Cells() {}

    /// All columns, with those of so many partners.
    static List<String> columns(int partners) {
        List<String> all = new ArrayList<>(BEFORE_PARTNERS);
        for (int i = 0; i < partners; i++) {
            all.add(partner(i));
            all.add(country(i));
            all.add(kind(i));
        }
        all.addAll(AFTER_PARTNERS);
        return all;
    }

    static boolean isColumn(String name) {
        return BEFORE_PARTNERS.contains(name)
                || AFTER_PARTNERS.contains(name)
                || PARTNERS.matcher(name).matches();
    }

    /// @param index from 0; the first partner's column has no number
    static String partner(int index) {
        return index == 0 ? "partner" : "partner-" + (index + 1);
    }

    static String country(int index) {
        return partner(index) + "-country";
    }

    static String kind(int index) {
        return partner(index) + "-kind";
    }

    /// In the order of the columns.
    static Map<String, String> of(Arrangement one) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put(ID, one.id());
        cells.put(NAME, one.name());
        cells.put(
                PURPOSE,
                one.purposes().stream()
                        .map(Arrangement.Purpose::slug)
                        .collect(Collectors.joining(BETWEEN)));
        cells.put(FORM, String.join(BETWEEN, one.forms()));
        for (int i = 0; i < one.partners().size(); i++) {
            Arrangement.Partner partner = one.partners().get(i);
            cells.put(partner(i), partner.name());
            cells.put(country(i), text(partner.country()));
            cells.put(kind(i), partner.kind() == null ? "" : partner.kind().slug());
        }
        cells.put(SECTOR, text(one.sector()));
        cells.put(STAGE, one.stage().slug());
        cells.put(SINCE, text(one.since()));
        cells.put(ENDED, text(one.ended()));
        cells.put(REPORTED_BY, one.reportedBy());
        cells.put(REPORTED_ON, one.reportedOn().toString());
        cells.put(PASSAGE, one.evidence() == null ? "" : one.evidence().passage().toString());
        cells.put(WORDS, one.evidence() == null ? "" : text(one.evidence().words()));
        cells.put(NOTE, text(one.note()));
        cells.put(CHECKED, text(one.checked()));
        cells.put(LICENCE, text(one.licence()));
        cells.put(RIGHTS_HOLDER, text(one.rightsHolder()));
        cells.put(PUBLISHED, String.valueOf(one.published()));
        return cells;
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }

    /// Which cells differ, in the order of the columns; a column that one of them lacks is blank
    /// there.
    static List<Change> between(Map<String, String> before, Map<String, String> after) {
        return columns(MOST_PARTNERS).stream()
                .map(column ->
                        new Change(
                                column,
                                before.getOrDefault(column, ""),
                                after.getOrDefault(column, "")))
                .filter(change -> !change.before().equals(change.after()))
                .toList();
    }
}
