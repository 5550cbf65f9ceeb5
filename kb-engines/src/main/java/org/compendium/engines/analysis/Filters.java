package org.compendium.engines.analysis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cjk.CJKWidthFilter;
import org.apache.lucene.analysis.classic.ClassicFilter;
import org.apache.lucene.analysis.commongrams.CommonGramsFilter;
import org.apache.lucene.analysis.commongrams.CommonGramsQueryFilter;
import org.apache.lucene.analysis.core.DecimalDigitFilter;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.core.TypeTokenFilter;
import org.apache.lucene.analysis.core.UpperCaseFilter;
import org.apache.lucene.analysis.de.GermanNormalizationFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.fa.PersianNormalizationFilter;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.FingerprintFilter;
import org.apache.lucene.analysis.miscellaneous.KeepWordFilter;
import org.apache.lucene.analysis.miscellaneous.KeywordRepeatFilter;
import org.apache.lucene.analysis.miscellaneous.LengthFilter;
import org.apache.lucene.analysis.miscellaneous.LimitTokenCountFilter;
import org.apache.lucene.analysis.miscellaneous.PatternKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.miscellaneous.SetKeywordMarkerFilter;
import org.apache.lucene.analysis.miscellaneous.StemmerOverrideFilter;
import org.apache.lucene.analysis.miscellaneous.TrimFilter;
import org.apache.lucene.analysis.miscellaneous.TruncateTokenFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterIterator;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.ngram.NGramTokenFilter;
import org.apache.lucene.analysis.pattern.PatternCaptureGroupTokenFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.reverse.ReverseStringFilter;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.tr.ApostropheFilter;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.NormalizingTokenFilterFactory;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.plugins.AnalysisPlugin;

/// The token filters. Which of them are "normalizing", that is allowed in a normalizer and applied
/// to wildcard queries, follows the full distribution.
final class Filters {

    private Filters() {}

    private record Plain(String name, UnaryOperator<TokenStream> maker)
            implements TokenFilterFactory {

        @Override
        public TokenStream create(TokenStream stream) {
            return maker.apply(stream);
        }
    }

    private record Normalizing(String name, UnaryOperator<TokenStream> maker)
            implements NormalizingTokenFilterFactory {

        @Override
        public TokenStream create(TokenStream stream) {
            return maker.apply(stream);
        }
    }

    /// Both forms of a token in an index, but only the folded one in a normalizer or a synonym
    /// rule.
    private record Folding(String name, boolean preserveOriginal) implements TokenFilterFactory {

        @Override
        public TokenStream create(TokenStream stream) {
            return new ASCIIFoldingFilter(stream, preserveOriginal);
        }

        @Override
        public TokenStream normalize(TokenStream stream) {
            return new ASCIIFoldingFilter(stream);
        }

        @Override
        public TokenFilterFactory getSynonymFilter() {
            return preserveOriginal ? new Folding(name, false) : this;
        }
    }

    /// The filters without settings.
    private static final Map<String, UnaryOperator<TokenStream>> PLAIN =
            Map.ofEntries(
                    Map.entry("apostrophe", ApostropheFilter::new),
                    Map.entry("arabic_stem", ArabicStemFilter::new),
                    Map.entry("classic", ClassicFilter::new),
                    Map.entry("flatten_graph", FlattenGraphFilter::new),
                    Map.entry("french_stem", Stemmers.snowball("French")),
                    Map.entry("german_stem", Stemmers.snowball("German")),
                    Map.entry("keyword_repeat", KeywordRepeatFilter::new),
                    Map.entry("kstem", KStemFilter::new),
                    Map.entry("porter_stem", PorterStemFilter::new),
                    Map.entry("remove_duplicates", RemoveDuplicatesTokenFilter::new),
                    Map.entry("reverse", ReverseStringFilter::new),
                    Map.entry("russian_stem", Stemmers.snowball("Russian")));

    /// Likewise, and normalizing.
    private static final Map<String, UnaryOperator<TokenStream>> NORMALIZING =
            Map.of(
                    "arabic_normalization", ArabicNormalizationFilter::new,
                    "cjk_width", CJKWidthFilter::new,
                    "decimal_digit", DecimalDigitFilter::new,
                    "german_normalization", GermanNormalizationFilter::new,
                    "persian_normalization", PersianNormalizationFilter::new,
                    "trim", TrimFilter::new,
                    "uppercase", UpperCaseFilter::new);

