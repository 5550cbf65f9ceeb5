package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.compendium.alert.Frequency;
import org.compendium.alert.Post;
import org.compendium.alert.SavedSearch;
import org.compendium.alert.SavedSearches;
import org.compendium.search.SearchAddress;
import org.compendium.web.CurrentViewer;
import org.compendium.web.PublicUrl;
import org.compendium.web.api.DocumentsApi.Items;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The caller's own saved searches, and the way out of mails about them.
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Saved searches")
class SavedSearchesApi {

    private final SavedSearches searches;
    private final Post post;
    private final PublicUrl url;
    private final CurrentViewer current;

    SavedSearchesApi(SavedSearches searches, Post post, PublicUrl url, CurrentViewer current) {
        this.searches = searches;
        this.post = post;
        this.url = url;
        this.current = current;
    }

    /// @param search as it stands in the address of the search page, after the question mark
    /// @param frequency `never`, `daily` or `weekly`
    /// @param language in which mails are written, BCP 47
    /// @param due when the next mail is due; null for never
    /// @param mail whether this server can send mails at all
    record SavedSearchView(
            String id,
            String name,
            String search,
            String frequency,
            String language,
            @Nullable Instant due,
            boolean mail,
            String url) {}

    record NewSearch(
            @Nullable String name,
            @Nullable String search,
            @Nullable String frequency,
            @Nullable String language) {}

    @Operation(summary = "Your saved searches")
    @GetMapping("/saved-searches")
    Items<SavedSearchView> list() {
        List<SavedSearchView> items = searches.of(account()).stream().map(this::view).toList();
        return new Items<>(items.size(), items);
    }

    @Operation(
            summary = "Save a search",
            description =
                    "search is what stands after the question mark of a search, such as"
                            + " q=trust&theme=clusters; frequency is never, daily or weekly")
    @PostMapping("/saved-searches")
    ResponseEntity<SavedSearchView> save(@RequestBody NewSearch search, Locale locale) {
        if (search.name() == null || search.search() == null) {
            throw new IllegalArgumentException(
                    "Say name and search: {\"name\": \"Trust\", \"search\": \"q=trust\"}");
        }
        SavedSearch saved =
                searches.save(
                        account(),
                        search.name(),
                        SearchAddress.parse(search.search()),
                        search.language() == null ? locale.getLanguage() : search.language(),
                        search.frequency() == null
                                ? Frequency.NEVER
                                : frequency(search.frequency()));
        return ResponseEntity.created(URI.create("/api/v1/saved-searches/" + saved.id()))
                .body(view(saved));
    }

    @Operation(summary = "One saved search")
    @GetMapping("/saved-searches/{id}")
    SavedSearchView one(@PathVariable String id) {
        return view(find(id));
    }

    @Operation(summary = "Rename a saved search, or change how often mails come")
    @PatchMapping("/saved-searches/{id}")
    SavedSearchView change(@PathVariable String id, @RequestBody NewSearch change) {
        SavedSearch before = find(id);
        if (change.name() != null) {
            searches.rename(account(), id, change.name());
        }
        if (change.frequency() != null || change.language() != null) {
            searches.mail(
                    account(),
                    id,
                    change.frequency() == null ? before.frequency() : frequency(change.frequency()),
                    change.language() == null ? before.language() : change.language());
        }
        return one(id);
    }

    @Operation(summary = "Delete a saved search; mails about it end")
    @DeleteMapping("/saved-searches/{id}")
    ResponseEntity<Void> delete(@PathVariable String id) {
        searches.delete(account(), find(id).id());
        return ResponseEntity.noContent().build();
    }

    @Operation(summary = "End the mails about a search, with the key from a mail (RFC 8058)")
    @PostMapping("/unsubscribe/{id}/{key}")
    ResponseEntity<Void> unsubscribe(@PathVariable String id, @PathVariable String key) {
        if (!searches.unsubscribe(id, key)) {
            throw new Problem(
                    HttpStatus.NOT_FOUND,
                    "This link ends nothing: the search is deleted, or the link was cut off.");
        }
        return ResponseEntity.noContent().build();
    }

    // Programs that look at every link in a mail must not end anything by that.
    @Operation(summary = "Where a person ends the mails about a search")
    @GetMapping("/unsubscribe/{id}/{key}")
    ResponseEntity<Void> toPage(@PathVariable String id, @PathVariable String key) {
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(URI.create("/unsubscribe/" + id + "/" + key))
                .build();
    }

    private SavedSearchView view(SavedSearch search) {
        String question = search.search().toString();
        return new SavedSearchView(
                search.id(),
                search.name(),
                question,
                search.frequency().slug(),
                search.language(),
                search.due(),
                post.delivers(),
                url.get() + "/search?" + question);
    }

    private SavedSearch find(String id) {
        return searches.find(account(), id)
                .orElseThrow(() ->
                        new Problem(
                                HttpStatus.NOT_FOUND,
                                "You have no saved search '"
                                        + id
                                        + "'. GET /api/v1/saved-searches lists them."));
    }

    private static Frequency frequency(String slug) {
        return Frequency.ofSlug(slug)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "frequency must be never, daily or weekly, was " + slug));
    }

    private String account() {
        String name = current.viewer().name();
        if (name == null) {
            throw new Problem(
                    HttpStatus.UNAUTHORIZED, "Sign in: saved searches belong to an account.");
        }
        return name;
    }
}
