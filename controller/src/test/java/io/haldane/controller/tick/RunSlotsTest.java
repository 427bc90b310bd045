package io.haldane.controller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanarySpec;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** F1069: so many run at once and no more, in the order in which they came. */
final class RunSlotsTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Map<CanaryKey, Canary> cluster = new LinkedHashMap<>();
  private final List<String> woken = new ArrayList<>();

  private RunSlots turns(int all, int perNamespace) {
    return new RunSlots(
        new RunSlots.Limits(all, perNamespace),
        () -> cluster.values().stream(),
        key -> woken.add(key.toString()));
  }

  private Canary canary(String namespace, String name) {
    Canary canary = new Canary();
    canary.getMetadata().setNamespace(namespace);
    canary.getMetadata().setName(name);
    canary.setSpec(spec(false));
    cluster.put(CanaryKey.of(canary), canary);
    return canary;
  }

  private static CanarySpec spec(boolean suspended) {
    return Serialization.unmarshal(
        """
        ---
        suspend: %s
        targetRef: {apiVersion: apps/v1, kind: Deployment, name: x}
        analysis: {interval: 10s, threshold: 1, stepWeight: 10}
        """
            .formatted(suspended),
        CanarySpec.class);
  }

  private static Answer.Turn ask(RunSlots turns, Canary canary) {
    return turns.ask(
        new Question.Turn(
            canary.getMetadata().getNamespace(),
            canary.getMetadata().getName(),
            canary.statusOrEmpty().queuedAt()));
  }

  /** The decision is made and written; the caches hear of it only by {@link #seen}. */
  private static CanaryStatus decided(
      RunSlots turns, Canary canary, CanaryPhase phase, @Nullable String queuedAt) {
    CanaryStatus next = canary.statusOrEmpty().edit().phase(phase).queuedAt(queuedAt).done();
    turns.written(canary, next);
    return next;
  }

  private static void seen(Canary canary, CanaryStatus status) {
    canary.setStatus(status);
  }

  @Test
  void a_granted_place_is_taken_at_once() {
    RunSlots turns = turns(1, 0);
    Canary one = canary("a", "one");
    Canary two = canary("a", "two");
    assertThat(ask(turns, one).granted()).isTrue();
    assertThat(ask(turns, two)).isEqualTo(new Answer.Turn(false, "1 of 1 releases are running"));
    assertThat(ask(turns, one).granted()).as("asked again after a lost race").isTrue();
  }

  @Test
  void a_place_that_was_not_used_is_free_again() {
    RunSlots turns = turns(1, 0);
    Canary one = canary("a", "one");
    ask(turns, one);
    decided(turns, one, CanaryPhase.WAITING, null);
    assertThat(ask(turns, canary("a", "two")).granted()).isTrue();
  }

  @Test
  void the_end_of_a_run_wakes_those_who_wait_and_the_first_of_them_goes() {
    RunSlots turns = turns(1, 0);
    Canary runner = canary("a", "runner");
    seen(runner, decided(turns, runner, CanaryPhase.PROGRESSING, null));
    Canary late = canary("a", "late");
    seen(late, decided(turns, late, CanaryPhase.SUCCEEDED, "2026-01-01T00:00:05.5Z"));
    Canary early = canary("b", "early");
    seen(early, decided(turns, early, CanaryPhase.FAILED, "2026-01-01T00:00:05Z"));
    assertThat(ask(turns, late).granted()).isFalse();
    decided(turns, runner, CanaryPhase.SUCCEEDED, null);
    assertThat(woken).containsExactly("early.b", "late.a");
    assertThat(ask(turns, late).why()).isEqualTo("1 are queued before it");
    assertThat(ask(turns, early).granted()).isTrue();
  }

  @Test
  void a_namespace_has_its_own_limit() {
    RunSlots turns = turns(0, 1);
    assertThat(ask(turns, canary("a", "one")).granted()).isTrue();
    assertThat(ask(turns, canary("a", "two")).why())
        .isEqualTo("1 of 1 releases are running in namespace a");
    assertThat(ask(turns, canary("b", "three")).granted()).isTrue();
  }

  @Test
  void who_cannot_go_because_of_its_namespace_keeps_nobody_waiting() {
    RunSlots turns = turns(2, 1);
    Canary runner = canary("a", "runner");
    seen(runner, decided(turns, runner, CanaryPhase.PROGRESSING, null));
    Canary blocked = canary("a", "blocked");
    seen(blocked, decided(turns, blocked, CanaryPhase.SUCCEEDED, NOW.toString()));
    assertThat(ask(turns, canary("b", "free")).granted()).isTrue();
  }

  @Test
  void who_is_suspended_keeps_nobody_waiting() {
    RunSlots turns = turns(1, 0);
    Canary asleep = canary("a", "asleep");
    asleep.setSpec(spec(true));
    seen(asleep, decided(turns, asleep, CanaryPhase.SUCCEEDED, NOW.toString()));
    assertThat(ask(turns, canary("a", "awake")).granted()).isTrue();
  }

  @Test
  void a_run_of_before_the_restart_counts() {
    Canary runner = canary("a", "runner");
    runner.setStatus(CanaryStatus.EMPTY.edit().phase(CanaryPhase.PROMOTING).done());
    assertThat(ask(turns(1, 0), canary("a", "two")).granted()).isFalse();
  }

  @Test
  void a_canary_that_went_makes_room() {
    RunSlots turns = turns(1, 0);
    Canary runner = canary("a", "runner");
    seen(runner, decided(turns, runner, CanaryPhase.PROGRESSING, null));
    Canary next = canary("a", "next");
    seen(next, decided(turns, next, CanaryPhase.SUCCEEDED, NOW.toString()));
    cluster.remove(CanaryKey.of(runner));
    turns.gone(new CanaryKey("a", "runner"));
    assertThat(woken).containsExactly("next.a");
    assertThat(ask(turns, next).granted()).isTrue();
  }
}
