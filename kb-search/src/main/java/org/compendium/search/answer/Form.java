package org.compendium.search.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// How questions are asked in the six languages: by what one knows one, and what it asks for.
///
/// @param language BCP 47
/// @param begins how a question begins, or for languages that put the word elsewhere what it has
/// @param asks what each way of asking wants, the first that fits
record Form(String language, Pattern begins, Map<Asks, Pattern> asks) {

    private static final int FLAGS =
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

    /// In the order in which they are tried.
    private static final List<Asks> ORDER = List.of(Asks.HOW_MANY, Asks.WHEN, Asks.WHERE, Asks.WHO);

    private static final Pattern MARK = Pattern.compile("[?\uFF1F\u061F\u2047\u00BF]");
    private static final Pattern CLOSING = Pattern.compile("[\\s\"'”’»)\\].]+$");

    private static final List<Form> ALL =
            List.of(
                    new Form(
                            "en",
                            begins(
                                    "(?:and |but |so )?(?:(?:in|on|at|by|for|from|to|of|with|under"
                                            + "|since|until|about|through|during|into) )?"
                                            + "(?:who|whom|whose|what|when|where|which|why|how)\\b"
                                            + "|(?:is|are|was|were|do|does|did|has|have|had|can"
                                            + "|could|should|would|will|must) \\S+ \\S+ \\S+"),
                            Map.of(
                                    Asks.HOW_MANY,
                                    within(
                                            "\\bhow (?:many|much|often|old|far|large|big|high|tall"
                                                    + "|fast|deep|wide|long(?! ago))\\b"
                                                    + "|\\b(?:what|which)(?: is| was| are| were)?"
                                                    + "(?: the)?(?: average| total)? (?:number"
                                                    + "|share|percentage|per cent|proportion"
                                                    + "|amount|total|population)\\b"),
                                    Asks.WHEN,
                                    within(
                                            "^(?:and |but |so )?(?:since |until |by )?when\\b"
                                                    + "|\\b(?:what|which) (?:year|date|day|month"
                                                    + "|decade|century)\\b|\\bhow long ago\\b"),
                                    Asks.WHERE,
                                    within(
                                            "^(?:from |to )?where\\b|\\b(?:what|which) (?:country"
                                                    + "|countries|city|cities|town|towns|province"
                                                    + "|continent)\\b"),
                                    Asks.WHO,
                                    within("^(?:by |for |from |to |of |with )?who(?:m|se)?\\b"))),
                    new Form(
                            "fr",
                            begins(
                                    "(?:et |mais )?(?:(?:à|de|d'|dans|en|pour|par|depuis|sur|avec"
                                            + "|selon|jusqu'à|vers) ?)?(?:qui|que|qu'|quoi"
                                            + "|quels?|quelles?|quand|où|pourquoi|comment|combien"
                                            + "|lequel|laquelle|lesquels|lesquelles|est-ce)(?!\\p{L})"
                                            + "|.*\\p{L}-(?:t-)?(?:il|elle|ils|elles|on)\\b"),
                            Map.of(
                                    Asks.HOW_MANY,
                                    within(
                                            "\\bcombien\\b|\\bquel(?:le)? (?:est |était )?(?:le"
                                                    + " |la |l')?(?:nombre|part|pourcentage"
                                                    + "|proportion|montant|population)\\b"),
                                    Asks.WHEN,
                                    within(
                                            "\\bquand\\b|\\bquel(?:le)? (?:année|date|jour|mois)\\b"),
                                    Asks.WHERE,
                                    within("^(?:d')?où\\b|\\bquel(?:le)?s? (?:pays|villes?)\\b"),
                                    Asks.WHO,
                                    within("^(?:à |par |pour |de |avec )?qui\\b"))),
                    new Form(
                            "es",
                            begins(
                                    "(?:y |pero )?(?:(?:a|de|en|por|para|con|desde|hasta|sobre"
                                            + "|según) )?(?:qué|quién|quiénes|cuál|cuáles|cuándo"
                                            + "|dónde|adónde|cómo|cu[aá]nt[oa]s?|quien|quienes"
                                            + "|cual|cuales)\\b"),
                            Map.of(
                                    Asks.HOW_MANY,
                                    within(
                                            "\\bcu[aá]nt[oa]s?\\b|\\bqué (?:porcentaje|proporción"
                                                    + "|número|cantidad|parte)\\b|\\bcu[aá]l (?:es"
                                                    + "|era|fue) (?:el|la) (?:número|porcentaje"
                                                    + "|proporción|cantidad|población)\\b"),
                                    Asks.WHEN,
                                    within("\\bcu[aá]ndo\\b|\\bqué (?:año|fecha|día|mes)\\b"),
                                    Asks.WHERE,
                                    within("\\bdónde\\b|\\bqué (?:país|países|ciudad|ciudades)\\b"),
                                    Asks.WHO,
                                    within("^(?:a |por |para |de |con )?qui[eé]n(?:es)?\\b"))),
                    new Form(
                            "ru",
                            begins(
                                    "(?:а |и |но )?(?:(?:в|во|на|о|об|с|со|к|по|за|из|от|для|до|у)"
                                            + " )?(?:кто|кого|кому|кем|что|чего|чему|чем"
                                            + "|как(?:ой|ая|ое|ие|ого|ому|им|их|ом|ую|ими|ова|ово"
                                            + "|овы|ов)?|котор\\p{L}+|когда|где|куда|откуда"
                                            + "|почему|зачем|сколько|чей|чья|чьи)\\b|.*\\bли\\b"),
                            Map.of(
                                    Asks.HOW_MANY,
                                    within(
                                            "\\bсколько\\b|\\bкак(?:ой|ое|ая|ова|ово|ов|ую)"
                                                    + " (?:процент|число|количество|доля|долю"
                                                    + "|сумма|численность)\\b"),
                                    Asks.WHEN,
                                    within("\\bкогда\\b|\\bкаком году\\b"),
                                    Asks.WHERE,
                                    within(
                                            "^(?:от)?(?:где|куда|откуда)\\b|\\bкак(?:ой|их|ие|ая)"
                                                    + " стран"),
                                    Asks.WHO,
                                    within("^(?:с |у |к |для |от )?(?:кто|кого|кому|кем)\\b"))),
                    new Form(
                            "ar",
                            begins(
                                    "(?:في |إلى |منذ |عن |على |حتى )?(?:ماذا|متى|أين|اين|لماذا"
                                            + "|كيف|كم|هل|[بل]?أيّ?ة?)(?!\\p{L})"
                                            + "|(?:من|ما) (?:هو|هي|هم|هما|الذي|التي|كان|كانت"
                                            + "|عدد|سبب|نسبة)(?!\\p{L})"),
                            Map.of(
                                    Asks.HOW_MANY,
                                    within("(?<!\\p{L})كم(?!\\p{L})|(?:ما|هو|هي) (?:عدد|نسبة)"),
                                    Asks.WHEN,
                                    within("متى|أي (?:عام|سنة|تاريخ)"),
                                    Asks.WHERE,
                                    within("أين|أي (?:بلد|دولة|مدينة)"),
                                    Asks.WHO,
                                    within("^من (?:هو|هي|هم|الذي|التي|كان|كانت)"))),
                    new Form(
                            "zh",
                            begins(
                                    ".*(?:什么|什麼|甚么|谁|誰|哪|何时|何時|何地|何处|何處|何人|为何|為何"
                                            + "|如何|怎么|怎麼|怎样|怎樣|多少|多大|多长|多久|多高"
                                            + "|几个|几年|是否|有没有|吗|嗎)"),
                            Map.of(
                                    Asks.HOW_MANY,
                                    within("多少|几个|多大|多长|多久|多高|百分之几"),
                                    Asks.WHEN,
                                    within("何时|何時|什么时候|哪一?年|几年|什么日期"),
                                    Asks.WHERE,
                                    within("哪里|哪儿|何地|何处|哪一?[个些]?国家?|在哪"),
                                    Asks.WHO,
                                    within("谁|誰|何人"))));

