package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.compendium.curated.Challenges;
import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.compendium.curated.Replies;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What others say to the claims of an entry. Anybody may challenge one, without an account.
@RestController
@RequestMapping("/api/v1/entries/{id}")
@Tag(name = "Curated records")
class ChallengesApi {

    /// Bytes; several times what the longest challenge can take.
    private static final int LARGEST = 64 * 1024;

    private final Entries entries;
    private final Challenges challenges;
    private final Replies replies;
    private final ObjectMapper json;

    ChallengesApi(Entries entries, Challenges challenges, Replies replies, ObjectMapper json) {
        this.entries = entries;
        this.challenges = challenges;
        this.replies = replies;
        this.json = json;
    }

    /// A challenge as everybody may see it.
    ///
    /// @param claim its position among the claims of the entry, from 0; null when it was reworded
    ///   since
    /// @param wording of the claim when it was challenged
    /// @param date the day of the challenge
    /// @param text what it says; null as long as it is open
    /// @param name who says so; null as long as it is open, and when nobody is named
    /// @param answer null as long as it is open
    record ChallengeView(
            long id,
            @Nullable Integer claim,
            String wording,
            String state,
            String date,
            @Nullable String text,
            @Nullable String name,
            @Nullable String answer,
            @Nullable String answered) {

        static ChallengeView of(Challenges.Challenge one, Entry entry) {
            Challenges.Decision decision = one.decision();
            return new ChallengeView(
                    one.id(),
                    position(entry, one.claim()),
                    one.claim(),
                    one.state().slug(),
                    day(one.at()),
                    decision == null ? null : one.text(),
                    decision == null ? null : one.name(),
                    decision == null ? null : decision.answer(),
                    decision == null ? null : day(decision.at()));
        }
    }

    /// @param claim its position among the claims of the entry, from 0; null when it was reworded
    ///   since
    /// @param wording of the claim when the reply was recorded
    /// @param organisation the id of the institution's entry; null when it has none
    /// @param date the day it was said
    record ReplyView(
            long id,
            @Nullable Integer claim,
            String wording,
            String institution,
            @Nullable String organisation,
            String text,
            String date) {

        static ReplyView of(Replies.Reply one, Entry entry) {
            return new ReplyView(
                    one.id(),
                    position(entry, one.claim()),
                    one.claim(),
                    one.institution(),
                    one.organisation(),
                    one.text(),
                    one.said().toString());
        }
    }

    /// @param claim its position among the claims of the entry, from 0, or its text
    /// @param text 1 to 2,000 characters
    /// @param name may be left out
    record NewChallenge(Object claim, String text, @Nullable String name) {}

    @Operation(
            summary = "Challenges of an entry's claims",
            description =
                    "Those that are open or answered. As long as one is open, only its existence is"
                            + " public; what it says is shown together with the answer.")
    @GetMapping("/challenges")
    DocumentsApi.Items<ChallengeView> all(@PathVariable String id) {
        Entry entry = entry(id);
        List<ChallengeView> all =
                challenges.shown(id).stream().map(one -> ChallengeView.of(one, entry)).toList();
        return new DocumentsApi.Items<>(all.size(), all);
    }

    @Operation(
            summary = "Challenge a claim, without an account",
            description =
                    "claim is the position of the claim in the entry, from 0, or its text as it stands"
                            + " there. A curator answers; until then the text is not shown. No address"
                            + " is kept. 409 when too many challenges of that claim wait already.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = NewChallenge.class))))
    @PostMapping(path = "/challenges", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ChallengeView> challenge(@PathVariable String id, InputStream body)
            throws IOException {
        Entry entry = entry(id);
        JsonNode said = read(body);
        try {
            Challenges.Challenge made =
                    challenges.challenge(
                            entry,
                            claim(entry, said.path("claim")),
                            text(said, "text"),
                            text(said, "name"));
            return ResponseEntity.created(
                            URI.create(Base.url() + "/api/v1/entries/" + id + "/challenges"))
                    .body(ChallengeView.of(made, entry));
        } catch (Challenges.TooManyException e) {
            throw new Problem(HttpStatus.CONFLICT, String.valueOf(e.getMessage()));
        }
    }

    @Operation(summary = "What institutions say to an entry's claims")
    @GetMapping("/replies")
    DocumentsApi.Items<ReplyView> replies(@PathVariable String id) {
        Entry entry = entry(id);
        List<ReplyView> all =
                replies.shown(id).stream().map(one -> ReplyView.of(one, entry)).toList();
        return new DocumentsApi.Items<>(all.size(), all);
    }

    private Entry entry(String id) {
        return entries.find(id)
                .orElseThrow(() ->
                        new Problem(
                                HttpStatus.NOT_FOUND,
                                "There is no entry '"
                                        + id
                                        + "'. GET /api/v1/practices, /cases, /dossiers, /scorecards and"
                                        + " /organisations list them."));
    }

    // Whoever sends it need not be known, so no more is read than a challenge can take.
    private JsonNode read(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new Problem(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "A challenge has %,d characters at most.".formatted(Challenges.LONGEST));
        }
        try {
            JsonNode said = json.readTree(bytes);
            if (said.isObject()) {
                return said;
            }
        } catch (JacksonException e) {
            // Said below, with what was expected.
        }
        throw new Problem(
                HttpStatus.BAD_REQUEST,
                "Send JSON such as {\"claim\": 0, \"text\": \"…\", \"name\": \"…\"}.");
    }

    private static String text(JsonNode said, String field) {
        JsonNode value = said.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "'" + field + "' must be text.");
        }
        return value.asString();
    }

    private static Entry.Claim claim(Entry entry, JsonNode which) {
        List<Entry.Claim> claims = entry.claims();
        if (which.isInt() && which.asInt() >= 0 && which.asInt() < claims.size()) {
            return claims.get(which.asInt());
        }
        String text = which.isString() ? which.asString() : "";
        return claims.stream()
                .filter(claim -> claim.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new Problem(
                                HttpStatus.BAD_REQUEST,
                                "'claim' must be the text of one of the "
                                        + claims.size()
                                        + " claims of '"
                                        + entry.id()
                                        + "' as it stands there, or its position, from 0."));
    }

    private static @Nullable Integer position(Entry entry, String wording) {
        for (int i = 0; i < entry.claims().size(); i++) {
            if (entry.claims().get(i).text().equals(wording)) {
                return i;
            }
        }
        return null;
    }

    private static String day(Instant instant) {
        return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
    }
}
