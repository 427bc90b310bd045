package io.haldane.mesh.smi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.RouterContract;
import java.math.BigDecimal;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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
  class Osm extends RouterContract {
    @Override
    protected TrafficRouter router() {
      return new OsmRouter();
    }
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
