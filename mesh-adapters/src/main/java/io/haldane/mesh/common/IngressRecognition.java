package io.haldane.mesh.common;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.routing.Lead;
import io.haldane.api.routing.Recognition;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.ServedApis;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Recognises an ingress controller by an Ingress that leads to the Service. All of them share that
 * kind, so the class or an annotation has to tell whose it is.
 *
 * @param className the class that the controller's installation creates
 * @param prefix of annotations that only this controller has
 * @param sure whether the class name alone tells, as another controller may use the same one
 */
public record IngressRecognition(
    String className,
    Function<RouteTarget, String> prefix,
    BiPredicate<RouteTarget, ServedApis> sure) {
  private static final String OLD_CLASS = "kubernetes.io/ingress.class";

  public Recognition recognition() {
    return Recognition.by(Set.of(IngressPair.KIND), this::lead)
        .hintedBy("spec.ingressRef", target -> target.canary().getSpec().ingressRef() != null);
  }

  private Lead lead(RouteTarget target, ServedApis served, JsonNode ingress) {
    boolean leads =
        ServiceNames.at(
            target, ingress, "rules/*/http/paths/*/backend/service", "defaultBackend/service");
    if (!leads) {
      return Lead.NO;
    }
    return isOurs(target, served, ingress) ? Lead.YES : Lead.BY_ANOTHER;
  }

  private boolean isOurs(RouteTarget target, ServedApis served, JsonNode ingress) {
    JsonNode annotations = ingress.path("metadata").path("annotations");
    String named =
        ingress.path("spec").path("ingressClassName").asText(annotations.path(OLD_CLASS).asText());
    String start = prefix.apply(target) + "/";
    boolean annotated =
        annotations.propertyStream().anyMatch(each -> each.getKey().startsWith(start));
    return named.equals(className)
        ? annotated || sure.test(target, served)
        : annotated && (named.isEmpty() || named.contains(className));
  }
}
