package org.compendium.parsers;

import java.io.File;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.compendium.parsers.PrintedRow.Glyph;
import org.jspecify.annotations.Nullable;

/// Reads the printed lines of a PDF with their places and type faces.
///
/// Tika's own PDF parser reports the same lines without either, and paragraphs, headings, footnotes
/// and running heads can only be told apart by them.
final class PdfReading {

    /// A page with fewer letters is a picture of a page, with a stamp or a running head at most.
    private static final int FEW_LETTERS = 50;

    private final Wire wire;
    private final PageImages images;
    private final Members members;

    PdfReading(Wire wire, PageImages images, Members members) {
        this.wire = wire;
        this.images = images;
        this.members = members;
    }

    /// @return the number of pages
    int read(Asked asked) throws IOException {
        try (PDDocument document = open(asked)) {
            properties(document.getDocumentInformation());
            String language = document.getDocumentCatalog().getLanguage();
            property("language", language);
            var lines = new Lines(wire);
            lines.writeText(document, java.io.Writer.nullWriter());
            fields(document);
            scans(document, lines);
            if (asked.open()) {
                attachments(document);
            }
            return document.getNumberOfPages();
        }
    }

    /// Draws the page that is asked for.
    void draw(Asked asked) throws IOException {
        try (PDDocument document = open(asked)) {
            images.draw(document, asked.image());
        }
    }

    private static PDDocument open(Asked asked) throws IOException {
        File source = asked.file().toFile();
        String password = asked.password();
        return Loader.loadPDF(
                source,
                password == null ? "" : password,
                null,
                null,
                MemoryUsageSetting.setupMixed(32L << 20).streamCache);
    }

    /// Pages without text are pictures of pages.
    private void scans(PDDocument document, Lines lines) throws IOException {
        Refused why = null;
        List<String> unread = new ArrayList<>();
        for (int page = 1; page <= document.getNumberOfPages(); page++) {
            String number = Integer.toString(page);
            int letters = lines.letters.getOrDefault(page, 0);
            if (lines.broken.contains(page)) {
                wire.note("page-broken", number);
            } else if (letters == 0
                    || letters < FEW_LETTERS && PageImages.pictured(document.getPage(page - 1))) {
                if (why != null && Recognition.missing(why)) {
                    unread.add(number);
                    continue;
                }
                try {
                    images.read(document, page - 1);
                } catch (Refused e) {
                    if (e.code.equals("too-many-scans")) {
                        throw e;
                    }
                    why = e;
                    unread.add(number);
                } catch (IOException | RuntimeException e) {
                    if (e instanceof Wire.TooLong) {
                        throw e;
                    }
                    wire.note("page-not-recognised", number);
                }
            }
        }
        if (why != null) {
            if (wire.silent()) {
                throw why;
            }
            wire.note(why.code, String.join(", ", unread) + ";" + why.detail);
        }
    }

    private void attachments(PDDocument document) throws IOException {
        var names = document.getDocumentCatalog().getNames();
        var tree = names == null ? null : names.getEmbeddedFiles();
        if (tree != null) {
            attachments(tree, 0);
        }
    }

    private void attachments(PDNameTreeNode<PDComplexFileSpecification> node, int depth)
            throws IOException {
        var here = node.getNames();
        if (here != null) {
            for (PDComplexFileSpecification specification : here.values()) {
                var file = specification == null ? null : specification.getEmbeddedFile();
                if (file != null) {
                    String name = specification.getFilename();
                    try (var bytes = file.createInputStream()) {
                        members.add(name == null ? "attachment" : name, bytes);
                    }
                }
            }
        }
        var kids = node.getKids();
        if (kids != null && depth < 8) {
            for (var kid : kids) {
                attachments(kid, depth + 1);
            }
        }
    }

    private void fields(PDDocument document) throws IOException {
        try {
            var form = document.getDocumentCatalog().getAcroForm(null);
            if (form == null) {
                return;
            }
            for (var field : form.getFieldTree()) {
                String value = field.getValueAsString();
                if (value != null && !value.isBlank()) {
                    wire.block(
                            Wire.Kind.PARAGRAPH,
                            0,
                            0,
                            0,
                            field.getFullyQualifiedName() + ": " + value.strip());
                }
            }
        } catch (RuntimeException e) {
            if (e instanceof Wire.TooLong) {
                throw e;
            }
            // A broken form does not spoil the pages.
        }
    }

    private void properties(PDDocumentInformation information) throws IOException {
        property("title", information.getTitle());
        property("author", information.getAuthor());
        property("subject", information.getSubject());
        property("created", instant(information.getCreationDate()));
        property("modified", instant(information.getModificationDate()));
    }

    private static @Nullable String instant(@Nullable Calendar calendar) {
        return calendar == null
                ? null
                : Instant.ofEpochMilli(calendar.getTimeInMillis()).toString();
    }

