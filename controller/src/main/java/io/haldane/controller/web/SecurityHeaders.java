package io.haldane.controller.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/** Only our own scripts and styles run, nobody frames the page, and nothing is guessed. */
@Singleton
public class SecurityHeaders {
  private static final int PRIORITY = 100;
  private final String policy;

  @Inject
  public SecurityHeaders(DashboardSettings settings) {
    this.policy =
        "default-src 'self'; connect-src 'self'"
            + settings.demoOrigin().map(origin -> " " + origin).orElse("")
            + "; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
  }

  void register(@Observes Filters filters) {
    filters.register(this::add, PRIORITY);
  }

  private void add(RoutingContext context) {
    HttpServerResponse response = context.response();
    response.putHeader("Content-Security-Policy", policy);
    response.putHeader("X-Content-Type-Options", "nosniff");
    response.putHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.putHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.putHeader("Referrer-Policy", "no-referrer");
    // File names carry no version: browsers ask again, and the answer is "unchanged" most of the
    // time.
    response.putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    context.next();
  }
}
