package io.haldane.metrics.cloudwatch;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.api.metrics.Window;
import io.haldane.metrics.http.HttpServer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * One region: GetMetricData, in the JSON form of its protocol.
 *
 * @param given keys of the Secret; empty without one
 * @param own keys of the controller, for templates without a Secret
 */
record CloudwatchSource(HttpServer server, String region, Optional<AwsKeys> given, OwnKeys own)
    implements MetricSource {
  private static final String JSON = "application/x-amz-json-1.0";
  private static final Map<String, String> HEADERS =
      Map.of("Content-Type", JSON, "X-Amz-Target", "GraniteServiceVersion20100801.GetMetricData");
  private static final DataReader READER = new DataReader();
  private static final String ANY =
      """
      [{"Id": "check", "MetricStat": {"Stat": "Sum", "Period": 60,
        "Metric": {"Namespace": "Haldane", "MetricName": "check"}}}]
      """;

  @Override
  public MetricAnswer query(MetricQuery query, Duration deadline) {
    return switch (DataRequest.of(query)) {
      case DataRequest.Malformed(String why) -> MetricAnswer.misconfigured(why);
      case DataRequest.Sent(String body) -> ask(body, deadline);
    };
  }

  /** Asks for a metric that nobody has, which is allowed to those who may ask for any. */
  @Override
  public Optional<String> check(Duration deadline) {
    Instant now = server.clock().instant().truncatedTo(ChronoUnit.MINUTES);
    Duration minute = Duration.ofMinutes(1);
    return query(new MetricQuery(ANY, new Window(now.minus(minute), now), minute), deadline)
        .problem();
  }

  private MetricAnswer ask(String body, Duration deadline) {
    if (given.isPresent()) {
      return post(given.get(), body, deadline);
    }
    long begun = System.nanoTime();
    return switch (own.get(server, region, deadline)) {
      case OwnKeys.Found.Refused(MetricAnswer answer) -> answer;
      case OwnKeys.Found.Good(AwsKeys keys) -> {
        Duration left = deadline.minusNanos(System.nanoTime() - begun);
        yield post(keys, body, left.isNegative() ? Duration.ZERO : left);
      }
    };
  }

  private MetricAnswer post(AwsKeys keys, String body, Duration deadline) {
    HttpServer signed =
        new Signature(region, keys, server.clock().instant()).sign(server, HEADERS, body);
    return DataReader.throttled(signed.ask(signed.post("/", "", JSON, body), deadline, READER));
  }
}
