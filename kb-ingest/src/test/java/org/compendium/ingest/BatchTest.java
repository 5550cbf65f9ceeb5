package org.compendium.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchTest {

    @Test
    void each_bad_row_is_reported_by_its_line_and_the_good_ones_stay_good() {
        Batch batch =
                read(
                        """
                        file,title,date,language,kind
                        a.pdf,"Clusters, and
                        networks",1998-10-02,en,manual
                        missing.pdf,,,,
                        b.pdf,,2.10.1998,english,pamphlet

                        c.pdf,,,fr,
                        c.pdf,,,,
                        ,No name,,,
                        """,
                        "a.pdf",
                        "b.pdf",
                        "c.pdf",
                        "d.pdf");

        assertThat(batch.rows())
                .extracting(Batch.Row::line)
                .containsExactly(2L, 4L, 5L, 7L, 8L, 9L);
        assertThat(batch.rows())
                .filteredOn(Batch.Row::good)
                .extracting(Batch.Row::file)
                .containsExactly("a.pdf", "c.pdf");
        assertThat(batch.of("a.pdf").orElseThrow().metadata())
                .containsEntry("title", "Clusters, and\nnetworks")
                .containsEntry("date", "1998-10-02")
                .containsEntry("kind", "manual");
        assertThat(problems(batch, 4)).containsExactly("there is no file 'missing.pdf'");
        assertThat(problems(batch, 5))
                .containsExactlyInAnyOrder(
                        "date must be like 1998-10-02, was '2.10.1998'",
                        "language must be a code such as en, fr or ar, was 'english'",
                        "kind 'pamphlet' is none of the kinds we know");
        assertThat(problems(batch, 8)).containsExactly("line 7 is about the same file");
        assertThat(problems(batch, 9)).containsExactly("it names no file");
        assertThat(batch.withoutRow()).containsExactly("d.pdf");
    }

    @Test
    void semicolons_a_byte_order_mark_and_other_spellings_of_columns_are_understood() {
        Batch batch =
                read(
                        "\uFEFFFile;Rights holder;source_url;Shelf\r\n"
                                + "sub\\é.pdf;\"A; B\";https://example.org/1;12\r\n",
                        "sub/e\u0301.pdf");

        assertThat(batch.rows())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.good()).isTrue();
                    assertThat(row.file()).isEqualTo("sub/e\u0301.pdf");
                    assertThat(row.metadata())
                            .containsEntry("rightsHolder", "A; B")
                            .containsEntry("sourceUrl", "https://example.org/1");
                });
        assertThat(batch.unknownColumns()).containsExactly("Shelf");
    }

    @Test
    void a_file_is_found_by_its_last_name_when_only_one_has_it() {
        Batch batch = read("file\none.pdf\ntwo.pdf\n", "x/one.pdf", "x/two.pdf", "y/two.pdf");

        assertThat(batch.of("x/one.pdf")).isPresent();
        assertThat(problems(batch, 3)).containsExactly("there is no file 'two.pdf'");
    }

    @Test
    void the_template_is_a_sheet_that_can_be_read() {
        Batch batch = read(Batch.template(), "reports/example.pdf");

        assertThat(batch.rows())
                .singleElement()
                .satisfies(row -> assertThat(row.problems()).isEmpty());
        assertThat(batch.unknownColumns()).isEmpty();
    }

    @Test
    void a_sheet_that_cannot_be_used_says_why() {
        assertThatThrownBy(() -> read("title\nx\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no column 'file'");
        assertThatThrownBy(() -> read(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("empty");
        assertThatThrownBy(() ->
                        Batch.read("file\né.pdf".getBytes(StandardCharsets.ISO_8859_1), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("UTF-8");
        assertThatThrownBy(() -> read("file,title\na.pdf,\"never closed\n", "a.pdf"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read");
    }

    private static List<String> problems(Batch batch, long line) {
        return batch.rows().stream()
                .filter(row -> row.line() == line)
                .findFirst()
                .orElseThrow()
                .problems();
    }

    private static Batch read(String sheet, String... files) {
        return Batch.read(sheet.getBytes(StandardCharsets.UTF_8), List.of(files));
    }
}
