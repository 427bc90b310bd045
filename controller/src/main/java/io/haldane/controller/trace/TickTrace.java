package io.haldane.controller.trace;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.PastRun;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.controller.tick.CallTrail;
import io.haldane.engine.decision.Decision;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What one reconcile of one canary did so far. Thread-safe. */
final class TickTrace implements CallTrail {
  /** More than a canary has checks; a bound for those that have absurdly many. */
  private static final int MOST = 256;

  private final Canary canary;
  private final RunTrace trace;
  private final boolean beforeRun;
  private final InstantSource clock;
  private final List<Occurrence> occurrences = new ArrayList<>();
  private Decision.@Nullable Act decided;
  private boolean persisted;

  /**
   * @param canary as it was observed
   */
  TickTrace(Canary canary, InstantSource clock) {
    this.canary = canary;
    this.clock = clock;
    String uid = canary.getMetadata().getUid();
    CanaryStatus status = canary.statusOrEmpty();
    RunRecord record = status.run();
    this.beforeRun = record == null || record.isOver();
    this.trace =
        record == null || record.isOver()
            ? RunTrace.before(uid, Objects.requireNonNullElse(status.runStartedAt(), ""))
            : RunTrace.of(uid, record.id());
  }

  Canary canary() {
    return canary;
  }

  /** That of the run, or of what is asked before the next one. */
  RunTrace trace() {
    return trace;
  }

  /** No run was going on when the canary was observed. */
  boolean isBeforeRun() {
    return beforeRun;
  }

  @Override
  public Followed begin(Callee callee, String name) {
    String span = TraceIds.once();
    Instant begun = clock.instant();
    return new Followed() {
      @Override
      public Optional<String> traceparent() {
        return Optional.of(trace.traceparent(span));
      }

      @Override
      public void ended(String problem) {
        boolean toHook = callee == Callee.HOOK;
        add(new Occurrence.Call(toHook, name, span, begun, clock.instant(), problem));
      }
    };
  }

  synchronized void add(Occurrence occurrence) {
    if (occurrences.size() < MOST) {
      occurrences.add(occurrence);
    }
  }

  /** Without the calls that {@link AskedBefore} has in another trace. */
  List<Occurrence> occurrencesOfRun() {
    return occurrences().stream()
        .filter(each -> !(beforeRun && each instanceof Occurrence.Call))
        .toList();
  }

  synchronized List<Occurrence.Call> calls() {
    return occurrences.stream()
        .filter(Occurrence.Call.class::isInstance)
        .map(Occurrence.Call.class::cast)
        .toList();
  }

  synchronized void decided(Decision.Act act) {
    decided = act;
  }

  synchronized void persisted() {
    persisted = true;
  }

  /** In the order of their ends. */
  synchronized List<Occurrence> occurrences() {
    return List.copyOf(occurrences);
  }

  /**
   * The status may be written although it is not known: the server did not answer, or what it
   * answered to a repeated request was a conflict with the first one.
   */
  synchronized boolean isInDoubt() {
    return decided != null
        && !persisted
        && occurrences.stream()
            .anyMatch(each ->
                each instanceof Occurrence.Write write && write.isOf(canary) && !write.done());
  }

  /** Whether a later status has what was decided. */
  synchronized boolean isShownBy(CanaryStatus status) {
    RunRecord next = decided == null ? null : decided.next().run();
    if (next == null || next.steps().isEmpty()) {
      return false;
    }
    RunRecord now = status.run();
    String last = new TreeMap<>(next.steps()).lastKey();
    return now != null && now.id().equals(next.id())
        ? Objects.equals(now.steps().get(last), next.steps().get(last))
        : next.isOver() && status.pastRuns().stream().anyMatch(PastRun.of(next)::equals);
  }

  /** What was decided, with the whole record of the run, if it is written. */
  synchronized Optional<Decision.Act> written() {
    return persisted ? Optional.ofNullable(decided) : Optional.empty();
  }
}
