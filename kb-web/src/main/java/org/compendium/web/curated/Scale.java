package org.compendium.web.curated;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import java.text.NumberFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.compendium.score.Agreement;
import org.compendium.score.Rated;
import org.compendium.score.Score;

/// What scores are called, everywhere the same.
final class Scale {

    // From which on Krippendorff takes data for reliable, and for good enough to be tentative.
    private static final double RELIABLE = 0.8;
    private static final double TENTATIVE = 2 / 3.0;

    private final Component page;
    private final Locale locale;

    /// @param page to be translated for
    Scale(Component page, Locale locale) {
        this.page = page;
        this.locale = locale;
    }

    /// What each number means on an indicator, by number.
    Map<String, String> meanings(String indicator) {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (int value = Score.LEAST; value <= Score.MOST; value++) {
            meanings.put(String.valueOf(value), value + " – " + meaning(indicator, value));
        }
        return meanings;
    }

    private String meaning(String indicator, int value) {
        return said((indicator.equals(Score.COST) ? "scores.cost." : "scores.value.") + value);
    }

    /// All numbers with what they mean, once for cost and once for the others.
    Component legend() {
        DescriptionList list = new DescriptionList();
        list.addClassNames("labels", "scale");
        for (int value = Score.MOST; value >= Score.LEAST; value--) {
            list.add(new DescriptionList.Term(String.valueOf(value)));
            list.add(
                    new DescriptionList.Description(
                            said(
                                    "scores.meaning",
                                    meaning("", value),
                                    meaning(Score.COST, value))));
        }
        return list;
    }

    /// How many raters there are and how far apart: "2 raters, 2 to 4".
    String spread(Rated rated, String indicator) {
        Optional<Rated.Spread> spread = rated.spread(indicator);
        if (spread.isEmpty()) {
            return said("scores.none");
        }
        int raters = rated.on(indicator).size();
        return spread.get().lowest() == spread.get().highest()
                ? said("scores.spread.same", raters, spread.get().lowest())
                : said("scores.spread", raters, spread.get().lowest(), spread.get().highest());
    }

    /// How well raters agree, with what the figure means.
    List<String> agreement(Agreement agreement) {
        return switch (agreement) {
            case Agreement.NothingShared() -> List.of(said("scores.alpha.none"));
            case Agreement.AllTheSame(int units) -> List.of(said("scores.alpha.same", units));
            case Agreement.Alpha(double alpha, int units) ->
                    List.of(
                            said("scores.alpha", number(alpha, 2), units),
                            said("scores.alpha." + level(alpha)));
        };
    }

    private static String level(double alpha) {
        if (alpha >= RELIABLE) {
            return "reliable";
        }
        if (alpha >= TENTATIVE) {
            return "tentative";
        }
        return alpha >= 0 ? "weak" : "against";
    }

    String number(double value, int digits) {
        NumberFormat format = NumberFormat.getNumberInstance(locale);
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(value);
    }

    private String said(String key, Object... values) {
        return page.getTranslation(key, values);
    }
}
