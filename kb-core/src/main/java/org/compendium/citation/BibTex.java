package org.compendium.citation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.compendium.document.Document;
import org.compendium.document.Kind;
import org.jspecify.annotations.Nullable;

/// BibTeX in UTF-8, with the fields of biblatex for language and addresses. An institution stands
/// in double braces, so that it is not taken apart into first and last names.
final class BibTex {

    private BibTex() {}

    static String write(List<Source> sources, LocalDate accessed) {
        StringBuilder out = new StringBuilder();
        for (Source source : sources) {
            write(out, source, accessed);
        }
        return out.toString();
    }

    private static void write(StringBuilder out, Source source, LocalDate accessed) {
        Document document = source.document();
        String type = type(document.kind(), source.author() != null);
        Map<String, String> fields = new LinkedHashMap<>();
        put(fields, "author", braced(source.author()));
        put(fields, "title", braced(source.title()));
        put(fields, type.equals("techreport") ? "institution" : "organization", source.author());
        put(fields, "number", source.number());
        LocalDate date = document.date();
        if (date != null) {
            put(fields, "year", Integer.toString(date.getYear()));
            put(fields, "date", date.toString());
        }
        put(fields, "language", document.language());
        put(fields, "note", notes(source));
        out.append('@').append(type).append('{').append(document.id().value());
        fields.forEach((name, value) ->
                out.append(",\n  ").append(name).append(" = {").append(value).append('}'));
        // Verbatim fields: nothing in them is escaped, and addresses have no braces.
        out.append(",\n  url = {").append(source.url()).append('}');
        out.append(",\n  urldate = {").append(accessed).append("}\n}\n\n");
    }

    private static @Nullable String notes(Source source) {
        StringBuilder notes = new StringBuilder(source.digest() ? Source.PARAPHRASE + ". " : "");
        for (Quotation quoted : source.quotations()) {
            notes.append(Ris.note(quoted)).append(". ");
        }
        return notes.isEmpty() ? null : notes.toString();
    }

    private static String type(Kind kind, boolean institution) {
        return switch (kind) {
            case CASE_STUDY, MEETING_REPORT, SECRETARIAT_REPORT, STUDY, POLICY_BRIEF ->
                    institution ? "techreport" : "misc";
            case MANUAL -> "manual";
            case RESOLUTION, STATEMENT, DIGEST, OTHER -> "misc";
        };
    }

    private static void put(Map<String, String> fields, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            fields.put(name, value.startsWith("\0") ? value.substring(1) : escaped(value));
        }
    }

    // The mark says that the value is escaped already.
    private static @Nullable String braced(@Nullable String value) {
        return value == null ? null : "\0{" + escaped(value) + "}";
    }

    private static String escaped(String value) {
        StringBuilder out = new StringBuilder();
        for (char c : Ris.oneLine(value).toCharArray()) {
            switch (c) {
                case '\\' -> out.append("\\textbackslash{}");
                case '{', '}', '$', '&', '#', '%', '_' -> out.append('\\').append(c);
                case '^' -> out.append("\\textasciicircum{}");
                case '~' -> out.append("\\textasciitilde{}");
                case '\u00a0' -> out.append('~');
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}
