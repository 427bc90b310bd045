package io.haldane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.cli.exit.Exit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exit codes for scripts, by what the status says. */
class StatusTest extends WithCluster {
  private static final String PROBLEM =
      "{\"conditions\": [{\"type\": \"Reconciled\", \"status\": \"False\", \"reason\": \"TargetMissing\", \"message\": \"no target\"}]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"phase\": \"Succeeded\"}   | 0 | Promoted: the primary runs the new version.",
        "{\"phase\": \"Initialized\"} | 0 | Initialized:",
        "{\"phase\": \"Failed\", \"failure\": \"it was slow\"} | 1 | Rolled back. it was slow.",
        "{\"paused\": true}           | 3 | Held: it is paused at Progressing.",
        "{\"phase\": \"Progressing\"} | 4 | Progressing 30 %, failed checks 1 of 5, request-success-rate 91.34 %, at least 99 %",
        "{\"phase\": \"Succeeded\", \"lastAppliedSpec\": null} | 4 | The target has a new version"
      })
  void one_line_says_how_far_it_is(String status, int code, String line) {
    cluster.status("checkout", status);

    Shell.Result result = cluster.shell().run("status checkout");

    assertThat(result.out()).startsWith(line).hasLineCount(1);
    assertThat(result.code()).isEqualTo(code);
  }

  @Test
  void a_wait_prints_each_step_and_ends_with_the_release() {
    try (Background wait = new Background(cluster.shell(), "status checkout --wait")) {
      wait.awaitOut("12:00:00 Progressing 30 %");
      cluster.status("checkout", "{\"canaryWeight\": 40, \"failedChecks\": 2}");
      wait.awaitOut("Progressing 40 %, failed checks 2 of 5");
      cluster.status("checkout", "{\"phase\": \"Failed\", \"failure\": \"it was slow\"}");
      assertThat(wait.exit()).isEqualTo(Exit.NOT_OK);
      assertThat(wait.out()).endsWith("Rolled back. it was slow.\n").hasLineCount(3);
    }
  }

  @Test
  void a_canary_that_stays_held_ends_the_wait() {
    cluster.status("checkout", PROBLEM);

    Shell.Result result = cluster.shell().inFastTime().run("status checkout --wait");

    assertThat(result.out()).contains("Held: no target");
    assertThat(result.code()).isEqualTo(Exit.HELD);
  }

  @Test
  void a_problem_that_passes_does_not() {
    cluster.status("checkout", PROBLEM);
    try (Background wait = new Background(cluster.shell(), "status checkout --wait")) {
      wait.awaitOut("Held: no target");
      cluster.status("checkout", "{\"phase\": \"Succeeded\", \"conditions\": null}");
      assertThat(wait.exit()).isEqualTo(Exit.OK);
    }
  }

  @Test
  void a_wait_can_time_out() {
    Shell.Result result = cluster.shell().inFastTime().run("status checkout --wait --timeout 5s");

    assertThat(result.out().lines().reduce("", (before, line) -> line))
        .contains("Timed out. Progressing 30 %");
    assertThat(result.code()).isEqualTo(Exit.TIMED_OUT);
  }

  @Test
  void an_order_that_is_refused_ends_its_wait() {
    try (Background order = new Background(cluster.shell(), "promote checkout --wait")) {
      String token = Shell.NOW.toString();
      Awaitility.await()
          .until(() -> cluster.canary("checkout").getMetadata().getAnnotations() != null);
      cluster.status(
          "checkout",
          "{\"commands\": {\"promote\": \"%s\"}, \"announcements\": [{\"id\": \"1\", \"at\": \"2026-03-01T12:00:00Z\", \"type\": \"Warning\", \"message\": \"Ignoring promote of checkout.shop asked for by kubectl-haldane: the pods of the new version are not ready\"}]}"
              .formatted(token));
      assertThat(order.exit()).isEqualTo(Exit.NOT_OK);
      assertThat(order.out()).contains("the pods of the new version are not ready");
    }
  }
}
