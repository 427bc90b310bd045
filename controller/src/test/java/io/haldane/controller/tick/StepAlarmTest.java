package io.haldane.controller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.testing.Acts;
import io.haldane.controller.testing.ApiServer;
import io.haldane.controller.testing.Objects;
import io.haldane.controller.testing.Running;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StepAlarmTest {
  private static final CanaryKey SHOP = new CanaryKey("test", "shop");
  private static final Duration INTERVAL = Duration.ofMillis(600);
  private static final Duration SLOW = Duration.ofMillis(300);
  private final ApiServer api = new ApiServer();
  private final CompletableFuture<Instant> rung = new CompletableFuture<>();

  @AfterEach
  void stop() {
    api.close();
  }

  /** The first step takes long to be decided; after that the canary waits for its end. */
  private static Decision step(World world) {
    CanaryStatus known = world.canary().statusOrEmpty();
    if (known.nextAnalysisTime() != null) {
      return until(known, known.nextAnalysisTime());
    }
    LockSupport.parkNanos(SLOW.toNanos());
    String planned = world.now().plus(INTERVAL).toString();
    CanaryStatus begun = Acts.phase(world, CanaryPhase.PROGRESSING);
    return until(begun.edit().nextAnalysisTime(planned).done(), planned);
  }

  private static Decision until(CanaryStatus next, String time) {
    return new Decision.Act(
        List.of(),
        next,
        List.of(),
        Reasons.of("test", "a step"),
        new Wake.At(Instant.parse(time)),
        Outcome.NONE);
  }

  @Test
  void a_step_that_was_slow_wakes_its_canary_when_it_is_due_and_not_when_it_was_planned()
      throws Exception {
    Objects.create(api.client(), Objects.canary("shop"));
    TickObserver observer =
        new TickObserver() {
          @Override
          public void due(CanaryKey canary, Duration late) {
            rung.complete(Instant.now());
          }
        };
    Running.Choices choices = new Running.Choices().observer(observer);
    try (Running _ = Running.on(api, choices, StepAlarmTest::step)) {
      Instant at = rung.get(10, TimeUnit.SECONDS);

      String due = Objects.get(api.client(), SHOP).statusOrEmpty().nextAnalysisTime();
      assertThat(at).isAfterOrEqualTo(Instant.parse(due));
    }
  }
}
