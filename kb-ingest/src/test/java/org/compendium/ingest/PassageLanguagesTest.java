package org.compendium.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassageLanguagesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    en | fr | Les zones franches ont été créées dans les ports de la côte pour attirer des entreprises étrangères.
                    fr | en | The zones on the coast were set up to draw foreign firms, and most of them have stayed.
                    en | es | Las zonas francas se crearon en los puertos de la costa para atraer a las empresas extranjeras.
                    es | fr | Les pépinières sont ouvertes aux femmes qui ont une idée et qui cherchent un lieu pour leur atelier.
                    en | ru | Свободные зоны были созданы в портах на побережье, и большинство из них работает до сих пор.
                    ru | en | The zones on the coast were set up to draw foreign firms, and most of them have stayed.
                    en | ar | أقيمت المناطق الحرة في الموانئ التي على الساحل من أجل جذب الشركات إلى هذه البلدان بعد عام.
                    en | zh | 沿海港口设立了自由区，以吸引外国企业前来投资建厂。
                    de | en | The zones on the coast were set up to draw foreign firms, and most of them have stayed.
                    en-GB | fr | Les zones franches ont été créées dans les ports de la côte pour attirer des entreprises étrangères.
                    """)
    void a_passage_in_another_language_is_marked_with_it(
            String document, String language, String text) {
        assertThat(PassageLanguages.of(text, document)).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            textBlock =
                    """
                    en | The zones on the coast were set up to draw foreign firms, and most of them have stayed.
                    fr | Les zones franches ont été créées dans les ports de la côte pour attirer des entreprises étrangères.
                    en | Mr. Jean Dupont, Ministère des affaires étrangères
                    en | The report of the Ministère de l'économie et des finances, "Les zones franches et la formation", says that most firms have stayed.
                    en | Nets, traps, lines, hooks, floats, sinkers, ropes, buoys, anchors, sails, oars, pumps
                    bg | Свободните зони са създадени в пристанищата на брега, за да привлекат фирми от чужбина, и повечето от тях работят.
                    pt | As zonas francas foram criadas nos portos da costa para atrair empresas, e a maioria delas ficou no país.
                    it | Le zone franche sono state create nei porti della costa per attirare le imprese straniere nel paese.
                    de | Die Zonen an der Küste sind gegründet worden, um Firmen aus dem Ausland zu gewinnen, und die meisten sind geblieben.
                    fa | مناطق آزاد در بندرهای ساحلی برای جذب شرکت‌های خارجی ایجاد شده‌اند و بیشتر آنها مانده‌اند و کار می‌کنند.
                    zh | 沿海港口设立了自由区，以吸引外国企业前来投资建厂。
                    ja | 沿岸の港には自由貿易地域が設けられ、外国企業を呼び込んでいる。
                    ar | أقيمت المناطق الحرة في الموانئ التي على الساحل من أجل جذب الشركات إلى هذه البلدان بعد عام.
                    """)
    void any_other_passage_has_the_documents_language(String document, String text) {
        assertThat(PassageLanguages.of(text, document)).isNull();
    }
}