    static Map<String, AnalysisProvider<TokenFilterFactory>> factories() {
        var all = new LinkedHashMap<String, AnalysisProvider<TokenFilterFactory>>();
        PLAIN.forEach((type, maker) -> all.put(type, (_, _, name, _) -> new Plain(name, maker)));
        NORMALIZING.forEach(
                (type, maker) -> all.put(type, (_, _, name, _) -> new Normalizing(name, maker)));
        all.put("lowercase", (_, _, name, settings) -> new Normalizing(name, lowercase(settings)));
        all.put(
                "asciifolding",
                (_, _, name, settings) ->
                        new Folding(name, settings.getAsBoolean("preserve_original", false)));
        all.put("elision", needsSettings(Filters::elision));
        all.put("stemmer", plain((_, settings) -> stemmer(settings)));
        all.put(
                "snowball",
                plain((_, settings) -> Stemmers.snowball(settings.get("language", "English"))));
        all.put("stemmer_override", needsSettings(plain(Filters::stemmerOverride)));
        all.put("keyword_marker", needsSettings(plain(Filters::keywordMarker)));
        all.put("cjk_bigram", plain((_, settings) -> cjkBigram(settings)));
        all.put("unique", plain((_, settings) -> unique(settings)));
        all.put("length", plain((_, settings) -> length(settings)));
        all.put("limit", plain((_, settings) -> limit(settings)));
        all.put("truncate", needsSettings(plain((_, settings) -> truncate(settings))));
        all.put("ngram", (index, _, name, settings) -> new Plain(name, ngram(index, settings)));
        all.put("edge_ngram", plain((_, settings) -> edgeNgram(settings)));
        all.put("fingerprint", plain((_, settings) -> fingerprint(settings)));
        all.put("keep", needsSettings(plain(Filters::keep)));
        all.put("keep_types", needsSettings(plain((_, settings) -> keepTypes(settings))));
        all.put("common_grams", needsSettings(plain(Filters::commonGrams)));
        all.put("pattern_capture", needsSettings(plain((_, settings) -> patternCapture(settings))));
        all.put(
                "pattern_replace",
                needsSettings(
                        (_, _, name, settings) -> new Normalizing(name, patternReplace(settings))));
        all.put("word_delimiter_graph", plain(Filters::wordDelimiterGraph));
        all.put(
                "synonym",
                needsSettings((_, env, name, settings) -> Synonyms.of(env, name, settings, false)));
        all.put(
                "synonym_graph",
                needsSettings((_, env, name, settings) -> Synonyms.of(env, name, settings, true)));
        return all;
    }

    static List<PreConfiguredTokenFilter> preConfigured() {
        var all = new ArrayList<PreConfiguredTokenFilter>();
        PLAIN.forEach((name, maker) -> all.add(bare(name, false, maker)));
        NORMALIZING.forEach((name, maker) -> all.add(bare(name, true, maker)));
        all.add(bare("asciifolding", true, ASCIIFoldingFilter::new));
        all.add(
                bare(
                        "elision",
                        true,
                        stream -> new ElisionFilter(stream, FrenchAnalyzer.DEFAULT_ARTICLES)));
        all.add(bare("stemmer", false, PorterStemFilter::new));
        all.add(bare("snowball", false, Stemmers.snowball("English")));
        all.add(bare("cjk_bigram", false, CJKBigramFilter::new));
        all.add(bare("unique", false, stream -> new UniqueFilter(stream, false)));
        all.add(bare("length", false, length(Settings.EMPTY)));
        all.add(bare("limit", false, limit(Settings.EMPTY)));
        all.add(bare("truncate", false, stream -> new TruncateTokenFilter(stream, 10)));
        all.add(bare("ngram", false, stream -> new NGramTokenFilter(stream, 1, 2, false)));
        all.add(bare("edge_ngram", false, stream -> new EdgeNGramTokenFilter(stream, 1, 1, false)));
        all.add(bare("fingerprint", false, fingerprint(Settings.EMPTY)));
        all.add(bare("shingle", false, stream -> new ShingleFilter(stream)));
        all.add(
                bare(
                        "word_delimiter_graph",
                        false,
                        stream ->
                                new WordDelimiterGraphFilter(
                                        stream,
                                        true,
                                        WordDelimiterIterator.DEFAULT_WORD_DELIM_TABLE,
                                        wordDelimiterFlags(Settings.EMPTY),
                                        null)));
        return all;
    }

