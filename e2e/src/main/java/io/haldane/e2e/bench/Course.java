package io.haldane.e2e.bench;

import static io.haldane.e2e.bench.Phase.AGAIN;
import static io.haldane.e2e.bench.Phase.INITIALISE;
import static io.haldane.e2e.bench.Phase.ROLLBACKS;
import static io.haldane.e2e.bench.Phase.ROLLOUTS;
import static io.haldane.e2e.bench.Phase.STEADY;

import io.haldane.e2e.controller.ControllerRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** One run from the first create to the last rollback. */
final class Course {
  private static final Duration REST = Duration.ofSeconds(60);
  private static final Duration QUIET_LIMIT = Duration.ofMinutes(3);
  private static final int ROLLED_BACK = 20;
  private static final Pattern WARNING = Pattern.compile("^\\{\"level\":\"(warn|error|fatal)\"");

  private final Rig rig;
  private final Fleet fleet;
  private final ControllerRun controller;
  private final List<Member> members;
  private final Views views;
  private final Progress progress;
  private final Figures figures;

  Course(Rig rig, Views views, ControllerRun controller, List<Member> members, Course.Told told) {
    this.rig = rig;
    this.fleet = new Fleet(rig.client());
    this.controller = controller;
    this.members = members;
    this.views = views;
    this.progress = told.progress();
    this.figures = told.figures();
  }

  /** Who hears of it. */
  record Told(Progress progress, Figures figures) {}

  void initialise() {
    progress.say("taking over " + members.size() + " canaries");
    Meter meter = new Meter(rig, controller);
    fleet.createCanaries(members);
    figures.put(Measure.INITIALISE_CREATED, seconds(System.nanoTime() - meter.start()));
    long end = await("initialised", "Initialized", members, meter.start());
    figures.put(Measure.INITIALISE_WALL, seconds(end - meter.start()));
    Cost cost = finish(INITIALISE, meter);
    figures.put(Measure.INITIALISE_REQUESTS, cost.requests().total());
    figures.put(Measure.INITIALISE_REQUESTS_EACH, each(cost.requests().total()));
    figures.put(Measure.INITIALISE_WRITES_EACH, each(cost.requests().writes()));
    figures.put(Measure.INITIALISE_CONFLICTS, cost.requests().conflicts());
    figures.put(Measure.INITIALISE_ERRORS, cost.requests().errors().size());
    figures.put(Measure.INITIALISE_CPU, cost.controllerCpu());
    figures.put(Measure.INITIALISE_MEMORY, megabytes(cost.memory().resident()));
    figures.put(Measure.INITIALISE_LAG_50, cost.lag().quantile(0.5) * 1000);
    figures.put(Measure.INITIALISE_LAG_99, cost.lag().quantile(0.99) * 1000);
  }

  /** In the first minute, what changed last is examined once more; that is work, not rest. */
  void rest() {
    progress.say("waiting for " + REST.toSeconds() + " s until they rest");
    Cost before = minute();
    figures.put(Measure.SETTLING_CPU, before.controllerCpu() / before.seconds());
    progress.say("watching them rest for " + REST.toSeconds() + " s");
    Cost cost = note(STEADY, minute());
    double seconds = cost.seconds();
    figures.put(Measure.STEADY_REQUESTS, cost.requests().total() / seconds);
    figures.put(Measure.STEADY_WRITES, cost.requests().writes() / seconds);
    figures.put(Measure.STEADY_CPU, cost.controllerCpu() / seconds);
    figures.put(Measure.STEADY_MEMORY, megabytes(cost.memory().resident()));
    figures.put(Measure.STEADY_ANONYMOUS, megabytes(cost.memory().anonymous()));
    figures.put(Measure.STEADY_FILE, megabytes(cost.memory().file()));
    figures.put(Measure.STEADY_HEAP, megabytes(cost.jvm().heap()));
    figures.put(Measure.STEADY_LIVE, megabytes(cost.jvm().live()));
    figures.put(Measure.STEADY_CLASSES, megabytes(cost.jvm().classes()));
    figures.put(Measure.STEADY_CODE, megabytes(cost.jvm().code()));
  }

