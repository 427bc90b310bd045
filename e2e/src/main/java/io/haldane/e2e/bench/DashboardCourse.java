package io.haldane.e2e.bench;

import io.haldane.e2e.controller.ControllerRun;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/** How soon the list of canaries is there, and what an open page costs the controller. */
final class DashboardCourse {
  private static final Duration REST = Duration.ofSeconds(60);
  private static final Duration QUIET_LIMIT = Duration.ofMinutes(3);

  /** Rows that the page shows by itself. */
  private static final int FIRST_ROWS = 100;

  private static final int TIMES = 5;

  private final Rig rig;
  private final Fleet fleet;
  private final Views views;
  private final ControllerRun controller;
  private final List<Member> members;
  private final Course.Told told;
  private final ListPage list;
  private int releases;

  DashboardCourse(
      Rig rig, Views views, ControllerRun controller, List<Member> members, Course.Told told) {
    this.rig = rig;
    this.fleet = new Fleet(rig.client());
    this.views = views;
    this.controller = controller;
    this.members = members;
    this.told = told;
    Chromium browser =
        rig.keep(() -> new Chromium(rig.places().run().resolve("chromium"), rig.logs()));
    this.list = new ListPage(browser.page(), controller.url());
  }

  void measure() {
    times();
    rest();
    rollouts();
  }

  private void times() {
    told.progress().say("opening the list of " + members.size() + " canaries");
    int first = Math.min(FIRST_ROWS, members.size());
    told.figures().put(Measure.PAGE_FIRST, list.open(first));
    told.figures().put(Measure.PAGE_ROWS, median(() -> list.open(first)));
    told.figures().put(Measure.PAGE_ALL, median(() -> list.openWhole(members.size())));
  }

  private static double median(DoubleSupplier figure) {
    return new Quantiles(IntStream.range(0, TIMES).mapToObj(_ -> figure.getAsDouble()).toList())
        .median();
  }

  private void rest() {
    told.figures().put(Measure.PAGE_IDLE_OPEN, idle("with the page open"));
    list.close();
    told.figures().put(Measure.PAGE_IDLE_NONE, idle("with no page open"));
  }

  /** Cores. */
  private double idle(String how) {
    told.progress().say("watching them rest for " + REST.toSeconds() + " s " + how);
    rig.audit().awaitQuiet(QUIET_LIMIT);
    double before = cpu();
    long end = System.nanoTime() + REST.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
      controller.daemon().check();
    }
    return (cpu() - before) / REST.toSeconds();
  }

  /**
   * The first rollout warms the JVM up and does not count. Then without, with, with and without: a
   * JVM that gets faster all the time favours none.
   */
  private void rollouts() {
    rollOut("to warm up");
    double first = rollOut("with no page open");
    double with = (watched() + watched()) / 2;
    list.close();
    double without = (first + rollOut("with no page open")) / 2;
    told.figures().put(Measure.PAGE_BUSY_NONE, without);
    told.figures().put(Measure.PAGE_BUSY_OPEN, with);
    told.figures().put(Measure.PAGE_MORE, (with / without - 1) * 100);
  }

  private double watched() {
    list.openWhole(members.size());
    double spent = rollOut("with the page open");
    int shown = list.inPhase("Succeeded");
    if (shown != members.size()) {
      throw new IllegalStateException(
          "the page shows %d of %d canaries as Succeeded".formatted(shown, members.size()));
    }
    return spent;
  }

  /** Seconds of one core. */
  private double rollOut(String how) {
    told.progress().say(members.size() + " rollouts at once " + how);
    double before = cpu();
    long begun = System.nanoTime();
    fleet.release(members, "7." + ++releases + ".0");
    Duration limit = Duration.ofSeconds(300 + members.size() / 2);
    views
        .phases()
        .awaitAll(
            members,
            "Succeeded",
            begun,
            new Observed.Wait("succeeded", limit, told.progress(), this::check));
    rig.audit().awaitQuiet(QUIET_LIMIT);
    double spent = cpu() - before;
    told.progress().say("  %.2f s of CPU".formatted(spent));
    return spent;
  }

  private void check() {
    controller.daemon().check();
    rig.check();
  }

  private double cpu() {
    return ProcessUse.cpuSeconds(controller.daemon().pid());
  }
}
