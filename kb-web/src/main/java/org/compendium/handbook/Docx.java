package org.compendium.handbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.compendium.briefing.Page;
import org.compendium.manual.Composition;
import org.compendium.manual.Manual;

/// A text to go on writing in: each citation is a footnote that leads to its passage.
final class Docx {

    private final Handbook book;
    private final Labels labels;

    private Docx(Handbook book) {
        this.book = book;
        this.labels = book.labels();
    }

    static byte[] of(Handbook book) throws IOException {
        try (Page page = new Page(book.labels().words(), book.manual().title())) {
            Docx docx = new Docx(book);
            docx.front(page);
            book.composition().parts().forEach(part -> docx.chapter(page, part));
            docx.back(page);
            page.made(book.date());
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            page.write(out);
            return dated(book, out.toByteArray());
        }
    }

    // POI writes the time of writing into the archive.
    private static byte[] dated(Handbook book, byte[] docx) throws IOException {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(docx));
                Zip zip = new Zip(book.date())) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.add(entry.getName(), in.readAllBytes());
            }
            return zip.bytes();
        }
    }

    private void front(Page page) {
        page.paragraph("Title", book.manual().title());
        page.paragraph("Subtitle", book.manual().summary());
        page.line("Subtitle")
                .strong(book.reviewed())
                .words(" ")
                .strong(labels.disclaimer())
                .words(" " + labels.of("licence") + " ")
                .link(Labels.LICENCE, Labels.LICENCE);
        page.paragraph("Heading1", labels.of("from"));
        for (Handbook.Fact fact : book.facts()) {
            page.line("Normal").strong(fact.name() + ": ").words(fact.value());
        }
        page.line("Normal").strong(labels.of("again") + ": ").link(book.address(), book.address());
        if (!book.leftOut().isEmpty()) {
            page.paragraph("Heading2", labels.of("leftOut"));
            book.leftOut().forEach(line -> page.paragraph("Normal", line));
        }
        page.paragraph("Heading1", labels.of("marks"));
        for (Manual.Mark mark : Manual.Mark.values()) {
            page.line("Normal")
                    .strong(labels.of("mark." + mark.slug()))
                    .words(" " + labels.of("why." + mark.slug()));
        }
    }

    private void chapter(Page page, Composition.Part part) {
        page.paragraph("Heading1", part.chapter().title());
        Handbook.Knows knows = book.knows(part);
        if (!knows.text().isEmpty()) {
            Page.Line line = page.line("Remark").words(knows.text());
            if (!knows.address().isEmpty()) {
                line.link(knows.title(), knows.address()).words(".");
            }
        }
        if (part.chapter().sections().isEmpty()) {
            page.paragraph("Normal", labels.of("empty"));
        }
        for (Manual.Section section : part.chapter().sections()) {
            if (section.title() != null) {
                page.paragraph("Heading2", section.title());
            }
            section.paragraphs().forEach(paragraph -> paragraph(page, paragraph));
        }
    }

    private void paragraph(Page page, Manual.Paragraph paragraph) {
        String bound = book.bound(paragraph);
        if (!bound.isEmpty()) {
            page.line("Normal").strong(bound);
        }
        for (Manual.Sentence sentence : paragraph.sentences()) {
            Page.Line line =
                    page.line("Sentence")
                            .strong(labels.of("mark." + sentence.mark().slug()) + ": ")
                            .words(sentence.text());
            book.cited(sentence).forEach(cited -> line.note(cited.full() + ".", cited.url()));
            if (!book.toCheck(sentence).isEmpty()) {
                line.words(" ").strong(book.toCheck(sentence));
            }
        }
    }

    private void back(Page page) {
        if (!book.works().isEmpty()) {
            page.paragraph("Heading1", labels.of("works"));
        }
        for (Handbook.Work work : book.works()) {
            Page.Line line =
                    page.line("Source")
                            .strong(work.symbol().value())
                            .words(". " + work.description());
            if (work.official() != null) {
                line.words(" " + labels.official() + " ").link(work.official(), work.official());
            }
            book.cited(work.symbol())
                    .forEach(cited ->
                            page.line("Source")
                                    .words(cited.full() + ": ")
                                    .link(cited.url(), cited.url()));
        }
        if (!book.glossary().isEmpty()) {
            page.paragraph("Heading1", labels.of("glossary"));
        }
        book.glossary()
                .forEach(one ->
                        page.line("Normal").strong(one.label() + ". ").words(one.definition()));
    }
}
