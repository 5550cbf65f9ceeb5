package org.compendium;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The register of arrangements from outside, over HTTP.
class ArrangingTest extends WholeApplication {

    private static final String PATH = "/api/v1/arrangements";
    private static final String HEADER =
            "name,purpose,form,partner,partner-country,partner-kind,stage,reported-by,reported-on,published\n";

    @Test
    void a_file_is_previewed_and_taken_and_its_faulty_lines_come_back() {
        Caller curator = a("curator", "arranger1");
        String csv =
                HEADER
                        + "Joint looms,production,horizontal,Firm A,KEN,firm,running,Chamber A,1998-05,true\n"
                        + "Joint sails,sailing,,Firm B,KEN,firm,running,Chamber A,1998,true\n"
                        + "=Looms abroad,marketing,vertical,Firm A,BRA,firm,negotiating,Chamber A,1998,true\n";
        JsonNode dry = sent(curator, "?dry=true", csv);
        assertThat(dry.path("stored").asBoolean()).isFalse();
        assertThat(dry.path("added").asInt()).isEqualTo(2);
        assertThat(visitor().get(PATH + "?q=looms").json().path("total").asInt()).isZero();

        JsonNode taken = sent(curator, "", csv);

        assertThat(taken.path("stored").asBoolean()).isTrue();
        assertThat(taken.path("lines").findValuesAsString("fate"))
                .containsExactly("new", "faulty", "new");
        assertThat(taken.at("/lines/1/line").asInt()).isEqualTo(3);
        assertThat(taken.at("/lines/1/reasons/0").asString()).contains("'sailing' is not known");
        assertThat(taken.path("faultyLines").asString()).contains("Joint sails,sailing,", ",fault");
        JsonNode found = visitor().get(PATH + "?q=LOOMS&purpose=production&country=KEN").json();
        assertThat(found.path("total").asInt()).isEqualTo(1);
        assertThat(found.at("/items/0/id").asString()).isEqualTo("joint-looms");
        assertThat(found.at("/items/0/strength").asString()).isEqualTo("claimed");
        assertThat(found.at("/items/0/reportedOn").asString()).isEqualTo("1998-05");
        assertThat(found.at("/items/0/stale").asBoolean()).isFalse();
        assertThat(visitor().get(PATH + "?stage=nearly").status()).isEqualTo(400);
        assertThat(visitor().get(PATH + "?size=0").status()).isEqualTo(400);
        assertThat(visitor().get("/arrangements/joint-looms").status()).isEqualTo(200);

        String exported = curator.get(PATH + ".csv?q=looms").body();
        assertThat(exported)
                .startsWith("\uFEFFid,name,purpose,form,partner,")
                .contains("'=Looms abroad", "no publication of the United Nations");
        JsonNode again = sent(curator, "", exported);
        assertThat(again.path("lines").findValuesAsString("fate"))
                .containsExactly("unchanged", "unchanged");
        JsonNode changed = sent(curator, "", "id;stage\nlooms-abroad;agreed\n");
        assertThat(changed.at("/lines/0/changes/0/after").asString()).isEqualTo("agreed");
        assertThat(visitor().get(PATH + "/looms-abroad").json().path("name").asString())
                .isEqualTo("=Looms abroad");
    }

    @Test
    void only_curators_send_files() {
        String csv = HEADER + "Nobody's,production,,Firm A,,,running,Chamber A,1998,true\n";

        assertThat(post(visitor(), "", csv).status()).isEqualTo(401);
        assertThat(post(visitor(), "?dry=true", csv).status()).isEqualTo(401);
        Caller.Answer refused = post(a("contributor", "arranger2"), "", csv);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().path("detail").asString()).contains("Curators");
        assertThat(visitor().get(PATH + "?q=nobody's").json().path("total").asInt()).isZero();
    }

    @Test
    void what_is_not_published_nobody_else_gets_by_any_way() {
        Caller curator = a("curator", "arranger3");
        sent(
                curator,
                "",
                HEADER + "Secret kiln,production,,Firm A,,,running,Chamber A,1998,false\n");

        assertThat(curator.get(PATH + "/secret-kiln").status()).isEqualTo(200);
        assertThat(curator.get(PATH + ".csv").body()).contains("Secret kiln");
        for (Caller other : new Caller[] {visitor(), a("contributor", "arranger4")}) {
            assertThat(other.get(PATH + "/secret-kiln").status()).isEqualTo(404);
            assertThat(other.get(PATH + "?q=kiln").json().path("total").asInt()).isZero();
            assertThat(other.get(PATH + ".csv").body()).doesNotContain("Secret kiln");
        }
        assertThat(visitor().get("/arrangements/secret-kiln").status()).isEqualTo(404);
        assertThat(visitor().get("/arrangements/never-was").status()).isEqualTo(404);
    }

    @Test
    void the_template_says_what_each_column_holds_and_is_a_file_that_may_be_sent() {
        Caller curator = a("curator", "arranger5");
        String template = visitor().get(PATH + "/template.csv").body();

        assertThat(template)
                .contains("never a person", "no contacts of people")
                .doesNotContain("arrangements.column");
        assertThat(sent(curator, "", template).path("lines")).isEmpty();
    }

    @Test
    void a_file_that_cannot_be_read_is_refused_with_what_to_do() {
        Caller curator = a("curator", "arranger6");

        assertThat(post(curator, "", "").json().path("detail").asString()).contains("template");
        Caller.Answer refused = post(curator, "", "name,colour\nA,red\n");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("detail").asString()).contains("no column 'colour'");
    }

    private static JsonNode sent(Caller caller, String query, String csv) {
        Caller.Answer answer = post(caller, query, csv);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static Caller.Answer post(Caller caller, String query, String csv) {
        return caller.call(
                "POST",
                PATH + query,
                csv.getBytes(StandardCharsets.UTF_8),
                Map.of("Content-Type", "text/csv"));
    }
}
