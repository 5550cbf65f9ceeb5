package org.compendium.document;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.ObjectMapper;

/// How documents and passages stand in rows of the database.
final class Rows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Rows() {}

    static final RowMapper<Document> DOCUMENT =
            (row, number) -> {
                State state = State.ofSlug(row.getString("state"));
                boolean shown =
                        state == State.RELEASED && row.getString("visibility").equals("public");
                Timestamp received = row.getTimestamp("created_at");
                return new Document(
                        new DocumentId(row.getString("id")),
                        new DocumentId(row.getString("work_id")),
                        symbol(row.getString("symbol")),
                        symbol(row.getString("retells")),
                        date(row, "retells_date"),
                        row.getString("title"),
                        Kind.ofSlug(row.getString("kind")).orElse(Kind.OTHER),
                        row.getString("language"),
                        date(row, "date"),
                        row.getString("body"),
                        row.getInt("version"),
                        row.getBoolean("current"),
                        row.getBoolean("folded"),
                        state,
                        shown,
                        row.getString("owner"),
                        row.getLong("revision"),
                        row.getString("file_name"),
                        integer(row, "pages"),
                        strings(row, "themes"),
                        strings(row, "countries"),
                        row.getString("session"),
                        row.getString("agenda_item"),
                        Optional.ofNullable(row.getString("distribution"))
                                .flatMap(Distribution::ofSlug)
                                .orElse(null),
                        row.getString("original_language"),
                        strings(row, "regions"),
                        provenance(row.getString("provenance")),
                        row.getString("licence"),
                        row.getString("rights_holder"),
                        row.getBoolean("redistributable"),
                        row.getString("source_url"),
                        received.toInstant());
            };

    static final RowMapper<Passage> PASSAGE =
            (row, number) ->
                    new Passage(
                            row.getString("eid"),
                            Passage.Form.valueOf(row.getString("form").toUpperCase(Locale.ROOT)),
                            row.getString("label"),
                            integer(row, "page"),
                            new Span(row.getInt("span_start"), row.getInt("span_end")),
                            strings(row, "headings"),
                            row.getString("parent"),
                            row.getString("text"),
                            row.getString("closing"),
                            integer(row, "confidence"),
                            role(row.getString("role")),
                            notes(row),
                            row.getString("language"));

    static @Nullable Date sqlDate(@Nullable LocalDate date) {
        return date == null ? null : Date.valueOf(date);
    }

    private static @Nullable LocalDate date(ResultSet row, String column) throws SQLException {
        Date date = row.getDate(column);
        return date == null ? null : date.toLocalDate();
    }

    static @Nullable String slug(@Nullable Distribution distribution) {
        return distribution == null ? null : distribution.slug();
    }

    static String written(Map<Field, Provenance> provenance) {
        Map<String, Map<String, String>> fields = new TreeMap<>();
        provenance.forEach((field, one) ->
                fields.put(
                        field.slug(),
                        Map.of(
                                "source",
                                one.source().slug(),
                                "certainty",
                                one.certainty().slug())));
        return JSON.writeValueAsString(fields);
    }

    private static Map<Field, Provenance> provenance(String written) {
        Map<Field, Provenance> provenance = new EnumMap<>(Field.class);
        JSON.readTree(written)
                .properties()
                .forEach(entry -> {
                    var source =
                            Provenance.Source.ofSlug(entry.getValue().path("source").asString());
                    var certainty =
                            Provenance.Certainty.ofSlug(
                                    entry.getValue().path("certainty").asString());
                    Field.ofSlug(entry.getKey())
                            .filter(field -> source.isPresent() && certainty.isPresent())
                            .ifPresent(field ->
                                    provenance.put(
                                            field, new Provenance(source.get(), certainty.get())));
                });
        return provenance;
    }

    private static Passage.@Nullable Role role(@Nullable String value) {
        return value == null ? null : Passage.Role.valueOf(value.toUpperCase(Locale.ROOT));
    }

    private static List<Passage.NoteMark> notes(ResultSet row) throws SQLException {
        List<String> eIds = strings(row, "note_eids");
        if (eIds.isEmpty()) {
            return List.of();
        }
        Integer[] places = (Integer[]) row.getArray("note_at").getArray();
        List<Passage.NoteMark> notes = new ArrayList<>();
        for (int i = 0; i < eIds.size(); i++) {
            notes.add(new Passage.NoteMark(places[i], eIds.get(i)));
        }
        return notes;
    }

    static List<ThemeEvidence.Shown> shown(ResultSet row) throws SQLException {
        List<String> eIds = strings(row, "passages");
        Integer[] passage = (Integer[]) row.getArray("word_passage").getArray();
        Integer[] start = (Integer[]) row.getArray("word_start").getArray();
        Integer[] end = (Integer[]) row.getArray("word_end").getArray();
        List<ThemeEvidence.Shown> shown = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < eIds.size(); i++) {
            List<Span> words = new ArrayList<>();
            for (; next < passage.length && passage[next] == i + 1; next++) {
                words.add(new Span(start[next], end[next]));
            }
            shown.add(new ThemeEvidence.Shown(eIds.get(i), words));
        }
        return shown;
    }

    static @Nullable Symbol symbol(@Nullable String value) {
        return value == null ? null : new Symbol(value);
    }

    static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    static List<String> strings(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }
}
