package org.compendium.web.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.compendium.theme.Concept;
import org.compendium.theme.Past;
import org.compendium.web.Names;
import org.jspecify.annotations.Nullable;

/// What a change of a concept came to, line by line.
final class ChangeWords {

    /// A text of the bundle.
    interface Texts {
        String get(String key, Object... values);
    }

    private final Names names;
    private final Texts texts;
    private final Locale locale;

    ChangeWords(Names names, Texts texts, Locale locale) {
        this.names = names;
        this.texts = texts;
        this.locale = locale;
    }

    List<String> of(Past past) {
        Concept before = past.before();
        Concept after = past.after();
        if (before == null || after == null) {
            return List.of(texts.get(before == null ? "care.was.added" : "care.was.removed"));
        }
        List<String> lines = new ArrayList<>();
        if (!place(before.broader()).equals(place(after.broader()))) {
            lines.add(texts.get("care.was.moved", place(before.broader()), place(after.broader())));
        }
        for (String language : Concept.LANGUAGES) {
            String was = before.preferred().getOrDefault(language, "");
            String is = after.preferred().getOrDefault(language, "");
            if (!was.equals(is)) {
                lines.add(texts.get("care.was.renamed", in(language), was, is));
            }
            if (before.confirmed(language) != after.confirmed(language)) {
                lines.add(
                        texts.get(
                                after.confirmed(language)
                                        ? "care.was.confirmed"
                                        : "care.was.unconfirmed",
                                in(language)));
            }
        }
        byLanguage(lines, "care.part.alternative", before, after, Concept::alternative);
        byLanguage(lines, "care.part.ambiguous", before, after, Concept::ambiguous);
        byLanguage(lines, "care.part.notWithin", before, after, Concept::notWithin);
        byLanguage(lines, "care.part.setting", before, after, Concept::setting);
        list(
                lines,
                texts.get("care.related"),
                before.related().stream().map(this::theme).toList(),
                after.related().stream().map(this::theme).toList());
        if (!before.definition().equals(after.definition())) {
            lines.add(
                    before.definition().isEmpty()
                            ? texts.get("care.was.defined")
                            : texts.get("care.was.redefined", before.definition()));
        }
        list(lines, texts.get("care.evidence"), before.evidence(), after.evidence());
        list(lines, texts.get("care.exactMatch"), before.exactMatch(), after.exactMatch());
        return lines;
    }

    private String in(String language) {
        return names.language(language, locale);
    }

    private String theme(String slug) {
        return names.theme(slug, locale);
    }

    private String place(@Nullable String broader) {
        return Optional.ofNullable(broader).map(this::theme).orElse(texts.get("care.top"));
    }

    private void byLanguage(
            List<String> lines,
            String key,
            Concept before,
            Concept after,
            Function<Concept, Map<String, List<String>>> part) {
        for (String language : Concept.LANGUAGES) {
            list(
                    lines,
                    texts.get(key, in(language)),
                    part.apply(before).getOrDefault(language, List.of()),
                    part.apply(after).getOrDefault(language, List.of()));
        }
    }

    private void list(List<String> lines, String what, List<String> before, List<String> after) {
        List<String> more = after.stream().filter(one -> !before.contains(one)).toList();
        List<String> less = before.stream().filter(one -> !after.contains(one)).toList();
        if (!more.isEmpty()) {
            lines.add(texts.get("care.was.more", what, quoted(more)));
        }
        if (!less.isEmpty()) {
            lines.add(texts.get("care.was.less", what, quoted(less)));
        }
    }

    private String quoted(List<String> all) {
        return String.join(", ", all.stream().map(one -> texts.get("care.quoted", one)).toList());
    }
}
