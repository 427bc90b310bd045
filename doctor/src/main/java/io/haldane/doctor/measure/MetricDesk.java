package io.haldane.doctor.measure;

import io.haldane.api.metrics.Backend;
import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricContext;
import io.haldane.api.metrics.MetricProvider;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import io.haldane.api.metrics.Sample;
import io.haldane.api.metrics.Window;
import io.haldane.engine.decision.MetricRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Asks metrics backends, each through the provider of its type. Blocking; always answers.
 *
 * @param instead address that is called instead of that of every Prometheus; empty for none
 * @param deadline of one query
 */
public record MetricDesk(
    List<MetricProvider> providers,
    MetricContext context,
    Optional<String> instead,
    Duration deadline) {
  static final String PROMETHEUS = "prometheus";

  public MetricDesk {
    providers = List.copyOf(providers);
  }

  /** Why the backend cannot be asked; empty when it can. */
  Optional<String> problem(Backend backend) {
    return provider(backend)
        .map(provider -> open(provider, backend).check(deadline))
        .orElseGet(() -> Optional.of("there is no provider of type " + backend.type()));
  }

  /** The value now, over the last interval that the backend has all data of. */
  Sample sample(MetricRequest request) {
    Backend backend = request.backend();
    Optional<Window> window =
        provider(backend)
            .flatMap(provider ->
                provider
                    .freshness(backend)
                    .window(context.clock().instant(), request.interval(), request.runStartedAt()));
    return window.isEmpty() && provider(backend).isPresent()
        ? new Sample.NotAsked("the backend has no data of this run yet")
        : Sample.of(answer(backend, request.query(), request.interval(), window));
  }

  MetricAnswer answer(Backend backend, String query, Duration interval) {
    return answer(backend, query, interval, Optional.empty());
  }

  private MetricAnswer answer(
      Backend backend, String query, Duration interval, Optional<Window> window) {
    Optional<MetricProvider> provider = provider(backend);
    if (provider.isEmpty()) {
      return MetricAnswer.misconfigured("there is no provider of type " + backend.type());
    }
    Instant now = context.clock().instant();
    Window over = window.orElseGet(() -> new Window(now.minus(interval), now));
    return open(provider.get(), backend).query(new MetricQuery(query, over, interval), deadline);
  }

  private Optional<MetricProvider> provider(Backend backend) {
    return providers.stream().filter(each -> each.type().equals(backend.type())).findFirst();
  }

  private MetricSource open(MetricProvider provider, Backend backend) {
    return provider.open(called(backend), context);
  }

  /** The backend as it is called from here. */
  public Backend called(Backend backend) {
    return instead
        .filter(address -> backend.type().equals(PROMETHEUS))
        .map(address ->
            new Backend(
                backend.type(),
                address,
                backend.headers(),
                backend.secret(),
                backend.region(),
                backend.insecureSkipVerify()))
        .orElse(backend);
  }
}
