package io.haldane.sandbox.promql;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SampleStoreTest {
  private static final Labels UP = Labels.of("up");
  private final SampleStore store = new SampleStore(Duration.ofMinutes(15));
  private final List<LabelMatcher> up =
      List.of(LabelMatcher.of(Labels.NAME, LabelMatcher.Operator.EQUAL, "up"));

  @Test
  void samples_older_than_the_retention_are_forgotten() {
    long minute = 60_000;
    for (long i = 0; i <= 10_000; i++) {
      store.append(List.of(Point.of(UP, i * 1_000, (double) i)));
    }
    Window kept = store.range(up, 0, 10_000_000).getFirst();

    assertThat(kept.lastTime()).isEqualTo(10_000_000);
    assertThat(kept.firstTime()).isBetween(10_000_000 - 17 * minute, 10_000_000 - 15 * minute);
    assertThat(kept.values()[0]).isEqualTo(kept.firstTime() / 1_000.0);
  }

  @Test
  void a_series_without_new_samples_is_forgotten_too() {
    store.append(List.of(Point.of(Labels.of("gone", "pod", "a"), 0, 1)));
    store.append(List.of(Point.of(UP, Duration.ofMinutes(14).toMillis(), 1)));
    assertThat(store.seriesCount()).isEqualTo(2);

    store.append(List.of(Point.of(UP, Duration.ofMinutes(20).toMillis(), 1)));
    assertThat(store.seriesCount()).isEqualTo(1);
  }

  @Test
  void what_is_not_newer_is_not_taken() {
    int taken =
        store.append(
            List.of(
                Point.of(UP, 10, 1), Point.of(UP, 10, 2), Point.of(UP, 9, 3), Point.of(UP, 11, 4)));

    assertThat(taken).isEqualTo(2);
    assertThat(store.range(up, 0, 100).getFirst().values()).containsExactly(1, 4);
  }

  @Test
  void a_series_that_ends_and_begins_again_has_a_hole() {
    store.append(List.of(Point.of(UP, 10, 1), Point.stale(UP, 20), Point.of(UP, 30, 3)));

    assertThat(store.instant(up, 15)).containsExactly(new VectorSample(UP, 1));
    assertThat(store.instant(up, 25)).isEmpty();
    assertThat(store.instant(up, 35)).containsExactly(new VectorSample(UP, 3));
  }
}
