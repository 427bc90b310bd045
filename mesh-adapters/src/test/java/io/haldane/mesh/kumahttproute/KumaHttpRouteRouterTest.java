package io.haldane.mesh.kumahttproute;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.routing.Feature;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.RouterContract;
import org.junit.jupiter.api.Test;

class KumaHttpRouteRouterTest extends RouterContract {
  @Override
  protected TrafficRouter router() {
    return new KumaHttpRouteRouter();
  }

  /** Kuma ignores filters on backends, so nobody would get a cookie. */
  @Test
  void there_are_no_cookies() {
    assertThat(router().features())
        .doesNotContain(Feature.AFFINITY)
        .contains(Feature.MIRROR, Feature.HEADER_MATCH);
  }
}
