package io.haldane.controller.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceIdsTest {
  @Test
  void any_controller_finds_the_same_ids_for_a_run() {
    RunTrace trace = RunTrace.of("3f0c", "run-1");
    RunTrace again = RunTrace.of("3f0c", "run-1");

    assertThat(again).isEqualTo(trace);
    assertThat(again.step("00002")).isEqualTo(trace.step("00002"));
    assertThat(trace.id()).matches("[0-9a-f]{32}").isNotEqualTo("0".repeat(32));
    assertThat(trace.root()).matches("[0-9a-f]{16}").isNotEqualTo(trace.step("00001"));
  }

  @Test
  void other_runs_steps_and_canaries_have_other_ids() {
    RunTrace trace = RunTrace.of("3f0c", "run-1");

    assertThat(RunTrace.of("3f0c", "run-2").id()).isNotEqualTo(trace.id());
    assertThat(RunTrace.of("aaaa", "run-1").id()).isNotEqualTo(trace.id());
    assertThat(trace.step("00001")).isNotEqualTo(trace.step("00002"));
    assertThat(TraceIds.once()).matches("[0-9a-f]{16}").isNotEqualTo(TraceIds.once());
  }

  @Test
  void a_call_carries_the_header_of_w3c_trace_context() {
    assertThat(RunTrace.of("3f0c", "run-1").traceparent("0123456789abcdef"))
        .matches("00-[0-9a-f]{32}-0123456789abcdef-01");
  }
}
