package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// In which language a page answers whom.
class LanguageTest extends WholeApplication {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "fr-CA, en;q=0.5|none|fr",
                "ar, fr;q=0.5|none|fr",
                "en-GB, fr;q=0.9|none|en",
                "ar|none|en",
                "zh-CN|none|en",
                "none|none|en",
                "en|language=fr|fr",
                "fr|language=en|en",
                "fr|language=tlh|fr",
                "fr|language=ar|fr",
                "en|other=fr|en"
            })
    void a_page_speaks_the_language_that_was_chosen_or_else_asked_for(
            @Nullable String asked, @Nullable String cookie, String language) {
        Caller.Answer page = page("/themes/clusters", asked, cookie);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("<html lang=\"" + language + "\"");
        assertThat(page.headers().allValues("Content-Language")).containsExactly(language);
        assertThat(String.join(",", page.headers().allValues("Vary")).toLowerCase(Locale.ROOT))
                .contains("accept-language", "cookie");
        assertThat(page.headers().firstValue("Cache-Control").orElse(""))
                .containsAnyOf("no-store", "no-cache");
    }

    @ParameterizedTest
    @CsvSource({
        "/?lang=fr, /",
        "/search?q=trust+%26+zones&lang=fr&country=MUS, /search?q=trust+%26+zones&country=MUS",
        "/gaps?lang=fr&columns=outcomes, /gaps?columns=outcomes",
        "/gaps?lang=en&lang=fr, /gaps"
    })
    void an_address_chooses_a_language_and_leads_to_the_same_page(String address, String same) {
        Caller.Answer answer = page(address, "en", null);

        assertThat(answer.status()).isEqualTo(302);
        assertThat(URI.create(base()).resolve(answer.location()))
                .isEqualTo(URI.create(base() + same));
        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("language=fr;"))
                .singleElement()
                .asString()
                .contains("Path=/", "Max-Age=31536000", "HttpOnly", "SameSite=Lax");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    }

    @Test
    void a_language_that_the_interface_does_not_speak_is_not_chosen() {
        Caller.Answer answer = page("/search?q=trust&lang=tlh", "fr", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("language="));
        assertThat(answer.body()).contains("<html lang=\"fr\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cite/TD/B/COM.3/19?lang=fr", "/api/v1/themes?lang=fr"})
    void what_programs_call_keeps_its_own_question(String address) {
        assertThat(page(address, "en", null).headers().allValues("Set-Cookie"))
                .noneMatch(cookie -> cookie.startsWith("language="));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"en, language=fr, Grappes d'entreprises", "ar, none, تجمعات"})
    void what_a_page_fetches_is_in_the_language_that_was_chosen_or_else_the_browser_s(
            String asked, @Nullable String cookie, String label) {
        assertThat(page("/api/v1/suggestions?q=cluster", asked, cookie).body())
                .containsIgnoringCase(label);
    }

    @Test
    void a_choice_leads_to_no_other_site() {
        Caller.Answer answer = page(base() + "//evil.example/?lang=fr", "en", null);

        assertThat(answer.location()).doesNotContain("evil.example");
    }

    private Caller.Answer page(String address, @Nullable String asked, @Nullable String cookie) {
        Map<String, String> headers =
                new HashMap<>(Map.of("Accept", "text/html, application/json"));
        if (asked != null) {
            headers.put("Accept-Language", asked);
        }
        if (cookie != null) {
            headers.put("Cookie", cookie);
        }
        return visitor().call("GET", address, new byte[0], headers);
    }
}
