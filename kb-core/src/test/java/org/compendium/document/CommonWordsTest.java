package org.compendium.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommonWordsTest {

    @Test
    void a_question_tells_its_language_by_its_common_words() {
        assertThat(CommonWords.language("what is the role of trust")).contains("en");
        assertThat(CommonWords.language("quel est le rôle de la confiance")).contains("fr");
        assertThat(CommonWords.language("cuál es el papel de la confianza")).contains("es");
        assertThat(CommonWords.language("какую роль играет доверие")).contains("ru");
        assertThat(CommonWords.language("ما هو دور الثقة")).contains("ar");
        assertThat(CommonWords.language("信任的作用是什么")).contains("zh");
    }

    @Test
    void words_without_common_ones_tell_no_language_unless_their_letters_do() {
        assertThat(CommonWords.language("export zones")).isEmpty();
        assertThat(CommonWords.language("")).isEmpty();
        assertThat(CommonWords.language("доверие")).contains("ru");
        assertThat(CommonWords.language("الثقة")).contains("ar");
        assertThat(CommonWords.language("輸出加工区はどこ")).isEmpty();
    }
}
