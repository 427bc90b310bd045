package io.haldane.api.v1beta1;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SamplesTest {
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  @Test
  void the_canary_of_an_istio_team_is_understood() {
    List<?> objects = read("istio-checkout");

    MetricTemplate template = (MetricTemplate) objects.get(0);
    assertThat(template.getSpec().provider().type()).isEqualTo("prometheus");
    AlertProvider provider = (AlertProvider) objects.get(1);
    assertThat(provider.getSpec().secretRef()).isEqualTo(new SecretRef("slack-url"));
    Canary canary = (Canary) objects.get(2);
    assertThat(canary.title()).isEqualTo("checkout.shop");
    Analysis analysis = canary.getSpec().analysis();
    assertThat(analysis.stepWeights()).containsExactly(5.0, 10.0, 25.0, 50.0, 100.0);
    assertThat(analysis.metrics())
        .extracting(Metric::thresholdRange)
        .containsExactly(new ThresholdRange(99.0, null), new ThresholdRange(null, 500.0));
    assertThat(analysis.webhooks())
        .extracting(Webhook::type)
        .containsExactly("pre-rollout", null, "confirm-promotion");
    ServiceSpec service = Objects.requireNonNull(canary.getSpec().service());
    assertThat(Objects.requireNonNull(service.trafficPolicy()).at("/loadBalancer/simple").asText())
        .isEqualTo("LEAST_REQUEST");
  }

  @Test
  void the_canary_of_the_articles_is_understood() {
    Canary canary = (Canary) read("linkerd-backend").getFirst();

    assertThat(canary.getSpec().provider()).isNull();
    assertThat(canary.getSpec().analysis().stepWeight()).isEqualTo(10);
    assertThat(canary.getSpec().analysis().metrics())
        .extracting(Metric::interval)
        .containsOnlyNulls();
  }

  static {
    YAML.registerKubernetesResource(Canary.class);
    YAML.registerKubernetesResource(MetricTemplate.class);
    YAML.registerKubernetesResource(AlertProvider.class);
  }

  private static List<?> read(String sample) {
    Object objects =
        YAML.unmarshal(SamplesTest.class.getResourceAsStream("/samples/" + sample + ".yaml"));
    return objects instanceof List<?> list ? list : List.of(objects);
  }
}
