package io.haldane.controller.trace;

import io.haldane.api.ObjectRef;
import io.haldane.api.hooks.HookRequest;
import io.haldane.api.hooks.HookRun;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.kube.WriteOutcome;
import io.haldane.controller.tick.CallTrail;
import io.haldane.controller.tick.TickObserver;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.world.World;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes a trace of each run: the run, its steps, and what each step asked and wrote. A step is
 * traced once it is written to the status, so a decision that is repeated after a crash is one
 * span.
 */
final class RunTraces implements TickObserver {
  private final SpanSink sink;
  private final InstantSource clock;
  private final Map<CanaryKey, TickTrace> ticks = new ConcurrentHashMap<>();
  private final Map<CanaryKey, Progress> runs = new ConcurrentHashMap<>();
  private final Doubts doubts = new Doubts();

  RunTraces(SpanSink sink, InstantSource clock) {
    this.sink = sink;
    this.clock = clock;
  }

  @Override
  public boolean onlyOwned() {
    return true;
  }

  @Override
  public void observed(World world) {
    ticks.put(CanaryKey.of(world.canary()), new TickTrace(world.canary(), clock));
  }

  @Override
  public CallTrail trail(CanaryKey canary) {
    TickTrace tick = ticks.get(canary);
    return tick == null ? CallTrail.NONE : tick;
  }

  @Override
  public void wrote(CanaryKey canary, ObjectRef object, Duration took, WriteOutcome outcome) {
    TickTrace tick = ticks.get(canary);
    if (tick != null) {
      Instant now = clock.instant();
      tick.add(new Occurrence.Write(object, now.minus(took), now, problem(outcome)));
    }
  }

  @Override
  public void decided(World world, Decision.Act act) {
    TickTrace tick = ticks.get(CanaryKey.of(world.canary()));
    if (tick != null) {
      tick.decided(act);
    }
  }

  @Override
  public void persisted(World world, Decision.Act act) {
    TickTrace tick = ticks.get(CanaryKey.of(world.canary()));
    if (tick != null) {
      tick.persisted();
    }
  }

  @Override
  public void ended(Canary canary, Duration took) {
    CanaryKey key = CanaryKey.of(canary);
    TickTrace tick = ticks.remove(key);
    if (tick != null) {
      Instant now = clock.instant();
      doubts.settledBy(key, tick).ifPresent(doubt -> send(key, doubt.tick(), doubt.ended()));
      if (!doubts.keep(key, tick, now)) {
        send(key, tick, now);
      }
    }
  }

  private void send(CanaryKey key, TickTrace tick, Instant ended) {
    Progress known = runs.get(key);
    Progress asking = new AskedBefore(tick, known, sink, ended).send();
    Progress running = new TickSpans(tick, known, sink, ended).send();
    keep(key, running == null ? asking : running);
  }

  /** Its span is below that of the run; an event that belongs to no run has none. */
  @Override
  public CallTrail.Followed event(HookRequest request) {
    HookRun run = request.payload().run();
    return run.id() == null || run.uid() == null
        ? CallTrail.Followed.NOT
        : new EventSpan(RunTrace.of(run.uid(), run.id()), request.payload(), sink, clock);
  }

  /** Of canaries at rest nothing is kept. */
  private void keep(CanaryKey key, @Nullable Progress progress) {
    if (progress == null) {
      runs.remove(key);
    } else {
      runs.put(key, progress);
    }
  }

  @Override
  public void gone(CanaryKey canary) {
    ticks.remove(canary);
    runs.remove(canary);
    doubts.forget(canary);
  }

  private static String problem(WriteOutcome outcome) {
    return switch (outcome) {
      case WriteOutcome.Done _ -> "";
      case WriteOutcome.Stale(String why) -> why;
      case WriteOutcome.Contested(String why, _) -> why;
      case WriteOutcome.Refused(String why) -> why;
      case WriteOutcome.Ending(String why) -> why;
      case WriteOutcome.Unavailable(String why) -> why;
      case WriteOutcome.NotLeading() -> "another controller leads";
    };
  }
}
