package org.compendium.ingest.extract;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.compendium.document.Passage;

/// Says in sentences why a file could not be read, or not all of it, and what to do about it.
final class Reasons {

    private static final String DAMAGED =
            "The file is damaged and cannot be read; open it in the program that made it, save it"
                    + " again and send that copy";

    private static final int MOST_PAGES = 20;

    private final ExtractionSettings settings;

    Reasons(ExtractionSettings settings) {
        this.settings = settings;
    }

    Extraction failed(ParserFork.Answer.Failed failed, Conditions how) {
        String mediaType = failed.detail().replaceFirst(";.*$", "");
        String detail = failed.detail().replaceFirst("^[^;]*; ?", "");
        return switch (failed.code()) {
            case "encrypted" ->
                    new Extraction.Locked(
                            "The file is locked. Enter its password to have it read.");
            case "wrong-password" ->
                    new Extraction.Locked(
                            "This password does not open the file. Enter the one it was locked"
                                    + " with.");
            case "too-many-members" ->
                    new Extraction.Refused(
                            "More files are in it than the "
                                    + how.members()
                                    + " that may still come out of one sending; send it in"
                                    + " several parts.");
            case "unpacks-too-large" ->
                    new Extraction.Refused(
                            "Unpacked it is larger than the "
                                    + size(how.unpacked())
                                    + " that may still come out of one sending; send it in"
                                    + " several parts.");
            case "overlaps" ->
                    new Extraction.Refused(
                            "Its files lie over each other, as in archives that are made to fill a"
                                    + " disk; pack them again and send that archive.");
            case "nested" ->
                    new Extraction.Refused(
                            "It lies too deep, in an archive inside an archive; unpack the outer"
                                    + " ones and send what is in them.");
            default -> new Extraction.Unreadable(reason(failed.code(), mediaType, detail));
        };
    }

    private String reason(String code, String mediaType, String detail) {
        return switch (code) {
            case "protected" -> "The file is protected against copying; send a copy that is not.";
            case "empty" -> "The file is empty.";
            case "no-members" ->
                    "There are no files in it, or only such as programs put there; look whether it"
                            + " was packed completely.";
            case "unknown-compression" ->
                    "It is packed in a way that we cannot open; pack it again as a ZIP archive and"
                            + " send that.";
            case "archive" ->
                    "It is an archive that we cannot open ("
                            + mediaType
                            + "); send the files in it, or pack them as ZIP.";
            case "image" ->
                    "It is an image of a kind that we cannot read ("
                            + mediaType
                            + "); send it as PNG, JPEG, TIFF or PDF.";
            case "unsupported" ->
                    "Not a document format we read ("
                            + mediaType
                            + "); send it as PDF, DOCX or plain text.";
            case "too-long" ->
                    "It holds more than " + settings.maxText() + " characters; send it in parts.";
            case "bomb" ->
                    "It unpacks to far more than its size, as files do that are made to do harm;"
                            + " save it again in the program that made it and send that copy.";
            case "too-many-pixels" ->
                    "It is an image of "
                            + detail
                            + " points, more than the "
                            + settings.limits().pixels() / 1_000_000
                            + " million allowed; scan it with fewer dots per inch.";
            case "too-many-scans" ->
                    "It holds more than "
                            + settings.limits().scannedPages()
                            + " scanned pages; send it in parts.";
            case "no-tesseract", "no-language" ->
                    "It is a scan or an image, and " + missing(code, detail);
            default -> DAMAGED + (detail.isBlank() ? "." : " (" + detail + ").");
        };
    }

    private static String missing(String code, String pack) {
        String packages = "tesseract-ocr-" + pack.replace('_', '-');
        return code.equals("no-language")
                ? "this server cannot recognise its language or script. Ask its administrator to"
                        + " install "
                        + packages
                        + ", then send it again."
                : "text recognition is not installed on this server. Ask its administrator to"
                        + " install tesseract-ocr and "
                        + (pack.isEmpty()
                                ? "the languages that you need (tesseract-ocr-eng, -fra, -spa,"
                                        + " -rus, -ara, -chi-sim)"
                                : packages)
                        + ", then send it again.";
    }

    String nothing(ParserFork.Answer.Found found) {
        boolean pictures =
                found.mediaType().startsWith("image/")
                        || found.notes().stream()
                                .anyMatch(note -> note.code().equals("page-not-recognised"));
        if (pictures) {
            return "There are no words in its images that a machine can read; send a sharper scan,"
                    + " or a copy that has its words as text.";
        }
        return found.mediaType().equals("application/pdf")
                ? "There is no text in it, and no image of any; send a copy that has its words as"
                        + " text."
                : "There is no text in it; send a copy that has its words as text.";
    }

    /// What a reader of the text has to know.
    List<String> notes(ParserFork.Answer.Found found) {
        List<String> sentences = new ArrayList<>();
        Map<String, List<String>> pages = new LinkedHashMap<>();
        for (ParserFork.Note note : found.notes()) {
            switch (note.code()) {
                case "page-broken", "page-not-recognised" ->
                        pages.computeIfAbsent(note.code(), code -> new ArrayList<>())
                                .add(note.detail());
                default -> {
                    String[] parts = note.detail().split(";", 2);
                    sentences.add(
                            page(List.of(parts[0].split(", ")))
                                    + " could not be read: "
                                    + reason(note.code(), "", parts.length > 1 ? parts[1] : "")
                                            .replaceFirst("^It ", "it "));
                }
            }
        }
        pages.forEach((code, numbers) -> {
            sentences.add(
                    page(numbers)
                            + (code.equals("page-broken")
                                    ? " could not be read completely: damaged."
                                    : " could not be read: an image without words that a machine"
                                            + " can tell."));
        });
        if (!found.recognised().isEmpty()) {
            sentences.add(recognised(found.recognised()));
        }
        return sentences;
    }

    private static String recognised(Map<Integer, Extraction.Recognised> recognised) {
        var pages = new TreeMap<>(recognised);
        String sentence =
                page(pages.keySet().stream().map(String::valueOf).toList())
                        + (pages.size() == 1 ? " was" : " were")
                        + (pages.size() == 1
                                ? " read by machine from an image"
                                : " read by machine from images");
        String doubtful =
                pages.entrySet().stream()
                        .filter(page -> page.getValue().confidence() < Passage.DOUBTFUL)
                        .limit(MOST_PAGES)
                        .map(page ->
                                page.getKey()
                                        + " ("
                                        + Math.round(page.getValue().confidence())
                                        + " % sure)")
                        .collect(Collectors.joining(", "));
        return doubtful.isEmpty()
                ? sentence + "."
                : sentence + "; compare with the image what was read on page " + doubtful + ".";
    }

    private static String page(List<String> numbers) {
        String shown = String.join(", ", numbers.subList(0, Math.min(MOST_PAGES, numbers.size())));
        return numbers.size() == 1
                ? "Page " + shown
                : numbers.size() <= MOST_PAGES
                        ? "Pages " + shown
                        : numbers.size() + " pages (" + shown + ", …)";
    }

    static String size(long bytes) {
        return bytes >= 1L << 30 && bytes % (1L << 30) == 0
                ? (bytes >> 30) + " GB"
                : bytes >= 1L << 20 ? (bytes >> 20) + " MB" : bytes + " bytes";
    }
}
