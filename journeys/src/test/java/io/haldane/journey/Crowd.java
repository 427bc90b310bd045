package io.haldane.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.sandbox.load.Load;
import io.haldane.sandbox.load.Plan;
import io.haldane.sandbox.load.Tally;
import io.haldane.sandbox.load.Visit;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Users of one kind, calling steadily, and every answer that they got. Thread-safe. */
final class Crowd implements AutoCloseable {
  private static final double PER_SECOND = 50;

  private final String who;
  private final Workload workload;
  private final List<Visit> visits = new ArrayList<>();
  private final Load load;

  private Crowd(
      Journey journey, String who, Workload workload, String url, UnaryOperator<Plan> refine) {
    this.who = who;
    this.workload = workload;
    Plan plan = journey.network().plan(URI.create(url), PER_SECOND);
    load = Load.start(refine.apply(plan).withWitness(this::note));
  }

  /**
   * Begins at once.
   *
   * @param who in the words of the figures
   */
  static Crowd calls(
      Journey journey, String who, Workload workload, String url, UnaryOperator<Plan> refine) {
    return new Crowd(journey, who, workload, url, refine);
  }

  private synchronized void note(Visit visit) {
    visits.add(visit);
  }

  synchronized List<Visit> visits() {
    return List.copyOf(visits);
  }

  /** Whether a pod of the primary answered, and not one of the user's own Deployment. */
  boolean byPrimary(Visit visit) {
    return visit.pod().startsWith(workload.name() + "-primary-");
  }

  boolean byTarget(Visit visit) {
    return !visit.pod().isEmpty() && !byPrimary(visit);
  }

  /** Such as {@code target 2}: a pod of the user's Deployment, in its version 2. */
  String answerer(Visit visit) {
    return (byPrimary(visit) ? "primary " : "target ") + visit.version();
  }

  /** What is to be seen of each answer, without repetitions. */
  <T> List<T> course(Function<Visit, T> view) {
    List<T> seen = new ArrayList<>();
    for (Visit visit : visits()) {
      T now = view.apply(visit);
      if (seen.isEmpty() || !seen.getLast().equals(now)) {
        seen.add(now);
      }
    }
    return seen;
  }

  Set<String> answerers() {
    return new LinkedHashSet<>(course(this::answerer));
  }

  /** Returns when the next answers, that many in a row, are all like that. */
  void await(Journey journey, String what, int many, Predicate<Visit> like) {
    journey.await(what, fromNowOn(many, like));
  }

  /** Holds when there were that many answers from now on, and the last so many are like that. */
  BooleanSupplier fromNowOn(int many, Predicate<Visit> like) {
    int before = visits().size();
    return () -> {
      List<Visit> all = visits();
      return all.size() >= before + many
          && all.subList(all.size() - many, all.size()).stream().allMatch(like);
    };
  }

  /** Ends the calls. */
  @Override
  public void close() {
    load.close();
  }

  /** Each call must have been answered with 200 by a pod. */
  void lostNothing() {
    Tally tally = load.tally();
    Map<String, Long> counts = new TreeMap<>();
    visits().forEach(visit -> counts.merge(answerer(visit), 1L, Long::sum));
    long lost = tally.total() - tally.byStatus().getOrDefault(200, 0L);
    System.out.printf(
        "%s, %s: %d requests, %d lost; %s%n", workload.name(), who, tally.total(), lost, counts);
    assertThat(lost).as("lost by %s of %s: %s", who, workload.name(), tally).isZero();
  }
}
