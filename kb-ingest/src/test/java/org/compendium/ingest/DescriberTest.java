package org.compendium.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.compendium.document.Description;
import org.compendium.document.Kind;
import org.compendium.document.Symbol;
import org.compendium.ingest.extract.Extraction;
import org.compendium.ingest.extract.Plain;
import org.compendium.place.Countries;
import org.junit.jupiter.api.Test;

class DescriberTest {

    private static final Describer DESCRIBER = new Describer(Countries.ofPack());

    private static final String MASTHEAD =
            """
            **United Nations**

            Distr.
            GENERAL

            TD/B/COM.9/77*
            4 May 1999

            Original: ENGLISH

            TRADE AND DEVELOPMENT BOARD
            Ninth session
            Geneva, 12-14 July 1999
            Item 4 of the provisional agenda

            **%s**

            %s

            1. The report of the Expert Meeting on harbours, held in Kenya, was considered. Small and medium enterprises in Niger, Nigeria and Nigeria again were named, and networking of SMEs was praised by UNCTAD.

            2. Papua New Guinea was named as well, in a sentence of its own.
            """;

    @Test
    void the_masthead_gives_symbol_date_and_language() {
        Description said =
                described(MASTHEAD.formatted("NETS", "Report by the UNCTAD secretariat"));

        assertThat(said.symbol()).isEqualTo(new Symbol("TD/B/COM.9/77"));
        assertThat(said.date()).isEqualTo(LocalDate.of(1999, 5, 4));
        assertThat(said.language()).isEqualTo("en");
        assertThat(said.body()).isEqualTo("UNCTAD secretariat");
    }

    @Test
    void a_title_in_capitals_becomes_a_sentence_and_keeps_acronyms_and_names() {
        Description said =
                described(
                        MASTHEAD.formatted(
                                "NETWORKING OF SMES IN KENYA: UNCTAD AND THE\nGENERAL ASSEMBLY",
                                "Note by the UNCTAD secretariat"));

        assertThat(said.title())
                .isEqualTo("Networking of SMEs in Kenya: UNCTAD and the General Assembly");
    }

    @Test
    void a_title_in_capitals_keeps_symbols_and_single_letters() {
        assertThat(titled("LESSONS LEARNED FOR TD B TEST")).endsWith("for td B test");
        assertThat(titled("CORRECTION OF ADD.1 AND OF TD/B/COM.3/19"))
                .isEqualTo("Correction of ADD.1 and of TD/B/COM.3/19");
        assertThat(titled("VITAMIN C IN A HARBOUR: ANNEX A"))
                .isEqualTo("Vitamin C in a harbour: annex A");
        assertThat(titled("MENDERS' WAGES AND THE MENDER'S TRADE"))
                .isEqualTo("Menders' wages and the mender's trade");
        assertThat(titled("L'INDUSTRIE D'AUJOURD'HUI ET LA PÊCHE À LA MAIN"))
                .isEqualTo("L'industrie d'aujourd'hui et la pêche à la main");
    }

    private static String titled(String title) {
        return described(MASTHEAD.formatted(title, "Note by the UNCTAD secretariat")).title();
    }

    @Test
    void a_report_by_the_secretariat_is_one_although_it_cites_meetings() {
        assertThat(described(MASTHEAD.formatted("NETS", "Report by the UNCTAD secretariat")).kind())
                .isEqualTo(Kind.SECRETARIAT_REPORT);
    }

    @Test
    void a_report_of_a_meeting_is_a_meeting_report() {
        assertThat(
                        described(
                                        MASTHEAD.formatted(
                                                "NETS",
                                                "Report of the Expert Meeting on Nets and Their"
                                                        + " Mending"))
                                .kind())
                .isEqualTo(Kind.MEETING_REPORT);
    }

    @Test
    void what_a_document_calls_itself_tells_its_kind() {
        assertThat(described("# Handbook of mending\n\nNets are mended by hand.").kind())
                .isEqualTo(Kind.MANUAL);
        assertThat(described("# Case study: the yard of Lisbon\n\nThe yard is old.").kind())
                .isEqualTo(Kind.CASE_STUDY);
        assertThat(described("# Policy brief: nets\n\nNets matter.").kind())
                .isEqualTo(Kind.POLICY_BRIEF);
        assertThat(described("# A survey of nets\n\nNets were counted.").kind())
                .isEqualTo(Kind.STUDY);
        assertThat(described("# Nets\n\nNets matter.").kind()).isEqualTo(Kind.OTHER);
    }

    @Test
    void a_speech_is_a_statement_named_after_its_file() {
        Description said =
                described(
                        "Mr. President, I should like to congratulate you on your election as"
                                + " President of this Assembly. My country and our people wish to thank"
                                + " you. We believe that our menders of nets have my support, and I"
                                + " have the honour to say so to you on behalf of all of us.",
                        "KEN_12_1960.txt");

        assertThat(said.kind()).isEqualTo(Kind.STATEMENT);
        assertThat(said.title()).isEqualTo("KEN_12_1960");
        assertThat(said.date()).isNull();
    }

