package org.compendium.ingest;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.compendium.document.Blobs;

/// A ZIP of files with a list of what is known of them: looked at first, sent when the person has
/// seen the report.
public final class ZipBatch implements Closeable {

    // What names are in when a ZIP does not say UTF-8.
    private static final Charset OLD_NAMES = Charset.forName("IBM437");
    private static final int MOST_FILES = 20_000;
    private static final int LONGEST_SHEET = 10_000_000;

    private final ZipFile zip;
    private final String hash;
    private final Map<String, ZipEntry> files;
    private final Batch batch;

    private ZipBatch(ZipFile zip, String hash, Map<String, ZipEntry> files, Batch batch) {
        this.zip = zip;
        this.hash = hash;
        this.files = files;
        this.batch = batch;
    }

    /// Reads the list and compares it with the files; nothing is sent.
    ///
    /// @throws IllegalArgumentException when it is no ZIP with a list that can be used, saying why
    public static ZipBatch open(Path file) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile(), OLD_NAMES);
        } catch (ZipException e) {
            throw new IllegalArgumentException("It is no ZIP that can be opened; make it again", e);
        }
        try {
            List<? extends ZipEntry> entries =
                    Collections.list(zip.entries()).stream()
                            .filter(entry -> !entry.isDirectory() && !hidden(entry.getName()))
                            .toList();
            if (entries.size() > MOST_FILES) {
                throw new IllegalArgumentException(
                        "It holds more than " + MOST_FILES + " files; send it in parts");
            }
            ZipEntry sheet =
                    entries.stream()
                            .filter(entry -> last(entry.getName()).equals(Batch.NAME))
                            .min(Comparator.comparing(entry -> entry.getName().length()))
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "There is no " + Batch.NAME + " in it"));
            String folder = sheet.getName().substring(0, sheet.getName().lastIndexOf('/') + 1);
            Map<String, ZipEntry> files = new LinkedHashMap<>();
            for (ZipEntry entry : entries) {
                if (entry != sheet && entry.getName().startsWith(folder)) {
                    files.put(entry.getName().substring(folder.length()), entry);
                }
            }
            byte[] list;
            try (InputStream in = zip.getInputStream(sheet)) {
                list = in.readNBytes(LONGEST_SHEET + 1);
            }
            return new ZipBatch(
                    zip, Blobs.measure(file).sha256(), files, Batch.read(list, files.keySet()));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static boolean hidden(String name) {
        return name.startsWith("__MACOSX/") || last(name).startsWith(".");
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /// The report: each row, good or bad, and the files without one.
    public Batch batch() {
        return batch;
    }

    /// The files that [#send] sends: those of good rows, and those without a row.
    public List<String> good() {
        Map<String, Batch.Row> rows = new HashMap<>();
        batch.rows()
                .forEach(row ->
                        rows.merge(row.file(), row, (one, other) -> other.good() ? one : other));
        return files.keySet().stream()
                .filter(file -> !rows.containsKey(file) || rows.get(file).good())
                .toList();
    }

    /// Sends one file. The ZIP's own hash and the path are its key: the same ZIP sent again, after
    /// whatever broke off, doubles nothing.
    ///
    /// @param of who sends, and what is said of all files; the file's row goes before it
    public Receipt send(String file, Submission of, Ingestion ingestion) throws IOException {
        ZipEntry entry = files.get(file);
        if (entry == null) {
            throw new IllegalArgumentException("There is no file '" + file + "' in it");
        }
        Map<String, String> said = new HashMap<>(of.metadata());
        Optional<Batch.Row> row = batch.of(file);
        row.ifPresent(known -> said.putAll(known.metadata()));
        try (InputStream bytes = zip.getInputStream(entry)) {
            return ingestion.accept(
                    bytes,
                    file,
                    new Submission(
                            of.owner(), of.release(), "zip " + hash + " " + hash(file), said));
        }
    }

    /// How large a file says it is; 0 when it does not.
    public long size(String file) {
        ZipEntry entry = files.get(file);
        return entry == null ? 0 : Math.max(0, entry.getSize());
    }

    private static String hash(String path) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(path.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
