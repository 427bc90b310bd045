package io.haldane.channels.kafka;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.haldane.channels.kafka",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule HAS_NO_PRODUCER =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.haldane.channels.kafka",
              "io.haldane.channels.tcp",
              "io.haldane.api..",
              "io.haldane.outbound",
              "io.haldane.webhooks.chat",
              "com.fasterxml.jackson..",
              "org.apache.kafka.clients",
              "org.apache.kafka.clients.producer.internals",
              "org.apache.kafka.common..",
              "java..",
              "javax.net.ssl..",
              "javax.security..",
              "org.slf4j..",
              "org.jspecify..")
          .because("a producer has threads, reads answers of any size and connects to any host");
}
