package org.compendium.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.compendium.search.language.Clause;
import org.compendium.search.language.FieldName;
import org.compendium.search.language.Note;
import org.compendium.search.language.ParsedQuery;
import org.compendium.search.language.QueryParser;
import org.compendium.search.language.Word;
import org.compendium.search.notion.Notions;
import org.compendium.search.notion.Said;
import org.compendium.search.notion.Understanding;
import org.jspecify.annotations.Nullable;

/// What was typed, as queries for the two indices.
final class Lexical {

    /// Of so many words the sense counts rather than each of them.
    private static final int QUESTION = 4;

    private static final String ANY = "1";

    private static final String MOST = "60%";

    /// So many words may stand between two that stand beside each other in what was typed.
    private static final int NEAR = 8;

    /// Of a text with more words none is looked for in other spellings: the others find it.
    private static final int MOST_REWRITTEN = 32;

    /// Of a long text so many notions are looked for in other words, the first.
    private static final int MOST_NOTIONS = 12;

    /// Of one notion in one language.
    private static final int MOST_LABELS = 16;

    private static final List<String> SPOKEN = List.of("en", "fr", "es", "ru", "ar", "zh");

    /// In Latin and Cyrillic, Arabic and Chinese.
    private static final Pattern ASKED = Pattern.compile("[?\u061F\uFF1F]\\s*$");

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private static final Pattern JOINED =
            Pattern.compile(
                    "(?:^|[\\s(])(?:AND|OR|NOT)(?:[\\s)]|$)|&&|\\|\\||(?:^|[\\s(])[+\uFF0B]");

    private final String typed;
    private final int mostWords;
    private final ParsedQuery parsed;
    private final Values values;
    private final Relevance relevance;
    private final List<Note> notes;
    private final Notions notions;
    private final Expanding expanding;
    private final Map<String, Understanding> understandings = new HashMap<>();

    /// What was already put together: each is part of several queries.
    private final Map<Wanted, Query> together = new HashMap<>();

    private record Wanted(String field, String words, String enough) {}

    /// How else words are written: the same words are looked for in several fields.
    private final Map<String, Written> spelled = new HashMap<>();

    /// @param english in British and American spelling too
    private record Written(Set<String> all, Set<String> english) {}

    private final boolean someWords;
    private final boolean question;
    private final boolean quoting;
    private @Nullable Query inOrder;

    private Lexical(
            String typed,
            int mostWords,
            ParsedQuery parsed,
            Values values,
            Relevance relevance,
            Notions notions,
            Expanding expanding) {
        this.typed = typed;
        this.mostWords = mostWords;
        this.parsed = plainly(parsed, typed);
        this.notions = notions;
        this.expanding = expanding;
        this.values = values;
        this.relevance = relevance;
        this.notes = new ArrayList<>(parsed.notes());
        parsed.clause().ifPresent(this::noteUnknown);
        this.question = count(this.parsed.words()) >= QUESTION;
        this.quoting =
                question
                        && ASKED.matcher(typed).find()
                        && this.parsed.clause().map(Lexical::quoting).orElse(false);
        this.someWords = quoting || this.parsed.clause().map(Lexical::severalWords).orElse(false);
    }

    /// @param mostWords how many words are read
    static Lexical of(
            String typed,
            int mostWords,
            Values values,
            Relevance relevance,
            Notions notions,
            Expanding expanding) {
        return new Lexical(
                typed,
                mostWords,
                QueryParser.parse(typed, mostWords),
                values,
                relevance,
                notions,
                expanding);
    }

    /// Something else that is asked in the same way.
    Lexical instead(String other) {
        return of(other, mostWords, values, relevance, notions, expanding);
    }

    /// The same with the words of each phrase instead of the phrase.
    ///
    /// @return empty when no phrase is wanted
    Optional<Lexical> withoutPhrases() {
        ParsedQuery words = QueryParser.parseWithoutPhrases(typed, mostWords);
        return words.notes().stream().anyMatch(note -> note.kind() == Note.Kind.NOT_WORD_FOR_WORD)
                ? Optional.of(
                        new Lexical(typed, mostWords, words, values, relevance, notions, expanding))
                : Optional.empty();
    }

