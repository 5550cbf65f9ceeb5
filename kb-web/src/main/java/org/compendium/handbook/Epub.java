package org.compendium.handbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.compendium.manual.Composition;

/// EPUB 3.3 (W3C Recommendation, 25 May 2023): a file for each chapter, what stands before and
/// after them, and a list of contents.
final class Epub {

    private static final String FRONT = "front.xhtml";
    private static final String BACK = "back.xhtml";

    private final Handbook book;
    private final Labels labels;
    private final Markup markup;

    private record Part(String file, String title, String markup) {}

    private Epub(Handbook book) {
        this.book = book;
        this.labels = book.labels();
        this.markup =
                new Markup(
                        book,
                        chapter -> Epub.file(chapter) + Markup.chapterId(chapter),
                        concept -> BACK + "#term-" + concept);
    }

    static byte[] of(Handbook book) throws IOException {
        return new Epub(book).bytes();
    }

    private byte[] bytes() throws IOException {
        List<Part> parts = parts();
        try (Zip zip = new Zip(book.date())) {
            zip.addAsIs("mimetype", "application/epub+zip");
            zip.add("META-INF/container.xml", Markup.resource("container.xml"));
            zip.add("EPUB/package.opf", contents(parts));
            zip.add("EPUB/nav.xhtml", navigation(parts));
            zip.add("EPUB/style.css", Markup.resource("screen.css"));
            for (Part part : parts) {
                zip.add("EPUB/" + part.file(), page(part.title(), part.markup()));
            }
            return zip.bytes();
        }
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(FRONT, book.manual().title(), markup.front()));
        for (Composition.Part part : book.composition().parts()) {
            parts.add(
                    new Part(
                            file(part.chapter().id()),
                            part.chapter().title(),
                            markup.chapter(part)));
        }
        if (!book.works().isEmpty() || !book.glossary().isEmpty()) {
            parts.add(
                    new Part(
                            BACK,
                            labels.of(book.works().isEmpty() ? "glossary" : "works"),
                            markup.back()));
        }
        return parts;
    }

    private static String file(String chapter) {
        return "chapter-" + chapter + ".xhtml";
    }

    private String page(String title, String body) {
        return """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE html>
        <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="%1$s" xml:lang="%1$s">
        <head>
        <title>%2$s</title>
        <link rel="stylesheet" type="text/css" href="style.css"/>
        </head>
        <body>
        %3$s
        </body>
        </html>
        """
                .formatted(book.manual().language(), Markup.escaped(title), body);
    }

    private String navigation(List<Part> parts) {
        StringBuilder list = new StringBuilder("<nav epub:type=\"toc\"><h1>");
        list.append(Markup.escaped(labels.of("contents"))).append("</h1><ol>");
        for (Part part : parts) {
            list.append("<li>")
                    .append(Markup.link(part.file(), part.title(), part.title()))
                    .append("</li>");
        }
        return page(labels.of("contents"), list.append("</ol></nav>").toString());
    }

    private String contents(List<Part> parts) {
        StringBuilder manifest = new StringBuilder();
        StringBuilder spine = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            manifest.append(
                    "<item id=\"p%d\" href=\"%s\" media-type=\"application/xhtml+xml\"/>\n"
                            .formatted(i, parts.get(i).file()));
            spine.append("<itemref idref=\"p%d\"/>\n".formatted(i));
        }
        return Markup.resource("package.opf")
                .replace("{language}", book.manual().language())
                .replace("{identifier}", identifier())
                .replace("{title}", Markup.escaped(book.manual().title()))
                .replace("{summary}", Markup.escaped(book.manual().summary()))
                .replace("{rights}", Markup.escaped(labels.of("licence") + ' ' + Labels.LICENCE))
                .replace("{source}", Markup.escaped(book.address()))
                .replace("{date}", book.date().toString())
                .replace("{accessibility}", Markup.escaped(labels.of("accessibility")))
                .replace("{manifest}", manifest)
                .replace("{spine}", spine);
    }

    /// The same for the same choices.
    private String identifier() {
        return UUID.nameUUIDFromBytes(
                        (book.address() + '@' + book.date()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
