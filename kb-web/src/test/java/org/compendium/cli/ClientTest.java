package org.compendium.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClientTest {

    @Test
    void an_option_that_says_yes_takes_no_file_for_its_value() throws IOException {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "--release",
                                "reports/",
                                "--redistributable",
                                "false",
                                "--kind",
                                "study",
                                "more/"));

        assertThat(Client.said(arguments))
                .isEqualTo(Map.of("release", "true", "redistributable", "false", "kind", "study"));
        assertThat(arguments).containsExactly("reports/", "more/");
    }

    @Test
    void an_option_that_says_yes_may_have_its_value_after_an_equals_sign() throws IOException {
        List<String> arguments = new ArrayList<>(List.of("reports/", "--release=false"));

        assertThat(Client.said(arguments)).isEqualTo(Map.of("release", "false"));
        assertThat(arguments).containsExactly("reports/");
    }
}
