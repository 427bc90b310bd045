package io.haldane.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.AlertProvider;
import io.haldane.controller.testing.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangesTest {
  @ParameterizedTest
  @CsvSource({
    "on-call, test, '{\"name\": \"on-call\"}', true",
    "on-call, ops, '{\"name\": \"on-call\"}', false",
    "on-call, ops, '{\"name\": \"on-call\", \"namespace\": \"ops\"}', true",
    "other, test, '{\"name\": \"on-call\"}', false",
  })
  void an_alert_provider_matters_to_the_canaries_that_name_it(
      String name, String namespace, String ref, boolean matters) {
    AlertProvider provider =
        Objects.read(
            """
            {"apiVersion": "flagger.app/v1beta1", "kind": "AlertProvider",
             "metadata": {"name": "%s", "namespace": "%s"}, "spec": {"type": "slack"}}
            """
                .formatted(name, namespace),
            AlertProvider.class);
    String analysis = "{\"alerts\": [{\"name\": \"a\", \"providerRef\": %s}]}".formatted(ref);

    assertThat(Changes.alertsBy(Objects.canary("shop", "shop", analysis), provider))
        .isEqualTo(matters);
  }
}
