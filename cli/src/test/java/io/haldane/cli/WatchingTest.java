package io.haldane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.cli.exit.Exit;
import io.haldane.cli.text.Screen;
import io.haldane.sandbox.api.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands that stay: they show what changes, and outlive an API server that restarts. */
class WatchingTest extends WithCluster {
  @ParameterizedTest
  @CsvSource({"get checkout --watch", "list --watch"})
  void a_watch_shows_changes(String line) {
    try (Background watch = new Background(cluster.shell(), line)) {
      watch.awaitOut("30 %");
      cluster.status("checkout", "{\"canaryWeight\": 40}");
      watch.awaitOut("40 %");
    }
  }

  @ParameterizedTest
  @CsvSource({"get checkout --watch", "list --watch", "status checkout --wait"})
  void a_watch_outlives_an_api_server_that_restarts(String line) {
    try (Background watch = new Background(cluster.shell(), line)) {
      watch.awaitOut("30 %");
      cluster
          .api()
          .faults()
          .next(
              3, request -> request.userAgent().contains("kubectl-haldane"), new Fault.Refuse(503));
      cluster.api().faults().dropWatches();
      watch.awaitOut("Trying again.");
      cluster.status("checkout", "{\"canaryWeight\": 50}");
      watch.awaitOut("50 %");
    }
  }

  @Test
  void a_watch_that_is_too_old_reads_the_list_again() {
    try (Background watch = new Background(cluster.shell(), "status checkout --wait")) {
      watch.awaitOut("30 %");
      cluster.api().faults().forgetHistory();
      cluster.api().faults().dropWatches();
      cluster.status("checkout", "{\"canaryWeight\": 50}");
      watch.awaitOut("50 %");
    }
  }

  @Test
  void a_terminal_shows_the_newest_in_place() {
    Shell shell = cluster.shell().on(new Screen(80, 10, false));
    try (Background watch = new Background(shell, "get checkout --watch")) {
      watch.awaitOut("30 %");
      cluster.status("checkout", "{\"canaryWeight\": 40}");
      watch.awaitOut("40 %");
      assertThat(watch.out().split("\u001b\\[H", -1))
          .allSatisfy(screen -> assertThat(screen.lines().count()).isLessThanOrEqualTo(10));
    }
  }

  @Test
  void a_canary_that_is_deleted_ends_the_wait() {
    try (Background watch = new Background(cluster.shell(), "status checkout --wait")) {
      watch.awaitOut("30 %");
      cluster.client().resource(cluster.canary("checkout")).delete();
      watch.awaitOut("was deleted");
      assertThat(watch.exit()).isEqualTo(Exit.CLUSTER);
    }
  }
}
