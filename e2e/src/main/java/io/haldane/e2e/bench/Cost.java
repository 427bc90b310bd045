package io.haldane.e2e.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What a phase took.
 *
 * @param cpu seconds of one core, by process; {@link #CONTROLLER} is the one that is judged
 * @param memory of the controller at the end of the phase
 */
record Cost(
    Instant from,
    Instant until,
    Map<String, Double> cpu,
    ProcessUse.Memory memory,
    JvmMemory jvm,
    Lag lag,
    Requests requests) {
  static final String CONTROLLER = "controller";

  /** All that has nothing to do with the run; much of it, and the times mean little. */
  static final String OTHERS = "others on this machine";

  double seconds() {
    return Duration.between(from, until).toMillis() / 1e3;
  }

  double controllerCpu() {
    return cpu.getOrDefault(CONTROLLER, 0.0);
  }
}
