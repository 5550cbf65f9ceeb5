package org.compendium.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the plugin's names against the full distribution's, inside a real node.
///
/// Three kinds of proof that do not come from our own code: the example outputs of Elasticsearch's
/// reference documentation (`docs/reference/text-analysis`), its definitions of the language
/// analyzers "reimplemented as custom analyzers" (`analysis-lang-analyzer.md`), which must give the
/// same tokens as the built-in ones, and the tokens that Lucene's own tests of these analyzers
/// expect.
class AnalysisTest {

    private static Path data = Path.of("");
    private static DataFolder folder;
    private static Engines engines;
    private static Node node;

    @BeforeAll
    static void start() throws IOException {
        data = Folders.fresh();
        folder = DataFolder.open(data);
        engines =
                Engines.start(
                        folder, Engines.Options.in(data), Set.of(Engines.Engine.ELASTICSEARCH));
        node = new Node(engines.elasticsearch());
        node.put("/rebuilt", REBUILT);
    }

    @AfterAll
    static void stop() throws IOException {
        engines.close();
        folder.close();
        Folders.remove(data);
    }

    /// analysis-lang-analyzer.md, without the keyword markers, as the page itself tests them.
    private static final String REBUILT =
            """
            {"settings": {"number_of_replicas": 0, "analysis": {
              "filter": {
                "arabic_stop": {"type": "stop", "stopwords": "_arabic_"},
                "arabic_stemmer": {"type": "stemmer", "language": "arabic"},
                "cjk_stop": {"type": "stop", "stopwords": ["a", "and", "are", "as", "at", "be", "but",
                  "by", "for", "if", "in", "into", "is", "it", "no", "not", "of", "on", "or", "s",
                  "such", "t", "that", "the", "their", "then", "there", "these", "they", "this", "to",
                  "was", "will", "with", "www"]},
                "english_stop": {"type": "stop", "stopwords": "_english_"},
                "english_stemmer": {"type": "stemmer", "language": "english"},
                "english_possessive_stemmer": {"type": "stemmer", "language": "possessive_english"},
                "french_elision": {"type": "elision", "articles_case": true, "articles": ["l", "m", "t",
                  "qu", "n", "s", "j", "d", "c", "jusqu", "quoiqu", "lorsqu", "puisqu"]},
                "french_stop": {"type": "stop", "stopwords": "_french_"},
                "french_stemmer": {"type": "stemmer", "language": "light_french"},
                "german_stop": {"type": "stop", "stopwords": "_german_"},
                "german_stemmer": {"type": "stemmer", "language": "light_german"},
                "russian_stop": {"type": "stop", "stopwords": "_russian_"},
                "russian_stemmer": {"type": "stemmer", "language": "russian"},
                "spanish_stop": {"type": "stop", "stopwords": "_spanish_"},
                "spanish_stemmer": {"type": "stemmer", "language": "light_spanish"}
              },
              "analyzer": {
                "rebuilt_arabic": {"tokenizer": "standard", "filter": ["lowercase", "decimal_digit",
                  "arabic_stop", "arabic_normalization", "arabic_stemmer"]},
                "rebuilt_cjk": {"tokenizer": "standard", "filter": ["cjk_width", "lowercase",
                  "cjk_bigram", "cjk_stop"]},
                "rebuilt_english": {"tokenizer": "standard", "filter": ["english_possessive_stemmer",
                  "lowercase", "english_stop", "english_stemmer"]},
                "rebuilt_french": {"tokenizer": "standard", "filter": ["french_elision", "lowercase",
                  "french_stop", "french_stemmer"]},
                "rebuilt_german": {"tokenizer": "standard", "filter": ["lowercase", "german_stop",
                  "german_normalization", "german_stemmer"]},
                "rebuilt_russian": {"tokenizer": "standard", "filter": ["lowercase", "russian_stop",
                  "russian_stemmer"]},
                "rebuilt_spanish": {"tokenizer": "standard", "filter": ["lowercase", "spanish_stop",
                  "spanish_stemmer"]},
                "own_words": {"type": "english", "stopwords": ["zone"], "stem_exclusion": ["policies"]}
              },
              "normalizer": {
                "plain": {"type": "custom", "filter": ["lowercase", "asciifolding"]}
              }
            }}, "mappings": {"properties": {
              "exact": {"type": "keyword", "normalizer": "lowercase"},
              "folded": {"type": "keyword", "normalizer": "plain"}
            }}}
            """;

