package org.compendium.handbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.compendium.manual.Composition;
import org.compendium.manual.Manual;
import org.springframework.web.util.HtmlUtils;

/// A handbook as XHTML, in parts that stand on one page or each on its own.
final class Markup {

    private final Handbook book;
    private final Labels labels;
    private final UnaryOperator<String> toChapter;
    private final UnaryOperator<String> toTerm;

    /// @param toChapter where a chapter stands, by its id
    /// @param toTerm where a term is explained, by its concept
    Markup(Handbook book, UnaryOperator<String> toChapter, UnaryOperator<String> toTerm) {
        this.book = book;
        this.labels = book.labels();
        this.toChapter = toChapter;
        this.toTerm = toTerm;
    }

    /// Of a page that has all parts.
    static Markup onOnePage(Handbook book) {
        return new Markup(book, Markup::chapterId, Markup::termId);
    }

    static String chapterId(String chapter) {
        return "#chapter-" + chapter;
    }

    private static String termId(String concept) {
        return "#term-" + concept;
    }

    /// Title, what it is and is not, what it was composed from, how to read it, contents.
    String front() {
        StringBuilder out = new StringBuilder();
        element(out, "h1", book.manual().title());
        out.append("<p class=\"lead\">").append(escaped(book.manual().summary())).append("</p>");
        out.append("<p class=\"state\"><strong>")
                .append(escaped(book.reviewed()))
                .append("</strong> <strong>")
                .append(escaped(labels.disclaimer()))
                .append("</strong> ")
                .append(escaped(labels.of("licence")))
                .append(' ')
                .append(link(Labels.LICENCE, Labels.LICENCE, labels.of("licence.name")))
                .append("</p>");
        element(out, "h2", labels.of("from"));
        out.append("<ul class=\"facts\">");
        for (Handbook.Fact fact : book.facts()) {
            out.append("<li><strong>")
                    .append(escaped(fact.name()))
                    .append(":</strong> ")
                    .append(escaped(fact.value()))
                    .append("</li>");
        }
        out.append("<li><strong>")
                .append(escaped(labels.of("again")))
                .append(":</strong> ")
                .append(link(book.address(), book.address(), labels.of("again")))
                .append("</li></ul>");
        if (!book.leftOut().isEmpty()) {
            element(out, "h3", labels.of("leftOut"));
            out.append("<ul>");
            book.leftOut().forEach(line -> element(out, "li", line));
            out.append("</ul>");
        }
        element(out, "h2", labels.of("marks"));
        out.append("<ul>");
        for (Manual.Mark mark : Manual.Mark.values()) {
            out.append("<li><strong>")
                    .append(escaped(labels.of("mark." + mark.slug())))
                    .append("</strong> ")
                    .append(escaped(labels.of("why." + mark.slug())))
                    .append("</li>");
        }
        out.append("</ul>");
        if (book.oneWork()) {
            element(out, "p", labels.of("numbers", book.works().getFirst().symbol().value()));
        }
        element(out, "h2", labels.of("contents"));
        out.append("<ul class=\"contents\">");
        for (Composition.Part part : book.composition().parts()) {
            String title = part.chapter().title();
            out.append("<li>")
                    .append(link(toChapter.apply(part.chapter().id()), title, title))
                    .append("</li>");
        }
        return out.append("</ul>").toString();
    }

    String chapter(Composition.Part part) {
        StringBuilder out = new StringBuilder();
        Manual.Chapter chapter = part.chapter();
        out.append("<h2 id=\"")
                .append(chapterId(chapter.id()).substring(1))
                .append("\">")
                .append(escaped(chapter.title()))
                .append("</h2>");
        Handbook.Knows knows = book.knows(part);
        if (!knows.text().isEmpty()) {
            out.append("<p class=\"knows\">").append(escaped(knows.text()));
            if (!knows.address().isEmpty()) {
                out.append(link(knows.address(), knows.title(), knows.title())).append('.');
            }
            out.append("</p>");
        }
        if (chapter.sections().isEmpty()) {
            element(out, "p", labels.of("empty"));
        }
        for (Manual.Section section : chapter.sections()) {
            if (section.title() != null) {
                element(out, "h3", section.title());
            }
            section.paragraphs().forEach(paragraph -> paragraph(out, paragraph));
        }
        return out.toString();
    }

