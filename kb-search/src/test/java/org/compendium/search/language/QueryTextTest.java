package org.compendium.search.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.compendium.search.language.Clause.All;
import org.compendium.search.language.Clause.Any;
import org.compendium.search.language.Clause.Field;
import org.compendium.search.language.Clause.Not;
import org.compendium.search.language.Clause.Phrase;
import org.compendium.search.language.Clause.Prefix;
import org.compendium.search.language.Clause.Title;
import org.compendium.search.language.Clause.Words;
import org.compendium.search.language.Clause.Years;
import org.compendium.search.language.Note.Kind;
import org.junit.jupiter.api.Test;

/// The language of the search field, rule by rule.
class QueryTextTest {

    @Test
    void words_side_by_side_are_one_group() {
        understands("export processing zones", words("export", "processing", "zones"));
    }

    @Test
    void what_stands_between_words_does_not_part_their_group() {
        understands(
                "export zones \"local inputs\" -Mexico country:MUS firms",
                all(
                        words("export", "zones", "firms"),
                        new Phrase("local inputs"),
                        not(words("Mexico")),
                        field(FieldName.COUNTRY, "MUS")));
    }

    @Test
    void nothing_is_asked_by_blanks_and_punctuation() {
        for (String typed :
                List.of("", "  \t\n", "-", " - – — ", "...", "?!", "\u0000", "€", "😀")) {
            ParsedQuery query = QueryParser.parse(typed);

            assertThat(query.clause()).as(typed).isEmpty();
            assertThat(query.notes()).as(typed).isEmpty();
            assertThat(query.plain()).as(typed).isTrue();
            assertThat(query.understood()).as(typed).isEmpty();
            assertThat(query.words()).as(typed).isEmpty();
        }
    }

    @Test
    void blanks_of_all_kinds_and_control_characters_part_words() {
        understands(
                "a\u00a0b\u3000c\u2028d\u0000e\u0085f\u200bg\u2003h",
                words("a", "b", "c", "d", "e", "f", "g", "h"));
    }

    @Test
    void punctuation_around_words_is_dropped_and_within_them_kept() {
        understands(
                "(growth), l’entreprise, inter-firm; U.S. «» workers' 3.5% [sic] C++ and/or",
                all(
                        words("growth"),
                        words(
                                "l’entreprise",
                                "inter-firm",
                                "U.S",
                                "workers",
                                "3.5",
                                "sic",
                                "C",
                                "and/or")));
    }

    @Test
    void words_of_every_script_are_words() {
        understands(
                "中小企业 предприятие المؤسسات उद्यमिता เศรษฐกิจ می\u200cخواهم",
                words("中小企业", "предприятие", "المؤسسات", "उद्यमिता", "เศรษฐกิจ", "می\u200cخواهم"));
    }

    @Test
    void invisible_characters_and_halves_of_characters_are_left_out() {
        understands(
                "\ufeffzo\u00adnes \u200fتجارة\u200e a\ud800b \udc00",
                words("zones", "تجارة", "ab"));
    }

    @Test
    void marks_beyond_the_thirtieth_on_a_letter_are_left_out() {
        understands("x" + "\u0316".repeat(40) + "y", words("x" + "\u0316".repeat(30) + "y"));
    }

    @Test
    void full_width_forms_do_as_well() {
        understands(
                "ｅｘｐｏｒｔ　ＡＮＤ　＂ｌｏｃａｌ　ｉｎｐｕｔｓ＂　－（ａ　ＯＲ　ｂ＊）　ｃｏｕｎｔｒｙ：ＭＵＳ，ＫＥＮ",
                all(
                        words("export"),
                        new Phrase("local inputs"),
                        not(any(words("a"), words("b"))),
                        field(FieldName.COUNTRY, "MUS", "KEN")),
                note(Kind.STAR_IGNORED, "b*"));
    }