    private static final Map<String, String> SENTENCES =
            Map.of(
                    "arabic",
                    "تُعد مناطق تجهيز الصادرات والحاضنات من أدوات السياسة العامة في ١٢ بلداً، والمؤسسات"
                            + " الصغيرة والمتوسطة هي المستفيدة منها.",
                    "cjk",
                    "出口加工区和企业孵化器是发展中国家的政策工具 The policy of SMEs ＡＢＣ 12 中小企業 한국어 ﾃﾞｰﾀ",
                    "english",
                    "The incubators' tenants weren't the country's only beneficiaries: export processing"
                            + " zones, clusters and inter-firm partnerships (see para. 18(a)) relied on"
                            + " UNCTAD’s policies.",
                    "french",
                    "L'article 12 de l’accord prévoit qu'aujourd'hui les zones franches d'exportation,"
                            + " les pépinières d'entreprises et les réseaux régionaux seront développés"
                            + " lorsqu'il y a lieu.",
                    "german",
                    "Die Gründerzentren und Häuser der Exportzonen wurden größer, weil die kleinen und"
                            + " mittleren Unternehmen der Länder einander vertrauten.",
                    "russian",
                    "Зоны экспортной переработки и бизнес-инкубаторы, созданные в развивающихся странах,"
                            + " способствовали ещё более тесному сотрудничеству малых и средних"
                            + " предприятий.",
                    "spanish",
                    "Las zonas francas industriales y los viveros de empresas que se crearon en los"
                            + " países en desarrollo fortalecieron las pequeñas y medianas empresas de la"
                            + " región.");

    @ParameterizedTest
    @ValueSource(strings = {"arabic", "cjk", "english", "french", "german", "russian", "spanish"})
    void a_language_analyzer_is_what_the_documentation_rebuilds_it_from(String language)
            throws IOException {
        String text = Node.json(SENTENCES.get(language));
        String request = "{\"analyzer\": \"%s\", \"text\": %s}";

        var builtIn = node.analyze("/rebuilt/_analyze", request.formatted(language, text));

        assertThat(builtIn)
                .hasSizeGreaterThan(8)
                .isEqualTo(
                        node.analyze(
                                "/rebuilt/_analyze",
                                request.formatted("rebuilt_" + language, text)));
        assertThat(builtIn)
                .as("without an index")
                .isEqualTo(node.analyze("/_analyze", request.formatted(language, text)));
    }

