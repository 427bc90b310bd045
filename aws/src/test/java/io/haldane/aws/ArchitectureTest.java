package io.haldane.aws;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.haldane.aws", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule CALLS_OUT_IN_ONE_WAY =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..", "javax.net..", "java.nio.channels..")
          .because(
              "the rules for hosts, the limits and the hiding of secrets are in the module outbound");

  @ArchTest
  static final ArchRule KNOWS_THE_WAY_OUT_AND_THE_SIGNER =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.haldane.aws",
              "io.haldane.api.net",
              "io.haldane.outbound",
              "java..",
              "javax.xml.stream..",
              "com.fasterxml.jackson..",
              // Signs requests, and sends none.
              "software.amazon.awssdk.http..",
              "software.amazon.awssdk.identity..",
              "org.jspecify..")
          .because("metrics and alerts sign in the same way, and neither knows the other");
}
