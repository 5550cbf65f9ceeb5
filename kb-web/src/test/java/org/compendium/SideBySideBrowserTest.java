package org.compendium;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The ledger with the recommendations of two documents.
class SideBySideBrowserTest extends InBrowser {

    private static final String SYMBOL = WholeApplication.LEDGER;
    private static final String PAIRS = "/api/v1/recommendation-pairs";

    @Test
    void a_curator_puts_two_side_by_side_everybody_reads_both_and_a_changed_source_is_noticed() {
        Report report =
                Report.of(SYMBOL)
                        .with(3, "Governments should set clear rules on contracts.")
                        .with(4, "Governments should mend roads to harbours.");
        added(administrator(), "ledger.txt", report.text());
        assertThat(visitor().get(PAIRS + "/suggested").status()).isEqualTo(403);
        assertThat(visitor().post(PAIRS, pair("legal-framework", "ledger-3", "repeats")).status())
                .isEqualTo(401);
        assertThat(
                        a("contributor", "mill-ledger")
                                .post(PAIRS, pair("legal-framework", "ledger-3", "repeats"))
                                .status())
                .isEqualTo(403);
        String refused =
                administrator().post(PAIRS, pair("ledger-4", "ledger-3", "repeats")).body();
        assertThat(refused).contains("of one work");
        assertThat(administrator().post(PAIRS, pair("ledger-4", "", "repeats")).status())
                .isEqualTo(400);
        JsonNode suggested = administrator().get(PAIRS + "/suggested").json();
        assertThat(suggested.path("items").toString())
                .contains("legal-framework", "ledger-3")
                .doesNotContain("ledger-4");

        Page page = open(1440, 1400);
        signIn(page, Installation.ADMINISTRATOR, Installation.PASSWORD);
        page.navigate(base() + "/recommendations?one=legal-framework");
        Locator row =
                page.locator(".side-by-side")
                        .filter(
                                new Locator.FilterOptions()
                                        .setHasText("Give inter-firm cooperation a favourable"))
                        .first();
        assertThat(row).containsText("nobody has marked it yet");
        StringBuilder broken = new StringBuilder(violations(page, "ledger-curator", 1440));
        button(row, "Repeats it").click();
        assertThat(row).containsText("Repeated in another document");
        assertThat(row).containsText("Marked by admin");
        Locator roads =
                page.locator(".asked .para")
                        .filter(new Locator.FilterOptions().setHasText("Keep roads to harbours"));
        button(roads, "Put beside another").click();
        assertThat(roads.locator("vaadin-select")).isVisible();
        button(roads, "Opposes it").click();
        assertThat(roads).containsText("Choose a recommendation first");
        reader.close();

        for (int width : new int[] {1440, 390}) {
            page = open(width, 1400);
            page.navigate(base() + "/recommendations/governments");
            row = page.locator(".side-by-side").first();
            assertThat(row).containsText("Repeated in another document");
            assertThat(row).containsText("14 March 2019");
            assertThat(row).containsText("2 October 1998");
            assertThat(row).containsText("To: Governments");
            assertThat(row.locator("a[href='cite/TD/B/LEDGER/7/para/3']")).hasCount(2);
            assertThat(row.locator("a.cite-n")).hasCount(2);
            assertThat(page.locator(".side-by-side")).hasCount(2);
            assertThat(page.locator("main")).not().containsText("Marked by");
            broken.append(violations(page, "ledger", width));
            reader.close();
        }
        assertThat(broken.toString()).isEmpty();

        JsonNode beside =
                visitor().get("/api/v1/recommendations/ledger-3").json().path("beside").get(0);
        assertThat(beside.path("id").asString()).isEqualTo("legal-framework");
        assertThat(beside.path("relation").asString()).isEqualTo("repeats");
        assertThat(beside.path("recheck").asBoolean()).isFalse();
        assertThat(beside.path("asMarked").asBoolean()).isTrue();

        Report corrected = Report.of(SYMBOL).with(3, "Governments should set rules now and then.");
        outcomeOf(
                administrator(),
                administrator().send("ledger-corrected.txt", corrected.text(), Map.of()));
        beside = visitor().get("/api/v1/recommendations/legal-framework").json().path("beside");
        assertThat(beside.get(0).path("recheck").asBoolean()).isTrue();
        page = open(1440, 1400);
        page.navigate(base() + "/recommendations/governments");
        assertThat(page.locator(".side-by-side").first()).containsText("To be checked again");
        shoot(page, "ledger-recheck-1440");

        long id = visitor().get(PAIRS).json().path("items").get(0).path("id").asLong();
        assertThat(administrator().delete(PAIRS + "/" + id).status()).isEqualTo(204);
        assertThat(administrator().delete(PAIRS + "/" + id).status()).isEqualTo(404);
        assertThat(visitor().get(PAIRS).json().path("total").asInt()).isZero();
    }

    private static String pair(String one, String other, String relation) {
        return "{\"one\":\"%s\",\"other\":\"%s\",\"relation\":\"%s\"}"
                .formatted(one, other, relation);
    }
}
