package io.haldane.metrics.http;

import io.haldane.api.metrics.MetricAnswer;
import java.time.Duration;

/** A login that has to be fetched before a server can be asked, such as a token. */
@FunctionalInterface
public interface Access {
  /** What came of it. */
  sealed interface Pass {
    /**
     * @param server the same one, with the login
     */
    record Open(HttpServer server) implements Pass {}

    /**
     * @param why what there is instead of a value
     */
    record Closed(MetricAnswer why) implements Pass {}
  }

  Pass open(HttpServer server, Duration deadline);
}
