package org.compendium.engines.analysis;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.de.GermanMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.es.SpanishPluralStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchMinimalStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseMinimalStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.GermanStemmer;
import org.tartarus.snowball.ext.ItalianStemmer;
import org.tartarus.snowball.ext.PorterStemmer;
import org.tartarus.snowball.ext.PortugueseStemmer;
import org.tartarus.snowball.ext.RussianStemmer;
import org.tartarus.snowball.ext.SpanishStemmer;

/// The languages of the filters `stemmer` and `snowball`, by the names of the reference
/// documentation. The six official languages of the United Nations and their neighbours; Chinese
/// has nothing to stem.
final class Stemmers {

    private static final Map<String, UnaryOperator<TokenStream>> BY_LANGUAGE = new TreeMap<>();

    private static final Map<String, Supplier<SnowballStemmer>> SNOWBALL =
            Map.of(
                    "English", EnglishStemmer::new,
                    "Porter", PorterStemmer::new,
                    "French", FrenchStemmer::new,
                    "Spanish", SpanishStemmer::new,
                    "Russian", RussianStemmer::new,
                    "German", GermanStemmer::new,
                    "Italian", ItalianStemmer::new,
                    "Portuguese", PortugueseStemmer::new);

    static {
        BY_LANGUAGE.put("arabic", ArabicStemFilter::new);
        BY_LANGUAGE.put("english", PorterStemFilter::new);
        BY_LANGUAGE.put("porter", PorterStemFilter::new);
        BY_LANGUAGE.put("light_english", KStemFilter::new);
        BY_LANGUAGE.put("kstem", KStemFilter::new);
        BY_LANGUAGE.put("minimal_english", EnglishMinimalStemFilter::new);
        BY_LANGUAGE.put("possessive_english", EnglishPossessiveFilter::new);
        BY_LANGUAGE.put("porter2", stream -> new SnowballFilter(stream, new EnglishStemmer()));
        BY_LANGUAGE.put("french", stream -> new SnowballFilter(stream, new FrenchStemmer()));
        BY_LANGUAGE.put("light_french", FrenchLightStemFilter::new);
        BY_LANGUAGE.put("minimal_french", FrenchMinimalStemFilter::new);
        BY_LANGUAGE.put("spanish", stream -> new SnowballFilter(stream, new SpanishStemmer()));
        BY_LANGUAGE.put("light_spanish", SpanishLightStemFilter::new);
        BY_LANGUAGE.put("spanish_plural", SpanishPluralStemFilter::new);
        BY_LANGUAGE.put("russian", stream -> new SnowballFilter(stream, new RussianStemmer()));
        BY_LANGUAGE.put("light_russian", RussianLightStemFilter::new);
        BY_LANGUAGE.put("german", stream -> new SnowballFilter(stream, new GermanStemmer()));
        BY_LANGUAGE.put("light_german", GermanLightStemFilter::new);
        BY_LANGUAGE.put("minimal_german", GermanMinimalStemFilter::new);
        BY_LANGUAGE.put("italian", stream -> new SnowballFilter(stream, new ItalianStemmer()));
        BY_LANGUAGE.put("light_italian", ItalianLightStemFilter::new);
        BY_LANGUAGE.put(
                "portuguese", stream -> new SnowballFilter(stream, new PortugueseStemmer()));
        BY_LANGUAGE.put("light_portuguese", PortugueseLightStemFilter::new);
        BY_LANGUAGE.put("minimal_portuguese", PortugueseMinimalStemFilter::new);
    }

    private Stemmers() {}

    static UnaryOperator<TokenStream> stemmer(String language) {
        UnaryOperator<TokenStream> stemmer = BY_LANGUAGE.get(language);
        if (stemmer == null) {
            throw new IllegalArgumentException(
                    "Invalid stemmer class specified: "
                            + language
                            + "; this plugin knows "
                            + BY_LANGUAGE.keySet());
        }
        return stemmer;
    }

    static UnaryOperator<TokenStream> snowball(String language) {
        String capital = language.substring(0, 1).toUpperCase(Locale.ROOT) + language.substring(1);
        Supplier<SnowballStemmer> stemmer = SNOWBALL.get(capital);
        if (stemmer == null) {
            throw new IllegalArgumentException(
                    "Can't find a snowball stemmer for "
                            + language
                            + "; this plugin knows "
                            + SNOWBALL.keySet());
        }
        return stream -> new SnowballFilter(stream, stemmer.get());
    }
}
