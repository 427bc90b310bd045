package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.e2e.cluster.Cache;
import io.haldane.e2e.mesh.Traefik;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
  /** Traefik reads objects at most every two seconds; the rest is this machine's. */
  private static final Duration HEARING = Duration.ofMillis(3500);

  @Test
  void a_traefik_service_fails_for_everybody_until_the_canary_is_not_listed(Cluster cluster) {
    try (Journey journey = begin(cluster, "traefik-unready", "traefik/route.yaml", "traefik");
        Traefik lenient = Traefik.withEmptyServices(Cache.ofUser(), cluster.plane())) {
      journey.await("the host to answer", () -> answers(journey, lenient.ingress()));
      try (Users users = users(journey, cluster.traefik().ingress());
          Users spared = users(journey, lenient.ingress())) {
        Instant unready = goesAndComesBack(journey, users, spared);
        met(journey, "by default", users, unready, 404);
        onlyTheCanarysShare(journey, met(journey, "empty ones allowed", spared, unready, 503));
      }
    }
  }

  @Test
  void an_ingress_ignores_a_canary_without_pods(Cluster cluster) {
    try (Journey journey = begin(cluster, "nginx-unready", "nginx/ingress.yaml", "nginx");
        Users users = users(journey, cluster.traefik().ingress())) {
      goesAndComesBack(journey, users, users);
      users.lostNothing();
    }
  }

  @Test
  void an_http_route_fails_for_those_who_would_meet_the_canary(Cluster cluster) {
    try (Journey journey = begin(cluster, "gateway-unready", "load-tester.yaml", "gatewayapi");
        Users users = users(journey, cluster.traefik().ingress())) {
      Instant unready = goesAndComesBack(journey, users, users);
      onlyTheCanarysShare(journey, met(journey, "HTTPRoute", users, unready, 503));
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

  /** Returns when the pods had become unready. */
  private static Instant goesAndComesBack(Journey journey, Users users, Users others) {
    journey.release("podinfo", "6.0.1");
    Instant begun = Instant.now();
    journey.await(
        "both versions to answer", () -> meetBoth(users, begun) && meetBoth(others, begun));
    tellPods(journey, "/readyz/disable");
    journey.await(
        "the canary's pods to be unready",
        () -> journey.pods("podinfo").stream().noneMatch(CanaryUnreadyTest::isReady));
    Instant unready = Instant.now();
    users.awaitOnly("6.0.0");
    others.awaitOnly("6.0.0");
    tellPods(journey, "/readyz/enable");
    Instant back = Instant.now();
    journey.await(
        "both versions to answer again", () -> meetBoth(users, back) && meetBoth(others, back));
    return unready;
  }

  private static boolean meetBoth(Users users, Instant since) {
    return users.seen().stream()
            .filter(seen -> seen.at().isAfter(since) && seen.visit().version().equals("6.0.1"))
            .count()
        > 50;
  }

  private static void tellPods(Journey journey, String path) {
    for (Pod pod : journey.pods("podinfo")) {
      Curl.post(URI.create("http://" + pod.getStatus().getPodIP() + ":9898" + path), "");
    }
  }

  private static boolean isReady(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .anyMatch(c -> c.getType().equals("Ready") && c.getStatus().equals("True"));
  }

  /**
   * Nobody met anything but an answer of the given status, and that only until the proxy had heard.
   *
   * @return all answers from the first of these to the last
   */
  private static List<Users.Seen> met(
      Journey journey, String how, Users users, Instant unready, int status) {
    List<Users.Seen> all = users.seen();
    List<Users.Seen> bad = all.stream().filter(CanaryUnreadyTest::isBad).toList();
    Set<Integer> statuses =
        bad.stream().map(seen -> seen.visit().status()).collect(Collectors.toSet());
    assertThat(statuses).as(how).isSubsetOf(Set.of(status));
    assertThat(users.tally().failures())
        .as("%s: no answer", how)
        .isEqualTo(status < 500 ? 0 : bad.size());
    if (bad.isEmpty()) {
      journey.figure(how + ": nothing lost of " + all.size());
      return List.of();
    }
    Instant first = bad.getFirst().at();
    Instant last = bad.getLast().at();
    List<Users.Seen> then =
        all.stream().filter(s -> !s.at().isBefore(first) && !s.at().isAfter(last)).toList();
    journey.figure(
        "%s: %d of %d requests in %d ms answered %d, from %d ms after the pods were unready; none of %d others"
            .formatted(
                how,
                bad.size(),
                then.size(),
                Duration.between(first, last).toMillis(),
                status,
                Duration.between(unready, first).toMillis(),
                all.size() - then.size()));
    assertThat(first).as(how).isAfter(unready.minus(HEARING));
    assertThat(last).as(how).isBefore(unready.plus(HEARING));
    return then;
  }

  private static boolean isBad(Users.Seen seen) {
    return seen.visit().status() != 200;
  }

  /** Of every two requests one would have met the canary. */
  private static void onlyTheCanarysShare(Journey journey, List<Users.Seen> then) {
    if (!then.isEmpty()) {
      journey.share(
          "lost", 50, then.stream().filter(CanaryUnreadyTest::isBad).count(), then.size());
    }
  }
}
