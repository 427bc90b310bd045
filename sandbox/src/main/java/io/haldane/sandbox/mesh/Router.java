package io.haldane.sandbox.mesh;

import io.haldane.sandbox.mesh.Host.ServiceName;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Finds the way of a request: a routing object that names its host, else the Service of that name,
 * else a routing object whose wildcard covers it.
 */
final class Router {
  private final ClusterView cluster;
  private final RandomGenerator random;

  Router(ClusterView cluster, RandomGenerator random) {
    this.cluster = cluster;
    this.random = random;
  }

  /** Where one request goes. */
  sealed interface Way {
    /**
     * To a Service, with copies for others.
     *
     * @param request as it is to be sent
     * @param onResponse in this order
     */
    record To(
        ServiceName service,
        Message request,
        List<HeaderChange> onResponse,
        List<ServiceName> copies)
        implements Way {}

    /** Nowhere; the mesh answers itself. */
    record Nowhere(int status, String reason) implements Way {}
  }

  Way way(Host host, Message request) {
    Optional<Route> route = cluster.route(host);
    if (route.isPresent()) {
      return along(route.get(), request);
    }
    if (cluster.has(host.service())) {
      return new Way.To(host.service(), request, List.of(), List.of());
    }
    return cluster
        .wildcardRoute(host)
        .map(wildcard -> along(wildcard, request))
        .orElseGet(
            () -> new Way.Nowhere(404, "no service, route or registered host " + host.key()));
  }

  private Way along(Route route, Message request) {
    for (Rule rule : route.rules()) {
      Optional<Message> applied = rule.apply(request);
      if (applied.isPresent()) {
        return divide(rule, applied.get());
      }
    }
    return new Way.Nowhere(404, "no rule of the route matches");
  }

  private Way divide(Rule rule, Message request) {
    List<ServiceName> copies =
        rule.mirrors().stream()
            .filter(mirror -> random.nextDouble() < mirror.share())
            .map(Rule.Mirror::service)
            .toList();
    return Destination.pick(rule.destinations(), random)
        .<Way>map(to ->
            new Way.To(
                to.service(),
                request.with(to.onRequest()),
                List.of(to.onResponse(), rule.onResponse()),
                copies))
        .orElseGet(() -> new Way.Nowhere(503, "no destination of the rule has any weight"));
  }
}
