package io.haldane.doctor;

import io.haldane.api.metrics.AddressNeed;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.Credentials;
import io.haldane.api.metrics.Freshness;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricCapabilities;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.api.metrics.Sample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A backend that knows a few queries by a part of their text; the first that fits answers. */
final class FakePrometheus implements MetricProvider {
  private final Map<String, MetricAnswer> answers = new LinkedHashMap<>();
  private Optional<String> problem = Optional.empty();
  final List<String> asked = new ArrayList<>();
  final List<String> addresses = new ArrayList<>();

  FakePrometheus with(String part, MetricAnswer answer) {
    answers.put(part, answer);
    return this;
  }

  FakePrometheus with(String part, double value) {
    return with(part, new MetricAnswer.Value(value));
  }

  /** Several series with that label, and the one without labels that the doctor asks for. */
  FakePrometheus with(String part, String label, String... values) {
    List<MetricAnswer.Point> points = new ArrayList<>();
    for (String value : values) {
      points.add(new MetricAnswer.Point(Map.of(label, value), 1));
    }
    points.add(new MetricAnswer.Point(Map.of(), 0));
    return with(part, new MetricAnswer.Series(points, ""));
  }

  FakePrometheus broken(String why) {
    problem = Optional.of(why);
    return this;
  }

  @Override
  public String type() {
    return "prometheus";
  }

  @Override
  public MetricCapabilities capabilities() {
    return new MetricCapabilities(
        "Prometheus",
        new AddressNeed.Required(),
        Credentials.NONE,
        Freshness.IMMEDIATE,
        true,
        false);
  }

  @Override
  public MetricSource open(Backend backend, MetricContext context) {
    addresses.add(backend.address());
    return new MetricSource() {
      @Override
      public MetricAnswer query(MetricQuery query, Duration deadline) {
        asked.add(query.text());
        return answers.entrySet().stream()
            .filter(entry -> query.text().contains(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseGet(() -> new MetricAnswer.NoData("the query matches no series"));
      }

      @Override
      public Optional<String> check(Duration deadline) {
        return problem;
      }
    };
  }

  /** Says that the query is wrong. */
  static MetricAnswer refused(String why) {
    return new MetricAnswer.Unavailable(Sample.Fault.CONFIGURATION, why, Optional.empty());
  }
}
