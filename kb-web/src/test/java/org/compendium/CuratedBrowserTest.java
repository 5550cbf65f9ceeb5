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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is curated, as a researcher reads it and as two curators write it.
class CuratedBrowserTest extends InBrowser {

    @Test
    void a_researcher_reads_both_sides_of_a_paragraph_and_opens_each_source() {
        Page page = open(1440, 1400);
        page.navigate(base() + "/practices");
        page.locator("main a[href='dossiers']").click();
        page.locator("main a[href='dossiers/mauritius-zone']").click();
        assertThat(page.locator("h1")).containsText("Mauritius");
        Locator sides = page.locator(".both");
        assertThat(sides).containsText("Zones in general fail to pass skills and technology");
        assertThat(sides).containsText("Mauritius is a possible exception");
        shoot(page, "dossier-1440");

        List<String> sources =
                sides.locator("a.cite-n").all().stream()
                        .map(link -> link.getAttribute("href"))
                        .distinct()
                        .toList();
        assertThat(sources).contains("cite/TD/B/COM.3/19/para/35");
        for (String source : sources) {
            page.navigate(base() + "/" + source);
            String number = source.substring(source.lastIndexOf('/') + 1);
            assertThat(page.locator("#para_" + number)).isInViewport();
        }
    }

    @Test
    void a_curator_writes_a_practice_another_publishes_it_and_its_changed_source_is_noticed() {
        String symbol = "TD/B/CURATE/1";
        Report report =
                Report.of(symbol).with(9, "Weavers who share one dye house waste less water.");
        added(administrator(), "dyes.txt", report.text());
        a("curator", "amina");
        a("curator", "boris");

        Page amina = open(1440, 1400);
        signIn(amina, "amina", "the password of amina");
        amina.navigate(base() + "/search?q=weavers+share+dye+house");
        amina.locator(".results a.num, .results .n").first().click();
        assertThat(amina.locator("#para_9")).containsText("dye house");
        amina.locator("a[href^='drafts/new?'][href*='kind=practice']").click();
        assertThat(amina.locator("h1")).containsText("Draft");
        assertThat(amina.locator(".cite-fields .text")).containsText("share one dye house");
        fill(amina, "Title", "Share a dye house");
        fill(amina, "Summary", "Weavers use one dye house together.");
        fill(amina, "What is claimed", "Weavers who share a dye house waste less water.");
        fill(amina, "Words it rests on", "share one dye house");
        for (String part :
                List.of(
                        "What was done",
                        "Where and by whom",
                        "With what result",
                        "On what evidence")) {
            fill(amina, part, "Not reported.");
        }
        assertThat(
                        amina.locator("[role=status]")
                                .filter(new Locator.FilterOptions().setHasText("Saved at")))
                .isVisible();
        shoot(amina, "draft-1440");
        String draft = amina.url();
        amina.reload();
        assertThat(amina.getByLabel("Title", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("Share a dye house");
        amina.getByText("Give it to a second curator").click();
        assertThat(amina.locator(".lead")).containsText("Waits for a second curator");
        assertThat(amina.getByText("Publish", new Page.GetByTextOptions().setExact(true)))
                .hasCount(0);
        reader.close();

        Page boris = open(1440, 1400);
        signIn(boris, "boris", "the password of boris");
        boris.navigate(base() + "/curate");
        boris.getByText("Share a dye house").first().click();
        assertThat(boris.locator(".compare")).containsText("share one dye house");
        assertThat(boris.url()).isEqualTo(draft);
        shoot(boris, "look-1440");
        boris.getByText("Publish", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(boris.locator(".lead")).containsText("Published by boris");
        boris.locator("main a[href='practices/share-a-dye-house']").click();
        assertThat(boris.locator(".claims")).containsText("waste less water");
        boris.navigate(base() + "/curate");
        assertThat(boris.locator("main"))
                .not()
                .containsText("Weavers who share a dye house waste less water.");

        Report corrected =
                Report.of(symbol).with(9, "Weavers who share one wash house waste less.");
        assertThat(
                        outcomeOf(
                                        administrator(),
                                        administrator()
                                                .send(
                                                        "dyes-corrected.txt",
                                                        corrected.text(),
                                                        Map.of()))
                                .path("outcome")
                                .asString())
                .isEqualTo("new-version");
        boris.navigate(base() + "/curate");
        assertThat(boris.locator("main"))
                .containsText("Weavers who share a dye house waste less water.");
        assertThat(boris.locator(".kept").first()).containsText("share one dye house");
        shoot(boris, "curate-1440");
    }

    @Test
    void no_page_of_what_is_curated_breaks_a_rule_of_accessibility() {
        Page page = open(DESK);
        signIn(page, Installation.ADMINISTRATOR, Installation.PASSWORD);
        Map<String, String> views =
                new TreeMap<>(
                        Map.ofEntries(
                                Map.entry("dossiers", "/dossiers"),
                                Map.entry("dossier", "/dossiers/singapore-zones"),
                                Map.entry("organisations", "/organisations"),
                                Map.entry(
                                        "organisation",
                                        "/organisations/santa-catarina-business-association"),
                                Map.entry("case", "/practices/newi-automotive-parts-cluster"),
                                Map.entry("gaps", "/gaps"),
                                Map.entry("gaps-outcomes", "/gaps?columns=outcomes"),
                                Map.entry("gap", "/gaps?theme=clusters&column=002"),
                                Map.entry("history", "/history/newi-automotive-parts-cluster"),
                                Map.entry("curate", "/curate"),
                                Map.entry(
                                        "draft",
                                        "/drafts/new?kind=case&from=TD/B/COM.3/19%23para_28")));

        assertThat(violations(page, views, List.of(DESK, TELEPHONE))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1440, 1400", "390, 844"})
    void a_manual_is_read_chapter_by_chapter_and_composed(int width, int height) {
        Page page = open(width, height);
        page.navigate(base() + "/");
        page.locator(".doors a[href='manuals']").click();
        assertThat(page.locator("main h1")).hasText("Manuals");
        String broken = violations(page, "manuals", width);
        page.locator("main a[href='manuals/business-incubator']").click();
        assertThat(page.locator(".chapters")).containsText("1 of 10 read in this session");
        assertThat(page.locator("main")).containsText("Not reviewed by a practitioner");

        // With the keyboard alone, and without asking the server.
        Locator term = page.locator(".term").first();
        Locator explained = page.locator("#" + term.getAttribute("popovertarget"));
        assertThat(explained).isHidden();
        term.focus();
        page.keyboard().press("Enter");
        assertThat(explained).isVisible();
        broken += violations(page, "manual-term", width);
        page.keyboard().press("Escape");
        assertThat(explained).isHidden();

        page.locator(".onwards a[rel=next]").click();
        assertThat(page.locator(".chapters")).containsText("2 of 10 read in this session");
        broken += violations(page, "manual", width);
        page.locator(".link-row a[hreflang=fr]").click();
        assertThat(page.locator("main h1")).hasAttribute("lang", "fr");
        assertThat(page.locator(".chapters")).containsText("2 of 10 read in this session");

        page.locator(".link-row a[href*='/compose']").click();
        page.locator("input[value=money]").uncheck();
        page.locator("select[name=place]").selectOption("KEN");
        page.locator("select[name=stage]").selectOption("least-developed");
        page.locator(".choices button").click();
        assertThat(page)
                .hasURL(
                        Pattern.compile(
                                ".*/compose\\?(?=.*language=fr)(?=.*country=KEN)(?=.*stage=least-developed)(?!.*money).*"));
        assertThat(page.locator(".composed"))
                .containsText("No evidence from Kenya in this chapter; nearest: ");
        assertThat(page.locator(".left-out")).containsText("the chapter is not chosen");
        assertThat(page.locator("a[href*='format=docx']"))
                .hasAttribute(
                        "href",
                        Pattern.compile(".*language=fr.*country=KEN&stage=least-developed"));
        broken += violations(page, "compose", width);

        assertThat(broken).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1440, 1400", "390, 844"})
    void a_government_reader_gets_from_home_to_a_tailored_manual_in_french(int width, int height) {
        Page page = open(width, height, "fr-SN");
        page.navigate(base() + "/");
        assertThat(page.locator("html")).hasAttribute("lang", "fr");
        assertThat(page.locator("main h1")).hasText("Trouver le paragraphe qui le dit.");
        assertThat(page.locator(".bar nav").first())
                .hasText(Pattern.compile("Recherche.*Thèmes.*Pratiques.*Manuels"));
        assertThat(page).hasTitle(Pattern.compile("Trouver le paragraphe .*"));
        page.locator(".doors a[href='manuals']").click();
        assertThat(page.locator("main h1")).hasText("Manuels");
        page.locator("main a[href^='manuals/business-incubator']").click();
        assertThat(page.locator("main h1")).hasText("Créer et gérer un incubateur d'entreprises");
        assertThat(page.locator(".chapters"))
                .containsText("Lus\u00a0: 1 sur 10 pendant cette visite");
        assertThat(page.locator("main")).containsText("Attesté");

        page.locator(".link-row a[href*='/compose']").click();
        page.locator("select[name=place]").selectOption("SEN");
        page.locator("select[name=stage]").selectOption("least-developed");
        page.locator(".choices button").click();
        assertThat(page)
                .hasURL(Pattern.compile(".*/compose\\?(?=.*country=SEN)(?=.*least-developed).*"));
        assertThat(page.locator(".composed"))
                .containsText("Sénégal\u00a0: rien d’attesté dans ce chapitre");
        assertThat(page.locator("a[href*='format=docx']"))
                .hasAttribute("href", Pattern.compile(".*language=fr.*country=SEN.*"));
        assertThat(page.locator(".foot")).containsText("n’est pas une publication des Nations");
        assertThat(violations(page, "compose-fr", width)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1440, 1400, 2", "390, 844, 3"})
    void a_claim_is_challenged_without_an_account_and_the_answer_stands_below_it(
            int width, int height, int claim) {
        Page page = open(width, height);
        page.navigate(base() + "/dossiers/mauritius-zone");
        Locator claims = page.locator(".claim:has(.voices)");
        assertThat(claims.first()).isVisible();
        page.navigate(base() + "/challenge?entry=mauritius-zone&claim=" + claim);
        assertThat(page.locator("main h1")).hasText("Challenge this claim");
        String words = page.locator(".claims .claim > p").first().textContent();
        button(page.locator("main"), "Send the challenge").click();
        assertThat(page.locator("[role=status] .notice")).containsText("at least one character");
        page.getByLabel("What is wrong with it?").fill("<b id=bold>Not</b> so.");
        page.getByLabel("Who says so").fill("Reader " + width);
        StringBuilder broken = new StringBuilder(violations(page, "challenge", width));
        Locator trap = page.locator("vaadin-text-field.trap input");
        trap.fill("https://example.org");
        button(page.locator("main"), "Send the challenge").click();
        assertThat(page.locator("[role=status] .notice")).containsText("field for programs");
        page.getByLabel("Leave this field empty").fill("");
        button(page.locator("main"), "Send the challenge").click();
        assertThat(page.locator("[role=status] .notice")).containsText("Thank you");
        page.locator("[role=status] .notice a").click();
        Locator challenged =
                page.locator(".claim").filter(new Locator.FilterOptions().setHasText(words));
        assertThat(challenged.first()).containsText("not answered yet");
        assertThat(page.locator("main")).not().containsText("Reader " + width);
        reader.close();

        page = open(width, height);
        signIn(page, Installation.ADMINISTRATOR, Installation.PASSWORD);
        page.navigate(base() + "/challenges");
        Locator waiting =
                page.locator(".files li")
                        .filter(new Locator.FilterOptions().setHasText("Reader " + width));
        assertThat(waiting).containsText("<b id=bold>Not</b> so.");
        waiting.getByLabel("Your answer").fill("The source says <i>so</i>.");
        broken.append(violations(page, "challenges", width));
        button(waiting, "^Answer$").click();
        assertThat(waiting).containsText("Answered");
        page.navigate(base() + "/reply?entry=mauritius-zone&claim=" + claim);
        page.locator("#institution").fill("The zone of " + width);
        page.locator("#said-on").fill("2026-03-05");
        page.getByLabel("What it says").fill("We were never asked.");
        broken.append(violations(page, "reply", width));
        button(page.locator("main"), "Record the reply").click();
        assertThat(page.locator("[role=status] .notice")).containsText("Recorded");
        reader.close();

        page = open(width, height);
        page.navigate(base() + "/dossiers/mauritius-zone");
        challenged = page.locator(".claim").filter(new Locator.FilterOptions().setHasText(words));
        assertThat(challenged.first())
                .containsText(
                        Pattern.compile(
                                "The zone of "
                                        + width
                                        + ".*5 March 2026.*We were never asked.*Reader "
                                        + width
                                        + ".*<b id=bold>Not</b> so.*The source says <i>so</i>"));
        assertThat(page.locator("#bold")).hasCount(0);
        broken.append(violations(page, "challenged", width));
        assertThat(broken.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1440, 1400", "390, 844"})
    void a_reader_who_does_not_know_what_to_search_gets_to_a_theme_and_all_that_is_held_on_it(
            int width, int height) {
        Page page = open(width, height);
        page.navigate(base() + "/");
        assertThat(page.locator(".doors")).containsText("recommendations");
        StringBuilder broken = new StringBuilder(violations(page, "home-doors", width));
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName(Pattern.compile("All .* themes")))
                .click();
        assertThat(page.locator("main h1")).hasText("Themes");
        page.navigate(base() + "/themes/clusters");
        assertThat(page.locator("#part-positions h3").first()).hasText("Against");
        Number[] sides =
                page.locator(".positions > *").all().stream()
                        .map(side -> side.boundingBox().width)
                        .toArray(Number[]::new);
        assertThat(sides).hasSize(2);
        assertThat(sides[0].doubleValue())
                .isCloseTo(sides[1].doubleValue(), org.assertj.core.data.Offset.offset(1.0));
        assertThat(page.locator("#part-gaps")).containsText("regions");
        broken.append(violations(page, "theme-contents", width));
        page.navigate(base() + "/themes/impact");
        assertThat(page.locator("#part-practice .blank, #part-practice .records").first())
                .isVisible();
        assertThat(broken.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1440, 1400", "390, 844"})
    void kinds_of_curated_records_are_boxes_and_what_is_chosen_stands_in_the_address(
            int width, int height) {
        Page page = open(width, height);
        page.navigate(base() + "/search?q=business+incubators");
        assertThat(page.locator(".curated")).containsText("manual");
        String documents = page.locator(".tools [role=status] b").textContent();
        String broken = violations(page, "search-curated", width);
        choose(page, width, "Manuals");
        assertThat(page).hasURL(Pattern.compile(".*[?&]curated=manual.*"));
        Locator records = page.locator(".curated .records > li");
        assertThat(records.first()).containsText("Founding and running a business incubator");
        assertThat(page.locator(".curated .records")).not().containsText("recommendation");
        assertThat(page.locator(".tools [role=status] b")).hasText(documents);
        choose(page, width, "Recommendations");
        assertThat(page).hasURL(Pattern.compile(".*curated=manual&curated=recommendation.*"));
        assertThat(page.locator(".curated .records")).containsText("Develop manuals for founding");
        broken += violations(page, "search-kinds", width);

        page.goBack();
        assertThat(page.locator(".curated .records")).not().containsText("Develop manuals");
        page.goBack();
        assertThat(page.locator(".curated .records")).hasCount(0);
        assertThat(page.locator(".chips.active")).isHidden();
        page.navigate(base() + "/search?curated=recommendation");
        assertThat(page.locator(".curated .records > li")).hasCount(10);
        button(page.locator(".curated"), "Show all").click();
        assertThat(page.locator(".curated .records > li").nth(10)).isVisible();
        page.locator(".curated .records a").first().click();
        assertThat(page.locator(".para.target")).isInViewport();
        page.navigate(base() + "/search?q=business+incubators&curated=manual&year=1812");
        assertThat(page.locator(".curated")).containsText("only theme and country are known");
        assertThat(broken).isEmpty();
    }

    private static void choose(Page page, int width, String kind) {
        if (width < 1000 && !page.locator("#facets").isVisible()) {
            page.locator("button.filters").click();
        }
        page.locator(".of-curated vaadin-checkbox")
                .filter(new Locator.FilterOptions().setHasText(kind))
                .locator("input")
                .check();
    }

    @ParameterizedTest
    @CsvSource({"1440, 1400", "390, 844"})
    void the_page_of_an_organisation_lists_who_mentions_it(int width, int height) {
        Page page = open(width, height);
        page.navigate(base() + "/organisations/united-nations-industrial-development-organization");
        Locator named = page.locator(".named-in");
        assertThat(named).containsText("UNIDO");
        assertThat(named.locator("mark").first()).containsText("UNIDO");
        assertThat(named).containsText("Digest");
        named.scrollIntoViewIfNeeded();
        assertThat(violations(page, "named-in", width)).isEmpty();
        named.locator(".link-row a").last().click();
        assertThat(page).hasURL(Pattern.compile(".*search\\?q=.*UNIDO.*"));
        assertThat(page.locator(".results article").first()).isVisible();
    }

    // What is written goes to the server when the field is left.
    private static void fill(Page page, String label, String text) {
        Locator field = page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).first();
        field.fill(text);
        field.blur();
    }
}
