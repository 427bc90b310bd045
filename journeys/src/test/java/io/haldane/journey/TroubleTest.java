package io.haldane.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import io.haldane.sandbox.api.Fault;
import io.haldane.sandbox.api.KindSet;
import io.haldane.sandbox.api.Verb;
import io.haldane.sandbox.load.Load;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Everything that users and backends get wrong, side by side in one controller, beside a canary
 * that has nothing to do with it.
 */
final class TroubleTest {
  private static final Workload HEALTHY = new Workload("healthy", "shop", 8080);

  @Test
  void each_trouble_is_named_with_its_cure_and_a_healthy_canary_goes_on_undisturbed() {
    try (Journey journey =
            Journey.begin(KindSet.ISTIO, "-metric-deadline=2s", Journey.SOON_SETTLED);
        HangingHost hanging = new HangingHost()) {
      journey.mesh().register("hanging.example", hanging);
      journey.mesh().register("failing.example", Answering.with(500, "out of order"));
      journey.mesh().register("junk.example", Answering.with(200, "<html>welcome</html>"));
      journey.apply(HEALTHY.manifest() + "---\n" + HEALTHY.canary(Trouble.ALWAYS_FINE));
      List<Mistake> mistakes = Mistake.all();
      mistakes.forEach(mistake -> journey.apply(mistake.manifest()));
      List<Trouble> troubles = Trouble.all();
      troubles.forEach(trouble -> journey.apply(trouble.manifest()));
      journey.awaitPhase("healthy", "shop", CanaryPhase.INITIALIZED);
      troubles.forEach(t ->
          journey.awaitPhase(
              t.workload().namespace(), t.workload().name(), CanaryPhase.INITIALIZED));
      try (Load load = journey.load(HEALTHY.url(), 50)) {
        refuseSomeWritesOfTheHealthyOne(journey);
        HEALTHY.release(journey, "2", Map.of());
        troubles.forEach(trouble -> trouble.workload().release(journey, "2", Map.of()));
        journey.await(
            "the healthy one's first step", () -> journey.status("healthy", "shop").weight() > 0);
        journey.api().faults().dropWatches();
        journey.awaitPhase("healthy", "shop", CanaryPhase.SUCCEEDED);
        assertThat(load.tally().byStatus().keySet()).isEqualTo(Set.of(200));
        assertThat(load.tally().byVersion().keySet()).isEqualTo(Set.of("1", "2"));
      }
      assertThat(journey.routes().weights("healthy", "shop")).containsExactly(0, 20, 40, 60, 0);
      mistakes.forEach(mistake -> isHeld(journey, mistake));
      troubles.forEach(trouble -> isRolledBack(journey, trouble));
      assertThat(journey.controller().isAlive()).isTrue();
    }
  }

  private static void refuseSomeWritesOfTheHealthyOne(Journey journey) {
    journey
        .api()
        .faults()
        .next(
            6,
            request ->
                request.namespace().equals("healthy")
                    && request.verb() == Verb.PATCH
                    && Set.of("virtualservices", "canaries").contains(request.resource()),
            new Fault.Refuse(409));
  }

  private static void isHeld(Journey journey, Mistake mistake) {
    journey.await(
        "the condition " + mistake.reason(),
        () ->
            journey.status(mistake.namespace(), mistake.canary()).conditions().stream()
                .anyMatch(c -> c.reason().equals(mistake.reason())));
    CanaryStatus status = journey.status(mistake.namespace(), mistake.canary());
    Condition condition =
        status.conditions().stream()
            .filter(c -> c.type().equals("Reconciled"))
            .findFirst()
            .orElseThrow();
    assertThat(condition.status()).isEqualTo("False");
    assertThat(condition.message()).contains(mistake.cause(), mistake.cure());
    journey.await(
        "the event of " + mistake.reason(),
        () -> !journey.events(mistake.namespace(), mistake.canary()).isEmpty());
    assertThat(journey.events(mistake.namespace(), mistake.canary()))
        .containsExactly(
            "Halt %s.%s: %s".formatted(mistake.canary(), mistake.namespace(), condition.message()));
    assertThat(journey.routes().versions(mistake.namespace(), mistake.canary())).isEmpty();
  }

  private static void isRolledBack(Journey journey, Trouble trouble) {
    String namespace = trouble.workload().namespace();
    String name = trouble.workload().name();
    journey.awaitPhase(namespace, name, CanaryPhase.FAILED);
    CanaryStatus status = journey.status(namespace, name);
    assertThat(status.conditions())
        .anySatisfy(condition -> {
          assertThat(condition.type()).isEqualTo("Promoted");
          assertThat(condition.status()).isEqualTo("False");
        });
    assertThat(status.checks())
        .as("the last checks of %s", name)
        .anySatisfy(check -> assertThat(check.toString()).contains(trouble.words()));
    journey.await(
        "the end of " + name + " to be told",
        () ->
            journey
                .events(namespace, name)
                .contains("Canary failed! Scaling down %s.%s".formatted(name, namespace)));
    assertThat(journey.events(namespace, name))
        .anySatisfy(event -> assertThat(event).contains(trouble.words()))
        .contains(
            "Rolling back %s.%s failed checks threshold reached 1".formatted(name, namespace));
    assertThat(journey.routes().weights(namespace, name)).containsExactly(0, 20, 0);
    assertThat(journey.image(namespace, name + "-primary")).isEqualTo(name + ":1");
  }
}
