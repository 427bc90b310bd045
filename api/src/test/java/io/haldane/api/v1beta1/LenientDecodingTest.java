package io.haldane.api.v1beta1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LenientDecodingTest {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  @Test
  void fractions_of_whole_numbers_are_cut_off() {
    CanarySpec spec =
        spec(
            """
            progressDeadlineSeconds: 60.9
            service: {port: 80.5}
            analysis: {threshold: 5.0, maxWeight: 50.99, stepWeights: [1, 2.5], iterations: -1.5}
            """);

    assertThat(spec.progressDeadlineSeconds()).isEqualTo(60);
    assertThat(service(spec).port()).isEqualTo(80);
    assertThat(spec.analysis().threshold()).isEqualTo(5);
    assertThat(spec.analysis().maxWeight()).isEqualTo(50);
    assertThat(spec.analysis().stepWeights()).containsExactly(1.0, 2.5);
    assertThat(spec.analysis().iterations()).isEqualTo(-1);
  }

  @Test
  void numbers_may_be_texts_and_texts_numbers() {
    CanarySpec spec =
        spec(
            """
            service: {port: "80", timeout: 15}
            analysis:
              threshold: "5"
              mirror: "true"
              webhooks: [{name: 1, url: x, metadata: {retries: 3, logCmdOutput: true}}]
            """);

    assertThat(service(spec).port()).isEqualTo(80);
    assertThat(service(spec).timeout()).isEqualTo("15");
    assertThat(spec.analysis().threshold()).isEqualTo(5);
    assertThat(spec.analysis().mirror()).isTrue();
    Webhook hook = spec.analysis().webhooks().getFirst();
    assertThat(hook.name()).isEqualTo("1");
    assertThat(hook.metadata()).containsEntry("retries", "3").containsEntry("logCmdOutput", "true");
  }

  @Test
  void lists_and_maps_with_nothing_behind_them_are_empty() {
    CanarySpec spec =
        spec(
            """
            service: {port: 80, hosts: , gateways: , match: , apex: {labels: }}
            analysis: {alerts: , metrics: , webhooks: , stepWeights: , match: [{headers: }]}
            """);

    assertThat(spec.analysis().alerts()).isEmpty();
    assertThat(spec.analysis().metrics()).isEmpty();
    assertThat(spec.analysis().webhooks()).isEmpty();
    assertThat(spec.analysis().stepWeights()).isEmpty();
    assertThat(spec.analysis().match().getFirst().headers()).isEmpty();
    assertThat(service(spec).hosts()).isEmpty();
    assertThat(service(spec).gateways()).isEmpty();
    assertThat(service(spec).match()).isEmpty();
    assertThat(Objects.requireNonNull(service(spec).apex()).labels()).isEmpty();
  }

  @Test
  void empty_entries_of_lists_and_maps_are_not_there() {
    CanarySpec spec =
        spec(
            """
            service: {port: 80, hosts: [null, a.example.com]}
            analysis:
              alerts: [null]
              metrics: [{name: x, templateVariables: {b: 1, gone: , a: 2}}, null]
            """);

    assertThat(service(spec).hosts()).containsExactly("a.example.com");
    assertThat(spec.analysis().alerts()).isEmpty();
    assertThat(spec.analysis().metrics()).hasSize(1);
    assertThat(spec.analysis().metrics().getFirst().templateVariables())
        .as("in the order of the manifest")
        .containsExactly(Map.entry("b", "1"), Map.entry("a", "2"));
  }

  @Test
  void a_target_port_has_a_number_or_a_name() {
    assertThat(service(spec("service: {port: 80, targetPort: 8080}")).targetPort())
        .isEqualTo(new IntOrString(8080));
    assertThat(service(spec("service: {port: 80, targetPort: http}")).targetPort())
        .isEqualTo(new IntOrString("http"));
    assertThat(service(spec("service: {port: 80}")).targetPort()).isNull();
  }

  @Test
  void unknown_fields_are_ignored() {
    CanarySpec spec =
        spec(
            """
            fromTheFuture: {a: [1]}
            analysis: {interval: 1m, canaryOfTheFuture: true}
            """);
    Canary canary = YAML.unmarshal("future: 1\nstatus: {future: 2, phase: Failed}", Canary.class);

    assertThat(spec.analysis().interval()).isEqualTo("1m");
    assertThat(canary.statusOrEmpty().phase()).isEqualTo(CanaryPhase.FAILED);
  }

  @Test
  void a_canary_without_namespace_and_status_is_readable() {
    Canary canary = YAML.unmarshal("metadata: {name: backend}", Canary.class);

    assertThat(canary.getMetadata().getName()).isEqualTo("backend");
    assertThat(canary.getMetadata().getNamespace()).isNull();
    assertThat(canary.statusOrEmpty()).isEqualTo(CanaryStatus.EMPTY);
    assertThat(canary.statusOrEmpty().phase()).isEqualTo(CanaryPhase.NEW);
  }

  @Test
  void a_status_of_the_reference_is_readable() {
    CanaryStatus status =
        YAML.unmarshal(
            """
            phase: WaitingPromotion
            failedChecks: 2
            canaryWeight: 50
            iterations: -1
            trackedConfigs: {configmap/prices: abc}
            conditions: [{type: Promoted, status: Unknown, reason: WaitingPromotion}]
            """,
            CanaryStatus.class);

    assertThat(status.phase()).isEqualTo(CanaryPhase.WAITING_PROMOTION);
    assertThat(status.failures()).isEqualTo(2);
    assertThat(status.weight()).isEqualTo(50);
    assertThat(status.iteration()).isEqualTo(-1);
    assertThat(status.trackedConfigs()).containsEntry("configmap/prices", "abc");
    assertThat(status.edit().done()).isEqualTo(status);
  }

  @Test
  void what_is_empty_is_not_written() {
    assertThat(YAML.asJson(CanaryStatus.EMPTY)).isEqualTo("{}");
    assertThat(YAML.asJson(spec("targetRef: {name: x}\nanalysis: {interval: 1m, metrics: []}")))
        .isEqualTo("{\"targetRef\":{\"name\":\"x\"},\"analysis\":{\"interval\":\"1m\"}}");
  }

  @Test
  void zero_is_not_empty() {
    assertThat(YAML.asJson(CanaryStatus.EMPTY.edit().canaryWeight(0).done()))
        .isEqualTo("{\"canaryWeight\":0}");
  }

  @Test
  void a_number_that_is_far_too_large_is_the_largest() {
    assertThat(spec("progressDeadlineSeconds: 1e12").progressDeadlineSeconds())
        .isEqualTo(Integer.MAX_VALUE);
    assertThat(spec("progressDeadlineSeconds: -1e12").progressDeadlineSeconds())
        .isEqualTo(Integer.MIN_VALUE);
  }

  @Test
  void a_text_that_is_no_number_is_an_error() {
    assertThatThrownBy(() -> spec("progressDeadlineSeconds: soon"))
        .hasMessageContaining("not a number")
        .hasMessageContaining("progressDeadlineSeconds");
  }

  @Test
  void an_absent_port_is_zero() {
    assertThat(service(spec("service: {name: x}")).port()).isZero();
    assertThat(service(spec("service: {port: }")).port()).isZero();
  }

  private static CanarySpec spec(String yaml) {
    return YAML.unmarshal(yaml, CanarySpec.class);
  }

  private static ServiceSpec service(CanarySpec spec) {
    return Objects.requireNonNull(spec.service());
  }
}
