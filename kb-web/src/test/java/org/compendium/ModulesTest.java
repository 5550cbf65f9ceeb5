package org.compendium;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// The lines that keep the parts apart.
class ModulesTest {

    private static final JavaClasses CLASSES =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages("org.compendium");

    @Test
    void modules_use_each_other_in_one_direction_and_through_their_doors() {
        ApplicationModules.of(Compendium.class).verify();
    }

    @Test
    void only_search_knows_the_client_of_elasticsearch() {
        only("org.compendium.search..", "co.elastic..").check(CLASSES);

        assertThat(
                        only("org.compendium.document..", "co.elastic..")
                                .evaluate(CLASSES)
                                .hasViolation())
                .as("the rule can fail")
                .isTrue();
    }

    @Test
    void only_ingest_knows_tika() {
        only("org.compendium.ingest..", "org.apache.tika..").check(CLASSES);

        assertThat(
                        only("org.compendium.document..", "org.apache.tika..")
                                .evaluate(CLASSES)
                                .hasViolation())
                .as("the rule can fail")
                .isTrue();
    }

    private static ArchRule only(String ours, String theirs) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(ours)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(theirs);
    }
}
