package org.compendium;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The main job as a reader, a contributor and a curator do it, in a real browser.
class ReadingBrowserTest extends InBrowser {

    @Test
    void a_report_is_sent_released_found_read_and_cited() {
        Report report =
                Report.of("TD/B/TEST/2").with(17, "A brindlecap loom was repaired by its users.");
        a("contributor", "mill");

        Page contributor = open(1440, 1400);
        signIn(contributor, "mill", "the password of mill");
        contributor
                .locator("vaadin-upload input[type=file]")
                .setInputFiles(new FilePayload("looms.pdf", "application/pdf", report.pdf()));
        Locator sent =
                contributor
                        .locator(".files li")
                        .filter(new Locator.FilterOptions().setHasText("looms.pdf"));
        assertThat(sent)
                .containsText(
                        "Added",
                        new com.microsoft.playwright.assertions.LocatorAssertions
                                        .ContainsTextOptions()
                                .setTimeout(60_000));
        assertThat(sent).containsText("TD/B/TEST/2");
        shoot(contributor, "contribute-sent-1440");
        reader.close();

        Page stranger = open(1440, 1400);
        stranger.navigate(base() + "/search?q=brindlecap");
        assertThat(stranger.locator(".results")).containsText("No documents");
        reader.close();

        Page curator = open(1440, 1400);
        signIn(curator, Installation.ADMINISTRATOR, Installation.PASSWORD);
        Locator release =
                curator.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions()
                                .setName(
                                        Pattern.compile(
                                                "Release: " + report.title(),
                                                Pattern.CASE_INSENSITIVE)));
        shoot(curator, "contribute-curator-1440");
        release.click();
        assertThat(release).hasCount(0);
        reader.close();
        found(visitor(), "brindlecap", 1);

        Page page = open(1440, 1400);
        reader.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.navigate(base() + "/");
        page.locator("#q").fill("brindlecap loom");
        page.locator("#q").press("Enter");
        Locator hit =
                page.locator("article")
                        .filter(new Locator.FilterOptions().setHasText("TD/B/TEST/2"));
        assertThat(hit).hasCount(1);
        assertThat(hit.locator("mark").first()).hasText("brindlecap");
        shoot(page, "results-found-1440");
        hit.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Paragraph 17"))
                .first()
                .click();
        Locator paragraph = page.locator("#para_17");
        assertThat(paragraph).hasClass(Pattern.compile("\\btarget\\b"));
        assertThat(paragraph).isInViewport();
        assertThat(paragraph.locator("mark").first()).hasText("brindlecap");
        assertThat(page).hasTitle("TD/B/TEST/2, para.\u00a017 – Compendium");
        paragraph.hover();
        paragraph
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Copy citation"))
                .click();
        assertThat(page.locator("#announce")).containsText("Copied");

        assertThat(clipboard(page)).isEqualTo("TD/B/TEST/2, para.\u00a017");
        shoot(page, "reader-found-1440");