    /// From Lucene's TestEnglishAnalyzer, TestFrenchAnalyzer, TestGermanAnalyzer,
    /// TestSpanishAnalyzer, TestRussianAnalyzer, TestArabicAnalyzer and TestCJKAnalyzer.
    static Stream<Arguments> whatLucenesTestsExpect() {
        return Stream.of(
                Arguments.of("english", "books", List.of("book")),
                Arguments.of("english", "the", List.of()),
                Arguments.of("english", "steven's", List.of("steven")),
                Arguments.of("english", "steven\u2019s", List.of("steven")),
                Arguments.of("english", "steven\uFF07s", List.of("steven")),
                Arguments.of(
                        "french",
                        "le la chien les aux chat du des à cheval",
                        List.of("chien", "chat", "cheval")),
                Arguments.of(
                        "french",
                        "lances chismes habitable chiste éléments captifs",
                        List.of("lanc", "chism", "habitabl", "chist", "element", "captif")),
                Arguments.of(
                        "french",
                        "finissions souffrirent rugissante",
                        List.of("finision", "soufrirent", "rugisant")),
                Arguments.of(
                        "french",
                        "C3PO aujourd'hui oeuf ïâöûàä anticonstitutionnellement Java++ ",
                        List.of(
                                "c3po",
                                "aujourd'hui",
                                "oeuf",
                                "ïaöuaä",
                                "anticonstitutionel",
                                "java")),
                Arguments.of(
                        "french",
                        "33Bis 1940-1945 1940:1945 (---i+++)*",
                        List.of("33bi", "1940", "1945", "1940", "1945", "i")),
                Arguments.of("german", "Tisch", List.of("tisch")),
                Arguments.of("german", "Tische", List.of("tisch")),
                Arguments.of("german", "Tischen", List.of("tisch")),
                Arguments.of("german", "Schaltflächen", List.of("schaltflach")),
                Arguments.of("german", "Schaltflaechen", List.of("schaltflach")),
                Arguments.of("spanish", "chicana", List.of("chican")),
                Arguments.of("spanish", "chicano", List.of("chican")),
                Arguments.of("spanish", "los", List.of()),
                Arguments.of(
                        "russian",
                        "Вместе с тем о силе электромагнитной энергии имели представление еще",
                        List.of("вмест", "сил", "электромагнитн", "энерг", "имел", "представлен")),
                Arguments.of(
                        "russian",
                        "Но знание это хранилось в тайне",
                        List.of("знан", "эт", "хран", "тайн")),
                Arguments.of("arabic", "كبير", List.of("كبير")),
                Arguments.of("arabic", "كبيرة", List.of("كبير")),
                Arguments.of("arabic", "مشروبات", List.of("مشروب")),
                Arguments.of("arabic", "أمريكيين", List.of("امريك")),
                Arguments.of("arabic", "امريكي", List.of("امريك")),
                Arguments.of("arabic", "الكتاب", List.of("كتاب")),
                Arguments.of("arabic", "ما ملكت أيمانكم", List.of("ملكت", "ايمانكم")),
                Arguments.of("arabic", "الذين ملكت أيمانكم", List.of("ملكت", "ايمانكم")),
                Arguments.of(
                        "cjk",
                        "一二三四五六七八九十",
                        List.of("一二", "二三", "三四", "四五", "五六", "六七", "七八", "八九", "九十")),
                Arguments.of(
                        "cjk",
                        "あいうえおabcかきくけこ",
                        List.of("あい", "いう", "うえ", "えお", "abc", "かき", "きく", "くけ", "けこ")),
                Arguments.of("cjk", "一", List.of("一")),
                Arguments.of("cjk", "Ｔｅｓｔ １２３４", List.of("test", "1234")),
                Arguments.of("cjk", "the is", List.of()));
    }

    @ParameterizedTest
    @MethodSource("whatLucenesTestsExpect")
    void a_language_analyzer_gives_the_tokens_that_lucene_promises(
            String analyzer, String text, List<String> expected) throws IOException {
        String request =
                "{\"analyzer\": \"%s\", \"text\": %s}".formatted(analyzer, Node.json(text));

        assertThat(node.tokens("/_analyze", request)).isEqualTo(expected);
    }

    private record Example(String page, String request, List<String> expected) {

        static Arguments of(String page, String request, String... expected) {
            return Arguments.of(new Example(page, request, List.of(expected)));
        }

        @Override
        public String toString() {
            return page;
        }
    }

