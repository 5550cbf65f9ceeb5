package org.compendium.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.compendium.document.Passage;
import org.compendium.document.Span;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuotationTest {

    @Test
    void items_stand_between_the_opening_and_the_closing_as_they_are_printed() {
        Passage paragraph =
                aPassage("para_1", "1", null, "It asks for: All before June.", "All before June.");
        Passage item = aPassage("para_1__item_a", "1(a)", "para_1", "Looms;", null);
        Passage inner =
                aPassage("para_1__item_a__item_i", "1(a)(i)", "para_1__item_a", "Wide ones;", null);

        Quotation quoted = quote(paragraph, List.of(item, inner));

        assertThat(quoted.lines())
                .containsExactly(
                        new Quotation.Line(0, null, "It asks for:"),
                        new Quotation.Line(1, "(a)", "Looms;"),
                        new Quotation.Line(2, "(i)", "Wide ones;"),
                        new Quotation.Line(0, null, "All before June."));
        assertThat(quoted.citation()).isEqualTo("TD/B/COM.9/1, para.\u00a01");
    }

    @Test
    void a_paragraph_without_items_is_quoted_to_the_letter() {
        String text = "Looms  cost\u00a05 %.\tAll\u2019s \u201cwell\u201d.";

        assertThat(quote(aPassage("para_1", "1", null, text, null), List.of()).text())
                .isEqualTo(text);
    }

    private static Quotation quote(Passage passage, List<Passage> below) {
        return Quotation.of(ADocument.report("On looms"), passage, below, "https://x/cite", "");
    }

    private static Passage aPassage(
            String eId, String label, @Nullable String parent, String text, @Nullable String end) {
        return new Passage(
                eId,
                parent == null ? Passage.Form.PARAGRAPH : Passage.Form.ITEM,
                label,
                null,
                new Span(0, text.length()),
                List.of(),
                parent,
                text,
                end);
    }
}
