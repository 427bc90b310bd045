package io.haldane.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.haldane.cli.exit.Exit;
import io.haldane.cli.text.Screen;
import io.haldane.sandbox.api.ApiRequest;
import io.haldane.sandbox.api.Verb;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What commands that only read print of a cluster. */
class ReadingCommandsTest {
  private static final Screen TERMINAL = new Screen(60, 40, false);
  private static TestCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    cluster = new TestCluster().with("shop.yaml");
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "get checkout           | get",
        "get cart               | get-failed",
        "get paused -n office   | get-paused",
        "get checkout -o wide   | get-wide",
        "get checkout -o yaml   | get-yaml",
        "get checkout -o json   | get-json",
        "list                   | list",
        "list -A                | list-all",
        "list -A -o wide        | list-wide",
        "list -A -o json        | list-json",
        "list -A -o name        | list-name",
        "explain checkout       | explain",
        "explain cart           | explain-failed",
        "explain paused -n office | explain-paused",
        "history checkout       | history",
        "diff checkout          | diff"
      })
  void it_prints_what_was_approved(String line, String golden) {
    Shell.Result result = cluster.shell().run(line);

    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isEqualTo(Exit.OK);
    Golden.check(golden, result.out());
  }

  @Test
  void a_narrow_terminal_wraps_the_tree_and_cuts_the_table() {
    String tree = cluster.shell().on(TERMINAL).run("get checkout").out();
    String table = cluster.shell().on(TERMINAL).run("list").out();

    assertThat(tree.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
    assertThat(table.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
    Golden.check("get-narrow", tree);
  }

  @Test
  void colours_are_only_on_a_terminal() {
    assertThat(cluster.shell().run("get checkout").out()).doesNotContain("\u001b");
    assertThat(cluster.shell().on(new Screen(80, 40, true)).run("get checkout").out())
        .contains("\u001b[");
  }

  @Test
  void a_list_of_a_namespace_is_one_request() {
    cluster.api().requests().reset();
    cluster.shell().run("list");

    assertThat(cluster.api().requests().all())
        .extracting(ApiRequest::verb, ApiRequest::resource)
        .containsExactly(tuple(Verb.LIST, "canaries"));
  }

  @Test
  void get_reads_only_what_it_shows() {
    cluster.api().requests().reset();
    cluster.shell().run("get checkout");

    assertThat(cluster.api().requests().all())
        .extracting(ApiRequest::resource)
        .containsExactlyInAnyOrder(
            "canaries",
            "deployments",
            "deployments",
            "virtualservices",
            "destinationrules",
            "destinationrules",
            "pods",
            "pods");
  }

  @Test
  void differences_can_set_the_exit_code() {
    assertThat(cluster.shell().run("diff checkout --exit-code").code()).isEqualTo(Exit.NOT_OK);
  }

  @Test
  void no_canaries_are_no_error() {
    Shell.Result result = cluster.shell().run("list -n empty");

    assertThat(result.code()).isEqualTo(Exit.OK);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("There are no canaries in namespace empty. Use -A");
  }
}
