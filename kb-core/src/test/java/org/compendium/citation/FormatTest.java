package org.compendium.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.compendium.document.Document;
import org.compendium.document.Kind;
import org.compendium.table.Spreadsheet;
import org.jbibtex.BibTeXDatabase;
import org.jbibtex.BibTeXEntry;
import org.jbibtex.BibTeXParser;
import org.jbibtex.Key;
import org.jbibtex.LaTeXParser;
import org.jbibtex.LaTeXPrinter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What is written for other programs is read again as such programs read it.
class FormatTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);
    private static final String URL = "https://compendium.example.org/id/3f8k2m9x0q";
    private static final String CITE = "https://compendium.example.org/cite/TD/B/COM.9/1/para/28";
    private static final String TEXT =
            "=Looms, \"wide\"\nand {narrow}; 5 % of them.\rER  - \nTY  - X";

    @Test
    void ris_keeps_every_value_in_its_own_line() {
        List<Map<String, List<String>>> records =
                ris(Format.RIS.write(List.of(aReport(), aDigest()), TODAY));

        assertThat(records).hasSize(2);
        Map<String, List<String>> report = records.getFirst();
        assertThat(report)
                .containsEntry("TY", List.of("RPRT"))
                .containsEntry("TI", List.of(ADocument.NASTY_TITLE))
                .containsEntry("AU", List.of("Trade & Development Board"))
                .containsEntry("SN", List.of("TD/B/COM.9/1"))
                .containsEntry("PY", List.of("2019"))
                .containsEntry("DA", List.of("2019/03/14"))
                .containsEntry("LA", List.of("en"))
                .containsEntry("UR", List.of(URL))
                .containsEntry("Y2", List.of("2026/11/26"));
        assertThat(report.get("N1").getFirst())
                .contains("TD/B/COM.9/1, para. 28")
                .contains("and {narrow}; 5 % of them. ER  -  TY  - X")
                .contains("[my note]");
        assertThat(records.get(1).get("AU")).containsExactly("Compendium");
        assertThat(records.get(1).get("TI"))
                .containsExactly("Compendium digest of TD/B/COM.9/2: On dye");
        assertThat(records.get(1)).doesNotContainKeys("SN", "M1");
        assertThat(records.get(1).get("N1")).contains(Source.PARAPHRASE);
    }

    @Test
    void bibtex_is_read_by_its_parser_with_the_same_words() throws Exception {
        String written = Format.BIBTEX.write(List.of(aReport()), TODAY);
        BibTeXDatabase database = new BibTeXParser().parse(new StringReader(written));

        BibTeXEntry entry = database.getEntries().get(new Key("3f8k2m9x0q"));
        assertThat(entry.getType().getValue()).isEqualTo("techreport");
        assertThat(plain(entry, "title"))
                .isEqualTo("100 % cotton & \"silk\" {yarn} _a_ #1 $5 ~ ^ \\ =1+1");
        assertThat(plain(entry, "author")).isEqualTo("Trade & Development Board");
        assertThat(entry.getField(new Key("author")).toUserString()).startsWith("{").endsWith("}");
        assertThat(plain(entry, "number")).isEqualTo("TD/B/COM.9/1");
        assertThat(entry.getField(new Key("url")).toUserString()).isEqualTo(URL);
        assertThat(entry.getField(new Key("urldate")).toUserString()).isEqualTo("2026-11-26");
        assertThat(plain(entry, "note")).contains("and {narrow}; 5 % of them.");
    }

    @Test
    void bibtex_of_a_digest_never_passes_for_the_work_itself() throws Exception {
        String written = Format.BIBTEX.write(List.of(aDigest()), TODAY);

        assertThat(written).startsWith("@misc{").doesNotContain("number = ");
        assertThat(written).contains("author = {{Compendium}}").contains(Source.PARAPHRASE);
    }

    @Test
    void csl_is_json_with_dates_in_parts_and_an_institution_as_a_literal() {
        JsonNode items =
                new ObjectMapper().readTree(Format.CSL.write(List.of(aReport(), aDigest()), TODAY));

        JsonNode report = items.get(0);
        assertThat(report.path("type").asString()).isEqualTo("report");
        assertThat(report.path("title").asString()).isEqualTo(ADocument.NASTY_TITLE);
        assertThat(report.at("/author/0/literal").asString())
                .isEqualTo("Trade & Development Board");
        assertThat(report.path("number").asString()).isEqualTo("TD/B/COM.9/1");
        assertThat(report.at("/issued/date-parts/0").toString()).isEqualTo("[2019,3,14]");
        assertThat(report.at("/accessed/date-parts/0").toString()).isEqualTo("[2026,11,26]");
        assertThat(report.path("URL").asString()).isEqualTo(URL);
        assertThat(items.get(1).path("type").asString()).isEqualTo("webpage");
        assertThat(items.get(1).has("number")).isFalse();
        assertThat(items.get(1).path("note").asString()).contains(Source.PARAPHRASE);
    }

    @Test
    void csv_opens_in_a_spreadsheet_and_calculates_nothing() throws IOException {
        String written = Format.CSV.write(List.of(aReport(), aDigest()), TODAY);
        assertThat(written).startsWith("\uFEFFsymbol,");
        List<CSVRecord> rows =
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get()
                        .parse(new StringReader(written.substring(1)))
                        .getRecords();

        assertThat(rows).hasSize(2);
        assertThat(rows.getFirst().get("text")).isEqualTo("'" + TEXT);
        assertThat(rows.getFirst().get("symbol")).isEqualTo("TD/B/COM.9/1");
        assertThat(rows.getFirst().get("link")).isEqualTo(CITE);
        assertThat(rows.get(1).get("notice")).isEqualTo(Source.PARAPHRASE);
        assertThat(List.of("=A", "+A", "-A", "@A", "\tA", "\rA").stream().map(Spreadsheet::plain))
                .allMatch(value -> value.startsWith("'"));
        assertThat(Spreadsheet.plain("A=1")).isEqualTo("A=1");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_kind_has_a_type_in_every_format(Kind kind) {
        Document document = ADocument.of(null, null, "On looms", kind);

        for (Format format : Format.values()) {
            assertThat(format.write(List.of(new Source(document, URL, List.of())), TODAY))
                    .contains("On looms")
                    .doesNotContain("null");
        }
    }

    private static Source aReport() {
        Document document = ADocument.report(ADocument.NASTY_TITLE);
        return new Source(document, URL, List.of(aQuotation("TD/B/COM.9/1, para. 28")));
    }

    private static Source aDigest() {
        return new Source(ADocument.digest("On dye"), URL, List.of());
    }

    private static Quotation aQuotation(String citation) {
        return new Quotation(
                citation,
                CITE,
                "en",
                false,
                false,
                List.of(new Quotation.Line(0, null, TEXT)),
                "my note");
    }

    private static String plain(BibTeXEntry entry, String field) throws Exception {
        String latex = entry.getField(new Key(field)).toUserString();
        return new LaTeXPrinter()
                .print(new LaTeXParser().parse(new StringReader(latex)))
                .replace('\u00a0', ' ');
    }

    // A line is a tag, two spaces, a hyphen, a space and a value; nothing else is understood.
    private static List<Map<String, List<String>>> ris(String text) {
        Pattern line = Pattern.compile("([A-Z][A-Z0-9])  - (.*)");
        List<Map<String, List<String>>> records = new ArrayList<>();
        Map<String, List<String>> open = new LinkedHashMap<>();
        for (String one : text.split("\r\n")) {
            Matcher matcher = line.matcher(one);
            assertThat(matcher.matches()).as(one).isTrue();
            if (matcher.group(1).equals("ER")) {
                records.add(open);
                open = new LinkedHashMap<>();
            } else {
                assertThat(open.isEmpty()).isEqualTo(matcher.group(1).equals("TY"));
                open.computeIfAbsent(matcher.group(1), tag -> new ArrayList<>())
                        .add(matcher.group(2));
            }
        }
        assertThat(open).isEmpty();
        return records;
    }
}