    @Test
    void a_word_knows_where_it_was_typed() {
        String typed = "  (Zo\u00adnes, ｅ\u0301ｔé) \ufdfa -ﬁrms";
        Clause clause = QueryParser.parse(typed).clause().orElseThrow();

        assertThat(wordsOf(clause).map(Word::text)).startsWith("Zones", "été").endsWith("firms");
        assertThat(wordsOf(clause).map(word -> typed.substring(word.start(), word.end())))
                .startsWith("Zo\u00adnes", "ｅ\u0301ｔé")
                .contains("\ufdfa")
                .endsWith("ﬁrms");
    }

    @Test
    void words_are_equal_wherever_they_stand() {
        assertThat(new Word("zones", 0, 5))
                .isEqualTo(new Word("zones", 7, 12))
                .hasSameHashCodeAs(new Word("zones", 7, 12))
                .isNotEqualTo(new Word("Zones", 0, 5));
    }

    @Test
    void quotes_of_all_languages_make_phrases() {
        for (String quoted :
                List.of(
                        "\"local inputs\"",
                        "“local inputs”",
                        "„local inputs“",
                        "„local inputs”",
                        "”local inputs”",
                        "\"local inputs”",
                        "«local inputs»",
                        "« local inputs »",
                        "»local inputs«",
                        "「local inputs」",
                        "『local inputs』",
                        "＂local　inputs＂",
                        "\" local \n\t inputs\"")) {
            understands(quoted, new Phrase("local inputs"));
        }
    }

    @Test
    void quotes_of_another_kind_within_a_phrase_are_blanks() {
        understands("«a “b” c»", new Phrase("a b c"));
        understands("“a «b» 「c」”", new Phrase("a b c"));
    }

    @Test
    void a_phrase_keeps_its_punctuation_and_operators() {
        understands("\"(a AND b*), c: -d || e\"", new Phrase("(a AND b*), c: -d || e"));
    }

    @Test
    void one_word_in_quotes_is_meant_literally() {
        understands("\"Zones\"", new Phrase("Zones"));
    }

    @Test
    void phrases_need_no_blanks_around_them() {
        understands("a\"b c\"d", all(words("a", "d"), new Phrase("b c")));
    }

    @Test
    void phrases_and_brackets_that_say_nothing_are_dropped() {
        understands("a \"\" () \" - \" « » (()) b", words("a", "b"));
        understands("a -\"\" b", words("a", "b"));
        understands("a -() b", words("a", "b"));
        understands("a NOT \"\" b", words("a", "b"));
    }

    @Test
    void without_phrases_their_words_are_words_in_their_places() {
        ParsedQuery query =
                QueryParser.parseWithoutPhrases(
                        "who «gave» \"the «old» nets\" -\"new nets\" title:\"nets of\" away", 99);

        assertThat(query.clause())
                .contains(
                        all(
                                words("who", "gave", "the", "old", "nets", "away"),
                                not(new Phrase("new nets")),
                                new Clause.Title(new Phrase("nets of"))));
        assertThat(query.notes())
                .containsExactly(
                        note(Kind.NOT_WORD_FOR_WORD, "gave"),
                        note(Kind.NOT_WORD_FOR_WORD, "the «old» nets"));
        assertThat(QueryParser.parseWithoutPhrases("a \"\" b", 9).notes()).isEmpty();
    }

    @Test
    void an_unclosed_quote_ends_at_the_end() {
        understands(
                "zones \"local inputs AND",
                all(words("zones"), new Phrase("local inputs AND")),
                note(Kind.UNCLOSED_QUOTE, "local inputs AND"));
        understands("5\"", words("5"), note(Kind.UNCLOSED_QUOTE, ""));
    }

    @Test
    void what_and_joins_is_required_each() {
        understands("a AND b", all(words("a"), words("b")));
        understands("a && b&&c", all(words("a"), words("b"), words("c")));
        understands("a b AND c d", all(words("a", "b"), words("c", "d")));
    }

