package io.haldane.outbound;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.haldane.outbound",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule KNOWS_THE_API_ALONE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.haldane.outbound..",
              "io.haldane.api..",
              "java..",
              "javax.net.ssl..",
              "io.github.resilience4j.circuitbreaker..",
              "org.jboss.logging..",
              "org.jspecify..")
          .because("adapters and the controller build on it, and it knows nothing of canaries");

  @ArchTest
  static final ArchRule SENDS_WITHOUT_ASKING_FOR_A_PLACE =
      noClasses()
          .that()
          .resideInAPackage("io.haldane.outbound")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.haldane.outbound.admission")
          .because("who may call is decided before a call is made, by the one who waits for it");
}