    /// Requests and outputs of the pages `analysis-<page>.md`; with a note where we add to them.
    static Stream<Arguments> whatTheDocumentationShows() {
        return Stream.of(
                Example.of(
                        "apostrophe-tokenfilter",
                        """
                        {"tokenizer": "standard", "filter": ["apostrophe"],
                         "text": "Istanbul'a veya Istanbul'dan"}\
                        """,
                        "Istanbul",
                        "veya",
                        "Istanbul"),
                Example.of(
                        "asciifolding-tokenfilter",
                        """
                        {"tokenizer": "standard", "filter": ["asciifolding"],
                         "text": "açaí à la carte"}\
                        """,
                        "acai",
                        "a",
                        "la",
                        "carte"),
                // `preserve_original` as described: "emit both original tokens and folded tokens".
                Example.of(
                        "asciifolding-tokenfilter, preserve_original",
                        """
                        {"tokenizer": "standard",
                         "filter": [{"type": "asciifolding", "preserve_original": true}],
                         "text": "açaí carte"}\
                        """,
                        "acai",
                        "açaí",
                        "carte"),
                Example.of(
                        "cjk-bigram-tokenfilter",
                        """
                        {"tokenizer": "standard", "filter": ["cjk_bigram"],
                         "text": "東京都は、日本の首都であり"}\
                        """,
                        "東京",
                        "京都",
                        "都は",
                        "日本",
                        "本の",
                        "の首",
                        "首都",
                        "都で",
                        "であ",
                        "あり"),
                Example.of(
                        "cjk-width-tokenfilter",
                        """
                        {"tokenizer": "standard", "filter": ["cjk_width"], "text": "ｼｰｻｲﾄﾞﾗｲﾅｰ"}\
                        """,
                        "シーサイドライナー"),
                Example.of(
                        "classic-tokenfilter",
                        """
                        {"tokenizer": "classic", "filter": ["classic"],
                         "text": "The 2 Q.U.I.C.K. Brown-Foxes jumped over the lazy dog's bone."}\
                        """,
                        "The",
                        "2",
                        "QUICK",
                        "Brown",
                        "Foxes",
                        "jumped",
                        "over",
                        "the",
                        "lazy",
                        "dog",
                        "bone"),
                Example.of(
                        "common-grams-tokenfilter",
                        """
                        {"tokenizer": "whitespace",
                         "filter": [{"type": "common_grams", "common_words": ["is", "the"]}],
                         "text": "the quick fox is brown"}\
                        """,
                        "the",
                        "the_quick",
                        "quick",
                        "fox",
                        "fox_is",
                        "is",
                        "is_brown",
                        "brown"),
                Example.of(
                        "common-grams-tokenfilter, query_mode",
                        """
                        {"tokenizer": "whitespace", "filter": [{"type": "common_grams",
                           "common_words": ["is", "the"], "query_mode": true}],
                         "text": "the quick fox is brown"}\
                        """,
                        "the_quick",
                        "quick",
                        "fox_is",
                        "is_brown"),
                Example.of(
                        "decimal-digit-tokenfilter",
                        """
                        {"tokenizer": "whitespace", "filter": ["decimal_digit"],
                         "text": "१-one two-२ ३"}\
                        """,
                        "1-one",
                        "two-2",
                        "3"),
                Example.of(
                        "edgengram-tokenfilter",
                        """
                        {"tokenizer": "standard",
                         "filter": [{"type": "edge_ngram", "min_gram": 1, "max_gram": 2}],
                         "text": "the quick brown fox jumps"}\
                        """,
                        "t",
                        "th",
                        "q",
                        "qu",
                        "b",
                        "br",
                        "f",
                        "fo",
                        "j",
                        "ju"),
                // "For the built-in edge_ngram filter, defaults to 1."
                Example.of(
                        "edgengram-tokenfilter, bare",
                        """
                        {"tokenizer": "standard", "filter": ["edge_ngram"], "text": "quick fox"}\
                        """,
                        "q",
                        "f"),
                Example.of(
                        "elision-tokenfilter",
                        """
                        {"tokenizer": "standard", "filter": ["elision"],
                         "text": "j’examine près du wharf"}\
                        """,
                        "examine",
                        "près",
                        "du",
                        "wharf"),
                // "Defaults to false": case-sensitive, with articles of one's own.
                Example.of(
                        "elision-tokenfilter, articles",
                        """
                        {"tokenizer": "standard",
                         "filter": [{"type": "elision", "articles": ["l"]}],
                         "text": "l'avion L'avion d'avion"}\
                        """,
                        "avion",
                        "L'avion",
                        "d'avion"),
                Example.of(
                        "keyword-marker-tokenfilter",
                        """
                        {"tokenizer": "whitespace",
                         "filter": [{"type": "keyword_marker", "keywords": ["jumping"]}, "stemmer"],
                         "text": "fox running and jumping"}\
                        """,
                        "fox",
                        "run",
                        "and",
                        "jumping"),
                Example.of(
                        "kstem-tokenfilter",
                        """
                        {"tokenizer": "standard", "filter": ["kstem"],
                         "text": "the foxes jumping quickly"}\
                        """,
                        "the",
                        "fox",
                        "jump",
                        "quick"),
                // "equivalent to the stemmer filter's light_english variant"
                Example.of(
                        "kstem-tokenfilter, as stemmer",
                        """
                        {"tokenizer": "standard",
                         "filter": [{"type": "stemmer", "language": "light_english"}],
                         "text": "the foxes jumping quickly"}\
                        """,
                        "the",
                        "fox",
                        "jump",
                        "quick"),
                Example.of(
                        "length-tokenfilter",
                        """
                        {"tokenizer": "whitespace", "filter": [{"type": "length", "min": 0, "max": 4}],
                         "text": "the quick brown fox jumps over the lazy dog"}\
                        """,
                        "the",
                        "fox",
                        "over",
                        "the",
                        "lazy",
                        "dog"),
                Example.of(
                        "ngram-tokenfilter",
                        """
                        {"tokenizer": "standard", "filter": ["ngram"], "text": "Quick fox"}\
                        """,
                        "Q",
                        "Qu",
                        "u",
                        "ui",
                        "i",
                        "ic",
                        "c",
                        "ck",
                        "k",
                        "f",
                        "fo",
                        "o",
                        "ox",
                        "x"),
                Example.of(
                        "porterstem-tokenfilter",
                        """
                        {"tokenizer": "standard", "filter": ["porter_stem"],
                         "text": "the foxes jumping quickly"}\
                        """,
                        "the",
                        "fox",
                        "jump",
                        "quickli"),
                Example.of(
                        "reverse-tokenfilter",
                        """
                        {"tokenizer": "standard", "filter": ["reverse"], "text": "quick fox jumps"}\
                        """,
                        "kciuq",
                        "xof",
                        "spmuj"),
                Example.of(
                        "stemmer-tokenfilter",
                        """
                        {"tokenizer": "standard", "filter": ["stemmer"],
                         "text": "the foxes jumping quickly"}\
                        """,
                        "the",
                        "fox",
                        "jump",
                        "quickli"),
                Example.of(
                        "truncate-tokenfilter",
                        """
                        {"tokenizer": "whitespace", "filter": ["truncate"],
                         "text": "the quinquennial extravaganza carried on"}\
                        """,
                        "the",
                        "quinquenni",
                        "extravagan",
                        "carried",
                        "on"),
                Example.of(
                        "unique-tokenfilter",
                        """
                        {"tokenizer": "whitespace", "filter": ["unique"],
                         "text": "the quick fox jumps the lazy fox"}\
                        """,
                        "the",
                        "quick",
                        "fox",
                        "jumps",
                        "lazy"),
                Example.of(
                        "word-delimiter-graph-tokenfilter",
                        """
                        {"tokenizer": "keyword", "filter": ["word_delimiter_graph"],
                         "text": "Neil's-Super-Duper-XL500--42+AutoCoder"}\
                        """,
                        "Neil",
                        "Super",
                        "Duper",
                        "XL",
                        "500",
                        "42",
                        "Auto",
                        "Coder"),
                Example.of(
                        "word-delimiter-graph-tokenfilter, catenate_all",
                        """
                        {"tokenizer": "keyword",
                         "filter": [{"type": "word_delimiter_graph", "catenate_all": true}],
                         "text": "super-duper-xl-500"}\
                        """,
                        "superduperxl500",
                        "super",
                        "duper",
                        "xl",
                        "500"),
                Example.of(
                        "htmlstrip-charfilter",
                        """
                        {"tokenizer": "keyword", "char_filter": ["html_strip"],
                         "text": "<p>I&apos;m so <b>happy</b>!</p>"}\
                        """,
                        "\nI'm so happy!\n"),
                Example.of(
                        "mapping-charfilter",
                        """
                        {"tokenizer": "keyword", "char_filter": [{"type": "mapping", "mappings": [
                           "٠ => 0", "١ => 1", "٢ => 2", "٣ => 3", "٤ => 4", "٥ => 5", "٦ => 6",
                           "٧ => 7", "٨ => 8", "٩ => 9"]}],
                         "text": "My license plate is ٢٥٠١٥"}\
                        """,
                        "My license plate is 25015"),
                Example.of(
                        "pathhierarchy-tokenizer",
                        """
                        {"tokenizer": "path_hierarchy", "text": "/one/two/three"}\
                        """,
                        "/one",
                        "/one/two",
                        "/one/two/three"),
                Example.of(
                        "pathhierarchy-tokenizer, configured",
                        """
                        {"tokenizer": {"type": "path_hierarchy", "delimiter": "-",
                           "replacement": "/", "skip": 2}, "text": "one-two-three-four-five"}\
                        """,
                        "/three",
                        "/three/four",
                        "/three/four/five"),
                Example.of(
                        "pathhierarchy-tokenizer, reverse",
                        """
                        {"tokenizer": {"type": "path_hierarchy", "delimiter": "-",
                           "replacement": "/", "skip": 2, "reverse": true},
                         "text": "one-two-three-four-five"}\
                        """,
                        "one/two/three/",
                        "two/three/",
                        "three/"));
    }

