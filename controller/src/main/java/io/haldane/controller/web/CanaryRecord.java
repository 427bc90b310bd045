package io.haldane.controller.web;

import io.haldane.api.GoDuration;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanarySpec;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.Condition;
import io.haldane.engine.Action;
import io.haldane.engine.Decision;
import io.haldane.engine.Wake;
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
      String text = promotedMessage();
      ticks.add(Tick.remembered(at.toEpochMilli(), at, status, text));
      runs.remembered(status, at, text);
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

  synchronized void decided(Canary read, Decision.Act act, Instant at, int kept) {
    CanaryStatus before = heardOf ? status : read.statusOrEmpty();
    traffic = routed(act);
    CanaryStatus next = withWeight(act.next());
    Tick tick = Tick.decided(seqAt(at), at, before, next, act.why(), act.announcements());
    Tick last = ticks.peekLast();
    if (last != null && tick.repeats(last)) {
      ticks.removeLast();
      ticks.add(last.again(tick));
    } else {
      ticks.add(tick);
    }
    trim(kept);
    runs.decided(next, act.outcome(), at, act.why().text());
    if (changed(status, next)) {
      changedAt = at;
    }
    canary = read;
    status = next;
    wake = act.wake();
    heardOf = true;
  }

  synchronized void trim(int kept) {
    while (ticks.size() > kept) {
      ticks.removeFirst();
    }
  }

  synchronized CanarySummary summary() {
    Tick last = ticks.peekLast();
    String text = last == null ? promotedMessage() : last.text();
    return CanarySummary.of(
        canary, strategy(), status, text, changedAt, last == null ? 0 : last.seq());
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
        runs.list());
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
