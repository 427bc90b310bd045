package io.haldane.load;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What keeps the load tester small, and its parts apart. */
@AnalyzeClasses(packages = "io.haldane.load", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule NOTHING_OF_THE_CONTROLLER =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.haldane.controller..",
              "io.haldane.engine..",
              "io.haldane.mesh..",
              "io.haldane.metrics..",
              "io.haldane.webhooks..",
              "io.quarkus..")
          .because("it is an image of its own and knows hooks, not canaries");

  @ArchTest
  static final ArchRule PLANS_DO_NOTHING =
      noClasses()
          .that()
          .resideInAPackage("io.haldane.load.plan..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.vertx..", "java.net.http..", "io.fabric8..")
          .because("a command line is understood the same way wherever it runs");

  @ArchTest
  static final ArchRule ONLY_ONE_PLACE_STARTS_PROGRAMS =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("io.haldane.load.command.Programs")
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ProcessBuilder.class)
          .because("allow-list and limits are checked there");

  @ArchTest
  static final ArchRule PARTS_DO_NOT_KNOW_THE_SERVER =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.haldane.load.plan..",
              "io.haldane.load.generate..",
              "io.haldane.load.command..",
              "io.haldane.load.gate..",
              "io.haldane.load.task..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.haldane.load.web..", "picocli..")
          .because("what is done and how it is asked for change for different reasons");
}
