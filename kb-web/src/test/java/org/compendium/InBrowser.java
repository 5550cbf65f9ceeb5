package org.compendium;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/// The whole application in a real browser, and the rules that every page of it keeps.
@Tag("browser")
abstract class InBrowser extends WholeApplication {

    private static final int PATIENCE_MILLIS = 30_000;
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /// In pixels of CSS.
    record Window(int width, int height) {}

    static final Window DESK = new Window(1440, 1400);
    static final Window TABLET = new Window(1024, 900);
    static final Window TELEPHONE = new Window(390, 844);

    private static Playwright playwright;
    private static Browser browser;
    BrowserContext reader;

    @BeforeAll
    static void openBrowser() {
        Optional<Path> chromium = chromium();
        if (chromium.isEmpty()) {
            System.out.println(
                    "Browser tests are skipped: no chromium on the path; install it, or name it in"
                            + " KB_CHROMIUM.");
        }
        Assumptions.assumeTrue(chromium.isPresent(), "no chromium is installed");
        // A busy machine is slow, not wrong.
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(chromium.get())
                                        .setArgs(
                                                List.of(
                                                        "--headless",
                                                        "--no-sandbox",
                                                        "--disable-gpu",
                                                        "--disable-quic",
                                                        "--no-first-run",
                                                        "--disable-background-networking",
                                                        "--disable-component-update",
                                                        "--disable-sync")));
    }

    private static Optional<Path> chromium() {
        String named = System.getenv("KB_CHROMIUM");
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named));
        }
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(
                        Stream.of(Path.of("/usr/bin/chromium")),
                        Stream.of(path.split(Pattern.quote(File.pathSeparator)))
                                .flatMap(folder ->
                                        Stream.of(
                                                Path.of(folder, "chromium"),
                                                Path.of(folder, "google-chrome"))))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @AfterAll
    static void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @AfterEach
    void leave() {
        if (reader != null) {
            reader.close();
        }
    }

    /// Opens each page once and looks at it in each window.
    ///
    /// @param addresses paths by the names that the pages have on screenshots
    String violations(Page page, Map<String, String> addresses, List<Window> windows) {
        var found = new StringBuilder();
        addresses.forEach((name, address) -> {
            page.navigate(base() + address);
            found.append(violations(page, name, windows));
        });
        return found.toString();
    }

    /// Leaves the page in the last of the windows.
    String violations(Page page, String name, List<Window> windows) {
        var found = new StringBuilder();
        for (Window window : windows) {
            page.setViewportSize(window.width(), window.height());
            found.append(violations(page, name, window.width()));
        }
        return found.toString();
    }

    String violations(Page page, String name, int width) {
        assertThat(page.locator("main h1").first()).isAttached();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        shoot(page, name + "-" + width);
        var found = new StringBuilder();
        Object wider = page.evaluate("document.documentElement.scrollWidth - innerWidth");
        if (((Number) wider).doubleValue() > 0) {
            found.append(name).append(" is wider than the window by ").append(wider).append('\n');
        }
        for (Rule rule : rules(page).getViolations()) {
            for (CheckedNode node : rule.getNodes()) {
                found.append(
                        "%s at %d: %s, %s: %s%n"
                                .formatted(
                                        name, width, rule.getId(), rule.getHelp(), node.getHtml()));
            }
        }
        return found.toString();
    }

    // A third of the time: nothing is told of rules that hold, and no second page is opened to put
    // together what was found in frames, of which there are none.
    private static AxeResults rules(Page page) {
        var violations = new AxeRunOptions();
        violations.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).options(violations).setLegacyMode(true).analyze();
    }

    Page open(Window window) {
        return open(window.width(), window.height());
    }

    Page open(int width, int height) {
        return open(width, height, "en-GB");
    }

    /// @param language which the browser asks for, BCP 47
    Page open(int width, int height, String language) {
        reader =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(width, height)
                                .setLocale(language)
                                .setReducedMotion(
                                        com.microsoft.playwright.options.ReducedMotion.REDUCE));
        Page page = reader.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        return page;
    }

    // Whoever is not signed in is led through the sign-in page.
    void signIn(Page page, String name, String password) {
        page.navigate(base() + "/contribute");
        page.locator("#username").fill(name);
        page.locator("#password").fill(password);
        page.locator("form.form button[type=submit]").click();
        assertThat(page.locator("h1"))
                .hasText(Pattern.compile("Send documents|Envoyer des documents"));
    }

    static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    static Locator button(Locator within, String words) {
        return within.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile(words)));
    }
}
