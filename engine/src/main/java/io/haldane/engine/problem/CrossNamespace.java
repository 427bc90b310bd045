package io.haldane.engine.problem;

import io.haldane.api.v1beta1.Analysis;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.ObjectReference;
import io.haldane.api.v1beta1.ServiceSpec;
import io.haldane.engine.world.World;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What {@code -no-cross-namespace-refs} closes: what a canary reads of other namespaces, and the
 * requests of others that it would take. Gateways are left to their owners, see
 * docs/configuration.md.
 */
final class CrossNamespace {
  /** {@code name.namespace.svc}, with or without a domain; the name may be a wildcard. */
  private static final Pattern CLUSTER_NAME = Pattern.compile("[^.]+\\.([^.]+)\\.svc(?:\\..+)?");

  /** Wildcards that are wider than the Services of one namespace. */
  private static final Pattern WIDE =
      Pattern.compile("\\*|\\*\\.(?:svc(?:\\..+)?|local|cluster\\.local)");

  private CrossNamespace() {}

  static Optional<Problem> problem(World world) {
    if (!world.settings().noCrossNamespaceRefs()) {
      return Optional.empty();
    }
    return of(world.canary());
  }

  static Optional<Problem> of(Canary canary) {
    String own = canary.getMetadata().getNamespace();
    return references(canary)
        .filter(namespace -> namespace != null && !namespace.isEmpty() && !namespace.equals(own))
        .findFirst()
        .map(namespace ->
            problem(
                "a reference to namespace %s is not allowed by this installation; keep templates, alert providers and backends in %s"
                    .formatted(namespace, own)))
        .or(() -> host(canary.getSpec().service(), own));
  }

  private static Stream<@Nullable String> references(Canary canary) {
    Analysis analysis = canary.getSpec().analysis();
    ObjectReference upstream = canary.getSpec().upstreamRef();
    Stream<@Nullable String> named =
        Stream.of(
                analysis.metrics().stream()
                    .map(metric ->
                        metric.templateRef() == null ? null : metric.templateRef().namespace()),
                analysis.alerts().stream()
                    .map(alert ->
                        alert.providerRef() == null ? null : alert.providerRef().namespace()),
                Stream.of(upstream == null ? null : upstream.namespace()))
            .flatMap(s -> s);
    ServiceSpec service = canary.getSpec().service();
    return service == null ? named : Stream.concat(named, ofRoute(service));
  }

  /** A route that stands before a Service takes the requests of its callers. */
  private static Stream<@Nullable String> ofRoute(ServiceSpec service) {
    return Stream.concat(
        service.gatewayRefs().stream()
            .map(parent -> "Service".equals(parent.kind()) ? parent.namespace() : null),
        service.mirror().stream()
            .map(mirror -> mirror.backendRef() == null ? null : mirror.backendRef().namespace()));
  }

  private static Optional<Problem> host(@Nullable ServiceSpec service, String own) {
    return service == null
        ? Optional.empty()
        : service.hosts().stream()
            .filter(host -> isForeign(host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""), own))
            .findFirst()
            .map(host ->
                problem(
                    "spec.service.hosts has %s, which takes requests to Services of other namespaces; this installation allows those of %s only"
                        .formatted(host, own)));
  }

  private static boolean isForeign(String host, String own) {
    Matcher name = CLUSTER_NAME.matcher(host);
    return WIDE.matcher(host).matches() || (name.matches() && !name.group(1).equals(own));
  }

  private static Problem problem(String message) {
    return new Problem("CrossNamespaceRef", message);
  }
}
