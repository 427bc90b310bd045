package io.haldane.mesh;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.gatewayapi.HttpRouteRouter;

@AnalyzeClasses(packages = "io.haldane.mesh", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final DescribedPredicate<JavaClass> THE_SHARED_WORDS =
      JavaClass.Predicates.resideInAPackage("io.haldane.mesh.common");

  /** The one router of a standard that several meshes implement. */
  private static final DescribedPredicate<JavaClass> THE_HTTP_ROUTE =
      JavaClass.Predicates.belongToAnyOf(HttpRouteRouter.class);

  @ArchTest
  static final ArchRule noInputOrOutput =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
          .because(
              "the controller reads, applies and deletes; a renderer that waits cannot be"
                  + " replayed in a test");

  @ArchTest
  static final ArchRule noClockOrChance =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching(
              "java\\.time\\.(Clock|Instant|.*DateTime|LocalDate|LocalTime|Zone.*)"
                  + "|java\\.util\\.(Random|SplittableRandom|UUID|Date|Timer)"
                  + "|java\\.util\\.concurrent\\..*|java\\.util\\.random\\..*"
                  + "|java\\.security\\..*|java\\.lang\\.Thread")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .because("the same canary, traffic and objects must always render to the same manifests");

  @ArchTest
  static final ArchRule noClient =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.fabric8.kubernetes.client..", "io.fabric8.istio..")
          .because(
              "routers know the shapes of objects, and the controller alone talks to clusters");

  @ArchTest
  static final ArchRule noFramework =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "org.jspecify..",
              "com.fasterxml.jackson..",
              "io.fabric8.kubernetes.api.model..",
              "io.haldane.api..",
              "io.haldane.mesh..")
          .because("an adapter runs wherever its JSON can be built: controller, demo, test");

  @ArchTest
  static final ArchRule routersDoNotKnowEachOther =
      slices()
          .matching("io.haldane.mesh.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(DescribedPredicate.alwaysTrue(), THE_SHARED_WORDS.or(THE_HTTP_ROUTE))
          .because("a mesh must be removable by removing its folder");

  @ArchTest
  static final ArchRule sharedWordsKnowNoMesh =
      noClasses()
          .that(THE_SHARED_WORDS)
          .should()
          .dependOnClassesThat(
              JavaClass.Predicates.resideInAPackage("io.haldane.mesh..")
                  .and(DescribedPredicate.not(THE_SHARED_WORDS)))
          .because("what is shared must not bend to one of those who share it");

  @ArchTest
  static final ArchRule routersHoldNoState =
      classes()
          .that()
          .implement(TrafficRouter.class)
          .should()
          .haveOnlyFinalFields()
          .because("one router serves every canary at once, on many threads");
}
