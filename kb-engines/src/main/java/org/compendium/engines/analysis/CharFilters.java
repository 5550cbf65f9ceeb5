package org.compendium.engines.analysis;

import java.io.Reader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.pattern.PatternReplaceCharFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.NormalizingCharFilterFactory;

/// What changes characters before they are cut into tokens.
final class CharFilters {

    private CharFilters() {}

    private record Plain(String name, UnaryOperator<Reader> maker) implements CharFilterFactory {

        @Override
        public Reader create(Reader reader) {
            return maker.apply(reader);
        }
    }

    /// May be part of a normalizer.
    private record Normalizing(String name, UnaryOperator<Reader> maker)
            implements NormalizingCharFilterFactory {

        @Override
        public Reader create(Reader reader) {
            return maker.apply(reader);
        }
    }

    static CharFilterFactory htmlStrip(String name, Settings settings) {
        Set<String> kept = new HashSet<>(settings.getAsList("escaped_tags"));
        return new Plain(name, reader -> new HTMLStripCharFilter(reader, kept));
    }

    static CharFilterFactory patternReplace(String name, Settings settings) {
        Pattern pattern = Filters.pattern(settings, "");
        String replacement = settings.get("replacement", "");
        return new Normalizing(
                name, reader -> new PatternReplaceCharFilter(pattern, replacement, reader));
    }

    static CharFilterFactory mapping(Environment env, String name, Settings settings) {
        List<String> rules =
                org.elasticsearch.index.analysis.Analysis.getWordList(env, settings, "mappings");
        if (rules == null) {
            throw new IllegalArgumentException(
                    "mapping requires either `mappings` or `mappings_path` to be configured");
        }
        var map = new NormalizeCharMap.Builder();
        for (String rule : rules) {
            int arrow = rule.lastIndexOf("=>");
            if (arrow < 0) {
                throw new IllegalArgumentException("Invalid Mapping Rule : [" + rule + "]");
            }
            map.add(
                    unescaped(rule.substring(0, arrow).strip()),
                    unescaped(rule.substring(arrow + 2).strip()));
        }
        NormalizeCharMap built = map.build();
        return new Normalizing(name, reader -> new MappingCharFilter(built, reader));
    }

    /// Knows `\\`, `\n`, `\t`, `\r`, `\b`, `\f` and `\u0020`, as in the reference documentation.
    private static String unescaped(String text) {
        var result = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character != '\\') {
                result.append(character);
                continue;
            }
            at++;
            if (at == text.length()) {
                throw new IllegalArgumentException("Invalid escaped char in [" + text + "]");
            }
            switch (text.charAt(at)) {
                case 'n' -> result.append('\n');
                case 't' -> result.append('\t');
                case 'r' -> result.append('\r');
                case 'b' -> result.append('\b');
                case 'f' -> result.append('\f');
                case 'u' -> {
                    if (at + 5 > text.length()) {
                        throw new IllegalArgumentException(
                                "Invalid escaped char in [" + text + "]");
                    }
                    result.append((char) Integer.parseInt(text.substring(at + 1, at + 5), 16));
                    at += 4;
                }
                default -> result.append(text.charAt(at));
            }
        }
        return result.toString();
    }
}