    @Test
    void or_makes_alternatives_and_binds_least() {
        understands("a b OR c d", any(words("a", "b"), words("c", "d")));
        understands("a || b||c", any(words("a"), words("b"), words("c")));
        understands("a OR b AND c", any(words("a"), all(words("b"), words("c"))));
        understands("a AND b OR c", any(all(words("a"), words("b")), words("c")));
        understands("a OR \"b\" c", any(words("a"), all(new Phrase("b"), words("c"))));
    }

    @Test
    void operators_are_words_in_small_letters() {
        understands("bread and butter or not", words("bread", "and", "butter", "or", "not"));
        understands("And Or Not ANDES", words("And", "Or", "Not", "ANDES"));
    }

    @Test
    void not_belongs_to_what_follows_directly() {
        understands("NOT a b", all(not(words("a")), words("b")));
        understands("a NOT b c", all(words("a", "c"), not(words("b"))));
        understands("a AND NOT b", all(words("a"), not(words("b"))));
        understands("a OR NOT b", any(words("a"), not(words("b"))));
        understands("NOT(a OR b)", not(any(words("a"), words("b"))));
        understands("NOT \"a b\"", not(new Phrase("a b")));
    }

    @Test
    void a_sign_excludes_what_it_stands_directly_before() {
        understands("-a", not(words("a")));
        understands("a -\"b c\"", all(words("a"), not(new Phrase("b c"))));
        understands("a -(b c)", all(words("a"), not(words("b", "c"))));
        understands("a -(b OR c)", all(words("a"), not(any(words("b"), words("c")))));
        understands("a (-b c)", all(words("a"), not(words("b")), words("c")));
        understands("-country:KEN", not(field(FieldName.COUNTRY, "KEN")));
        understands("-incub*", not(new Prefix("incub")));
        understands("a !b", all(words("a"), not(words("b"))));
        understands("a \u2212b \u2010c", all(words("a"), not(words("b")), not(words("c"))));
    }

    @Test
    void a_sign_elsewhere_is_nothing() {
        understands("a - b – c -- d", words("a", "b", "c", "d"));
        understands("inter-firm a- –b --c -,d", words("inter-firm", "a", "b", "c", "d"));
        understands("great! !\"a b\"", all(words("great"), new Phrase("a b")));
        understands("\"a\"-b", all(new Phrase("a"), words("b")));
        understands("1990-1999 +", words("1990-1999"));
    }

    @Test
    void a_plus_requires_its_word() {
        understands("a +b c", all(words("a", "c"), words("b")));
        understands("+a +b", all(words("a"), words("b")));
        understands("+a", words("a"));
        understands("a +\"b c\" +(d e)", all(words("a"), new Phrase("b c"), words("d", "e")));
    }

    @Test
    void a_question_may_exclude_only() {
        understands("-a -b", all(not(words("a")), not(words("b"))));
    }

    @Test
    void excluded_twice_is_wanted() {
        understands("NOT -a", words("a"));
        understands("NOT NOT a", words("a"));
        understands("-(-a)", words("a"));
        understands("-(NOT (a OR b))", any(words("a"), words("b")));
        understands("NOT NOT NOT a", not(words("a")));
        understands("b NOT -a", all(words("b"), words("a")));
    }

    @Test
    void brackets_group_and_are_dropped_where_they_do_not() {
        understands("(a OR b) c", all(any(words("a"), words("b")), words("c")));
        understands("a AND (b OR c)", all(words("a"), any(words("b"), words("c"))));
        understands("((a b))", words("a", "b"));
        understands("（a OR b）", any(words("a"), words("b")));
        understands("(a OR (b OR c))", any(words("a"), words("b"), words("c")));
        understands("a AND (b AND c)", all(words("a"), words("b"), words("c")));
        understands("(a b) c", all(words("a", "b"), words("c")));
        understands("a(b OR c)", all(words("a"), any(words("b"), words("c"))));
    }

