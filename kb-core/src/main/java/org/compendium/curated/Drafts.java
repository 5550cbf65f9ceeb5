package org.compendium.curated;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.compendium.document.PassageRef;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Entries on their way: written by one curator, published by another. Every published text stays
/// as a version.
@Service
public class Drafts {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST_ID = 80;

    private final JdbcClient jdbc;
    private final Entries entries;
    private final Proof proof;

    Drafts(JdbcClient jdbc, Entries entries, Proof proof) {
        this.jdbc = jdbc;
        this.entries = entries;
        this.proof = proof;
    }

    /// The open draft of an entry, begun with the entry as it stands where there is none yet.
    ///
    /// @throws IllegalArgumentException when there is no such entry
    @Transactional
    public Draft of(String entry, String by) {
        return open(entry)
                .orElseGet(() ->
                        begin(
                                entries.find(entry)
                                        .map(EntryForm::of)
                                        .orElseThrow(() ->
                                                new IllegalArgumentException(
                                                        "There is no entry '" + entry + "'.")),
                                by));
    }

    /// A new entry, begun from a passage.
    ///
    /// @param from null when it is not begun from a passage
    @Transactional
    public Draft begin(Entry.Type type, @Nullable PassageRef from, String by) {
        return begin(EntryForm.begun(type, free("new-" + type.slug(), ""), from), by);
    }

    private Draft begin(EntryForm form, String by) {
        long id =
                jdbc.sql(
                                """
                                INSERT INTO draft (entry, form, edited_by) VALUES (:entry, :form, ARRAY[:by])
                                RETURNING id
                                """)
                        .param("entry", form.id())
                        .param("form", JSON.writeValueAsString(form))
                        .param("by", by)
                        .query(Long.class)
                        .single();
        return find(id).orElseThrow();
    }

    // The first of `base`, `base-2`, `base-3` that is this draft's already or nobody's.
    private String free(String base, String own) {
        String id = base;
        for (int i = 2; !id.equals(own) && taken(id); i++) {
            id = base + '-' + i;
        }
        return id;
    }

    private boolean taken(String id) {
        return open(id).isPresent() || entries.find(id).isPresent();
    }

    // An entry that is not published yet is named after its title.
    private EntryForm named(EntryForm form, String entry) {
        String slug = slug(form.title());
        return slug.isEmpty() || entries.find(entry).isPresent()
                ? form.called(entry)
                : form.called(free(slug, entry));
    }

