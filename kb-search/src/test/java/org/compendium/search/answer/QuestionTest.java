package org.compendium.search.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuestionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | HOW_MANY | How many zones are there in Mauritius?",
                "en | HOW_MANY | what share of exports comes from zones",
                "en | WHEN     | Since when have there been zones in Mauritius?",
                "en | WHEN     | In which year was the first zone opened?",
                "en | WHERE    | In which countries did incubators succeed?",
                "en | WHO      | who manages the incubators",
                "en | ANYTHING | Why do partnerships fail?",
                "en | ANYTHING | Are incubators worth what they cost?",
                "en | ANYTHING | incubators near universities, worth their cost?",
                "fr | HOW_MANY | Combien de zones y a-t-il à Maurice ?",
                "fr | WHEN     | En quelle année la première zone a-t-elle ouvert ?",
                "fr | WHERE    | Dans quel pays les pépinières ont-elles réussi ?",
                "fr | WHO      | Qui gère les pépinières d’entreprises ?",
                "fr | ANYTHING | Pourquoi les partenariats échouent-ils",
                "fr | ANYTHING | Les PME ont-elles accès au crédit",
                "es | HOW_MANY | ¿Cuántas zonas hay en Mauricio?",
                "es | WHEN     | ¿En qué año se abrió la primera zona?",
                "es | WHERE    | ¿En qué país tuvieron éxito los viveros?",
                "es | WHO      | quién dirige los viveros de empresas",
                "es | ANYTHING | ¿Por qué fracasan las alianzas?",
                "ru | HOW_MANY | Сколько зон на Маврикии?",
                "ru | WHEN     | Когда была открыта первая зона?",
                "ru | WHERE    | В каких странах инкубаторы имели успех?",
                "ru | WHO      | кто управляет инкубаторами",
                "ru | ANYTHING | Почему партнерства терпят неудачу?",
                "ru | ANYTHING | Имеют ли малые предприятия доступ к кредиту",
                "ar | HOW_MANY | كم عدد المناطق في موريشيوس؟",
                "ar | WHEN     | متى افتتحت المنطقة الأولى؟",
                "ar | WHERE    | أين نجحت حاضنات الأعمال",
                "ar | WHO      | من هو مدير حاضنة الأعمال؟",
                "ar | ANYTHING | لماذا تفشل الشراكات؟",
                "ar | ANYTHING | هل تحصل المشاريع الصغيرة على الائتمان",
                "zh | HOW_MANY | 毛里求斯有多少个加工区？",
                "zh | WHEN     | 第一个加工区是什么时候开放的？",
                "zh | WHERE    | 孵化器在哪个国家取得成功？",
                "zh | WHO      | 谁管理企业孵化器",
                "zh | ANYTHING | 为什么伙伴关系会失败？",
                "zh | ANYTHING | 小企业是否能获得信贷",
            })
    void questions_are_known_by_their_form_in_six_languages(
            String language, Asks asks, String typed) {
        Question question = Question.of(typed).orElseThrow();

        assertThat(question.language()).isEqualTo(language);
        assertThat(question.asks()).isEqualTo(asks);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "trust",
                "trust?",
                "export processing zones",
                "access of small enterprises to credit",
                "WHO guidelines",
                "who?",
                "What is it?",
                "zones franches d'exportation",
                "zonas francas",
                "зоны свободной торговли",
                "من أجل التنمية",
                "中小企业",
                "",
                "?"
            })
    void words_that_are_looked_for_are_no_question(String typed) {
        assertThat(Question.of(typed)).isEmpty();
    }

    @Test
    void a_text_is_no_question() {
        String question = "Why do " + "very ".repeat(60) + "small firms fail?";

        assertThat(Question.of(question)).isPresent();
        assertThat(Question.of(question + " And who helps them?".repeat(10))).isEmpty();
    }

    @Test
    void what_only_asks_says_nothing_of_what_it_is_about() {
        assertThat(words("How many incubators are there in the cities of Brazil?"))
                .containsExactly("incubators", "cities", "Brazil");
        assertThat(words("Combien d'incubateurs y a-t-il dans les villes du Brésil ?"))
                .contains("incubateurs", "villes", "Brésil")
                .doesNotContain("Combien", "les", "du");
    }

    @Test
    void names_numbers_and_quoted_words_must_be_there() {
        assertThat(
                        Question.of(
                                        "Did UNIDO say in 1998 that Bangalore had \"contractual"
                                                + " trust\", and Nigeria 80 incubators?")
                                .orElseThrow()
                                .names())
                .containsExactlyInAnyOrder(
                        new Name.Abbreviation("UNIDO"),
                        new Name.Number("1998"),
                        new Name.Proper("Bangalore"),
                        new Name.Quoted("contractual trust"),
                        new Name.Country("Nigeria", Set.of("NGA")),
                        new Name.Number("80"));
        assertThat(Question.of("What does TD/B/COM.3/19 say of trust?").orElseThrow().names())
                .containsExactly(new Name.Quoted("TD/B/COM.3/19"));
    }

    @Test
    void where_every_word_has_a_capital_none_is_a_name() {
        assertThat(Question.of("Why Do Some Business Incubators Fail?").orElseThrow().names())
                .isEmpty();
    }

    private static List<String> words(String typed) {
        return Question.of(typed).orElseThrow().words();
    }
}
