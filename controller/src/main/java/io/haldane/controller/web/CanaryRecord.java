package io.haldane.controller.web;

import io.haldane.api.GoDuration;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanarySpec;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.Condition;
import io.haldane.engine.decision.Action;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.decision.Wake;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is remembered of one canary. Thread-safe; every answer is an immutable copy. */
final class CanaryRecord {
  private final Deque<Tick> ticks = new ArrayDeque<>();
  private final Runs runs = new Runs();
  private final String byDefault;
  private Canary canary;
  private CanaryStatus status;
  private @Nullable Traffic traffic;
  private @Nullable Wake wake;
  private @Nullable Sides sides;
  private @Nullable Instant changedAt;
  private boolean heardOf;

  /**
   * A record that starts with what the canary's own status remembers.
   *
   * @param byDefault provider of a canary that names none
   */
  CanaryRecord(Canary canary, String byDefault, Instant now) {
    this.canary = canary;
    this.byDefault = byDefault;
    this.status = canary.statusOrEmpty();
    remember(now);
  }

  private void remember(Instant now) {
    Instant written = Times.parse(status.lastTransitionTime());
    changedAt = written;
    if (written != null) {
      Instant at = written.isAfter(now) ? now : written;
      boolean failed = status.phase() == CanaryPhase.FAILED;
      String text = failed ? Ending.of(status, null) : promotedMessage();
      ticks.add(Tick.remembered(at.toEpochMilli(), at, status, text));
      runs.remembered(withFailures(status), at, text);
    }
  }

  /** The canary as somebody else read it; decisions know better once there are any. */
  synchronized void seen(Canary read, Instant now) {
    canary = read;
    if (!heardOf) {
      ticks.clear();
      runs.forget();
      status = read.statusOrEmpty();
      remember(now);
    }
  }

  /** Whether that was news. */
  synchronized boolean looked(Sides found) {
    boolean news = !found.equals(sides);
    sides = found;
    return news;
  }

  /** Whether anything came of it that a reader does not know. */
  synchronized boolean decided(Canary read, Decision.Act act, Instant at, int kept) {
    CanaryStatus before = heardOf ? status : read.statusOrEmpty();
    traffic = routed(act);
    CanaryStatus next = withWeight(act.next());
    Tick tick = Tick.decided(seqAt(at), at, before, next, act.why(), act.announcements());
    Tick last = ticks.peekLast();
    boolean repeats = last != null && tick.repeats(last);
    boolean news = !repeats || !act.wake().equals(wake) || !next.equals(status) || !heardOf;
    if (last != null && repeats) {
      ticks.removeLast();
      ticks.add(last.again(tick));
    } else {
      ticks.add(tick);
    }
    trim(kept);
    boolean failed = act.outcome() == Outcome.FAILED;
    CanaryStatus counted = failed ? withFailures(next, before.failures()) : next;
    String text = failed ? Ending.of(next, act.why().text()) : act.why().text();
    runs.decided(counted, act.outcome(), at, text);
    if (changed(status, next)) {
      changedAt = at;
    }
    canary = read;
    status = next;
    wake = act.wake();
    heardOf = true;
    return news;
  }

  synchronized void trim(int kept) {
    while (ticks.size() > kept) {
      ticks.removeFirst();
    }
  }

  synchronized CanarySummary summary() {
    Tick last = ticks.peekLast();
    String ended = ended();
    String said = last == null ? promotedMessage() : last.text();
    String text = ended == null ? said : ended;
    CanaryStatus shown = ended == null ? status : withFailures(status);
    return CanarySummary.of(
        canary, strategy(), shown, text, changedAt, last == null ? 0 : last.seq());
  }

