package org.compendium.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThemeFiguresTest {

    private static final Path LABELLED = Path.of("..", "eval", "themes");
    private static final double THRESHOLD = Double.parseDouble(ThemeSettings.DEFAULT);

    @Test
    void on_texts_that_nothing_was_tuned_on_few_themes_are_wrong_or_missed() throws IOException {
        ThemeFigures.Figures figures = ThemeFigures.of(LABELLED).of("held-out", THRESHOLD);

        assertThat(figures.precision()).isGreaterThan(0.9);
        assertThat(figures.recall()).isGreaterThan(0.88);
    }

    @Test
    void the_threshold_is_where_the_tuning_half_is_best() throws IOException {
        ThemeFigures figures = ThemeFigures.of(LABELLED);
        double chosen = figures.of("tuning", THRESHOLD).f1();

        for (int percent = 10; percent < 100; percent += 5) {
            assertThat(figures.of("tuning", percent / 100.0).f1())
                    .as("threshold %d %%", percent)
                    .isLessThanOrEqualTo(chosen + 0.01);
        }
    }

    @Test
    void what_stands_above_a_labelled_theme_is_neither_right_nor_wrong(@TempDir Path folder)
            throws IOException {
        labelled(folder, "@ contractual-trust\nCourts help contractual trust along.\n");

        assertThat(ThemeFigures.of(folder).of("tuning", THRESHOLD))
                .isEqualTo(new ThemeFigures.Figures(1, 0, 0));
    }

    @Test
    void what_is_not_labelled_is_wrong_and_what_is_not_found_is_missed(@TempDir Path folder)
            throws IOException {
        labelled(
                folder,
                "@ science-parks\nThe zone is an export processing zone.\n\n@ none\nNets dry.\n");

        ThemeFigures.Figures figures = ThemeFigures.of(folder).of("tuning", THRESHOLD);
        assertThat(figures.right()).isZero();
        assertThat(figures.wrong()).isPositive();
        assertThat(figures.missed()).isEqualTo(1);
    }

    @Test
    void a_label_that_is_no_theme_is_refused(@TempDir Path folder) throws IOException {
        labelled(folder, "@ knitting\nNets dry.\n");

        assertThatThrownBy(() -> ThemeFigures.of(folder))
                .isInstanceOf(Evaluation.Refused.class)
                .hasMessageContaining("knitting");
    }

    private static void labelled(Path folder, String text) throws IOException {
        for (String half : new String[] {"tuning", "held-out"}) {
            Files.writeString(
                    Files.createDirectories(folder.resolve(half)).resolve("en.txt"), text);
        }
    }
}
