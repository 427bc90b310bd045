package io.haldane.e2e.journey;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.e2e.cluster.Cache;
import io.haldane.e2e.mesh.Traefik;
import java.net.InetSocketAddress;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * In the middle of a run all pods of the canary become unready, and ready again later. What users
 * meet until the route leads elsewhere is the proxy's decision, and differs with the objects.
 */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class CanaryUnreadyTest {
  @Test
  void a_traefik_service_fails_for_everybody_until_the_canary_is_not_listed(Cluster cluster) {
    try (Journey journey = begin(cluster, "traefik-unready", "traefik/route.yaml", "traefik");
        Traefik lenient = Traefik.withEmptyServices(Cache.ofUser(), cluster.plane())) {
      journey.await("the host to answer", () -> answers(journey, lenient.ingress()));
      try (Users users = users(journey, cluster.traefik().ingress());
          Users spared = users(journey, lenient.ingress())) {
        UnreadyCanary canary = new UnreadyCanary(journey);
        Instant unready = canary.goesAndComesBack(users, spared);
        canary.met("by default", users, unready, 404);
        canary.onlyTheCanarysShare(canary.met("empty ones allowed", spared, unready, 503));
      }
    }
  }

  @Test
  void an_ingress_ignores_a_canary_without_pods(Cluster cluster) {
    try (Journey journey = begin(cluster, "nginx-unready", "nginx/ingress.yaml", "nginx");
        Users users = users(journey, cluster.traefik().ingress())) {
      new UnreadyCanary(journey).goesAndComesBack(users, users);
      users.lostNothing();
    }
  }

  @Test
  void an_http_route_fails_for_those_who_would_meet_the_canary(Cluster cluster) {
    try (Journey journey = begin(cluster, "gateway-unready", "load-tester.yaml", "gatewayapi");
        Users users = users(journey, cluster.traefik().ingress())) {
      UnreadyCanary canary = new UnreadyCanary(journey);
      Instant unready = canary.goesAndComesBack(users, users);
      canary.onlyTheCanarysShare(canary.met("HTTPRoute", users, unready, 503));
    }
  }

  private static Journey begin(Cluster cluster, String namespace, String route, String provider) {
    Journey journey = Journey.plain(cluster, namespace);
    journey.apply("podinfo.yaml");
    journey.apply(route);
    journey.apply(provider + "/half.yaml");
    journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);
    IngressJourney.ofTraefik(cluster, journey).awaitAnswers();
    return journey;
  }

  private static Users users(Journey journey, InetSocketAddress ingress) {
    return journey.usersFrom(ingress, "http://NAMESPACE.example.com/");
  }

  private static boolean answers(Journey journey, InetSocketAddress ingress) {
    return Curl.answersFrom(ingress, journey.url("http://NAMESPACE.example.com/"));
  }
}
