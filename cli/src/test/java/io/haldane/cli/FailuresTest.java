package io.haldane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.cli.exit.Exit;
import io.haldane.sandbox.api.Fault;
import io.haldane.sandbox.api.KindSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong ends in one line that says what to do, and in the right exit code. */
class FailuresTest extends WithCluster {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | The API server does not accept the login of the kubeconfig; the token may have expired.",
        "403 | You have no permission:",
        "429 | The API server is overloaded. Try again.",
        "500 | The API server failed with 500:"
      })
  void a_refusal_is_one_line(int code, String line) {
    cluster.api().faults().next(10, request -> true, new Fault.Refuse(code));

    failsWith("list", Exit.CLUSTER, line);
    failsWith("status checkout --wait", Exit.CLUSTER, line);
    failsWith("list --watch", Exit.CLUSTER, line);
  }

  @Test
  void a_name_that_is_nearly_right_is_corrected() {
    failsWith(
        "get chekout",
        Exit.CLUSTER,
        "There is no canary chekout in namespace shop. Did you mean checkout?");
    failsWith("get nothing-like-it", Exit.CLUSTER, "There are: cart, checkout.");
    failsWith("status chekout --wait", Exit.CLUSTER, "Did you mean checkout?");
    failsWith("get checkout -n empty", Exit.CLUSTER, "That namespace has no canaries");
  }

  @Test
  void a_cluster_without_the_crds_is_named() {
    cluster.api().uninstall(KindSet.CANARIES);

    failsWith("list", Exit.CLUSTER, "This cluster has no Canaries: the CRDs are not installed.");
    failsWith("get checkout", Exit.CLUSTER, "This cluster has no Canaries");
  }

  @Test
  void an_api_server_that_is_not_there_is_named(@TempDir Path folder) throws IOException {
    Path kubeconfig = folder.resolve("kubeconfig");
    Files.writeString(kubeconfig, TestCluster.login("http://127.0.0.1:1"));

    Shell.Result result = new Shell("--kubeconfig", kubeconfig.toString()).run("list");

    assertThat(result.err())
        .contains(
            "The API server http://127.0.0.1:1/ cannot be reached: the connection was refused")
        .hasLineCount(1);
    assertThat(result.code()).isEqualTo(Exit.CLUSTER);
  }

  @Test
  void a_kubeconfig_that_is_no_good_is_named(@TempDir Path folder) throws IOException {
    Path broken = Files.writeString(folder.resolve("broken"), "clusters: {{");

    assertThat(new Shell("--kubeconfig", "/nowhere").run("list").err())
        .contains("There is no readable kubeconfig /nowhere. Correct --kubeconfig.");
    assertThat(new Shell("--kubeconfig", broken.toString()).run("list").err())
        .contains("is not a kubeconfig")
        .hasLineCount(1);
    failsWith(
        "list --context tset",
        Exit.USAGE,
        "The kubeconfig has no context tset. Did you mean test?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "lst                            | Did you mean list?",
        "get                            | NAME",
        "get checkout --wach            | --watch",
        "get checkout -o nonsense       | nonsense",
        "status checkout --timeout soon | is not a duration"
      })
  void wrong_usage_is_one_line(String line, String words) {
    failsWith(line, Exit.USAGE, words);
  }

  @Test
  void what_one_may_not_read_is_left_out_with_a_note() {
    cluster
        .api()
        .faults()
        .next(2, request -> request.resource().equals("pods"), new Fault.Refuse(403));

    Shell.Result result = cluster.shell().run("get checkout");

    assertThat(result.code()).isEqualTo(Exit.OK);
    assertThat(result.out())
        .contains("1 of 2 ready")
        .contains("You have no permission to list the pods of Deployment shop/checkout.");
  }

  private void failsWith(String line, int code, String words) {
    Shell.Result result = cluster.shell().run(line);

    assertThat(result.err()).startsWith("haldane: ").contains(words).hasLineCount(1);
    assertThat(result.code()).isEqualTo(code);
  }
}
