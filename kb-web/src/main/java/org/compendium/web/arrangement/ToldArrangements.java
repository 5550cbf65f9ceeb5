package org.compendium.web.arrangement;

import com.vaadin.flow.i18n.I18NProvider;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.compendium.arrangement.Arrangement;
import org.compendium.arrangement.Arrangements;
import org.compendium.arrangement.PartialDate;
import org.compendium.curated.Aspects;
import org.compendium.curated.Entry;
import org.compendium.web.Names;

/// What an arrangement says, in the reader's language.
@org.springframework.stereotype.Component
public class ToldArrangements {

    private final I18NProvider messages;
    private final Names names;
    private final Aspects aspects;

    ToldArrangements(I18NProvider messages, Names names, Aspects aspects) {
        this.messages = messages;
        this.names = names;
        this.aspects = aspects;
    }

    private String said(String key, Locale locale, Object... values) {
        return messages.getTranslation("arrangements." + key, locale, values);
    }

    /// The name, with country and kind where they are reported.
    String partner(Arrangement.Partner partner, Locale locale) {
        String kind =
                partner.kind() == null
                        ? ""
                        : " (" + said("kind." + partner.kind().slug(), locale) + ")";
        return inCountry(partner, locale) + kind;
    }

    private String inCountry(Arrangement.Partner partner, Locale locale) {
        return partner.country() == null
                ? partner.name()
                : partner.name() + ", " + names.country(partner.country(), locale);
    }

    // Names may have commas, so a country in a sentence stands in brackets.
    private String inSentence(Arrangement.Partner partner, Locale locale) {
        return partner.country() == null
                ? partner.name()
                : partner.name() + " (" + names.country(partner.country(), locale) + ")";
    }

    private String partners(Arrangement one, Locale locale) {
        List<String> all =
                one.partners().stream().map(partner -> inSentence(partner, locale)).toList();
        return all.size() == 1
                ? all.getFirst()
                : said(
                        "and",
                        locale,
                        String.join(", ", all.subList(0, all.size() - 1)),
                        all.getLast());
    }

    String purposes(Arrangement one, Locale locale) {
        return one.purposes().stream()
                .map(purpose -> value(Arrangements.Respect.PURPOSE, purpose.slug(), locale))
                .collect(Collectors.joining(", "));
    }

    /// Blank when none is reported.
    String forms(Arrangement one, Locale locale) {
        return one.forms().stream()
                .map(form -> value(Arrangements.Respect.FORM, form, locale))
                .collect(Collectors.joining("; "));
    }

    String stage(Arrangement one, Locale locale) {
        return value(Arrangements.Respect.STAGE, one.stage().slug(), locale);
    }

    /// A value of a respect in which arrangements differ.
    String value(Arrangements.Respect respect, String value, Locale locale) {
        return switch (respect) {
            case PURPOSE -> said("purpose." + value, locale);
            case STAGE -> said("stage." + value, locale);
            case COUNTRY -> names.country(value, locale);
            case FORM ->
                    aspects.find(Arrangement.FORM)
                            .flatMap(aspect -> aspect.value(value))
                            .map(form -> form.label(locale.getLanguage()))
                            .orElse(value);
        };
    }

    /// No more exact than it was reported.
    String date(PartialDate date, Locale locale) {
        if (date.day() != null) {
            return names.date(date.first(), locale);
        }
        return date.month() == null
                ? date.toString()
                : DateTimeFormatter.ofPattern(said("month", locale), locale)
                        .format(YearMonth.from(date.first()));
    }

    /// What it claims, in one sentence: by whoever reported it, on the passage that says so where
    /// there is one.
    public Entry.Claim claim(Arrangement one, Locale locale) {
        return new Entry.Claim(
                said(
                        "says." + one.stage().slug(),
                        locale,
                        partners(one, locale),
                        purposes(one, locale).toLowerCase(locale),
                        one.partners().size()),
                null,
                null,
                null,
                one.reportedBy(),
                one.reportedOn().first(),
                null,
                one.evidence() == null ? Entry.Strength.CLAIMED : Entry.Strength.SUPPORTED,
                one.evidence() == null ? List.of() : List.of(one.evidence()));
    }

    /// The words and the number of those that match, for each value; the most common first.
    List<Map.Entry<String, String>> options(
            Arrangements.Respect respect, Map<String, Long> counts, Locale locale) {
        return counts.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Long>comparingByValue()
                                .reversed()
                                .thenComparing(one -> value(respect, one.getKey(), locale)))
                .map(one ->
                        Map.entry(
                                one.getKey(),
                                said(
                                        "option",
                                        locale,
                                        value(respect, one.getKey(), locale),
                                        one.getValue())))
                .toList();
    }

    /// What a column of the intake holds.
    String help(String column, Locale locale) {
        return said("column." + column, locale);
    }
}
