package io.haldane.sandbox.demo;

import io.haldane.sandbox.load.Tally;

/**
 * What became of a crowd's requests.
 *
 * @param asked requests that have ended
 * @param byCanary those that a pod of the canary answered
 * @param failed those without an answer, or with one of 500 and above
 */
record Served(long asked, long byCanary, long failed) {
  static final Served NOTHING = new Served(0, 0, 0);
  private static final String PRIMARY = Stage.NAME + "-primary-";

  static Served of(Tally tally) {
    long byCanary =
        tally.byPod().entrySet().stream()
            .filter(pod -> !pod.getKey().startsWith(PRIMARY))
            .mapToLong(pod -> pod.getValue())
            .sum();
    return new Served(tally.total(), byCanary, tally.failures());
  }

  Served minus(Served earlier) {
    return new Served(asked - earlier.asked, byCanary - earlier.byCanary, failed - earlier.failed);
  }

  Served plus(Served other) {
    return new Served(asked + other.asked, byCanary + other.byCanary, failed + other.failed);
  }
}