    /// An id made of words: lower-case letters and digits with hyphens between.
    static String slug(String words) {
        String slug =
                java.text.Normalizer.normalize(words, java.text.Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-|-$", "");
        return slug.length() > LONGEST_ID ? slug.substring(0, LONGEST_ID) : slug;
    }

    public Optional<Draft> find(long id) {
        return jdbc.sql("SELECT * FROM draft WHERE id = :id")
                .param("id", id)
                .query(Drafts::draft)
                .optional();
    }

    private Optional<Draft> open(String entry) {
        return jdbc.sql(
                        """
                        SELECT * FROM draft WHERE entry = :entry AND state IN ('draft', 'submitted')
                        """)
                .param("entry", entry)
                .query(Drafts::draft)
                .optional();
    }

    /// All that can still be changed, the oldest first.
    public List<Draft> open() {
        return jdbc.sql("SELECT * FROM draft WHERE state IN ('draft', 'submitted') ORDER BY id")
                .query(Drafts::draft)
                .list();
    }

    /// Saves what stands in the form. A draft that waits for a second look is a draft again.
    ///
    /// @param seen the revision that was changed
    /// @throws ChangedMeanwhile when somebody else has saved since, or it is closed; nothing is
    ///   saved then
    @Transactional
    public Draft save(long id, EntryForm form, int seen, String by) {
        Draft before = find(id).orElseThrow(() -> missing(id));
        EntryForm named = named(form, before.entry());
        int saved =
                jdbc.sql(
                                """
                                UPDATE draft
                                   SET entry = :entry, form = :form, revision = revision + 1, saved_at = now(), state = 'draft',
                                       edited_by = CASE WHEN :by = ANY (edited_by) THEN edited_by
                                                        ELSE edited_by || CAST(:by AS text) END
                                 WHERE id = :id AND revision = :seen AND state IN ('draft', 'submitted')
                                """)
                        .param("id", id)
                        .param("entry", named.id())
                        .param("form", JSON.writeValueAsString(named))
                        .param("seen", seen)
                        .param("by", by)
                        .update();
        Draft now = find(id).orElseThrow(() -> missing(id));
        if (saved == 0) {
            throw new ChangedMeanwhile(now);
        }
        return now;
    }

    /// Gives it to a second curator.
    ///
    /// @throws EntryForm.Incomplete when it cannot be published as it stands
    @Transactional
    public void submit(long id) {
        Draft draft = find(id).orElseThrow(() -> missing(id));
        proved(draft);
        jdbc.sql("UPDATE draft SET state = 'submitted' WHERE id = :id AND state = 'draft'")
                .param("id", id)
                .update();
    }

    /// Publishes it. Its sources are compared once more, since they may have changed while it
    /// waited.
    ///
    /// @param by a curator who has not written in it
    /// @throws IllegalStateException when it does not wait for a second look, or not for this
    ///   curator's
    /// @throws EntryForm.Incomplete when it cannot be published as it stands
    @Transactional
    public Entry publish(long id, String by) {
        Draft draft = find(id).orElseThrow(() -> missing(id));
        if (!draft.secondLookBy(by)) {
            throw new IllegalStateException(
                    draft.state() == Draft.State.SUBMITTED
                            ? "Whoever has written in a draft cannot publish it; another curator can."
                            : "The draft does not wait for a second look.");
        }
        Entry entry = proved(draft);
        entries.find(entry.id())
                .filter(before -> versions(entry.id()).isEmpty())
                .ifPresent(before -> keep(before, List.of(), null));
        entries.publish(entry);
        keep(entry, draft.editedBy(), by);
        close(id, Draft.State.PUBLISHED, by);
        return entry;
    }

    /// Gives it back to those who wrote it.
    ///
    /// @param remark what has to be changed; not blank
    @Transactional
    public void sendBack(long id, String remark, String by) {
        if (remark.isBlank()) {
            throw new IllegalArgumentException("Say what has to be changed.");
        }
        jdbc.sql(
                        """
                        UPDATE draft SET state = 'draft', remark = :remark
                         WHERE id = :id AND state = 'submitted'
                        """)
                .param("id", id)
                .param("remark", by + ": " + remark.strip())
                .update();
    }

    /// Lays it aside; what was written is kept, but nobody is asked to go on.
    @Transactional
    public void discard(long id, String by) {
        close(id, Draft.State.DISCARDED, by);
    }

    private void close(long id, Draft.State state, String by) {
        jdbc.sql(
                        """
                        UPDATE draft SET state = :state, decided_by = :by, decided_at = now()
                         WHERE id = :id AND state IN ('draft', 'submitted')
                        """)
                .param("id", id)
                .param("state", state.slug())
                .param("by", by)
                .update();
    }

    /// The entry in a draft, which may be published.
    private Entry proved(Draft draft) {
        Entry entry = draft.form().entry();
        List<String> faults = proof.faults(entry);
        if (!faults.isEmpty()) {
            throw new EntryForm.Incomplete(faults);
        }
        return entry;
    }

    /// A text that was published.
    ///
    /// @param text Markdown in the form of the pack
    /// @param publishedBy the second curator; null for what came with the pack
    public record Version(
            int number,
            String text,
            List<String> editedBy,
            @Nullable String publishedBy,
            Instant published) {}

    /// All versions of an entry that curators have changed, the oldest first.
    public List<Version> versions(String entry) {
        return jdbc.sql("SELECT * FROM entry_version WHERE entry = :entry ORDER BY version")
                .param("entry", entry)
                .query((row, number) ->
                        new Version(
                                row.getInt("version"),
                                row.getString("text"),
                                strings(row.getArray("edited_by")),
                                row.getString("published_by"),
                                row.getTimestamp("published_at").toInstant()))
                .list();
    }

    private void keep(Entry entry, List<String> editedBy, @Nullable String by) {
        jdbc.sql(
                        """
                        INSERT INTO entry_version (entry, version, text, edited_by, published_by)
                        SELECT :entry, coalesce(max(version), 0) + 1, :text, :editedBy, :by
                          FROM entry_version WHERE entry = :entry
                        """)
                .param("entry", entry.id())
                .param("text", EntryFile.write(entry))
                .param("editedBy", editedBy.toArray(String[]::new))
                .param("by", by)
                .update();
    }

    /// Somebody else has saved the draft since it was opened.
    public static final class ChangedMeanwhile extends RuntimeException {

        private final transient Draft now;

        ChangedMeanwhile(Draft now) {
            super("The draft was saved by somebody else since you opened it.");
            this.now = now;
        }

        /// As it stands now.
        public Draft now() {
            return now;
        }
    }

    private static IllegalArgumentException missing(long id) {
        return new IllegalArgumentException("There is no draft " + id + ".");
    }

    private static Draft draft(ResultSet row, int number) throws SQLException {
        return new Draft(
                row.getLong("id"),
                row.getString("entry"),
                JSON.readValue(row.getString("form"), EntryForm.class),
                row.getInt("revision"),
                Draft.State.ofSlug(row.getString("state")),
                strings(row.getArray("edited_by")),
                row.getTimestamp("saved_at").toInstant(),
                row.getString("remark"),
                row.getString("decided_by"));
    }

    private static List<String> strings(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }
}
