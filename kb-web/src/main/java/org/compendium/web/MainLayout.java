package org.compendium.web;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Direction;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Footer;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.compendium.account.Viewer;

/// The frame around every view: the bar, the landmarks, and the line that says whose this is.
@AnonymousAllowed
@JavaScript("context://js/compendium.js")
public class MainLayout extends Composite<Div> implements RouterLayout, AfterNavigationObserver {

    // Only for those who have sent something.
    private static final String INTAKE = "intake";
    private static final List<String> VIEWS =
            List.of(
                    "search",
                    Names.THEMES,
                    "practices",
                    "manuals",
                    "wanted",
                    "gathered",
                    "contribute",
                    INTAKE);
    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar");

    private final Main main = new Main();
    private final List<Anchor> links = new ArrayList<>();
    private final Map<Locale, Anchor> languages = new LinkedHashMap<>();
    private final NativeDetails menu = new NativeDetails();
    private final AuthenticationContext authentication;
    private final Viewer viewer;

    MainLayout(AuthenticationContext authentication, CurrentViewer current, ReaderLanguage spoken) {
        this.authentication = authentication;
        this.viewer = current.viewer();
        main.setId("main");
        main.getElement().setAttribute("tabindex", "-1");
        Anchor skip = new Anchor("#main", getTranslation("layout.skip"));
        skip.addClassName("skip");
        skip.setRouterIgnore(true);
        // The base of the page is the root, so that a bare fragment would lead to the home page.
        skip.getElement().setAttribute("data-jump", "main");
        getContent().addClassName("page");
        getContent().add(skip, bar(), main, foot(spoken.all()), announcer());
    }

    @Override
    public void showRouterLayoutContent(HasElement content) {
        main.getElement().appendChild(content.getElement());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        event.getUI()
                .setDirection(
                        RIGHT_TO_LEFT.contains(getLocale().getLanguage())
                                ? Direction.RIGHT_TO_LEFT
                                : Direction.LEFT_TO_RIGHT);
        // Vaadin puts its word on a lost connection outside all landmarks, and names no role for
        // it.
        event.getUI()
                .getPage()
                .executeJs(
                        "document.querySelector('vaadin-connection-indicator')"
                                + "?.setAttribute('role', 'status')");
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        String first = event.getLocation().getFirstSegment();
        String here = first.isEmpty() ? "search" : first;
        for (Anchor link : links) {
            if (link.getHref().equals(here)) {
                link.getElement().setAttribute("aria-current", "page");
            } else {
                link.getElement().removeAttribute("aria-current");
            }
        }
        menu.setOpen(false);
        languages.forEach((language, link) -> link.setHref(chosen(event.getLocation(), language)));
    }

    private Header bar() {
        Anchor wordmark = Link.to("", getTranslation("product"));
        wordmark.addClassName("wordmark");
        Nav wide = navigation();
        Div side = new Div();
        side.addClassName("side");
        if (viewer.signedIn()) {
            Span name = new Span(viewer.name());
            name.addClassNames("meta", "wide-only");
            Anchor saved = Link.to("saved", getTranslation("nav.saved"));
            saved.addClassName("wide-only");
            if (viewer.curates()) {
                Anchor curate = Link.to("curate", getTranslation("nav.curate"));
                curate.addClassName("wide-only");
                side.add(curate);
            }
            NativeButton out =
                    new NativeButton(
                            getTranslation("layout.signOut"), event -> authentication.logout());
            out.addClassName("link");
            side.add(name, saved, out);
        } else {
            side.add(Link.out("login", getTranslation("layout.signIn")));
        }
        Nav narrow = navigation();
        if (viewer.signedIn()) {
            narrow.add(Link.to("saved", getTranslation("nav.saved")));
            if (viewer.curates()) {
                narrow.add(Link.to("curate", getTranslation("nav.curate")));
            }
        }
        menu.addClassName("menu");
        menu.setSummaryText(getTranslation("layout.menu"));
        menu.setContent(narrow);
        Div row = new Div(wordmark, wide, side, menu);
        Header bar = new Header(row);
        bar.addClassName("bar");
        return bar;
    }

    private Nav navigation() {
        Nav navigation = new Nav();
        navigation.setAriaLabel(getTranslation("layout.navigation"));
        for (String view : VIEWS) {
            if (view.equals(INTAKE) && !viewer.signedIn()) {
                continue;
            }
            Anchor link = Link.to(view, getTranslation("nav." + view));
            links.add(link);
            navigation.add(link);
        }
        return navigation;
    }

    // Each in its own words, so that nobody has to read another language to find it. A script sees
    // to what views write into the address without leading anywhere.
    private Nav languages(List<Locale> spoken) {
        Nav choice = new Nav();
        choice.addClassName("languages");
        choice.setAriaLabel(getTranslation("layout.language"));
        for (Locale language : spoken) {
            Anchor link =
                    Link.out("", Names.capital(language.getDisplayLanguage(language), language));
            String tag = language.toLanguageTag();
            link.getElement().setAttribute("lang", tag);
            link.getElement().setAttribute("hreflang", tag);
            link.getElement().setAttribute("data-language", tag);
            if (language.getLanguage().equals(getLocale().getLanguage())) {
                link.getElement().setAttribute("aria-current", "true");
            }
            languages.put(language, link);
            choice.add(link);
        }
        return choice;
    }

    private static String chosen(Location here, Locale language) {
        Map<String, List<String>> asked =
                new LinkedHashMap<>(here.getQueryParameters().getParameters());
        asked.put(LanguageChoice.PARAMETER, List.of(language.toLanguageTag()));
        return new Location(here.getPath(), new QueryParameters(asked))
                .getPathWithQueryParameters();
    }

    private Footer foot(List<Locale> spoken) {
        HtmlContainer strong = new HtmlContainer("strong");
        strong.setText(getTranslation("layout.disclaimer"));
        Span line = new Span(strong, new Text(" " + getTranslation("layout.purpose")));
        Footer foot =
                new Footer(
                        new Div(
                                line,
                                languages(spoken),
                                Link.out("swagger-ui.html", getTranslation("layout.programs"))));
        foot.addClassName("foot");
        return foot;
    }

    // Screen readers only speak of changes in a region that was there before.
    private Div announcer() {
        Div region = new Div();
        region.setId("announce");
        region.addClassName("vh");
        region.getElement().setAttribute("role", "status");
        region.getElement().setAttribute("data-copied", getTranslation("copy.done"));
        region.getElement().setAttribute("data-by-hand", getTranslation("copy.byHand"));
        return region;
    }
}
