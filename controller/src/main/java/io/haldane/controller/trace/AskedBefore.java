package io.haldane.controller.trace;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.situation.StepTimes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The gates that are asked before a run begins. They have a trace of their own, because the run has
 * no id until they are open. It ends when the run begins.
 */
final class AskedBefore {
  private final TickTrace tick;
  private final @Nullable Progress known;
  private final SpanSink sink;
  private final Instant now;

  /**
   * @param known of the canary, from the reconcile before
   * @param now when the reconcile ended
   */
  AskedBefore(TickTrace tick, @Nullable Progress known, SpanSink sink, Instant now) {
    this.tick = tick;
    this.known = known;
    this.sink = sink;
    this.now = now;
  }

  /** Sends the spans; what to remember while the gates are closed, or null. */
  @Nullable Progress send() {
    List<Occurrence.Call> calls = tick.isBeforeRun() ? tick.calls() : List.of();
    if (calls.isEmpty()) {
      return null;
    }
    int traced = known != null && known.run().equals(tick.trace().id()) ? known.occurrences() : 0;
    calls.stream().limit(Math.max(0, Progress.MOST - traced)).map(this::span).forEach(sink::add);
    if (tick.written().map(Decision.Act::next).filter(AskedBefore::runs).isPresent()) {
      sink.add(whole(calls));
      return null;
    }
    return new Progress(tick.trace().id(), now, Math.min(Progress.MOST, traced + calls.size()));
  }

  private static boolean runs(CanaryStatus next) {
    return next.phase().running();
  }

  /** A closed gate is no error. */
  private Span span(Occurrence.Call call) {
    return new Span(
        tick.trace(),
        call.span(),
        tick.trace().root(),
        (call.toHook() ? "hook " : "check ") + call.name(),
        Span.Kind.CALL,
        call.begun(),
        call.ended(),
        about().with("haldane.answer", call.problem()).all(),
        Optional.empty());
  }

  private Span whole(List<Occurrence.Call> calls) {
    CanaryStatus status = tick.canary().statusOrEmpty();
    Optional<Instant> since =
        status.phase() == CanaryPhase.WAITING
            ? StepTimes.instant(status.lastTransitionTime())
            : Optional.empty();
    Instant begun =
        Stream.concat(since.stream(), calls.stream().map(Occurrence::begun))
            .min(Instant::compareTo)
            .orElse(now);
    return new Span(
        tick.trace(),
        tick.trace().root(),
        "",
        "WAIT canary " + tick.canary().getMetadata().getName(),
        Span.Kind.RUN,
        begun,
        now,
        about().all(),
        Optional.empty());
  }

  private Attributes about() {
    Canary canary = tick.canary();
    return new Attributes()
        .with("k8s.namespace.name", canary.getMetadata().getNamespace())
        .with("haldane.canary", canary.getMetadata().getName())
        .with("haldane.run.id", runId());
  }

  /** Of the run that begins; not known while the gates are closed. */
  private @Nullable String runId() {
    return tick.written()
        .map(Decision.Act::next)
        .filter(AskedBefore::runs)
        .flatMap(next -> Optional.ofNullable(next.run()))
        .map(RunRecord::id)
        .orElse(null);
  }
}
