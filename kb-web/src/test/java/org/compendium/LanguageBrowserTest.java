package org.compendium;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The interface in another language, as a reader chooses and sees it.
class LanguageBrowserTest extends InBrowser {

    @Test
    void a_reader_chooses_a_language_at_the_foot_of_a_page_and_keeps_page_and_choice() {
        Page page = open(1440, 1400);
        page.navigate(base() + "/scorecards/compare");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        assertThat(choice(page, "English")).hasAttribute("aria-current", "true");
        assertThat(page.locator(".languages a[lang=fr]")).hasText("Français");
        page.locator("main vaadin-checkbox").first().locator("input").check();
        assertThat(page).hasURL(Pattern.compile(".*[?&]of=.*"));
        String address = page.url();

        choice(page, "Français").click();
        assertThat(page.locator("html")).hasAttribute("lang", "fr");
        assertThat(page.locator("main h1")).hasText("Comparer des programmes");
        assertThat(page).hasURL(address);
        assertThat(choice(page, "Français")).hasAttribute("aria-current", "true");
        assertThat(page.locator("main vaadin-checkbox").first().locator("input")).isChecked();

        page.navigate(base() + "/themes/clusters");
        assertThat(page.locator("main h1")).hasText("Grappes d'entreprises");
        page.locator(".bar a[href='practices']").first().click();
        assertThat(page.locator("main h1")).hasText("Pratiques");
        choice(page, "English").click();
        assertThat(page.locator("main h1")).hasText("Practices");
        assertThat(page).hasURL(base() + "/practices");
    }

    @Test
    void what_is_written_in_english_says_so_on_a_french_page() {
        Page page = open(1440, 1400, "fr-FR");
        page.navigate(base() + "/dossiers/mauritius-zone");
        assertThat(page.locator("main h1")).hasAttribute("lang", "en");
        assertThat(page.locator(".claim p [lang=en]").first()).isVisible();
        assertThat(page.locator(".claim p").first()).not().hasAttribute("lang", "en");
        assertThat(page.locator(".claim .why").first()).containsText("De seconde main");
    }

    @Test
    void no_page_in_french_breaks_a_rule_of_accessibility_or_is_too_wide() {
        Page page = open(DESK.width(), DESK.height(), "fr-FR");
        List<Window> windows = List.of(DESK, TABLET, TELEPHONE);
        String broken =
                violations(
                        page,
                        new TreeMap<>(
                                Map.of(
                                        "fr-home", "/",
                                        "fr-search", "/search?q=incubateurs",
                                        "fr-reader", "/cite/TD/B/COM.3/19/para/28",
                                        "fr-practice", "/practices/build-three-kinds-of-trust",
                                        "fr-dossier", "/dossiers/mauritius-zone",
                                        "fr-manual", "/manuals/business-incubator",
                                        "fr-compose", "/manuals/business-incubator/compose",
                                        "fr-gaps", "/gaps",
                                        "fr-readiness", "/readiness/firm",
                                        "fr-sign-in", "/login")),
                        windows);
        signIn(page, Installation.ADMINISTRATOR, Installation.PASSWORD);
        page.navigate(base() + "/intake");
        broken += violations(page, "fr-intake", windows);

        assertThat(broken).isEmpty();
    }

    private static Locator choice(Page page, String language) {
        return page.locator(".languages")
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(language));
    }
}
