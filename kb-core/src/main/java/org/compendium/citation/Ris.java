package org.compendium.citation;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.compendium.document.Document;
import org.compendium.document.Kind;
import org.jspecify.annotations.Nullable;

/// The tagged format of Research Information Systems: a tag of two characters, two spaces, a
/// hyphen, a space; lines end with CR LF. `SN` is the number of a report, `M1` that of all else.
final class Ris {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd");

    private Ris() {}

    static String write(List<Source> sources, LocalDate accessed) {
        StringBuilder out = new StringBuilder();
        for (Source source : sources) {
            write(out, source, accessed);
        }
        return out.toString();
    }

    private static void write(StringBuilder out, Source source, LocalDate accessed) {
        Document document = source.document();
        String type = type(document.kind());
        tag(out, "TY", type);
        tag(out, "ID", document.id().value());
        tag(out, "AU", source.author());
        tag(out, "TI", source.title());
        LocalDate date = document.date();
        if (date != null) {
            tag(out, "PY", Integer.toString(date.getYear()));
            tag(out, "DA", DAY.format(date));
        }
        tag(out, type.equals("RPRT") ? "SN" : "M1", source.number());
        tag(out, "LA", document.language());
        tag(out, "UR", source.url());
        tag(out, "Y2", DAY.format(accessed));
        if (source.digest()) {
            tag(out, "N1", Source.PARAPHRASE);
            tag(out, "L2", document.sourceUrl());
        }
        for (Quotation quoted : source.quotations()) {
            tag(out, "N1", note(quoted));
        }
        out.append("ER  - \r\n");
    }

    static String note(Quotation quoted) {
        return quoted.citation()
                + ": "
                + quoted.text()
                + (quoted.note().isEmpty() ? "" : " [" + quoted.note() + "]")
                + " "
                + quoted.url();
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case CASE_STUDY, MANUAL, MEETING_REPORT, SECRETARIAT_REPORT, STUDY, POLICY_BRIEF ->
                    "RPRT";
            case RESOLUTION -> "GOVDOC";
            case DIGEST -> "ELEC";
            case STATEMENT, OTHER -> "GEN";
        };
    }

    // A line break would end the field, and what follows it could be read as another one.
    private static void tag(StringBuilder out, String tag, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            out.append(tag).append("  - ").append(oneLine(value)).append("\r\n");
        }
    }

    static String oneLine(String value) {
        return value.replaceAll("[\\p{Cc}\\u2028\\u2029]+", " ").strip();
    }
}
