package io.haldane.e2e.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RollbacksTest {
  private static final long SECOND = 1_000_000_000;
  private static final List<Member> BAD = List.of(new Member("shop", "cart"));

  @Test
  void the_time_counts_from_the_last_bad_answer_before_the_weight_is_gone() {
    Rollbacks rollbacks =
        Rollbacks.of(
            BAD,
            _ -> List.of(10 * SECOND, 20 * SECOND, 50 * SECOND),
            _ -> List.of(weight(20, 5 * SECOND), weight(0, 20 * SECOND + SECOND / 4)));
    assertThat(rollbacks.seconds().most()).isEqualTo(0.25);
    assertThat(rollbacks.judgedOtherThan(2)).isZero();
    assertThat(rollbacks.judgedOtherThan(5)).isEqualTo(1);
  }

  @Test
  void a_canary_that_keeps_its_weight_breaks_the_run() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Rollbacks.of(BAD, _ -> List.of(), _ -> List.of(weight(20, SECOND))))
        .withMessageContaining("cart");
  }

  private static Observed.Change<Integer> weight(int percent, long at) {
    return new Observed.Change<>(percent, at);
  }
}
