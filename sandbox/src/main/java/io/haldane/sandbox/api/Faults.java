package io.haldane.sandbox.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Trouble on demand: refused and slow requests, broken watches. Thread-safe. */
public final class Faults {
  private final Store store;
  private final List<Plan> plans = new ArrayList<>();

  Faults(Store store) {
    this.store = store;
  }

  /** The next {@code times} requests that match meet the fault. Earlier plans come first. */
  public synchronized void next(int times, Predicate<ApiRequest> matching, Fault fault) {
    plans.add(new Plan(times, matching, fault));
  }

  /** Plans that were not used up are forgotten. */
  public synchronized void clear() {
    plans.clear();
  }

  /** Closes every watch. Who watches again from where it was, misses nothing. */
  public void dropWatches() {
    store.dropWatches();
  }

  /** Old events are gone: a watch from an older version is told 410 and must list again. */
  public void forgetHistory() {
    store.forgetHistory();
  }

  synchronized Optional<Fault> strike(ApiRequest request) {
    for (Plan plan : plans) {
      if (plan.left > 0 && plan.matching.test(request)) {
        plan.left--;
        plans.removeIf(p -> p.left == 0);
        return Optional.of(plan.fault);
      }
    }
    return Optional.empty();
  }

  private static final class Plan {
    private int left;
    private final Predicate<ApiRequest> matching;
    private final Fault fault;

    private Plan(int left, Predicate<ApiRequest> matching, Fault fault) {
      this.left = left;
      this.matching = matching;
      this.fault = fault;
    }
  }
}
