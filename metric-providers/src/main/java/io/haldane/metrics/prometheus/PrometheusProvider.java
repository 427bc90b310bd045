package io.haldane.metrics.prometheus;

import io.haldane.api.GoDuration;
import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.Sample;
import io.haldane.api.metrics.Sample.Fault;
import io.haldane.api.metrics.Sample.NoData;
import io.haldane.api.metrics.Sample.NotAsked;
import io.haldane.api.metrics.Sample.Unavailable;
import io.haldane.api.metrics.Sample.Value;
import io.haldane.metrics.http.BackendFailure;
import io.haldane.outbound.HttpReply;
import io.haldane.outbound.OutboundClient;
import java.time.Duration;
import java.util.Optional;

/**
 * Asks Prometheus, or what speaks its API, for the value of a query now: {@code GET /api/v1/query}.
 */
public final class PrometheusProvider implements MetricProvider {
  /** No limit of its own: the deadline is the caller's, who interrupts. */
  private static final Duration TIMEOUT = Duration.ofDays(1);

  private static final String ONE = "vector(1)";

  private final OutboundClient client = new OutboundClient();
  private final Duration timeout;

  public PrometheusProvider() {
    this(TIMEOUT);
  }

  PrometheusProvider(Duration timeout) {
    this.timeout = timeout;
  }

  @Override
  public String type() {
    return "prometheus";
  }

  @Override
  public Sample query(MetricQuery query) {
    return ask(query.backend(), query.query());
  }

  @Override
  public Optional<String> check(Backend backend) {
    return switch (ask(backend, ONE)) {
      case Value(double value) when value == 1 -> Optional.empty();
      case Value(double value) -> Optional.of(ONE + " gives " + value + "; is this Prometheus?");
      case NoData _ -> Optional.of(ONE + " gives nothing; is this Prometheus?");
      case Unavailable(Fault _, String why) -> Optional.of(why);
      case NotAsked(String why) -> Optional.of(why);
    };
  }

  private Sample ask(Backend backend, String query) {
    return switch (PrometheusRequest.of(backend, query)) {
      case PrometheusRequest.Unready(String why) -> new Unavailable(Fault.CONFIGURATION, why);
      case PrometheusRequest.Ready ready -> send(ready, backend);
    };
  }

  private Sample send(PrometheusRequest.Ready ready, Backend backend) {
    try {
      return switch (client.send(ready.call(), timeout)) {
        case HttpReply.Failed failed ->
            failed(ready, BackendFailure.of(failed, GoDuration.format(timeout)));
        case HttpReply.Redirected redirected -> Refusal.sample(redirected, ready);
        case HttpReply.Answered answered when answered.status() / 100 == 2 ->
            PrometheusAnswer.sample(answered.body(), ready);
        case HttpReply.Answered answered -> Refusal.sample(answered, ready, backend);
      };
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return failed(ready, BackendFailure.interrupted());
    }
  }

  private static Sample failed(PrometheusRequest.Ready ready, BackendFailure failure) {
    return new Unavailable(
        failure.fault(), ready.server() + " " + ready.redaction().hide(failure.why()));
  }
}