    @Test
    void countries_are_whole_names_the_most_frequent_first() {
        Description said =
                described(MASTHEAD.formatted("NETS", "Report by the UNCTAD secretariat"));

        assertThat(said.countries()).containsExactly("NGA", "KEN", "NER", "PNG");
    }

    @Test
    void dollars_and_rounds_are_no_countries() {
        assertThat(
                        described(
                                        "Since the Uruguay Round it costs 4 million United States"
                                                + " dollars in Chad.")
                                .countries())
                .containsExactly("TCD");
    }

    @Test
    void a_digest_in_markdown_retells_a_work_and_has_no_symbol() {
        Description said =
                described(
                        """
                        ---
                        kind: digest
                        retells: TD/B/COM.9/77
                        retellsDate: 1999-05-04
                        title: "Digest of TD/B/COM.9/77: nets"
                        language: en
                        date: 2026-01-31
                        ---

                        # Digest of TD/B/COM.9/77: nets

                        Compendium's paraphrase, not a UN publication.

                        1. Nets were looked at.
                        """);

        assertThat(said.kind()).isEqualTo(Kind.DIGEST);
        assertThat(said.retells()).isEqualTo(new Symbol("TD/B/COM.9/77"));
        assertThat(said.symbol()).isNull();
        assertThat(said.date()).isEqualTo(LocalDate.of(2026, 1, 31));
        assertThat(said.retellsDate()).isEqualTo(LocalDate.of(1999, 5, 4));
    }

    @Test
    void a_printed_digest_is_recognised_by_its_label() {
        Description said =
                described(
                        """
                        Nets and their mending

                        Compendium digest of TD/B/COM.9/77

                        Compendium's paraphrase, not a UN publication. The source is at the United Nations.

                        1. Nets were looked at by all who came.
                        """);

        assertThat(said.kind()).isEqualTo(Kind.DIGEST);
        assertThat(said.retells()).isEqualTo(new Symbol("TD/B/COM.9/77"));
        assertThat(said.symbol()).isNull();
        assertThat(said.title()).isEqualTo("Nets and their mending");
    }

    @Test
    void a_digest_without_its_first_page_is_recognised_by_its_running_head() {
        Description said =
                described(
                        """
                        Compendium digest of TD/B/COM.9/77   Compendium's paraphrase, not a UN publication

                        7. Nets were looked at by all who came.
                        """);

        assertThat(said.kind()).isEqualTo(Kind.DIGEST);
        assertThat(said.retells()).isEqualTo(new Symbol("TD/B/COM.9/77"));
        assertThat(said.symbol()).isNull();
    }

    @Test
    void a_document_that_speaks_of_a_digest_is_none_and_does_not_take_the_report_s_symbol() {
        Description said =
                described(
                        """
                        # How we read about nets

                        From the digest of TD/B/COM.9/77

                        We read the Compendium digest of TD/B/COM.9/77 on the way. It is marked as Compendium's paraphrase, not a UN publication, and we kept to that.

                        1. Nets were looked at by all who came.
                        """);

        assertThat(said.kind()).isNotEqualTo(Kind.DIGEST);
        assertThat(said.retells()).isNull();
        assertThat(said.symbol()).isNull();
    }

    @Test
    void languages_are_told_by_the_words() {
        assertThat(
                        described(
                                        "Les petites entreprises ont besoin de confiance pour"
                                                + " travailler ensemble, et les associations les y"
                                                + " aident depuis longtemps dans cette région.")
                                .language())
                .isEqualTo("fr");
        assertThat(
                        described(
                                        "Малым предприятиям нужно доверие, чтобы работать вместе, и"
                                                + " объединения помогают им в этом уже много лет.")
                                .language())
                .isEqualTo("ru");
        assertThat(described("中小企业需要信任才能合作，行业协会多年来一直在帮助它们发展和成长。").language()).isEqualTo("zh");
        assertThat(described("4711 0815").language()).isEqualTo("und");
    }

    @Test
    void dates_are_read_in_six_languages_and_not_from_ranges() {
        assertThat(Dates.first("le 3 août 2004")).contains(LocalDate.of(2004, 8, 3));
        assertThat(Dates.first("3 de agosto de 2004")).contains(LocalDate.of(2004, 8, 3));
        assertThat(Dates.first("3 августа 2004 года")).contains(LocalDate.of(2004, 8, 3));
        assertThat(Dates.first("2004年8月3日")).contains(LocalDate.of(2004, 8, 3));
        assertThat(Dates.first("3 أغسطس 2004")).contains(LocalDate.of(2004, 8, 3));
        assertThat(Dates.first("Geneva, 23-27 November 1998")).isEmpty();
        assertThat(Dates.first("31 February 2001")).isEmpty();
    }

    private static Description described(String text) {
        return described(text, "nets.txt");
    }

    private static Description described(String text, String fileName) {
        Extraction.Text extracted = Plain.text(text);
        return DESCRIBER.describe(extracted, Structure.read(extracted), fileName);
    }
}
