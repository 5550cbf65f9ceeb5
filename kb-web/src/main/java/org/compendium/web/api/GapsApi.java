package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.compendium.gap.GapMap;
import org.compendium.gap.Gaps;
import org.compendium.table.Spreadsheet;
import org.compendium.web.Names;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What the collection holds little about.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Curated records")
class GapsApi {

    private final Gaps gaps;
    private final Names names;

    GapsApi(Gaps gaps, Names names) {
        this.gaps = gaps;
        this.names = names;
    }

    record Cell(String theme, String column, long records, long passages) {}

    record MapView(long works, long digests, List<String> columns, List<Cell> cells) {}

    @Operation(
            summary = "Themes against regions or outcomes: what is held where they meet",
            description =
                    "columns=regions (default) or outcomes; within=CODE gives the parts of a region"
                            + " (UN M49); stage=developing or developed counts only what names a"
                            + " country at that stage. Every cell is listed, those with nothing too;"
                            + " a theme counts its narrower themes, each thing once.")
    @GetMapping("/gaps")
    MapView gaps(
            @RequestParam(defaultValue = "regions") String columns,
            @RequestParam(required = false) @Nullable String within,
            @RequestParam(required = false) @Nullable String stage) {
        GapMap map = gaps.map(view(columns, within, stage));
        return new MapView(map.works(), map.digests(), map.columns(), cells(map));
    }

    @Operation(summary = "The same as CSV")
    @GetMapping("/gaps.csv")
    ResponseEntity<byte[]> csv(
            @RequestParam(defaultValue = "regions") String columns,
            @RequestParam(required = false) @Nullable String within,
            @RequestParam(required = false) @Nullable String stage,
            Locale locale) {
        Gaps.View view = view(columns, within, stage);
        GapMap map = gaps.map(view);
        StringBuilder out = new StringBuilder(Spreadsheet.BYTE_ORDER_MARK);
        try (CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
            csv.printRecord(
                    "theme", "theme name", "column", "column name", "records", "passages", "works");
            for (Cell cell : cells(map)) {
                csv.printRecord(
                        Spreadsheet.plain(cell.theme()),
                        Spreadsheet.plain(names.theme(cell.theme(), locale)),
                        cell.column(),
                        Spreadsheet.plain(name(view, cell.column(), locale)),
                        cell.records(),
                        cell.passages(),
                        map.works());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename("gaps.csv").build().toString())
                .body(out.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String name(Gaps.View view, String column, Locale locale) {
        if (column.equals(GapMap.NOWHERE)) {
            return "";
        }
        return view.outcomes() ? names.theme(column, locale) : names.region(column, locale);
    }

    private static Gaps.View view(String columns, @Nullable String within, @Nullable String stage) {
        if (!List.of("regions", "outcomes").contains(columns)) {
            throw new IllegalArgumentException("columns is 'regions' or 'outcomes'");
        }
        return new Gaps.View(columns.equals("outcomes"), within, stage);
    }

    private static List<Cell> cells(GapMap map) {
        List<Cell> cells = new ArrayList<>();
        for (GapMap.Row row : map.rows()) {
            for (String column : map.columns()) {
                GapMap.Count count = map.at(row.theme(), column);
                cells.add(new Cell(row.theme(), column, count.records(), count.passages()));
            }
        }
        return cells;
    }
}
