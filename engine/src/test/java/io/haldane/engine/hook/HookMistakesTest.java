package io.haldane.engine.hook;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.haldane.api.v1beta1.Canary;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HookMistakesTest {
  private static Optional<String> mistake(String fields) {
    Canary canary =
        Serialization.unmarshal(
            """
            apiVersion: flagger.app/v1beta1
            kind: Canary
            spec: {analysis: {webhooks: [{name: w, url: "http://g", %s}]}}
            """
                .formatted(fields),
            Canary.class);
    return HookMistakes.first(canary.getSpec().analysis().webhooks());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "metadata: {a: b}",
        "headers: [{name: X-Team, value: shop}, {name: Accept, value: ''}]",
        "headers: [{name: Authorization, valueFrom: {secretKeyRef: {name: s, key: k}}}]",
        "secretRef: {name: s}, tls: {secretRef: {name: t}}, signature: {secretKeyRef: {name: s, key: k}}",
        "tls: {configMapRef: {name: c}}",
      })
  void a_hook_may_have_these_fields(String fields) {
    assertThat(mistake(fields)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'headers: [{name: hOsT, value: x}]' | sets the header hOsT, which the controller sets itself",
        "'headers: [{name: Content-Length, value: \"1\"}]' | sets the header Content-Length",
        "'headers: [{name: transfer-encoding, value: chunked}]' | sets the header transfer-encoding",
        "'headers: [{name: webhook-id, value: x}]' | sets the header webhook-id",
        "'headers: [{name: \"a: b\", value: x}]' | has a header whose name",
        "'headers: [{name: X-A, value: \"pl4nted\\r\\nX-B: 1\"}]' | has a value for its header X-A",
        "'headers: [{name: X-A, value: \"pl4nted ü\"}]' | has a value for its header X-A",
        "'headers: [{name: X-A}]' | needs either value or valueFrom.secretKeyRef for its header X-A",
        "'headers: [{name: X-A, value: x, valueFrom: {secretKeyRef: {name: s, key: k}}}]' | needs either",
        "'headers: [{name: X-A, value: x}, {name: x-a, value: y}]' | sets a header twice",
        "'headers: [{name: authorization, value: x}], secretRef: {name: s}' | has a header Authorization and a secretRef",
        "'secretRef: {}' | refers to a Secret or ConfigMap without its name or key",
        "'signature: {secretKeyRef: {name: s}}' | refers to a Secret or ConfigMap without",
        "'signature: {}' | has a signature without a key",
        "'tls: {}' | has tls without certificates",
      })
  void a_hook_that_cannot_be_called_is_named(String fields, String what) {
    assertThat(mistake(fields).orElseThrow())
        .startsWith("webhook \"w\" " + what)
        .doesNotContain("pl4nted");
  }

  @Test
  void headers_are_bounded() {
    String many =
        IntStream.range(0, 33)
            .mapToObj("{name: X-%d, value: x}"::formatted)
            .collect(Collectors.joining(", "));

    assertThat(mistake("headers: [%s]".formatted(many)).orElseThrow()).contains("at most 32");
    assertThat(mistake("headers: [{name: X, value: '%s'}]".formatted("x".repeat(8001))))
        .isPresent();
  }
}
