package org.compendium.handbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The files that a handbook can be taken along as.
public enum FileFormat {
    /// To edit: Office Open XML, ISO/IEC 29500 (transitional), with real footnotes.
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document") {
        @Override
        byte[] bytes(Handbook book) throws IOException {
            return Docx.of(book);
        }
    },
    /// To print: tagged PDF, by PDF/UA-1 (ISO 14289-1).
    PDF("application/pdf") {
        @Override
        byte[] bytes(Handbook book) throws IOException {
            return Pdf.of(book);
        }
    },
    /// To read on small screens: EPUB 3.
    EPUB("application/epub+zip") {
        @Override
        byte[] bytes(Handbook book) throws IOException {
            return Epub.of(book);
        }
    },
    /// One page that needs nothing else.
    HTML("text/html;charset=UTF-8") {
        @Override
        byte[] bytes(Handbook book) {
            return Html.of(book);
        }
    };

    private final String mediaType;

    FileFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    /// Empty when there is no such format.
    public static Optional<FileFormat> ofSlug(String slug) {
        return Arrays.stream(values()).filter(one -> one.slug().equals(slug)).findFirst();
    }

    /// All slugs, for messages.
    public static String slugs() {
        return Arrays.stream(values()).map(FileFormat::slug).collect(Collectors.joining(", "));
    }

    /// For example `docx`, which is how file names end, too.
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }

    /// The file. The same handbook gives the same bytes.
    public byte[] write(Handbook book) {
        try {
            return bytes(book);
        } catch (IOException e) {
            throw new UncheckedIOException("The handbook could not be written", e);
        }
    }

    abstract byte[] bytes(Handbook book) throws IOException;
}
