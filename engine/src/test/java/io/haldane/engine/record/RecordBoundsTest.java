package io.haldane.engine.record;

import static io.haldane.engine.record.Runs.RUNNING;
import static io.haldane.engine.record.Runs.after;
import static io.haldane.engine.record.Runs.decided;
import static io.haldane.engine.record.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckKind;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.api.v1beta1.RecordedStep;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.decision.Reasons;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordBoundsTest {
  @Test
  void the_oldest_steps_go_first_and_failed_ones_stay() {
    CanaryStatus status = RUNNING;
    for (int i = 1; i <= 150; i++) {
      status = after(status, i, i == 3 ? CheckVerdict.FAIL : CheckVerdict.PASS);
    }

    RunRecord run = run(status);
    assertThat(run.steps()).hasSize(RecordBounds.MOST_STEPS);
    assertThat(run.stepsLeftOut()).isEqualTo(50);
    assertThat(run.steps().keySet().stream().limit(2)).containsExactly("00003", "00052");
    assertThat(run.steps()).containsKey("00150");
  }

  @Test
  void steps_that_moved_nothing_go_before_those_that_did() {
    Map<String, RecordedStep> steps = new LinkedHashMap<>();
    for (int i = 1; i <= 101; i++) {
      int weight = i == 1 ? 0 : 10;
      steps.put(
          RunRecord.key(i),
          new RecordedStep("t" + i, "Progressing", weight, 0, 0, "wait", null, List.of(), null));
    }

    RunRecord cut = RecordBounds.cut(run(after(RUNNING, 1, CheckVerdict.PASS)).withSteps(steps, 0));

    assertThat(cut.steps()).hasSize(100).containsKeys("00001", "00002").doesNotContainKey("00003");
  }

  @Test
  void long_texts_and_many_checks_stay_within_the_bytes() throws JsonProcessingException {
    CheckResult check =
        CheckResult.of(CheckKind.METRIC, "é".repeat(9999), CheckVerdict.FAIL, "\n".repeat(9999));
    Reasons why = new Reasons("halt", "\"".repeat(9999), Collections.nCopies(500, check));
    Map<String, String> queries = new HashMap<>();
    for (int i = 0; i < 30; i++) {
      queries.put("q" + i, "\t".repeat(2000));
    }
    CanaryStatus status = RUNNING;
    for (int i = 1; i <= 20; i++) {
      status = Recorder.recorded(decided(status, i, why, Outcome.NONE));
      status = status.edit().run(run(status).withQueries(queries)).done();
    }
    RunRecord run = run(Recorder.recorded(decided(status, 21, why, Outcome.FAILED)));

    assertThat(run.inOrder().getLast().weight()).isEqualTo(21);
    assertThat(run.inOrder().getLast().checksLeftOut()).isPositive();
    assertThat(run.stepsLeftOut()).isEqualTo(21 - run.steps().size());
    assertThat(new ObjectMapper().writeValueAsBytes(run))
        .hasSizeLessThanOrEqualTo(RecordBounds.MOST_BYTES);
  }

  @Test
  void steps_of_names_that_nobody_gave_do_no_harm() {
    RunRecord broken =
        run(after(RUNNING, 1, CheckVerdict.PASS))
            .withSteps(
                Map.of(
                    "x",
                    new RecordedStep("", "", 0, 0, 0, "", null, List.of(), null),
                    "99999999999",
                    new RecordedStep("", "", 0, 0, 0, "", null, List.of(), null)),
                0);
    CanaryStatus next = after(RUNNING.edit().run(broken).done(), 2, CheckVerdict.PASS);

    assertThat(run(next).steps()).containsOnlyKeys("00001");
  }
}
