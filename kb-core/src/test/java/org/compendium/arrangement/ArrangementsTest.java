package org.compendium.arrangement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.compendium.TestDatabase;
import org.compendium.account.Role;
import org.compendium.account.Viewer;
import org.compendium.curated.Rechecks;
import org.compendium.document.Description;
import org.compendium.document.Documents;
import org.compendium.document.Kind;
import org.compendium.document.NewDocument;
import org.compendium.document.NumberedParagraphs;
import org.compendium.document.Symbol;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The register, and the files that fill it.
@SpringBootTest(classes = TestDatabase.class)
class ArrangementsTest {

    private static final Viewer CURATOR = new Viewer("amina", Role.CURATOR);
    private static final Viewer CONTRIBUTOR = new Viewer("boris", Role.CONTRIBUTOR);
    private static final Viewer VISITOR = Viewer.everybody();
    private static final String BOM = "\uFEFF";
    private static final List<String> ODD =
            List.of(
                    "=1+1",
                    "'=1+1",
                    "''=x",
                    "+a",
                    "-b",
                    "@c",
                    "＝全",
                    "'t Hof",
                    "'",
                    "\"",
                    "a\"b",
                    "a,b",
                    "a;b",
                    ";",
                    "#x",
                    "é",
                    "é",
                    "公司",
                    "شركة",
                    "<b>",
                    "\\",
                    "a'b",
                    "0",
                    "TRUE",
                    "a  b",
                    "\u00a0x",
                    "\uD83C\uDF31");
    private static int count;

    @Autowired Arrangements arrangements;
    @Autowired ArrangementImport intake;
    @Autowired Documents documents;
    @Autowired Rechecks rechecks;
    @Autowired JdbcClient jdbc;

    @AfterEach
    void nothing() {
        jdbc.sql("DELETE FROM arrangement_version").update();
        jdbc.sql("DELETE FROM arrangement_import").update();
        jdbc.sql("DELETE FROM arrangement").update();
    }

