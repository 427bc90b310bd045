package io.haldane.metrics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.haldane.testing.OneWayOut;

@AnalyzeClasses(
    packages = "io.haldane.metrics",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest static final ArchRule CALLS_OUT_IN_ONE_WAY = OneWayOut.RULE;

  @ArchTest
  static final ArchRule KNOWS_THE_API_AND_THE_WAY_OUT =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.haldane.metrics..",
              "io.haldane.api..",
              "io.haldane.aws",
              "io.haldane.outbound",
              "java..",
              "com.fasterxml.jackson..",
              "com.jayway.jsonpath..",
              "io.fabric8.kubernetes.api.model",
              "org.jspecify..")
          .because(
              "a provider is made of its SPI and one HTTP client, so that it is an afternoon's work");
}