    // Brackets that join nothing are how people write: "wings (of any kind) in a stream".
    private static ParsedQuery plainly(ParsedQuery parsed, String typed) {
        return parsed.clause().orElse(null) instanceof Clause.All(List<Clause> clauses)
                        && clauses.stream().allMatch(Clause.Words.class::isInstance)
                        && !JOINED.matcher(typed).find()
                ? new ParsedQuery(
                        Optional.of(
                                new Clause.Words(
                                        clauses.stream()
                                                .map(Clause.Words.class::cast)
                                                .flatMap(group -> group.words().stream())
                                                .toList())),
                        parsed.notes())
                : parsed;
    }

    /// Whether nothing is asked for.
    boolean nothing() {
        return parsed.clause().isEmpty();
    }

    /// What is not as it may have been meant.
    List<Note> notes() {
        return notes;
    }

    /// What was understood, in the same language.
    String understood() {
        return parsed.understood();
    }

    /// Whether nothing but words was typed, all of them as they were meant.
    boolean plain() {
        return parsed.plain();
    }

    /// The words that are looked for, without those that are excluded.
    String words() {
        return parsed.words();
    }

    /// Whether so much was typed that its sense counts rather than each word.
    boolean question() {
        return question;
    }

    /// Whether documents may be shown that have only some of the words.
    boolean someWords() {
        return someWords;
    }

    // Two groups were kept apart by whoever typed them.
    private static boolean severalWords(Clause clause) {
        return switch (clause) {
            case Clause.Words(List<Word> words) -> count(joined(words)) > 1;
            case Clause.All(List<Clause> clauses) -> {
                List<Clause> groups =
                        clauses.stream().filter(Clause.Words.class::isInstance).toList();
                yield groups.size() == 1 && severalWords(groups.getFirst());
            }
            default -> false;
        };
    }

    // In a sentence that ends with a question mark, quotes are how people write. A text that has
    // the words in them apart is an answer too.
    private static boolean quoting(Clause clause) {
        return clause instanceof Clause.All(List<Clause> clauses)
                && clauses.stream()
                        .allMatch(
                                one -> one instanceof Clause.Words || one instanceof Clause.Phrase)
                && clauses.stream()
                        .anyMatch(one ->
                                one instanceof Clause.Words(List<Word> words)
                                        && count(joined(words)) > 1);
    }

    /// Whether documents may be found that have none of the words and mean the same: not when
    /// somebody said exactly what a document must have.
    boolean meaningAlone() {
        return parsed.clause().map(Clause.Words.class::isInstance).orElse(true);
    }

    /// Documents that match, as they are counted.
    Query documents() {
        return document(relevance.enough());
    }

    /// Documents that may be shown, those with only some of the words among them. What was asked
    /// for in other ways they all have.
    Query shown() {
        return parsed.clause()
                .map(clause ->
                        clause instanceof Clause.All(List<Clause> clauses)
                                ? relaxed(clauses)
                                : compile(clause, ANY))
                .orElseGet(Lexical::everything);
    }

    private Query relaxed(List<Clause> clauses) {
        if (quoting) {
            return said("text", parsed.words(), ANY);
        }
        List<Query> words = new ArrayList<>();
        boolean others = false;
        var all = new BoolQuery.Builder();
        for (Clause clause : clauses) {
            if (clause instanceof Clause.Words) {
                words.add(compile(clause, ANY));
            } else {
                others |= !(clause instanceof Clause.Not);
                add(all, clause, ANY);
            }
        }
        return all.should(words).minimumShouldMatch(others ? "0" : ANY).build()._toQuery();
    }

    private Query document(String enough) {
        return parsed.clause()
                .map(clause -> compile(clause, enough))
                .orElseGet(Lexical::everything);
    }