    private static PreConfiguredTokenFilter bare(
            String name, boolean normalizing, UnaryOperator<TokenStream> maker) {
        return PreConfiguredTokenFilter.singleton(name, normalizing, maker);
    }

    private static AnalysisProvider<TokenFilterFactory> plain(
            BiFunction<Environment, Settings, UnaryOperator<TokenStream>> maker) {
        return (_, env, name, settings) -> new Plain(name, maker.apply(env, settings));
    }

    private static AnalysisProvider<TokenFilterFactory> needsSettings(
            AnalysisProvider<TokenFilterFactory> provider) {
        return AnalysisPlugin.requiresAnalysisSettings(provider);
    }

    private static UnaryOperator<TokenStream> lowercase(Settings settings) {
        String language = settings.get("language", "");
        if (!language.isEmpty()) {
            // Greek, Irish and Turkish have their own; no text of ours is in them.
            throw new IllegalArgumentException(
                    "language [" + language + "] not support for lower case");
        }
        return LowerCaseFilter::new;
    }

    private static TokenFilterFactory elision(
            IndexSettings index, Environment env, String name, Settings settings) {
        CharArraySet articles =
                org.elasticsearch.index.analysis.Analysis.parseArticles(env, settings);
        if (articles == null) {
            throw new IllegalArgumentException(
                    "elision filter requires [articles] or [articles_path] setting");
        }
        return new Normalizing(name, stream -> new ElisionFilter(stream, articles));
    }

    private static UnaryOperator<TokenStream> stemmer(Settings settings) {
        String language = settings.get("language", settings.get("name", "english"));
        return Stemmers.stemmer(language.toLowerCase(Locale.ROOT));
    }

    private static UnaryOperator<TokenStream> stemmerOverride(Environment env, Settings settings) {
        List<String> rules =
                org.elasticsearch.index.analysis.Analysis.getWordList(env, settings, "rules");
        if (rules == null) {
            throw new IllegalArgumentException(
                    "stemmer override filter requires either `rules` or `rules_path` to be configured");
        }
        var builder = new StemmerOverrideFilter.Builder(false);
        for (String rule : rules) {
            String[] sides = rule.split("=>", 2);
            if (sides.length < 2 || sides[1].isBlank()) {
                throw new IllegalArgumentException("Invalid keyword override rule: " + rule);
            }
            for (String key : sides[0].split(",")) {
                builder.add(key.strip(), sides[1].strip());
            }
        }
        StemmerOverrideFilter.StemmerOverrideMap map;
        try {
            map = builder.build();
        } catch (IOException e) {
            throw new IllegalArgumentException("cannot build the stemmer overrides", e);
        }
        return stream -> new StemmerOverrideFilter(stream, map);
    }

    private static UnaryOperator<TokenStream> keywordMarker(Environment env, Settings settings) {
        String pattern = settings.get("keywords_pattern", "");
        if (!pattern.isEmpty()) {
            Pattern compiled = Pattern.compile(pattern);
            return stream -> new PatternKeywordMarkerFilter(stream, compiled);
        }
        CharArraySet words = words(env, settings, "keywords");
        if (words.isEmpty()) {
            throw new IllegalArgumentException(
                    "keyword filter requires either `keywords`, `keywords_path`, or `keywords_pattern`"
                            + " to be configured");
        }
        return stream -> new SetKeywordMarkerFilter(stream, words);
    }

    /// Empty when the setting is absent.
    private static CharArraySet words(Environment env, Settings settings, String setting) {
        List<String> words =
                org.elasticsearch.index.analysis.Analysis.getWordList(env, settings, setting);
        return words == null
                ? CharArraySet.EMPTY_SET
                : new CharArraySet(words, settings.getAsBoolean("ignore_case", false));
    }

    private static UnaryOperator<TokenStream> cjkBigram(Settings settings) {
        int flags =
                CJKBigramFilter.HAN
                        | CJKBigramFilter.HIRAGANA
                        | CJKBigramFilter.KATAKANA
                        | CJKBigramFilter.HANGUL;
        for (String script : settings.getAsList("ignored_scripts")) {
            flags &=
                    ~switch (script.strip().toLowerCase(Locale.ROOT)) {
                        case "han" -> CJKBigramFilter.HAN;
                        case "hiragana" -> CJKBigramFilter.HIRAGANA;
                        case "katakana" -> CJKBigramFilter.KATAKANA;
                        case "hangul" -> CJKBigramFilter.HANGUL;
                        default -> 0;
                    };
        }
        int scripts = flags;
        boolean unigrams = settings.getAsBoolean("output_unigrams", false);
        return stream -> new CJKBigramFilter(stream, scripts, unigrams);
    }