  /** Why the last run failed, and which version it was; null unless the canary stands there. */
  private @Nullable String ended() {
    if (status.phase() != CanaryPhase.FAILED) {
      return null;
    }
    Run last = runs.list().isEmpty() ? null : runs.list().getFirst();
    boolean known = last != null && !last.open() && last.outcome().equals("failed");
    String why = last != null && known ? last.text() : Ending.of(status, null);
    String version = sides == null ? "" : sides.canary().version();
    return version.isEmpty() || why.contains("Version ") ? why : why + " Version: " + version + ".";
  }

  /** The end of a run puts the counter back; what the run had counted is what people ask for. */
  private CanaryStatus withFailures(CanaryStatus ended) {
    List<Run> known = runs.list();
    return withFailures(ended, known.isEmpty() ? 0 : known.getFirst().failedChecks());
  }

  private CanaryStatus withFailures(CanaryStatus ended, int counted) {
    boolean byChecks = ended.phase() == CanaryPhase.FAILED && !Ending.failing(ended).isEmpty();
    int threshold = byChecks ? CanarySummary.threshold(canary.getSpec()) : 0;
    int failures = Math.max(ended.failures(), Math.max(counted, threshold));
    return ended.edit().failedChecks(failures).done();
  }

  synchronized CanaryDetail detail(long after, Instant now) {
    CanarySpec spec = canary.getSpec();
    return new CanaryDetail(
        summary(),
        now,
        spec == null || spec.targetRef() == null
            ? ""
            : spec.targetRef().kind() + " " + spec.targetRef().name(),
        spec == null ? null : spec.provider(),
        interval(spec),
        split(),
        Outlook.of(canary, strategy(), status, wake, now),
        status.conditions(),
        latestChecks(),
        ticks.stream().filter(each -> each.seq() > after).toList(),
        runs.list(),
        sides,
        Gate.closed(status, ticks.isEmpty() ? List.of() : ticks.getLast().checks()),
        Order.of(canary, status),
        ended());
  }

  private List<CheckResult> latestChecks() {
    Tick last = ticks.peekLast();
    return last == null || last.checks().isEmpty() ? status.checks() : last.checks();
  }

  private Strategy strategy() {
    CanarySpec spec = canary.getSpec();
    String own = spec == null ? null : spec.provider();
    return Strategy.of(spec, own == null || own.isEmpty() ? byDefault : own);
  }

  private CanaryDetail.Split split() {
    int weight = traffic == null ? strategy().share(status) : traffic.canary();
    boolean mirrored = traffic == null ? CanarySummary.mirrored(status) : traffic.mirrored();
    return new CanaryDetail.Split(100 - weight, weight, mirrored);
  }

  private String promotedMessage() {
    return status.conditions().stream()
        .filter(each -> "Promoted".equals(each.type()))
        .map(Condition::message)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  /** Times order the ticks of two lives of the controller; within one life no two are equal. */
  private long seqAt(Instant at) {
    Tick last = ticks.peekLast();
    return last == null ? at.toEpochMilli() : Math.max(last.seq() + 1, at.toEpochMilli());
  }

  private @Nullable Traffic routed(Decision.Act act) {
    Traffic routed = null;
    for (Action action : act.actions()) {
      if (action instanceof Action.Route(Traffic desired)) {
        routed = desired;
      }
    }
    // During a run the last route stands until another one is asked for.
    return routed == null && act.next().phase().running() ? traffic : routed;
  }

  /** Some phases put the weight of the status to zero while the route stays as it is. */
  private CanaryStatus withWeight(CanaryStatus next) {
    return traffic == null ? next : next.edit().canaryWeight(traffic.canary()).done();
  }

  private static boolean changed(CanaryStatus before, CanaryStatus after) {
    return before.phase() != after.phase()
        || before.weight() != after.weight()
        || before.iteration() != after.iteration();
  }

  private static @Nullable Double interval(@Nullable CanarySpec spec) {
    if (spec == null || spec.analysis() == null) {
      return null;
    }
    return GoDuration.parse(spec.analysis().interval())
        .map(Duration::toMillis)
        .map(millis -> millis / 1000.0)
        .orElse(null);
  }
}
