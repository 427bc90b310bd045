package io.haldane.sandbox.history;

import static org.assertj.core.api.Assertions.fail;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Random histories through the engine and the sandbox's API.
 *
 * <p>{@code -Dhistories=10000} says how many, {@code -Dhistories.seed=7} which, and {@code
 * -Dhistories.only=12345} repeats one of them and tells it line by line.
 */
final class HistoriesTest {
  private static final long FIRST = Long.getLong("histories.seed", 1);
  private static final int COUNT = Integer.getInteger("histories", 250);
  private static final int MOST_FAILURES = Integer.getInteger("histories.failures", 1);

  @Test
  void every_rule_holds_in_every_history() throws InterruptedException {
    Long only = Long.getLong("histories.only");
    if (only != null) {
      tell(only);
      return;
    }
    Instant begun = Instant.now();
    AtomicLong next = new AtomicLong(FIRST);
    ConcurrentSkipListMap<Long, Violation> broken = new ConcurrentSkipListMap<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
      for (int thread = 0; thread < 2; thread++) {
        threads.execute(() -> playAll(next, broken));
      }
    }
    System.out.printf(
        "histories: %d from seed %d, %.1f s, %.1f s of processor time%n",
        next.get() - FIRST,
        FIRST,
        Duration.between(begun, Instant.now()).toMillis() / 1e3,
        processorSeconds());
    broken.forEach((seed, v) -> System.out.println("seed " + seed + " broke: " + v.getMessage()));
    broken.entrySet().stream()
        .findFirst()
        .ifPresent(first -> fail(report(first.getKey(), first.getValue())));
  }

  private static void playAll(AtomicLong next, ConcurrentSkipListMap<Long, Violation> broken) {
    while (broken.size() < MOST_FAILURES) {
      long seed = next.getAndIncrement();
      if (seed >= FIRST + COUNT) {
        next.decrementAndGet();
        return;
      }
      Report.play(Generator.of(seed), Report.NOWHERE).ifPresent(v -> broken.put(seed, v));
    }
  }

  private static String report(long seed, Violation violation) {
    return Report.of(Generator.of(seed), violation);
  }

  private static void tell(long seed) {
    Consumer<String> print = System.out::println;
    Optional<Violation> broken = Report.play(Generator.of(seed), print);
    broken.ifPresent(violation -> {
      throw violation;
    });
  }

  private static double processorSeconds() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime() / 1e9
        : Double.NaN;
  }
}
