package io.haldane.mesh.common;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteState.Routed;
import io.haldane.api.routing.Traffic;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class WeightsTest {

  @Test
  void weights_are_shares_of_their_sum() {
    assertThat(split("3", "1")).isEqualTo(new Routed(Traffic.weight(25)));
    assertThat(split("0.9", "0.1")).isEqualTo(new Routed(Traffic.weight(10)));
    assertThat(split("2", "1")).isEqualTo(new Routed(Traffic.weight(33)));
  }

  @Test
  void nothing_for_either_is_no_split() {
    assertThat(split("0", "0"))
        .isEqualTo(
            new RouteState.Unreadable(
                "Route shop/till weighs the primary with 0 and the canary with 0, which is no"
                    + " split"));
  }

  private static RouteState split(String primary, String canary) {
    return Weights.split(new BigDecimal(primary), new BigDecimal(canary), false, "Route shop/till");
  }
}