    /// What counts more where it stands in the title.
    List<Query> inTitle() {
        String words = parsed.words();
        return words.isBlank()
                ? List.of()
                : List.of(boosted(said("title", words, ANY), relevance.title()));
    }

    /// What is looked for in other words too.
    List<Results.Expansion> expansions() {
        Map<String, Results.Expansion> found = new LinkedHashMap<>();
        parsed.clause().ifPresent(clause -> expansions(clause, found));
        return List.copyOf(found.values());
    }

    private void expansions(Clause clause, Map<String, Results.Expansion> found) {
        switch (clause) {
            case Clause.Words(List<Word> words) -> {
                Understanding understanding = understanding(joined(words));
                for (Said one : understanding.said()) {
                    Set<String> labels = new LinkedHashSet<>();
                    for (String language : SPOKEN) {
                        labels.addAll(labels(one, language));
                    }
                    labels.removeIf(label -> label.equalsIgnoreCase(one.text()));
                    if (!labels.isEmpty()) {
                        String id = one.notion().id();
                        found.putIfAbsent(
                                id,
                                new Results.Expansion(
                                        id,
                                        one.text(),
                                        List.copyOf(labels),
                                        notions.narrower(one.notion()).size(),
                                        expanding.narrower().contains(id)));
                    }
                }
            }
            case Clause.All(List<Clause> clauses) -> clauses.forEach(one -> expansions(one, found));
            case Clause.Any(List<Clause> clauses) -> clauses.forEach(one -> expansions(one, found));
            case Clause.Phrase _,
                    Clause.Prefix _,
                    Clause.Title _,
                    Clause.Field _,
                    Clause.Years _,
                    Clause.Not _ -> {}
        }
    }

    /// The words in a language that a model reads, when they are of another.
    ///
    /// @param language BCP 47
    /// @return empty when they are of that language, or nothing of them can be said in it
    Optional<String> translated(String language) {
        Understanding understanding = understanding(parsed.words());
        return !understanding.said().isEmpty() && !understanding.language().equals(language)
                ? Optional.of(understanding.in(language))
                : Optional.empty();
    }

    private Understanding understanding(String words) {
        return understandings.computeIfAbsent(
                words,
                any -> {
                    Understanding all = notions.in(words);
                    if (!expanding.on()) {
                        return new Understanding(all.language(), List.of(), List.of());
                    }
                    List<Said> kept = new ArrayList<>();
                    List<String> others = new ArrayList<>(all.others());
                    for (Said one : all.said()) {
                        if (kept.size() == MOST_NOTIONS
                                || expanding.without().contains(one.notion().id())) {
                            others.add(one.text());
                        } else {
                            kept.add(one);
                        }
                    }
                    return new Understanding(all.language(), kept, others);
                });
    }

    private List<String> labels(Said said, String language) {
        Set<String> labels = new LinkedHashSet<>(said.notion().labels(language));
        if (expanding.narrower().contains(said.notion().id())) {
            notions.narrower(said.notion())
                    .forEach(narrower -> labels.addAll(narrower.labels(language)));
        }
        return labels.stream().limit(MOST_LABELS).toList();
    }

    /// Words as they were typed, or what they mean in other words, of this language or another.
    private Query said(String field, String words, String enough) {
        return together.computeIfAbsent(
                new Wanted(field, words, enough), any -> together(field, words, enough));
    }

    private Query together(String field, String words, String enough) {
        Query typed = inAnyLanguage(field, words, enough);
        Understanding understanding = understanding(words);
        List<Query> others = new ArrayList<>();
        for (String language : SPOKEN) {
            boolean same = language.equals(understanding.language());
            boolean more =
                    understanding.said().stream()
                            .anyMatch(one ->
                                    labels(one, language).stream()
                                            .anyMatch(
                                                    label -> !label.equalsIgnoreCase(one.text())));
            // To be shown, one word is enough; to be counted, most of what was asked.
            if (more && (same || enough.equals(ANY) || understanding.translatable())) {
                others.add(inOtherWords(field, understanding, language, same, enough));
            }
        }
        return others.isEmpty()
                ? typed
                : Query.of(q ->
                        q.disMax(d ->
                                d.queries(typed)
                                        .queries(
                                                others.stream()
                                                        .map(one ->
                                                                boosted(one, relevance.expanded()))
                                                        .toList())));
    }

