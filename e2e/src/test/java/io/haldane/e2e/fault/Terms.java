package io.haldane.e2e.fault;

import java.util.List;

/** Flags that a controller is started with. */
final class Terms {
  /** Short intervals, and an election that a dead leader loses within seconds. */
  static final List<String> QUICK =
      List.of(
          "-min-interval=1s",
          "-lease-duration=3s",
          "-lease-renew-deadline=2s",
          "-lease-retry-period=500ms");

  private Terms() {}
}
