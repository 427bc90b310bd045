package io.haldane.e2e.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.sandbox.load.Load;
import io.haldane.sandbox.load.Plan;
import io.haldane.sandbox.load.Tally;
import io.haldane.sandbox.load.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * People who call steadily, what each of them saw and when, beside the weights that the canary said
 * it had. Thread-safe.
 */
public final class Users implements AutoCloseable {
  /** How long proxies may take to hear of a weight. */
  private static final Duration HEARING = Duration.ofSeconds(2);

  /** How late a busy machine may hear of a phase. */
  private static final Duration LATENESS = Duration.ofMillis(500);

  private final Journey journey;
  private final Load load;
  private final List<Seen> seen = new ArrayList<>();
  private final List<Weight> weights = new ArrayList<>();
  private final List<Time> times = new ArrayList<>();
  private final SharedIndexInformer<Canary> canaries;

  /** One answer. */
  record Seen(Instant at, Visit visit) {}

  /** What the canary's status said since then. */
  record Weight(Instant since, int percent) {}

  /** What the canary was doing since then. */
  record Time(Instant since, CanaryPhase phase) {}

  Users(Journey journey, Plan plan) {
    this.journey = journey;
    this.canaries =
        journey
            .client()
            .resources(Canary.class)
            .inNamespace(journey.namespace())
            .inform(new Statuses());
    this.load = Load.start(plan.withWitness(this::saw));
  }

  private synchronized void saw(Visit visit) {
    seen.add(new Seen(Instant.now(), visit));
  }

  private synchronized void said(Canary canary) {
    CanaryStatus status = canary.statusOrEmpty();
    // While a version is promoted, the primary's pods answer with it too.
    int percent =
        status.phase() == CanaryPhase.PROGRESSING
            ? Objects.requireNonNullElse(status.canaryWeight(), 0)
            : 0;
    if (weights.isEmpty() || weights.getLast().percent != percent) {
      weights.add(new Weight(Instant.now(), percent));
    }
    if (times.isEmpty() || times.getLast().phase != status.phase()) {
      times.add(new Time(Instant.now(), status.phase()));
    }
  }

  public Tally tally() {
    return load.tally();
  }

  public synchronized List<Visit> visits() {
    return seen.stream().map(Seen::visit).toList();
  }

  /** Ends the calling; every request had an answer below 500. */
  public Users lostNothing() {
    load.stop();
    Tally tally = load.tally();
    journey.figure("%d requests, %d lost".formatted(tally.total(), tally.failures()));
    assertThat(tally.failures())
        .as("lost of %d requests: %s", tally.total(), tally.reasons())
        .isZero();
    assertThat(tally.total()).isPositive();
    return this;
  }

  /** Waits until nobody is answered by another version any more. */
  public Users awaitOnly(String version) {
    Instant since = Instant.now();
    journey.await(
        "users to meet only " + version,
        () -> {
          Instant now = Instant.now();
          Instant from = now.minus(HEARING);
          return from.isAfter(since) && allSaw(version, from, now);
        });
    return this;
  }

  /** In all of the phase, except for what the journey heard of late, that version answered. */
  public synchronized Users sawOnly(String version, CanaryPhase phase) {
    long judged = 0;
    for (int i = 0; i < times.size(); i++) {
      if (times.get(i).phase == phase) {
        Instant from = times.get(i).since;
        Instant to = i + 1 < times.size() ? times.get(i + 1).since : Instant.now();
        assertThat(allSaw(version, from, to.minus(LATENESS)))
            .as("while %s, users meet only %s", phase.text(), version)
            .isTrue();
        judged += seen.stream().filter(s -> between(s, from, to)).count();
      }
    }
    assertThat(judged).as("requests while %s", phase.text()).isPositive();
    journey.figure("%d requests while %s, all to %s".formatted(judged, phase.text(), version));
    return this;
  }

  private synchronized boolean allSaw(String version, Instant from, Instant to) {
    List<Seen> those = seen.stream().filter(s -> between(s, from, to)).toList();
    return !those.isEmpty() && those.stream().allMatch(s -> s.visit.version().equals(version));
  }

  /**
   * In each time of one weight, as many requests as it promises were answered by the version: no
   * farther off than chance has it once in a hundred thousand times.
   *
   * @return the weights that were judged
   */
  public synchronized List<Integer> sharesOf(String version) {
    List<Integer> judged = new ArrayList<>();
    for (int i = 0; i < weights.size(); i++) {
      Instant from = weights.get(i).since.plus(HEARING);
      Instant to = i + 1 < weights.size() ? weights.get(i + 1).since : from;
      long all = seen.stream().filter(s -> between(s, from, to)).count();
      if (weights.get(i).percent > 0 && all >= 100) {
        long those =
            seen.stream()
                .filter(s -> between(s, from, to) && s.visit.version().equals(version))
                .count();
        judge(weights.get(i).percent, those, all);
        judged.add(weights.get(i).percent);
      }
    }
    return judged;
  }

  private void judge(int percent, long those, long all) {
    double share = percent / 100.0;
    // 4.42 standard deviations, and half a request for the normal curve being smooth.
    double slack = 4.42 * Math.sqrt(all * share * (1 - share)) + 0.5;
    journey.figure(
        "weight %d: %d of %d requests (%.1f %%, at most ±%.0f by chance)"
            .formatted(percent, those, all, 100.0 * those / all, slack));
    assertThat((double) those)
        .as("requests of %d that a weight of %d leads to the canary", all, percent)
        .isBetween(all * share - slack, all * share + slack);
  }

  private static boolean between(Seen seen, Instant from, Instant to) {
    return seen.at.isAfter(from) && seen.at.isBefore(to);
  }

  private final class Statuses implements ResourceEventHandler<Canary> {
    @Override
    public void onAdd(Canary canary) {
      said(canary);
    }

    @Override
    public void onUpdate(Canary old, Canary canary) {
      said(canary);
    }

    @Override
    public void onDelete(Canary canary, boolean unknown) {}
  }

  @Override
  public void close() {
    load.close();
    canaries.stop();
  }
}
