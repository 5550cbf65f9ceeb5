package org.compendium.pack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.compendium.curated.Entries;
import org.compendium.curated.Entry;
import org.compendium.curated.EntryFile;
import org.compendium.ingest.Ingestion;
import org.compendium.ingest.Receipt;
import org.compendium.ingest.Submission;
import org.compendium.theme.Themes;
import org.compendium.theme.Thesaurus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// The curated pack on the class path, under `pack/`. Loading it again changes nothing; a changed
/// file is loaded in the place of the old one.
@Service
public class Pack {

    /// The owner of documents that come with the pack.
    public static final String OWNER = "compendium";

    private static final Logger LOG = LoggerFactory.getLogger(Pack.class);
    private static final long LOCK = 0x5061636bL;
    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A---\\R(.*?)\\R---\\R", Pattern.DOTALL);
    private static final Pattern FIELD =
            Pattern.compile("^(\\w+):\\s*\"?(.*?)\"?\\s*$", Pattern.MULTILINE);

    private final Themes themes;
    private final Entries entries;
    private final Ingestion ingestion;
    private final JdbcClient jdbc;
    private final JdbcTemplate plain;
    private final TransactionTemplate transaction;

    Pack(
            Themes themes,
            Entries entries,
            Ingestion ingestion,
            JdbcClient jdbc,
            JdbcTemplate plain,
            TransactionTemplate transaction) {
        this.themes = themes;
        this.entries = entries;
        this.ingestion = ingestion;
        this.jdbc = jdbc;
        this.plain = plain;
        this.transaction = transaction;
    }

    /// Loads what is new or changed. Several instances that start at once load it one after
    /// another.
    ///
    /// @return the receipts of the documents that were sent in
    public List<Receipt> load() {
        return Optional.ofNullable(transaction.execute(status -> loadAlone())).orElse(List.of());
    }

    private List<Receipt> loadAlone() {
        plain.query("SELECT pg_advisory_xact_lock(?)", row -> {}, LOCK);
        try {
            List<Receipt> receipts = new ArrayList<>();
            loadThemes();
            loadEntries();
            for (Source digest : sources("pack/digests/*.md")) {
                if (changed(digest)) {
                    receipts.add(
                            ingestion.accept(
                                    new java.io.ByteArrayInputStream(digest.bytes()),
                                    digest.name(),
                                    new Submission(
                                            OWNER,
                                            true,
                                            digest.path() + "@" + digest.hash(),
                                            metadata(digest.text()))));
                    remember(digest);
                }
            }
            return receipts;
        } catch (IOException e) {
            throw new IllegalStateException("The curated pack cannot be read", e);
        }
    }

    private void loadThemes() throws IOException {
        for (Source thesaurus : sources("pack/themes/*.ttl")) {
            if (changed(thesaurus)) {
                var concepts = Thesaurus.read(new java.io.ByteArrayInputStream(thesaurus.bytes()));
                themes.replace(concepts);
                remember(thesaurus);
                LOG.info("{} concepts loaded", concepts.size());
            }
        }
    }

    private void loadEntries() throws IOException {
        List<Source> files = new ArrayList<>();
        for (Entry.Type type : Entry.Type.values()) {
            files.addAll(sources("pack/" + type.plural() + "/*.md"));
        }
        boolean anyChanged = false;
        for (Source file : files) {
            anyChanged |= changed(file);
        }
        if (!anyChanged) {
            return;
        }
        List<Entry> read =
                files.stream().map(file -> EntryFile.read(file.path(), file.text())).toList();
        entries.replacePack(read);
        files.forEach(this::remember);
        LOG.info("{} entries loaded", read.size());
    }

    private record Source(String path, String name, byte[] bytes, String hash) {

        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static List<Source> sources(String pattern) throws IOException {
        List<Source> sources = new ArrayList<>();
        Resource[] resources =
                new PathMatchingResourcePatternResolver().getResources("classpath*:" + pattern);
        for (Resource resource :
                Arrays.stream(resources)
                        .sorted(Comparator.comparing(r -> String.valueOf(r.getFilename())))
                        .toList()) {
            try (InputStream in = resource.getInputStream()) {
                byte[] bytes = in.readAllBytes();
                String name = String.valueOf(resource.getFilename());
                sources.add(
                        new Source(
                                pattern.substring(0, pattern.lastIndexOf('/') + 1) + name,
                                name,
                                bytes,
                                hash(bytes)));
            }
        }
        return sources;
    }

    private boolean changed(Source source) {
        return jdbc.sql("SELECT sha256 FROM pack_file WHERE path = :path")
                .param("path", source.path())
                .query(String.class)
                .optional()
                .filter(source.hash()::equals)
                .isEmpty();
    }

    private void remember(Source source) {
        jdbc.sql(
                        """
                        INSERT INTO pack_file (path, sha256) VALUES (:path, :sha256)
                        ON CONFLICT (path) DO UPDATE SET sha256 = :sha256, loaded_at = now()
                        """)
                .param("path", source.path())
                .param("sha256", source.hash())
                .update();
    }

    private static Map<String, String> metadata(String markdown) {
        Map<String, String> fields = new HashMap<>();
        Matcher front = FRONT_MATTER.matcher(markdown);
        if (front.find()) {
            Matcher field = FIELD.matcher(front.group(1));
            while (field.find()) {
                fields.put(field.group(1), field.group(2));
            }
        }
        fields.remove("source");
        fields.put("redistributable", "true");
        fields.put("rightsHolder", "Compendium");
        return fields;
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
