package io.haldane.e2e.bench;

import io.haldane.e2e.controller.ControllerRun;
import io.haldane.e2e.controller.Jvm;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Starts of the controller, each onto one canary that nobody has looked at yet. */
final class Startup {
  private static final int TIMES = 3;
  private static final Duration GLANCE = Duration.ofMillis(20);
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final String NAMESPACE = "scout";

  private final Rig rig;
  private final Views views;
  private final Progress progress;
  private final Figures figures;
  private int scouts;

  /** One start. */
  private record Start(
      ControllerRun run, double ready, double reconciled, double cpu, double memory) {}

  Startup(Rig rig, Views views, Course.Told told) {
    this.rig = rig;
    this.views = views;
    this.progress = told.progress();
    this.figures = told.figures();
  }

  /** The last of them goes on, in the JVM that users would have. */
  ControllerRun measure(Jvm jvm) {
    Optional<Path> cache = Jvm.aotCache(rig.places().app());
    List<Start> plain = starts("plain", jvm, cache.isEmpty());
    figures.put(Measure.START_READY, median(plain, Start::ready));
    figures.put(Measure.START_RECONCILE, median(plain, Start::reconciled));
    figures.put(Measure.START_CPU, median(plain, Start::cpu));
    figures.put(Measure.START_MEMORY, median(plain, Start::memory));
    if (cache.isEmpty()) {
      progress.say("  the package has no AOT cache");
      return plain.getLast().run();
    }
    List<Start> cached = starts("with its AOT cache", jvm.with(cache.get()), true);
    figures.put(Measure.AOT_READY, median(cached, Start::ready));
    figures.put(Measure.AOT_RECONCILE, median(cached, Start::reconciled));
    figures.put(Measure.AOT_CPU, median(cached, Start::cpu));
    figures.put(Measure.AOT_MEMORY, median(cached, Start::memory));
    return cached.getLast().run();
  }

  private List<Start> starts(String how, Jvm jvm, boolean keepLast) {
    List<Start> starts = new ArrayList<>();
    for (int i = 1; i <= TIMES; i++) {
      Start start = start(jvm);
      progress.say(
          "  start %d, %s: ready after %.2f s, first reconcile after %.2f s"
              .formatted(i, how, start.ready(), start.reconciled()));
      starts.add(start);
      if (i < TIMES || !keepLast) {
        start.run().close();
      }
    }
    return starts;
  }

  private Start start(Jvm jvm) {
    Member scout = new Member(NAMESPACE, "scout-" + ++scouts);
    Fleet fleet = new Fleet(rig.client());
    fleet.createDeployments(List.of(scout));
    fleet.createCanaries(List.of(scout));
    long begin = System.nanoTime();
    ControllerRun run = rig.controller(jvm);
    run.awaitReady(GLANCE);
    double ready = (System.nanoTime() - begin) / 1e9;
    long first = views.phases().awaitFirst(scout, wait("reconciled", run));
    long pid = run.daemon().pid();
    double cpu = ProcessUse.cpuSeconds(pid);
    double memory = Course.megabytes(ProcessUse.memory(pid).resident());
    views.phases().awaitAll(List.of(scout), "Initialized", begin, wait("initialised", run));
    fleet.delete(scout);
    rig.audit().awaitQuiet(LIMIT);
    return new Start(run, ready, (first - begin) / 1e9, cpu, memory);
  }

  private Observed.Wait wait(String what, ControllerRun run) {
    return new Observed.Wait(what, LIMIT, progress, () -> run.daemon().check());
  }

  private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
    return new Quantiles(starts.stream().map(figure::applyAsDouble).toList()).median();
  }
}