    @ParameterizedTest
    @MethodSource("whatTheDocumentationShows")
    void an_example_of_the_documentation_gives_the_output_it_shows(Example example)
            throws IOException {
        assertThat(node.tokens("/_analyze", example.request())).isEqualTo(example.expected());
    }

    /// The mapping of names to algorithms is analysis-stemmer-tokenfilter.md; the words are told
    /// apart by those algorithms.
    static Stream<Arguments> stemmers() {
        return Stream.of(
                Arguments.of("minimal_english", "policies zones", List.of("policy", "zone")),
                Arguments.of("possessive_english", "country's zones", List.of("country", "zones")),
                Arguments.of("porter2", "generously", List.of("generous")),
                Arguments.of("english", "generously", List.of("gener")),
                Arguments.of("french", "continuellement", List.of("continuel")),
                Arguments.of("light_french", "chevaux", List.of("cheval")),
                Arguments.of("minimal_french", "chevaux", List.of("cheval")),
                Arguments.of("spanish", "torneadas", List.of("torn")),
                Arguments.of("light_spanish", "chicanos", List.of("chican")),
                Arguments.of("spanish_plural", "zonas", List.of("zona")),
                Arguments.of("russian", "важнейшие", List.of("важн")),
                Arguments.of("arabic", "الحسن", List.of("حسن")));
    }