  private Cost minute() {
    Meter meter = new Meter(rig, controller);
    long end = meter.start() + REST.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
      controller.daemon().check();
    }
    return meter.stop();
  }

  void rollOut() {
    progress.say(members.size() + " rollouts at once");
    Meter meter = new Meter(rig, controller);
    fleet.release(members, "6.1.0");
    figures.put(Measure.ROLLOUTS_PATCHED, seconds(System.nanoTime() - meter.start()));
    long end = await("succeeded", "Succeeded", members, meter.start());
    figures.put(Measure.ROLLOUTS_WALL, seconds(end - meter.start()));
    Cost cost = finish(ROLLOUTS, meter);
    Requests requests = cost.requests();
    figures.put(Measure.ROLLOUTS_REQUESTS, requests.total());
    figures.put(Measure.ROLLOUTS_REQUESTS_EACH, each(requests.total()));
    figures.put(Measure.ROLLOUTS_WRITES_EACH, each(requests.writes()));
    figures.put(Measure.ROLLOUTS_CONFLICTS, requests.conflicts());
    figures.put(Measure.ROLLOUTS_ERRORS, requests.errors().size());
    figures.put(Measure.ROLLOUTS_CPU, cost.controllerCpu());
    figures.put(Measure.ROLLOUTS_MEMORY, megabytes(cost.memory().resident()));
    figures.put(Measure.ROLLOUTS_LAG_50, cost.lag().quantile(0.5) * 1000);
    figures.put(Measure.ROLLOUTS_LAG_99, cost.lag().quantile(0.99) * 1000);
    judgeSteps(requests, meter.start());
    figures.put(Measure.PROMOTIONS, promotedOtherThan(1, members, requests));
    long writes = requests.writes() + initialiseWrites();
    figures.put(Measure.LIFE_WRITES, each(writes));
  }

  private void judgeSteps(Requests requests, long start) {
    var writes = requests.changes("virtualservices");
    Steps steps =
        Steps.of(
            Steps.PLAN,
            members,
            member ->
                views.weights().of(member, start).stream().map(Observed.Change::value).toList(),
            member -> writes.getOrDefault(member, List.of()));
    Quantiles late = new Quantiles(steps.late());
    figures.put(Measure.STEP_SHORTEST, new Quantiles(steps.held()).least());
    figures.put(Measure.STEP_LATE_50, late.median() * 1000);
    figures.put(Measure.STEP_LATE_99, late.at(0.99) * 1000);
    figures.put(Measure.STEP_CUT, steps.cut());
    figures.put(Measure.STEP_PLAN, steps.unexpected().size());
  }

  void rollBack() {
    List<Member> bad = members.subList(0, Math.min(ROLLED_BACK, members.size()));
    progress.say(bad.size() + " releases that fail their checks");
    rig.prometheus().fail(bad);
    Meter meter = new Meter(rig, controller);
    fleet.release(bad, "6.2.0");
    await("failed", "Failed", bad, meter.start());
    Cost cost = finish(ROLLBACKS, meter);
    Rollbacks rollbacks =
        Rollbacks.of(
            bad, rig.prometheus()::failures, member -> views.weights().of(member, meter.start()));
    figures.put(Measure.ROLLBACK_50, rollbacks.seconds().median() * 1000);
    figures.put(Measure.ROLLBACK_MOST, rollbacks.seconds().most() * 1000);
    figures.put(Measure.ROLLBACK_ANSWERS, rollbacks.judgedOtherThan(Fleet.THRESHOLD));
    figures.put(Measure.ROLLBACK_PRIMARIES, promotedOtherThan(0, bad, cost.requests()));
  }

  /** What the first of them cost had a JVM in it that got warm. */
  void takeOver(List<Member> more) {
    progress.say("taking over " + more.size() + " canaries more");
    Meter meter = new Meter(rig, controller);
    fleet.createCanaries(more);
    long end = await("initialised", "Initialized", more, meter.start());
    figures.put(Measure.AGAIN_WALL, seconds(end - meter.start()));
    Cost cost = finish(AGAIN, meter);
    figures.put(Measure.AGAIN_REQUESTS_EACH, each(cost.requests().total()));
    figures.put(Measure.AGAIN_CPU, cost.controllerCpu());
  }

  Meter meter() {
    return new Meter(rig, controller);
  }

  void say(String words) {
    progress.say(words);
  }

  void figure(Measure measure, double value) {
    figures.put(measure, value);
  }

  /** What can only be said of all of it. */
  void end() {
    figures.put(Measure.WARNINGS, warnings(controller.daemon().log()));
    var memory = ProcessUse.memory(controller.daemon().pid());
    figures.put(Measure.PEAK_MEMORY, megabytes(memory.peak()));
  }

  /** Also those of the controllers whose start was measured. */
  static long warnings(Path log) {
    try (var lines = Files.lines(log)) {
      return lines.filter(line -> WARNING.matcher(line).find()).count();
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + log, e);
    }
  }

  private long initialiseWrites() {
    Cost cost = figures.costs().get(INITIALISE);
    return cost == null ? 0 : cost.requests().writes();
  }

  /** Canaries whose primary was changed more or less often. */
  static long promotedOtherThan(int times, List<Member> who, Requests requests) {
    var changes = requests.changes("deployments");
    return who.stream()
        .filter(member -> changes.getOrDefault(member.primary(), List.of()).size() != times)
        .count();
  }

  long await(String what, String phase, List<Member> who, long after) {
    Duration limit = Duration.ofSeconds(300 + who.size() / 2);
    return views
        .phases()
        .awaitAll(who, phase, after, new Observed.Wait(what, limit, progress, this::check));
  }

  private void check() {
    controller.daemon().check();
    rig.check();
  }

  /** What comes after the last canary has got there belongs to the phase, too. */
  private Cost finish(Phase phase, Meter meter) {
    rig.audit().awaitQuiet(QUIET_LIMIT);
    return note(phase, meter.stop());
  }

  Cost note(Phase phase, Cost cost) {
    figures.put(phase, cost);
    return cost;
  }

  private double each(long number) {
    return (double) number / members.size();
  }

  private static double seconds(long nanos) {
    return nanos / 1e9;
  }

  static double megabytes(double bytes) {
    return bytes / 1e6;
  }
}