    @Test
    void a_closed_bracket_directly_after_a_letter_belongs_to_the_word() {
        understands("S/RES/1325(2000)", words("S/RES/1325(2000)"));
        understands("enterprise(s), 18(a)(ii).", words("enterprise(s)", "18(a)(ii)"));
        understands("f() g(a b)", all(words("f", "g"), words("a", "b")));
    }

    @Test
    void brackets_without_a_partner_are_noted() {
        understands(
                "a (b OR c",
                all(words("a"), any(words("b"), words("c"))),
                note(Kind.UNMATCHED_BRACKET, "("));
        understands("a) b", words("a", "b"), note(Kind.UNMATCHED_BRACKET, ")"));
        understands("((((a", words("a"), note(Kind.UNMATCHED_BRACKET, "("));
    }

    @Test
    void an_operator_without_a_word_is_left_out() {
        understands("AND a", words("a"), note(Kind.OPERATOR_WITHOUT_WORD, "AND"));
        understands("a OR", words("a"), note(Kind.OPERATOR_WITHOUT_WORD, "OR"));
        understands("a NOT", words("a"), note(Kind.OPERATOR_WITHOUT_WORD, "NOT"));
        understands(
                "a && || b", any(words("a"), words("b")), note(Kind.OPERATOR_WITHOUT_WORD, "&&"));
        understands(
                "a (OR b)", all(words("a"), words("b")), note(Kind.OPERATOR_WITHOUT_WORD, "OR"));
        understands("a -OR b", any(words("a"), words("b")), note(Kind.OPERATOR_WITHOUT_WORD, "-"));
        understands(
                "(a NOT) b", all(words("a"), words("b")), note(Kind.OPERATOR_WITHOUT_WORD, "NOT"));
        understands(
                "a NOT) b", all(words("a"), not(words("b"))), note(Kind.UNMATCHED_BRACKET, ")"));
        understandsNothing(
                "AND OR",
                note(Kind.OPERATOR_WITHOUT_WORD, "AND"),
                note(Kind.OPERATOR_WITHOUT_WORD, "OR"));
    }

    @Test
    void an_operator_alone_is_a_word() {
        for (String operator : List.of("AND", "OR", "NOT")) {
            understands(" " + operator + "\n", words(operator));
        }
        understands("\"AND\"", new Phrase("AND"));
        understandsNothing("&&", note(Kind.OPERATOR_WITHOUT_WORD, "&&"));
    }

    @Test
    void a_star_after_two_letters_stands_for_the_rest() {
        understands("incubat*", new Prefix("incubat"));
        understands("(zones incubat*),", all(words("zones"), new Prefix("incubat")));
        understands("inter-fi*", new Prefix("inter-fi"));
        understands("AND*", new Prefix("AND"));
        understands("孵化*", new Prefix("孵化"));
        understands("incubat**", new Prefix("incubat"));
    }

    @Test
    void a_star_elsewhere_is_left_out() {
        understandsNothing("*", note(Kind.STAR_IGNORED, "*"));
        understands("a*", words("a"), note(Kind.STAR_IGNORED, "a*"));
        understands("*bation", words("bation"), note(Kind.STAR_IGNORED, "*"));
        understands("in*bat", words("in", "bat"), note(Kind.STAR_IGNORED, "in*"));
        understands("a * b", words("a", "b"), note(Kind.STAR_IGNORED, "*"));
        understands("foo-*", words("foo"), note(Kind.STAR_IGNORED, "foo-*"));
        understands(
                "symbol:TD/B/3*",
                field(FieldName.SYMBOL, "TD/B/3"),
                note(Kind.STAR_IGNORED, "TD/B/3*"));
    }

