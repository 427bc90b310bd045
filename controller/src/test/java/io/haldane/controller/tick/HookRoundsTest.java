package io.haldane.controller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.hooks.Admission;
import io.haldane.api.hooks.HookAnswer;
import io.haldane.api.hooks.HookRequest;
import io.haldane.controller.testing.Objects;
import io.haldane.engine.decision.Answer;
import io.haldane.engine.decision.HookType;
import io.haldane.engine.decision.Question;
import io.haldane.outbound.admission.Calls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class HookRoundsTest {
  private static final String TARPIT = "http://user:secret@tarpit/secret?token=secret";
  private final Calls calls = new Calls();
  private final CountDownLatch end = new CountDownLatch(1);

  @AfterEach
  void stop() {
    end.countDown();
    calls.close();
  }

  private static HookRequest request(String namespace, Duration timeout, int retries) {
    HookRequest.Payload payload = new HookRequest.Payload("shop", namespace, "", "", Map.of());
    return new HookRequest(TARPIT, timeout, retries, false, "1", payload);
  }

  private static Question.HookCheck check(HookRequest request) {
    return new Question.HookCheck("hook", request);
  }

  @ParameterizedTest
  @CsvSource({"9000000000, 2147483647", "0, 0", "-1, -5", "3153600000000, 1"})
  void no_time_and_no_number_of_retries_is_too_large(long seconds, int retries) {
    HookRequest request = request("test", Duration.ofSeconds(seconds), retries);
    HookRounds rounds = new HookRounds(calls, (_, _) -> new HookAnswer.Passed());

    assertThat(HookRounds.deadline(request, Duration.ofSeconds(10)))
        .isBetween(Duration.ofSeconds(10), Duration.ofHours(26));
    assertThat(rounds.round(HookType.ROLLOUT, List.of(check(request)), CallTrail.NONE).outcomes())
        .containsExactly(new Answer.HookOutcome("hook", new HookAnswer.Passed()));
  }

  /**
   * The caller takes its place and rests in it, as a hook does that is waiting for its receiver.
   */
  private HookAnswer hold(Admission admission, AtomicInteger inside) {
    try {
      Optional<Admission.Permit> permit = admission.enter();
      if (permit.isEmpty()) {
        return new HookAnswer.NotAsked("full");
      }
      try (Admission.Permit _ = permit.get()) {
        inside.incrementAndGet();
        end.await();
        return new HookAnswer.Passed();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new HookAnswer.Unreachable("interrupted");
    }
  }

  @Test
  void a_hook_without_a_place_is_not_asked_and_others_do_not_wait() throws InterruptedException {
    AtomicInteger inside = new AtomicInteger();
    HookRounds hostile =
        new HookRounds(calls, (_, admission) -> hold(admission, inside), Duration.ofSeconds(1));
    Question.HookCheck hook = check(request("hostile", Duration.ofHours(1), 0));
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      threads.add(
          Thread.startVirtualThread(
              () -> hostile.round(HookType.ROLLOUT, List.of(hook), CallTrail.NONE)));
    }
    assertThat(Objects.eventually(() -> inside.get() == 32)).isTrue();

    Question.HookCheck good = check(request("good", Duration.ofHours(1), 0));
    threads.add(
        Thread.startVirtualThread(
            () -> hostile.round(HookType.ROLLOUT, List.of(good), CallTrail.NONE)));
    assertThat(Objects.eventually(() -> inside.get() == 33)).isTrue();

    assertThat(hostile.round(HookType.ROLLOUT, List.of(hook), CallTrail.NONE).outcomes())
        .containsExactly(
            new Answer.HookOutcome(
                "hook",
                new HookAnswer.NotAsked(
                    "too many concurrent calls of namespace hostile, to http://tarpit or"
                        + " elsewhere")));
    end.countDown();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @Test
  void a_crash_of_the_caller_is_an_answer_without_secrets() {
    HookRounds rounds =
        new HookRounds(
            calls,
            (request, _) -> {
              throw new ArithmeticException(request.url());
            });

    Answer.HookRound round =
        rounds.round(
            HookType.ROLLOUT, List.of(check(request("test", Duration.ZERO, 0))), CallTrail.NONE);

    assertThat(round.toString()).contains("ArithmeticException").doesNotContain("secret");
  }
}
