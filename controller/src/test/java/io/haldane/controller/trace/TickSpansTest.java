package io.haldane.controller.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.RecordedStep;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.api.v1beta1.RunRelease;
import io.haldane.api.v1beta1.RunResult;
import io.haldane.controller.testing.Objects;
import io.haldane.controller.tick.CallTrail;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TickSpansTest {
  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant NOW = START.plusSeconds(60);
  private static final CheckResult ERRORS =
      new CheckResult("metric", "errors", "fail", 7.0, null, 1.0, "%", "7% of at most 1%");

  private final List<Span> spans = new ArrayList<>();

  private static RunRecord run(String id, int... weights) {
    Map<String, RecordedStep> steps = new TreeMap<>();
    for (int weight : weights) {
      Instant at = START.plusSeconds(10L * steps.size());
      steps.put(
          RunRecord.key(steps.size() + 1),
          new RecordedStep(
              at.toString(), "Progressing", weight, 0, 0, "advance", "fine", List.of(), null));
    }
    return new RunRecord(
        id, START.toString(), RunRelease.UNKNOWN, List.of(), Map.of(), steps, null, null);
  }

  private static Canary canary(@Nullable RunRecord run) {
    Canary canary = Objects.canary("shop");
    canary.getMetadata().setUid("3f0c");
    canary.setStatus(CanaryStatus.EMPTY.edit().run(run).done());
    return canary;
  }

  private static TickTrace tick(@Nullable RunRecord before) {
    return new TickTrace(canary(before), () -> NOW);
  }

  private static void written(TickTrace tick, RunRecord next) {
    tick.decided(
        new Decision.Act(
            List.of(),
            CanaryStatus.EMPTY.edit().run(next).done(),
            List.of(),
            new Reasons("advance", "fine", List.of(ERRORS)),
            new Wake.OnChange(),
            Outcome.NONE));
    tick.persisted();
  }

  private @Nullable Progress send(TickTrace tick, @Nullable Progress known) {
    return new TickSpans(tick, known, spans::add, NOW).send();
  }

  private static ObjectRef route() {
    return new ObjectRef("networking.istio.io/v1", "VirtualService", "test", "shop");
  }

  @Test
  void a_step_lasts_from_the_one_before_it_and_holds_what_was_asked() {
    TickTrace tick = tick(run("r1", 10));
    CallTrail.Followed call = tick.begin(CallTrail.Callee.BACKEND, "errors");
    call.ended("");
    written(tick, run("r1", 10, 20));
    Progress progress = send(tick, null);

    RunTrace trace = RunTrace.of("3f0c", "r1");
    assertThat(spans).extracting(Span::name).containsExactly("step weight 10%", "check errors");
    Span step = spans.getFirst();
    assertThat(step.id()).isEqualTo(trace.step("00002"));
    assertThat(step.parent()).isEqualTo(trace.root());
    assertThat(step.begun()).isEqualTo(START);
    assertThat(step.ended()).isEqualTo(NOW);
    Span check = spans.getLast();
    assertThat(check.parent()).isEqualTo(step.id());
    assertThat(call.traceparent()).contains(trace.traceparent(check.id()));
    assertThat(check.error()).contains("7% of at most 1%");
    assertThat(check.attributes())
        .containsEntry("haldane.check.value", 7.0)
        .containsEntry("haldane.check.max", 1.0);
    assertThat(progress).isEqualTo(new Progress("r1", NOW, 1));
  }

  @Test
  void the_same_process_goes_on_where_the_last_step_ended() {
    TickTrace tick = tick(run("r1", 10));
    written(tick, run("r1", 10, 20));
    send(tick, new Progress("r1", START.plusSeconds(3), 0));

    assertThat(spans.getFirst().begun()).isEqualTo(START.plusSeconds(3));
  }

  @Test
  void a_decision_that_is_not_written_is_no_step_but_what_was_tried_is_shown() {
    TickTrace tick = tick(run("r1", 10));
    tick.add(new Occurrence.Write(route(), START, NOW, "forbidden"));
    send(tick, null);

    assertThat(spans).extracting(Span::name).containsExactly("write VirtualService");
    assertThat(spans.getFirst().parent()).isEqualTo(RunTrace.of("3f0c", "r1").root());
    assertThat(spans.getFirst().error()).contains("forbidden");
  }

  @Test
  void a_run_that_fails_ends_its_trace_with_the_reason() {
    TickTrace tick = tick(run("r1", 10));
    written(tick, run("r1", 10, 0).ended(new RunResult(NOW.toString(), "failed", "too slow")));

    assertThat(send(tick, null)).isNull();
    Span root = spans.getLast();
    assertThat(root.id()).isEqualTo(RunTrace.of("3f0c", "r1").root());
    assertThat(root.parent()).isEmpty();
    assertThat(root.begun()).isEqualTo(START);
    assertThat(root.error()).contains("too slow");
    assertThat(root.attributes())
        .containsEntry("cicd.pipeline.result", "failure")
        .containsEntry("haldane.weight", 10L);
  }

  @Test
  void a_newer_version_ends_the_trace_of_the_older_one() {
    TickTrace tick = tick(run("r1", 10));
    RunRecord newer =
        new RunRecord(
            "r2",
            START.plusSeconds(30).toString(),
            RunRelease.UNKNOWN,
            List.of(),
            Map.of(),
            run("r2", 0).steps(),
            null,
            null);
    written(tick, newer);
    Progress progress = send(tick, new Progress("r1", START, 5));

    assertThat(spans).extracting(Span::name).containsExactly("step weight 0%", "RUN canary shop");
    assertThat(spans.getFirst().trace()).isEqualTo(RunTrace.of("3f0c", "r2"));
    Span old = spans.getLast();
    assertThat(old.trace()).isEqualTo(RunTrace.of("3f0c", "r1"));
    assertThat(old.ended()).isEqualTo(START.plusSeconds(30));
    assertThat(old.attributes()).containsEntry("cicd.pipeline.result", "cancellation");
    assertThat(progress).isEqualTo(new Progress("r2", NOW, 0));
  }

  @Test
  void between_runs_there_is_nothing_to_trace() {
    TickTrace before = tick(null);
    before.add(new Occurrence.Write(route(), START, NOW, ""));
    RunRecord over = run("r1", 10).ended(new RunResult(NOW.toString(), "promoted", null));
    TickTrace after = tick(over);
    CallTrail.Followed call = after.begin(CallTrail.Callee.HOOK, "gate");
    call.ended("");
    written(after, over);

    assertThat(send(before, null)).isNull();
    assertThat(send(after, null)).isNull();
    assertThat(spans).isEmpty();
  }

  @Test
  void a_gate_that_waits_for_a_week_does_not_fill_the_collector() {
    Progress progress = new Progress("r1", START, Progress.MOST - 1);
    for (int i = 0; i < 3; i++) {
      TickTrace tick = tick(run("r1", 10));
      tick.begin(CallTrail.Callee.HOOK, "gate").ended("no");
      progress = send(tick, progress);
    }

    assertThat(spans).hasSize(1);
    assertThat(progress).isEqualTo(new Progress("r1", START, Progress.MOST));
  }
}
