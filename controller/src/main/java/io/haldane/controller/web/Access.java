package io.haldane.controller.web;

import io.haldane.controller.config.DashboardExposure;
import io.haldane.controller.config.HaldaneConfig;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may see the dashboard. Probes and metrics are answered to everybody; all else is the
 * dashboard's.
 */
@Singleton
public class Access {
  /** After the security headers, which an answer of ours has too. */
  private static final int PRIORITY = 90;

  private static final Set<String> FOR_ALL = Set.of("/healthz", "/readyz", "/metrics");

  /**
   * A request that is refused.
   *
   * @param code HTTP status
   */
  record Refusal(int code, String text) {}

  private final DashboardExposure exposure;
  private final Set<String> hosts;

  @Inject
  public Access(HaldaneConfig config) {
    this(config.dashboard(), config.dashboardHosts().orElse(""));
  }

  /**
   * @param hosts names by comma
   */
  Access(DashboardExposure exposure, String hosts) {
    this.exposure = exposure;
    this.hosts =
        Stream.of(hosts.split(","))
            .map(host -> host.strip().toLowerCase(Locale.ROOT))
            .filter(host -> !host.isEmpty())
            .collect(Collectors.toUnmodifiableSet());
  }

  void register(@Observes Filters filters) {
    filters.register(this::check, PRIORITY);
  }

  private void check(RoutingContext context) {
    String path = context.request().path();
    Optional<Refusal> refusal =
        path != null && FOR_ALL.contains(path)
            ? Optional.empty()
            : refusal(Caller.of(context.request()), String.valueOf(path));
    if (refusal.isPresent()) {
      context
          .response()
          .setStatusCode(refusal.get().code())
          .putHeader("Content-Type", "text/plain;charset=UTF-8")
          .end(refusal.get().text() + "\n");
    } else {
      context.next();
    }
  }

  Optional<Refusal> refusal(Caller caller, String path) {
    Optional<Refusal> refusal =
        switch (exposure) {
          case OFF -> Optional.of(new Refusal(404, "The dashboard is off (-dashboard=off)."));
          case LOOPBACK ->
              unless(
                  caller.isLocal(),
                  "The dashboard has no login and answers on"
                      + " loopback only: use kubectl port-forward. -dashboard=on opens it to everyone.");
          case ON -> Optional.empty();
        };
    return refusal
        .or(() ->
            unless(
                isMeant(caller),
                "This is not a host name of the dashboard. -dashboard-hosts"
                    + " allows more names."))
        .or(() ->
            unless(
                !path.startsWith("/api") || !caller.isForeignPage(),
                "Requests from pages of other sites are refused."));
  }

  /** A name that an attacker made point here must not give a browser's visitor away. */
  private boolean isMeant(Caller caller) {
    boolean listed = caller.host() != null && hosts.contains(caller.host());
    boolean any = exposure == DashboardExposure.ON && hosts.isEmpty();
    return any || listed || caller.meansThisMachine();
  }

  private static Optional<Refusal> unless(boolean fine, String text) {
    return fine ? Optional.empty() : Optional.of(new Refusal(403, text));
  }
}
