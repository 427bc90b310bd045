package io.haldane.sandbox.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrafficSplitTest extends MeshContract {
  TrafficSplitTest() throws IOException {}

  @ParameterizedTest
  @CsvSource({"v1alpha1, '\"50\"'", "v1alpha1, 500m", "v1alpha2, 50", "v1alpha3, 50"})
  void every_version_divides_its_service(String version, String weight) {
    cluster.route(split(version, weight, weight));

    await().until(() -> versions(40, "http://podinfo.test/").containsKey("v2"));

    assertThat(versions(200, "http://podinfo.test/").get("v2")).isBetween(60, 140);
    assertThat(versions(20, "http://podinfo-primary.test/")).isEqualTo(Map.of("v1", 20));
  }

  @ParameterizedTest
  @CsvSource({"v1alpha1, '\"0\"', '\"100\"'", "v1alpha2, 0, 100"})
  void a_backend_of_no_weight_gets_nothing(String version, String none, String all) {
    cluster.route(split(version, none, all));

    await().until(() -> version(get("http://podinfo.test/")).equals("v2"));

    assertThat(versions(50, "http://podinfo.test/")).isEqualTo(Map.of("v2", 50));
  }

  private static String split(String version, String primary, String canary) {
    return """
    apiVersion: split.smi-spec.io/%s
    kind: TrafficSplit
    metadata: {name: podinfo}
    spec:
      service: podinfo
      backends:
      - {service: podinfo-canary, weight: %s}
      - {service: podinfo-primary, weight: %s}
    """
        .formatted(version, canary, primary);
  }
}
