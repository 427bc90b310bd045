package io.haldane.engine.record;

import static io.haldane.engine.record.Runs.RUNNING;
import static io.haldane.engine.record.Runs.START;
import static io.haldane.engine.record.Runs.after;
import static io.haldane.engine.record.Runs.ended;
import static io.haldane.engine.record.Runs.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckVerdict;
import io.haldane.api.v1beta1.PastRun;
import io.haldane.api.v1beta1.RunRecord;
import io.haldane.api.v1beta1.RunResult;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FilingTest {
  private static final CanaryStatus STEP = after(RUNNING, 40, CheckVerdict.PASS);

  @Test
  void a_run_that_goes_on_is_not_filed() {
    assertThat(Filing.due(RUNNING, STEP)).isEmpty();
    assertThat(Filing.due(STEP, after(STEP, 50, CheckVerdict.FAIL))).isEmpty();
  }

  @Test
  void a_run_that_ends_is_filed_until_the_status_is_written_without_it() {
    CanaryStatus end = ended(STEP, 90);
    RunRecord record = run(end);

    assertThat(Filing.due(STEP, end)).containsExactly(record);
    assertThat(Filing.due(end, end)).containsExactly(record);
    CanaryStatus filed = Filing.filed(end, record);
    assertThat(filed.run()).isNull();
    assertThat(filed.pastRuns())
        .containsExactly(
            new PastRun(
                record.id(),
                START.toString(),
                "2026-03-01T12:01:30Z",
                "promoted",
                90,
                0,
                "v2",
                "It is done.",
                null));
    assertThat(Filing.due(filed, filed)).isEmpty();
    assertThat(Filing.duration(record)).contains(Duration.ofSeconds(90));
  }

  @Test
  void a_run_that_is_overtaken_is_filed_with_its_end() {
    CanaryStatus next =
        after(
            STEP.edit().runStartedAt(START.plusSeconds(60).toString()).done(),
            60,
            CheckVerdict.PASS);

    assertThat(Filing.due(STEP, next))
        .singleElement()
        .satisfies(old -> {
          assertThat(old.id()).isEqualTo(run(STEP).id());
          assertThat(old.result()).isNotNull();
          assertThat(old.result().outcome()).isEqualTo(RunResult.SUPERSEDED);
          assertThat(Filing.filed(next, old).run()).isEqualTo(next.run());
        });
  }

  @Test
  void the_oldest_runs_go_and_not_too_many_at_once() {
    List<PastRun> past =
        IntStream.range(0, 25)
            .mapToObj(i -> new PastRun("r" + i, "", "", "", 0, 0, null, null, null))
            .toList();
    CanaryStatus status = RUNNING.edit().pastRuns(past).done();

    assertThat(Filing.surplus(status, 25)).isEmpty();
    assertThat(Filing.surplus(status, 24)).containsExactly("r0");
    assertThat(Filing.surplus(status, 3)).hasSize(10).startsWith("r0", "r1");
    assertThat(Filing.deleted(status, "r0").pastRuns()).isEqualTo(past.subList(1, 25));
  }
}
