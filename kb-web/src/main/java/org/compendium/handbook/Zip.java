package org.compendium.handbook;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// An archive in which everything is of one day, so that the same files give the same bytes.
final class Zip implements AutoCloseable {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes);
    private final LocalDate day;

    Zip(LocalDate day) {
        this.day = day;
    }

    void add(String name, byte[] file) throws IOException {
        zip.putNextEntry(entry(name));
        zip.write(file);
        zip.closeEntry();
    }

    void add(String name, String text) throws IOException {
        add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Not compressed, so that its bytes can be read where they stand.
    void addAsIs(String name, String text) throws IOException {
        byte[] file = text.getBytes(StandardCharsets.UTF_8);
        CRC32 sum = new CRC32();
        sum.update(file);
        ZipEntry entry = entry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(file.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(file);
        zip.closeEntry();
    }

    private ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(day.atStartOfDay());
        return entry;
    }

    byte[] bytes() throws IOException {
        zip.finish();
        return bytes.toByteArray();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
