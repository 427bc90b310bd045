package io.haldane.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StepsTest {
  private static final Instant BEGIN = Instant.parse("2026-01-01T10:00:00Z");
  private static final Member CART = new Member("shop", "cart");

  @Test
  void a_weight_is_held_from_the_answer_to_its_write_until_the_next_one_arrives() {
    // Each write takes 100 ms.
    Steps steps = steps(Steps.PLAN, 0, 10_150, 20_400, 33_000);
    assertThat(steps.held()).containsExactly(10.05, 10.15, 12.5);
    assertThat(steps.cut()).isZero();
    assertThat(steps.unexpected()).isEmpty();
  }

  @Test
  void the_last_weight_waits_for_the_primary_and_is_not_late() {
    Steps steps = steps(Steps.PLAN, 0, 10_150, 20_400, 33_000);
    assertThat(steps.late()).hasSize(2);
    assertThat(new Quantiles(steps.late()).most()).isCloseTo(0.15, within(1e-6));
  }

  @Test
  void a_step_that_is_too_short_is_counted() {
    assertThat(steps(Steps.PLAN, 0, 10_050, 20_250, 30_450).cut()).isEqualTo(1);
  }

  @Test
  void other_weights_are_told() {
    assertThat(steps(List.of(20, 60, 0), 0, 11_000, 22_000).unexpected()).containsExactly(CART);
  }

  @Test
  void a_weight_that_is_written_twice_is_told() {
    assertThat(steps(Steps.PLAN, 0, 5_000, 11_000, 22_000, 33_000).unexpected())
        .containsExactly(CART);
  }

  private static Steps steps(List<Integer> weights, int... written) {
    List<Request> writes = new ArrayList<>();
    for (int at : written) {
      Instant received = BEGIN.plusMillis(at);
      writes.add(
          new Request(
              received, received.plusMillis(100), "patch", "virtualservices", "shop", "cart", 200));
    }
    return Steps.of(Steps.PLAN, List.of(CART), _ -> weights, _ -> writes);
  }
}
