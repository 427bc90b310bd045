package io.haldane.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What keeps the command line small and fast. */
@AnalyzeClasses(packages = "io.haldane.cli", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule HAS_NO_CIRCLES =
      slices()
          .matching("io.haldane.(**)")
          .should()
          .beFreeOfCycles()
          .because("who reads one package must not have to read them all");

  @ArchTest
  static final ArchRule NO_CONTROLLER_AND_NO_ADAPTER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.haldane.controller..",
              "io.haldane.mesh..",
              "io.haldane.metrics..",
              "io.haldane.sandbox..",
              "io.quarkus..")
          .because("it reads the API server, never the controller, and finds routers at run time");

  @ArchTest
  static final ArchRule READING_PRINTS_NOTHING =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.haldane.cli.reading..", "io.haldane.cli.cluster..", "io.haldane.cli.lint..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.haldane.cli.command..")
          .because("what is known and how it is shown change for different reasons");

  @ArchTest
  static final ArchRule TEXT_READS_NOTHING =
      noClasses()
          .that()
          .resideInAPackage("io.haldane.cli.text..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.haldane.cli.cluster..", "io.haldane.cli.command..")
          .because("a picture is drawn the same way wherever it came from");

  @ArchTest
  static final ArchRule ONLY_COMMANDS_KNOW_THE_PARSER =
      noClasses()
          .that()
          .resideOutsideOfPackages("io.haldane.cli.command..", "io.haldane.cli")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("picocli..")
          .because("arguments are understood in one place");
}
