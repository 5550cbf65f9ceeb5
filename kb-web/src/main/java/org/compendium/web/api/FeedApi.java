package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.compendium.account.Account;
import org.compendium.account.Viewer;
import org.compendium.alert.FeedKeys;
import org.compendium.alert.Match;
import org.compendium.search.Newest;
import org.compendium.search.SearchAddress;
import org.compendium.web.PublicUrl;
import org.compendium.wording.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Any search as an Atom feed. Whoever asks without a key sees what everybody sees, even when
/// signed in: an address that shows one thing here and another in a feed reader would be believed
/// wrongly.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Search")
class FeedApi {

    private static final MediaType ATOM =
            new MediaType("application", "atom+xml", StandardCharsets.UTF_8);
    private static final int ENTRIES = 50;

    private final Newest newest;
    private final Match match;
    private final FeedKeys keys;
    private final PublicUrl url;

    FeedApi(Newest newest, Match match, FeedKeys keys, PublicUrl url) {
        this.newest = newest;
        this.match = match;
        this.keys = keys;
        this.url = url;
    }

    @Operation(
            summary = "A search as an Atom feed, the newest first",
            description =
                    "Takes q and the filters of GET /api/v1/search. Entries are in the order in which"
                            + " documents became visible. Without a key the feed shows what everybody"
                            + " may see; with the private key of an account, what that account may"
                            + " see. lang is the language of what is said about the documents.")
    @GetMapping("/search.atom")
    ResponseEntity<byte[]> feed(
            @RequestParam(required = false) @Nullable String key,
            @RequestParam(required = false) @Nullable String lang,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> all,
            Locale locale) {
        Viewer viewer = key == null ? Viewer.everybody() : owner(key).viewer();
        SearchAddress asked = SearchAddress.of(all);
        Wording words = lang == null ? Wording.in(locale) : Wording.in(lang);
        List<Newest.Arrival> arrivals =
                newest.find(asked, Instant.EPOCH, Set.of(), ENTRIES, viewer);
        String base = url.get();
        Feed feed = new Feed(asked, words, base, match);
        byte[] atom = feed.write(arrivals).getBytes(StandardCharsets.UTF_8);
        // Asked for each time, and sent only when it has changed: a copy on the way would go on
        // showing what was withdrawn.
        CacheControl caching = CacheControl.noCache();
        ResponseEntity.BodyBuilder answer =
                ResponseEntity.ok()
                        .contentType(ATOM)
                        .varyBy("Accept-Language")
                        .cacheControl(key == null ? caching : caching.cachePrivate());
        return answer.eTag('"' + hash(atom) + '"').lastModified(Feed.updated(arrivals)).body(atom);
    }

    private Account owner(String key) {
        return keys.owner(key)
                .orElseThrow(() ->
                        new Problem(
                                HttpStatus.NOT_FOUND,
                                "This private address was revoked, or replaced by a newer one."
                                        + " Saved searches have the one that works."));
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content))
                    .substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
