package io.haldane.engine.act;

import io.haldane.api.Manifest;
import io.haldane.api.notify.EventKind;
import io.haldane.api.notify.Severity;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.StatusEdit;
import io.haldane.engine.decision.Action;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.problem.Problem;
import io.haldane.engine.recognition.AutoProvider;
import io.haldane.engine.record.Recorder;
import io.haldane.engine.situation.Command;
import io.haldane.engine.situation.Conditions;
import io.haldane.engine.situation.DesiredTraffic;
import io.haldane.engine.situation.PrimaryFailover;
import io.haldane.engine.situation.Situation;
import io.haldane.engine.situation.StepTimes;
import io.haldane.engine.world.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An {@link Decision.Act} under construction; lives within one decision. A phase says what the next
 * status is; {@link #done} derives the objects and the route that this status needs, in the order
 * that is safe: what must exist, the route, what may go. See docs/adr/0024.
 */
public final class DecisionBuilder {
  private final World world;
  private final @Nullable Situation situation;
  private final CanaryStatus before;
  private final StatusEdit next;
  private final List<Action> actions = new ArrayList<>();
  private final List<Action> last = new ArrayList<>();
  private final NewAnnouncements announcements;
  private CanaryPhase phase;
  private Outcome outcome = Outcome.NONE;
  private FailoverNotice failover = FailoverNotice.NONE;
  private boolean statusOnly;
  private boolean routed;

  private DecisionBuilder(World world, @Nullable Situation situation) {
    this.world = world;
    this.situation = situation;
    this.before = world.canary().statusOrEmpty();
    this.announcements = new NewAnnouncements(world);
    this.next =
        before
            .edit()
            .commands(Command.dealtWith(world.canary()))
            .provider(chosenProvider(world, before));
    this.phase = before.phase();
  }

  /** A canary that names its provider itself has no use for an older choice. */
  private static @Nullable String chosenProvider(World world, CanaryStatus before) {
    return AutoProvider.asksFor(world.canary(), world.settings().meshProvider())
        ? before.provider()
        : null;
  }

  /** With the objects and the route that the next status needs. */
  public static DecisionBuilder of(Situation s) {
    return new DecisionBuilder(s.world(), s);
  }

  /** With what is put, and nothing else: nobody knows what a canary that is held needs. */
  public static DecisionBuilder exactly(World world) {
    return new DecisionBuilder(world, null);
  }

  /**
   * This act writes the status alone, and the next one the rest: a process that dies in between
   * must not find the new route with the old times.
   */
  public DecisionBuilder statusOnly() {
    statusOnly = true;
    return this;
  }

  public DecisionBuilder put(Manifest manifest) {
    actions.add(new Action.Put(manifest));
    return this;
  }

  public DecisionBuilder put(Optional<Manifest> manifest) {
    manifest.ifPresent(this::put);
    return this;
  }

  public DecisionBuilder put(List<Manifest> manifests) {
    manifests.forEach(this::put);
    return this;
  }

  public DecisionBuilder act(Action action) {
    actions.add(action);
    return this;
  }

  /** After the route, and after everything else. */
  public DecisionBuilder last(Action action) {
    last.add(action);
    return this;
  }

  public DecisionBuilder last(Optional<Manifest> manifest) {
    manifest.ifPresent(found -> last.add(new Action.Put(found)));
    return this;
  }

  public DecisionBuilder last(List<Manifest> manifests) {
    manifests.forEach(manifest -> last.add(new Action.Put(manifest)));
    return this;
  }

  /** Only of a canary whose route cannot be derived, see {@link #exactly}. */
  public DecisionBuilder route(Traffic traffic) {
    routed = true;
    return act(new Action.Route(traffic));
  }

  /** The status to be; change it freely, but change the phase by {@link #phase(CanaryPhase)}. */
  public StatusEdit status() {
    return next;
  }

  /** The step lasts for a whole interval from now on. */
  public DecisionBuilder nextStep(Situation s) {
    next.nextAnalysisTime(s.now().plus(s.plan().interval()).toString());
    return this;
  }

  /** Proxies get their time to learn the route before pods go. */
  public DecisionBuilder settle() {
    next.nextAnalysisTime(world.now().plus(world.settings().settle()).toString());
    return this;
  }

  /** From here on the canary is in that phase, and so do the following events say. */
  public DecisionBuilder phase(CanaryPhase phase) {
    this.phase = phase;
    next.phase(phase);
    return this;
  }

  /** Nothing prevents reconciling the canary any more. */
  public DecisionBuilder released() {
    next.conditions(Conditions.released(next.done(), world));
    return this;
  }

  public DecisionBuilder held(Problem problem) {
    next.conditions(Conditions.held(next.done(), problem.reason(), problem.message(), world));
    return this;
  }

  public DecisionBuilder paused(boolean is, String message) {
    next.paused(is ? Boolean.TRUE : null);
    next.conditions(Conditions.paused(next.done(), is, message, world));
    return this;
  }

  /** In the queue for a slot to run, or out of it. */
  public DecisionBuilder queued(boolean is, String message) {
    next.queuedAt(
        !is ? null : before.queuedAt() == null ? world.now().toString() : before.queuedAt());
    next.conditions(Conditions.queued(next.done(), is, message, world));
    return this;
  }

  public DecisionBuilder outcome(Outcome outcome) {
    this.outcome = outcome;
    return this;
  }

  public DecisionBuilder event(String message) {
    return event(EventKind.NOTICE, message);
  }

  public DecisionBuilder event(EventKind kind, String message) {
    return announce(kind, "Normal", message, null, null, false);
  }

  public DecisionBuilder warn(String message) {
    return warn(EventKind.NOTICE, message);
  }

  public DecisionBuilder warn(EventKind kind, String message) {
    return announce(kind, "Warning", message, null, null, false);
  }

  /** An event that is also an alert, with the fields that describe the canary. */
  public DecisionBuilder inform(EventKind kind, String message, String alert) {
    return announce(kind, "Normal", message, Severity.INFO, alert, true);
  }

  /** A warning that is also an alert, without fields. */
  public DecisionBuilder alert(EventKind kind, String message, Severity severity, String alert) {
    return announce(kind, "Warning", message, severity, alert, false);
  }

  private DecisionBuilder announce(
      EventKind kind,
      String type,
      String message,
      @Nullable Severity severity,
      @Nullable String alert,
      boolean fields) {
    announcements.add(kind, phase, type, message, severity, alert, fields);
    return this;
  }

  /** The checks of this tick replace those of the last one. */
  public DecisionBuilder checks(List<CheckResult> checks) {
    next.checks(checks);
    return this;
  }

  /** The same, woken when the next analysis is due. */
  public Decision.Act done(Reasons why) {
    Optional<Instant> due = StepTimes.instant(next.done().nextAnalysisTime());
    return done(why, new Wake.At(due.orElse(world.now())));
  }

  public Decision.Act done(Reasons why, Wake wake) {
    List<Action> inOrder = derived();
    if (routed) {
      failover.report(this, world);
    }
    next.conditions(Conditions.promoted(next.done(), world));
    if (!announcements.all().isEmpty()) {
      next.announcements(announcements.all());
    }
    CanaryStatus status = next.done();
    // The time of the next check is no change of the canary, and deadlines count from the last one.
    if (!status.edit().nextAnalysisTime(before.nextAnalysisTime()).done().equals(before)) {
      status = next.lastTransitionTime(world.now().toString()).done();
    }
    return new Decision.Act(
        inOrder, recorded(status, why), announcements.all(), why, failover.soonest(wake), outcome);
  }

  private CanaryStatus recorded(CanaryStatus status, Reasons why) {
    return Recorder.recorded(
        new Recorder.Decided(
            before,
            status,
            why,
            outcome,
            world.answers(),
            Optional.ofNullable(situation),
            world.now()));
  }

  private List<Action> derived() {
    Situation s = situation;
    if (s == null || statusOnly) {
      return actions;
    }
    correctClock(s);
    CanaryStatus status = next.done();
    List<Action> all = new ArrayList<>();
    DesiredObjects.of(status, s).forEach(manifest -> all.add(new Action.Put(manifest)));
    all.addAll(actions);
    if (DesiredTraffic.isRouted(status.phase())) {
      Traffic wanted = DesiredTraffic.of(status, s);
      failover = FailoverNotice.of(s, wanted);
      routed = true;
      all.add(new Action.Route(PrimaryFailover.instead(wanted, s)));
    }
    all.addAll(last);
    return all;
  }

  /**
   * A moment that comes from a clock that was ahead is replaced by a near one: no canary waits for
   * it.
   */
  private void correctClock(Situation s) {
    boolean kept = Objects.equals(next.done().nextAnalysisTime(), before.nextAnalysisTime());
    if (kept && s.times().clockWasAhead()) {
      s.times().nextAnalysis().ifPresent(near -> next.nextAnalysisTime(near.toString()));
    }
  }
}
