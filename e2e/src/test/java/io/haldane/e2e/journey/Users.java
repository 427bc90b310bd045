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
import java.util.Set;
import java.util.function.Predicate;

/**
 * People who call steadily, what each of them saw and when, beside the weights that the canary said
 * it had. Thread-safe.
 */
public final class Users implements AutoCloseable {
  /** How long proxies may take to hear of a weight. */
  private static final Duration HEARING = Duration.ofSeconds(2);

  /** How long before its status tells of it a route may have been written. */
  private static final Duration WRITING = Duration.ofSeconds(1);

  private final Journey journey;
  private final Load load;
  private final List<Seen> seen = new ArrayList<>();
  private final List<Weight> weights = new ArrayList<>();
  private final List<Said> statuses = new ArrayList<>();
  private final SharedIndexInformer<Canary> canaries;
  private volatile Duration hearing = HEARING;

  /** One answer. */
  record Seen(Instant at, Visit visit) {}

  /** What the canary's status said since then. */
  record Weight(Instant since, int percent) {}

  /** The canary's status since then. */
  record Said(Instant since, CanaryStatus status) {}

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

  /** Their proxy takes that long to hear of a weight. */
  Users hearing(Duration other) {
    hearing = other;
    return this;
  }

  private synchronized void saw(Visit visit) {
    seen.add(new Seen(Instant.now(), visit));
  }

  private synchronized void said(Canary canary) {
    CanaryStatus status = canary.statusOrEmpty();
    statuses.add(new Said(Instant.now(), status));
    // While a version is promoted, the primary's pods answer with it too.
    int percent =
        status.phase() == CanaryPhase.PROGRESSING
            ? Objects.requireNonNullElse(status.canaryWeight(), 0)
            : 0;
    if (weights.isEmpty() || weights.getLast().percent != percent) {
      weights.add(new Weight(Instant.now(), percent));
    }
  }

  public Tally tally() {
    return load.tally();
  }

  public synchronized List<Visit> visits() {
    return seen.stream().map(Seen::visit).toList();
  }

  /** Every answer with its time, in the order in which they came. */
  synchronized List<Seen> seen() {
    return List.copyOf(seen);
  }

  /**
   * What was answered in the times in which the status was like that, without the moments at their
   * edges when not every proxy had heard.
   */
  public synchronized List<Visit> during(Predicate<CanaryStatus> like) {
    List<Visit> visits = new ArrayList<>();
    for (int i = 0; i < statuses.size(); i++) {
      if (!like.test(statuses.get(i).status)) {
        continue;
      }
      Instant from = statuses.get(i).since.plus(hearing);
      while (i + 1 < statuses.size() && like.test(statuses.get(i + 1).status)) {
        i++;
      }
      Instant to = i + 1 < statuses.size() ? statuses.get(i + 1).since.minus(WRITING) : Instant.MAX;
      seen.stream().filter(s -> between(s, from, to)).map(Seen::visit).forEach(visits::add);
    }
    return visits;
  }

  /** Ends the calling; every request was answered, and well. */
  public Users lostNothing() {
    load.stop();
    Tally tally = load.tally();
    journey.figure("%d requests, %d lost".formatted(tally.total(), tally.failures()));
    assertThat(tally.failures())
        .as("lost of %d requests: %s", tally.total(), tally.reasons())
        .isZero();
    // Where a route leads nowhere, gateways answer 404.
    assertThat(tally.byStatus()).containsOnlyKeys(200);
    return this;
  }

  /**
   * Ends the calling; requests failed only while the proxy heard of another weight or the end of
   * the run, at most one of a hundred, and with one of these statuses.
   */
  public Users lostOnlyAtChanges(Set<Integer> statuses) {
    load.stop();
    List<Seen> all = seen();
    List<Seen> lost = all.stream().filter(s -> s.visit.status() != 200).toList();
    journey.figure("%d requests, %d lost at changes".formatted(all.size(), lost.size()));
    assertThat(load.tally().failures()).as("without an answer too").isEqualTo(lost.size());
    assertThat(lost)
        .hasSizeLessThan(all.size() / 100)
        .allMatch(s -> statuses.contains(s.visit.status()))
        .allMatch(this::isAtChange);
    return this;
  }

  private synchronized boolean isAtChange(Seen seen) {
    for (int i = 0; i < statuses.size(); i++) {
      Instant since = statuses.get(i).since;
      if ((i == 0 || isAnother(statuses.get(i - 1).status, statuses.get(i).status))
          && between(seen, since.minus(WRITING), since.plus(hearing))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAnother(CanaryStatus before, CanaryStatus after) {
    return before.phase() != after.phase() || before.weight() != after.weight();
  }

  /** Waits until nobody is answered by another version any more. */
  public Users awaitOnly(String version) {
    Instant since = Instant.now();
    journey.await(
        "users to meet only " + version,
        () -> {
          List<Visit> late = since(Instant.now().minus(hearing));
          return Instant.now().isAfter(since.plus(hearing))
              && !late.isEmpty()
              && late.stream().allMatch(visit -> visit.version().equals(version));
        });
    return this;
  }

  private synchronized List<Visit> since(Instant from) {
    return seen.stream().filter(s -> s.at.isAfter(from)).map(Seen::visit).toList();
  }

  /** While the status was like that, that version answered all of them. */
  public Users sawOnly(String version, Predicate<CanaryStatus> like) {
    List<Visit> visits = during(like);
    journey.figure("%d requests that must meet only %s".formatted(visits.size(), version));
    assertThat(visits).hasSizeGreaterThan(100).allMatch(visit -> visit.version().equals(version));
    return this;
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
      Instant from = weights.get(i).since.plus(hearing);
      Instant to = i + 1 < weights.size() ? weights.get(i + 1).since : from;
      long all = seen.stream().filter(s -> between(s, from, to)).count();
      if (weights.get(i).percent > 0 && all >= 100) {
        long those =
            seen.stream()
                .filter(s -> between(s, from, to) && s.visit.version().equals(version))
                .count();
        journey.share("weight " + weights.get(i).percent, weights.get(i).percent, those, all);
        judged.add(weights.get(i).percent);
      }
    }
    return judged;
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
