package io.haldane.mesh.cilium;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.routing.Feature;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.RouterContract;
import org.junit.jupiter.api.Test;

class CiliumRouterTest extends RouterContract {
  @Override
  protected TrafficRouter router() {
    return new CiliumRouter();
  }

  @Test
  void everything_is_possible() {
    assertThat(router().features()).containsExactlyInAnyOrder(Feature.values());
  }

  /** Client and server may both report a request. */
  @Test
  void requests_are_counted_once() {
    assertThat(router().queries().successRate()).contains("reporter=\"server\"");
    assertThat(router().queries().duration()).contains("reporter=\"server\"");
  }
}
