package io.haldane.e2e.bench;

import io.haldane.e2e.controller.ControllerRun;
import io.haldane.e2e.controller.Jvm;
import io.haldane.e2e.process.Until;
import java.time.Duration;
import java.util.List;

/** Ends a controller as an update does, and starts another one, which finds all canaries there. */
final class Restart {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Duration GLANCE = Duration.ofMillis(250);
  private static final String RECONCILES = "haldane_tick_duration_seconds_count";
  private static final String UNFINISHED = "haldane_queue_depth";

  private final Rig rig;
  private final Progress progress;
  private final Figures figures;

  Restart(Rig rig, Course.Told told) {
    this.rig = rig;
    this.progress = told.progress();
    this.figures = told.figures();
  }

  void measure(ControllerRun before, Jvm jvm, List<Member> members) {
    progress.say("restarting the controller");
    before.close();
    long begin = System.nanoTime();
    ControllerRun run = rig.controller(jvm).awaitReady(GLANCE);
    figures.put(Measure.RESTART_READY, (System.nanoTime() - begin) / 1e9);
    Until.holds(
        "every canary to be reconciled",
        LIMIT,
        GLANCE,
        () -> {
          run.daemon().check();
          return allReconciled(new MetricsPage(run.metrics()), members.size());
        },
        run.daemon()::lastLines);
    figures.put(Measure.RESTART_RECONCILED, (System.nanoTime() - begin) / 1e9);
    long pid = run.daemon().pid();
    figures.put(Measure.RESTART_CPU, ProcessUse.cpuSeconds(pid));
    figures.put(Measure.RESTART_MEMORY, Course.megabytes(ProcessUse.memory(pid).peak()));
  }

  /**
   * A new leader begins with all of them at once, so none is left when none is being reconciled.
   */
  private static boolean allReconciled(MetricsPage page, int canaries) {
    return page.single(RECONCILES).orElse(0) >= canaries && page.single(UNFINISHED).orElse(1) == 0;
  }
}
