package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.sandbox.load.Plan;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What every ingress must do with releases, seen by its users. They ask for a host that is named
 * after the namespace.
 *
 * @param address where it listens
 */
record IngressJourney(Journey journey, InetSocketAddress address) {
  /** Traefik applies a change at most every two seconds. */
  private static final Duration HEARING = Duration.ofSeconds(3);

  private static final String URL = "http://NAMESPACE.example.com/";

  static IngressJourney ofTraefik(Cluster cluster, Journey journey) {
    return new IngressJourney(journey, cluster.traefik().ingress());
  }

  /** Applies a file of the journeys; {@code INGRESS} in it stands for the address. */
  void apply(String resource) {
    applyText(Journey.read(resource));
  }

  void applyText(String yaml) {
    journey.applyText(yaml.replace("INGRESS", address.getAddress().getHostAddress()));
  }

  IngressJourney awaitAnswers() {
    journey.await("the host to answer", () -> Curl.answersFrom(address, journey.url(URL)));
    return this;
  }

  Users users() {
    return users(plan(50));
  }

  Users users(Plan plan) {
    return journey.users(plan).hearing(HEARING);
  }

  Plan plan(double perSecond) {
    return Plan.of(journey.url(URL), address, perSecond);
  }

  /**
   * @param weights of its steps
   */
  IngressJourney promotes(String version, Integer... weights) {
    try (Users users = users()) {
      journey.release("podinfo", version);
      journey.awaitPromoted("podinfo", version);
      users.awaitOnly(version).lostNothing();
      assertThat(users.sharesOf(version)).containsExactly(weights);
    }
    return this;
  }

  /**
   * What fails for its testers does not fail for its users, who ask for something else. Shares are
   * not judged: testers and users take turns, so steady ones change what the others meet.
   */
  IngressJourney rollsBack(String version, String good) {
    try (Users users = users()) {
      journey.release("podinfo", version);
      journey.awaitPhase("podinfo", CanaryPhase.FAILED);
      users.awaitOnly(good).lostNothing();
      assertThat(users.visits()).anyMatch(visit -> visit.version().equals(version));
    }
    journey.await(
        "the bad version's pods to go",
        () -> journey.deployment("podinfo").getSpec().getReplicas() == 0);
    assertThat(journey.tag("podinfo-primary")).isEqualTo(good);
    assertThat(journey.events("podinfo"))
        .anyMatch(event -> event.matches("Rolling back .* failed checks threshold reached \\d+"));
    return this;
  }

  /** Insiders are known by a header. */
  IngressJourney letsInsidersTry(String version, String before) {
    try (Users insiders = users(plan(25).withHeaders(Map.of("x-canary", "insider")));
        Users others = users(plan(25).withHeaders(Map.of("x-canary", "insiders")))) {
      journey.release("podinfo", version);
      journey.await(
          "a new run", () -> journey.status("podinfo").phase() == CanaryPhase.PROGRESSING);
      journey.awaitPromoted("podinfo", version);
      insiders
          .awaitOnly(version)
          .lostNothing()
          .sawOnly(
              version,
              // In the first round the proxy hears of the route.
              status -> status.phase() == CanaryPhase.PROGRESSING && status.iteration() > 1);
      others
          .awaitOnly(version)
          .lostNothing()
          .sawOnly(before, status -> status.phase() == CanaryPhase.PROGRESSING);
      // Others get the new version from the primary, once it is promoted, and from nowhere else.
      assertThat(others.visits()).allMatch(visit -> visit.pod().startsWith("podinfo-primary-"));
    }
    return this;
  }

  /**
   * A user's objects lead to the target; the canary is applied and deleted.
   *
   * @param canary as YAML, with {@code revertOnDeletion}
   * @param meanwhile what happens before the canary is deleted
   */
  IngressJourney givesBack(String canary, Runnable meanwhile) {
    awaitAnswers();
    try (Users users = users()) {
      applyText(canary);
      journey.awaitPhase("podinfo", CanaryPhase.INITIALIZED);
      journey.await("the target to have no pods", () -> journey.pods("podinfo").isEmpty());
      meanwhile.run();
      journey.delete("podinfo");
      journey.await(
          "the canary and the pods of its primary to be gone",
          () -> canaries().isEmpty() && journey.pods("podinfo-primary").isEmpty());
      users.lostNothing();
      assertThat(users.visits()).anyMatch(visit -> visit.pod().startsWith("podinfo-primary-"));
      assertThat(users.visits().getLast().pod()).doesNotStartWith("podinfo-primary-");
    }
    assertThat(journey.service("podinfo").getSpec().getSelector())
        .isEqualTo(Map.of("app", "podinfo"));
    return this;
  }

  private List<Canary> canaries() {
    return journey
        .client()
        .resources(Canary.class)
        .inNamespace(journey.namespace())
        .list()
        .getItems();
  }
}
