package io.haldane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.cli.exit.Exit;
import io.haldane.sandbox.api.ApiRequest;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Past runs, from the status of their canary and from their own objects. */
class HistoryTest {
  private static TestCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    cluster = new TestCluster().with("records.yaml");
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "history search                    | history-records",
        "explain search last               | explain-run-current",
        "explain search 20260301-100000    | explain-run-failed",
        "explain search 20260301-1000 -o yaml | explain-run-yaml",
        "explain orders                    | explain-advice"
      })
  void it_prints_what_was_approved(String line, String golden) {
    Shell.Result result = cluster.shell().run(line);

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isEqualTo(Exit.OK);
    assertThat(result.out()).doesNotContain("\u001b[2J");
    Golden.check(golden, result.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "explain search 20260228 | The CanaryRun of run 20260228-090000-11111111 was deleted",
        "explain search 1999     | There is no run 1999. There are: 20260228-090000-11111111,",
        "explain search 202603   | Several runs begin with 202603:"
      })
  void a_run_that_cannot_be_shown_is_one_line(String line, String words) {
    Shell.Result result = cluster.shell().run(line);

    assertThat(result.err()).startsWith("haldane: ").contains(words).hasLineCount(1);
    assertThat(result.code()).isNotEqualTo(Exit.OK);
  }

  @Test
  void one_run_is_two_requests() {
    cluster.api().requests().reset();
    cluster.shell().run("explain search 20260301-100000");

    assertThat(cluster.api().requests().all())
        .extracting(ApiRequest::resource)
        .containsExactly("canaries", "canaryruns");
  }
}
