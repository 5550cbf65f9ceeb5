package org.compendium.again;

import java.time.LocalDate;
import java.util.List;
import org.compendium.document.DocumentId;
import org.compendium.document.Kind;
import org.compendium.document.Symbol;
import org.compendium.ingest.Rereading;
import org.jspecify.annotations.Nullable;

/// Which documents are to be made again, and which part of them.
public record Wanted(Rereading.Part part, Selection selection) {

    /// Which documents.
    public sealed interface Selection {

        /// Those that older steps made.
        record Outdated() implements Selection {}

        record Everything() implements Selection {}

        record One(DocumentId id) implements Selection {}

        /// All languages and versions of a work.
        record Work(Symbol symbol) implements Selection {}

        record OfKind(Kind kind) implements Selection {}

        /// Those that were received on this day or later.
        record Since(LocalDate day) implements Selection {}

        /// Those that a change of the thesaurus may touch.
        ///
        /// @param changed slugs of the concepts that change
        record Touched(List<DocumentId> documents, List<String> changed) implements Selection {

            public Touched {
                documents = List.copyOf(documents);
                changed = List.copyOf(changed);
            }
        }

        /// Not documents but the files that could not be read.
        record Failed() implements Selection {}
    }

    /// @param only `all`, `structure`, `description` or `themes`; null means all
    /// @throws IllegalArgumentException naming what is wrong, in words of the command line
    public static Wanted of(
            @Nullable String only,
            @Nullable String document,
            @Nullable String symbol,
            @Nullable String kind,
            @Nullable LocalDate since,
            boolean failed,
            boolean all) {
        int selections =
                (document == null ? 0 : 1)
                        + (symbol == null ? 0 : 1)
                        + (kind == null ? 0 : 1)
                        + (since == null ? 0 : 1)
                        + (failed ? 1 : 0)
                        + (all ? 1 : 0);
        if (selections > 1) {
            throw new IllegalArgumentException(
                    "Choose one of document, symbol, kind, since, failed and all");
        }
        Rereading.Part part = part(only);
        if (failed && part != Rereading.Part.ALL) {
            throw new IllegalArgumentException(
                    "Files that could not be read have no parts: leave 'only' out with 'failed'");
        }
        if (document != null) {
            return new Wanted(part, new Selection.One(new DocumentId(document)));
        }
        if (symbol != null) {
            return new Wanted(part, new Selection.Work(new Symbol(symbol)));
        }
        if (kind != null) {
            return new Wanted(
                    part,
                    new Selection.OfKind(
                            Kind.ofSlug(kind)
                                    .orElseThrow(() ->
                                            new IllegalArgumentException(
                                                    "kind '"
                                                            + kind
                                                            + "' is none of the kinds we know"))));
        }
        if (since != null) {
            return new Wanted(part, new Selection.Since(since));
        }
        if (failed) {
            return new Wanted(part, new Selection.Failed());
        }
        return new Wanted(part, all ? new Selection.Everything() : new Selection.Outdated());
    }

    private static Rereading.Part part(@Nullable String only) {
        if (only == null) {
            return Rereading.Part.ALL;
        }
        for (Rereading.Part part : Rereading.Part.values()) {
            if (part.name().equalsIgnoreCase(only)) {
                return part;
            }
        }
        throw new IllegalArgumentException(
                "only must be structure, description, themes or all, was '" + only + "'");
    }

    /// As the command line says it.
    String words() {
        return switch (selection) {
            case Selection.Outdated() -> "outdated";
            case Selection.Everything() -> "all";
            case Selection.One(var id) -> "document " + id;
            case Selection.Work(var symbol) -> "symbol " + symbol;
            case Selection.OfKind(var kind) -> "kind " + kind.slug();
            case Selection.Since(var day) -> "since " + day;
            case Selection.Touched(var documents, var changed) ->
                    "touched by " + String.join(", ", changed);
            case Selection.Failed() -> "failed";
        };
    }
}
