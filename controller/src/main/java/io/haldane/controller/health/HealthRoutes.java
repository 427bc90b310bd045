package io.haldane.controller.health;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** {@code /healthz}: the process answers. {@code /readyz}: it also knows the cluster. */
@Singleton
final class HealthRoutes {
  private final Readiness readiness;

  @Inject
  HealthRoutes(Readiness readiness) {
    this.readiness = readiness;
  }

  void routes(@Observes Router router) {
    router.get("/healthz").handler(request -> request.response().end("OK"));
    router.get("/readyz").handler(this::ready);
  }

  private void ready(RoutingContext request) {
    Optional<String> problem = readiness.problem();
    if (problem.isEmpty()) {
      request.response().end("OK");
    } else {
      request.response().setStatusCode(503).end("Not ready: " + problem.get() + ".");
    }
  }
}
