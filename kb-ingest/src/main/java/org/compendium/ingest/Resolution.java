package org.compendium.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.compendium.document.Passage;
import org.compendium.ingest.extract.Block;
import org.compendium.ingest.extract.NoteMark;
import org.jspecify.annotations.Nullable;

/// Which paragraphs of a resolution give its reasons and which decide.
///
/// A resolution is one sentence. Its subject, "The General Assembly,", stands alone; the reasons
/// end in commas; what is decided is numbered, or is the first to end in a stop or a semicolon. So
/// punctuation tells them apart in every language, and no list of verbs is needed.
///
/// @param subjects indices of the parts "The General Assembly,": one for each resolution
/// @param roles by index; parts that are neither are not in it
record Resolution(NavigableSet<Integer> subjects, Map<Integer, Passage.Role> roles) {

    private static final Pattern SUBJECT =
            Pattern.compile(
                    "The (?:General Assembly|Security Council|Economic and Social Council|Human Rights Council|Trade and Development Board"
                            + "|(?:[A-Z][\\p{L}-]+ )?(?:Commission|Conference|Committee|Council|Assembly|Board|Congress|Meeting)(?: [\\p{L}-]+){0,10}),"
                            + "|L['’]Assemblée (?:générale|mondiale de la Santé)\\s?,"
                            + "|L[ea] (?:Conseil|Commission|Conférence|Comité)(?: [\\p{L}'’-]+){0,10}\\s?,"
                            + "|(?:La Asamblea General|(?:El Consejo|La Comisión|La Conferencia|El Comité)(?: [\\p{L}-]+){0,10}),"
                            + "|(?:Генеральная Ассамблея|(?:Экономический и Социальный )?Совет(?: [\\p{L}-]+){0,6}|Комиссия(?: [\\p{L}-]+){0,8}|Конференция(?: [\\p{L}-]+){0,8}),"
                            + "|إن (?:الجمعية|مجلس|المجلس|لجنة|اللجنة|مؤتمر|المؤتمر)[^،,.]{0,60}[،,]"
                            + "|(?:大会|安全理事会|经济及社会理事会|人权理事会|[\\p{IsHan}]{2,16}(?:委员会|理事会|会议))[，,]");

    private static final Pattern VERB = Pattern.compile("\\s+(?=\\p{Lu})");
    private static final String COMMAS = ",،，";
    private static final String STOPS = ".;:؛；：。";

    /// "The General Assembly," alone.
    static boolean subject(String text) {
        return text.length() < 120 && reason(text) && SUBJECT.matcher(text.strip()).matches();
    }

    /// "The General Assembly," alone, or with the first reason after it.
    static boolean begins(String text) {
        String whole = text.strip();
        Matcher subject = SUBJECT.matcher(whole);
        return subject.lookingAt()
                && (subject.end() == whole.length()
                        || VERB.matcher(whole).region(subject.end(), whole.length()).lookingAt());
    }

    /// Whether a paragraph ends as reasons do.
    static boolean reason(String text) {
        return ends(text, COMMAS);
    }

    /// Puts the subject apart where it came in one part with the first reason.
    static List<Part> apart(List<Part> parts) {
        List<Part> apart = new ArrayList<>(parts.size());
        for (Part part : parts) {
            OptionalInt cut = cut(part);
            if (cut.isEmpty()) {
                apart.add(part);
                continue;
            }
            String subject = part.text().substring(0, cut.getAsInt()).strip();
            String rest = part.text().substring(cut.getAsInt());
            int from = Math.min(part.end() - 1, part.start() + cut.getAsInt());
            apart.add(part.with(part.start(), from, subject, List.of()));
            apart.add(
                    part.with(
                            from,
                            part.end(),
                            rest,
                            NoteMark.moved(part.marks(), -cut.getAsInt(), rest.length())));
        }
        return apart;
    }

    private static OptionalInt cut(Part part) {
        if (part.kind() != Block.Kind.PARAGRAPH || part.text().length() < 60) {
            return OptionalInt.empty();
        }
        Matcher subject = SUBJECT.matcher(part.text());
        if (!subject.lookingAt()) {
            return OptionalInt.empty();
        }
        Matcher verb = VERB.matcher(part.text()).region(subject.end(), part.text().length());
        return verb.lookingAt() && (reason(part.text()) || ends(part.text(), STOPS))
                ? OptionalInt.of(verb.end())
                : OptionalInt.empty();
    }

    static Resolution of(List<Part> parts) {
        NavigableSet<Integer> subjects =
                IntStream.range(0, parts.size())
                        .filter(i -> parts.get(i).kind() != Block.Kind.ROW)
                        .filter(i -> subject(parts.get(i).text()))
                        .boxed()
                        .collect(Collectors.toCollection(TreeSet::new));
        Map<Integer, Passage.Role> roles = new HashMap<>();
        for (int subject : subjects) {
            @Nullable Integer next = subjects.higher(subject);
            tell(parts, subject, annex(parts, subject, next == null ? parts.size() : next), roles);
        }
        return new Resolution(subjects, roles);
    }

    private static int annex(List<Part> parts, int from, int to) {
        return IntStream.range(from, to)
                .filter(i -> Annex.of(parts.get(i)) != null)
                .findFirst()
                .orElse(to);
    }

    private static void tell(List<Part> parts, int from, int to, Map<Integer, Passage.Role> roles) {
        boolean numbered =
                IntStream.range(from, to)
                        .anyMatch(i ->
                                Mark.numbers(parts.get(i).text()).stream()
                                        .anyMatch(number -> number.value() == 1));
        boolean decides = false;
        for (int i = from; i < to; i++) {
            Part part = parts.get(i);
            String text = part.text();
            if (part.kind() != Block.Kind.PARAGRAPH && part.kind() != Block.Kind.ITEM) {
                continue;
            }
            boolean sentence = ends(text, COMMAS) || ends(text, STOPS) || part.prose();
            decides |=
                    numbered
                            ? !Mark.numbers(text).isEmpty()
                            : i > from && sentence && !reason(text) && Mark.items(text).isEmpty();
            if (decides ? sentence || part.marked() : sentence) {
                roles.put(i, decides ? Passage.Role.OPERATIVE : Passage.Role.PREAMBULAR);
            }
        }
    }

    private static boolean ends(String text, String marks) {
        int end = text.length();
        while (end > 1 && "”\"’')]» *".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return end > 0 && marks.indexOf(text.charAt(end - 1)) >= 0;
    }

    /// The letter of the part of a resolution whose subject this is: "A" stands up to three parts
    /// before it, with its title between.
    ///
    /// @return its index
    static @Nullable Integer letter(List<Part> parts, int subject) {
        for (int i = subject - 1; i >= Math.max(0, subject - 3); i--) {
            Part part = parts.get(i);
            if (part.text().strip().matches("[A-Z]")) {
                return i;
            }
            if (part.prose() || part.marked() || part.kind() == Block.Kind.ROW) {
                return null;
            }
        }
        return null;
    }
}
