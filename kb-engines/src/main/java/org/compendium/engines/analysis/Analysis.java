package org.compendium.engines.analysis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.classic.ClassicTokenizer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.core.LetterTokenizer;
import org.apache.lucene.analysis.core.SimpleAnalyzer;
import org.apache.lucene.analysis.core.StopAnalyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenizer;
import org.apache.lucene.analysis.ngram.NGramTokenizer;
import org.apache.lucene.analysis.path.PathHierarchyTokenizer;
import org.apache.lucene.analysis.path.ReversePathHierarchyTokenizer;
import org.apache.lucene.analysis.pattern.PatternTokenizer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexSettings;
import org.elasticsearch.index.analysis.AbstractIndexAnalyzerProvider;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.PreBuiltAnalyzerProviderFactory;
import org.elasticsearch.index.analysis.PreConfiguredCharFilter;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.PreConfiguredTokenizer;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.indices.analysis.PreBuiltCacheFactory.CachingStrategy;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;

/// What Elasticsearch loads: all names, each with what makes it. A name that works without settings
/// is there twice, as a factory (`"type": "stemmer"`) and pre-configured (`"filter": ["stemmer"]`),
/// because the bare name is looked up among the latter only where no index is involved.
public final class Analysis extends Plugin implements AnalysisPlugin {

    /// `(exclusions, stop words) -> analyzer`, in the order of Lucene's constructors.
    private record Language(
            Supplier<Analyzer> standard,
            Supplier<CharArraySet> stopWords,
            BiFunction<CharArraySet, CharArraySet, Analyzer> withSettings) {}

    private static final Map<String, Language> LANGUAGES =
            Map.of(
                    "arabic",
                    new Language(
                            ArabicAnalyzer::new,
                            ArabicAnalyzer::getDefaultStopSet,
                            ArabicAnalyzer::new),
                    "cjk",
                    new Language(
                            CJKAnalyzer::new,
                            CJKAnalyzer::getDefaultStopSet,
                            (stopWords, _) -> new CJKAnalyzer(stopWords)),
                    "english",
                    new Language(
                            EnglishAnalyzer::new,
                            EnglishAnalyzer::getDefaultStopSet,
                            EnglishAnalyzer::new),
                    "french",
                    new Language(
                            FrenchAnalyzer::new,
                            FrenchAnalyzer::getDefaultStopSet,
                            FrenchAnalyzer::new),
                    "german",
                    new Language(
                            GermanAnalyzer::new,
                            GermanAnalyzer::getDefaultStopSet,
                            GermanAnalyzer::new),
                    "russian",
                    new Language(
                            RussianAnalyzer::new,
                            RussianAnalyzer::getDefaultStopSet,
                            RussianAnalyzer::new),
                    "spanish",
                    new Language(
                            SpanishAnalyzer::new,
                            SpanishAnalyzer::getDefaultStopSet,
                            SpanishAnalyzer::new));

    /// Elasticsearch makes it.
    public Analysis() {}

    @Override
    public Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> getAnalyzers() {
        var all =
                new LinkedHashMap<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>>();
        LANGUAGES.forEach((name, language) ->
                all.put(name, analyzer((env, settings) -> of(language, env, settings))));
        all.put("keyword", analyzer((_, _) -> new KeywordAnalyzer()));
        all.put("simple", analyzer((_, _) -> new SimpleAnalyzer()));
        all.put("whitespace", analyzer((_, _) -> new WhitespaceAnalyzer()));
        all.put(
                "stop",
                analyzer((env, settings) ->
                        new StopAnalyzer(
                                stopWords(env, settings, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET))));
        return all;
    }

    private static Analyzer of(Language language, Environment env, Settings settings) {
        return language.withSettings()
                .apply(
                        stopWords(env, settings, language.stopWords().get()),
                        org.elasticsearch.index.analysis.Analysis.parseStemExclusion(
                                settings, CharArraySet.EMPTY_SET));
    }

    private static CharArraySet stopWords(
            Environment env, Settings settings, CharArraySet standard) {
        return org.elasticsearch.index.analysis.Analysis.parseStopWords(env, settings, standard);
    }

    private static AnalysisProvider<AnalyzerProvider<? extends Analyzer>> analyzer(
            BiFunction<Environment, Settings, Analyzer> maker) {
        return (_, env, name, settings) -> new Provider(name, maker.apply(env, settings));
    }

    private static final class Provider extends AbstractIndexAnalyzerProvider<Analyzer> {

        private final Analyzer analyzer;

        Provider(String name, Analyzer analyzer) {
            super(name);
            this.analyzer = analyzer;
        }

        @Override
        public Analyzer get() {
            return analyzer;
        }
    }

    @Override
    public List<PreBuiltAnalyzerProviderFactory> getPreBuiltAnalyzerProviderFactories() {
        return LANGUAGES.entrySet().stream()
                .map(entry ->
                        new PreBuiltAnalyzerProviderFactory(
                                entry.getKey(), CachingStrategy.ONE, entry.getValue().standard()))
                .toList();
    }

