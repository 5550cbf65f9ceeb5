package org.compendium.ingest;

import java.util.Locale;
import java.util.regex.Pattern;
import org.compendium.document.Kind;
import org.compendium.document.Symbol;
import org.jspecify.annotations.Nullable;

/// Tells what sort of document it is by what it calls itself, never by what it cites.
final class Kinds {

    private static final Pattern SECRETARIAT =
            Pattern.compile(
                    "(?iu)(?:report|note|study|memorandum|background (?:note|paper|document))\\s+(?:prepared\\s+)?(?:by|of|from)\\s+(?:the\\s+)?(?:\\p{L}+\\s+){0,6}(?:secretariat|secretary-general|executive director|director-general|high commissioner)"
                            + "|rapport (?:du|établi par le) (?:secrétariat|secrétaire général)|informe (?:de la secretar[íi]a|del secretario general)|доклад (?:секретариата|генерального секретаря)");
    private static final Pattern MEETING =
            Pattern.compile(
                    "(?iu)report (?:of|on) the (?:[\\p{L},'’-]+\\s+){0,14}(?:expert meeting|meeting|workshop|conference|seminar|symposium|working party|commission|committee|board)\\b.{0,160}?(?:\\bon (?:its|the)\\b.{0,40}\\bsession\\b|\\bheld\\b|\\bon\\b)?"
                            + "|(?:proceedings|summary record|minutes|compte rendu|acta resumida) of.*"
                            + "|report of the (?:advisory )?committee.*");
    private static final Pattern RESOLUTION =
            Pattern.compile(
                    "(?iu)(?:draft\\s+)?(?:resolution|decision)s?\\b.{0,60}\\b(?:adopted|by the)\\b.*|(?:résolution|resolución|резолюция)\\b.*|\\d{1,3}/\\d{1,4}\\.\\s.*",
                    Pattern.DOTALL);
    private static final Pattern MANUAL =
            Pattern.compile(
                    "(?iu)\\b(?:manual|handbook|guide(?:lines|book)?|toolkit|tool kit|how[- ]to|manuel|gu[íi]a|руководство|手册|指南|دليل)\\b");
    private static final Pattern CASE =
            Pattern.compile("(?iu)\\b(?:case stud(?:y|ies)|étude de cas|estudio de caso)\\b");
    private static final Pattern BRIEF =
            Pattern.compile(
                    "(?iu)\\b(?:policy brief|policy note|briefing note|note d['’]orientation|informe de pol[íi]ticas)\\b");
    private static final Pattern STATEMENT =
            Pattern.compile(
                    "(?iu)^(?:opening |closing )?(?:statement|speech|address|remarks|déclaration|discours|discurso|выступление)\\b");
    private static final Pattern STUDY =
            Pattern.compile(
                    "(?iu)\\b(?:study|survey|working paper|discussion paper|research paper|étude|estudio|исследование)\\b");

    /// How somebody begins who speaks in a meeting.
    private static final Pattern SPEAKS =
            Pattern.compile(
                    "(?:\\bMr\\.?,? President\\b|\\bMadam,? President\\b|\\bMr\\.? Chairman\\b|\\byour (?:unanimous )?election\\b|\\b(?:congratulat\\w+|felicitat\\w+)\\b.{0,200}\\b(?:President|presidency|election)\\b|\\bthis (?:august )?Assembly\\b|\\b(?:I|we) (?:wish|should like|would like) to\\b|\\bspeak on behalf of\\b|\\bI have the honou?r\\b|\\b(?:Your )?Excellenc(?:y|ies)\\b|\\bthe General Assembly\\b.{0,80}\\bsession\\b)",
                    Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final Pattern SPEECH_FILE =
            Pattern.compile("(?i)[A-Z]{2,3}_\\d{1,3}_(?:19|20)\\d{2}\\.txt");
    private static final Pattern FIRST_PERSON =
            Pattern.compile("\\b(?:I|my|we|our|us)\\b", Pattern.CASE_INSENSITIVE);

    private Kinds() {}

    static Kind of(
            Masthead masthead,
            @Nullable Symbol symbol,
            String title,
            String head,
            String fileName,
            String text) {
        @Nullable String author = masthead.author();
        if (symbol != null && symbol.key().contains("/RES/")) {
            return Kind.RESOLUTION;
        }
        if (author != null) {
            String own = author.replaceAll("\\s+", " ").strip();
            if (SECRETARIAT.matcher(own).find()) {
                return Kind.SECRETARIAT_REPORT;
            }
            if (MEETING.matcher(own).find()) {
                return Kind.MEETING_REPORT;
            }
        }
        for (String line : (title + "\n" + head).split("\n")) {
            String own = line.replaceAll("\\s+", " ").strip();
            if (own.length() > 300) {
                continue;
            }
            if (RESOLUTION.matcher(own).matches()) {
                return Kind.RESOLUTION;
            }
            if (SECRETARIAT.matcher(own).lookingAt()) {
                return Kind.SECRETARIAT_REPORT;
            }
            if (MEETING.matcher(own).lookingAt()) {
                return Kind.MEETING_REPORT;
            }
            if (STATEMENT.matcher(own).find() && own.length() < 160) {
                return Kind.STATEMENT;
            }
        }
        if (CASE.matcher(title).find()) {
            return Kind.CASE_STUDY;
        }
        if (MANUAL.matcher(title).find()) {
            return Kind.MANUAL;
        }
        if (BRIEF.matcher(title + "\n" + head).find()) {
            return Kind.POLICY_BRIEF;
        }
        if (STUDY.matcher(title).find()) {
            return Kind.STUDY;
        }
        return speech(fileName, text) ? Kind.STATEMENT : Kind.OTHER;
    }

    private static boolean speech(String fileName, String text) {
        String opening = text.substring(0, Math.min(text.length(), 3_000));
        int signs = 0;
        var sign = SPEAKS.matcher(opening);
        while (sign.find()) {
            signs++;
        }
        long words = opening.chars().filter(Character::isWhitespace).count();
        long first = FIRST_PERSON.matcher(opening).results().count();
        boolean speaks = words > 40 && first * 40 >= words;
        return SPEECH_FILE
                                .matcher(fileName.toUpperCase(Locale.ROOT).replace(".TXT", ".txt"))
                                .matches()
                        && (signs >= 1 || speaks)
                || signs >= 2 && speaks;
    }
}
