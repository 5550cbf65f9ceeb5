package org.compendium.gathered;

import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.compendium.account.Viewer;
import org.compendium.document.Document;
import org.compendium.document.DocumentId;
import org.compendium.document.Documents;
import org.compendium.document.Passage;
import org.compendium.document.Succession;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The lists of those who have an account, and what may be shown of any list.
@Repository
public class Gatherings {

    private final JdbcClient jdbc;
    private final JdbcTemplate batch;
    private final Documents documents;

    Gatherings(JdbcClient jdbc, JdbcTemplate batch, Documents documents) {
        this.jdbc = jdbc;
        this.batch = batch;
        this.documents = documents;
    }

    /// The list of an account; nobody else's business.
    public Gathering of(String account) {
        return new Gathering(
                jdbc.sql("SELECT * FROM gathered WHERE account = :account ORDER BY position")
                        .param("account", account)
                        .query((row, number) ->
                                new Kept(
                                        new Documents.Place(
                                                new DocumentId(row.getString("document_id")),
                                                row.getString("eid")),
                                        row.getString("note"),
                                        row.getTimestamp("gathered_at").toInstant()))
                        .list());
    }

    /// Changes the list of an account. Two windows of one person wait for each other, so that
    /// neither loses what the other put in.
    ///
    /// @return the list as it is now
    @Transactional
    public Gathering change(String account, UnaryOperator<Gathering> change) {
        jdbc.sql("SELECT 1 FROM account WHERE name = :account FOR UPDATE")
                .param("account", account)
                .query(Integer.class)
                .optional();
        Gathering before = of(account);
        Gathering after = change.apply(before);
        if (!after.equals(before)) {
            write(account, after);
        }
        return after;
    }

    private void write(String account, Gathering list) {
        jdbc.sql("DELETE FROM gathered WHERE account = :account")
                .param("account", account)
                .update();
        List<Object[]> rows = new ArrayList<>();
        for (Kept one : list.kept()) {
            rows.add(
                    new Object[] {
                        account,
                        one.place().document().value(),
                        one.place().eId(),
                        rows.size(),
                        one.note(),
                        Timestamp.from(one.at())
                    });
        }
        batch.batchUpdate(
                """
                INSERT INTO gathered (account, document_id, eid, position, note, gathered_at)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
                rows);
    }

    /// A passage that the viewer may keep; empty when there is none.
    public Optional<Gathered.Readable> find(Documents.Place place, Viewer viewer) {
        Kept kept = new Kept(place, "", java.time.Instant.EPOCH);
        return read(new Gathering(List.of(kept)), viewer).stream()
                .filter(Gathered.Readable.class::isInstance)
                .map(Gathered.Readable.class::cast)
                .findFirst();
    }

    /// What the viewer may see of a list now, whatever could be seen when it was gathered.
    public List<Gathered> read(Gathering list, Viewer viewer) {
        Map<DocumentId, Optional<Document>> held = new HashMap<>();
        Map<DocumentId, List<Passage>> texts = new HashMap<>();
        return list.kept().stream()
                .map(kept ->
                        held.computeIfAbsent(
                                        kept.place().document(), id -> documents.find(id, viewer))
                                .flatMap(document ->
                                        in(
                                                document,
                                                texts.computeIfAbsent(
                                                        document.id(), documents::passages),
                                                kept))
                                .orElseGet(() -> new Gathered.NoLonger(kept)))
                .toList();
    }

    private Optional<Gathered> in(Document document, List<Passage> text, Kept kept) {
        DocumentId asked = kept.place().document();
        String former =
                asked.equals(document.id())
                        ? kept.place().eId()
                        : documents
                                .moved(asked, kept.place().eId())
                                .map(Documents.Place::eId)
                                .orElse(kept.place().eId());
        return now(document, text, former).map(passage -> readable(document, text, kept, passage));
    }

    // What merely stood next to words that are gone was never gathered.
    private Optional<Passage> now(Document document, List<Passage> text, String eId) {
        Optional<Passage> there = withId(text, eId);
        return there.isPresent()
                ? there
                : documents
                        .retired(document.id(), eId)
                        .filter(retired -> retired.why() != Succession.Why.GONE)
                        .flatMap(retired -> withId(text, retired.successor()));
    }

    private static Optional<Passage> withId(List<Passage> text, String eId) {
        return text.stream().filter(passage -> passage.eId().equals(eId)).findFirst();
    }

    private static Gathered readable(
            Document document, List<Passage> text, Kept kept, Passage passage) {
        Set<String> above = new HashSet<>(Set.of(passage.eId()));
        List<Passage> below = new ArrayList<>();
        for (Passage one : text) {
            String parent = one.parent();
            if (parent != null && above.contains(parent)) {
                above.add(one.eId());
                below.add(one);
            }
        }
        return new Gathered.Readable(kept, document, passage, below);
    }
}
