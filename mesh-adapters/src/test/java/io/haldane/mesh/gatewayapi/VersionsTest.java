package io.haldane.mesh.gatewayapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.mesh.testing.Routers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {
  @ParameterizedTest
  @ValueSource(strings = {"gatewayapi", "gatewayapi:v1alpha2", "gatewayapi:v2"})
  void other_versions_are_not_supported(String provider) {
    assertThat(Routers.accepting(provider)).isEmpty();
  }
}
