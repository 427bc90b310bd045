package io.haldane.metrics.keptn;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricAnswer.NoData;
import io.haldane.metrics.http.HttpServer;
import io.haldane.metrics.http.JsonNumber;
import io.haldane.metrics.http.OneNumber;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Reads a KeptnMetric, whose operator writes a number as a text every so many seconds. */
final class KeptnMetric {
  private KeptnMetric() {}

  static MetricAnswer read(JsonNode metric, HttpServer asked) {
    JsonNode status = metric.path("status");
    if (!metric.path("spec").isObject()) {
      return asked.junk("gives an object that is no KeptnMetric");
    }
    String error = status.path("errMsg").asText("");
    if (!error.isEmpty()) {
      return MetricAnswer.broken("Keptn reports: " + asked.redaction().quote(error));
    }
    Optional<Instant> updated = time(status.path("lastUpdated").asText());
    long interval = metric.at("/spec/fetchIntervalSeconds").asLong(0);
    Instant oldest = asked.clock().instant().minusSeconds(2 * Math.max(interval, 5));
    if (updated.filter(oldest::isAfter).isPresent()) {
      return MetricAnswer.broken(
          "Keptn wrote the last value at "
              + updated.get()
              + ", more than two of its intervals ago; does its operator run?");
    }
    String value = status.path("value").asText("");
    return value.isEmpty()
        ? new NoData("Keptn has no value for the metric yet")
        : JsonNumber.read(value)
            .map(OneNumber::of)
            .orElseGet(
                () -> MetricAnswer.broken("Keptn has a value that is not a number for the metric"));
  }

  private static Optional<Instant> time(String text) {
    try {
      return Optional.of(Instant.parse(text));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }
}
