package io.haldane.doctor;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.haldane.doctor.check.Check;
import io.haldane.doctor.measure.MetricDesk;
import java.time.Instant;

/** What keeps checks pure, so that the controller could run them, too. */
@AnalyzeClasses(
    packages = "io.haldane.doctor",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule HAS_NO_CIRCLES =
      slices()
          .matching("io.haldane.(**)")
          .should()
          .beFreeOfCycles()
          .because("who reads one package must not have to read them all");

  @ArchTest
  static final ArchRule KNOWS_THE_API_AND_THE_ENGINE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.haldane.doctor..",
              "io.haldane.api..",
              "io.haldane.engine..",
              "io.fabric8.kubernetes.api.model..",
              "io.fabric8.kubernetes.client",
              "com.fasterxml.jackson..",
              "java..",
              "org.jspecify..")
          .because("who reads the cluster, and from where, is up to its users");

  @ArchTest
  static final ArchRule CHECKS_ASK_NOBODY =
      noClasses()
          .that()
          .implement(Check.class)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(MetricDesk.class)
          .orShould()
          .callMethod(Instant.class, "now")
          .because("a check is a function of what was read");
}