    private static UnaryOperator<TokenStream> unique(Settings settings) {
        boolean samePosition = settings.getAsBoolean("only_on_same_position", false);
        return stream -> new UniqueFilter(stream, samePosition);
    }

    private static UnaryOperator<TokenStream> length(Settings settings) {
        int min = settings.getAsInt("min", 0);
        int max = settings.getAsInt("max", Integer.MAX_VALUE);
        return stream -> new LengthFilter(stream, min, max);
    }

    private static UnaryOperator<TokenStream> limit(Settings settings) {
        int count = settings.getAsInt("max_token_count", 1);
        boolean consumeAll = settings.getAsBoolean("consume_all_tokens", false);
        return stream -> new LimitTokenCountFilter(stream, count, consumeAll);
    }

    private static UnaryOperator<TokenStream> truncate(Settings settings) {
        int length = settings.getAsInt("length", -1);
        if (length <= 0) {
            throw new IllegalArgumentException("length parameter must be provided");
        }
        return stream -> new TruncateTokenFilter(stream, length);
    }

    private static UnaryOperator<TokenStream> ngram(IndexSettings index, Settings settings) {
        int min = settings.getAsInt("min_gram", 1);
        int max = settings.getAsInt("max_gram", 2);
        checkGrams(index, min, max);
        boolean preserve = settings.getAsBoolean("preserve_original", false);
        return stream -> new NGramTokenFilter(stream, min, max, preserve);
    }

    /// An index limits the difference, because each step multiplies its terms.
    static void checkGrams(IndexSettings index, int min, int max) {
        if (index != null && max - min > index.getMaxNgramDiff()) {
            throw new IllegalArgumentException(
                    "The difference between max_gram and min_gram in NGram Tokenizer must be less than"
                            + " or equal to: ["
                            + index.getMaxNgramDiff()
                            + "] but was ["
                            + (max - min)
                            + "]. This limit can be set by changing the [index.max_ngram_diff] index"
                            + " level setting.");
        }
    }

    private static UnaryOperator<TokenStream> edgeNgram(Settings settings) {
        int min = settings.getAsInt("min_gram", 1);
        int max = settings.getAsInt("max_gram", 2);
        boolean preserve = settings.getAsBoolean("preserve_original", false);
        if (settings.get("side", "front").equals("back")) {
            return stream ->
                    new ReverseStringFilter(
                            new EdgeNGramTokenFilter(
                                    new ReverseStringFilter(stream), min, max, preserve));
        }
        return stream -> new EdgeNGramTokenFilter(stream, min, max, preserve);
    }

    private static UnaryOperator<TokenStream> fingerprint(Settings settings) {
        int longest = settings.getAsInt("max_output_size", 255);
        char separator = settings.get("separator", " ").charAt(0);
        return stream -> new FingerprintFilter(stream, longest, separator);
    }

    private static UnaryOperator<TokenStream> keep(Environment env, Settings settings) {
        List<String> words =
                org.elasticsearch.index.analysis.Analysis.getWordList(env, settings, "keep_words");
        if (words == null) {
            throw new IllegalArgumentException(
                    "keep requires either `keep_words` or `keep_words_path` to be configured");
        }
        var set = new CharArraySet(words, settings.getAsBoolean("keep_words_case", false));
        return stream -> new KeepWordFilter(stream, set);
    }

    private static UnaryOperator<TokenStream> keepTypes(Settings settings) {
        var types = new HashSet<>(settings.getAsList("types"));
        boolean include = settings.get("mode", "include").equals("include");
        return stream -> new TypeTokenFilter(stream, types, include);
    }

    private static UnaryOperator<TokenStream> commonGrams(Environment env, Settings settings) {
        CharArraySet words = words(env, settings, "common_words");
        if (words.isEmpty()) {
            throw new IllegalArgumentException(
                    "missing or empty [common_words] or [common_words_path] configuration for"
                            + " common_grams token filter");
        }
        boolean query = settings.getAsBoolean("query_mode", false);
        return stream -> {
            var grams = new CommonGramsFilter(stream, words);
            return query ? new CommonGramsQueryFilter(grams) : grams;
        };
    }

