package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.compendium.alert.FeedKeys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/// Searches as feeds, as a feed reader sees them.
class FeedTest extends WholeApplication {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    @Autowired FeedKeys keys;

    @Test
    void a_feed_has_all_that_rfc_4287_asks_of_it() throws Exception {
        String id =
                added(
                        administrator(),
                        "feed-1.txt",
                        Report.of("TD/B/FEED/1").with(7, "A snelgrove loom & <dye>.").text());
        found(visitor(), "snelgrove", 1);

        Caller.Answer answer = visitor().get("/api/v1/search.atom?q=snelgrove&lang=en");
        Element feed = xml(answer.body()).getDocumentElement();

        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/atom+xml;charset=UTF-8");
        assertThat(feed.getNamespaceURI()).isEqualTo(ATOM);
        assertThat(feed.getLocalName()).isEqualTo("feed");
        for (String one : List.of("id", "title", "updated", "author")) {
            assertThat(children(feed, one)).as(one).hasSize(1);
        }
        assertThat(links(feed, "self")).containsExactly(BASE + "/api/v1/search.atom?q=snelgrove");
        assertThat(links(feed, "alternate")).containsExactly(BASE + "/search?q=snelgrove");
        Element entry = children(feed, "entry").getFirst();
        assertThat(text(entry, "id")).isEqualTo(BASE + "/id/" + id);
        assertThat(text(entry, "title")).startsWith("TD/B/FEED/1: ");
        assertThat(Instant.parse(text(entry, "updated"))).isBefore(Instant.now().plusSeconds(5));
        assertThat(text(entry, "content"))
                .contains("<mark>snelgrove</mark> loom &amp; &lt;dye&gt;")
                .contains("TD/B/FEED/1, para.")
                .contains("Has the words you look for: snelgrove");
        assertThat(Instant.parse(text(feed, "updated")))
                .isEqualTo(Instant.parse(text(entry, "updated")));
        assertThat(visitor().get("/id/" + id).status()).isEqualTo(302);
    }

    @Test
    void what_became_visible_last_comes_first_whatever_the_day_on_it() throws Exception {
        Caller sender = a("contributor", "feeder2");
        String first = sent(sender, "TD/B/FEED/2", "The chiselbury kiln.");
        String second = sent(sender, "TD/B/FEED/3", "The chiselbury oven.");
        release(second);
        release(first);
        found(visitor(), "chiselbury", 2);

        List<String> once = ids("/api/v1/search.atom?q=chiselbury");
        List<String> again = ids("/api/v1/search.atom?q=chiselbury");

        assertThat(once).containsExactly(BASE + "/id/" + first, BASE + "/id/" + second);
        assertThat(again).isEqualTo(once);
    }

    @Test
    void an_unchanged_feed_is_not_sent_again() {
        added(
                administrator(),
                "feed-4.txt",
                Report.of("TD/B/FEED/4").with(2, "A windlesham vat.").text());
        found(visitor(), "windlesham", 1);
        String path = "/api/v1/search.atom?q=windlesham";
        Caller.Answer first = visitor().get(path);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        String modified = first.headers().firstValue("Last-Modified").orElseThrow();

        assertThat(with(path, "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(with(path, "If-Modified-Since", modified).status()).isEqualTo(304);
        added(
                administrator(),
                "feed-5.txt",
                Report.of("TD/B/FEED/5").with(2, "A new windlesham vat.").text());
        found(visitor(), "windlesham", 2);
        assertThat(with(path, "If-None-Match", tag).status()).isEqualTo(200);
    }

    @Test
    void a_private_address_shows_what_its_owner_sees_until_it_is_revoked() throws Exception {
        Caller sender = a("contributor", "feeder6");
        String id = sent(sender, "TD/B/FEED/6", "A murlough sluice.");
        found(sender, "murlough", 1);
        String path = "/api/v1/search.atom?q=murlough";
        String key = "&key=" + keys.make("feeder6");

        assertThat(ids(path)).isEmpty();
        assertThat(idsAs(sender, path)).as("signed in without a key").isEmpty();
        assertThat(ids(path + key)).containsExactly(BASE + "/id/" + id);
        assertThat(visitor().get(path + key).headers().firstValue("Cache-Control").orElse(""))
                .contains("private");
        assertThat(visitor().get(path + key).body()).doesNotContain("key=");
        assertThat(visitor().get(path + key + "x").status()).isEqualTo(404);
        String fresh = "&key=" + keys.make("feeder6");
        assertThat(visitor().get(path + key).status()).isEqualTo(404);
        assertThat(ids(path + fresh)).hasSize(1);
        keys.revoke("feeder6");
        assertThat(visitor().get(path + fresh).status()).isEqualTo(404);
        assertThat(
                        visitor()
                                .call(
                                        "GET",
                                        "/api/v1/gathered",
                                        new byte[0],
                                        java.util.Map.of(
                                                "Authorization", "Bearer " + keys.make("feeder6")))
                                .status())
                .as("good for feeds only")
                .isEqualTo(401);
    }

    @Test
    void filters_hold_in_a_feed_as_in_a_search() throws Exception {
        added(
                administrator(),
                "feed-7.txt",
                Report.of("TD/B/FEED/7").with(2, "A harrowdene crane.").text());
        found(visitor(), "harrowdene", 1);

        assertThat(ids("/api/v1/search.atom?q=harrowdene&kind=secretariat-report")).hasSize(1);
        assertThat(ids("/api/v1/search.atom?q=harrowdene&kind=manual")).isEmpty();
        assertThat(ids("/api/v1/search.atom?q=harrowdene&year=2019")).hasSize(1);
        assertThat(ids("/api/v1/search.atom")).isNotEmpty();
    }

    @Test
    void the_search_page_names_its_feed() {
        assertThat(visitor().get("/search?q=a+%22b%22&theme=clusters").body())
                .containsPattern(
                        "<link rel=\"alternate\" type=\"application/atom\\+xml\" title=\"[^\"]*\""
                                + " href=\"api/v1/search.atom\\?q=a\\+%22b%22&amp;theme=clusters\">");
    }

    private String sent(Caller sender, String symbol, String sentence) {
        return added(
                sender,
                symbol.replace('/', '-') + ".txt",
                Report.of(symbol).with(3, sentence).text());
    }

    private void release(String id) {
        assertThat(administrator().post("/api/v1/documents/" + id + "/release").status())
                .isEqualTo(200);
    }

    private Caller.Answer with(String path, String header, String value) {
        return visitor().call("GET", path, new byte[0], java.util.Map.of(header, value));
    }

    private List<String> ids(String path) throws Exception {
        return idsAs(visitor(), path);
    }

    private static List<String> idsAs(Caller caller, String path) throws Exception {
        Caller.Answer answer = caller.get(path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return children(xml(answer.body()).getDocumentElement(), "entry").stream()
                .map(entry -> text(entry, "id"))
                .toList();
    }

    private static Document xml(String text) throws Exception {
        var factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList all = parent.getChildNodes();
        for (int i = 0; i < all.getLength(); i++) {
            if (all.item(i) instanceof Element element && element.getLocalName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }

    private static String text(Element parent, String name) {
        return children(parent, name).getFirst().getTextContent();
    }

    private static List<String> links(Element parent, String rel) {
        return children(parent, "link").stream()
                .filter(link -> link.getAttribute("rel").equals(rel))
                .map(link -> link.getAttribute("href"))
                .toList();
    }
}
