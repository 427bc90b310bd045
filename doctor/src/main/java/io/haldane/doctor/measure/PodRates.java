package io.haldane.doctor.measure;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.engine.decision.MetricRequest;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How many requests there are, and how often they are counted. */
record PodRates(MetricDesk desk, Backend backend) {
  /** A builtin success rate: good requests, divided by all of them, in percent. */
  private static final Pattern PERCENTAGE = Pattern.compile("(?s).+\\) / (sum\\(.+\\)) \\* 100");

  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  OptionalDouble requestsPerSecond(MetricRequest successRate) {
    Matcher parts = PERCENTAGE.matcher(successRate.query().strip());
    return parts.matches()
        ? number(parts.group(1), successRate.interval())
        : OptionalDouble.empty();
  }

  /** The shortest of the namespace, or else of all. */
  Optional<Duration> scrapeInterval(String namespace) {
    String counts =
        "max(count_over_time(up{namespace=\"%s\"}[5m])) or max(count_over_time(up[5m]))"
            .formatted(namespace);
    OptionalDouble scrapes = number(counts, FIVE_MINUTES);
    return scrapes.isPresent() && scrapes.getAsDouble() >= 1
        ? Optional.of(
            Duration.ofSeconds(Math.round(FIVE_MINUTES.toSeconds() / scrapes.getAsDouble())))
        : Optional.empty();
  }

  private OptionalDouble number(String query, Duration interval) {
    return desk.answer(backend, query, interval) instanceof MetricAnswer.Value(double value)
        ? OptionalDouble.of(value)
        : OptionalDouble.empty();
  }
}