    private static UnaryOperator<TokenStream> patternCapture(Settings settings) {
        Pattern[] patterns =
                settings.getAsList("patterns").stream()
                        .map(Pattern::compile)
                        .toArray(Pattern[]::new);
        boolean preserve = settings.getAsBoolean("preserve_original", true);
        return stream -> new PatternCaptureGroupTokenFilter(stream, preserve, patterns);
    }

    private static UnaryOperator<TokenStream> patternReplace(Settings settings) {
        Pattern pattern = pattern(settings, "");
        String replacement = settings.get("replacement", "");
        boolean all = settings.getAsBoolean("all", true);
        return stream -> new PatternReplaceFilter(stream, pattern, replacement, all);
    }

    /// @param standard the pattern when there is none in the settings; empty if there must be one
    static Pattern pattern(Settings settings, String standard) {
        String pattern = settings.get("pattern", standard);
        if (pattern.isEmpty()) {
            throw new IllegalArgumentException("pattern is missing");
        }
        int flags = 0;
        for (String flag : settings.get("flags", "").split("\\|")) {
            flags |=
                    switch (flag.strip().toUpperCase(Locale.ROOT)) {
                        case "" -> 0;
                        case "CASE_INSENSITIVE" -> Pattern.CASE_INSENSITIVE;
                        case "MULTILINE" -> Pattern.MULTILINE;
                        case "DOTALL" -> Pattern.DOTALL;
                        case "UNICODE_CASE" -> Pattern.UNICODE_CASE;
                        case "CANON_EQ" -> Pattern.CANON_EQ;
                        case "UNIX_LINES" -> Pattern.UNIX_LINES;
                        case "LITERAL" -> Pattern.LITERAL;
                        case "COMMENTS" -> Pattern.COMMENTS;
                        case "UNICODE_CHAR_CLASS", "UNICODE_CHARACTER_CLASS" ->
                                Pattern.UNICODE_CHARACTER_CLASS;
                        default ->
                                throw new IllegalArgumentException(
                                        "Unknown regex flag [" + flag + "]");
                    };
        }
        return Pattern.compile(pattern, flags);
    }

    private static UnaryOperator<TokenStream> wordDelimiterGraph(
            Environment env, Settings settings) {
        if (settings.hasValue("type_table") || settings.hasValue("type_table_path")) {
            throw new IllegalArgumentException("this plugin knows no type tables");
        }
        CharArraySet protectedWords = words(env, settings, "protected_words");
        boolean adjustOffsets = settings.getAsBoolean("adjust_offsets", true);
        int flags = wordDelimiterFlags(settings);
        return stream ->
                new WordDelimiterGraphFilter(
                        stream,
                        adjustOffsets,
                        WordDelimiterIterator.DEFAULT_WORD_DELIM_TABLE,
                        flags,
                        protectedWords.isEmpty() ? null : protectedWords);
    }

    private static int wordDelimiterFlags(Settings settings) {
        int flags = 0;
        for (Flag flag : Flag.values()) {
            if (settings.getAsBoolean(flag.name().toLowerCase(Locale.ROOT), flag.standard)) {
                flags |= flag.bit;
            }
        }
        return flags;
    }

    /// The settings of `word_delimiter_graph`, with what they are when absent.
    private enum Flag {
        GENERATE_WORD_PARTS(WordDelimiterGraphFilter.GENERATE_WORD_PARTS, true),
        GENERATE_NUMBER_PARTS(WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS, true),
        CATENATE_WORDS(WordDelimiterGraphFilter.CATENATE_WORDS, false),
        CATENATE_NUMBERS(WordDelimiterGraphFilter.CATENATE_NUMBERS, false),
        CATENATE_ALL(WordDelimiterGraphFilter.CATENATE_ALL, false),
        SPLIT_ON_CASE_CHANGE(WordDelimiterGraphFilter.SPLIT_ON_CASE_CHANGE, true),
        SPLIT_ON_NUMERICS(WordDelimiterGraphFilter.SPLIT_ON_NUMERICS, true),
        PRESERVE_ORIGINAL(WordDelimiterGraphFilter.PRESERVE_ORIGINAL, false),
        STEM_ENGLISH_POSSESSIVE(WordDelimiterGraphFilter.STEM_ENGLISH_POSSESSIVE, true),
        IGNORE_KEYWORDS(WordDelimiterGraphFilter.IGNORE_KEYWORDS, false);

        private final int bit;
        private final boolean standard;

        Flag(int bit, boolean standard) {
            this.bit = bit;
            this.standard = standard;
        }
    }
}
