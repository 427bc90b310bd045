package io.haldane.metrics.cloudwatch;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.api.metrics.Window;
import io.haldane.metrics.http.HttpServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * One region: GetMetricData, in the JSON form of its protocol.
 *
 * @param server that signs
 */
record CloudwatchSource(HttpServer server) implements MetricSource {
  private static final String JSON = "application/x-amz-json-1.0";
  private static final DataReader READER = new DataReader();
  private static final String ANY =
      """
      [{"Id": "check", "MetricStat": {"Stat": "Sum", "Period": 60,
        "Metric": {"Namespace": "Haldane", "MetricName": "check"}}}]
      """;

  @Override
  public MetricAnswer query(MetricQuery query, Duration deadline) {
    return DataRequest.of(query).ask(body -> post(body, deadline));
  }

  /** Asks for a metric that nobody has, which is allowed to those who may ask for any. */
  @Override
  public Optional<String> check(Duration deadline) {
    Instant now = server.clock().instant().truncatedTo(ChronoUnit.MINUTES);
    Duration minute = Duration.ofMinutes(1);
    return query(new MetricQuery(ANY, new Window(now.minus(minute), now), minute), deadline)
        .problem();
  }

  private MetricAnswer post(String body, Duration deadline) {
    HttpServer called = server.with("X-Amz-Target", "GraniteServiceVersion20100801.GetMetricData");
    return DataReader.throttled(called.ask(called.post("/", "", JSON, body), deadline, READER));
  }
}
