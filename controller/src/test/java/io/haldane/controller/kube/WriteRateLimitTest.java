package io.haldane.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.ObjectRef;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WriteRateLimitTest {
  private static final ObjectRef ROUTE = new ObjectRef("v1", "Route", "test", "a");
  private static final ObjectRef OTHER = new ObjectRef("v1", "Route", "test", "b");
  private long now = Long.MAX_VALUE - 5;
  private final WriteRateLimit restraint = new WriteRateLimit(() -> now);

  private void write(int times) {
    IntStream.range(0, times).forEach(_ -> assertThat(restraint.take(ROUTE)).isZero());
  }

  @Test
  void ten_writes_may_come_at_once_and_then_one_a_second() {
    write(10);

    assertThat(restraint.take(ROUTE)).isEqualTo(Duration.ofSeconds(1));
    now += Duration.ofMillis(400).toNanos();
    assertThat(restraint.take(ROUTE)).isEqualTo(Duration.ofMillis(600));
    now += Duration.ofMillis(600).toNanos();
    write(1);
    assertThat(restraint.take(ROUTE)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void another_object_is_another_matter() {
    write(10);

    assertThat(restraint.take(OTHER)).isZero();
  }

  @Test
  void what_rests_for_a_while_is_like_new() {
    write(10);
    now += Duration.ofSeconds(10).toNanos();

    write(10);
    assertThat(restraint.take(ROUTE)).isPositive();
  }

  @Test
  void one_write_a_second_never_has_to_wait() {
    for (int i = 0; i < 100; i++) {
      write(1);
      now += Duration.ofSeconds(1).toNanos();
    }
  }
}
