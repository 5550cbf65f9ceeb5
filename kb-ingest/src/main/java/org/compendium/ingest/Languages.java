package org.compendium.ingest;

import java.util.Map;
import org.apache.tika.langdetect.optimaize.OptimaizeLangDetector;
import org.apache.tika.language.detect.LanguageDetector;
import org.apache.tika.language.detect.LanguageResult;

/// Tells the language of a text. Loading the profiles takes a second; one instance is enough.
public final class Languages {

    private static final int LONGEST = 10_000;
    private static final int SHORTEST = 20;

    /// What the detector calls by other names than BCP 47.
    private static final Map<String, String> NAMES =
            Map.of("zh-CN", "zh", "zh-TW", "zh", "iw", "he", "in", "id");

    private final LanguageDetector detector;

    /// Loads the profiles.
    public Languages() {
        detector = new OptimaizeLangDetector().loadModels();
    }

    /// @param text of a long one the middle is read
    /// @return BCP 47; `und` when the text is too short or no language stands out
    public synchronized String of(String text) {
        String sample = sample(text);
        long letters = sample.chars().filter(Character::isLetter).count();
        if (letters < SHORTEST || letters * 3 < sample.length()) {
            long spaceless = sample.chars().filter(c -> c > ' ').count();
            if (letters < SHORTEST || letters * 3 < spaceless) {
                return letters >= 4 ? byScript(sample) : "und";
            }
        }
        LanguageResult result = detector.detect(sample);
        String language = result.getLanguage();
        if (language.isEmpty() || result.isUnknown() || result.getRawScore() < 0.6) {
            return byScript(sample);
        }
        return NAMES.getOrDefault(language, language);
    }

    private static String byScript(String text) {
        int han = 0;
        int kana = 0;
        int hangul = 0;
        int others = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c)) {
                continue;
            }
            switch (Character.UnicodeScript.of(c)) {
                case HAN -> han++;
                case HIRAGANA, KATAKANA -> kana++;
                case HANGUL -> hangul++;
                default -> others++;
            }
        }
        if (kana > others && kana > 0) {
            return "ja";
        }
        if (hangul > others) {
            return "ko";
        }
        return han > others ? "zh" : "und";
    }

    /// The middle says more than mastheads and references do.
    private static String sample(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int from = (text.length() - LONGEST) / 2;
        return text.substring(from, from + LONGEST);
    }
}
