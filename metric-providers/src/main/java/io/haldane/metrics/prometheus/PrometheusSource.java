package io.haldane.metrics.prometheus;

import io.haldane.api.GoDuration;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.api.metrics.Sample;
import io.haldane.metrics.http.BackendFailure;
import io.haldane.outbound.HttpReply;
import io.haldane.outbound.OutboundClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * One server, asked for the value of a query now: {@code GET /api/v1/query}. The range that a query
 * looks at is in its own text.
 */
record PrometheusSource(
    PrometheusSettings.Usable settings, OutboundClient client, InstantSource clock)
    implements MetricSource {
  private static final String ONE = "vector(1)";

  @Override
  public MetricAnswer query(MetricQuery query, Duration deadline) {
    return ask(query.text(), deadline);
  }

  @Override
  public Optional<String> check(Duration deadline) {
    return switch (Sample.of(ask(ONE, deadline))) {
      case Sample.Value(double value) when value == 1 -> Optional.empty();
      case Sample.Value(double value) ->
          Optional.of(ONE + " gives " + value + "; is this Prometheus?");
      case Sample.NoData _ -> Optional.of(ONE + " gives nothing; is this Prometheus?");
      case Sample.Unavailable(Sample.Fault _, String why) -> Optional.of(why);
      case Sample.NotAsked(String why) -> Optional.of(why);
    };
  }

  private MetricAnswer ask(String query, Duration deadline) {
    try {
      return switch (client.send(settings.call(query), deadline)) {
        case HttpReply.Failed failed ->
            failed(BackendFailure.of(failed, GoDuration.format(deadline)));
        case HttpReply.Redirected(var _, String why) ->
            MetricAnswer.misconfigured(settings.server() + " " + settings.redaction().hide(why));
        case HttpReply.Answered answered when answered.status() / 100 == 2 ->
            PrometheusAnswer.read(answered.body(), settings);
        case HttpReply.Answered answered -> Refusal.of(answered, settings, clock.instant());
      };
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return failed(BackendFailure.interrupted());
    }
  }

  private MetricAnswer failed(BackendFailure failure) {
    return failure.answer(settings.server(), settings.redaction());
  }
}