    // Names and words that nobody translated are not asked of a text in another language: it may
    // have them.
    private Query inOtherWords(
            String field,
            Understanding understanding,
            String language,
            boolean same,
            String enough) {
        String in = field + '.' + language;
        List<Query> notions = new ArrayList<>();
        for (Said one : understanding.said()) {
            List<String> labels = labels(one, language);
            notions.add(
                    Query.of(q ->
                            q.disMax(d -> {
                                if (same || labels.isEmpty()) {
                                    d.queries(all(in, one.text()));
                                }
                                labels.forEach(label ->
                                        d.queries(sub ->
                                                sub.matchPhrase(m ->
                                                        m.field(in)
                                                                .query(label)
                                                                .boost(share(one, label)))));
                                return d;
                            })));
        }
        List<Query> words = understanding.others().stream().map(word -> all(in, word)).toList();
        return Query.of(q ->
                q.bool(b -> {
                    if (same) {
                        return b.should(notions).should(words).minimumShouldMatch(enough);
                    }
                    return b.must(m ->
                                    m.bool(any -> any.should(notions).minimumShouldMatch(enough)))
                            .should(words);
                }));
    }

    // A notion does not count for more because it is said in more words than were typed.
    private static float share(Said said, String label) {
        return Math.min(1f, (float) said.words() / count(label));
    }

    /// How many words a text has. Chinese is written without blanks; a word of it has two
    /// characters, as a rule.
    private static long count(String text) {
        long count = 0;
        for (String piece : BLANKS.split(text.strip())) {
            long ideographs = piece.codePoints().filter(Character::isIdeographic).count();
            count += ideographs > 0 ? (ideographs + 1) / 2 : 1;
        }
        return count;
    }

    private static Query all(String field, String words) {
        return Query.of(q -> q.match(m -> m.field(field).query(words).operator(Operator.And)));
    }

    private Query compile(Clause clause, String enough) {
        return switch (clause) {
            case Clause.Words(List<Word> words) -> said("text", joined(words), enough);
            case Clause.Phrase(String phrase) -> phrase("text", phrase);
            case Clause.Prefix(String start) -> prefix(start);
            case Clause.Title(Clause.Text said) -> title(said);
            case Clause.Field(FieldName name, List<String> called) -> field(name, called);
            case Clause.Years(var from, var to) ->
                    Query.of(q ->
                            q.range(r ->
                                    r.term(t -> {
                                        t.field("year");
                                        from.ifPresent(year -> t.gte(fourDigits(year)));
                                        to.ifPresent(year -> t.lte(fourDigits(year)));
                                        return t;
                                    })));
            case Clause.All(List<Clause> clauses) ->
                    Query.of(q ->
                            q.bool(b -> {
                                clauses.forEach(one -> add(b, one, enough));
                                return b;
                            }));
            case Clause.Any(List<Clause> clauses) ->
                    Query.of(q ->
                            q.bool(b -> {
                                clauses.forEach(one -> b.should(compile(one, enough)));
                                return b.minimumShouldMatch(ANY);
                            }));
            case Clause.Not(Clause not) ->
                    Query.of(q -> q.bool(b -> b.mustNot(compile(not, enough))));
        };
    }

    private void add(BoolQuery.Builder all, Clause clause, String enough) {
        switch (clause) {
            case Clause.Not(Clause not) -> all.mustNot(compile(not, enough));
            // What is known about a document does not make it a better answer.
            case Clause.Field _, Clause.Years _ -> all.filter(compile(clause, enough));
            default -> all.must(compile(clause, enough));
        }
    }

