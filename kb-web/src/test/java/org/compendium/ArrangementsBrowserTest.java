package org.compendium;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The register of arrangements, as a curator fills it and a visitor reads it.
class ArrangementsBrowserTest extends InBrowser {

    @ParameterizedTest
    @CsvSource({"1440, 1400", "390, 844"})
    void a_curator_brings_in_a_file_and_a_visitor_finds_what_it_reports(int width, int height)
            throws IOException {
        StringBuilder broken = new StringBuilder();
        String of = " of " + width;
        Page page = open(width, height);
        signIn(page, Installation.ADMINISTRATOR, Installation.PASSWORD);
        page.navigate(base() + "/curate");
        page.locator("main a[href='arrangement-import']").click();
        assertThat(page.locator("main h1")).hasText("Bring in arrangements (CSV)");
        assertThat(page.locator("main")).containsText("no e-mail addresses");
        broken.append(violations(page, "arrangement-import", width));
        upload(page, "name,colour\n");
        assertThat(page.locator("main [role=status]")).containsText("There is no column 'colour'");
        upload(
                page,
                """
                name;purpose;form;partner;partner-country;partner-kind;partner-2;stage;since;reported-by;reported-on;checked;published
                Dye house%1$s;production;horizontal;Firm A;KEN;firm;<b id=bold>Firm B</b>;running;1997-03;Chamber A;1998;;true
                Looms%1$s;technology;;Firm C;BRA;;;looking-for-partner;;Chamber A;1998;2001-05-17;true
                Sails%1$s;sailing;;Firm D;;;;running;;Chamber A;1998;;true
                Kilns%1$s;marketing;;Firm D;;;;running;;Chamber A;1998;;false
                """
                        .formatted(of));
        Locator said = page.locator("main [role=status]");
        assertThat(said).containsText("Nothing is stored yet");
        assertThat(said).containsText("3 new, none changed, none unchanged, 1 faulty");
        assertThat(said.locator(".bad")).containsText("Line 4");
        assertThat(said.locator(".bad")).containsText("'sailing' is not known here");
        broken.append(violations(page, "arrangement-preview", width));
        Download faulty = page.waitForDownload(() -> said.locator("a[download]").click());
        assertThat(new String(faulty.createReadStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("Sails" + of, "'sailing' is not known here");
        button(said, "Store 3 lines").click();
        assertThat(said).containsText("Stored.");
        assertThat(page.locator("main")).containsText("admin: 3 new");
        reader.close();

        page = open(width, height);
        page.navigate(base() + "/organisations");
        page.locator("main a[href='arrangements']").click();
        assertThat(page.locator("main h1")).hasText("Partnership arrangements");
        page.getByLabel("Words").fill(of.strip());
        page.locator("select[name=purpose]").selectOption("production");
        button(page.locator("main"), "^Show$").click();
        assertThat(page).hasURL(Pattern.compile(".*arrangements\\?q=.*&purpose=production"));
        Locator rows = page.locator(".arranged tbody tr");
        assertThat(rows).hasCount(1);
        assertThat(rows).containsText("Firm A, Kenya (firm)");
        assertThat(rows).containsText("since March 1997");
        assertThat(rows).containsText("Claimed");
        assertThat(page.locator("#bold")).hasCount(0);
        page.navigate(base() + "/arrangements");
        assertThat(page.locator(".arranged")).containsText("Looms" + of);
        assertThat(page.locator(".arranged")).not().containsText("Kilns" + of);
        broken.append(violations(page, "arrangements", width));
        page.locator(".arranged a", new Page.LocatorOptions().setHasText("Looms" + of)).click();
        assertThat(page.locator("main h1")).hasText("Looms" + of);
        assertThat(page.locator(".claims"))
                .containsText("Firm C (Brazil) looks for a partner, for technology.");
        assertThat(page.locator(".claims")).containsText("no source given");
        assertThat(page.locator("main")).containsText("Last checked on 17 May 2001");
        assertThat(page.locator("main")).containsText("more than twelve months ago");
        assertThat(page.locator(".register .blank").first()).hasText("Not reported");
        assertThat(page.locator("main")).not().containsText("Brought in by");
        broken.append(violations(page, "arrangement", width));
        page.navigate(base() + "/search?q=looms&curated=arrangement");
        Locator hit =
                page.locator(".records li", new Page.LocatorOptions().setHasText("Looms" + of));
        assertThat(hit).containsText("Firm C (Brazil) looks for a partner, for technology.");
        assertThat(hit).containsText("partnership arrangement · Brazil");
        assertThat(hit.locator("a").first())
                .hasAttribute("href", Pattern.compile("arrangements/looms.*"));
        page.navigate(base() + "/arrangements?stage=nearly");
        assertThat(page.locator("main .notice")).containsText("'nearly' is no stage");
        page.navigate(base() + "/arrangements?country=TUV");
        assertThat(page.locator("main")).containsText("No arrangement matches all of this.");
        broken.append(violations(page, "arrangements-none", width));

        assertThat(broken.toString()).isEmpty();
    }

    private static void upload(Page page, String csv) {
        // One file at a time; the one before leaves the list a moment after its outcome is shown.
        assertThat(page.locator("vaadin-upload-file")).hasCount(0);
        page.locator("vaadin-upload input[type=file]")
                .setInputFiles(
                        new FilePayload(
                                "arrangements.csv",
                                "text/csv",
                                csv.getBytes(StandardCharsets.UTF_8)));
    }
}
