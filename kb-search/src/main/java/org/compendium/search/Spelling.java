package org.compendium.search;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// British and American spellings of the same English words. They are exchanged in what is asked,
/// word by word; in the index every text keeps its own.
final class Spelling {

    private static final Map<Pattern, String> AMERICAN = new LinkedHashMap<>();
    private static final Map<Pattern, String> BRITISH = new LinkedHashMap<>();

    // Words that end in "or" are American only where they are one of these: "sector" is not.
    private static final String OR =
            "(arb|ard|behavi|cand|clam|col|demean|endeav|fav|ferv|flav|glam|harb|hon|hum|lab|neighb"
                    + "|od|parl|ranc|rig|rum|sav|savi|splend|tum|val|vap|vig)";
    private static final String OR_ENDINGS =
            "(s|ed|ing|er|ers|able|ably|al|ally|hood|hoods|ful|less|ite|ites|ist|ists)?";
    private static final String DOUBLED =
            "(cancel|channel|counsel|fuel|label|level|marvel|model|quarrel|signal|total|travel"
                    + "|tunnel)";

    static {
        both(
                "(\\p{L}{3,})is(e|es|ed|ing|er|ers|ation|ations|ational)",
                "$1iz$2",
                "(\\p{L}{3,})iz(e|es|ed|ing|er|ers|ation|ations|ational)",
                "$1is$2");
        both(OR + "our" + OR_ENDINGS, "$1or$2", OR + "or" + OR_ENDINGS, "$1our$2");
        both(
                "(cent|theat|fib|lit|calib|\\p{L}{0,9}met)re(s|d)?",
                "$1er$2",
                "(cent|theat|fib|lit|calib|kilomet|centimet|millimet)er(s|ed)?",
                "$1re$2");
        both("programme(s)?", "program$1", "program(s)?", "programme$1");
        both(
                "(\\p{L}{2,})ys(e|es|ed|er|ers|ing)",
                "$1yz$2",
                "(\\p{L}{2,})yz(e|es|ed|er|ers|ing)",
                "$1ys$2");
        both(
                "(anal|catal|dial|monol|prol)ogue(s|d)?",
                "$1og$2",
                "(anal|catal|dial|monol|prol)og(s|ed)?",
                "$1ogue$2");
        both(
                "(def|off|pret|lic)ence(s|d)?",
                "$1ense$2",
                "(def|off|pret|lic)ense(s|d)?",
                "$1ence$2");
        both(DOUBLED + "l(ed|ing|er|ers)", "$1$2", DOUBLED + "(ed|ing|er|ers)", "$1l$2");
        both(
                "(enrol|fulfil|instal|distil)(s|ment|ments)?",
                "$1l$2",
                "(enrol|fulfil|instal|distil)l(s|ment|ments)?",
                "$1$2");
        both(
                "(judg|acknowledg|abridg)ement(s)?",
                "$1ment$2",
                "(judg|acknowledg|abridg)ment(s)?",
                "$1ement$2");
    }

    private Spelling() {}

    private static void both(String british, String toAmerican, String american, String toBritish) {
        AMERICAN.put(whole(british), toAmerican);
        BRITISH.put(whole(american), toBritish);
    }

    private static Pattern whole(String word) {
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + word + "(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// @return the same words where none has a British spelling
    static String american(String words) {
        return exchanged(words, AMERICAN);
    }

    /// @return the same words where none has an American spelling
    static String british(String words) {
        return exchanged(words, BRITISH);
    }

    private static String exchanged(String words, Map<Pattern, String> rules) {
        String exchanged = words;
        for (var rule : rules.entrySet()) {
            exchanged = rule.getKey().matcher(exchanged).replaceAll(rule.getValue());
        }
        return exchanged;
    }
}
