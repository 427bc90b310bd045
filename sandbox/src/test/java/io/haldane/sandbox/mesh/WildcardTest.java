package io.haldane.sandbox.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WildcardTest extends MeshContract {
  WildcardTest() throws IOException {}

  @Override
  protected void prepare() {
    cluster
        .route(everythingTo("podinfo-canary", "all", "'*'"))
        .route(everythingTo("podinfo-primary", "example", "'*.example.com'"));
  }

  @ParameterizedTest
  @CsvSource({
    "app.example.com, v1",
    "deep.app.example.com, v1",
    "example.com, v2",
    "anything.else.org, v2",
    "podinfo-canary.test, v2",
    "podinfo.test, v1"
  })
  void the_longest_wildcard_counts_and_services_keep_their_names(String host, String version) {
    assertThat(version(get("http://" + host + "/"))).isEqualTo(version);
  }

  private static String everythingTo(String service, String name, String host) {
    return """
    apiVersion: networking.istio.io/v1beta1
    kind: VirtualService
    metadata: {name: %s}
    spec:
      hosts: [%s]
      http:
      - route: [{destination: {host: %s}}]
    """
        .formatted(name, host, service);
  }
}