    @Test
    void every_field_has_a_name() {
        for (FieldName name : FieldName.values()) {
            understands(name.typed() + ":value", field(name, "value"));
        }
        understands("symbol:TD/B/COM.3/19", field(FieldName.SYMBOL, "TD/B/COM.3/19"));
        understands("symbol:S/RES/1325(2000)", field(FieldName.SYMBOL, "S/RES/1325(2000)"));
        understands("symbol:\"S/RES/1325 (2000)\"", field(FieldName.SYMBOL, "S/RES/1325 (2000)"));
        understands("para:28.", field(FieldName.PARA, "28"));
        understands("para:18(a)", field(FieldName.PARA, "18(a)"));
        understands("kind:meeting-report", field(FieldName.KIND, "meeting-report"));
    }

    @Test
    void names_of_fields_may_be_written_in_any_case_and_with_a_wide_colon() {
        understands("Country:KEN", field(FieldName.COUNTRY, "KEN"));
        understands("COUNTRY：KEN", field(FieldName.COUNTRY, "KEN"));
    }

    @Test
    void values_may_be_quoted_and_keep_what_would_mean_something_elsewhere() {
        understands("country:\"south africa\"", field(FieldName.COUNTRY, "south africa"));
        understands("theme:«l’industrie»", field(FieldName.THEME, "l’industrie"));
        understands("country:AND", field(FieldName.COUNTRY, "AND"));
        understands("country:(\"AND\" OR KEN)", field(FieldName.COUNTRY, "AND", "KEN"));
        understands("theme:a:b", field(FieldName.THEME, "a:b"));
    }

    @Test
    void values_are_alternatives() {
        Field both = field(FieldName.COUNTRY, "kenya", "south africa");

        understands("country:kenya,\"south africa\"", both);
        understands("country:(kenya OR \"south africa\")", both);
        understands("country:(kenya OR south africa)", both);
        understands("country:(kenya, south africa)", both);
        understands("country:(kenya، south africa,)", both);
        understands("country:kenya OR country:\"south africa\"", both);
        understands("country:kenya、uganda", field(FieldName.COUNTRY, "kenya", "uganda"));
        understands("country:kenya,kenya", field(FieldName.COUNTRY, "kenya"));
        understands(
                "country:kenya, uganda", all(field(FieldName.COUNTRY, "kenya"), words("uganda")));
    }

    @Test
    void everything_may_be_said_in_the_brackets_of_a_field() {
        understands(
                "theme:(zones AND NOT (inputs OR \"local content\"))",
                all(
                        field(FieldName.THEME, "zones"),
                        not(field(FieldName.THEME, "inputs", "local content"))));
        understands("-country:(kenya uganda)", not(field(FieldName.COUNTRY, "kenya uganda")));
        understands(
                "country:(kenya year:1990)",
                all(field(FieldName.COUNTRY, "kenya"), years(1990, 1990)));
    }

    @Test
    void fields_next_to_each_other_are_both_required() {
        understands(
                "country:kenya country:uganda",
                all(field(FieldName.COUNTRY, "kenya"), field(FieldName.COUNTRY, "uganda")));
    }

    @Test
    void a_field_without_a_value_is_a_word() {
        understands(
                "country: kenya",
                words("country", "kenya"),
                note(Kind.FIELD_WITHOUT_VALUE, "country"));
        understands("(year:)", words("year"), note(Kind.FIELD_WITHOUT_VALUE, "year"));
        understandsNothing("country:\"\"", note(Kind.FIELD_WITHOUT_VALUE, "country"));
        understands("a theme:() b", words("a", "b"), note(Kind.FIELD_WITHOUT_VALUE, "theme"));
    }

