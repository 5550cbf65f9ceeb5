package org.compendium.citation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.compendium.document.Document;
import org.compendium.table.Spreadsheet;
import org.jspecify.annotations.Nullable;

/// A row for each quotation, and one for a document that nothing is quoted from.
final class Csv {

    private Csv() {}

    static String write(List<Source> sources, LocalDate accessed) {
        StringBuilder out = new StringBuilder(Spreadsheet.BYTE_ORDER_MARK);
        try (CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180)) {
            csv.printRecord(
                    "symbol",
                    "title",
                    "kind",
                    "issued by",
                    "date",
                    "language",
                    "citation",
                    "text",
                    "note",
                    "link",
                    "notice",
                    "accessed");
            for (Source source : sources) {
                if (source.quotations().isEmpty()) {
                    row(csv, source, null, accessed);
                }
                for (Quotation quoted : source.quotations()) {
                    row(csv, source, quoted, accessed);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void row(
            CSVPrinter csv, Source source, @Nullable Quotation quoted, LocalDate accessed)
            throws IOException {
        Document document = source.document();
        csv.printRecord(
                Spreadsheet.plain(source.number()),
                Spreadsheet.plain(source.title()),
                document.kind().slug(),
                Spreadsheet.plain(source.author()),
                Objects.toString(document.date(), ""),
                document.language(),
                Spreadsheet.plain(quoted == null ? document.citedAs() : quoted.citation()),
                Spreadsheet.plain(quoted == null ? "" : quoted.text()),
                Spreadsheet.plain(quoted == null ? "" : quoted.note()),
                quoted == null ? source.url() : quoted.url(),
                source.digest() ? Source.PARAPHRASE : "",
                accessed);
    }
}
