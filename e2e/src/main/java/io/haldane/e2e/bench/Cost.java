package io.haldane.e2e.bench;

import java.time.Instant;
import java.util.Map;

/**
 * What a phase took.
 *
 * @param cpu seconds of one core, by process; {@link #CONTROLLER} is ours
 * @param memory of the controller at the end of the phase
 */
record Cost(
    Instant from,
    Instant until,
    Map<String, Double> cpu,
    ProcessUse.Memory memory,
    Lag lag,
    Requests requests) {
  static final String CONTROLLER = "controller";

  double controllerCpu() {
    return cpu.getOrDefault(CONTROLLER, 0.0);
  }
}
