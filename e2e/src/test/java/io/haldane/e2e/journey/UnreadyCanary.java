package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * In the middle of a run all pods of the canary become unready, and ready again later. Of every two
 * requests one is the canary's.
 */
record UnreadyCanary(Journey journey) {
  /** Traefik reads objects at most every two seconds; the rest is this machine's. */
  private static final Duration HEARING = Duration.ofMillis(3500);

  /** Returns when the pods had become unready. */
  Instant goesAndComesBack(Users users, Users others) {
    journey.release("podinfo", "6.0.1");
    Instant begun = Instant.now();
    journey.await(
        "both versions to answer", () -> meetBoth(users, begun) && meetBoth(others, begun));
    tellPods("/readyz/disable");
    journey.await(
        "the canary's pods to be unready",
        () -> journey.pods("podinfo").stream().noneMatch(UnreadyCanary::isReady));
    Instant unready = Instant.now();
    users.awaitOnly("6.0.0");
    others.awaitOnly("6.0.0");
    tellPods("/readyz/enable");
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

  private void tellPods(String path) {
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
  List<Users.Seen> met(String how, Users users, Instant unready, int status) {
    List<Users.Seen> all = users.seen();
    List<Users.Seen> bad = all.stream().filter(UnreadyCanary::isBad).toList();
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
  void onlyTheCanarysShare(List<Users.Seen> then) {
    if (!then.isEmpty()) {
      journey.share("lost", 50, then.stream().filter(UnreadyCanary::isBad).count(), then.size());
    }
  }
}
