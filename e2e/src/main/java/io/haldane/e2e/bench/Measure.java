package io.haldane.e2e.bench;

import static io.haldane.e2e.bench.Phase.AGAIN;
import static io.haldane.e2e.bench.Phase.DASHBOARD;
import static io.haldane.e2e.bench.Phase.INITIALISE;
import static io.haldane.e2e.bench.Phase.LIFE;
import static io.haldane.e2e.bench.Phase.OUTBOX;
import static io.haldane.e2e.bench.Phase.RESTART;
import static io.haldane.e2e.bench.Phase.RESUME;
import static io.haldane.e2e.bench.Phase.ROLLBACKS;
import static io.haldane.e2e.bench.Phase.ROLLOUTS;
import static io.haldane.e2e.bench.Phase.SOAK;
import static io.haldane.e2e.bench.Phase.STARTUP;
import static io.haldane.e2e.bench.Phase.STEADY;
import static io.haldane.e2e.bench.Unit.CORES;
import static io.haldane.e2e.bench.Unit.COUNT;
import static io.haldane.e2e.bench.Unit.EACH;
import static io.haldane.e2e.bench.Unit.MEGABYTES;
import static io.haldane.e2e.bench.Unit.MILLISECONDS;
import static io.haldane.e2e.bench.Unit.PERCENT;
import static io.haldane.e2e.bench.Unit.PER_SECOND;
import static io.haldane.e2e.bench.Unit.SECONDS;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every figure: what it is, how much it may be at most for a fleet of a size, and what the
 * reference needs for 200 canaries, as it comes and with its client's limit lifted.
 */
enum Measure {
  START_READY(STARTUP, "process start to ready", SECONDS),
  START_RECONCILE(STARTUP, "process start to first reconcile", SECONDS),
  START_MEMORY(STARTUP, "resident after the start", MEGABYTES),
  START_CPU(STARTUP, "CPU of the start", SECONDS),
  AOT_READY(STARTUP, "process start to ready, AOT cache", SECONDS),
  AOT_RECONCILE(STARTUP, "process start to first reconcile, AOT cache", SECONDS, upTo(1000, 1)),
  AOT_MEMORY(STARTUP, "resident after the start, AOT cache", MEGABYTES),
  AOT_CPU(STARTUP, "CPU of the start, AOT cache", SECONDS),

  INITIALISE_WALL(
      INITIALISE, "first create to all Initialized", SECONDS, upTo(200, 15), of(46.8, 29.8)),
  INITIALISE_CREATED(INITIALISE, "of it until the last was created", SECONDS),
  INITIALISE_REQUESTS(INITIALISE, "requests", COUNT, none(), of(6444, 10_195)),
  INITIALISE_REQUESTS_EACH(INITIALISE, "requests each", EACH),
  INITIALISE_WRITES_EACH(INITIALISE, "writes each", EACH),
  INITIALISE_CONFLICTS(INITIALISE, "conflicts", COUNT),
  INITIALISE_ERRORS(INITIALISE, "other refusals", COUNT),
  INITIALISE_CPU(INITIALISE, "CPU, with a JVM that gets warm", SECONDS, upTo(200, 6), of(5.0, 4.7)),
  INITIALISE_MEMORY(INITIALISE, "resident", MEGABYTES),
  INITIALISE_LAG_50(INITIALISE, "tick lag p50", MILLISECONDS),
  INITIALISE_LAG_99(INITIALISE, "tick lag p99", MILLISECONDS),

  SETTLING_CPU(STEADY, "CPU in the minute before that one", CORES),
  STEADY_REQUESTS(STEADY, "requests", PER_SECOND, upTo(20_000, 1), of(151, 240)),
  STEADY_WRITES(STEADY, "of them writes", PER_SECOND),
  STEADY_CPU(STEADY, "CPU", CORES, upTo(200, 0.02).upTo(10_000, 0.05), of(0.118, 0.066)),
  STEADY_MEMORY(
      STEADY, "resident", MEGABYTES, upTo(200, 140).upTo(1000, 250).upTo(10_000, 600), of(83, 90)),
  STEADY_FILE(STEADY, "of it files: libraries, archived classes", MEGABYTES),
  STEADY_ANONYMOUS(STEADY, "and anonymous", MEGABYTES),
  STEADY_HEAP(STEADY, "the JVM says: heap", MEGABYTES),
  STEADY_LIVE(STEADY, "of it in use after collections", MEGABYTES),
  STEADY_CLASSES(STEADY, "the JVM says: classes", MEGABYTES),
  STEADY_CODE(STEADY, "the JVM says: compiled code", MEGABYTES),

