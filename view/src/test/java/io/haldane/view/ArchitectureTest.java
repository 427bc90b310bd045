package io.haldane.view;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What keeps the view a pure function that the dashboard and a command line can share. */
class ArchitectureTest {
  private static final JavaClasses VIEW =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.haldane.view");

  @Test
  void the_view_depends_on_the_api_and_the_engine_only() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "io.haldane.view..",
            "io.haldane.api..",
            "io.haldane.engine..",
            // The models: a Canary has an ObjectMeta.
            "io.fabric8.kubernetes.api.model..",
            "io.fabric8.kubernetes.client",
            "com.fasterxml.jackson..",
            "org.jspecify..",
            "java.lang..",
            "java.math..",
            "java.time..",
            "java.util..")
        .because("it is told the same way by the dashboard and by a command line")
        .check(VIEW);
  }

  @Test
  void the_view_has_no_clock() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .dependOnClassesThat()
        .areAssignableTo(Clock.class)
        .because("what is told of a moment must be the same whenever it is asked")
        .check(VIEW);
  }
}