    private void property(String name, @Nullable String value) throws IOException {
        if (value != null && !value.isBlank()) {
            wire.property(name, value.strip());
        }
    }

    private static final class Lines extends PDFTextStripper {

        /// After it a smaller gap is a tab.
        private static final Pattern NUMBER =
                Pattern.compile(
                        "\\s*(?:\\d{1,4}[.)]|\\([a-zA-Z]{1,4}\\)|[IVX]{1,5}\\.|[A-Z]\\.)\\s*");

        private static final Pattern KERNED =
                Pattern.compile(
                        "(?<=\\p{L}) (?=-\\p{L})|(?<=\\d) (?=[–-]\\d)|(?<=[\\p{L}\\p{N})\\]”]) (?=[.,](?:\\s|$))");

        /// Raised numbers after it are powers.
        private static final Pattern UNIT = Pattern.compile("(?:^|[\\s\\d/(])[kcm]?m$");

        private final Wire wire;
        private final List<PrintedRow> rows = new ArrayList<>();
        private final List<Glyph> glyphs = new ArrayList<>();
        final Map<Integer, Integer> letters = new HashMap<>();
        final Set<Integer> broken = new HashSet<>();
        private boolean spaced;
        private float height;
        private int page;

        Lines(Wire wire) {
            this.wire = wire;
        }

        @Override
        protected void startPage(PDPage current) {
            page = getCurrentPageNo();
            height = current.getCropBox().getHeight();
        }

        @Override
        public void processPage(PDPage current) throws IOException {
            try {
                super.processPage(current);
            } catch (IOException | RuntimeException e) {
                if (e instanceof Wire.TooLong) {
                    throw e;
                }
                // The other pages are still worth reading, and it is said which one is missing.
                broken.add(page);
                finish();
                print();
            }
        }

        @Override
        protected void writeString(String word, List<TextPosition> positions) {
            if (positions.isEmpty()) {
                return;
            }
            if (spaced) {
                Glyph last = glyphs.isEmpty() ? null : glyphs.getLast();
                if (last != null) {
                    glyphs.add(
                            new Glyph(
                                    " ",
                                    last.right(),
                                    last.right(),
                                    last.top(),
                                    last.size(),
                                    List.of()));
                }
                spaced = false;
            }
            if (RightToLeft.is(word)) {
                // The word is turned already and its letters may be joined; the places are not.
                for (TextPosition position : positions) {
                    glyphs.add(glyph(position.getUnicode(), List.of(position)));
                }
            } else if (positions.size() == word.length()) {
                for (int i = 0; i < word.length(); i++) {
                    glyphs.add(glyph(word.substring(i, i + 1), List.of(positions.get(i))));
                }
            } else {
                glyphs.add(glyph(word, List.copyOf(positions)));
            }
        }

        private static Glyph glyph(String text, List<TextPosition> positions) {
            TextPosition first = positions.getFirst();
            TextPosition last = positions.getLast();
            return new Glyph(
                    text,
                    first.getXDirAdj(),
                    last.getXDirAdj() + last.getWidthDirAdj(),
                    first.getYDirAdj(),
                    first.getFontSizeInPt(),
                    positions);
        }

        @Override
        protected void writeWordSeparator() {
            spaced = true;
        }

        @Override
        protected void writeLineSeparator() {
            finish();
        }

        @Override
        protected void writeParagraphEnd() {
            finish();
        }

        @Override
        protected void endPage(PDPage current) throws IOException {
            finish();
            print();
        }

        private void finish() {
            spaced = false;
            if (!glyphs.isEmpty()) {
                rows.add(new PrintedRow(glyphs));
                glyphs.clear();
            }
        }

        /// The lines of a page are known when the page is: columns show on the whole of it only.
        private void print() throws IOException {
            List<PrintedRow> page = List.copyOf(rows);
            rows.clear();
            for (PrintedRow row : Columns.inOrder(page)) {
                print(row);
            }
        }

        private void print(PrintedRow row) throws IOException {
            List<TextPosition> inked =
                    row.glyphs().stream()
                            .flatMap(glyph -> glyph.positions().stream())
                            .filter(position -> !position.getUnicode().isBlank())
                            .toList();
            String found = text(row);
            if (found.isEmpty() || inked.isEmpty()) {
                return;
            }
            int printed = (int) found.codePoints().filter(Character::isLetterOrDigit).count();
            letters.merge(page, printed, Integer::sum);
            int bold = 0;
            int italic = 0;
            float size = 0;
            float left = Float.MAX_VALUE;
            float right = 0;
            float top = 0;
            for (TextPosition position : inked) {
                String face = face(position.getFont());
                bold += face.contains("bold") || face.contains("black") ? 1 : 0;
                italic += face.contains("italic") || face.contains("oblique") ? 1 : 0;
                size = Math.max(size, position.getFontSizeInPt());
                left = Math.min(left, position.getXDirAdj());
                right = Math.max(right, position.getXDirAdj() + position.getWidthDirAdj());
                top = Math.max(top, position.getYDirAdj());
            }
            int most = inked.size() * 9 / 10;
            int flags =
                    (bold > 0 && bold >= most ? Wire.BOLD : 0)
                            | (italic > 0 && italic >= most ? Wire.ITALIC : 0);
            wire.block(Wire.Kind.LINE, 0, page, flags, left, right, top, size, height, found);
        }

