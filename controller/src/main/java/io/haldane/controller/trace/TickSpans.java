package io.haldane.controller.trace;

import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.RecordedStep;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.record.Filing;
import io.haldane.engine.situation.StepTimes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The spans of one reconcile. */
final class TickSpans {
  private final TickTrace tick;
  private final @Nullable Progress known;
  private final SpanSink sink;
  private final Instant now;
  private final Optional<Decision.Act> act;
  private final @Nullable RunRecord before;
  private final @Nullable RunRecord current;

  /**
   * @param known of the canary, from the reconcile before
   * @param now when the reconcile ended
   */
  TickSpans(TickTrace tick, @Nullable Progress known, SpanSink sink, Instant now) {
    this.tick = tick;
    this.known = known;
    this.sink = sink;
    this.now = now;
    this.act = tick.written();
    this.before = status().run();
    this.current = act.map(Decision.Act::next).map(CanaryStatus::run).orElse(before);
  }

  private CanaryStatus status() {
    return tick.canary().statusOrEmpty();
  }

  /** Sends them; what to remember while the run goes on, or null. */
  @Nullable Progress send() {
    if (current == null || (isBefore(current) && wasOver())) {
      return null;
    }
    SpanText text = new SpanText(tick.canary(), current);
    Map<String, RecordedStep> steps = newSteps(current);
    Instant since = since(current);
    String parent = text.trace().root();
    for (Map.Entry<String, RecordedStep> step : steps.entrySet()) {
      sink.add(text.step(step.getKey(), standing(current, step.getKey()), since, now));
      parent = text.trace().step(step.getKey());
    }
    int traced = sendOccurrences(text, parent);
    act.ifPresent(written ->
        Filing.due(status(), written.next()).stream()
            .filter(run -> !(isBefore(run) && wasOver()))
            .forEach(run -> sink.add(new SpanText(tick.canary(), run).run(now))));
    return current.isOver()
        ? null
        : new Progress(current.id(), steps.isEmpty() ? since : now, traced);
  }

  private boolean isBefore(RunRecord run) {
    return before != null && before.id().equals(run.id());
  }

  private boolean wasOver() {
    return before != null && before.isOver();
  }

  /** By their keys, in order. */
  private Map<String, RecordedStep> newSteps(RunRecord run) {
    Map<String, RecordedStep> steps = new TreeMap<>(run.steps());
    if (before != null && isBefore(run)) {
      steps.keySet().removeIf(key -> before.steps().containsKey(key));
    }
    return steps;
  }

  /** When the step before ended: from memory, or else as the record has it. */
  private Instant since(RunRecord run) {
    if (known != null && known.run().equals(run.id())) {
      return known.ended();
    }
    List<RecordedStep> earlier = before == null || !isBefore(run) ? List.of() : before.inOrder();
    String text = earlier.isEmpty() ? run.startedAt() : earlier.getLast().at();
    return StepTimes.instant(text).orElse(now);
  }

  /** Where the canary stood until that step; null at the beginning. */
  private static @Nullable RecordedStep standing(RunRecord run, String key) {
    String last = new TreeMap<>(run.steps()).lowerKey(key);
    return last == null ? null : run.steps().get(last);
  }

  private int sendOccurrences(SpanText text, String parent) {
    int traced = known != null && known.run().equals(text.run().id()) ? known.occurrences() : 0;
    List<CheckResult> checks = act.map(written -> written.why().checks()).orElse(List.of());
    for (Occurrence occurrence : tick.occurrencesOfRun()) {
      if (traced == Progress.MOST) {
        break;
      }
      sink.add(text.occurrence(occurrence, parent, checks));
      traced++;
    }
    return traced;
  }
}