    private Query title(Clause.Text said) {
        return switch (said) {
            case Clause.Words(List<Word> words) -> inAnyLanguage("title", joined(words), "100%");
            case Clause.Phrase(String phrase) -> phrase("title", phrase);
            // Titles are part of the text.
            case Clause.Prefix(String start) -> prefix(start);
        };
    }

    private Query field(FieldName name, List<String> called) {
        Set<String> codes = new TreeSet<>();
        called.forEach(one -> codes.addAll(values.codes(name, one)));
        return switch (name) {
            case SYMBOL -> terms("symbol", codes);
            case COUNTRY -> terms("countries", codes);
            case REGION ->
                    Query.of(q ->
                            q.bool(b ->
                                    b.should(terms("regions", codes))
                                            .should(terms("groups", codes))));
            case THEME -> terms("themes", codes);
            case KIND -> terms("kind", codes);
            case LANGUAGE -> terms("language", codes);
            case PARA -> terms("labels", codes);
        };
    }

    private void noteUnknown(Clause clause) {
        switch (clause) {
            case Clause.Field(FieldName name, List<String> called) ->
                    called.stream()
                            .filter(one -> values.codes(name, one).isEmpty())
                            .forEach(one -> notes.add(new Note(Note.Kind.UNKNOWN_VALUE, one)));
            case Clause.All(List<Clause> clauses) -> clauses.forEach(this::noteUnknown);
            case Clause.Any(List<Clause> clauses) -> clauses.forEach(this::noteUnknown);
            case Clause.Not(Clause not) -> noteUnknown(not);
            case Clause.Text _, Clause.Title _, Clause.Years _ -> {}
        }
    }

    /// Passages that have something of what is looked for, the better the more; paragraphs with the
    /// label that is asked for.
    ///
    /// @return matches nothing when only properties of documents are asked for
    Query passages() {
        List<Query> texts = new ArrayList<>();
        List<Query> labels = new ArrayList<>();
        parsed.clause().ifPresent(clause -> collect(clause, texts, labels));
        String words = parsed.words();
        return Query.of(q ->
                q.bool(b -> {
                    b.mustNot(n -> n.term(t -> t.field("form").value("heading")));
                    if (labels.isEmpty() && texts.isEmpty()) {
                        return b.must(m -> m.matchNone(none -> none));
                    }
                    labels.forEach(b::filter);
                    if (!texts.isEmpty()) {
                        b.must(anyOf(texts));
                    }
                    if (!words.isBlank()) {
                        b.should(boosted(said("headings", words, ANY), relevance.headings()));
                    }
                    return b;
                }));
    }

    /// What is marked in a passage. Nothing but texts: Elasticsearch does not look up here whether
    /// an older mapping has the other fields.
    Query marks() {
        List<Query> texts = new ArrayList<>();
        parsed.clause().ifPresent(clause -> collect(clause, texts, new ArrayList<>()));
        return texts.isEmpty() ? Query.of(q -> q.matchNone(none -> none)) : anyOf(texts);
    }

    private static Query anyOf(List<Query> texts) {
        return Query.of(q -> q.bool(any -> any.should(texts).minimumShouldMatch(ANY)));
    }

    /// The same passages, the better the nearer the words are to each other. Not for marking words:
    /// what stands between two of them would be marked as well.
    Query passagesInOrder() {
        Query together = inOrder;
        if (together == null) {
            together = Query.of(q -> q.bool(b -> b.must(passages()).should(neighbours())));
            inOrder = together;
        }
        return together;
    }

    private List<Query> neighbours() {
        String words = parsed.words();
        String language = understanding(words).language();
        return Neighbours.in(words, language).stream()
                .map(pair ->
                        Query.of(q ->
                                q.matchPhrase(m ->
                                        m.field("text." + language)
                                                .query(pair)
                                                .slop(NEAR)
                                                .boost((float) relevance.beside()))))
                .toList();
    }