    @Test
    void what_is_exported_comes_back_as_it_was_whatever_stands_in_it() {
        Random random = new Random(2026);
        List<Arrangement> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(arrangement(random, i));
        }
        for (String form :
                List.of(
                        ArrangementFile.write(all),
                        ArrangementFile.write(all).substring(1),
                        ArrangementFile.write(all).replace("\r\n", "\n"))) {
            ArrangementFile file = ArrangementFile.read(form.getBytes(StandardCharsets.UTF_8));
            Preview taken = intake.take(file, CURATOR);

            assertThat(taken.all(Fate.Faulty.class)).isEmpty();
            List<Arrangement> stored =
                    arrangements.find(Arrangements.Asked.all(), CURATOR, 0, 1_000);
            assertThat(stored).containsExactlyInAnyOrderElementsOf(all);
            Preview again =
                    intake.take(ArrangementFile.read(ArrangementFile.write(stored)), CURATOR);
            assertThat(again.all(Fate.Unchanged.class)).hasSize(200);
        }
        assertThat(arrangements.intakes(10)).hasSize(1);
    }

    private static Arrangement arrangement(Random random, int number) {
        List<Arrangement.Partner> partners = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            partners.add(
                    new Arrangement.Partner(
                            words(random),
                            random.nextBoolean() ? null : "KEN",
                            random.nextBoolean() ? null : Arrangement.Partner.Kind.FIRM));
        }
        boolean over = random.nextBoolean();
        return new Arrangement(
                "made-up-" + number,
                words(random),
                List.of(Arrangement.Purpose.TECHNOLOGY, Arrangement.Purpose.MARKETING),
                random.nextBoolean() ? List.of() : List.of("vertical", "horizontal"),
                partners,
                random.nextBoolean() ? null : words(random),
                over ? Arrangement.Stage.FAILED : Arrangement.Stage.AGREED,
                random.nextBoolean() ? null : PartialDate.of("2001-02"),
                over ? PartialDate.of("2003-12-31") : null,
                words(random),
                PartialDate.of("2004"),
                null,
                random.nextBoolean() ? null : words(random) + "\n" + words(random),
                random.nextBoolean() ? null : LocalDate.of(2005, 6, 7),
                random.nextBoolean() ? null : words(random),
                random.nextBoolean() ? null : words(random),
                random.nextBoolean());
    }

    // As a cell is kept: without blanks around it, and with one between words.
    private static String words(Random random) {
        String words =
                random.ints(1 + random.nextInt(3), 0, ODD.size())
                        .mapToObj(ODD::get)
                        .collect(Collectors.joining(random.nextBoolean() ? "" : " "));
        return CellReader.line(words);
    }

    @Test
    void semicolons_other_capitals_and_blank_lines_are_read_too() {
        Preview taken =
                intake.take(
                        ArrangementFile.read(
                                BOM
                                        + "Name;Purpose;Partner;Partner country;Stage;Reported by;Reported"
                                        + " on;Published;;\n"
                                        + ";;;;;;;;;\n"
                                        + "\"Dye; house\";Technology;Firm A;ken;Looking for"
                                        + " partner;Firm A;1998-05;TRUE;;\n"),
                        CURATOR);

        assertThat(taken.fates())
                .singleElement()
                .isInstanceOfSatisfying(
                        Fate.New.class,
                        one -> {
                            assertThat(one.line()).isEqualTo(3);
                            assertThat(one.arrangement().id()).isEqualTo("dye-house");
                            assertThat(one.arrangement().name()).isEqualTo("Dye; house");
                            assertThat(one.arrangement().partners().getFirst().country())
                                    .isEqualTo("KEN");
                        });
    }

    @Test
    void a_question_finds_published_ones_as_typed_or_in_english_or_by_the_countries_it_is_about() {
        intake.take(
                ArrangementFile.read(
                        """
                        name;purpose;form;partner;partner-country;partner-2;partner-2-country;stage;reported-by;reported-on;note;published
                        Dyeing yarn;production;horizontal;Firm A;KEN;Atelier Épices;MUS;running;Chamber A;1998;;true
                        Looms;technology;;Firm C;BRA;;;looking-for-partner;Chamber A;1998;They dye too;true
                        Dye works;marketing;;Firm D;KEN;;;running;Chamber A;1998;;false
                        """),
                CURATOR);

        assertThat(found("dyes", "dyes")).containsExactly("dyeing-yarn", "looms");
        assertThat(found("teinture", "dyeing")).containsExactly("dyeing-yarn", "looms");
        assertThat(found("dye -looms", "dye -looms")).containsExactly("dyeing-yarn");
        assertThat(found("épices", "spices")).containsExactly("dyeing-yarn");
        assertThat(found("looking for a partner", "looking for a partner"))
                .containsExactly("looms");
        assertThat(found("Kenya", "Kenya", "KEN")).containsExactly("dyeing-yarn");
        assertThat(found("Kenya Mauritius", "Kenya Mauritius", "KEN", "MUS"))
                .containsExactly("dyeing-yarn");
        assertThat(found("Kenya Brazil", "Kenya Brazil", "KEN", "BRA")).isEmpty();
        assertThat(found("\0", "'(&|")).isEmpty();
        assertThat(arrangements.published())
                .extracting(Arrangement::id)
                .containsExactly("dyeing-yarn", "looms");
    }

    private List<String> found(String words, String english, String... countries) {
        return arrangements.search(words, english, List.of(countries)).stream()
                .map(one -> one.arrangement().id())
                .toList();
    }

    @Test
    void names_in_any_script_get_addresses_that_are_told_apart() {
        Preview taken =
                intake.take(
                        file(
                                Map.of("name", "公司 A"),
                                Map.of("name", "公事 A"),
                                Map.of("name", "A"),
                                Map.of("name", "É!"),
                                Map.of("name", "x".repeat(200)),
                                Map.of("name", "x".repeat(199) + "y")),
                        CURATOR);

        assertThat(taken.all(Fate.New.class))
                .hasSize(6)
                .extracting(one -> one.arrangement().id())
                .doesNotHaveDuplicates()
                .contains("a", "e")
                .allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "id|Upper|cannot stand in an address",
                "name|`  `|Both 'id' and 'name' are blank",
                "purpose|``|'purpose' is blank: say what",
                "purpose|technology; pleasure|'pleasure' is not known here. There are technology,"
                        + " production, marketing",
                "form|sideways|'sideways' is not known here. There are vertical, horizontal",
                "partner|``|'partner' is blank: its country or kind",
                "partner-country|Kenya|'Kenya' is no code of a country. Write KEN.",
                "partner-country|XXX|three letters of ISO 3166-1",
                "partner-kind|club|There are firm, association, institution, government",
                "stage|``|'stage' is blank",
                "stage|nearly|There are looking-for-partner, negotiating, agreed, running, ended,"
                        + " failed",
                "since|May-24|'since': 'May-24' is no date. Write 2024, 2024-05 or 2024-05-17",
                "since|2023-02-29|not in the calendar",
                "ended|1999|the stage is 'running'",
                "reported-by|``|'reported-by' is blank",
                "reported-on|``|'reported-on' is blank",
                "reported-on|9998|has yet to come",
                "checked|1998-05|'checked' is a day",
                "checked|9998-05-05|has yet to come",
                "passage|TD/B/NOWHERE/1#para_1|'words' is blank: copy the words",
                "passage|somewhere|'words' is blank",
                "words|of a passage|'passage' is blank",
                "published|``|write true when everybody may read it",
                "published|maybe|true or false",
                "note|Write to a.b@example.org|keeps no contacts of people",
                "sector|LONG|can have 200 characters at most",
                "sector|CONTROL|control character",
            })
    void every_faulty_line_says_what_is_wrong_and_what_to_do(
            String column, String value, String reason) {
        String text =
                switch (value) {
                    case "LONG" -> "x".repeat(201);
                    case "CONTROL" -> "a\u0000b";
                    default -> value;
                };
        Preview taken =
                intake.take(
                        file(Map.of("name", "Good A"), bad(column, text), Map.of("name", "Good B")),
                        CURATOR);

        assertThat(taken.all(Fate.Faulty.class))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.line()).isEqualTo(3);
                    assertThat(String.join(" ", one.reasons())).contains(reason);
                });
        assertThat(names(CURATOR)).containsExactly("Good A", "Good B");
    }

    private static Map<String, String> bad(String column, String text) {
        Map<String, String> line = new LinkedHashMap<>(Map.of("name", "Bad"));
        line.put(column, text);
        return line;
    }

    @Test
    void several_faults_of_a_line_are_said_at_once() {
        Preview taken =
                intake.take(
                        file(Map.of("name", "Bad", "stage", "x", "since", "y", "published", "")),
                        CURATOR);

        assertThat(taken.all(Fate.Faulty.class).getFirst().reasons()).hasSize(3);
    }

    @Test
    void lines_whose_cells_or_quotes_do_not_fit_keep_no_other_back() {
        String csv =
                "name,purpose,partner,stage,reported-by,reported-on,published\n"
                        + "A,production,Firm A,running,Firm A,1998,true\n"
                        + "B,production,\"Firm \"B\",running,Firm A,1998,true\n"
                        + "C,production,Firm A, and Firm B,running,Firm A,1998,true\n"
                        + "D,production\n"
                        + "E,production,\"Firm\n A\",running,Firm A,1998,true\n"
                        + "F,production,\"Firm A,running,Firm A,1998,true\n"
                        + "G,production,Firm A,running,Firm A,1998,true";
        Preview taken = intake.take(ArrangementFile.read(csv), CURATOR);

        assertThat(taken.all(Fate.Faulty.class)).extracting(Fate::line).containsExactly(3, 4, 5, 8);
        assertThat(taken.all(Fate.New.class)).extracting(Fate::line).containsExactly(2, 6, 9);
        assertThat(names(CURATOR)).containsExactly("A", "E", "G");
        assertThat(taken.faulty())
                .contains(
                        "\"B,production,\"\"Firm \"\"B\"\",running,Firm A,1998,true\"",
                        "The quotes of this line do not fit",
                        "The line has 8 cells, and the first line 7")
                .startsWith(
                        BOM + "name,purpose,partner,stage,reported-by,reported-on,published,fault");
    }

    @Test
    void what_was_faulty_is_mended_where_it_is_said_and_sent_again() {
        Preview taken =
                intake.take(
                        file(
                                Map.of("name", "Good"),
                                Map.of("name", "=Bad", "stage", "odd", "note", "a\nb,\"c\"")),
                        CURATOR);
        String mended = taken.faulty().replace("odd", "agreed");
        assertThat(mended).contains("'=Bad", "'stage': 'agreed'");

        Preview again = intake.take(ArrangementFile.read(mended), CURATOR);

        assertThat(again.fates()).singleElement().isInstanceOf(Fate.New.class);
        Arrangement stored = arrangements.find("bad", CURATOR).orElseThrow();
        assertThat(stored.name()).isEqualTo("=Bad");
        assertThat(stored.note()).isEqualTo("a\nb,\"c\"");
    }

    @Test
    void a_second_line_about_the_same_arrangement_is_faulty() {
        Preview taken =
                intake.take(
                        file(
                                Map.of("name", "Firm A and Firm B"),
                                Map.of("name", "Firm A and Firm B", "stage", "agreed"),
                                Map.of("name", "Firm A, and Firm B")),
                        CURATOR);

        assertThat(taken.all(Fate.Faulty.class)).extracting(Fate::line).containsExactly(3, 4);
        assertThat(taken.all(Fate.Faulty.class).getFirst().reasons().getFirst())
                .contains("Line 2 is about the same arrangement");
        Preview other = intake.take(file(Map.of("name", "Firm A, and Firm B")), CURATOR);
        assertThat(other.all(Fate.Faulty.class).getFirst().reasons().getFirst())
                .contains("is that of 'Firm A and Firm B'");
    }

    @Test
    void the_same_file_changes_nothing_and_another_only_what_differs() {
        ArrangementFile file =
                file(
                        Map.of("name", "First", "stage", "negotiating", "since", "2001"),
                        Map.of("name", "Second"));
        intake.take(file, CURATOR);

        assertThat(intake.preview(file).all(Fate.Unchanged.class)).hasSize(2);
        assertThat(intake.take(file, CURATOR).changes()).isFalse();

        Preview changed =
                intake.take(
                        ArrangementFile.read("id,stage\nfirst,running\n"),
                        new Viewer("boris", Role.CURATOR));
        assertThat(changed.all(Fate.Changed.class).getFirst().changes())
                .containsExactly(new Change("stage", "negotiating", "running"));
        Arrangement first = arrangements.find("first", VISITOR).orElseThrow();
        assertThat(first.stage()).isEqualTo(Arrangement.Stage.RUNNING);
        assertThat(first.since()).isEqualTo(PartialDate.of("2001"));
        assertThat(arrangements.versions("first"))
                .extracting(Arrangements.Version::by, version -> version.changes().size())
                .containsExactly(tuple("boris", 1), tuple("amina", 0));
        assertThat(arrangements.intakes(10))
                .extracting(
                        Arrangements.Intake::by,
                        Arrangements.Intake::added,
                        Arrangements.Intake::changed)
                .containsExactly(tuple("boris", 0, 1), tuple("amina", 2, 0));
    }

    @Test
    void nothing_is_stored_before_it_is_confirmed_nor_what_was_not_seen() {
        ArrangementFile file = file(Map.of("name", "First"));
        Preview seen = intake.preview(file);
        assertThat(names(CURATOR)).isEmpty();
        intake.take(file(Map.of("name", "First", "sector", "dyes")), CURATOR);

        Preview now = intake.confirm(seen, CURATOR);

        assertThat(now.fates()).singleElement().isInstanceOf(Fate.Changed.class);
        assertThat(arrangements.find("first", CURATOR).orElseThrow().sector()).isEqualTo("dyes");
        assertThat(intake.confirm(now, CURATOR)).isEqualTo(now);
        assertThat(arrangements.find("first", CURATOR).orElseThrow().sector()).isNull();
    }

    @Test
    void what_is_not_published_only_curators_see_in_lists_counts_and_by_its_address() {
        intake.take(
                file(
                        Map.of("name", "Open"),
                        Map.of("name", "Closed", "published", "false", "partner-country", "BRA")),
                CURATOR);

        assertThat(names(CURATOR)).containsExactly("Closed", "Open");
        for (Viewer viewer : List.of(VISITOR, CONTRIBUTOR)) {
            assertThat(names(viewer)).containsExactly("Open");
            assertThat(arrangements.count(Arrangements.Asked.all(), viewer)).isEqualTo(1);
            assertThat(arrangements.find("closed", viewer)).isEmpty();
            assertThat(
                            arrangements.counts(
                                    Arrangements.Respect.COUNTRY, Arrangements.Asked.all(), viewer))
                    .containsExactly(Map.entry("KEN", 1L));
        }
    }

    @Test
    void only_curators_store() {
        ArrangementFile file = file(Map.of("name", "First"));
        for (Viewer viewer : List.of(VISITOR, CONTRIBUTOR)) {
            assertThatThrownBy(() -> intake.take(file, viewer))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> intake.confirm(intake.preview(file), viewer))
                    .isInstanceOf(IllegalStateException.class);
        }
        assertThat(names(CURATOR)).isEmpty();
    }

    @Test
    void it_is_narrowed_by_purpose_form_country_stage_and_words_and_counted() {
        intake.take(
                file(
                        Map.of(
                                "name",
                                "One",
                                "purpose",
                                "technology;marketing",
                                "form",
                                "vertical"),
                        Map.of("name", "Two", "stage", "failed", "partner-country", "BRA"),
                        Map.of("name", "Three", "sector", "Dyes and \u0130nks")),
                CURATOR);

        assertThat(names("", "marketing", "", "", "")).containsExactly("One");
        assertThat(names("", "", "vertical", "", "")).containsExactly("One");
        assertThat(names("", "", "", "bra", "")).containsExactly("Two");
        assertThat(names("", "", "", "", "failed")).containsExactly("Two");
        assertThat(names("DYES firm", "", "", "", "")).containsExactly("Three");
        assertThat(names("%' \u0000 _", "", "", "", "")).isEmpty();
        assertThat(names("", "production", "", "BRA", "running")).isEmpty();
        assertThat(
                        arrangements.counts(
                                Arrangements.Respect.PURPOSE,
                                new Arrangements.Asked("", "marketing", "", "", ""),
                                VISITOR))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("technology", 1L, "marketing", 1L, "production", 2L));
        assertThatThrownBy(() -> names("", "pleasure", "", "", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("technology, production and marketing");
    }

    @Test
    void evidence_has_its_words_and_is_watched_when_its_source_changes() {
        String symbol = "HB/ARRANGED/" + ++count;
        held(symbol, "Firm A and Firm B make dyes together.");
        Map<String, String> line =
                Map.of("name", "Dyes", "passage", symbol + ", para. 1", "words", "make dyes");

        assertThat(intake.take(file(line), CURATOR).all(Fate.New.class)).hasSize(1);
        assertThat(rechecks.all()).isEmpty();
        held(symbol, "Firm A and Firm B make inks together.");

        assertThat(rechecks.all())
                .singleElement()
                .satisfies(one ->
                        assertThat(one.statement().address()).isEqualTo("arrangements/dyes"));
        assertThat(intake.take(file(line), CURATOR).all(Fate.Unchanged.class)).hasSize(1);
        assertThat(reasonFor(symbol + "#para_1", "make ropes"))
                .contains("does not have the words 'make ropes'");
        assertThat(reasonFor(symbol + "#para_7", "make dyes")).contains("is not held here");
        assertThat(reasonFor("somewhere", "make dyes")).contains("is not a citation such as");
    }

    private String reasonFor(String passage, String words) {
        return intake.preview(file(Map.of("name", "Dyes", "passage", passage, "words", words)))
                .all(Fate.Faulty.class)
                .getFirst()
                .reasons()
                .getFirst();
    }

    @Test
    void it_is_stale_twelve_months_after_it_was_checked() {
        intake.take(file(Map.of("name", "First", "checked", "2001-05-17")), CURATOR);
        Arrangement first = arrangements.find("first", VISITOR).orElseThrow();

        assertThat(first.stale(LocalDate.of(2002, 5, 17))).isFalse();
        assertThat(first.stale(LocalDate.of(2002, 5, 18))).isTrue();
    }

    @Test
    void a_file_that_cannot_be_read_at_all_says_why() {
        assertRefused("", "is empty");
        assertRefused("name,colour\n", "There is no column 'colour'");
        assertRefused("name,Name\n", "two columns 'name'");
        assertRefused("stage\n", "neither 'id' nor 'name'");
        assertRefused("name,\"stage\nA,b\n", "quotes do not fit on line 1");
        assertThatThrownBy(() ->
                        ArrangementFile.read("name\nÉ\n".getBytes(StandardCharsets.ISO_8859_1)))
                .hasMessageContaining("not in UTF-8");
        assertThatThrownBy(() -> ArrangementFile.read(new byte[ArrangementFile.LARGEST + 1]))
                .hasMessageContaining("larger than 5 MB");
        assertRefused("name\n" + "A\n".repeat(ArrangementFile.MOST + 1), "up to 5,000 lines");
    }

    private static void assertRefused(String csv, String reason) {
        assertThatThrownBy(() -> ArrangementFile.read(csv))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void the_template_is_read_and_its_help_left_out() {
        ArrangementFile template =
                ArrangementFile.read(ArrangementFile.template(column -> "=what " + column));

        assertThat(template.lines()).isEmpty();
        assertThat(template.header()).containsAll(ArrangementFile.columns());
    }

    private List<String> names(Viewer viewer) {
        return arrangements.find(Arrangements.Asked.all(), viewer, 0, 1_000).stream()
                .map(Arrangement::name)
                .toList();
    }

    private List<String> names(
            String words, String purpose, String form, String country, String stage) {
        return arrangements
                .find(new Arrangements.Asked(words, purpose, form, country, stage), VISITOR, 0, 10)
                .stream()
                .map(Arrangement::name)
                .toList();
    }

    /// A line for each, good but for what is said.
    @SafeVarargs
    private static ArrangementFile file(Map<String, String>... lines) {
        StringBuilder csv = new StringBuilder();
        List<String> columns = ArrangementFile.columns();
        csv.append(String.join(",", columns)).append('\n');
        for (Map<String, String> said : lines) {
            Map<String, String> line = new LinkedHashMap<>();
            line.put("purpose", "production");
            line.put("partner", "Firm A");
            line.put("partner-country", "KEN");
            line.put("stage", "running");
            line.put("reported-by", "Chamber A");
            line.put("reported-on", "1998");
            line.put("published", "true");
            line.putAll(said);
            csv.append(
                            columns.stream()
                                    .map(column ->
                                            '"'
                                                    + line.getOrDefault(column, "")
                                                            .replace("\"", "\"\"")
                                                    + '"')
                                    .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return ArrangementFile.read(csv.toString());
    }

    private void held(String symbol, String... paragraphs) {
        documents.store(
                new NewDocument(
                        String.format("%064x", ++count + 41_000_000),
                        "arranged.txt",
                        "text/plain",
                        1,
                        null,
                        new Description(
                                new Symbol(symbol),
                                null,
                                null,
                                "On dyes",
                                null,
                                "en",
                                Kind.OTHER,
                                null,
                                List.of()),
                        NumberedParagraphs.of(paragraphs),
                        List.of(),
                        NewDocument.Rights.unknown(),
                        "sender",
                        true));
    }
}
