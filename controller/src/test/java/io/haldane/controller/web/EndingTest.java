package io.haldane.controller.web;

import static io.haldane.controller.web.Acts.act;
import static io.haldane.controller.web.Canaries.START;
import static io.haldane.controller.web.Canaries.weighted;
import static io.haldane.controller.web.Canaries.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.Condition;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.decision.Reasons;
import io.haldane.view.Gate;
import io.haldane.view.Order;
import io.haldane.view.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * How a run ended stays the headline until the next one, also for a process that did not see it.
 */
class EndingTest {
  private static final String STOCK = "Canary analysis failed, Deployment scaled to zero.";
  private static final List<CheckResult> CHECKS =
      List.of(Acts.successRate(91.3), Acts.latency(212));

  private final History history = Histories.of("istio", () -> START.plusSeconds(600));
  private final Canary canary = with(weighted("shop", "checkout"), running(4));

  @Test
  void the_reason_outlives_the_quiet_looks_afterwards() {
    rolledBack();
    history.written(
        with(canary, failed(STOCK)),
        act(failed(STOCK), "scale down", "The run has ended."),
        START.plusSeconds(35));
    history.written(
        with(canary, failed(STOCK)),
        act(failed(STOCK), "steady", "Nothing new to release."),
        START.plusSeconds(40));

    CanaryDetail detail = detail();
    assertThat(detail.summary().text())
        .isEqualTo(
            "Rolled back: 5 of 5 failed checks. request-success-rate was 91.3 %, at least 99 % is asked for.");
    assertThat(detail.ended()).isEqualTo(detail.summary().text());
    assertThat(detail.summary().failedChecks()).isEqualTo(5);
    assertThat(detail.runs())
        .singleElement()
        .satisfies(run -> {
          assertThat(run.failedChecks()).isEqualTo(5);
          assertThat(run.text()).contains("request-success-rate was 91.3 %");
        });
  }

  @Test
  void the_status_alone_tells_the_reason_after_a_restart() {
    history.seen(with(canary, failed(STOCK)));

    assertThat(detail().summary().text())
        .contains("request-success-rate was 91.3 %", "at least 99 %");
    assertThat(detail().summary().failedChecks()).isEqualTo(5);
    assertThat(detail().runs()).singleElement().extracting(Run::failedChecks).isEqualTo(5);
    history.written(
        with(canary, failed(STOCK)),
        act(failed(STOCK), "steady", "Nothing new to release."),
        START.plusSeconds(700));
    assertThat(detail().summary().text()).contains("request-success-rate was 91.3 %");
    assertThat(detail().runs()).hasSize(1);
  }

  @Test
  void words_of_the_engine_behind_those_of_the_reference_come_first() {
    String why = "Version podinfo:2: request-success-rate 84.21% < 99% (2 of 2 failed checks)";
    history.seen(with(canary, failed(STOCK + " " + why)));
    assertThat(detail().ended()).isEqualTo("Rolled back. " + why + ".");
  }

  @Test
  void the_next_run_has_a_headline_of_its_own() {
    rolledBack();
    history.written(
        with(canary, failed(STOCK)),
        act(running(0), "start", "A new revision was found."),
        START.plusSeconds(90));
    assertThat(detail().ended()).isNull();
    assertThat(detail().summary().text()).isEqualTo("A new revision was found.");
    assertThat(detail().summary().failedChecks()).isZero();
  }

  @Test
  void the_advice_is_the_line_that_retries() {
    history.seen(with(canary, failed(STOCK)));
    assertThat(detail().orders())
        .filteredOn(order -> order.verb().equals("retry"))
        .singleElement()
        .extracting(Order::command)
        .isEqualTo(
            "kubectl -n shop annotate canary/checkout haldane.io/retry=\"$(date +%s)\" --overwrite");
  }

  @Test
  void a_closed_gate_tells_its_last_answer_and_what_opens_it_by_hand() {
    CanaryStatus waiting =
        running(0)
            .edit()
            .phase(CanaryPhase.WAITING)
            .checks(
                List.of(
                    Acts.hook(
                        "gate", "approve", "wait", "the connection was refused by http://gate:80")))
            .done();
    history.seen(with(canary, waiting));

    assertThat(detail().gates())
        .containsExactly(new Gate("approve", "the connection was refused by http://gate:80"));
    assertThat(detail().orders())
        .extracting(Order::verb)
        .containsExactly("promote", "abort", "pause");
  }

  private void rolledBack() {
    history.written(
        canary,
        act(running(5), new Reasons("halt", "Halted.", CHECKS), Outcome.NONE),
        START.plusSeconds(25));
    Reasons why = new Reasons("rollback", "Rolled back: 5 of 5 failed checks.", CHECKS);
    history.written(
        with(canary, running(5)), act(failed(STOCK), why, Outcome.FAILED), START.plusSeconds(30));
  }

  private static CanaryStatus running(int failures) {
    return Canaries.status(CanaryPhase.PROGRESSING, 10).edit().failedChecks(failures).done();
  }

  private static CanaryStatus failed(String message) {
    Condition promoted = new Condition("Promoted", "False", "Failed", message, null, null);
    return Canaries.status(CanaryPhase.FAILED, 0)
        .edit()
        .failedChecks(0)
        .checks(CHECKS)
        .conditions(List.of(promoted))
        .done();
  }

  private CanaryDetail detail() {
    return history.detail("shop", "checkout", 0).orElseThrow();
  }
}
