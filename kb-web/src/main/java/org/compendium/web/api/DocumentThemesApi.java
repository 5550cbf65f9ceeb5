package org.compendium.web.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import org.compendium.account.Viewer;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.DocumentTheme;
import org.compendium.document.Documents;
import org.compendium.document.Span;
import org.compendium.document.ThemeDecisions;
import org.compendium.document.ThemeEvidence;
import org.compendium.search.Facet;
import org.compendium.search.FacetNames;
import org.compendium.theme.Themes;
import org.compendium.web.CurrentViewer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What a document is about and why, and what curators say of it.
@RestController
@RequestMapping("/api/v1/documents/{id}/themes")
@Tag(name = "Documents")
class DocumentThemesApi {

    private final Documents documents;
    private final ThemeDecisions decisions;
    private final Themes themes;
    private final FacetNames names;
    private final CurrentViewer current;

    DocumentThemesApi(
            Documents documents,
            ThemeDecisions decisions,
            Themes themes,
            FacetNames names,
            CurrentViewer current) {
        this.documents = documents;
        this.decisions = decisions;
        this.themes = themes;
        this.names = names;
        this.current = current;
    }

    /// A theme of a document.
    ///
    /// @param label in the caller's language
    /// @param score the machine's, from 0 to 1; null when the machine does not see the theme
    /// @param source `curator` when it is there because a curator added it, else `machine`
    /// @param decision a curator's word; null when none has spoken
    record ThemeView(
            String concept,
            String label,
            @Nullable Double score,
            String source,
            @Nullable DecisionView decision,
            List<ShownView> passages) {}

    /// @param verdict `added` or `removed`
    record DecisionView(String verdict, String by, String at, @Nullable String note) {}

    /// A passage that shows a theme.
    ///
    /// @param id the eId
    /// @param ranges of the words in the passage's text, in UTF-16 units; empty when a person chose
    ///   the passage
    record ShownView(String id, List<Span> ranges) {}

    /// @param removed what curators removed; null for everybody else
    record ThemesView(long total, List<ThemeView> items, @Nullable List<ThemeView> removed) {}

    /// @param passages eIds that show the theme
    record Addition(@Nullable List<String> passages, @Nullable String note) {}

    @Operation(summary = "What a document is about, with the passages and words that show it")
    @GetMapping
    ThemesView themes(@PathVariable String id, Locale locale) {
        Document document = find(id);
        List<DocumentTheme> all = decisions.themes(document.id());
        List<ThemeView> items =
                all.stream().filter(DocumentTheme::counts).map(one -> view(one, locale)).toList();
        return new ThemesView(
                items.size(),
                items,
                current.viewer().curates()
                        ? all.stream()
                                .filter(theme -> !theme.counts())
                                .map(one -> view(one, locale))
                                .toList()
                        : null);
    }

    @Operation(
            summary =
                    "Say that a document is about a theme, with the passages as evidence (curators)")
    @PutMapping("/{concept}")
    ThemesView add(
            @PathVariable String id,
            @PathVariable String concept,
            @RequestBody(required = false) @Nullable Addition said,
            Locale locale) {
        Document document = find(id);
        String curator = curator();
        if (themes.find(concept).isEmpty()) {
            throw new Problem(
                    HttpStatus.NOT_FOUND,
                    "The thesaurus has no theme '"
                            + concept
                            + "'. GET /api/v1/concepts lists the ids of all.");
        }
        List<String> passages = said == null ? null : said.passages();
        decisions.add(
                document.id(),
                concept,
                passages == null ? List.of() : passages,
                said == null ? null : said.note(),
                curator);
        return themes(id, locale);
    }

    @Operation(
            summary =
                    "Say that a document is not about a theme, whatever the machine finds (curators)")
    @DeleteMapping("/{concept}")
    ThemesView remove(
            @PathVariable String id,
            @PathVariable String concept,
            @RequestParam(required = false) @Nullable String note,
            Locale locale) {
        Document document = find(id);
        String curator = curator();
        if (decisions.themes(document.id()).stream()
                .noneMatch(theme -> theme.concept().equals(concept))) {
            throw new Problem(
                    HttpStatus.NOT_FOUND,
                    "The document has no theme '"
                            + concept
                            + "'. GET /api/v1/documents/"
                            + id
                            + "/themes lists those it has.");
        }
        decisions.remove(document.id(), concept, note, curator);
        return themes(id, locale);
    }

    private ThemeView view(DocumentTheme theme, Locale locale) {
        ThemeEvidence found = theme.found();
        DocumentTheme.Decision decision = theme.decision();
        return new ThemeView(
                theme.concept(),
                names.of(Facet.THEME, theme.concept(), locale),
                found == null ? null : found.score(),
                theme.added() ? "curator" : "machine",
                decision == null
                        ? null
                        : new DecisionView(
                                decision.verdict().slug(),
                                decision.by(),
                                decision.at().toString(),
                                decision.note()),
                theme.passages().stream()
                        .map(shown -> new ShownView(shown.eId(), shown.words()))
                        .toList());
    }

    private String curator() {
        Viewer viewer = current.viewer();
        String name = viewer.name();
        if (name == null || !viewer.curates()) {
            throw new Problem(
                    HttpStatus.FORBIDDEN,
                    "Only curators decide on themes. Write to one, or sign in as one.");
        }
        return name;
    }

    private Document find(String id) {
        if (!DocumentId.isOne(id)) {
            throw Problem.noDocument(id);
        }
        return documents
                .find(new DocumentId(id), current.viewer())
                .orElseThrow(() -> Problem.noDocument(id));
    }
}
