package io.haldane.sandbox.promql;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Samples in memory, kept for a bounded time. Safe for concurrent use; a batch is seen whole or not
 * at all. It has no clock: what is too old is judged by the newest sample.
 */
public final class SampleStore {
  /** How long a sample stands for its series when nothing newer came. */
  static final long LOOKBACK_MILLIS = Duration.ofMinutes(5).toMillis();

  private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
  private final Map<String, SortedMap<Labels, Series>> byName = new HashMap<>();
  private final long retentionMillis;
  private long newest = Long.MIN_VALUE;
  private long swept = Long.MIN_VALUE;

  public SampleStore(Duration retention) {
    this.retentionMillis = retention.toMillis();
  }

  /** Takes all samples that are newer than what their series has; returns how many that were. */
  public int append(Collection<Point> points) {
    lock.writeLock().lock();
    try {
      int taken = 0;
      for (Point point : points) {
        SortedMap<Labels, Series> family =
            byName.computeIfAbsent(point.labels().name(), _ -> new TreeMap<>());
        taken += family.computeIfAbsent(point.labels(), Series::new).append(point) ? 1 : 0;
        newest = Math.max(newest, point.millis());
      }
      sweep();
      return taken;
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** How many series have samples. */
  public int seriesCount() {
    return reading(() -> byName.values().stream().mapToInt(Map::size).sum());
  }

  /** Runs a computation during which nothing is appended: all its reads see the same samples. */
  <T> T reading(Supplier<T> computation) {
    lock.readLock().lock();
    try {
      return computation.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** The newest value of each series that matches, within the lookback, in the order of labels. */
  List<VectorSample> instant(List<LabelMatcher> matchers, long millis) {
    List<VectorSample> samples = new ArrayList<>();
    each(
        matchers,
        series -> {
          OptionalDouble value = series.newest(millis - LOOKBACK_MILLIS, millis);
          if (value.isPresent()) {
            samples.add(new VectorSample(series.labels(), value.getAsDouble()));
          }
        });
    return samples;
  }

  /** The samples of each series that matches and has some, both ends included. */
  List<Window> range(List<LabelMatcher> matchers, long from, long to) {
    List<Window> windows = new ArrayList<>();
    each(
        matchers,
        series -> {
          Window window = series.window(from, to);
          if (window.size() > 0) {
            windows.add(window);
          }
        });
    return windows;
  }

  private void each(List<LabelMatcher> matchers, Consumer<Series> visitor) {
    lock.readLock().lock();
    try {
      for (SortedMap<Labels, Series> family : families(matchers)) {
        for (Series series : family.values()) {
          if (matchers.stream().allMatch(matcher -> matcher.matches(series.labels()))) {
            visitor.accept(series);
          }
        }
      }
    } finally {
      lock.readLock().unlock();
    }
  }

  /** In the order of names, which is the order of labels for everything that has a name. */
  private List<SortedMap<Labels, Series>> families(List<LabelMatcher> matchers) {
    List<String> names = new ArrayList<>();
    for (String name : byName.keySet()) {
      if (matchers.stream().allMatch(m -> !m.label().equals(Labels.NAME) || m.matches(name))) {
        names.add(name);
      }
    }
    names.sort(null);
    return names.stream().map(byName::get).toList();
  }

  /** Forgets what is too old; series that get no samples any more would otherwise stay forever. */
  private void sweep() {
    if (swept != Long.MIN_VALUE && newest - swept < retentionMillis / 8) {
      return;
    }
    swept = newest;
    long oldest = newest - retentionMillis;
    for (SortedMap<Labels, Series> family : byName.values()) {
      family.values().forEach(series -> series.dropBefore(oldest));
      family.values().removeIf(Series::isEmpty);
    }
    byName.values().removeIf(Map::isEmpty);
  }
}
