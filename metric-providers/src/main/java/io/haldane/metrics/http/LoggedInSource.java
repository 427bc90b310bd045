package io.haldane.metrics.http;

import io.haldane.api.metrics.MetricAnswer;
import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.MetricSource;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A source behind a login that has to be fetched first. Both happen within one deadline.
 *
 * @param source what asks the server, once it has the login
 */
public record LoggedInSource(
    HttpServer server, Access access, Function<HttpServer, MetricSource> source)
    implements MetricSource {

  @Override
  public MetricAnswer query(MetricQuery query, Duration deadline) {
    return asked(deadline, (inside, left) -> inside.query(query, left), refused -> refused);
  }

  @Override
  public Optional<String> check(Duration deadline) {
    return asked(deadline, MetricSource::check, MetricAnswer::problem);
  }

  private <T> T asked(
      Duration deadline,
      BiFunction<MetricSource, Duration, T> question,
      Function<MetricAnswer, T> refusal) {
    long begun = System.nanoTime();
    return switch (access.open(server, deadline)) {
      case Access.Pass.Closed(MetricAnswer why) -> refusal.apply(why);
      case Access.Pass.Open(HttpServer ready) -> {
        Duration left = deadline.minusNanos(System.nanoTime() - begun);
        yield question.apply(source.apply(ready), left.isNegative() ? Duration.ZERO : left);
      }
    };
  }
}
