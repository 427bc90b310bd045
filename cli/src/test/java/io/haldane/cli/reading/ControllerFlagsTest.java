package io.haldane.cli.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.v1beta1.OnError;
import io.haldane.api.v1beta1.OnNoData;
import io.haldane.engine.settings.MetricDefaults;
import io.haldane.engine.settings.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Flags are read where the chart writes them; what the user says wins. */
class ControllerFlagsTest {
  private static final ObjectNode CONTROLLER =
      deployment(
          "haldane",
          "-mesh-provider=linkerd",
          "-metrics-server=http://prometheus.monitoring:9090",
          "--selector-labels=app,till",
          "-metric-on-no-data=wait",
          "-metric-on-error=wait",
          "-metric-minimum-requests=100");

  private static ObjectNode deployment(String name, String... arguments) {
    ObjectNode deployment = JsonNodeFactory.instance.objectNode();
    deployment.withObject("/metadata/labels").put("app.kubernetes.io/name", name);
    ObjectNode container = JsonNodeFactory.instance.objectNode();
    for (String argument : arguments) {
      container.withArray("args").add(argument);
    }
    deployment.withObject("/spec/template/spec").putArray("containers").add(container);
    return deployment;
  }

  @Test
  void they_are_those_of_the_deployment() {
    Settings settings = ControllerFlags.of(List.of(CONTROLLER)).in(Settings.DEFAULTS);

    assertThat(settings.meshProvider()).isEqualTo("linkerd");
    assertThat(settings.metricsServer()).isEqualTo("http://prometheus.monitoring:9090");
    assertThat(settings.selectorLabels()).containsExactly("app", "till");
    assertThat(settings.metricDefaults())
        .isEqualTo(new MetricDefaults(OnNoData.WAIT, OnError.WAIT, 100));
  }

  @Test
  void an_option_of_the_user_wins() {
    Settings given =
        ControllerFlags.of(List.of(deployment("haldane", "-mesh-provider=nginx")))
            .in(Settings.DEFAULTS);

    assertThat(ControllerFlags.of(List.of(CONTROLLER)).in(given).meshProvider()).isEqualTo("nginx");
  }

  @Test
  void flags_of_flagger_are_not_read() {
    Settings settings =
        ControllerFlags.of(List.of(deployment("flagger", "-mesh-provider=linkerd")))
            .in(Settings.DEFAULTS);

    assertThat(settings.meshProvider()).isEqualTo("istio");
  }
}