  RESTART_READY(RESTART, "process start to every canary known", SECONDS, upTo(20_000, 30)),
  RESTART_RECONCILED(RESTART, "process start to every canary reconciled", SECONDS),
  RESTART_CPU(RESTART, "CPU", SECONDS),
  RESTART_MEMORY(RESTART, "most ever resident", MEGABYTES),

  ROLLOUTS_WALL(ROLLOUTS, "first patch to all Succeeded", SECONDS, upTo(200, 45), of(150, 66.5)),
  ROLLOUTS_PATCHED(ROLLOUTS, "of it until the last was patched", SECONDS),
  ROLLOUTS_REQUESTS(ROLLOUTS, "requests", COUNT, none(), of(25_775, 26_637)),
  ROLLOUTS_REQUESTS_EACH(ROLLOUTS, "requests each", EACH, upTo(20_000, 18), of(128.9, 133.2)),
  ROLLOUTS_WRITES_EACH(ROLLOUTS, "writes each", EACH),
  ROLLOUTS_CONFLICTS(ROLLOUTS, "conflicts", COUNT),
  ROLLOUTS_ERRORS(ROLLOUTS, "other refusals", COUNT),
  ROLLOUTS_CPU(ROLLOUTS, "CPU", SECONDS, upTo(200, 8), of(21.1, 9.1)),
  ROLLOUTS_MEMORY(ROLLOUTS, "resident", MEGABYTES, upTo(200, 180).upTo(1000, 250), of(83, 90)),
  ROLLOUTS_LAG_50(ROLLOUTS, "tick lag p50", MILLISECONDS),
  ROLLOUTS_LAG_99(ROLLOUTS, "tick lag p99", MILLISECONDS, upTo(1000, 1000)),
  STEP_SHORTEST(ROLLOUTS, "shortest step, of 10 s", SECONDS),
  STEP_LATE_50(ROLLOUTS, "next weight after the interval, p50", MILLISECONDS),
  STEP_LATE_99(ROLLOUTS, "next weight after the interval, p99", MILLISECONDS, upTo(1000, 1000)),
  STEP_CUT(ROLLOUTS, "steps shorter than the interval", COUNT, upTo(20_000, 0)),
  STEP_PLAN(ROLLOUTS, "canaries whose weights were not once 20, 40, 60, 0", COUNT, upTo(20_000, 0)),
  PROMOTIONS(ROLLOUTS, "canaries not promoted exactly once", COUNT, upTo(20_000, 0)),

  ROLLBACK_50(ROLLBACKS, "last bad answer to weight 0, p50", MILLISECONDS),
  ROLLBACK_MOST(ROLLBACKS, "last bad answer to weight 0, longest", MILLISECONDS),
  ROLLBACK_ANSWERS(ROLLBACKS, "canaries not judged bad exactly 5 times", COUNT, upTo(20_000, 0)),
  ROLLBACK_PRIMARIES(ROLLBACKS, "primaries changed by a bad version", COUNT, upTo(20_000, 0)),

  AGAIN_WALL(AGAIN, "first create to all Initialized", SECONDS, none(), of(46.8, 29.8)),
  AGAIN_REQUESTS_EACH(AGAIN, "requests each", EACH),
  AGAIN_CPU(AGAIN, "CPU", SECONDS, upTo(200, 4.5), of(5.0, 4.7)),

  PAGE_FIRST(DASHBOARD, "first time, navigation to the first rows painted", MILLISECONDS),
  PAGE_ROWS(DASHBOARD, "again, navigation to the first rows painted", MILLISECONDS),
  PAGE_ALL(DASHBOARD, "again, navigation to all rows painted", MILLISECONDS, upTo(500, 1000)),
  PAGE_IDLE_NONE(DASHBOARD, "CPU at rest, no page open", CORES),
  PAGE_IDLE_OPEN(DASHBOARD, "CPU at rest, a page open", CORES),
  PAGE_BUSY_NONE(DASHBOARD, "CPU of rollouts at once, no page open", SECONDS),
  PAGE_BUSY_OPEN(DASHBOARD, "CPU of rollouts at once, a page open", SECONDS),
  PAGE_MORE(DASHBOARD, "more CPU with a page open", PERCENT, upTo(500, 5)),

