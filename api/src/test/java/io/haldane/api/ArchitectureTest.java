package io.haldane.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.File;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.Writer;
import java.time.Clock;
import java.util.Random;

@AnalyzeClasses(packages = "io.haldane.api", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule HAS_NO_CIRCLES =
      slices()
          .matching("io.haldane.(**)")
          .should()
          .beFreeOfCycles()
          .because("who reads one package must not have to read them all");

  @ArchTest
  static final ArchRule DEPENDS_ON_NOTHING_OF_OURS =
      classes()
          .that()
          .resideInAPackage("io.haldane.api..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.haldane.api..",
              "java..",
              "com.fasterxml.jackson..",
              "io.fabric8..",
              "org.jspecify..")
          .because(
              "every module builds on the API, so it brings none of them, and no framework, along");

  @ArchTest
  static final ArchRule DOES_NO_INPUT_OR_OUTPUT =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.haldane.api.net")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.net..", "java.util.concurrent..")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(
              File.class,
              InputStream.class,
              OutputStream.class,
              Reader.class,
              Writer.class,
              KubernetesClient.class)
          .because(
              "it is vocabulary: who speaks it decides when, and on which thread, something is done");

  @ArchTest
  static final ArchRule ASKS_NEITHER_CLOCK_NOR_CHANCE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .because("times and random values are given to it, so that decisions can be replayed");

  @ArchTest
  static final ArchRule THE_SERVED_TYPES_KNOW_NO_SPI =
      noClasses()
          .that()
          .resideInAPackage("io.haldane.api.v1beta1..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.haldane.api.routing..",
              "io.haldane.api.metrics..",
              "io.haldane.api.hooks..",
              "io.haldane.api.notify..")
          .because("what users write must not change when an adapter's contract does");

  @ArchTest
  static final ArchRule EVERY_SERVED_TYPE_IS_READ_LENIENTLY =
      classes()
          .that()
          .resideInAPackage("io.haldane.api.v1beta1..")
          .and()
          .areRecords()
          .should()
          .beAnnotatedWith("io.haldane.api.v1beta1.Lenient")
          .because("a field that one definition has and another lacks must not stop an informer");
}
