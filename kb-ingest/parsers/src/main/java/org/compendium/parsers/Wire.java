package org.compendium.parsers;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/// Writes what was found in one file, as a sequence of records that each begin with one byte.
///
/// | byte | then |
/// |---|---|
/// | `R` | nothing: the process is ready for its first file |
/// | `P` | name, value: a property, as the file says it |
/// | `B` | kind, level, page (0: none), flags (1 bold, 2 italic), left, right, top, size, page height in points, text |
/// | `E` | media type, pages (0: none): the end of a file that was read |
/// | `U` | code, detail: the end of a file that could not be read |
/// | `M` | path in the container, place on disk: a file that came out of this one |
/// | `T` | seconds: what comes next may take that much longer |
/// | `C` | page, confidence 0 to 100, count, then word and confidence each: a page read by Tesseract |
/// | `N` | code, detail: something of the file that is not in what was found |
/// | `I` | place on disk: the page that was asked for, as a PNG |
///
/// Texts are their length in bytes as an int, then UTF-8. Where a footnote's mark is printed, the
/// text has it between U+FFFA and U+FFFB. The application's `ParserFork` reads this.
final class Wire {

    /// Thrown through the parser when a document has more text than allowed.
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLong() {
            super("too much text", null, false, false);
        }
    }

    static final int BOLD = 1;
    static final int ITALIC = 2;

    private final DataOutputStream out;
    private final int maxText;
    private int length;

    Wire(DataOutputStream out, int maxText) {
        this.out = out;
        this.maxText = maxText;
    }

    /// How the mark of a footnote is written in a text: U+FFFA and U+FFFB stand around it.
    static String mark(String printed) {
        return "\uFFFA" + printed + "\uFFFB";
    }

    void begin() {
        length = 0;
    }

    /// Whether the file at hand has shown any text yet.
    boolean silent() {
        return length == 0;
    }

    void ready() throws IOException {
        out.writeByte('R');
        out.flush();
    }

    void property(String name, String value) throws IOException {
        out.writeByte('P');
        text(name);
        text(value.length() > 4_000 ? value.substring(0, 4_000) : value);
    }

    void block(Kind kind, int level, int page, int flags, String text) throws IOException {
        block(kind, level, page, flags, 0, 0, 0, 0, 0, text);
    }

    void block(
            Kind kind,
            int level,
            int page,
            int flags,
            float left,
            float right,
            float top,
            float size,
            float height,
            String text)
            throws IOException {
        if (text.isBlank()) {
            return;
        }
        length += text.length();
        if (length > maxText) {
            throw new TooLong();
        }
        out.writeByte('B');
        out.writeByte(kind.code);
        out.writeByte(level);
        out.writeInt(page);
        out.writeByte(flags);
        out.writeFloat(left);
        out.writeFloat(right);
        out.writeFloat(top);
        out.writeFloat(size);
        out.writeFloat(height);
        text(text);
    }

    void end(String mediaType, int pages) throws IOException {
        out.writeByte('E');
        text(mediaType);
        out.writeInt(pages);
        out.flush();
    }

    void member(String path, Path place) throws IOException {
        out.writeByte('M');
        text(path);
        text(place.toAbsolutePath().toString());
    }

    void takes(int seconds) throws IOException {
        out.writeByte('T');
        out.writeInt(seconds);
        out.flush();
    }

    void recognised(int page, float confidence, Map<String, Float> words) throws IOException {
        out.writeByte('C');
        out.writeInt(page);
        out.writeFloat(confidence);
        out.writeInt(words.size());
        for (var word : words.entrySet()) {
            text(word.getKey());
            out.writeFloat(word.getValue());
        }
    }

    void note(String code, String detail) throws IOException {
        out.writeByte('N');
        text(code);
        text(detail);
    }

    void image(Path place) throws IOException {
        out.writeByte('I');
        text(place.toAbsolutePath().toString());
        out.flush();
    }

    void unreadable(String code, String detail) throws IOException {
        out.writeByte('U');
        text(code);
        text(detail.length() > 2_000 ? detail.substring(0, 2_000) : detail);
        out.flush();
    }

    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    /// What a block is, as far as the format itself says so.
    enum Kind {
        HEADING('h'),
        PARAGRAPH('p'),
        ITEM('i'),
        /// One row of a table; its cells are separated by tabs.
        ROW('r'),
        NOTE('n'),
        /// One printed line of a format that knows places on a page and no paragraphs.
        LINE('l'),
        /// A whole plain text, whose paragraphs are not told apart yet.
        RAW('t');

        final char code;

        Kind(char code) {
            this.code = code;
        }
    }
}