    @ParameterizedTest
    @MethodSource("stemmers")
    void every_stemmer_goes_by_its_documented_name(
            String language, String text, List<String> expected) throws IOException {
        String request =
                """
                {"tokenizer": "standard",
                 "filter": [{"type": "stemmer", "language": "%s"}], "text": %s}\
                """
                        .formatted(language, Node.json(text));

        assertThat(node.tokens("/_analyze", request)).isEqualTo(expected);
    }

    @Test
    void a_language_analyzer_takes_its_own_stop_words_and_exclusions() throws IOException {
        String request =
                "{\"analyzer\": \"own_words\", \"text\": \"the zone policies incubators\"}";

        assertThat(node.tokens("/rebuilt/_analyze", request))
                .containsExactly("the", "policies", "incub");
    }

    @Test
    void normalizers_lowercase_and_fold() throws IOException {
        assertThat(
                        node.tokens(
                                "/rebuilt/_analyze",
                                "{\"field\": \"exact\", \"text\": \"TD/B/COM.3/É\"}"))
                .containsExactly("td/b/com.3/é");
        assertThat(
                        node.tokens(
                                "/rebuilt/_analyze",
                                "{\"field\": \"folded\", \"text\": \"Côte d'Ivoire\"}"))
                .containsExactly("cote d'ivoire");
    }

    @ParameterizedTest
    @ValueSource(strings = {"synonym", "synonym_graph"})
    void synonyms_meet_the_tokens_that_the_filters_before_them_make(String type)
            throws IOException {
        String request =
                """
                {"tokenizer": "standard", "filter": ["lowercase", "porter_stem",
                   {"type": "%s", "synonyms": ["Incubators, nurseries"]}],
                 "text": "INCUBATOR"}\
                """
                        .formatted(type);

        assertThat(node.tokens("/_analyze", request)).containsExactlyInAnyOrder("incub", "nurseri");
    }

    @Test
    void an_unknown_stemmer_is_refused() {
        assertThatThrownBy(() ->
                        node.tokens(
                                "/_analyze",
                                """
                                {"tokenizer": "standard", "filter": [{"type": "stemmer",
                                  "language": "klingon"}], "text": "a"}\
                                """))
                .hasMessageContaining("Invalid stemmer class specified: klingon");
    }
}
