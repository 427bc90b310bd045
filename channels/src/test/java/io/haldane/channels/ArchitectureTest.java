package io.haldane.channels;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "io.haldane.channels",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule KNOWS_WHAT_CHANNELS_SHARE =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.haldane.channels..",
              "io.haldane.api..",
              "io.haldane.outbound",
              "io.haldane.webhooks.chat",
              "io.haldane.webhooks.http",
              "com.fasterxml.jackson..",
              "jakarta.mail..",
              "org.eclipse.angus.mail.smtp",
              "io.nats.client..",
              "java..",
              "javax.net.ssl..",
              "org.jspecify..")
          .because("a channel is its SPI, the library of its protocol and one way out");

  @ArchTest
  static final ArchRule CONNECTS_IN_ONE_WAY =
      noClasses()
          .should()
          .callConstructor(java.net.Socket.class)
          .orShould()
          .callMethod(java.net.InetAddress.class, "getByName", String.class)
          .orShould()
          .callMethod(java.net.InetAddress.class, "getAllByName", String.class)
          .because("the rules for hosts, the deadline and the limit are those of outbound");

  @ArchTest
  static final ArchRule NO_CHANNEL_KNOWS_ANOTHER =
      slices()
          .matching("io.haldane.channels.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(alwaysTrue(), resideInAPackage("io.haldane.channels.tcp"));
}
