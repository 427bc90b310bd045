package io.haldane.e2e.journey;

import io.haldane.e2e.Cluster;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Journeys 9, 11 and 12 with Traefik as the implementation of the Gateway API. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class GatewayOnTraefikTest {

  @Test
  void a_good_version_is_promoted_and_a_bad_one_is_rolled_back(Cluster cluster) {
    traefik(cluster).promotesAndRollsBack();
  }

  @Test
  void insiders_meet_the_new_version_and_others_never_do(Cluster cluster) {
    traefik(cluster).letsInsidersTry();
  }

  @Test
  void users_stay_with_the_version_that_they_met(Cluster cluster) {
    traefik(cluster).keepsUsers(Users::lostNothing);
  }

  @Test
  void what_was_there_before_is_there_again(Cluster cluster) {
    traefik(cluster).givesBack();
  }

  private static GatewayJourneys traefik(Cluster cluster) {
    return new GatewayJourneys(cluster, "traefik-gateway", "traefik", cluster.traefik().ingress());
  }
}