    private static Pattern begins(String words) {
        return Pattern.compile("[^\\p{L}]*(?:" + words + ").*", FLAGS | Pattern.DOTALL);
    }

    private static Pattern within(String words) {
        return Pattern.compile(words, FLAGS);
    }

    /// The way in which this is asked; empty when it is none. Some words ask in two languages.
    ///
    /// @param text as typed
    /// @param language of its other words, BCP 47; empty where they do not tell it
    static Optional<Form> of(String text, String language) {
        String plain = text.strip().replace('’', '\'');
        List<Form> forms =
                ALL.stream()
                        .filter(form -> form.begins().matcher(plain).matches())
                        .filter(form -> !abbreviation(plain))
                        .toList();
        return forms.stream()
                .filter(form -> form.language().equals(language))
                .findFirst()
                .or(() -> forms.stream().findFirst());
    }

    static Optional<Form> in(String language) {
        return ALL.stream().filter(form -> form.language().equals(language)).findFirst();
    }

    /// Whether it ends with a question mark, or begins with the one that Spanish puts there.
    static boolean marked(String text) {
        String bare = CLOSING.matcher(text.strip()).replaceAll("");
        return !bare.isEmpty()
                && (MARK.matcher(bare.substring(bare.length() - 1)).matches()
                        || bare.indexOf('\u00BF') >= 0);
    }

    /// @param text as typed
    Asks asked(String text) {
        String plain = text.replaceAll("^[^\\p{L}]+", "").replace('’', '\'');
        return ORDER.stream()
                .filter(one -> {
                    Pattern pattern = asks.get(one);
                    return pattern != null && pattern.matcher(plain).find();
                })
                .findFirst()
                .orElse(Asks.ANYTHING);
    }

    // "WHO guidelines" asks for nobody.
    private static boolean abbreviation(String text) {
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        String first = text.substring(0, end);
        String rest = text.substring(end);
        return first.length() > 1
                && first.chars().allMatch(Character::isUpperCase)
                && rest.chars().anyMatch(Character::isLowerCase);
    }
}
