package io.haldane.webhooks;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.haldane.api.notify.Notifier;
import io.haldane.testing.OneWayOut;
import java.util.stream.Stream;

@AnalyzeClasses(
    packages = "io.haldane.webhooks",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  /** What channels share, and hooks, which are no channel. */
  private static final String[] SHARED = {
    "io.haldane.webhooks.chat", "io.haldane.webhooks.hook..", "io.haldane.webhooks.http"
  };

  @ArchTest static final ArchRule CALLS_OUT_IN_ONE_WAY = OneWayOut.RULE;

  @ArchTest
  static final ArchRule KNOWS_THE_API_AND_THE_WAY_OUT =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.haldane.webhooks..",
              "io.haldane.api..",
              "io.haldane.aws",
              "io.haldane.outbound",
              "java..",
              "javax.crypto..",
              "com.fasterxml.jackson..",
              "org.jspecify..")
          .because(
              "a channel is made of its SPI and one HTTP client, so that it is an afternoon's work");

  @ArchTest
  static final ArchRule NO_CHANNEL_KNOWS_ANOTHER =
      classes()
          .should(
              new ArchCondition<>("depend on no folder of a channel but their own") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                  item.getDirectDependenciesFromSelf().stream()
                      .filter(found -> isChannel(found.getTargetClass().getPackage()))
                      .filter(
                          found -> !found.getTargetClass().getPackage().equals(item.getPackage()))
                      .forEach(found ->
                          events.add(SimpleConditionEvent.violated(item, found.getDescription())));
                }
              })
          .because("a channel is added, changed or removed by one folder");

  @ArchTest
  static final ArchRule A_FOLDER_IS_A_CHANNEL_OR_SHARED =
      classes()
          .that()
          .resideOutsideOfPackages(SHARED)
          .should(
              new ArchCondition<>("be in a folder with exactly one notifier") {
                @Override
                public void check(JavaClass item, ConditionEvents events) {
                  long notifiers = notifiers(item.getPackage()).count();
                  if (notifiers != 1) {
                    String found = item.getName() + " has " + notifiers + " notifiers beside it";
                    events.add(SimpleConditionEvent.violated(item, found));
                  }
                }
              })
          .because("whoever looks for a channel finds it by its name");

  private static boolean isChannel(JavaPackage folder) {
    return folder.getName().startsWith("io.haldane.webhooks.") && notifiers(folder).count() > 0;
  }

  private static Stream<JavaClass> notifiers(JavaPackage folder) {
    return folder.getClasses().stream().filter(each -> each.isAssignableTo(Notifier.class));
  }
}
