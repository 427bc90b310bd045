package io.haldane.controller.trace;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.api.v1beta1.PastRun;
import io.haldane.api.v1beta1.RecordedStep;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.api.v1beta1.RunResult;
import io.haldane.engine.situation.StepTimes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names and attributes of the spans of one run. It takes them from its record, whose texts are
 * without secrets.
 */
record SpanText(Canary canary, RunRecord run, RunTrace trace) {
  SpanText(Canary canary, RunRecord run) {
    this(canary, run, RunTrace.of(canary.getMetadata().getUid(), run.id()));
  }

  private Attributes common() {
    return new Attributes()
        .with("k8s.namespace.name", canary.getMetadata().getNamespace())
        .with("haldane.canary", canary.getMetadata().getName())
        .with("haldane.run.id", run.id());
  }

  /**
   * The whole run.
   *
   * @param now its end, if its record has none
   */
  Span run(Instant now) {
    RunResult result = Objects.requireNonNullElse(run.result(), new RunResult("", "", null));
    PastRun summary = PastRun.of(run);
    boolean failed = result.outcome().equals(RunResult.FAILED);
    Attributes attributes =
        common()
            .with("cicd.pipeline.name", canary.getMetadata().getName())
            .with("cicd.pipeline.run.id", run.id())
            .with("cicd.pipeline.action.name", "RUN")
            .with("cicd.pipeline.result", pipelineResult(result.outcome()))
            .with("error.type", failed ? "rollback" : null)
            .with("haldane.outcome", result.outcome())
            .with("haldane.reason", result.reason())
            .with("haldane.revision", run.release().revision())
            .with("haldane.revision.previous", run.release().previousRevision())
            .with("haldane.images", run.release().images())
            .with("haldane.images.previous", run.release().previousImages())
            .with("haldane.weight", summary.weight())
            .with("haldane.failures", summary.failures());
    return new Span(
        trace,
        trace.root(),
        "",
        "RUN canary " + canary.getMetadata().getName(),
        Span.Kind.RUN,
        StepTimes.instant(run.startedAt()).orElse(now),
        ended(result, now),
        attributes.all(),
        failed
            ? Optional.of(Objects.requireNonNullElse(result.reason(), "failed"))
            : Optional.empty());
  }

  /**
   * A run that is superseded ended when its successor began; all others end with this reconcile.
   */
  private static Instant ended(RunResult result, Instant now) {
    return result.outcome().equals(RunResult.SUPERSEDED)
        ? StepTimes.instant(result.at()).orElse(now)
        : now;
  }

  /** In the words of OpenTelemetry's conventions for pipelines. */
  private static String pipelineResult(String outcome) {
    return switch (outcome) {
      case RunResult.PROMOTED -> "success";
      case RunResult.SKIPPED -> "skip";
      case RunResult.FAILED -> "failure";
      default -> "cancellation";
    };
  }

  /**
   * The time in which the canary stood at a weight or iteration, and how it was judged.
   *
   * @param key of the step that ended it
   * @param stood where it stood; null at the beginning of the run
   */
  Span step(String key, @Nullable RecordedStep stood, Instant begun, Instant ended) {
    RecordedStep step = Objects.requireNonNull(run.steps().get(key));
    int weight = stood == null ? 0 : stood.weight();
    int iteration = stood == null ? 0 : stood.iteration();
    String where = iteration > 0 ? "iteration " + iteration : "weight " + weight + "%";
    Attributes attributes =
        common()
            .with("haldane.step", key)
            .with("haldane.weight", weight)
            .with("haldane.iteration", iteration)
            .with("haldane.weight.next", step.weight())
            .with("haldane.phase", step.phase())
            .with("haldane.failures", step.failures())
            .with("haldane.verdict", step.verdict())
            .with("haldane.reason", step.reason());
    return new Span(
        trace,
        trace.step(key),
        trace.root(),
        "step " + where,
        Span.Kind.WITHIN,
        begun,
        ended,
        attributes.all(),
        step.hasFailed()
            ? Optional.of(Objects.requireNonNullElse(step.reason(), step.verdict()))
            : Optional.empty());
  }

  /**
   * One call or write.
   *
   * @param checks as they were judged in the same reconcile
   */
  Span occurrence(Occurrence occurrence, String parent, List<CheckResult> checks) {
    return switch (occurrence) {
      case Occurrence.Call call -> called(call, parent, result(call, checks));
      case Occurrence.Write write ->
          child(
              parent,
              TraceIds.once(),
              "write " + write.object().kind(),
              write,
              new Attributes()
                  .with("haldane.object.kind", write.object().kind())
                  .with("haldane.object.name", write.object().name())
                  .with("haldane.object.namespace", write.object().namespace())
                  .all(),
              write.problem());
    };
  }

  private Span called(Occurrence.Call call, String parent, Optional<CheckResult> check) {
    Attributes attributes = new Attributes().with("haldane.answer", call.problem());
    String problem = call.problem();
    if (check.isPresent()) {
      CheckResult result = check.get();
      attributes
          .with("haldane.check.verdict", result.verdict())
          .with("haldane.check.value", result.value())
          .with("haldane.check.min", result.min())
          .with("haldane.check.max", result.max())
          .with("haldane.check.unit", result.unit())
          .with("haldane.check.message", result.message());
      String why = Objects.requireNonNullElse(result.message(), "the check failed");
      problem = result.says(CheckVerdict.FAIL) ? why : "";
    }
    if (!call.toHook()) {
      attributes.with("haldane.check.query", run.queries().get(call.name()));
    }
    String name = (call.toHook() ? "hook " : "check ") + call.name();
    return child(parent, call.span(), name, call, attributes.all(), problem);
  }

  private static Optional<CheckResult> result(Occurrence.Call call, List<CheckResult> checks) {
    return checks.stream()
        .filter(check -> check.name().equals(call.name()))
        .filter(check -> check.kind().equals("metric") != call.toHook())
        .findFirst();
  }

  private Span child(
      String parent,
      String id,
      String name,
      Occurrence occurrence,
      Map<String, Object> attributes,
      String problem) {
    return new Span(
        trace,
        id,
        parent,
        name,
        Span.Kind.CALL,
        occurrence.begun(),
        occurrence.ended(),
        common().and(attributes).all(),
        problem.isEmpty() ? Optional.empty() : Optional.of(problem));
  }
}
