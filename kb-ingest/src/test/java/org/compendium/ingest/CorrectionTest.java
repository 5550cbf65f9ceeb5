package org.compendium.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.compendium.document.Description;
import org.compendium.document.Distribution;
import org.compendium.document.Field;
import org.compendium.document.Kind;
import org.compendium.document.Provenance;
import org.compendium.document.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectionTest {

    private static final Provenance READ =
            new Provenance(Provenance.Source.DOCUMENT, Provenance.Certainty.LIKELY);

    @Test
    void only_what_was_said_changes_and_is_the_person_s_own() {
        Description after =
                corrected(Map.of("title", "On boats", "countries", "NGA, ken", "date", ""));

        assertThat(after.title()).isEqualTo("On boats");
        assertThat(after.countries()).containsExactly("NGA", "KEN");
        assertThat(after.date()).isNull();
        assertThat(after.symbol()).isEqualTo(new Symbol("TD/B/COM.9/77"));
        assertThat(after.provenance())
                .containsEntry(Field.TITLE, Provenance.by(Provenance.Source.CURATOR))
                .containsEntry(Field.DATE, Provenance.by(Provenance.Source.CURATOR))
                .containsEntry(Field.SYMBOL, READ);
    }

    @Test
    void every_field_can_be_said() {
        Description after =
                corrected(
                        Map.of(
                                "symbol", "S/RES/4325 (2099)",
                                "date", "2099-10-31",
                                "language", "ar",
                                "kind", "resolution",
                                "body", "Security Council",
                                "session", "Ninth session",
                                "agendaItem", "4 (a)",
                                "distribution", "limited",
                                "originalLanguage", "en",
                                "regions", "002"));

        assertThat(after.symbol()).isEqualTo(new Symbol("S/RES/4325(2099)"));
        assertThat(after.date()).isEqualTo(LocalDate.of(2099, 10, 31));
        assertThat(after.language()).isEqualTo("ar");
        assertThat(after.kind()).isEqualTo(Kind.RESOLUTION);
        assertThat(after.session()).isEqualTo("Ninth session");
        assertThat(after.agendaItem()).isEqualTo("4 (a)");
        assertThat(after.distribution()).isEqualTo(Distribution.LIMITED);
        assertThat(after.originalLanguage()).isEqualTo("en");
        assertThat(after.regions()).containsExactly("002");
    }

    @ParameterizedTest
    @CsvSource({
        "symbol, nets, not a document symbol",
        "title, '', title must not be empty",
        "date, yesterday, date must be like 1998-10-02",
        "language, English, language must be a code",
        "language, en-abcdefgh-abcdefgh-abcdefgh-abcdefgh-abcdefgh, language must be a code",
        "kind, novel, none of the kinds",
        "distribution, secret, 'general, limited or restricted'",
        "countries, Kenya, codes of three letters",
        "regions, Africa, M49 codes"
    })
    void a_wrong_value_is_refused_by_its_name(String field, String value, String why) {
        assertThatThrownBy(() -> corrected(Map.of(field, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
        assertThatThrownBy(() -> Ingestion.check(Map.of(field, value))).hasMessageContaining(why);
    }

    private static Description corrected(Map<String, String> said) {
        Description before =
                new Description(
                        new Symbol("TD/B/COM.9/77"),
                        null,
                        null,
                        "On nets",
                        LocalDate.of(1999, 5, 4),
                        "en",
                        Kind.STUDY,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of("KEN"),
                        List.of(),
                        Map.of(Field.SYMBOL, READ, Field.TITLE, READ));
        return Ingestion.corrected(before, said, Provenance.Source.CURATOR);
    }
}
