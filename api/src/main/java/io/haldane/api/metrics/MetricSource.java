package io.haldane.api.metrics;

import java.time.Duration;
import java.util.Optional;

/**
 * A backend whose settings were read. Blocking; called on a virtual thread, which is interrupted
 * when the caller waits no longer. Every expected failure is an answer, never an exception.
 */
public interface MetricSource {
  /**
   * @param deadline for the whole query, with everything that it has to ask
   */
  MetricAnswer query(MetricQuery query, Duration deadline);

  /** Whether the backend can be asked at all: empty when it can, else what is wrong. */
  Optional<String> check(Duration deadline);

  /**
   * A backend that cannot be asked with these settings.
   *
   * @param why a sentence for the author of the template
   */
  static MetricSource unusable(String why) {
    return new MetricSource() {
      @Override
      public MetricAnswer query(MetricQuery query, Duration deadline) {
        return MetricAnswer.misconfigured(why);
      }

      @Override
      public Optional<String> check(Duration deadline) {
        return Optional.of(why);
      }
    };
  }
}