    @Test
    void years_stand_alone_or_in_a_range() {
        understands("year:1998", years(1998, 1998));
        understands("year:1990..1999", years(1990, 1999));
        understands("year:1990…1999", years(1990, 1999));
        understands("year:1990-1999", years(1990, 1999));
        understands("year:1990–1999", years(1990, 1999));
        understands("year:1999..1990", years(1990, 1999));
        understands("year:..1999", new Years(OptionalInt.empty(), OptionalInt.of(1999)));
        understands("year:1990..", new Years(OptionalInt.of(1990), OptionalInt.empty()));
        understands("zones, year:\"1998\".", all(words("zones"), years(1998, 1998)));
        understands("year:١٩٩٨", years(1998, 1998));
        understands("-year:..1999", not(new Years(OptionalInt.empty(), OptionalInt.of(1999))));
        understands("year:1990,1995..1996", any(years(1990, 1990), years(1995, 1996)));
        understands(
                "year:(..1990 OR 1995)",
                any(new Years(OptionalInt.empty(), OptionalInt.of(1990)), years(1995, 1995)));
    }

    @Test
    void what_is_no_year_is_looked_for_as_words() {
        understands("a year:199x", words("a", "199x"), note(Kind.BAD_YEAR, "199x"));
        understands("year:19985", words("19985"), note(Kind.BAD_YEAR, "19985"));
        understandsNothing("year:..", note(Kind.BAD_YEAR, ".."));
        understands("-year:last", not(words("last")), note(Kind.BAD_YEAR, "last"));
        understands("year:(1990 1991)", words("1990", "1991"), note(Kind.BAD_YEAR, "1990 1991"));
        understands(
                "year:\"the nineties\"",
                new Phrase("the nineties"),
                note(Kind.BAD_YEAR, "the nineties"));
        understands(
                "year:1990,soon",
                all(years(1990, 1990), words("soon")),
                note(Kind.BAD_YEAR, "soon"));
    }

    @Test
    void titles_are_asked_for_words_phrases_and_beginnings() {
        understands("title:zones", new Title(words("zones")));
        understands("title:\"export zones\"", new Title(new Phrase("export zones")));
        understands("title:incub*", new Title(new Prefix("incub")));
        understands("title:(export zones)", new Title(words("export", "zones")));
        understands(
                "title:(export OR \"free zones\" -local)",
                any(
                        new Title(words("export")),
                        all(new Title(new Phrase("free zones")), not(new Title(words("local"))))));
        understands("title:1,000", new Title(words("1,000")));
    }

    @Test
    void an_unknown_field_is_words() {
        understands("a foo:bar b", words("a", "foo", "bar", "b"), note(Kind.UNKNOWN_FIELD, "foo"));
        understands(
                "-foo:bar b",
                all(not(words("foo", "bar")), words("b")),
                note(Kind.UNKNOWN_FIELD, "foo"));
        understands(
                "NOT foo:\"b c\" d",
                all(not(all(words("foo"), new Phrase("b c"))), words("d")),
                note(Kind.UNKNOWN_FIELD, "foo"));
        understands(
                "-foo:(b OR c) d",
                all(not(all(words("foo"), any(words("b"), words("c")))), words("d")),
                note(Kind.UNKNOWN_FIELD, "foo"));
        understands(
                "foo:bar:baz",
                words("foo", "bar", "baz"),
                note(Kind.UNKNOWN_FIELD, "foo"),
                note(Kind.UNKNOWN_FIELD, "bar"));
    }

    @Test
    void other_colons_are_punctuation() {
        understands("at 10:30", words("at", "10:30"));
        understands("http://un.org/a?b", words("http://un.org/a?b"));
        understands("foo: bar", words("foo", "bar"));
        understands("AND:foo", words("AND:foo"));
        understands(":foo a::b", words("foo", "a::b"));
        understands(
                "Entrepreneurshipdevelopment:programmes",
                words("Entrepreneurshipdevelopment", "programmes"));
    }

    @Test
    void fewer_words_are_read_when_fewer_are_wanted() {
        assertThat(QueryParser.parse("a b OR c", 2).understood()).isEqualTo("a b");
        assertThat(QueryParser.parseWithoutPhrases("\"a b c\" d", 2).words()).isEqualTo("a b");
    }

