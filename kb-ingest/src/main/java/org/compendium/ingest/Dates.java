package org.compendium.ingest;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Days written out in the six languages of the United Nations.
final class Dates {

    private static final Map<String, Integer> MONTHS = new HashMap<>();

    static {
        String[] names = {
            "january janvier enero января يناير",
            "february fevrier febrero февраля فبراير",
            "march mars marzo марта مارس",
            "april avril abril апреля أبريل نيسان",
            "may mai mayo мая مايو",
            "june juin junio июня يونيو يونيه",
            "july juillet julio июля يوليو يوليه",
            "august aout agosto августа أغسطس",
            "september septembre septiembre setiembre сентября سبتمبر",
            "october octobre octubre октября أكتوبر",
            "november novembre noviembre ноября نوفمبر",
            "december decembre diciembre декабря ديسمبر"
        };
        for (int month = 0; month < names.length; month++) {
            for (String name : names[month].split(" ")) {
                MONTHS.put(plain(name), month + 1);
            }
        }
    }

    private static final Pattern DATE =
            Pattern.compile(
                    "(?<![-–]\\s?)(?<![\\d./])(?<day>\\d{1,2})(?:st|nd|rd|th|er|\\.)?\\s+(?:de\\s+)?(?<month>\\p{L}{3,12})(?:/\\p{L}{3,12})?,?\\s+(?:de\\s+|del\\s+)?(?<year>(?:19|20)\\d{2})(?!\\d)"
                            + "|(?<month2>\\p{L}{3,12})\\s+(?<day2>\\d{1,2}),\\s+(?<year2>(?:19|20)\\d{2})(?!\\d)"
                            + "|(?<year3>(?:19|20)\\d{2})\\s?(?:年)\\s?(?<month3>\\d{1,2})\\s?月\\s?(?<day3>\\d{1,2})\\s?日"
                            + "|(?<![\\d-])(?<year4>(?:19|20)\\d{2})-(?<month4>\\d{2})-(?<day4>\\d{2})(?!\\d)");

    private Dates() {}

    /// A range such as "23-27 November 1998" is when a meeting took place, and passed over.
    static Optional<LocalDate> first(String text) {
        Matcher found = DATE.matcher(text);
        while (found.find()) {
            Optional<LocalDate> date = date(found);
            if (date.isPresent()) {
                return date;
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDate> date(Matcher found) {
        try {
            if (found.group("day") != null) {
                return of(found.group("year"), month(found.group("month")), found.group("day"));
            }
            if (found.group("day2") != null) {
                return of(found.group("year2"), month(found.group("month2")), found.group("day2"));
            }
            if (found.group("day3") != null) {
                return of(
                        found.group("year3"),
                        Integer.parseInt(found.group("month3")),
                        found.group("day3"));
            }
            return of(
                    found.group("year4"),
                    Integer.parseInt(found.group("month4")),
                    found.group("day4"));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int month(String name) {
        return MONTHS.getOrDefault(plain(name), 0);
    }

    private static Optional<LocalDate> of(String year, int month, String day) {
        return month == 0
                ? Optional.empty()
                : Optional.of(LocalDate.of(Integer.parseInt(year), month, Integer.parseInt(day)));
    }

    private static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }
}
