package io.haldane.controller;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.haldane.engine.decision.Action;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.MetricRequest;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.decision.Question;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.world.RouterFacts;
import io.haldane.engine.world.World;
import java.util.ServiceLoader;
import java.util.Set;

@AnalyzeClasses(packages = "io.haldane", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] ADAPTERS = {
    "io.haldane.mesh..",
    "io.haldane.metrics..",
    "io.haldane.webhooks..",
    "io.haldane.channels..",
    "io.haldane.notify.."
  };

  private static final String[] PLAIN_ROOMS = {
    "io.haldane.controller.kube..",
    "io.haldane.controller.tick..",
    "io.haldane.controller.schedule..",
    "io.haldane.controller.announce..",
    "io.haldane.controller.leader..",
    "io.haldane.controller.trace.."
  };

  private static final Set<String> STARTS =
      Set.of("start", "execute", "submit", "schedule", "scheduleWithFixedDelay");

  /** What a listener hears of, and what the view is given; none of it decides anything. */
  private static final Class<?>[] HEARD_OF = {
    Action.class,
    Action.Route.class,
    Answer.class,
    Decision.Act.class,
    MetricRequest.class,
    Outcome.class,
    Question.class,
    Question.Metric.class,
    Reasons.class,
    RouterFacts.class,
    Settings.class,
    Wake.class,
    World.class
  };

  @ArchTest
  static final ArchRule no_provider_is_named =
      noClasses()
          .that()
          .resideInAPackage("io.haldane.controller..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ADAPTERS)
          .because("adding a provider must not need a change of the controller");

  @ArchTest
  static final ArchRule wiring_is_in_one_place =
      noClasses()
          .that()
          .resideInAPackage("io.haldane.controller..")
          .and()
          .areNotAssignableTo(Wiring.class)
          .should()
          .dependOnClassesThat()
          .areAssignableTo(ServiceLoader.class)
          .because("what is plugged in is answered by reading one file");

  @ArchTest
  static final ArchRule the_engine_stands_alone =
      classes()
          .that()
          .resideInAPackage("io.haldane.engine..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "io.haldane.engine..",
              "io.haldane.template..",
              "io.haldane.api..",
              "java..",
              "org.jspecify..",
              "com.fasterxml.jackson..",
              "io.fabric8.kubernetes.api.model..")
          .because("a decision must be repeatable from its world alone");

  @ArchTest
  static final ArchRule adapters_know_the_api_only =
      noClasses()
          .that()
          .resideInAnyPackage(ADAPTERS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.haldane.engine..", "io.haldane.controller..")
          .because("an adapter is readable, and testable, without the machine around it");

  @ArchTest
  static final ArchRule the_view_is_told_by_nobody_but_the_engine =
      noClasses()
          .that()
          .resideInAPackage("io.haldane.view..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ADAPTERS)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("io.haldane.controller..", "io.quarkus..", "jakarta..")
          .because("a command line tells the same as the dashboard, without the controller");

  @ArchTest
  static final ArchRule the_dashboard_knows_no_rule_of_the_engine =
      noClasses()
          .that()
          .resideInAPackage("io.haldane.controller.web..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.haldane.engine..").and(not(belongToAnyOf(HEARD_OF))))
          .because("what follows from a spec and a status is told once, by the view");

  @ArchTest
  static final ArchRule the_work_needs_no_framework =
      noClasses()
          .that()
          .resideInAnyPackage(PLAIN_ROOMS)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.quarkus..", "io.smallrye..", "jakarta..", "org.eclipse.microprofile..")
          .because("a test, a bench or another process builds these parts with new");

  @ArchTest
  static final ArchRule opentelemetry_is_loaded_only_when_it_is_on =
      noClasses()
          .that()
          .resideInAPackage("io.haldane..")
          .and()
          .resideOutsideOfPackages("io.haldane.controller.trace..", "io.haldane.testing..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.opentelemetry..")
          .because("traces are off by default and must cost nothing then");

  @ArchTest
  static final ArchRule constructors_start_nothing =
      constructors()
          .that()
          .areDeclaredInClassesThat()
          .resideInAPackage("io.haldane.controller..")
          .should(startNothing())
          .because("what runs before the last field is set sees half an object");

  private static ArchCondition<JavaConstructor> startNothing() {
    return new ArchCondition<>("start no thread, timer or informer") {
      @Override
      public void check(JavaConstructor constructor, ConditionEvents events) {
        constructor.getMethodCallsFromSelf().stream()
            .filter(call -> STARTS.contains(call.getName()))
            .forEach(call ->
                events.add(SimpleConditionEvent.violated(constructor, call.getDescription())));
      }
    };
  }

  @ArchTest
  static final ArchRule packages_do_not_go_round_in_circles =
      slices()
          .matching("io.haldane.controller.(*)..")
          .should()
          .beFreeOfCycles()
          .because("each part can be understood after the parts that it uses");
}
