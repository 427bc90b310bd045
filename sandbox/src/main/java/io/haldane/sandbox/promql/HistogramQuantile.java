package io.haldane.sandbox.promql;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;

/** Quantiles of classic histograms: linear between the bounds of the bucket that holds the rank. */
final class HistogramQuantile {
  private static final String LE = "le";

  /**
   * A cumulative bucket.
   *
   * @param bound greatest value that it counts
   */
  record Bucket(double bound, double count) {}

  private HistogramQuantile() {}

  /** One element per histogram in the vector; elements without a readable bound are left out. */
  static List<VectorSample> of(double quantile, List<VectorSample> vector) {
    Map<Labels, List<Bucket>> histograms = new LinkedHashMap<>();
    for (VectorSample sample : vector) {
      OptionalDouble bound = GoFloat.parse(sample.labels().get(LE));
      if (bound.isPresent()) {
        histograms
            .computeIfAbsent(sample.labels().without(Set.of(LE)), _ -> new ArrayList<>())
            .add(new Bucket(bound.getAsDouble(), sample.value()));
      }
    }
    List<VectorSample> results = new ArrayList<>();
    histograms.forEach((labels, buckets) ->
        results.add(new VectorSample(labels.withoutName(), quantile(quantile, buckets))));
    return results;
  }

  static double quantile(double quantile, List<Bucket> given) {
    if (Double.isNaN(quantile)) {
      return Double.NaN;
    }
    if (quantile < 0) {
      return Double.NEGATIVE_INFINITY;
    }
    if (quantile > 1) {
      return Double.POSITIVE_INFINITY;
    }
    List<Bucket> buckets = monotonic(merged(given));
    int last = buckets.size() - 1;
    double observations = buckets.get(last).count();
    boolean closed = buckets.get(last).bound() == Double.POSITIVE_INFINITY;
    if (!closed || buckets.size() < 2 || observations == 0) {
      return Double.NaN;
    }
    double rank = quantile * observations;
    int index = firstHolding(rank, buckets);
    Bucket bucket = buckets.get(index);
    if (index == last) {
      // The last bucket has no upper end to interpolate to.
      return buckets.get(last - 1).bound();
    }
    if (index == 0) {
      return bucket.bound() <= 0 ? bucket.bound() : bucket.bound() * (rank / bucket.count());
    }
    Bucket below = buckets.get(index - 1);
    double share = (rank - below.count()) / (bucket.count() - below.count());
    return below.bound() + (bucket.bound() - below.bound()) * share;
  }

  /** In the order of bounds; {@code le="1"} and {@code le="1.0"} are one bucket. */
  private static List<Bucket> merged(List<Bucket> given) {
    List<Bucket> merged = new ArrayList<>();
    for (Bucket bucket : given.stream().sorted(Comparator.comparing(Bucket::bound)).toList()) {
      if (!merged.isEmpty() && merged.getLast().bound() == bucket.bound()) {
        Bucket same = merged.removeLast();
        merged.add(new Bucket(bucket.bound(), same.count() + bucket.count()));
      } else {
        merged.add(bucket);
      }
    }
    return merged;
  }

  /** Rates of buckets that were not scraped at one instant may fall; a cumulative count cannot. */
  private static List<Bucket> monotonic(List<Bucket> buckets) {
    List<Bucket> monotonic = new ArrayList<>();
    double most = buckets.getFirst().count();
    for (Bucket bucket : buckets) {
      most = bucket.count() > most ? bucket.count() : most;
      monotonic.add(bucket.count() < most ? new Bucket(bucket.bound(), most) : bucket);
    }
    return monotonic;
  }

  /**
   * The first bucket that reaches the rank, or the last. Halving instead of scanning matters when
   * counts are not numbers: it gives the same nonsense as Prometheus.
   */
  private static int firstHolding(double rank, List<Bucket> buckets) {
    int low = 0;
    int high = buckets.size() - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (buckets.get(middle).count() >= rank) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
