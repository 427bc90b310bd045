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
  void tenWritesMayComeAtOnceAndThenOneASecond() {
    write(10);

    assertThat(restraint.take(ROUTE)).isEqualTo(Duration.ofSeconds(1));
    now += Duration.ofMillis(400).toNanos();
    assertThat(restraint.take(ROUTE)).isEqualTo(Duration.ofMillis(600));
    now += Duration.ofMillis(600).toNanos();
    write(1);
    assertThat(restraint.take(ROUTE)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void anotherObjectIsAnotherMatter() {
    write(10);

    assertThat(restraint.take(OTHER)).isZero();
  }

  @Test
  void whatRestsForAWhileIsLikeNew() {
    write(10);
    now += Duration.ofSeconds(10).toNanos();

    write(10);
    assertThat(restraint.take(ROUTE)).isPositive();
  }

  @Test
  void oneWriteASecondNeverHasToWait() {
    for (int i = 0; i < 100; i++) {
      write(1);
      now += Duration.ofSeconds(1).toNanos();
    }
  }
}
