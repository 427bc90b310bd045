package io.haldane.controller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LeanHeapTest {
  private static final long MB = 1L << 20;
  private static final long LIVING = 20 * MB;

  private long used = LIVING;
  private int collections;
  private final LeanHeap heap = new LeanHeap(() -> used, this::collect);

  private void collect() {
    collections++;
    used = LIVING;
  }

  private int afterGlance(long bytes) {
    used = bytes;
    heap.glance();
    return collections;
  }

  @Test
  void a_burst_is_left_alone_until_it_is_over() {
    assertThat(afterGlance(30 * MB)).isZero();
    assertThat(afterGlance(35 * MB)).isZero();
    assertThat(afterGlance(35 * MB)).isEqualTo(1);
    assertThat(afterGlance(LIVING)).isEqualTo(1);
  }

  @Test
  void a_burst_that_goes_on_is_interrupted_when_much_is_dead() {
    assertThat(afterGlance(35 * MB)).isZero();
    assertThat(afterGlance(37 * MB)).isEqualTo(1);
  }

  @Test
  void a_little_is_not_worth_a_collection() {
    assertThat(afterGlance(23 * MB)).isZero();
    assertThat(afterGlance(23 * MB)).isZero();
  }

  @Test
  void what_has_grown_to_stay_is_counted_as_living() {
    assertThat(afterGlance(60 * MB)).isEqualTo(1);
    used = 60 * MB;
    LeanHeap grown = new LeanHeap(() -> used, () -> collections++);
    grown.glance();
    grown.glance();
    assertThat(collections).isEqualTo(1);
  }
}
