package io.haldane.controller.web.login;

import io.haldane.controller.config.DashboardAuth;
import io.haldane.controller.config.DashboardExposure;
import io.haldane.controller.config.HaldaneConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Context;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Lets requests in that say who sends them. Resources refuse requests that carry no {@link Pass},
 * so a path that this class does not know of shows nothing.
 */
@Singleton
public class Entrance {
  /** After the host and the address of the client were checked. */
  private static final int PRIORITY = 80;

  private static final Set<String> FOR_ALL =
      Set.of("/healthz", "/readyz", "/metrics", "/favicon.svg", "/login");
  private static final String SESSION = "/api/session";

  private final Login login;
  private final boolean off;

  @Inject
  public Entrance(Login login, HaldaneConfig config) {
    this.login = login;
    this.off = config.dashboard() == DashboardExposure.OFF;
  }

  void register(@Observes Filters filters) {
    if (!off) {
      filters.register(this::check, PRIORITY);
    }
  }

  /** Files without a word about any canary. */
  private static boolean isForAll(String path) {
    return FOR_ALL.contains(path) || path.startsWith("/css/") || path.startsWith("/js/");
  }

  private void check(RoutingContext context) {
    // As the routes see it, so that no detour in a path leads past this.
    String path = context.normalizedPath();
    if (isForAll(path)) {
      context.next();
      return;
    }
    HttpServerRequest request = context.request();
    Credential credential = login.credential(request);
    if (!SameOrigin.accepts(request, credential)) {
      answer(context, 403, "Requests from pages of other sites are refused.");
      return;
    }
    if (path.equals(SESSION) && request.method() != HttpMethod.GET) {
      // Signing in and out is possible whatever the request brings.
      context.next();
      return;
    }
    Optional<Entry> quick = login.quick(credential);
    if (quick.isPresent()) {
      enter(context, path, quick.get());
    } else {
      ask(context, path, credential);
    }
  }

  /** The API server answers when it likes: not on a thread of the network. */
  private void ask(RoutingContext context, String path, Credential credential) {
    HttpServerRequest request = context.request();
    String client = login.client(request);
    Context network = context.vertx().getOrCreateContext();
    request.pause();
    Thread.ofVirtual()
        .name("login")
        .start(() -> {
          Entry entry = asked(credential, client);
          network.runOnContext(_ -> {
            request.resume();
            if (!context.response().closed()) {
              enter(context, path, entry);
            }
          });
        });
  }

  private Entry asked(Credential credential, String client) {
    try {
      return login.enter(credential, client);
    } catch (RuntimeException e) {
      return new Entry.Unavailable("Cannot check the login.");
    }
  }

  private void enter(RoutingContext context, String path, Entry entry) {
    switch (entry) {
      case Entry.In(Pass pass) -> {
        context.put(Pass.KEY, pass);
        context.next();
      }
      case Entry.SignIn(String why) -> signIn(context, path, why);
      case Entry.TooMany _ -> {
        context.response().putHeader("Retry-After", "60");
        answer(context, 429, "Too many logins. Wait a minute.");
      }
      case Entry.Unavailable(String why) -> {
        context.response().putHeader("Retry-After", "10");
        answer(context, 503, why);
      }
    }
  }

  private void signIn(RoutingContext context, String path, String why) {
    if (path.equals(SESSION)) {
      context.next();
    } else if (login.auth() == DashboardAuth.TOKEN && !path.startsWith("/api")) {
      HttpServerRequest request = context.request();
      String query = request.query() == null ? "" : "?" + request.query();
      String to = URLEncoder.encode(path + query, StandardCharsets.UTF_8);
      context.response().setStatusCode(303).putHeader("Location", "/login?to=" + to).end();
    } else {
      answer(context, 401, why);
    }
  }

  /** JSON for programs, a sentence for people who followed a link. */
  private static void answer(RoutingContext context, int code, String text) {
    boolean api = context.normalizedPath().startsWith("/api");
    HttpServerResponse response = context.response().setStatusCode(code);
    response.putHeader("Content-Type", api ? "application/json" : "text/plain;charset=UTF-8");
    response.end(api ? new JsonObject().put("message", text).encode() : text + "\n");
  }
}