  SOAK_WALL(SOAK, "first patch to the last promotion by the three others", SECONDS),
  SOAK_CPU(SOAK, "CPU", SECONDS),
  SOAK_MEMORY(SOAK, "resident", MEGABYTES),
  SOAK_LAG_50(SOAK, "tick lag of all canaries, also those that hang, p50", MILLISECONDS),
  SOAK_LAG_99(SOAK, "tick lag of all canaries, also those that hang, p99", MILLISECONDS),
  SOAK_FIRST_50(SOAK, "backend 1: next weight after the interval, p50", MILLISECONDS),
  SOAK_FIRST_99(
      SOAK, "backend 1: next weight after the interval, p99", MILLISECONDS, upTo(500, 1000)),
  SOAK_SECOND_50(SOAK, "backend 2: next weight after the interval, p50", MILLISECONDS),
  SOAK_SECOND_99(
      SOAK, "backend 2: next weight after the interval, p99", MILLISECONDS, upTo(500, 1000)),
  SOAK_THIRD_50(SOAK, "backend 3: next weight after the interval, p50", MILLISECONDS),
  SOAK_THIRD_99(
      SOAK, "backend 3: next weight after the interval, p99", MILLISECONDS, upTo(500, 1000)),
  SOAK_CUT(SOAK, "steps shorter than the interval", COUNT, upTo(20_000, 0)),
  SOAK_PLAN(SOAK, "canaries of these with other weights than planned", COUNT, upTo(20_000, 0)),
  SOAK_PROMOTIONS(SOAK, "canaries of these not promoted exactly once", COUNT, upTo(20_000, 0)),
  SOAK_HELD(SOAK, "canaries of the one that hangs that did not hold", COUNT, upTo(20_000, 0)),

  RESUME_WALL(RESUME, "first answer to the last promotion", SECONDS),
  RESUME_PLAN(RESUME, "canaries with other weights than planned", COUNT, upTo(20_000, 0)),
  RESUME_PROMOTIONS(RESUME, "canaries not promoted exactly once", COUNT, upTo(20_000, 0)),

  OUTBOX_DOWN(OUTBOX, "receiver down for", SECONDS),
  OUTBOX_KILLS(OUTBOX, "controllers killed meanwhile", COUNT),
  OUTBOX_RESTARTS(OUTBOX, "controllers that ended by themselves", COUNT),
  OUTBOX_TRIES(OUTBOX, "attempts at it meanwhile", COUNT),
  OUTBOX_EVENTS(OUTBOX, "alerts that statuses held", COUNT),
  OUTBOX_RELEASES(OUTBOX, "of them of releases meanwhile", COUNT),
  OUTBOX_LOST(OUTBOX, "lost", COUNT, upTo(20_000, 0)),
  OUTBOX_REPEATS(OUTBOX, "received more than once, with the same key", COUNT),
  OUTBOX_OTHER_KEYS(OUTBOX, "received with another key", COUNT, upTo(20_000, 0)),
  OUTBOX_WALL(OUTBOX, "receiver back to the last alert", SECONDS),
  OUTBOX_PROMOTIONS(OUTBOX, "canaries not promoted exactly once", COUNT, upTo(20_000, 0)),
  OUTBOX_MEMORY(OUTBOX, "resident", MEGABYTES),

  WARNINGS(LIFE, "warnings and errors in the controller's log", COUNT),
  LIFE_WRITES(LIFE, "writes each, from taking over to promotion", EACH, none(), of(24.7, 36)),
  PEAK_MEMORY(LIFE, "most ever resident", MEGABYTES, upTo(200, 180).upTo(1000, 250), of(83, 90));

  private final Phase phase;
  private final String words;
  private final Unit unit;
  private final Limits limits;
  private final @Nullable Reference reference;

  /**
   * @param lifted with its client's limit at 2000 requests a second
   */
  record Reference(double seen, double lifted) {}

  /** The most that is allowed, by the largest fleet for which it is. */
  private record Limits(TreeMap<Integer, Double> bySize) {
    Limits upTo(int canaries, double most) {
      bySize.put(canaries, most);
      return this;
    }
  }

  Measure(Phase phase, String words, Unit unit) {
    this(phase, words, unit, none(), null);
  }

  Measure(Phase phase, String words, Unit unit, Limits limits) {
    this(phase, words, unit, limits, null);
  }

  Measure(Phase phase, String words, Unit unit, Limits limits, @Nullable Reference reference) {
    this.phase = phase;
    this.words = words;
    this.unit = unit;
    this.limits = limits;
    this.reference = reference;
  }

  private static Limits none() {
    return new Limits(new TreeMap<>());
  }

  private static Limits upTo(int canaries, double most) {
    return none().upTo(canaries, most);
  }

  private static Reference of(double seen, double lifted) {
    return new Reference(seen, lifted);
  }

  Phase phase() {
    return phase;
  }

  String words() {
    return words;
  }

  Unit unit() {
    return unit;
  }

  /** As in JSON. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The most that it may be, if anybody has said so for a fleet of this size. */
  OptionalDouble target(int canaries) {
    Map.Entry<Integer, Double> limit = limits.bySize().ceilingEntry(canaries);
    return limit == null ? OptionalDouble.empty() : OptionalDouble.of(limit.getValue());
  }

  Optional<Reference> reference() {
    return Optional.ofNullable(reference);
  }
}