        private static String text(PrintedRow row) {
            String found =
                    row.fromTheRight() ? fromTheRight(row.glyphs()) : fromTheLeft(row.glyphs());
            // Kerning puts spaces before hyphens, stops and commas.
            return KERNED.matcher(found).replaceAll("").strip();
        }

        /// The line in the order of its places, whatever order they were written in.
        private static String fromTheRight(List<Glyph> glyphs) {
            List<String> pieces = new ArrayList<>();
            List<Glyph> sorted = new ArrayList<>(glyphs);
            sorted.removeIf(glyph -> glyph.text().isEmpty() || glyph.positions().isEmpty());
            // The second letter of a ligature has no width and stands where the first one begins.
            sorted.sort(
                    Comparator.comparingInt((Glyph glyph) -> -Math.round(glyph.left() * 4))
                            .thenComparing(glyph -> -glyph.right()));
            Glyph before = null;
            boolean space = false;
            for (Glyph glyph : sorted) {
                if (glyph.text().isBlank()) {
                    space = true;
                    continue;
                }
                if (before != null) {
                    float size = Math.max(4, Math.min(before.size(), glyph.size()));
                    float gap = before.left() - glyph.right();
                    boolean afterNumber =
                            gap > size * 0.7f && NUMBER.matcher(String.join("", pieces)).matches();
                    if (gap > size * PrintedRow.WIDE || afterNumber) {
                        pieces.add("\t");
                    } else if (space || gap > size * 0.2f) {
                        pieces.add(" ");
                    }
                }
                pieces.add(glyph.text());
                before = glyph;
                space = false;
            }
            return RightToLeft.read(pieces);
        }

        /// The line with tabs for wide gaps; the raised numbers of footnotes are marks.
        private static String fromTheLeft(List<Glyph> glyphs) {
            var text = new StringBuilder();
            Glyph before = null;
            for (int i = 0; i < glyphs.size(); i++) {
                Glyph glyph = glyphs.get(i);
                if (glyph.text().isBlank()) {
                    text.append(' ');
                    continue;
                }
                if (before != null) {
                    float size = Math.max(4, Math.min(before.size(), glyph.size()));
                    float gap = glyph.left() - before.right();
                    boolean afterNumber = gap > size * 0.7f && NUMBER.matcher(text).matches();
                    if (gap > size * PrintedRow.WIDE || afterNumber) {
                        text.setLength(text.toString().stripTrailing().length());
                        text.append('\t');
                    } else if (raised(before, glyph)) {
                        int end = markEnd(glyphs, i);
                        if (end > i) {
                            mark(text, glyphs.subList(i, end));
                            i = end - 1;
                            continue;
                        }
                    }
                }
                text.append(glyph.text());
                before = glyph;
            }
            return text.toString();
        }

        private static void mark(StringBuilder text, List<Glyph> raisedOnes) {
            var digits = new StringBuilder();
            raisedOnes.forEach(glyph -> digits.append(glyph.text()));
            String raised = digits.toString();
            if ((raised.equals("2") || raised.equals("3")) && UNIT.matcher(text).find()) {
                text.append(raised.equals("2") ? "²" : "³");
            } else {
                text.append(Wire.mark(raised));
            }
        }

        private static boolean raised(Glyph before, Glyph glyph) {
            return Character.isDigit(glyph.text().charAt(0))
                    && glyph.size() < before.size() * 0.8f
                    && glyph.top() < before.top() - 0.5f;
        }

        /// @return where a mark of at most three digits that starts here ends, else `start`
        private static int markEnd(List<Glyph> glyphs, int start) {
            float size = glyphs.get(start).size();
            int end = start;
            while (end < glyphs.size()
                    && Character.isDigit(glyphs.get(end).text().charAt(0))
                    && glyphs.get(end).size() <= size) {
                end++;
            }
            return end - start <= 3 ? end : start;
        }

        private static String face(@Nullable PDFont font) {
            if (font == null || font.getName() == null) {
                return "";
            }
            String name = font.getName().toLowerCase(Locale.ROOT);
            PDFontDescriptor descriptor = font.getFontDescriptor();
            if (descriptor != null && descriptor.isForceBold()) {
                name += " bold";
            }
            if (descriptor != null && descriptor.isItalic()) {
                name += " italic";
            }
            return name;
        }
    }
}