        paragraph
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Copy link"))
                .click();
        page.waitForFunction(
                "navigator.clipboard.readText().then(text => text.startsWith('http'))");
        assertThat(clipboard(page)).isEqualTo(base() + "/cite/TD/B/TEST/2/para/17");
    }

    @ParameterizedTest
    @CsvSource({"1440, 1400, A", "390, 844, B"})
    void a_citation_leads_to_the_paragraph_and_back(int width, int height, String series) {
        String citing = "TD/B/LEADS/" + series + "/1";
        String cited = "TD/B/LEADS/" + series + "/2";
        added(
                administrator(),
                "leads-1.txt",
                Report.of(citing)
                        .with(3, "Looms: see " + cited + ", para. 7, and TD/B/LEADS/9.")
                        .text());
        added(administrator(), "leads-2.txt", Report.of(cited).text());

        Page page = open(width, height);
        page.navigate(base() + "/cite/" + citing + "/para/3");
        Locator links = page.locator("#para_3 a.cited");
        assertThat(links).hasText(new String[] {cited + ", para. 7", "TD/B/LEADS/9"});
        String broken = violations(page, "reader-citing", width);
        links.last().click();
        assertThat(page.locator("main h1")).hasText("TD/B/LEADS/9");
        assertThat(page.locator("main")).containsText(citing + ", para.\u00a03");
        broken += violations(page, "wanted-one", width);
        page.goBack();
        links.first().click();
        assertThat(page.locator("#para_7")).hasClass(Pattern.compile("\\btarget\\b"));
        Locator citedBy = page.locator(".cited-by");
        assertThat(citedBy).containsText(citing);
        broken += violations(page, "reader-cited", width);
        citedBy.getByText("para. 3").click();

        assertThat(page.locator("#para_3")).hasClass(Pattern.compile("\\btarget\\b"));
        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1440, 1400, C", "390, 844, D"})
    void a_curator_corrects_what_was_read(int width, int height, String series) {
        String symbol = "TD/B/LEADS/" + series + "/1";
        String id = added(administrator(), "wrong.txt", Report.of(symbol).text());
        Page page = open(width, height);
        signIn(page, Installation.ADMINISTRATOR, Installation.PASSWORD);
        page.navigate(base() + "/read/" + id);
        page.getByText("Correct what is said of it").click();
        Locator title = page.getByLabel("Title");
        assertThat(page.locator(".describe")).containsText("From the document: certain");
        page.getByLabel("Date").fill("soon");
        page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".describe")).containsText("must be like 1998-10-02");
        String broken = violations(page, "describe", width);
        page.getByLabel("Date").fill("2001-02-03");
        title.fill("On looms");
        page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(page.locator("main h1")).hasText("On looms");
        assertThat(page.locator("main")).containsText("3 February 2001");
        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1440, 1400", "390, 844"})
    void a_curator_edits_a_theme_and_puts_it_back(int width, int height) {
        String edit = base() + "/themes/goodwill-trust/edit";
        Page page = open(width, height);
        page.navigate(edit);
        assertThat(page).hasURL(Pattern.compile("/login"));
        signIn(page, Installation.ADMINISTRATOR, Installation.PASSWORD);
        page.navigate(edit);
        Locator names = page.locator("vaadin-text-area[lang=en]").first();
        String before = names.locator("textarea").inputValue();
        names.locator("textarea").fill(before + "\nTrust");
        button(page.locator("main"), "See what this would touch").click();
        assertThat(names)
                .containsText("'Trust' (English) is a label of 'trust' (trust) and of 'goodwill");
        String broken = violations(page, "theme-edit-fault", width);
        names.locator("textarea").fill(before + "\nneighbourly loomfaith");
        page.getByLabel("Confirm the name in French").click();
        button(page.locator("main"), "See what this would touch").click();
        assertThat(page.locator(".weighing")).containsText("This would touch");
        broken += violations(page, "theme-edit", width);
        page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".weighing")).containsText("Saved.");
        page.getByText("To the theme").click();

        assertThat(page.locator(".labels")).containsText("neighbourly loomfaith");
        assertThat(page.locator(".labels .proposed")).hasCount(5);
        broken += violations(page, "theme-changed", width);
        page.getByText("Edit this theme").click();
        assertThat(page.locator("main")).containsText("Other names in English: added");
        button(page.locator("main"), "Put back as the pack has it").click();
        page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".weighing")).containsText("Saved.");
        page.getByText("To the theme").click();
        assertThat(page.locator(".labels .proposed")).hasCount(6);
        assertThat(broken).isEmpty();
    }

    @Test
    void a_file_whose_line_breaks_is_sent_again_by_itself_and_taken_in_once() {
        a("contributor", "harbour");
        Page page = open(1440, 1400);
        signIn(page, "harbour", "the password of harbour");
        var broken = new java.util.concurrent.atomic.AtomicInteger();
        page.route(
                Pattern.compile("/VAADIN/dynamic/resource/.*"),
                route -> {
                    if (broken.getAndIncrement() < 2) {
                        route.abort("connectionreset");
                    } else {
                        route.resume();
                    }
                });
        page.locator("vaadin-upload input[type=file]")
                .setInputFiles(
                        new FilePayload(
                                "harbour.txt", "text/plain", Report.of("TD/B/TEST/41").text()));

        assertThat(
                        page.locator(".files li")
                                .filter(new Locator.FilterOptions().setHasText("harbour.txt")))
                .containsText(
                        "Added",
                        new com.microsoft.playwright.assertions.LocatorAssertions
                                        .ContainsTextOptions()
                                .setTimeout(60_000));
        assertThat(broken.get()).isEqualTo(3);
        assertThat(page.locator(".files li")).hasCount(1);
        page.navigate(base() + "/intake?q=harbour");
        assertThat(page.locator(".files li")).hasCount(1);
        page.locator(".files h3 a").click();
        assertThat(page).hasURL(Pattern.compile("/receipts/[^/]+$"));
        assertThat(page.locator(".labels")).containsText("Added");
    }

    @ParameterizedTest
    @CsvSource({"1440, 1400", "390, 844"})
    void a_curator_sees_the_reasons_of_a_theme_and_has_the_last_word(int width, int height) {
        Report report =
                Report.of("TD/B/TEST/" + width)
                        .with(17, "Business incubators rent rooms to weavers for three years.")
                        .with(18, "The business incubators of the valley have no dye house.");
        String id = added(administrator(), "rooms.pdf", report.pdf());
        Page page = open(width, height);
        signIn(page, Installation.ADMINISTRATOR, Installation.PASSWORD);
        page.navigate(base() + "/read/" + id);
        Locator rail = page.locator(".rail");
        Locator theme =
                rail.locator(".reasons > ul > li")
                        .filter(
                                new Locator.FilterOptions()
                                        .setHas(
                                                page.locator("summary")
                                                        .filter(
                                                                new Locator.FilterOptions()
                                                                        .setHasText(
                                                                                "Business"
                                                                                        + " incubators"))));
        theme.locator("summary").first().click();
        assertThat(theme.locator("mark").first()).hasText("Business incubators");
        Locator no = button(theme, "Not a theme here");
        no.click();
        var broken = new StringBuilder(violations(page, "reader-themes", width));

        theme.locator("a").filter(new Locator.FilterOptions().setHasText("18")).first().click();
        assertThat(page.locator("#para_18 mark").first()).hasText("business incubators");
        broken.append(violations(page, "reader-theme-marked", width));
        rail.locator("select").selectOption("maquiladoras");
        rail.locator("input").fill("In other words");
        button(rail, "Add this theme").click();
        assertThat(rail.locator("section ul").first()).containsText("Maquiladoras");

        page.navigate(base() + "/read/" + id);
        Locator added =
                rail.locator(".reasons > ul > li")
                        .filter(new Locator.FilterOptions().setHasText("Maquiladoras"));
        assertThat(added).containsText("added by a curator");
        theme.locator("summary").first().click();
        no.click();
        theme.locator("input").fill("Only in passing");
        button(theme, "Remove it").click();
        Locator removed = rail.locator(".removed");
        assertThat(removed).containsText("Only in passing");
        assertThat(rail).isFocused();
        broken.append(violations(page, "reader-theme-removed", width));
        button(removed, "Put back").click();
        assertThat(removed).hasCount(0);
        assertThat(theme).containsText("added by a curator");

        assertThat(broken.toString()).isEmpty();
    }

    @Test
    void a_question_is_answered_above_the_hits_in_the_documents_own_words() {
        added(
                administrator(),
                "ferry.txt",
                Report.of("TD/B/TEST/209")
                        .with(8, "The ferry of Alderwick carries 75 gondolas in a year.")
                        .text());
        found(visitor(), "Alderwick", 1);
        Page page = open(1440, 1400);

        page.navigate(
                base()
                        + "/search?q="
                        + Caller.encoded("How many gondolas does the ferry of Alderwick carry?"));
        assertThat(page.locator(".answer .quotation .text"))
                .containsText("The ferry of Alderwick carries 75 gondolas in a year.");
        assertThat(page.locator(".answer .link-row a")).containsText("TD/B/TEST/209");
        page.locator(".answer .link-row a").click();
        assertThat(page).hasURL(Pattern.compile("/read/\\w+/para_8"));

        page.navigate(
                base()
                        + "/search?q="
                        + Caller.encoded("How many gondolas does the ferry of Barrowmere carry?"));
        assertThat(page.locator(".answer")).containsText("does not answer this");

        page.navigate(base() + "/search?q=" + Caller.encoded("ferry Alderwick"));
        assertThat(page.locator(".results article").first()).isVisible();
        assertThat(page.locator(".answer")).isHidden();
    }

    @Test
    void a_wrong_password_is_said_in_plain_words() {
        Page page = open(390, 844);
        page.navigate(base() + "/login");
        page.locator("#username").fill("admin");
        page.locator("#password").fill("wrong");
        page.locator("form.form button[type=submit]").click();

        assertThat(page.getByRole(AriaRole.ALERT))
                .containsText("Name and password do not go together.");
        assertThat(page).hasURL(Pattern.compile("/login\\?error"));
    }

    @Test
    void an_address_of_a_paragraph_that_only_a_digest_has_says_so() {
        Page page = open(1440, 1400);
        page.navigate(base() + "/cite/TD/B/COM.3/19/para/28");

        assertThat(page.locator("main")).containsText("We do not hold TD/B/COM.3/19.");
        assertThat(page.locator("#para_28")).isInViewport();
    }

    @Test
    void no_view_breaks_a_rule_of_accessibility() {
        Page page = open(DESK);
        signIn(page, Installation.ADMINISTRATOR, Installation.PASSWORD);
        List<Window> windows = List.of(DESK, TELEPHONE);
        Map<String, String> views =
                new java.util.TreeMap<>(
                        Map.of(
                                "home", "/",
                                "results", "/search?q=export+processing+zones",
                                "nothing", "/search?q=nosuchwordanywhere",
                                "reader", "/cite/TD/B/COM.3/19/para/28",
                                "themes", "/themes",
                                "practices", "/practices",
                                "wanted", "/wanted",
                                "contribute", "/contribute",
                                "intake", "/intake",
                                "intake-unreadable", "/intake?outcome=unreadable"));
        outcomeOf(administrator(), administrator().send("nothing.txt", new byte[0], Map.of()));
        var broken = new StringBuilder(violations(page, views, windows));
        page.navigate(base() + "/intake?outcome=unreadable");
        page.locator(".files a[href^='receipts/']").first().click();
        assertThat(page.locator(".labels")).containsText("SHA-256");
        broken.append(violations(page, "receipt", windows));
        page.navigate(base() + "/claims-to-check");
        broken.append(violations(page, "claims-to-check", windows));
        reader.close();
        Page anonymous = open(DESK);
        anonymous.navigate(base() + "/login");
        broken.append(violations(anonymous, "sign-in", windows));
        anonymous.navigate(base() + "/themes");
        anonymous.locator("main a[href^='themes/']").first().click();
        broken.append(violations(anonymous, "theme", windows));
        anonymous.navigate(base() + "/practices");
        anonymous.locator("main a[href^='practices/']").first().click();
        broken.append(violations(anonymous, "practice", windows));
        anonymous.navigate(base() + "/recommendations/unctad");
        assertThat(anonymous.locator(".para")).hasCount(6);
        broken.append(violations(anonymous, "recommendations", windows));

        assertThat(broken.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1440, 1400", "390, 844"})
    void two_documents_that_may_be_one_stand_side_by_side(int width, int height) {
        String symbol = "TD/B/BESIDE/" + width;
        Report report = Report.of(symbol);
        String first = added(administrator(), "beside.txt", report.text());
        Report revised =
                new Report(symbol + "/Rev.1", report.title(), Map.of())
                        .with(7, "What the revision adds stands here.");
        String second = added(administrator(), "beside-revised.txt", revised.text());
        Page page = open(width, height);
        signIn(page, Installation.ADMINISTRATOR, Installation.PASSWORD);

        page.navigate(base() + "/possible-duplicates");
        String broken = violations(page, "possible-duplicates", width);
        page.navigate(base() + "/read/" + second);
        broken += violations(page, "reader-possible-duplicate", width);
        page.navigate(base() + "/possible-duplicates/" + second + "/" + first);
        assertThat(page.locator("main ins").first()).isVisible();
        broken += violations(page, "compare", width);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Different works"))
                .click();
        assertThat(page.locator("main")).containsText("They stay different works.");
        broken += violations(page, "compare-decided", width);

        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1440, 1400, E", "390, 844, F"})
    void what_a_reader_gathers_before_signing_in_is_kept(int width, int height, String series) {
        String symbol = "TD/B/LEADS/" + series + "/1";
        String word = series.equals("E") ? "tolverne" : "penhallow";
        String id =
                added(
                        administrator(),
                        "gather-" + series + ".txt",
                        Report.of(symbol).with(17, "A " + word + " loom.").text());
        found(visitor(), word, 1);
        String name = "gatherer-" + series.toLowerCase(java.util.Locale.ROOT);
        a("contributor", name);
        Page page = open(width, height);
        page.navigate(base() + "/search?q=" + word);
        button(page.locator("article"), "^Gather .*17").first().click();
        assertThat(button(page.locator("article"), "^Gathered: .*17")).hasCount(1);
        assertThat(page.locator("#announce")).containsText("is on your list");
        var broken = new StringBuilder(violations(page, "search-gather", width));
        page.navigate(base() + "/read/" + id + "/para_3");
        button(page.locator("#para_3"), "^Gather ").click();
        assertThat(button(page.locator("#para_3"), "^Gathered: ")).hasCount(1);
        page.navigate(base() + "/gathered");
        Locator items = page.locator(".gathered > li");
        assertThat(items).hasCount(2);
        assertThat(items.first()).containsText("A " + word + " loom.");
        items.first().locator("textarea").fill("For page 2");
        items.first().locator("textarea").blur();
        button(items.last(), "Move up").click();
        assertThat(items.last()).containsText(word);
        button(items.first(), "Remove").click();
        assertThat(items).hasCount(1);
        button(page.locator("main"), "Undo").click();
        assertThat(items).hasCount(2);
        broken.append(violations(page, "gathered", width));
        var briefing = page.waitForDownload(() -> page.getByText("Briefing").click());
        assertThat(briefing.suggestedFilename()).isEqualTo("gathered.docx");

        signIn(page, name, "the password of " + name);
        page.navigate(base() + "/gathered");
        assertThat(items).hasCount(2);
        assertThat(items.last()).containsText(word);
        assertThat(items.last().locator("textarea")).hasValue("For page 2");
        assertThat(administrator().get("/api/v1/gathered").body()).doesNotContain(word);
        button(page.locator("main"), "Empty the list").click();
        assertThat(items).hasCount(0);
        broken.append(violations(page, "gathered-empty", width));
        button(page.locator("main"), "Undo").click();
        assertThat(items).hasCount(2);
        assertThat(broken.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1440, 1400, one", "390, 844, two"})
    void a_search_is_saved_and_says_where_its_feed_is(int width, int height, String series) {
        String name = "saver-" + series;
        a("contributor", name);
        Page page = open(width, height);
        signIn(page, name, "the password of " + name);
        page.navigate(base() + "/search?q=trust&kind=digest");
        page.getByText("Save this search").click();
        page.locator("#name-of-search").fill("Trust, retold");
        var broken = new StringBuilder(violations(page, "search-save", width));
        button(page.locator(".save-search"), "^Save$").click();
        page.getByText("Your saved searches").click();
        Locator saved = page.locator(".saved > li");
        assertThat(saved).hasCount(1);
        assertThat(saved).containsText("trust · Digest");
        button(page.locator("main"), "Make private addresses").click();
        assertThat(button(saved, "Copy private address")).hasCount(1);
        broken.append(violations(page, "saved", width));
        saved.locator("h2 a").click();
        assertThat(page).hasURL(Pattern.compile("/search\\?q=trust&kind=digest$"));
        // The address changes before the page does; a reader goes back from what is seen.
        assertThat(page.locator("#q")).hasValue("trust");
        page.goBack();
        assertThat(saved).hasCount(1);
        button(saved, "Delete").click();
        assertThat(page.locator("main")).containsText("You have saved no search yet");
        assertThat(broken.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1440, 1400, glimmerfelt", "390, 844, tarnishoak"})
    void what_begins_so_is_offered_while_typing_and_what_was_misspelt_is_put_right(
            int width, int height, String word) throws Exception {
        String symbol = "TD/B/OFFER/" + width;
        added(
                administrator(),
                "offer-" + width + ".txt",
                Report.of(symbol).with(3, "The " + word + " was woven by hand.").text());
        found(visitor(), word, 1);
        Page page = open(width, height);
        page.navigate(base() + "/");
        Locator field = page.locator("#q");
        Locator offered = page.locator("[role=option]");
        field.pressSequentially(symbol.substring(0, symbol.length() - 1).toLowerCase());
        assertThat(offered).hasCount(1);
        assertThat(offered).containsText(symbol);
        var broken = new StringBuilder(violations(page, "offered", width));
        field.press("Escape");
        assertThat(offered).hasCount(0);
        field.pressSequentially(symbol.substring(symbol.length() - 1));
        assertThat(offered).hasCount(1);
        field.press("ArrowDown");
        assertThat(field).hasAttribute("aria-activedescendant", "suggestion-0");
        field.press("Enter");
        assertThat(page.locator(".doc")).containsText(symbol);

        page.navigate(base() + "/search?q=" + word.substring(0, 4) + word.substring(5));
        Locator meant = page.locator(".meant a");
        assertThat(meant).hasText(word);
        broken.append(violations(page, "meant", width));
        meant.click();
        assertThat(page.locator(".results mark").first()).hasText(word);
        assertThat(broken.toString()).isEmpty();
    }

    private static String clipboard(Page page) {
        return (String) page.evaluate("navigator.clipboard.readText()");
    }
}