    private void paragraph(StringBuilder out, Manual.Paragraph paragraph) {
        String bound = book.bound(paragraph);
        out.append("<div class=\"paragraph\">");
        if (!bound.isEmpty()) {
            out.append("<p class=\"bound\">").append(escaped(bound)).append("</p>");
        }
        for (Manual.Sentence sentence : paragraph.sentences()) {
            out.append("<p class=\"")
                    .append(sentence.mark().slug())
                    .append("\"><span class=\"mark\">")
                    .append(escaped(labels.of("mark." + sentence.mark().slug())))
                    .append(":</span> ");
            sentence.pieces().forEach(piece -> out.append(piece(piece)));
            for (Handbook.Cited cited : book.cited(sentence)) {
                out.append(" <span class=\"cite\">")
                        .append(
                                link(
                                        cited.url(),
                                        '[' + cited.in(book.oneWork()) + ']',
                                        cited.full()))
                        .append("</span>");
            }
            if (!book.toCheck(sentence).isEmpty()) {
                out.append(" <strong class=\"to-check\">")
                        .append(escaped(book.toCheck(sentence)))
                        .append("</strong>");
            }
            out.append("</p>");
        }
        out.append("</div>");
    }

    private String piece(Manual.Piece piece) {
        return switch (piece) {
            case Manual.Piece.Words(var text) -> escaped(text);
            case Manual.Piece.Term(var concept, var text) ->
                    book.explains(concept)
                            ? "<a class=\"term\" href=\"%s\" title=\"%s\">%s</a>"
                                    .formatted(
                                            escaped(toTerm.apply(concept)),
                                            escaped(labels.of("glossary") + ": " + text),
                                            escaped(text))
                            : escaped(text);
        };
    }

    /// The works cited and the glossary.
    String back() {
        StringBuilder out = new StringBuilder();
        if (!book.works().isEmpty()) {
            out.append("<h2 id=\"works\">").append(escaped(labels.of("works"))).append("</h2>");
        }
        for (Handbook.Work work : book.works()) {
            out.append("<p><strong>")
                    .append(escaped(work.symbol().value()))
                    .append("</strong>. ")
                    .append(escaped(work.description()));
            if (work.official() != null) {
                out.append(' ')
                        .append(escaped(labels.official()))
                        .append(' ')
                        .append(link(work.official(), work.official(), work.symbol().value()));
            }
            out.append("</p><ul>");
            for (Handbook.Cited cited : book.cited(work.symbol())) {
                out.append("<li>")
                        .append(escaped(cited.full()))
                        .append(": ")
                        .append(link(cited.url(), cited.url(), cited.full()))
                        .append("</li>");
            }
            out.append("</ul>");
        }
        if (!book.glossary().isEmpty()) {
            out.append("<h2 id=\"glossary\">")
                    .append(escaped(labels.of("glossary")))
                    .append("</h2>");
        }
        for (Handbook.Explained one : book.glossary()) {
            out.append("<p id=\"")
                    .append(termId(one.concept()).substring(1))
                    .append("\"><strong>")
                    .append(escaped(one.label()))
                    .append("</strong>. <span lang=\"en\" xml:lang=\"en\">")
                    .append(escaped(one.definition()))
                    .append("</span></p>");
        }
        return out.toString();
    }

    static String link(String address, String text, String title) {
        return "<a href=\"%s\" title=\"%s\">%s</a>"
                .formatted(escaped(address), escaped(title), escaped(text));
    }

    private static void element(StringBuilder out, String name, String text) {
        out.append('<')
                .append(name)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(name)
                .append('>');
    }

    static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }

    /// A text that stands beside this class.
    static String resource(String name) {
        try (InputStream in = Markup.class.getResourceAsStream(name)) {
            return new String(
                    Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