    @Override
    public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
        return Filters.factories();
    }

    @Override
    public List<PreConfiguredTokenFilter> getPreConfiguredTokenFilters() {
        return Filters.preConfigured();
    }

    @Override
    public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
        var all = new LinkedHashMap<String, AnalysisProvider<TokenizerFactory>>();
        all.put(
                "keyword",
                tokenizer(settings -> {
                    int size = settings.getAsInt("buffer_size", 256);
                    return () -> new KeywordTokenizer(size);
                }));
        all.put(
                "whitespace",
                tokenizer(settings -> {
                    int longest = settings.getAsInt("max_token_length", 255);
                    return () ->
                            new WhitespaceTokenizer(
                                    TokenStream.DEFAULT_TOKEN_ATTRIBUTE_FACTORY, longest);
                }));
        all.put("letter", tokenizer(_ -> LetterTokenizer::new));
        all.put(
                "classic",
                tokenizer(settings -> {
                    int longest = settings.getAsInt("max_token_length", 255);
                    return () -> {
                        var tokenizer = new ClassicTokenizer();
                        tokenizer.setMaxTokenLength(longest);
                        return tokenizer;
                    };
                }));
        all.put(
                "uax_url_email",
                tokenizer(settings -> {
                    int longest = settings.getAsInt("max_token_length", 255);
                    return () -> {
                        var tokenizer = new UAX29URLEmailTokenizer();
                        tokenizer.setMaxTokenLength(longest);
                        return tokenizer;
                    };
                }));
        all.put(
                "pattern",
                tokenizer(settings -> {
                    Pattern pattern = Filters.pattern(settings, "\\W+");
                    int group = settings.getAsInt("group", -1);
                    return () -> new PatternTokenizer(pattern, group);
                }));
        all.put(
                "path_hierarchy",
                tokenizer(settings -> {
                    char delimiter = settings.get("delimiter", "/").charAt(0);
                    char replacement =
                            settings.get("replacement", String.valueOf(delimiter)).charAt(0);
                    int skip = settings.getAsInt("skip", 0);
                    if (settings.getAsBoolean("reverse", false)) {
                        return () ->
                                new ReversePathHierarchyTokenizer(delimiter, replacement, skip);
                    }
                    return () -> new PathHierarchyTokenizer(delimiter, replacement, skip);
                }));
        all.put("ngram", (index, _, name, settings) -> ngram(index, name, settings));
        all.put(
                "edge_ngram",
                tokenizer(settings -> {
                    int min = settings.getAsInt("min_gram", 1);
                    int max = settings.getAsInt("max_gram", 2);
                    TokenCharacters wanted = TokenCharacters.of(settings);
                    return () ->
                            new EdgeNGramTokenizer(min, max) {
                                @Override
                                protected boolean isTokenChar(int character) {
                                    return wanted.include(character);
                                }
                            };
                }));
        return all;
    }

    private static TokenizerFactory ngram(IndexSettings index, String name, Settings settings) {
        int min = settings.getAsInt("min_gram", 1);
        int max = settings.getAsInt("max_gram", 2);
        Filters.checkGrams(index, min, max);
        TokenCharacters wanted = TokenCharacters.of(settings);
        return TokenizerFactory.newFactory(
                name,
                () ->
                        new NGramTokenizer(min, max) {
                            @Override
                            protected boolean isTokenChar(int character) {
                                return wanted.include(character);
                            }
                        });
    }

    private static AnalysisProvider<TokenizerFactory> tokenizer(
            Function<Settings, Supplier<Tokenizer>> maker) {
        return (_, _, name, settings) -> TokenizerFactory.newFactory(name, maker.apply(settings));
    }

    @Override
    public List<PreConfiguredTokenizer> getPreConfiguredTokenizers() {
        return List.of(
                PreConfiguredTokenizer.singleton("keyword", KeywordTokenizer::new),
                PreConfiguredTokenizer.singleton("whitespace", WhitespaceTokenizer::new),
                PreConfiguredTokenizer.singleton("letter", LetterTokenizer::new),
                PreConfiguredTokenizer.singleton("classic", ClassicTokenizer::new),
                PreConfiguredTokenizer.singleton("uax_url_email", UAX29URLEmailTokenizer::new),
                PreConfiguredTokenizer.singleton(
                        "pattern", () -> new PatternTokenizer(Pattern.compile("\\W+"), -1)),
                PreConfiguredTokenizer.singleton("path_hierarchy", PathHierarchyTokenizer::new),
                PreConfiguredTokenizer.singleton("ngram", () -> new NGramTokenizer(1, 2)),
                PreConfiguredTokenizer.singleton("edge_ngram", () -> new EdgeNGramTokenizer(1, 2)));
    }

    @Override
    public Map<String, AnalysisProvider<CharFilterFactory>> getCharFilters() {
        return Map.of(
                "html_strip",
                (_, _, name, settings) -> CharFilters.htmlStrip(name, settings),
                "mapping",
                AnalysisPlugin.requiresAnalysisSettings(
                        (_, env, name, settings) -> CharFilters.mapping(env, name, settings)),
                "pattern_replace",
                AnalysisPlugin.requiresAnalysisSettings(
                        (_, _, name, settings) -> CharFilters.patternReplace(name, settings)));
    }

    @Override
    public List<PreConfiguredCharFilter> getPreConfiguredCharFilters() {
        return List.of(
                PreConfiguredCharFilter.singleton("html_strip", false, HTMLStripCharFilter::new));
    }
}
