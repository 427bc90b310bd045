package io.haldane.outbound.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.testing.HandClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CircuitsTest {
  private static final CallTarget SERVER =
      CallTarget.of(Purpose.METRICS, "shop", "http://metrics:9090");
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final HandClock clock = new HandClock();
  private final Circuits circuits = new Circuits(clock);

  private void fail(CallTarget to, int times) {
    for (int i = 0; i < times; i++) {
      circuits.enter(to).orElseThrow().timedOut();
    }
  }

  private boolean isRefused(CallTarget to) {
    return circuits.enter(to).isEmpty();
  }

  @Test
  void a_server_that_never_answers_is_spared() {
    fail(SERVER, Circuits.FAILURES);

    assertThat(isRefused(SERVER)).isTrue();
  }

  @Test
  void fewer_failures_change_nothing() {
    fail(SERVER, Circuits.FAILURES - 1);

    assertThat(isRefused(SERVER)).isFalse();
  }

  @Test
  void failures_over_a_long_time_change_nothing() {
    for (int i = 0; i < 10 * Circuits.FAILURES; i++) {
      fail(SERVER, 1);
      clock.pass(Circuits.WINDOW.dividedBy(Circuits.FAILURES).plus(SECOND));
    }

    assertThat(isRefused(SERVER)).isFalse();
  }

  @Test
  void one_answer_makes_up_for_all_failures_before() {
    fail(SERVER, Circuits.FAILURES - 1);
    circuits.enter(SERVER).orElseThrow().returned();
    fail(SERVER, Circuits.FAILURES - 1);

    assertThat(isRefused(SERVER)).isFalse();
  }

  @Test
  void a_late_answer_closes_an_open_circuit() {
    Pass slow = circuits.enter(SERVER).orElseThrow();
    fail(SERVER, Circuits.FAILURES);
    assertThat(isRefused(SERVER)).isTrue();

    slow.returned();

    assertThat(isRefused(SERVER)).isFalse();
  }

  @Test
  void a_trial_is_one_call() {
    fail(SERVER, Circuits.FAILURES);
    clock.pass(Circuits.OPEN.minus(SECOND));
    assertThat(isRefused(SERVER)).isTrue();
    clock.pass(SECOND.multipliedBy(2));

    assertThat(circuits.enter(SERVER)).isPresent();
    assertThat(isRefused(SERVER)).isTrue();
    clock.pass(Circuits.OPEN.multipliedBy(3));
    assertThat(isRefused(SERVER)).isTrue();
  }

  @Test
  void a_trial_that_is_answered_ends_it_and_leaves_nothing_behind() {
    Pass trial = trial();

    trial.returned();

    assertThat(isRefused(SERVER)).isFalse();
    assertThat(circuits.size()).isZero();
    fail(SERVER, Circuits.FAILURES - 1);
    assertThat(isRefused(SERVER)).isFalse();
  }

  @Test
  void after_a_trial_without_answer_there_is_another_one_later() {
    trial().timedOut();
    assertThat(isRefused(SERVER)).isTrue();

    clock.pass(Circuits.OPEN.plus(SECOND));

    assertThat(circuits.enter(SERVER)).isPresent();
    assertThat(isRefused(SERVER)).isTrue();
  }

  @Test
  void a_trial_that_says_nothing_leaves_the_next_call_to_be_the_trial() {
    trial().gaveUp();

    assertThat(circuits.enter(SERVER)).isPresent();
    assertThat(isRefused(SERVER)).isTrue();
  }

  private Pass trial() {
    fail(SERVER, Circuits.FAILURES);
    clock.pass(Circuits.OPEN.plus(SECOND));
    return circuits.enter(SERVER).orElseThrow();
  }

  @Test
  void a_call_from_before_does_not_take_the_trial_of_another() {
    Pass before = circuits.enter(SERVER).orElseThrow();
    trial();

    before.gaveUp();

    assertThat(isRefused(SERVER)).isTrue();
  }

  @Test
  void a_server_that_stays_silent_is_asked_by_all_again_after_a_bounded_time() {
    fail(SERVER, Circuits.FAILURES);
    Duration step = Circuits.OPEN.plus(SECOND);
    for (Duration open = Duration.ZERO;
        open.plus(step).compareTo(Circuits.LONGEST) < 0;
        open = open.plus(step)) {
      clock.pass(step);
      fail(SERVER, 1);
      assertThat(isRefused(SERVER)).isTrue();
    }
    clock.pass(step);

    fail(SERVER, Circuits.FAILURES);
    assertThat(isRefused(SERVER)).isTrue();
  }

  @Test
  void others_do_not_feel_it() {
    fail(SERVER, Circuits.FAILURES);

    assertThat(
            List.of(
                CallTarget.of(Purpose.METRICS, "till", "http://metrics:9090"),
                CallTarget.of(Purpose.METRICS, "shop", "http://metrics:9091"),
                CallTarget.of(Purpose.HOOKS, "shop", "http://metrics:9090")))
        .noneMatch(this::isRefused);
  }

  @ParameterizedTest
  @EnumSource(names = "METRICS", mode = EnumSource.Mode.EXCLUDE)
  void what_must_be_sent_is_never_refused(Purpose purpose) {
    CallTarget receiver = CallTarget.of(purpose, "shop", "http://receiver");

    fail(receiver, 3 * Circuits.FAILURES);

    assertThat(isRefused(receiver)).isFalse();
    assertThat(circuits.size()).isZero();
  }

  @Test
  void the_number_of_circuits_is_bounded_and_the_oldest_go_first() {
    fail(SERVER, Circuits.FAILURES);
    for (int i = 0; i < 2 * Circuits.MOST; i++) {
      fail(CallTarget.of(Purpose.METRICS, "shop", "http://host-" + i), 1);
      assertThat(isRefused(SERVER)).isTrue();
    }

    assertThat(circuits.size()).isEqualTo(Circuits.MOST);
  }
}
