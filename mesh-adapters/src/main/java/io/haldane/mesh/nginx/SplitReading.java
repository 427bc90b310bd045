package io.haldane.mesh.nginx;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.HttpStrategy;
import io.haldane.mesh.common.IngressPair;
import io.haldane.mesh.common.Weights;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the Ingress of the canary says about the split. An Ingress has no status to wait for. */
final class SplitReading {
  private static final Pattern WHOLE = Pattern.compile("[0-9]{1,9}");

  private SplitReading() {}

  static RouteState of(IngressPair pair, ObjectNode ingress) {
    RouteTarget target = pair.target();
    CanaryAnnotations annotations = CanaryAnnotations.of(target);
    String where = pair.canary().toString();
    if (!annotations.isCanary(ingress)) {
      return new RouteState.Unreadable(
          "%s has no annotation %s/canary with the value true"
              .formatted(where, annotations.prefix()));
    }
    if (IngressPair.rules(ingress, target.canaryService()).isEmpty()) {
      return new RouteState.Unreadable(
          "no path of %s leads to %s".formatted(where, target.canaryService()));
    }
    boolean matched = HttpStrategy.of(target.canary().getSpec().analysis()) == HttpStrategy.MATCHED;
    if (matched && annotations.hasTesters(ingress)) {
      return new RouteState.Routed(Traffic.ALL_TO_CANARY);
    }
    RouteState split = weights(annotations, ingress, where);
    return split.forEverybody(
        matched && split instanceof RouteState.Routed(Traffic traffic) && traffic.canary() > 0);
  }

  private static RouteState weights(
      CanaryAnnotations annotations, ObjectNode ingress, String where) {
    Optional<BigDecimal> weight = number(annotations, ingress, CanaryAnnotations.WEIGHT, "0");
    Optional<BigDecimal> total = number(annotations, ingress, CanaryAnnotations.TOTAL, "100");
    return weight.isPresent() && total.isPresent()
        ? Weights.split(total.get().subtract(weight.get()), weight.get(), false, where)
        : new RouteState.Unreadable(
            "%s has a %s/canary-weight or canary-weight-total that is not a whole number"
                .formatted(where, annotations.prefix()));
  }

  private static Optional<BigDecimal> number(
      CanaryAnnotations annotations, ObjectNode ingress, String name, String byDefault) {
    String text = annotations.value(ingress, name).orElse(byDefault);
    return WHOLE.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
  }
}
