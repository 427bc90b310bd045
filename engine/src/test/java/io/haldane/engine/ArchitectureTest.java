package io.haldane.engine;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What keeps the engine a pure function. */
class ArchitectureTest {
  private static final JavaClasses ENGINE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.haldane.engine");

  @Test
  void the_engine_does_no_input_or_output() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "java.nio.file..", "java.net..", "io.fabric8.kubernetes.client.dsl..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.(File|Random|Console).*")
            .because("a decision that reads or writes cannot be replayed"));
  }

  @Test
  void the_engine_has_no_clock_and_no_dice() {
    check(
        noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(Clock.class)
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.util.Random.class)
            .because("the same world must give the same decision"));
  }

  @Test
  void the_engine_knows_no_framework() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "org.quartz..", "io.prometheus..")
            .because("the decision outlives whatever calls it"));
  }

  @Test
  void its_packages_have_no_cycles() {
    check(
        slices()
            .matching("io.haldane.(**)")
            .should()
            .beFreeOfCycles()
            .because("who reads one package must not have to read them all"));
  }

  private static void check(ArchRule rule) {
    rule.check(ENGINE);
  }
}
