package org.compendium.citation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.compendium.document.Document;
import org.jspecify.annotations.Nullable;

/// A row for each quotation, and one for a document that nothing is quoted from.
final class Csv {

    /// Without it a spreadsheet takes the text for that of an old code page.
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    /// A spreadsheet takes what begins like this for a formula.
    private static final String FORMULA = "=+-@\t\r\n＝＋－＠";

    private Csv() {}

    static String write(List<Source> sources, LocalDate accessed) {
        StringBuilder out = new StringBuilder(BYTE_ORDER_MARK);
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
                plain(source.number()),
                plain(source.title()),
                document.kind().slug(),
                plain(source.author()),
                Objects.toString(document.date(), ""),
                document.language(),
                plain(quoted == null ? document.citedAs() : quoted.citation()),
                plain(quoted == null ? "" : quoted.text()),
                plain(quoted == null ? "" : quoted.note()),
                quoted == null ? source.url() : quoted.url(),
                source.digest() ? Source.PARAPHRASE : "",
                accessed);
    }

    static String plain(@Nullable String value) {
        String text = value == null ? "" : value;
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