    @Test
    void words_beyond_the_most_are_left_out() {
        int most = QueryParser.MOST_WORDS;
        List<String> all = IntStream.range(0, most).mapToObj(i -> "w" + i).toList();
        String typed = String.join(" ", all);

        understands(typed, words(all));
        understands(
                typed + " more \"and more\" country:KEN (",
                words(all),
                note(Kind.TOO_LONG, "more"));
        understands('"' + typed + " more\"", new Phrase(typed), note(Kind.TOO_LONG, "more"));
        understands(
                "a OR country:(" + typed + ")",
                any(
                        words("a"),
                        field(FieldName.COUNTRY, String.join(" ", all.subList(0, most - 1)))),
                note(Kind.TOO_LONG, "w" + (most - 1)));
    }

    @Test
    void the_end_of_a_very_long_word_is_left_out() {
        String longest = "x".repeat(QueryParser.LONGEST_WORD);

        understands(longest, words(longest));
        understands(longest + "y", words(longest), note(Kind.TOO_LONG, longest));
        understands(
                "\"a " + longest + "y\"", new Phrase("a " + longest), note(Kind.TOO_LONG, longest));
        understands(longest + "y*", new Prefix(longest), note(Kind.TOO_LONG, longest));
        understands(
                longest.substring(1) + "😀y",
                words(longest.substring(1)),
                note(Kind.TOO_LONG, longest));
        understands(
                longest.substring(3) + "(abc)",
                words(longest.substring(3)),
                note(Kind.TOO_LONG, longest));
    }

    @Test
    void the_end_of_a_very_long_text_is_not_read() {
        String typed = "a (b" + " ".repeat(QueryParser.LONGEST) + "c \"d";

        understands(typed, all(words("a"), words("b")), note(Kind.TOO_LONG, "c \"d"));
        understands("a" + " ".repeat(2 * QueryParser.LONGEST), words("a"));
    }

    @Test
    void nesting_beyond_twenty_loses_brackets() {
        assertThat(Shape.height(QueryParser.parse(nested(20)).clause().orElseThrow()))
                .isEqualTo(20);
        assertThat(QueryParser.parse(nested(20)).notes()).isEmpty();

        ParsedQuery deeper = QueryParser.parse(nested(60));
        assertThat(Shape.height(deeper.clause().orElseThrow())).isEqualTo(20);
        assertThat(deeper.notes()).extracting(Note::kind).containsOnly(Kind.TOO_DEEP);
        assertThat(deeper.words().split(" ")).hasSize(61);
    }

    @Test
    void brackets_that_group_nothing_do_not_nest() {
        understands("(".repeat(500) + "a OR b" + ")".repeat(500), any(words("a"), words("b")));
    }

    @Test
    void what_is_excluded_stays_so_when_it_loses_brackets() {
        ParsedQuery query = QueryParser.parse("z OR -(" + nested(20) + ")");

        assertThat(query.clause().orElseThrow())
                .isInstanceOfSatisfying(
                        Any.class,
                        any ->
                                assertThat(any.clauses().subList(1, any.clauses().size()))
                                        .isNotEmpty()
                                        .allMatch(Not.class::isInstance));
        assertThat(query.words()).isEqualTo("z");
    }

    @Test
    void only_so_many_notes_are_taken_and_none_twice() {
        String unknown =
                IntStream.range(0, 40)
                        .mapToObj(i ->
                                Character.toString('a' + i % 26)
                                        + Character.toString('a' + i / 26)
                                        + ":x")
                        .collect(Collectors.joining(" "));

        assertThat(QueryParser.parse(unknown).notes()).hasSize(QueryParser.MOST_NOTES);
        assertThat(QueryParser.parse(") ) ) )").notes()).hasSize(1);
    }

    @Test
    void only_words_without_a_note_are_plain() {
        assertThat(QueryParser.parse("export zones, and more").plain()).isTrue();
        assertThat(QueryParser.parse("export zones)").plain()).isFalse();
        assertThat(QueryParser.parse("\"export zones\"").plain()).isFalse();
        assertThat(QueryParser.parse("export AND zones").plain()).isFalse();
        assertThat(QueryParser.parse("-zones").plain()).isFalse();
    }

