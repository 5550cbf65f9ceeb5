package org.compendium.parsers;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import net.lingala.zip4j.exception.ZipException;
import net.lingala.zip4j.model.FileHeader;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/// Opens archives: ZIP, tar (also compressed), 7z, and single files compressed by gzip, bzip2 or
/// xz.
final class Archives {

    private static final Set<String> OPENED =
            Set.of(
                    "application/zip",
                    "application/x-tar",
                    "application/x-gtar",
                    "application/gzip",
                    "application/x-bzip2",
                    "application/x-xz",
                    "application/x-7z-compressed");

    /// What 7z and xz may use of the heap, in KiB.
    private static final int DICTIONARY_KIB = 96 * 1024;

    private final Members members;

    Archives(Members members) {
        this.members = members;
    }

    static boolean opens(String mediaType) {
        return OPENED.contains(mediaType);
    }

    /// @throws Refused when it is locked, holds nothing, too much, or is made to do harm
    void open(Asked asked, String mediaType) throws IOException {
        Path file = asked.file();
        switch (mediaType) {
            case "application/zip" -> zip(file, asked.password());
            case "application/x-7z-compressed" -> sevenZip(file, asked.password());
            case "application/x-tar", "application/x-gtar" -> {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                    tar(in);
                }
            }
            default -> compressed(file, asked.name(), mediaType);
        }
        if (members.count() == 0) {
            throw new Refused("no-members");
        }
    }

    private void zip(Path file, @Nullable String password) throws IOException {
        try (ZipFile zip =
                ZipFile.builder().setPath(file).setCharset(StandardCharsets.UTF_8).get()) {
            List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
            if (entries.stream().anyMatch(entry -> entry.getGeneralPurposeBit().usesEncryption())) {
                locked(file, password);
                return;
            }
            refuseOverlaps(entries);
            long announced = 0;
            for (ZipArchiveEntry entry : entries) {
                announced += Math.max(0, entry.getSize());
                members.announce(announced);
            }
            for (ZipArchiveEntry entry : entries) {
                String name = name(entry);
                if (entry.isDirectory() || entry.isUnixSymlink() || Members.furniture(name)) {
                    continue;
                }
                if (!zip.canReadEntryData(entry)) {
                    throw new Refused("unknown-compression", name);
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    members.add(name, in);
                }
            }
        }
    }

    /// Entries that share bytes are how a small archive unpacks to a huge one (D. Fifield, A better
    /// zip bomb, 2019).
    private static void refuseOverlaps(List<ZipArchiveEntry> entries) throws Refused {
        List<ZipArchiveEntry> placed = new ArrayList<>(entries);
        placed.sort(Comparator.comparingLong(ZipArchiveEntry::getLocalHeaderOffset));
        for (int i = 1; i < placed.size(); i++) {
            ZipArchiveEntry before = placed.get(i - 1);
            if (before.getLocalHeaderOffset() + Math.max(0, before.getCompressedSize())
                    > placed.get(i).getLocalHeaderOffset()) {
                throw new Refused("overlaps");
            }
        }
    }

    /// Programs of long ago wrote names in the code page of their machine and do not say which.
    private static String name(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        if (raw == null || entry.getGeneralPurposeBit().usesUTF8ForNames()) {
            return entry.getName();
        }
        return name(raw);
    }

    private static String name(byte[] raw) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(raw)).toString();
        } catch (CharacterCodingException e) {
            return new String(raw, Charset.forName("IBM437"));
        }
    }

    private void locked(Path file, @Nullable String password) throws IOException {
        if (password == null) {
            throw new Refused("encrypted");
        }
        try (var zip = new net.lingala.zip4j.ZipFile(file.toFile(), password.toCharArray())) {
            for (FileHeader entry : zip.getFileHeaders()) {
                if (entry.isDirectory() || Members.furniture(entry.getFileName())) {
                    continue;
                }
                try (InputStream in = zip.getInputStream(entry)) {
                    members.add(entry.getFileName(), in);
                }
            }
        } catch (ZipException e) {
            throw wrongPassword(e) ? new Refused("wrong-password") : e;
        }
    }

    private static boolean wrongPassword(ZipException e) {
        return e.getType() == ZipException.Type.WRONG_PASSWORD
                || e.getType() == ZipException.Type.CHECKSUM_MISMATCH;
    }

    private void sevenZip(Path file, @Nullable String password) throws IOException {
        var builder = SevenZFile.builder().setPath(file).setMaxMemoryLimitKiB(DICTIONARY_KIB);
        if (password != null) {
            builder.setPassword(password);
        }
        try (SevenZFile archive = builder.get()) {
            for (SevenZArchiveEntry entry = archive.getNextEntry();
                    entry != null;
                    entry = archive.getNextEntry()) {
                if (!entry.isDirectory()
                        && entry.getName() != null
                        && !Members.furniture(entry.getName())) {
                    members.add(entry.getName(), archive.getInputStream(entry));
                }
            }
        } catch (PasswordRequiredException e) {
            throw new Refused("encrypted");
        } catch (IOException e) {
            // With a wrong password the bytes make no sense, and it is not said why.
            throw password == null || e instanceof Refused ? e : new Refused("wrong-password");
        }
    }

    private void tar(InputStream in) throws IOException {
        try (var tar = new TarArchiveInputStream(in, "UTF-8")) {
            for (TarArchiveEntry entry = tar.getNextEntry();
                    entry != null;
                    entry = tar.getNextEntry()) {
                if (entry.isFile()
                        && !entry.isLink()
                        && !entry.isSymbolicLink()
                        && !Members.furniture(entry.getName())) {
                    members.add(entry.getName(), tar);
                }
            }
        }
    }

    private void compressed(Path file, String name, String mediaType) throws IOException {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                BufferedInputStream in =
                        new BufferedInputStream(
                                switch (mediaType) {
                                    case "application/gzip" ->
                                            GzipCompressorInputStream.builder()
                                                    .setInputStream(raw)
                                                    .setDecompressConcatenated(true)
                                                    .get();
                                    case "application/x-bzip2" ->
                                            new BZip2CompressorInputStream(raw, true);
                                    default ->
                                            new XZCompressorInputStream(raw, true, DICTIONARY_KIB);
                                })) {
            in.mark(512);
            byte[] head = in.readNBytes(512);
            in.reset();
            if (isTar(head)) {
                tar(in);
            } else {
                String inner =
                        name.replaceFirst("(?i)\\.(?:gz|bz2|xz)$", "")
                                .replaceFirst("(?i)\\.t(?:gz|bz2|xz)$", ".tar");
                members.add(inner, in);
            }
        }
    }

    private static boolean isTar(byte[] head) {
        return head.length == 512
                && head[257] == 'u'
                && head[258] == 's'
                && head[259] == 't'
                && head[260] == 'a'
                && head[261] == 'r';
    }
}
