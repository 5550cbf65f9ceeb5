package org.compendium.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MentionsTest {

    @Test
    void a_symbol_is_cited_with_its_paragraphs() {
        assertThat(cited("See para. 28 of TD/B/COM.9/77.")).containsExactly("TD/B/COM.9/77#28");
        assertThat(cited("(A/91/604, paras. 12–15)")).containsExactly("A/91/604#12–15");
        assertThat(cited("(A/91/604, paras. 12, 14 and 17 (a))"))
                .containsExactly("A/91/604#12", "A/91/604#14", "A/91/604#17(a)");
        assertThat(cited("paragraphs 3 and 5 of document TD/500"))
                .containsExactly("TD/500#3", "TD/500#5");
        assertThat(
                        cited(
                                "in paragraphs 25 to 28 of the report of the Director-General on harbours"
                                        + " and nets (A/91/611)"))
                .containsExactly("A/91/611#25–28", "A/91/611");
        assertThat(cited("A/91/604 (advance version), para. 4")).containsExactly("A/91/604#4");
    }

    @Test
    void a_mention_covers_the_words_that_are_the_link() {
        assertThat(words("As in para. 28 of TD/B/COM.9/77, nets matter."))
                .containsExactly("para. 28 of TD/B/COM.9/77");
        assertThat(words("(see A/91/604, paras. 12 and 14)"))
                .containsExactly("A/91/604, paras. 12", "14");
        assertThat(words("By its resolution 98/294, the Assembly")).containsExactly("98/294");
    }

    @Test
    void what_is_listed_after_a_symbol_belongs_to_it() {
        assertThat(cited("A/91/633 and Corr.1 and Add.1"))
                .containsExactly("A/91/633", "A/91/633/Corr.1", "A/91/633/Add.1");
        assertThat(cited("A/91/633, Add.1 and 2, and Corr.1"))
                .containsExactly("A/91/633", "A/91/633/Add.1", "A/91/633/Add.2", "A/91/633/Corr.1");
        assertThat(cited("A/91/633/Add.1 and Corr.1 and Add.2"))
                .containsExactly("A/91/633/Add.1", "A/91/633/Add.1/Corr.1", "A/91/633/Add.2");
        assertThat(cited("A/91/604/Add.1–3"))
                .containsExactly("A/91/604/Add.1", "A/91/604/Add.2", "A/91/604/Add.3");
        assertThat(cited("A/91/604 and Add.2-4"))
                .containsExactly("A/91/604", "A/91/604/Add.2", "A/91/604/Add.3", "A/91/604/Add.4");
        assertThat(cited("A/91/604/Add.1 and 2 boats sailed")).containsExactly("A/91/604/Add.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A/AC.109/2099/L.5/Add.1/Rev.1",
                "A/91/5 (Vol. II)",
                "A/91/5 (Part I)/Corr.1",
                "A/RES/98/7",
                "A/RES/98/259 B",
                "S/RES/4325 (2099)",
                "S/2099/105",
                "TD/500",
                "ST/SGB/2099/8",
                "UNEP/EA.4/L.2",
                "CRC/C/KEN/CO/3-5",
                "A/HRC/99/L.7",
                "A/C.5/91/SR.12",
                "FCCC/CP/2099/10/Add.1",
                "TD/B/DEC(XL)/418",
                "ICCD/COP(14)/23",
                "A/91/123-S/2099/456"
            })
    void symbols_of_many_series_are_read_to_their_end(String symbol) {
        assertThat(cited("It is in " + symbol + ".")).containsExactly(symbol);
        assertThat(cited("(" + symbol + ")")).containsExactly(symbol);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "The 2025/26 budget and 24/7 service",
                "HIV/AIDS and ATMIS/AUSSOM",
                "a P-2/1 post",
                "and/or 3/4 of it",
                "TCP/IP version 4",
                "paragraph 5 of the agreement",
                "paragraph 36 of the report of the Director, which says so",
                "the decision of 12 members",
                "A/B testing of 3 nets",
                "km/h 120",
                "resolution 1024/768 of the screen",
                "the resolution of 2025/26 claims"
            })
    void what_only_looks_like_a_reference_is_none(String text) {
        assertThat(cited(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    resolution 98/7                                            | A/RES/98/7
                    General Assembly resolution 98/7                           | A/RES/98/7
                    General Assembly resolution 98/266 B on nets               | A/RES/98/266 B
                    General Assembly resolution 98/266 A new one               | A/RES/98/266
                    Assembly resolutions 98/259 B and 98/277                   | A/RES/98/259 B, A/RES/98/277
                    its resolution 98/309 of 24 May 2099                       | A/RES/98/309
                    resolution 98/7 of the General Assembly                    | A/RES/98/7
                    Security Council resolution 4325 (2099)                    | S/RES/4325 (2099)
                    resolutions 4325 (2099) of 31 October 2099, 4889 (2099) and 4890 (2099) | S/RES/4325 (2099), S/RES/4889 (2099), S/RES/4890 (2099)
                    resolution 1514 (XV)                                       | A/RES/1514 (XV)
                    Economic and Social Council resolution 2005/30             | E/RES/2005/30
                    Human Rights Council resolution 52/19                      | A/HRC/RES/52/19
                    Commission on Human Rights resolution 2005/69              | E/CN.4/RES/2005/69
                    resolution ES-10/24                                        | A/RES/ES-10/24
                    General Assembly decision 98/544                           | A/DEC/98/544
                    resolutions 59/296, sect. XIV, 60/266 and 61/276           | A/RES/59/296, A/RES/60/266, A/RES/61/276
                    the decision by the General Assembly in its resolution 98/7 | A/RES/98/7
                    """)
    void a_resolution_is_named_by_its_number(String text, String symbols) {
        assertThat(cited("Recalling " + text + ", nets are mended."))
                .containsExactly(symbols.split(", "));
    }

    @Test
    void resolutions_of_bodies_whose_symbols_we_do_not_know_are_left_alone() {
        assertThat(cited("Environment Assembly resolution 4/1")).isEmpty();
        assertThat(cited("Governing Council decision 27/2")).isEmpty();
        assertThat(cited("resolution 5/1")).isEmpty();
    }

    @Test
    void in_a_document_of_the_human_rights_council_its_resolutions_need_no_name() {
        assertThat(
                        cited(
                                "A/HRC/99/12",
                                "Pursuant to resolution 52/19 and General Assembly"
                                        + " resolution 60/251"))
                .containsExactly("A/HRC/RES/52/19", "A/RES/60/251");
    }

    @Test
    void paragraphs_of_resolutions_are_cited_too() {
        assertThat(
                        cited(
                                "In paragraph 34 of General Assembly resolution 98/274 and in resolution"
                                        + " 98/275, para. 3"))
                .containsExactly("A/RES/98/274#34", "A/RES/98/275#3");
        assertThat(cited("resolution 4790 (2099) (paras. 5 and 6)"))
                .containsExactly("S/RES/4790 (2099)#5", "S/RES/4790 (2099)#6");
    }

    @Test
    void above_and_below_are_the_document_itself() {
        assertThat(cited("see paras. 22–24 above, and paragraph 5 of the present report"))
                .containsExactly("#22–24", "#5");
        assertThat(cited("(A/91/628, para. 22; see also para. 33 below)"))
                .containsExactly("A/91/628#22", "#33");
    }

    @Test
    void ibid_is_what_was_cited_before_it() {
        assertThat(cited("(A/91/628, para. 22). By resolution 98/7 it was (ibid., paras. 36–41)."))
                .containsExactly("A/91/628#22", "A/RES/98/7", "A/91/628#36–41");
        Mentions mentions = new Mentions(null);
        mentions.in("See A/91/628.");

        assertThat(mentions.in("Ibid., para. 9."))
                .extracting(Mention::symbol, Mention::label)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("A/91/628", "9"));
    }

    @Test
    void numbers_that_begin_again_in_a_part_cite_the_work_alone() {
        assertThat(cited("(A/91/5 (Vol. II), chap. II, paras. 177–199, and chap. IV, para. 12)"))
                .containsExactly("A/91/5 (Vol. II)");
    }

    @Test
    void a_document_does_not_cite_itself_by_printing_its_symbol() {
        assertThat(cited("A/91/604", "A/91/604 is not A/91/605")).containsExactly("A/91/605");
    }

    @Test
    void addresses_of_the_official_site_are_symbols() {
        assertThat(cited("https://undocs.org/en/A/91/604 and https://docs.un.org/A/91/605"))
                .containsExactly("A/91/604", "A/91/605");
        assertThat(cited("https://example.org/TD/B/COM.9/77")).isEmpty();
    }

    @Test
    void six_languages_cite_in_their_own_words() {
        assertThat(
                        cited(
                                "voir le paragraphe 28 du document TD/B/COM.9/77 et la résolution 98/7 de"
                                        + " l’Assemblée générale"))
                .containsExactly("TD/B/COM.9/77#28", "A/RES/98/7");
        assertThat(
                        cited(
                                "les résolutions 4325 (2099) et 4889 (2099) du Conseil de sécurité,"
                                        + " paragraphe 5 ci-dessus"))
                .containsExactly("S/RES/4325 (2099)", "S/RES/4889 (2099)", "#5");
        assertThat(
                        cited(
                                "véanse los párrafos 12 a 15 del documento A/91/604 y la resolución 52/19"
                                        + " del Consejo de Derechos Humanos"))
                .containsExactly("A/91/604#12–15", "A/HRC/RES/52/19");
        assertThat(cited("(A/91/604, párrs. 12 y 13) y A/91/633 y Corr.1"))
                .containsExactly("A/91/604#12", "A/91/604#13", "A/91/633", "A/91/633/Corr.1");
        assertThat(cited("в пункте 34 резолюции 98/274 Генеральной Ассамблеи и в пункте 5 выше"))
                .containsExactly("A/RES/98/274#34", "#5");
        assertThat(cited("резолюция 4325 (2099) Совета Безопасности (A/91/604, пп. 12–15)"))
                .containsExactly("S/RES/4325 (2099)", "A/91/604#12–15");
        assertThat(cited("قرار الجمعية العامة 98/274 وقرار مجلس الأمن 4325 (2099)"))
                .containsExactly("A/RES/98/274", "S/RES/4325 (2099)");
        assertThat(cited("انظر الفقرة 28 من الوثيقة A/91/604 والفقرة 5 أعلاه"))
                .containsExactly("A/91/604#28", "#5");
        assertThat(cited("大会第98/274号决议第34段和安全理事会第4325（2099）号决议"))
                .containsExactly("A/RES/98/274#34", "S/RES/4325 (2099)");
        assertThat(cited("见上文第5段和A/91/604，第12至15段")).containsExactly("#5", "A/91/604#12–15");
    }

    private static List<String> cited(String text) {
        return cited("", text);
    }

    private static List<String> cited(String own, String text) {
        return new Mentions(own.isEmpty() ? null : own)
                .in(text).stream()
                        .map(mention ->
                                (mention.symbol() == null ? "" : mention.symbol())
                                        + (mention.label() == null ? "" : "#" + mention.label()))
                        .toList();
    }

    private static List<String> words(String text) {
        return new Mentions(null)
                .in(text).stream()
                        .map(mention -> text.substring(mention.start(), mention.end()))
                        .toList();
    }
}
