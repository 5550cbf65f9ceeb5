package org.compendium.ingest;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicNormalizationFilter;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.en.EnglishMinimalStemFilter;
import org.apache.lucene.analysis.es.SpanishPluralStemFilter;
import org.apache.lucene.analysis.fr.FrenchMinimalStemFilter;
import org.apache.lucene.analysis.ru.RussianLightStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;

/// The form under which the words of one language are compared: small letters without accents and
/// without what inflection adds. The lightest of Lucene's stemmers are used, those for number and
/// case: a stemmer that cuts derivations takes "mondial" for "mondialisation" and "partner" for
/// "partnering".
final class WordForms {

    // Words of a language repeat: a few thousand make nine tenths of any text. Those that come
    // once,
    // names and numbers, are not kept in the place of those that come again.
    private static final int REMEMBERED = 10_000;

    private static final Pattern HISSING = Pattern.compile("(?:ss|sh|ch|x|zz)es$");
    private static final Pattern ACCENTS = Pattern.compile("\\p{Mn}+");

    // In phrases they come and go with number and definiteness: "développement des entreprises",
    // "développement de l'entreprise".
    private static final Map<String, Set<String>> PASSED_OVER =
            Map.of(
                    "en", Set.of("the", "a", "an"),
                    "fr", Set.of("le", "la", "les", "l", "un", "une", "des", "de", "du", "d"),
                    "es", Set.of("el", "la", "los", "las", "un", "una", "de", "del"));

    /// One word, handed to Lucene's filters.
    private static final class OneWord extends TokenStream {

        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private String word = "";

        @Override
        public boolean incrementToken() {
            if (word.isEmpty()) {
                return false;
            }
            clearAttributes();
            term.append(word);
            word = "";
            return true;
        }
    }

    private final String language;
    private final Set<String> passedOver;
    private final LoadingCache<String, String> known =
            Caffeine.newBuilder().maximumSize(REMEMBERED).executor(Runnable::run).build(this::form);
    private final OneWord one = new OneWord();
    private final TokenStream stemmed;

    /// @param language BCP 47, without region
    WordForms(String language) {
        this.language = language;
        this.passedOver = PASSED_OVER.getOrDefault(language, Set.of());
        this.stemmed =
                switch (language) {
                    case "en" -> new EnglishMinimalStemFilter(one);
                    case "fr" -> new FrenchMinimalStemFilter(one);
                    case "es" -> new SpanishPluralStemFilter(one);
                    case "ru" -> new RussianLightStemFilter(one);
                    case "ar" -> new ArabicStemFilter(new ArabicNormalizationFilter(one));
                    default -> one;
                };
    }

    /// @return empty for a word that phrases are compared without
    String of(String word) {
        return known.get(word);
    }

    private String form(String word) {
        String small = word.toLowerCase(Locale.ROOT);
        return passedOver.contains(small) ? "" : reduced(small);
    }

    /// The form without a particle that is written together with the word: Arabic "for", "with",
    /// "as", "and so" are single letters before it.
    @Nullable String withoutParticle(String word) {
        boolean bound =
                language.equals("ar") && word.length() >= 5 && "بلكفو".indexOf(word.charAt(0)) >= 0;
        return bound ? of(word.substring(1)) : null;
    }

    private String reduced(String small) {
        return switch (language) {
            // The stemmer would make "businesse" of "businesses".
            case "en" ->
                    HISSING.matcher(small).find()
                            ? small.substring(0, small.length() - 2)
                            : stemmed(small);
            // The stemmer would make "réseal" of it.
            case "fr" ->
                    bare(
                            stemmed(
                                    small.endsWith("eaux")
                                            ? small.substring(0, small.length() - 1)
                                            : small));
            case "es" -> bare(stemmed(small));
            case "ru" -> stemmed(small.replace('ё', 'е'));
            case "ar" -> stemmed(small);
            default -> small;
        };
    }

    private static String bare(String word) {
        return ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD)).replaceAll("");
    }

    // Lucene's filters keep state, and several workers read at the same time.
    private synchronized String stemmed(String word) {
        try {
            one.word = word;
            stemmed.reset();
            return stemmed.incrementToken()
                    ? stemmed.getAttribute(CharTermAttribute.class).toString()
                    : word;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