    /// Passages with most of the words as they were typed, wherever they stand.
    Query mostWords() {
        return Query.of(q ->
                q.bool(b ->
                        b.mustNot(n -> n.term(t -> t.field("form").value("heading")))
                                .must(inAnyLanguage("text", parsed.words(), MOST))));
    }

    private void collect(Clause clause, List<Query> texts, List<Query> labels) {
        switch (clause) {
            case Clause.Words(List<Word> words) -> texts.add(said("text", joined(words), ANY));
            case Clause.Phrase(String phrase) ->
                    texts.add(quoting ? said("text", phrase, ANY) : phrase("text", phrase));
            case Clause.Prefix(String start) -> texts.add(prefix(start));
            case Clause.All(List<Clause> clauses) ->
                    clauses.forEach(one -> collect(one, texts, labels));
            case Clause.Any(List<Clause> clauses) ->
                    clauses.forEach(one -> collect(one, texts, labels));
            case Clause.Field(FieldName name, List<String> called) when name == FieldName.PARA ->
                    labels.add(terms("label", called));
            case Clause.Field _, Clause.Years _, Clause.Title _, Clause.Not _ -> {}
        }
    }

    private static Query everything() {
        return Query.of(q -> q.matchAll(all -> all));
    }

    // Each language has its own analyser and so its own count of words: asked together, a stop word
    // of one language would be a missing word in another.
    private Query inAnyLanguage(String field, String words, String enough) {
        Written written = spelled.computeIfAbsent(words, Lexical::written);
        return Query.of(q ->
                q.disMax(d -> {
                    for (String language : Languages.FIELDS) {
                        for (String writing :
                                language.equals("en") ? written.english() : written.all()) {
                            d.queries(sub ->
                                    sub.match(m ->
                                            m.field(field + '.' + language)
                                                    .query(writing)
                                                    .minimumShouldMatch(enough)));
                        }
                    }
                    return d;
                }));
    }

    private static Written written(String words) {
        if (count(words) > MOST_REWRITTEN) {
            return new Written(Set.of(words), Set.of(words));
        }
        Set<String> all = writings(words);
        Set<String> english = new LinkedHashSet<>(all);
        english.add(Spelling.american(words));
        english.add(Spelling.british(words));
        return new Written(all, english);
    }

    /// "Inter-firm" is also written "interfirm". The index has the hyphenated words of a document
    /// without their hyphens too, so that the other direction needs nothing here.
    private static Set<String> writings(String words) {
        Set<String> all = new LinkedHashSet<>(List.of(words));
        all.add(Hyphens.without(words));
        return all;
    }

    /// @param phrase a single word is meant as it is written, not in its other forms
    private static Query phrase(String field, String phrase) {
        if (field.equals("text")
                && phrase.codePoints().allMatch(Character::isLetterOrDigit)
                && phrase.codePoints().noneMatch(Character::isIdeographic)) {
            return Query.of(
                    q -> q.match(m -> m.field("exact").query(phrase).minimumShouldMatch("100%")));
        }
        return Query.of(q ->
                q.disMax(d -> {
                    for (String language : Languages.FIELDS) {
                        d.queries(sub ->
                                sub.matchPhrase(
                                        m -> m.field(field + '.' + language).query(phrase)));
                    }
                    return d;
                }));
    }

    private static Query prefix(String start) {
        return Query.of(
                q -> q.matchBoolPrefix(m -> m.field("exact").query(start).operator(Operator.And)));
    }

    private static Query boosted(Query query, double weight) {
        return Query.of(q -> q.bool(b -> b.must(query).boost((float) weight)));
    }

    private static Query terms(String field, Collection<String> codes) {
        return Query.of(q ->
                q.terms(t ->
                        t.field(field)
                                .terms(v ->
                                        v.value(
                                                codes.stream()
                                                        .map(FieldValue::of)
                                                        .collect(Collectors.toList())))));
    }

    private static String joined(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    private static String fourDigits(int year) {
        return String.format(Locale.ROOT, "%04d", year);
    }
}
