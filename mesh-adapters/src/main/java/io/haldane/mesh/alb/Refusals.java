package io.haldane.mesh.alb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.v1beta1.Metric;
import io.haldane.mesh.common.IngressPair;
import io.haldane.mesh.common.RouteMetadata;
import io.haldane.mesh.common.ServiceFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a load balancer of AWS cannot do for a canary, and what stands in the way. */
final class Refusals {
  /** The load balancer reports to CloudWatch and not to Prometheus. */
  private static final Set<String> BUILTIN = Set.of("request-success-rate", "request-duration");

  private static final Map<String, String> INSTEAD =
      Map.ofEntries(
          Map.entry("match", "write hosts and paths into your Ingress"),
          Map.entry("timeout", "use the annotation load-balancer-attributes of your Ingress"),
          Map.entry(
              "backendTimeout", "use the annotation load-balancer-attributes of your Ingress"),
          Map.entry("retries", "try again in the clients"),
          Map.entry("rewrite", "rewrite in the app"),
          Map.entry("headers", "change headers in the app"),
          Map.entry("corsPolicy", "answer such requests in the app"),
          Map.entry("mirror", "copy requests in the app"),
          Map.entry("trafficPolicy", "use the annotation target-group-attributes"));

  private Refusals() {}

  static List<String> of(RouteTarget target) {
    List<String> refusals = new ArrayList<>(IngressPair.refusals(target));
    target.canary().getSpec().analysis().metrics().stream()
        .map(Metric::name)
        .filter(BUILTIN::contains)
        .map(name ->
            "load balancers of AWS report to CloudWatch, where the check %s does not look; remove it, and use a MetricTemplate with metrics of the pods or of the type cloudwatch"
                .formatted(name))
        .forEach(refusals::add);
    if (target.canary().getSpec().analysis().sessionAffinity() != null) {
      refusals.add(
          "the sticky cookie of a target group would keep users on the primary, too, so that steps do not reach them; remove spec.analysis.sessionAffinity");
    }
    refusals.addAll(ServiceFields.refusals(target.service(), "a load balancer of AWS", INSTEAD));
    return List.copyOf(refusals);
  }

  static List<String> of(IngressPair pair, LiveObjects live) {
    List<String> obstacles = pair.obstacles(live);
    if (!obstacles.isEmpty()) {
      return obstacles;
    }
    boolean foreign =
        live.tree(pair.canary())
            .filter(found -> !RouteMetadata.controls(pair.target(), found))
            .isPresent();
    return foreign
        ? List.of(
            "%s was not created for this canary, which needs an object of that name; rename or delete it. Nothing was changed"
                .formatted(pair.canary()))
        : live.tree(pair.source()).map(source -> of(pair, source)).orElse(List.of());
  }

  private static List<String> of(IngressPair pair, ObjectNode source) {
    if (RouteMetadata.annotation(source, AlbAnnotations.GROUP).isEmpty()) {
      return List.of(
          "%s is in no group, so a second Ingress would get a load balancer of its own; set the annotation %s. Nothing was changed"
              .formatted(pair.source(), AlbAnnotations.GROUP));
    }
    if (!AlbAnnotations.canPrecede(source)) {
      return List.of(
          "%s has the lowest group.order, and the Ingress of the canary must come before it; raise it. Nothing was changed"
              .formatted(pair.source()));
    }
    return CanaryIngress.hasAction(pair, source)
        ? List.of(
            "a path of %s leads to an action named %s and not to the Service; lead it to the port of the Service. Nothing was changed"
                .formatted(pair.source(), pair.target().apex()))
        : List.of();
  }
}
