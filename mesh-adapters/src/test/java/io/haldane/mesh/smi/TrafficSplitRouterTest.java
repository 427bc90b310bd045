package io.haldane.mesh.smi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.haldane.api.routing.RouteState.Routed;
import io.haldane.api.routing.RouteState.Unreadable;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.MemoryCluster;
import io.haldane.mesh.testing.RouterContract;
import io.haldane.mesh.testing.Routers;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract for every version of the interface and every mesh behind it. */
class TrafficSplitRouterTest {

  @Nested
  class SmiV1Alpha1 extends RouterContract {
    @Override
    protected TrafficRouter router() {
      return new SmiRouter.V1Alpha1();
    }
  }

  @Nested
  class SmiV1Alpha2 extends RouterContract {
    @Override
    protected TrafficRouter router() {
      return new SmiRouter.V1Alpha2();
    }
  }

  @Nested
  class SmiV1Alpha3 extends RouterContract {
    @Override
    protected TrafficRouter router() {
      return new SmiRouter.V1Alpha3();
    }
  }

  @Nested
  class Linkerd extends RouterContract {
    @Override
    protected TrafficRouter router() {
      return new LinkerdRouter.Plain();
    }
  }

  @Nested
  class NginxMesh extends RouterContract {
    private static final String MATCHED =
        "iterations: 10, match: [{headers: {x-tester: {exact: \"yes\"}}}]";

    @Override
    protected TrafficRouter router() {
      return new NginxMeshRouter();
    }

    @Test
    void without_its_group_a_match_is_not_in_force() {
      Traffic traffic = Traffic.ALL_TO_CANARY;
      RouteTarget target = target(MATCHED, traffic);
      MemoryCluster cluster = new MemoryCluster(List.of());
      cluster.apply(router().render(target, traffic, cluster.live()));
      assertThat(router().observe(target, cluster.live())).isEqualTo(new Routed(traffic));
      cluster.all().removeIf(object -> object.path("kind").asText().equals("HTTPRouteGroup"));
      assertThat(router().observe(target, cluster.live()))
          .isEqualTo(new Unreadable("HTTPRouteGroup shop/till does not exist"));
    }
  }

  @Nested
  class Osm extends RouterContract {
    @Override
    protected TrafficRouter router() {
      return new OsmRouter();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "smi:v1alpha1:istio, smi:v1alpha1",
    "smi:v1alpha2:consul, smi:v1alpha2",
    "smi:v1alpha1:linkerd, smi:v1alpha1:linkerd",
    "smi:v1alpha2:linkerd, smi:v1alpha2:linkerd",
    "smi:v1alpha3:linkerd, smi:v1alpha3:linkerd",
  })
  void a_suffix_names_the_mesh_and_only_linkerd_has_metrics_of_its_own(String provider, String id) {
    assertThat(Routers.accepting(provider)).extracting(TrafficRouter::id).containsExactly(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"smi", "smi:v1alpha4", "smi:v1alpha11"})
  void other_versions_are_not_supported(String provider) {
    assertThat(Routers.accepting(provider)).isEmpty();
  }

  @Test
  void a_weight_is_a_text_in_the_oldest_version_and_a_number_since() {
    assertThat(SplitVersion.V1ALPHA1.weight(0)).isEqualTo(new TextNode("0"));
    assertThat(SplitVersion.V1ALPHA2.weight(0)).isEqualTo(new IntNode(0));
    assertThat(SplitVersion.V1ALPHA3.weight(0)).isEqualTo(new IntNode(0));
  }

  @Test
  void quantities_of_other_writers_are_understood() {
    assertThat(SplitVersion.amount(new TextNode("900m")))
        .hasValueSatisfying(amount -> assertThat(amount).isEqualByComparingTo("0.9"));
    assertThat(SplitVersion.amount(new IntNode(7)))
        .hasValueSatisfying(
            amount -> assertThat(amount).isEqualByComparingTo(BigDecimal.valueOf(7)));
    assertThat(SplitVersion.amount(new TextNode("plenty"))).isEmpty();
  }
}
