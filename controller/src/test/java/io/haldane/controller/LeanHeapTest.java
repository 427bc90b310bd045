package io.haldane.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LeanHeapTest {
  private static final long MB = 1L << 20;
  private static final long LIVING = 20 * MB;

  private long used = LIVING;
  private int collections;
  private final LeanHeap heap = new LeanHeap(() -> used, this::collect, () -> {});

  private void collect() {
    collections++;
    used = LIVING;
  }

  private int afterSecond(long bytes) {
    used = bytes;
    heap.second();
    return collections;
  }

  @Test
  void a_burst_is_left_alone_until_it_is_over() {
    assertThat(afterSecond(28 * MB)).isZero();
    assertThat(afterSecond(31 * MB)).isZero();
    assertThat(afterSecond(31 * MB)).isEqualTo(1);
    assertThat(afterSecond(LIVING)).isEqualTo(1);
  }

  @Test
  void a_burst_that_goes_on_is_interrupted_when_much_is_dead() {
    assertThat(afterSecond(31 * MB)).isZero();
    assertThat(afterSecond(33 * MB)).isEqualTo(1);
  }

  @Test
  void much_that_died_is_not_left_for_the_rest_of_a_second() {
    used = 31 * MB;
    heap.between();
    assertThat(collections).isZero();
    used = 33 * MB;
    heap.between();
    assertThat(collections).isEqualTo(1);
    assertThat(used).isEqualTo(LIVING);
  }

  @Test
  void a_little_is_not_worth_a_collection() {
    assertThat(afterSecond(23 * MB)).isZero();
    assertThat(afterSecond(23 * MB)).isZero();
  }

  @Test
  void what_has_grown_to_stay_is_counted_as_living() {
    assertThat(afterSecond(60 * MB)).isEqualTo(1);
    used = 60 * MB;
    LeanHeap grown = new LeanHeap(() -> used, () -> collections++, () -> {});
    grown.second();
    grown.second();
    assertThat(collections).isEqualTo(1);
  }

  @Test
  void what_was_in_progress_at_a_collection_is_collected_when_things_are_calm() {
    LeanHeap busy =
        new LeanHeap(
            () -> used,
            () -> {
              collections++;
              // The first collection falls into a burst: half of what it keeps dies right after it.
              used = collections == 1 ? 34 * MB : LIVING;
            },
            () -> {});
    used = 60 * MB;
    busy.second();
    assertThat(collections).isEqualTo(1);

    seconds(busy, 9);
    assertThat(collections).isEqualTo(1);
    seconds(busy, 1);
    assertThat(collections).isEqualTo(2);
    assertThat(used).isEqualTo(LIVING);
  }

  @Test
  void calm_after_a_collection_that_found_little_needs_no_further_one() {
    LeanHeap calm = new LeanHeap(() -> used, this::collect, () -> {});
    used = 25 * MB;
    seconds(calm, 2);
    assertThat(collections).isEqualTo(1);
    seconds(calm, 10);
    assertThat(collections).isEqualTo(2);
    seconds(calm, 100);
    assertThat(collections).isEqualTo(2);
  }

  @Test
  void a_collection_by_the_jvm_itself_is_noticed() {
    LeanHeap heap = new LeanHeap(() -> used, this::collect, () -> {});
    used = 15 * MB;
    seconds(heap, 10);
    assertThat(collections).isEqualTo(1);
  }

  @Test
  void each_burst_and_the_start_end_with_one_report_of_calm() {
    AtomicInteger calmed = new AtomicInteger();
    LeanHeap heap = new LeanHeap(() -> used, this::collect, calmed::incrementAndGet);
    seconds(heap, 9);
    assertThat(calmed).hasValue(0);
    seconds(heap, 100);
    assertThat(calmed).hasValue(1);
    used = 25 * MB;
    seconds(heap, 100);
    assertThat(calmed).hasValue(2);
  }

  private static void seconds(LeanHeap heap, int times) {
    for (int i = 0; i < times; i++) {
      heap.second();
    }
  }
}
