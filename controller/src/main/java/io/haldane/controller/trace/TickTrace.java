package io.haldane.controller.trace;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.controller.tick.CallTrail;
import io.haldane.engine.decision.Decision;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one reconcile of one canary did so far. Thread-safe. */
final class TickTrace implements CallTrail {
  /** More than a canary has checks; a bound for those that have absurdly many. */
  private static final int MOST = 256;

  private final Canary canary;
  private final Optional<RunTrace> run;
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
    RunRecord record = canary.statusOrEmpty().run();
    this.run =
        record == null || record.isOver()
            ? Optional.empty()
            : Optional.of(RunTrace.of(canary.getMetadata().getUid(), record.id()));
  }

  Canary canary() {
    return canary;
  }

  @Override
  public Followed begin(Callee callee, String name) {
    String span = TraceIds.once();
    Instant begun = clock.instant();
    return new Followed() {
      @Override
      public Optional<String> traceparent() {
        return run.map(trace -> trace.traceparent(span));
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

  /** What was decided, with the whole record of the run, if it is written. */
  synchronized Optional<Decision.Act> written() {
    return persisted ? Optional.ofNullable(decided) : Optional.empty();
  }
}
