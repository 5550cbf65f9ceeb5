package org.compendium.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Works and their symbols, whatever the language and version. Part of the transactions of
/// [Documents].
@Repository
class Works {

    private static final int MOST_AMENDMENTS = 50;

    private final JdbcClient jdbc;

    Works(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Work(DocumentId id, Symbol symbol, Amendment amendment) {}

    record Latest(DocumentId id, int version, String textHash, List<String> mediaTypes) {}

    /// The work that a description names.
    Optional<DocumentId> of(Description description) {
        if (description.symbol() != null) {
            return withSymbol(description.symbol());
        }
        return description.retells() != null
                ? work("retells_key", description.retells())
                : Optional.empty();
    }

    /// The work that has this symbol now, or that was found to be the same as the one that had it.
    Optional<DocumentId> withSymbol(Symbol symbol) {
        return work("symbol_key", symbol);
    }

    private Optional<DocumentId> work(String column, Symbol symbol) {
        return jdbc.sql("SELECT coalesce(merged_into, id) FROM work WHERE " + column + " = :key")
                .param("key", symbol.key())
                .query(String.class)
                .optional()
                .map(DocumentId::new);
    }

    /// The work that had this symbol before a person found it to be the same as another.
    Optional<DocumentId> merged(Symbol symbol) {
        return Optional.ofNullable(merged(List.of(symbol)).get(symbol));
    }

    /// The works that had these symbols before a person found them to be the same as others;
    /// symbols of which nobody found that are left out.
    Map<Symbol, DocumentId> merged(List<Symbol> symbols) {
        Map<Symbol, DocumentId> merged = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT symbol, id FROM work
                        WHERE symbol_key = ANY (:keys) AND merged_into IS NOT NULL
                        """)
                .param("keys", symbols.stream().map(Symbol::key).toArray(String[]::new))
                .query(row -> {
                    merged.put(
                            new Symbol(row.getString("symbol")),
                            new DocumentId(row.getString("id")));
                });
        return merged;
    }

    /// The newest version of a work in a language.
    Optional<Latest> latest(DocumentId work, String language) {
        return jdbc.sql(
                        """
                        SELECT id, version, text_hash,
                            (SELECT array_agg(media_type) FROM manifestation
                              WHERE expression_id = expression.id) AS media_types
                        FROM expression
                        WHERE work_id = :work AND language = :language
                        ORDER BY version DESC LIMIT 1
                        """)
                .param("work", work.value())
                .param("language", language)
                .query((row, number) ->
                        new Latest(
                                new DocumentId(row.getString("id")),
                                row.getInt("version"),
                                row.getString("text_hash"),
                                Rows.strings(row, "media_types")))
                .optional();
    }

    /// The document of a work to hold beside one in this language.
    Optional<DocumentId> counterpart(DocumentId work, String language) {
        return jdbc.sql(
                        """
                        SELECT id FROM expression WHERE work_id = :work
                        ORDER BY (language = :language) DESC, version DESC, id LIMIT 1
                        """)
                .param("work", work.value())
                .param("language", language)
                .query(String.class)
                .optional()
                .map(DocumentId::new);
    }

    /// Whether a work has a document in a language that is not withdrawn.
    boolean isHeld(DocumentId work, String language) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT 1 FROM expression
                                        WHERE work_id = :work AND language = :language
                                          AND state <> 'withdrawn')
                        """)
                .param("work", work.value())
                .param("language", language)
                .query(Boolean.class)
                .single();
    }

    /// Works whose symbols say that they amend the one with this symbol.
    List<Work> amending(Symbol symbol) {
        List<Work> works = new ArrayList<>();
        for (Amendment.Sort sort : Amendment.Sort.values()) {
            jdbc.sql(
                            """
                            SELECT coalesce(merged_into, id) AS id, symbol FROM work
                            WHERE symbol_key ~>=~ :from AND symbol_key ~<~ :below
                            ORDER BY symbol_key LIMIT :most
                            """)
                    .param("from", sort.from(symbol))
                    .param("below", sort.below(symbol))
                    .param("most", MOST_AMENDMENTS)
                    .query(row -> {
                        DocumentId id = new DocumentId(row.getString("id"));
                        Symbol found = new Symbol(row.getString("symbol"));
                        Amendment.of(found)
                                .filter(amendment -> amendment.to().equals(symbol))
                                .ifPresent(amendment -> works.add(new Work(id, found, amendment)));
                    });
        }
        return works;
    }

    /// A new work for a file.
    DocumentId add(NewDocument file) {
        DocumentId id = DocumentId.fresh();
        Symbol symbol = file.description().symbol();
        Symbol retells = file.description().retells();
        jdbc.sql(
                        """
                        INSERT INTO work (id, symbol, symbol_key, retells, retells_key, licence,
                                          rights_holder, redistributable, source_url)
                        VALUES (:id, :symbol, :symbolKey, :retells, :retellsKey, :licence,
                                :holder, :redistributable, :source)
                        """)
                .param("id", id.value())
                .param("symbol", symbol == null ? null : symbol.value())
                .param("symbolKey", symbol == null ? null : symbol.key())
                .param("retells", retells == null ? null : retells.value())
                .param("retellsKey", retells == null ? null : retells.key())
                .param("licence", file.rights().licence())
                .param("holder", file.rights().holder())
                .param("redistributable", file.rights().redistributable())
                .param("source", file.rights().sourceUrl())
                .update();
        return id;
    }

    /// A symbol is an address: the former one leads on as long as no other work has it.
    void rename(DocumentId work, @Nullable Symbol was, @Nullable Symbol now) {
        jdbc.sql("UPDATE work SET symbol = :symbol, symbol_key = :key WHERE id = :work")
                .param("symbol", now == null ? null : now.value())
                .param("key", now == null ? null : now.key())
                .param("work", work.value())
                .update();
        if (now != null) {
            jdbc.sql("DELETE FROM former_symbol WHERE symbol_key = :key")
                    .param("key", now.key())
                    .update();
        }
        if (was != null && !was.equals(now)) {
            jdbc.sql(
                            """
                            INSERT INTO former_symbol (symbol_key, work_id) VALUES (:key, :work)
                            ON CONFLICT (symbol_key) DO UPDATE SET work_id = :work
                            """)
                    .param("key", was.key())
                    .param("work", work.value())
                    .update();
        }
    }
}
