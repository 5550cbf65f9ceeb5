package org.compendium.reference;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Whose resolution it is. Numbers alone do not always say.
enum Organ {
    // What is not ours to resolve comes first: "Environment Assembly" ends like "Assembly".
    OTHER(
            "(?:Environment|Health|National|Parliamentary|Legislative) Assembly|UNEA|Governing Council|Executive (?:Board|Council)|European Council|Sub-?Commission|Commission(?! on Human Rights)|Committee|Board|Conference(?: of the Parties)?|Meeting of the Parties|Parties|Congress|Parliament|Ministers"),
    HUMAN_RIGHTS_COMMISSION(
            "Commission on Human Rights|Commission des droits de l['’]homme|Comisión de Derechos Humanos|Комисси\\p{L}+ по правам человека|لجنة حقوق الإنسان|人权委员会"),
    RIGHTS(
            "Human Rights Council|Conseil des droits de l['’]homme|Consejo de Derechos Humanos|Совет\\p{L}* по правам человека|(?:ل|ب|و)?مجلس حقوق الإنسان|人权理事会"),
    ECOSOC(
            "Economic and Social Council|Conseil économique et social|Consejo Económico y Social|Экономическ\\p{L}+ и Социальн\\p{L}+ Совет\\p{L}*|المجلس الاقتصادي والاجتماعي|经济及社会理事会|经社理事会"),
    SECURITY(
            "Security Council|Conseil de sécurité|Consejo de Seguridad|Совет\\p{L}* Безопасности|(?:ل|ب|و)?مجلس الأمن|安全理事会|安理会"),
    ASSEMBLY(
            "General Assembly|Assembly|Assemblée générale|Asamblea General|Генеральн\\p{L}+ Ассамбле\\p{L}+|الجمعية العامة|للجمعية العامة|大会");

    private final Pattern last;
    private final Pattern next;
    private final Pattern within;

    Organ(String names) {
        String name = "(?:" + names + ")";
        last =
                Pattern.compile(
                        "(?u)(?<!\\p{L})"
                                + name
                                + "(?:['’]s?)?(?:,?\\s(?:in|by|under|through)\\s)?(?:\\s?(?:its|their|draft|previous|relevant|sa|ses|su|sus)\\s?){0,2}[\\s《（(]*$");
        next =
                Pattern.compile(
                        "(?u)^\\s?(?:of the|of|de la|de l['’]|du|del|de los|des)?\\s?" + name);
        within = Pattern.compile("(?u)(?<!\\p{L})" + name + "(?!\\p{L})");
    }

    /// Whether words between "resolution" and the number name an organ.
    static boolean names(String words) {
        for (Organ organ : values()) {
            if (organ.within.matcher(words).find()) {
                return true;
            }
        }
        return false;
    }

    /// The organ right before or after, or between the word "resolution" and the number.
    static @Nullable Organ of(String before, String between, String after) {
        for (Organ organ : values()) {
            if (organ.within.matcher(between).find()) {
                return organ;
            }
        }
        @Nullable Organ nearest = null;
        int longest = -1;
        for (Organ organ : values()) {
            Matcher found = organ.last.matcher(before);
            // "Economic and Social Council" over "Council": the longer name is meant.
            if (found.find() && before.length() - found.start() > longest) {
                longest = before.length() - found.start();
                nearest = organ;
            }
        }
        if (nearest != null) {
            return nearest;
        }
        for (Organ organ : values()) {
            if (organ.next.matcher(after).find()) {
                return organ;
            }
        }
        return null;
    }
}
