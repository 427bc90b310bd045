package io.haldane.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.cli.exit.Exit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes are found without a cluster, and shown with their place. */
class LintTest {
  private static final String GOOD =
      """
      apiVersion: flagger.app/v1beta1
      kind: Canary
      metadata: {name: checkout, namespace: shop}
      spec:
        provider: istio
        targetRef: {apiVersion: apps/v1, kind: Deployment, name: checkout}
        service: {port: 80}
        analysis: {interval: 1m, threshold: 5, stepWeight: 10, maxWeight: 50}
      """;

  @Test
  void good_files_pass_and_other_kinds_are_skipped(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("all.yaml"),
            "# Source: chart\n---\n" + GOOD + "---\napiVersion: v1\nkind: ConfigMap\n---\n");

    Shell.Result result = new Shell().run("lint " + file);

    assertThat(result.err()).contains("1 checked, 1 of other kinds skipped: no mistakes");
    assertThat(result.code()).isEqualTo(Exit.OK);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "interval: 1m   | interval: soon    | spec.analysis.interval: spec.analysis.interval \"soon\" is not a duration",
        "interval: 1m   | intervall: 1m     | spec.analysis.intervall: is not a field of Canary. Did you mean interval?",
        "stepWeight: 10 | stepWeight: ten   | spec.analysis.stepWeight: is a text, not a number",
        "provider: istio | provider: isto   | spec.provider: provider \"isto\" is not supported",
        "provider: istio | provider: osm    | ",
        "provider: istio | provider: auto   | ",
        "{port: 80}     | {targetPort: 80}  | spec.service.port: is missing",
        "kind: Deployment | kind: StatefulSet | spec.targetRef: targets of kind StatefulSet are not supported",
        "stepWeight: 10, maxWeight: 50 | iterations: 0 | spec.analysis: spec.analysis has no steps",
        "maxWeight: 50  | maxWeight: 50, mirror: true | "
      })
  void a_mistake_is_found_at_its_place(String good, String bad, String finding) {
    Shell.Result result =
        new Shell().reading("---\nkind: ConfigMap\n---\n" + GOOD.replace(good, bad)).run("lint -");

    if (finding == null) {
      assertThat(result.out()).isEmpty();
      assertThat(result.code()).isEqualTo(Exit.OK);
    } else {
      assertThat(result.out()).startsWith("-: document 2, Canary checkout: " + finding);
      assertThat(result.code()).isEqualTo(Exit.NOT_OK);
    }
  }

  @Test
  void a_feature_that_the_provider_lacks_is_found() {
    String mirrored =
        GOOD.replace("provider: istio", "provider: linkerd")
            .replace("maxWeight: 50", "maxWeight: 50, mirror: true");

    assertThat(new Shell().reading(mirrored).run("lint -").out())
        .contains("spec.provider: provider \"linkerd\" cannot do [MIRROR]");
  }

  @Test
  void a_kind_of_route_that_the_provider_does_not_write_is_found() {
    String routed = GOOD.replace("{port: 80}", "{port: 80, routeKind: GRPCRoute}");

    assertThat(new Shell().reading(routed).run("lint -").out())
        .contains("provider \"istio\" writes no GRPCRoute, which spec.service.routeKind asks for");
  }

  @Test
  void rules_for_missing_data_are_checked() {
    String rules = "maxWeight: 50, metrics: [{name: request-duration, %s}]";
    String good = "onNoData: pass, onError: wait, minimumRequests: 20";

    assertThat(lint(rules.formatted(good)).out()).doesNotContain("metric request-duration");
    assertThat(lint(rules.formatted("onNoData: Pass")).out())
        .contains("onNoData \"Pass\" is not known; use fail, wait or pass");
    assertThat(lint(rules.formatted("minimumRequests: -1")).out())
        .contains("minimumRequests -1 is not supported");
  }

  private static Shell.Result lint(String analysis) {
    return new Shell().reading(GOOD.replace("maxWeight: 50", analysis)).run("lint -");
  }

  @Test
  void two_canaries_of_one_target_are_found() {
    String twin = GOOD.replace("name: checkout, namespace", "name: twin, namespace");

    assertThat(new Shell().reading(GOOD + "---\n" + twin).run("lint -").out())
        .contains("document 2, Canary twin: spec.targetRef")
        .contains("already the target of canary [checkout.shop]");
  }

  @Test
  void templates_are_checked_alone_and_for_their_canaries() {
    String template =
        """
        apiVersion: flagger.app/v1beta1
        kind: MetricTemplate
        metadata: {name: carts, namespace: shop}
        spec:
          provider: {type: prometheus, address: "http://prometheus:9090"}
          query: sum(carts{app="{{ QUERY }}"})
        ---
        """;
    String canary =
        GOOD.replace(
            "maxWeight: 50",
            "maxWeight: 50, metrics: [{name: carts, templateRef: {name: carts}, thresholdRange: {min: 1}}]");

    assertThat(new Shell().reading(template.replace("QUERY", "targt") + canary).run("lint -").out())
        .contains("document 1, MetricTemplate carts: spec.query: line 1")
        .contains("document 2, Canary checkout: spec.analysis.metrics: metric carts:");
    assertThat(
            new Shell()
                .reading(template.replace("QUERY", "variables.team") + canary)
                .run("lint -")
                .out())
        .as("the template is fine, but that canary sets no variables")
        .doesNotContain("document 1")
        .contains("document 2, Canary checkout: spec.analysis.metrics: metric carts:");
  }

  @Test
  void what_is_no_yaml_is_said_so() {
    Shell.Result helm =
        new Shell().reading("kind: Canary\nspec: {{ .Values.spec }}\n").run("lint -");

    assertThat(helm.out()).contains("is not YAML at line 2").contains("helm template");
    assertThat(helm.code()).isEqualTo(Exit.NOT_OK);
    assertThat(new Shell().run("lint /nowhere.yaml").code()).isEqualTo(Exit.USAGE);
  }
}
