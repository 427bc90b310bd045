package io.haldane.e2e.bench;

import io.haldane.e2e.controller.ControllerRun;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Measures a phase, from now until it is asked. */
final class Meter {
  private final Rig rig;
  private final ControllerRun controller;
  private final Lag lag;
  private final Map<String, Double> cpu;
  private final Instant from;
  private final long start;

  Meter(Rig rig, ControllerRun controller) {
    this.rig = rig;
    this.controller = controller;
    // First, so that the page of metrics is not on the bill.
    this.lag = Lag.of(page(controller));
    this.cpu = cpu(controller);
    this.from = Instant.now();
    this.start = System.nanoTime();
  }

  /** When it began, as {@link System#nanoTime()} counts. */
  long start() {
    return start;
  }

  Cost stop() {
    return stop(controller);
  }

  /**
   * @param last the controller that runs now, after others; CPU of the others is not counted
   */
  Cost stop(ControllerRun last) {
    Instant until = Instant.now();
    Map<String, Double> spent = new TreeMap<>();
    cpu(last).forEach((name, seconds) -> spent.put(name, seconds - cpu.getOrDefault(name, 0.0)));
    if (last != controller) {
      spent.put(Cost.CONTROLLER, ProcessUse.cpuSeconds(last.daemon().pid()));
    }
    var memory = ProcessUse.memory(last.daemon().pid());
    MetricsPage page = page(last);
    return new Cost(
        from,
        until,
        spent,
        memory,
        JvmMemory.of(page),
        Lag.of(page).since(lag),
        rig.audit().between(from, until));
  }

  private static MetricsPage page(ControllerRun run) {
    return new MetricsPage(run.metrics());
  }

  private Map<String, Double> cpu(ControllerRun run) {
    Map<String, Double> seconds = new TreeMap<>();
    rig.processes()
        .forEach(daemon -> seconds.put(daemon.name(), ProcessUse.cpuSeconds(daemon.pid())));
    seconds.put("bench", ProcessUse.cpuSeconds(ProcessHandle.current().pid()));
    seconds.put(Cost.CONTROLLER, ProcessUse.cpuSeconds(run.daemon().pid()));
    double ours = seconds.values().stream().mapToDouble(Double::doubleValue).sum();
    seconds.put(Cost.OTHERS, Machine.busySeconds() - ours);
    return seconds;
  }
}
