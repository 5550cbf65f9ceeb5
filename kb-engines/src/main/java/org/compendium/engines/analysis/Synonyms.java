package org.compendium.engines.analysis;

import java.io.IOException;
import java.io.StringReader;
import java.text.ParseException;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.synonym.SolrSynonymParser;
import org.apache.lucene.analysis.synonym.SynonymFilter;
import org.apache.lucene.analysis.synonym.SynonymGraphFilter;
import org.apache.lucene.analysis.synonym.SynonymMap;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.index.IndexService.IndexCreationContext;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.CustomAnalyzer;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;

/// The filters `synonym` and `synonym_graph`, with `synonyms` or `synonyms_path` in Solr's format.
/// The rules go through what stands before them in the same analyzer, so that they meet the same
/// tokens.
record Synonyms(String name, List<String> rules, boolean expand, boolean graph)
        implements TokenFilterFactory {

    static TokenFilterFactory of(Environment env, String name, Settings settings, boolean graph) {
        List<String> rules =
                org.elasticsearch.index.analysis.Analysis.getWordList(env, settings, "synonyms");
        if (rules == null) {
            throw new IllegalArgumentException(
                    "synonym requires either `synonyms` or `synonyms_path` to be configured");
        }
        if (!settings.get("format", "solr").equals("solr")) {
            throw new IllegalArgumentException("synonyms are read in Solr's format only");
        }
        return new Synonyms(name, List.copyOf(rules), settings.getAsBoolean("expand", true), graph);
    }

    @Override
    public TokenStream create(TokenStream stream) {
        throw new IllegalStateException("Call getChainAwareTokenFilterFactory first");
    }

    @Override
    public TokenFilterFactory getChainAwareTokenFilterFactory(
            IndexCreationContext context,
            TokenizerFactory tokenizer,
            List<CharFilterFactory> charFilters,
            List<TokenFilterFactory> before,
            Function<String, TokenFilterFactory> allFilters) {
        Analyzer analyzer =
                new CustomAnalyzer(
                        tokenizer,
                        charFilters.toArray(CharFilterFactory[]::new),
                        before.stream()
                                .map(TokenFilterFactory::getSynonymFilter)
                                .toArray(TokenFilterFactory[]::new));
        return new Chained(name, map(analyzer), graph);
    }

    private SynonymMap map(Analyzer analyzer) {
        try (analyzer) {
            var parser = new SolrSynonymParser(true, expand, analyzer);
            parser.parse(new StringReader(String.join("\n", rules)));
            return parser.build();
        } catch (IOException | ParseException e) {
            throw new IllegalArgumentException("failed to build synonyms", e);
        }
    }

    private record Chained(String name, SynonymMap map, boolean graph)
            implements TokenFilterFactory {

        @Override
        @SuppressWarnings("deprecation") // `synonym` is the flat filter by definition.
        public TokenStream create(TokenStream stream) {
            if (map.fst == null) {
                return stream;
            }
            return graph
                    ? new SynonymGraphFilter(stream, map, false)
                    : new SynonymFilter(stream, map, false);
        }

        @Override
        public TokenFilterFactory getSynonymFilter() {
            return IDENTITY_FILTER;
        }
    }
}
