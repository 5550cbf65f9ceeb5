package org.compendium.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.compendium.document.Slug;
import org.compendium.ingest.extract.Block;

/// The table of contents: its entries are not paragraphs, and headings it lists outrank the others.
///
/// @param rest the parts without it
/// @param titles its entries, as [Slug]s without chapter numbers
record Contents(List<Part> rest, Set<String> titles) {

    private static final Pattern HEADING =
            Pattern.compile(
                    "(?iu)(?:table of )?contents|table des mati[èe]res|sommaire|[íi]ndice|содержание|оглавление|目录|المحتويات");
    private static final Pattern COLUMNS =
            Pattern.compile(
                    "(?iu)(?:paragraphs?|pages?|chapters?|section|annex(?:es)?|[\\s\\t,])+");
    private static final Pattern ENTRY =
            Pattern.compile(
                    "(.{2,200}?)[\\s.…_·\\t]+(?:\\d{1,3}\\s*[-–]\\s*\\d{1,3}|\\d{1,3}|[ivxl]{1,6})(?:[\\s.…\\t]+\\d{1,3})?",
                    Pattern.DOTALL);

    static Contents of(List<Part> parts) {
        Set<String> titles = new LinkedHashSet<>();
        List<Part> rest = new ArrayList<>();
        int i = 0;
        while (i < parts.size()) {
            Part part = parts.get(i);
            if (i > 120
                    || part.text().length() > 60
                    || !HEADING.matcher(part.text().strip()).matches()) {
                rest.add(part);
                i++;
                continue;
            }
            int next = i + 1;
            Set<String> seen = new HashSet<>();
            while (next < parts.size() && entry(parts, next, seen)) {
                seen.add(title(parts.get(next)));
                next++;
            }
            if (seen.isEmpty()) {
                rest.add(part);
            }
            titles.addAll(seen);
            i = next;
        }
        titles.remove("");
        return new Contents(rest, titles);
    }

    private static boolean entry(List<Part> parts, int index, Set<String> seen) {
        Part part = parts.get(index);
        String text = part.text().strip();
        if (text.length() < 80 && COLUMNS.matcher(text).matches()
                || part.kind() == Block.Kind.ROW) {
            return true;
        }
        if (text.length() > 250) {
            return false;
        }
        if (ENTRY.matcher(text).matches() && !Part.endsSentence(text)) {
            return true;
        }
        // An entry without a page comes back as a heading; the heading itself does not come twice.
        String title = slug(text);
        if (title.isEmpty() || seen.contains(title)) {
            return false;
        }
        for (int later = index + 1; later < parts.size(); later++) {
            if (parts.get(later).text().length() < 250
                    && slug(parts.get(later).text()).equals(title)) {
                return true;
            }
        }
        return false;
    }

    private static String title(Part part) {
        String text = part.text().strip();
        if (text.length() < 80 && COLUMNS.matcher(text).matches()) {
            return "";
        }
        if (part.kind() == Block.Kind.ROW) {
            String[] cells = text.split("\t");
            StringBuilder title = new StringBuilder();
            for (String cell : cells) {
                if (!cell.matches("[\\d\\s.…–-]*")) {
                    title.append(title.isEmpty() ? "" : " ").append(cell);
                }
            }
            text = title.toString();
        }
        var entry = ENTRY.matcher(text);
        return slug(
                part.kind() != Block.Kind.ROW && entry.matches()
                        ? entry.group(1)
                        : text.replaceFirst("[\\s.…]+\\d*$", ""));
    }

    static String slug(String heading) {
        return Slug.of(Mark.withoutChapter(heading.strip()));
    }
}
