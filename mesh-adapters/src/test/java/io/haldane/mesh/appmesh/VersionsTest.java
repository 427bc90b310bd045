package io.haldane.mesh.appmesh;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.mesh.testing.Routers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionsTest {
  @ParameterizedTest
  @ValueSource(strings = {"appmesh:v1beta1", "appmesh:v1beta3"})
  void other_versions_are_not_supported(String provider) {
    assertThat(Routers.accepting(provider)).isEmpty();
  }
}
