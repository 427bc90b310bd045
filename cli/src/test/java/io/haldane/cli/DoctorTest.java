package io.haldane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.cli.exit.Exit;
import io.haldane.cli.text.Screen;
import io.haldane.sandbox.api.ApiRequest;
import io.haldane.sandbox.api.Fault;
import io.haldane.sandbox.api.Verb;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** doctor and run read a cluster and ask a metrics server; they change nothing. */
class DoctorTest {
  private static TestCluster cluster;
  private static MetricsServer metrics;

  @BeforeAll
  static void start() throws IOException {
    cluster = new TestCluster().with("shop.yaml");
    metrics = new MetricsServer();
  }

  @AfterAll
  static void stop() {
    cluster.close();
    metrics.close();
  }

  private static Shell.Result run(String line) {
    return cluster.shell().run(line + " --metrics-server " + metrics.url());
  }

  @Test
  void what_is_wrong_is_printed_with_its_fix() {
    metrics.giving("100");

    Shell.Result result = run("doctor checkout");

    assertThat(result.code()).isEqualTo(Exit.NOT_OK);
    Golden.check("doctor", result.out());
  }

  @Test
  void documents_and_codes_are_for_scripts() {
    metrics.giving("100");

    assertThat(run("doctor checkout -o json").out()).contains("\"code\" : \"probe-missing\"");
    assertThat(run("doctor checkout -o name").out().lines()).contains("probe-missing");
  }

  @Test
  void all_canaries_of_all_namespaces_are_examined() {
    metrics.giving("100");

    assertThat(run("doctor -A").out())
        .contains("checkout in shop")
        .contains("cart in shop")
        .contains("paused in office")
        .contains("target-missing");
  }

  @Test
  void one_names_a_canary_or_asks_for_all() {
    assertThat(run("doctor checkout -A").code()).isEqualTo(Exit.USAGE);
    assertThat(run("doctor chekout").err()).contains("Did you mean checkout?");
  }

  @Test
  void nothing_is_written() {
    metrics.giving("100");
    cluster.api().requests().reset();

    run("doctor -A");
    run("run checkout");

    assertThat(cluster.api().requests().all())
        .extracting(ApiRequest::verb)
        .isSubsetOf(Verb.GET, Verb.LIST, Verb.DISCOVER);
  }

  @Test
  void what_one_may_not_list_is_noted_and_no_mistake() {
    metrics.giving("100");
    cluster
        .api()
        .faults()
        .next(1, request -> request.resource().equals("virtualservices"), new Fault.Refuse(403));

    Shell.Result result = run("doctor checkout");

    assertThat(result.err()).contains("You have no permission to");
    assertThat(result.out()).doesNotContain("same-host");
  }

  @Test
  void a_server_that_is_not_reached_is_named() {
    Shell.Result result =
        cluster.shell().run("doctor checkout --metrics-server http://127.0.0.1:1");

    assertThat(result.out()).contains("metrics-server-unreachable  http://127.0.0.1:1");
  }

  @Test
  void a_terminal_shows_what_is_asked_now() {
    metrics.giving("100");

    Shell.Result result =
        cluster
            .shell()
            .on(new Screen(80, 40, false))
            .run("doctor checkout --metrics-server " + metrics.url());

    assertThat(result.err()).contains("Asking request-success-rate of checkout.shop");
    assertThat(run("doctor checkout").err()).doesNotContain("Asking");
  }

  @Test
  void an_analysis_passes_fails_or_has_no_data() {
    metrics.giving("100");
    Shell.Result passed = run("run checkout");
    assertThat(passed.code()).isEqualTo(Exit.OK);
    assertThat(passed.out())
        .contains("checkout.shop: all checks pass")
        .contains("✔ request-success-rate  100 %, at least 99 %");

    metrics.giving("5");
    Shell.Result failed = run("run checkout");
    assertThat(failed.code()).isEqualTo(Exit.NOT_OK);
    assertThat(failed.out()).contains("a check fails").contains("✖ carts  5, at least 10");

    metrics.giving("");
    Shell.Result empty = run("run checkout --primary");
    assertThat(empty.code()).isEqualTo(Exit.NO_DATA);
    assertThat(empty.out()).contains("a check has no data");
  }

  @Test
  void a_canary_without_checks_has_nothing_that_could_pass() {
    Shell.Result result = run("run cart");

    assertThat(result.code()).isEqualTo(Exit.CLUSTER);
    assertThat(result.err()).contains("See haldane doctor cart.");
  }
}
