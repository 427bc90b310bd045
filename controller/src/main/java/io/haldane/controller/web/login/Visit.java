package io.haldane.controller.web.login;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The request that is being answered, and who sent it. */
@Singleton
public class Visit {
  private final CurrentVertxRequest current;

  @Inject
  public Visit(CurrentVertxRequest current) {
    this.current = current;
  }

  /**
   * The pass of the request.
   *
   * @throws Refused 401 when it has none
   */
  public Pass pass() {
    return anyPass().orElseThrow(() -> new Refused(401, "Sign in first."));
  }

  /** Empty when nobody is signed in. */
  Optional<Pass> anyPass() {
    return context().map(each -> each.<Pass>get(Pass.KEY));
  }

  HttpServerRequest request() {
    return context().orElseThrow(() -> new Refused(400, "There is no request.")).request();
  }

  private Optional<RoutingContext> context() {
    return Optional.ofNullable(current.getCurrent());
  }
}
