package org.compendium.search.judged;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;

/// What is to be beaten: Lucene's BM25 as it comes, title and text in one field, with the analyser
/// of the language, any word of the question enough.
public final class LuceneBaseline {

    private static final int DEEP = 100;

    private LuceneBaseline() {}

    /// @param language of the texts, BCP 47; one without an analyser is split into words
    /// @return for each question the texts that have any of its words, best first, at most 100
    public static Map<String, List<String>> order(JudgedSet set, String language)
            throws IOException {
        try (Analyzer analyzer = analyzer(language);
                var directory = new ByteBuffersDirectory()) {
            try (var writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
                for (JudgedSet.Text text : set.texts()) {
                    var document = new Document();
                    document.add(new StringField("id", text.id(), Field.Store.YES));
                    document.add(
                            new TextField(
                                    "text", text.title() + ' ' + text.text(), Field.Store.NO));
                    writer.addDocument(document);
                }
            }
            try (var reader = DirectoryReader.open(directory)) {
                var searcher = new IndexSearcher(reader);
                Map<String, List<String>> found = new LinkedHashMap<>();
                for (var question : set.questions().entrySet()) {
                    List<String> order = new ArrayList<>();
                    for (ScoreDoc hit :
                            searcher.search(query(analyzer, question.getValue()), DEEP).scoreDocs) {
                        order.add(searcher.storedFields().document(hit.doc).get("id"));
                    }
                    found.put(question.getKey(), order);
                }
                return found;
            }
        }
    }

    private static BooleanQuery query(Analyzer analyzer, String words) throws IOException {
        var query = new BooleanQuery.Builder();
        try (var tokens = analyzer.tokenStream("text", words)) {
            CharTermAttribute term = tokens.getAttribute(CharTermAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                query.add(
                        new TermQuery(new Term("text", term.toString())),
                        BooleanClause.Occur.SHOULD);
            }
            tokens.end();
        }
        return query.build();
    }

    private static Analyzer analyzer(String language) {
        return switch (language) {
            case "ar" -> new ArabicAnalyzer();
            case "de" -> new GermanAnalyzer();
            case "en" -> new EnglishAnalyzer();
            case "es" -> new SpanishAnalyzer();
            case "fr" -> new FrenchAnalyzer();
            case "ru" -> new RussianAnalyzer();
            case "zh" -> new CJKAnalyzer();
            default -> new StandardAnalyzer();
        };
    }
}
