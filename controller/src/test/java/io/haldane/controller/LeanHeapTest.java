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
  void aBurstIsLeftAloneUntilItIsOver() {
    assertThat(afterGlance(30 * MB)).isZero();
    assertThat(afterGlance(35 * MB)).isZero();
    assertThat(afterGlance(35 * MB)).isEqualTo(1);
    assertThat(afterGlance(LIVING)).isEqualTo(1);
  }

  @Test
  void aBurstThatGoesOnIsInterruptedWhenMuchIsDead() {
    assertThat(afterGlance(35 * MB)).isZero();
    assertThat(afterGlance(37 * MB)).isEqualTo(1);
  }

  @Test
  void aLittleIsNotWorthACollection() {
    assertThat(afterGlance(23 * MB)).isZero();
    assertThat(afterGlance(23 * MB)).isZero();
  }

  @Test
  void whatHasGrownToStayIsCountedAsLiving() {
    assertThat(afterGlance(60 * MB)).isEqualTo(1);
    used = 60 * MB;
    LeanHeap grown = new LeanHeap(() -> used, () -> collections++);
    grown.glance();
    grown.glance();
    assertThat(collections).isEqualTo(1);
  }
}
