package org.compendium.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.compendium.document.Description;
import org.compendium.document.Distribution;
import org.compendium.document.Field;
import org.compendium.document.Provenance;
import org.compendium.document.Symbol;
import org.compendium.ingest.extract.Extraction;
import org.compendium.ingest.extract.Plain;
import org.compendium.place.Countries;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParticularsTest {

    private static final Describer DESCRIBER = new Describer(Countries.ofPack());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    Distr.: General / Original: English / Ninety-first session / Agenda item 150          | GENERAL | en | Ninety-first session | 150
                    Distr. LIMITED / Original: FRENCH / NINTH SESSION / Item 4 (a) of the provisional agenda | LIMITED | fr | Ninth session | 4 (a)
                    Distr. générale / Original : anglais / Quatre-vingtième session / Point 150 de l'ordre du jour | GENERAL | en | Quatre-vingtième session | 150
                    Distr. limitada / Original: español / Octogésimo período de sesiones / Tema 12 del programa | LIMITED | es | Octogésimo período de sesiones | 12
                    Distr.: General / Original: Russian / Восьмидесятая сессия / Пункт 150 повестки дня | GENERAL | ru | Восьмидесятая сессия | 150
                    Distr.: General / Original: Arabic / الدورة الثمانون / البند 150 من جدول الأعمال      | GENERAL | ar | الدورة الثمانون | 150
                    Distr.: General / Original: Chinese / 第八十届会议 / 议程项目150                        | GENERAL | zh | 第八十届会议 | 150
                    Distr.: Restricted / Tenth emergency special session / Agenda items 5 and 6           | RESTRICTED | | Tenth emergency special session | 5 and 6
                    """)
    void mastheads_say_it_in_six_languages(
            String lines, Distribution distribution, String original, String session, String item) {
        Particulars said = Particulars.of(lines.replace(" / ", "\n"));

        assertThat(said.distribution()).isEqualTo(distribution);
        assertThat(said.original()).isEqualTo(original);
        assertThat(said.session()).isEqualTo(session);
        assertThat(said.agendaItem()).isEqualTo(item);
    }

    @Test
    void what_is_not_printed_is_not_known() {
        Particulars said = Particulars.of("United Nations\nA report on nets\n4 May 1999");

        assertThat(said).isEqualTo(new Particulars(null, null, null, null));
    }

    @Test
    void a_description_says_where_each_value_is_from() {
        Description said =
                described(
                        """
                        **United Nations**

                        Distr.
                        GENERAL

                        TD/B/COM.9/77*
                        4 May 1999

                        Original: ENGLISH

                        TRADE AND DEVELOPMENT BOARD
                        Ninth session
                        Item 4 of the provisional agenda

                        **On nets**

                        Report by the UNCTAD secretariat

                        1. Nets are mended in Western Africa, in Kenya and in South Africa.
                        """,
                        "nets.txt");

        assertThat(said.symbol()).isEqualTo(new Symbol("TD/B/COM.9/77"));
        assertThat(said.session()).isEqualTo("Ninth session");
        assertThat(said.agendaItem()).isEqualTo("4");
        assertThat(said.distribution()).isEqualTo(Distribution.GENERAL);
        assertThat(said.originalLanguage()).isEqualTo("en");
        assertThat(said.regions()).containsExactly("011");
        assertThat(said.countries()).containsExactly("KEN", "ZAF");
        assertThat(said.provenance())
                .containsEntry(
                        Field.SYMBOL,
                        new Provenance(Provenance.Source.DOCUMENT, Provenance.Certainty.CERTAIN));
    }

    @Test
    void a_title_from_the_file_s_name_is_a_guess() {
        Description said =
                described(
                        "nets are mended by hand, and have been for a very long time, by people"
                                + " who learned it from others and who now teach it in turn. They say so.",
                        "mending.txt");

        assertThat(said.title()).isEqualTo("mending");
        assertThat(said.provenance().get(Field.TITLE))
                .isEqualTo(new Provenance(Provenance.Source.FILE_NAME, Provenance.Certainty.GUESS));
        assertThat(said.provenance()).doesNotContainKey(Field.DATE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    S/RES/4325 (2099)* | S/RES/4325 (2099)
                    A/RES/98/259 B | A/RES/98/259 B
                    A/91/5 (Vol. II) | A/91/5 (Vol. II)
                    E/2099/31–E/C.2/2099/5 | E/2099/31-E/C.2/2099/5
                    A/C.2/98/L.12/Rev.1 | A/C.2/98/L.12/Rev.1
                    CCPR/C/KEN/CO/4 | CCPR/C/KEN/CO/4
                    """)
    void mastheads_carry_symbols_of_every_form(String printed, String symbol) {
        assertThat(
                        described(
                                        "United Nations\n\n"
                                                + printed
                                                + "\n\nDistr.: General\n"
                                                + "31 October 2099\n\n1. Nets are mended here.",
                                        "a.txt")
                                .symbol())
                .isEqualTo(new Symbol(symbol));
    }

    @Test
    void a_resolution_without_a_masthead_is_known_by_its_number() {
        Description council =
                described(
                        """
                        Resolution 4325 (2099)

                        Adopted by the Security Council at its 9213th meeting, on 31 October 2099

                        The Security Council,

                        1. Calls for nets.
                        """,
                        "a.txt");
        Description assembly =
                described(
                        """
                        Resolutions adopted by the General Assembly

                        98/7. Mending of nets

                        The General Assembly,

                        1. Calls for nets.
                        """,
                        "a.txt");

        assertThat(council.symbol()).isEqualTo(new Symbol("S/RES/4325 (2099)"));
        assertThat(council.date()).isEqualTo(LocalDate.of(2099, 10, 31));
        assertThat(assembly.symbol()).isEqualTo(new Symbol("A/RES/98/7"));
        assertThat(assembly.title()).isEqualTo("Mending of nets");
    }

    private static Description described(String text, String fileName) {
        Extraction.Text extracted = Plain.text(text);
        return DESCRIBER.describe(extracted, Structure.read(extracted), fileName);
    }
}
