package io.haldane.controller;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.controller.testing.Acts;
import io.haldane.controller.testing.ApiServer;
import io.haldane.controller.testing.Objects;
import io.haldane.controller.testing.Running;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.world.World;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AtRestTest {
  private final ApiServer api = new ApiServer();
  private final AtomicInteger looks = new AtomicInteger();
  private final AtomicInteger begun = new AtomicInteger();

  @AfterEach
  void stop() {
    api.close();
  }

  private Decision decide(World world) {
    looks.incrementAndGet();
    Canary canary = world.canary();
    if (!canary.getMetadata().getName().equals("begins")) {
      return Acts.rest(world);
    }
    begun.incrementAndGet();
    return Acts.act(Acts.phase(world, CanaryPhase.PROGRESSING), List.of());
  }

  private static Canary ready(String name) {
    Canary canary = Objects.canary(name);
    canary.setStatus(CanaryStatus.EMPTY.edit().phase(CanaryPhase.INITIALIZED).done());
    return canary;
  }

  @Test
  void nothing_is_done_at_rest_from_the_look_on_that_begins_a_release() {
    AtomicInteger done = new AtomicInteger();
    AtomicInteger tooLate = new AtomicInteger();
    Objects.create(api.client(), ready("rests"));
    try (Running running = Running.on(api, new Running.Choices(), this::decide)) {
      Controller controller = running.controller();
      assertThat(Objects.eventually(() -> looks.get() > 0)).isTrue();
      assertThat(Objects.eventually(() -> controller.atRest(done::incrementAndGet))).isTrue();
      Objects.create(api.client(), ready("begins"));
      Runnable deed = () -> tooLate.addAndGet(begun.get());
      assertThat(
              Objects.eventually(() -> {
                controller.atRest(deed);
                return begun.get() > 0;
              }))
          .isTrue();
      for (int i = 0; i < 100_000; i++) {
        controller.atRest(deed);
      }
    }
    assertThat(done).hasValue(1);
    assertThat(tooLate).hasValue(0);
  }
}