    @Test
    void the_words_are_what_is_wanted_in_a_text() {
        assertThat(
                        QueryParser.parse(
                                        "export (zones OR \"local inputs\") -Mexico -\"no no\" incub*"
                                                + " country:MUS title:maquila year:1990 NOT(x y)")
                                .words())
                .isEqualTo("export zones local inputs");
    }

    @Test
    void what_was_understood_reads_like_what_one_types() {
        assertThat(
                        QueryParser.parse("export zones «local inputs» NOT Mexico Country:MUS")
                                .understood())
                .isEqualTo("export zones \"local inputs\" -Mexico country:MUS");
        assertThat(QueryParser.parse("+a b && (c || d e)").understood())
                .isEqualTo("a AND b (c OR d e)");
        assertThat(QueryParser.parse("country:(KEN OR south africa) year:1990-1999").understood())
                .isEqualTo("country:KEN,\"south africa\" year:1990..1999");
        assertThat(QueryParser.parse("title:(a b) -(c d) para:18(a) symbol:TD/B/3").understood())
                .isEqualTo("title:(a b) -(c d) para:18(a) symbol:TD/B/3");
        assertThat(QueryParser.parse("year:…1999 OR year:\"0800\"").understood())
                .isEqualTo("year:..1999 OR year:0800");
    }

    @Test
    void a_note_is_short_and_ends_with_a_whole_character() {
        assertThat(new Note(Kind.TOO_LONG, "x".repeat(59) + "😀").text()).isEqualTo("x".repeat(59));
        assertThat(new Note(Kind.TOO_LONG, "x".repeat(61)).text()).hasSize(Note.LONGEST);
    }

    private static void understands(String typed, Clause clause, Note... notes) {
        ParsedQuery query = QueryParser.parse(typed);

        assertThat(query.clause()).as(typed).contains(clause);
        assertThat(query.notes()).as(typed).containsExactly(notes);
        assertThat(QueryParser.parse(query.understood()))
                .as("%s, understood as %s", typed, query.understood())
                .isEqualTo(new ParsedQuery(query.clause(), List.of()));
    }

    private static void understandsNothing(String typed, Note... notes) {
        ParsedQuery query = QueryParser.parse(typed);

        assertThat(query.clause()).as(typed).isEmpty();
        assertThat(query.notes()).as(typed).containsExactly(notes);
    }

    /// `w (w OR (w (w OR …`, as deep as told.
    private static String nested(int depth) {
        StringBuilder typed = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            typed.append('w').append(i).append(i % 2 == 0 ? " (" : " OR (");
        }
        return typed + "end" + String.join("", Collections.nCopies(depth, ")"));
    }

    private static Stream<Word> wordsOf(Clause clause) {
        return switch (clause) {
            case Words(List<Word> words) -> words.stream();
            case All(List<Clause> clauses) -> clauses.stream().flatMap(QueryTextTest::wordsOf);
            case Not(Clause negated) -> wordsOf(negated);
            default -> Stream.empty();
        };
    }

    private static Words words(String... words) {
        return words(Arrays.asList(words));
    }

    private static Words words(List<String> words) {
        return new Words(words.stream().map(word -> new Word(word, 0, 1)).toList());
    }

    private static Field field(FieldName name, String... values) {
        return new Field(name, Arrays.asList(values));
    }

    private static Years years(int from, int to) {
        return new Years(OptionalInt.of(from), OptionalInt.of(to));
    }

    private static All all(Clause... clauses) {
        return new All(Arrays.asList(clauses));
    }

    private static Any any(Clause... clauses) {
        return new Any(Arrays.asList(clauses));
    }

    private static Not not(Clause clause) {
        return new Not(clause);
    }

    private static Note note(Kind kind, String text) {
        return new Note(kind, text);
    }
}
