package io.haldane.journey;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Kills the controller and starts it again, at random moments of its life: one in five while it
 * starts, the others soon after it has begun to lead.
 */
final class Killer {
  private static final long STARTING_MILLIS = 2_000;
  private static final long LEADING_MILLIS = 4_000;
  private static final Duration LONGEST_START = Duration.ofSeconds(60);

  /**
   * One death.
   *
   * @param ordered it was alive until then at least
   * @param dead and did nothing more from then on
   */
  record Kill(Instant ordered, Instant dead) {}

  private final Journey journey;
  private final Random random;
  private final List<Kill> kills = new ArrayList<>();
  private final int wanted;

  Killer(Journey journey, long seed, int wanted) {
    this.journey = journey;
    this.random = new Random(seed);
    this.wanted = wanted;
  }

  /** Returns when all kills are done and the last controller was started. */
  void run() {
    try {
      while (!isDone()) {
        boolean starting = random.nextInt(5) == 0;
        if (!starting) {
          awaitLeading();
        }
        TimeUnit.MILLISECONDS.sleep(random.nextLong(starting ? STARTING_MILLIS : LEADING_MILLIS));
        Instant ordered = Instant.now();
        journey.controller().kill();
        note(new Kill(ordered, Instant.now()));
        journey.restart();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitLeading() throws InterruptedException {
    Instant end = Instant.now().plus(LONGEST_START);
    while (Instant.now().isBefore(end) && !leads()) {
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private boolean leads() {
    return journey.controller().lastLines().stream().anyMatch(line -> line.contains("leading as"));
  }

  private synchronized void note(Kill kill) {
    kills.add(kill);
  }

  synchronized boolean isDone() {
    return kills.size() >= wanted;
  }

  synchronized List<Kill> kills() {
    return List.copyOf(kills);
  }
}
