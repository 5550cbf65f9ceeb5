package org.compendium.theme;

import java.net.URI;
import java.net.URISyntaxException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What every thesaurus must keep to, whether a curator edits it, a file brings it or the pack
/// does: a tree in which each concept hangs below one other or stands at the top, six preferred
/// labels for each, no label twice in a language, relations that both sides know and that do not
/// lead up the tree, and evidence that names a passage.
///
/// Labels are the same when they differ in capitals, spaces or the way accents are coded (NFC)
/// only.
public final class Soundness {

    /// In characters.
    private static final int LONGEST_TEXT = 200;

    private static final int LONGEST_DEFINITION = 2_000;
    private static final int LONGEST_SLUG = 80;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\u200c\\u200d]]");

    /// `TD/B/COM.3/19#para_26`: a symbol as it is printed, and an eId.
    private static final Pattern PASSAGE =
            Pattern.compile("[\\p{Lu}\\p{N}][^\\s#]*(?: [^\\s#]+)*#[A-Za-z][A-Za-z0-9_.-]*");

    private final Map<String, Concept> concepts = new LinkedHashMap<>();
    private final List<Fault> faults = new ArrayList<>();

    private Soundness() {}

    /// @return empty for a thesaurus that is sound
    public static List<Fault> faults(List<Concept> thesaurus) {
        Soundness check = new Soundness();
        for (Concept concept : thesaurus) {
            if (check.concepts.putIfAbsent(concept.id(), concept) != null) {
                check.fault(
                        concept,
                        Fault.Part.ID,
                        null,
                        "There are two concepts '" + concept.id() + "'.");
            }
        }
        for (Concept concept : check.concepts.values()) {
            check.slug(concept);
            check.place(concept);
            check.preferred(concept);
            check.texts(concept);
            check.ambiguous(concept);
            check.confirmed(concept);
            check.related(concept);
            check.sources(concept);
        }
        check.duplicates();
        return List.copyOf(check.faults);
    }

    /// The form under which labels are compared.
    static String folded(String label) {
        return SPACES.matcher(Normalizer.normalize(label.strip(), Normalizer.Form.NFC))
                .replaceAll(" ")
                .toLowerCase(Locale.ROOT);
    }

    private void fault(
            Concept concept, Fault.Part part, @Nullable String language, String sentence) {
        faults.add(new Fault(concept.id(), part, language, sentence));
    }

    /// A concept in words.
    private static String name(Concept concept) {
        return "'" + concept.label("en") + "' (" + concept.id() + ")";
    }

    private static String language(String tag) {
        String name = Locale.forLanguageTag(tag).getDisplayLanguage(Locale.ENGLISH);
        return name.isEmpty() ? "'" + tag + "'" : name;
    }

    private void slug(Concept concept) {
        if (!SLUG.matcher(concept.id()).matches() || concept.id().length() > LONGEST_SLUG) {
            fault(
                    concept,
                    Fault.Part.ID,
                    null,
                    "The address '"
                            + concept.id()
                            + "' must be small letters a to z, digits and single hyphens, at most "
                            + LONGEST_SLUG
                            + ".");
        } else if (concept.id().equals(Vocabulary.SCHEME)) {
            fault(
                    concept,
                    Fault.Part.ID,
                    null,
                    "The address 'scheme' stands for the whole thesaurus; take another.");
        }
    }

    private void place(Concept concept) {
        String broader = concept.broader();
        if (broader == null) {
            return;
        }
        if (!concepts.containsKey(broader)) {
            fault(
                    concept,
                    Fault.Part.BROADER,
                    null,
                    name(concept)
                            + " hangs below '"
                            + broader
                            + "', which is not in the thesaurus.");
        } else if (above(concept).contains(concept.id())) {
            fault(
                    concept,
                    Fault.Part.BROADER,
                    null,
                    name(concept)
                            + " hangs below itself, by way of "
                            + String.join(", ", above(concept))
                            + ".");
        }
    }

    /// The slugs above a concept, the nearest first; ends where a circle closes.
    private Set<String> above(Concept concept) {
        Set<String> above = new LinkedHashSet<>();
        String next = concept.broader();
        while (next != null && above.add(next)) {
            Concept broader = concepts.get(next);
            next = broader == null ? null : broader.broader();
        }
        return above;
    }

    private void preferred(Concept concept) {
        for (String language : Concept.LANGUAGES) {
            if (concept.preferred().getOrDefault(language, "").isBlank()) {
                fault(
                        concept,
                        Fault.Part.PREFERRED,
                        language,
                        name(concept) + " has no preferred label in " + language(language) + ".");
            }
        }
        concept.preferred()
                .forEach((language, label) ->
                        text(concept, Fault.Part.PREFERRED, language, "preferred label", label));
    }

    private void texts(Concept concept) {
        texts(concept, Fault.Part.ALTERNATIVE, "label", concept.alternative());
        texts(concept, Fault.Part.NOT_WITHIN, "phrase", concept.notWithin());
        texts(concept, Fault.Part.SETTING, "word of the field", concept.setting());
        if (!concept.definition().isEmpty()) {
            if (concept.definition().length() > LONGEST_DEFINITION
                    || CONTROLS.matcher(concept.definition()).find()
                    || !concept.definition().equals(concept.definition().strip())) {
                fault(
                        concept,
                        Fault.Part.DEFINITION,
                        null,
                        "The definition of "
                                + name(concept)
                                + " must be one paragraph of at most "
                                + LONGEST_DEFINITION
                                + " characters.");
            }
        }
    }

    private void texts(
            Concept concept, Fault.Part part, String what, Map<String, List<String>> texts) {
        texts.forEach(
                (language, all) -> all.forEach(one -> text(concept, part, language, what, one)));
    }

    private void text(Concept concept, Fault.Part part, String language, String what, String text) {
        if (!Concept.LANGUAGES.contains(language)) {
            fault(
                    concept,
                    part,
                    language,
                    "The "
                            + what
                            + " '"
                            + text
                            + "' of "
                            + name(concept)
                            + " is in the language '"
                            + language
                            + "'; there are ar, zh, en, fr, ru and es.");
        } else if (!text.equals(text.strip())
                || (text.isBlank() && part != Fault.Part.PREFERRED)
                || text.length() > LONGEST_TEXT
                || CONTROLS.matcher(text).find()) {
            fault(
                    concept,
                    part,
                    language,
                    "The "
                            + what
                            + " '"
                            + text
                            + "' of "
                            + name(concept)
                            + " in "
                            + language(language)
                            + " must be one line of 1 to "
                            + LONGEST_TEXT
                            + " characters without space at its ends.");
        }
    }

    private void ambiguous(Concept concept) {
        concept.ambiguous()
                .forEach((language, labels) ->
                        labels.stream()
                                .filter(label ->
                                        !label.equals(concept.preferred().get(language))
                                                && !concept.alternative()
                                                        .getOrDefault(language, List.of())
                                                        .contains(label))
                                .forEach(label ->
                                        fault(
                                                concept,
                                                Fault.Part.AMBIGUOUS,
                                                language,
                                                "'"
                                                        + label
                                                        + "' is an everyday word of "
                                                        + name(concept)
                                                        + " but no label of it in "
                                                        + language(language)
                                                        + ".")));
    }

    private void confirmed(Concept concept) {
        for (String language : concept.confirmed()) {
            if (!concept.preferred().containsKey(language)) {
                fault(
                        concept,
                        Fault.Part.CONFIRMED,
                        language,
                        name(concept)
                                + " has no label in "
                                + language(language)
                                + " that could be confirmed.");
            }
        }
    }

    private void related(Concept concept) {
        Set<String> above = above(concept);
        for (String other : concept.related()) {
            Concept there = concepts.get(other);
            if (there == null) {
                fault(
                        concept,
                        Fault.Part.RELATED,
                        null,
                        name(concept)
                                + " is related to '"
                                + other
                                + "', which is not in the thesaurus.");
            } else if (other.equals(concept.id())) {
                fault(concept, Fault.Part.RELATED, null, name(concept) + " is related to itself.");
            } else if (above.contains(other) || above(there).contains(concept.id())) {
                fault(
                        concept,
                        Fault.Part.RELATED,
                        null,
                        name(concept)
                                + " is related to "
                                + name(there)
                                + ", which is "
                                + (above.contains(other) ? "above" : "below")
                                + " it already.");
            } else if (!there.related().contains(concept.id())) {
                fault(
                        concept,
                        Fault.Part.RELATED,
                        null,
                        name(concept)
                                + " is related to "
                                + name(there)
                                + ", which does not say so of it.");
            }
        }
    }

    private void sources(Concept concept) {
        for (String passage : concept.evidence()) {
            if (!PASSAGE.matcher(passage).matches()) {
                fault(
                        concept,
                        Fault.Part.EVIDENCE,
                        null,
                        "The passage '"
                                + passage
                                + "' of "
                                + name(concept)
                                + " must be written like TD/B/COM.3/19#para_28.");
            }
        }
        for (String address : concept.exactMatch()) {
            if (!absolute(address)) {
                fault(
                        concept,
                        Fault.Part.EXACT_MATCH,
                        null,
                        "The exact match '"
                                + address
                                + "' of "
                                + name(concept)
                                + " must be a whole address, such as http://example.org/thesaurus/1.");
            } else if (address.startsWith(Vocabulary.THEME)) {
                fault(
                        concept,
                        Fault.Part.EXACT_MATCH,
                        null,
                        "The exact match '"
                                + address
                                + "' of "
                                + name(concept)
                                + " is of this thesaurus; name one of another.");
            }
        }
    }

    private static boolean absolute(String address) {
        try {
            URI uri = new URI(address);
            return uri.isAbsolute()
                    && (uri.isOpaque() || uri.getHost() != null)
                    && !uri.getSchemeSpecificPart().isEmpty();
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private record Place(Concept concept, Fault.Part part) {}

    private void duplicates() {
        Map<String, Place> taken = new HashMap<>();
        for (Concept concept : concepts.values()) {
            concept.preferred()
                    .forEach((language, label) ->
                            take(taken, language, label, new Place(concept, Fault.Part.PREFERRED)));
        }
        Set<String> told = new HashSet<>();
        for (Concept concept : concepts.values()) {
            concept.alternative()
                    .forEach((language, labels) ->
                            labels.forEach(label -> {
                                if (told.add(concept.id() + ' ' + language + ' ' + label)) {
                                    take(
                                            taken,
                                            language,
                                            label,
                                            new Place(concept, Fault.Part.ALTERNATIVE));
                                }
                            }));
        }
    }

    private void take(Map<String, Place> taken, String language, String label, Place place) {
        if (label.isBlank()) {
            return;
        }
        Place first = taken.putIfAbsent(language + ' ' + folded(label), place);
        if (first == null) {
            return;
        }
        boolean same = first.concept() == place.concept();
        fault(
                place.concept(),
                place.part(),
                language,
                "'"
                        + label
                        + "' ("
                        + language(language)
                        + ") "
                        + (same
                                ? "stands twice among the labels of " + name(place.concept())
                                : "is a label of "
                                        + name(first.concept())
                                        + " and of "
                                        + name(place.concept()))
                        + ".");
    }
}
