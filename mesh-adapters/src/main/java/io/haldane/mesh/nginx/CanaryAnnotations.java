package io.haldane.mesh.nginx;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RouterSetting;
import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Analysis;
import io.haldane.mesh.common.HttpStrategy;
import io.haldane.mesh.common.RouteMetadata;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The annotations that make an Ingress the canary of another one. Without {@code canary: "true"}
 * two Ingresses would claim the same paths, so it stays while the canary has no weight.
 */
record CanaryAnnotations(String prefix) {
  static final RouterSetting PREFIX =
      new RouterSetting(
          "ingress-annotations-prefix",
          "nginx.ingress.kubernetes.io",
          "prefix of the annotations of ingress-nginx");

  static final String WEIGHT = "canary-weight";
  static final String TOTAL = "canary-weight-total";
  private static final String ENABLED = "canary";

  static CanaryAnnotations of(RouteTarget target) {
    return new CanaryAnnotations(target.settings().get(PREFIX).orElseThrow());
  }

  /** Keys and values for that traffic. A header or cookie precedes the weight. */
  Map<String, String> wanted(Analysis analysis, Traffic traffic) {
    Map<String, String> wanted = new HashMap<>();
    wanted.put(key(ENABLED), "true");
    wanted.put(key(WEIGHT), Integer.toString(weight(analysis, traffic)));
    if (traffic.canary() > 0 && !traffic.everybody()) {
      Testers.of(analysis).forEach((name, value) -> wanted.put(key(name), value));
    }
    return wanted;
  }

  private static int weight(Analysis analysis, Traffic traffic) {
    return switch (HttpStrategy.of(analysis)) {
      case WEIGHTED, TESTERS_FIRST -> traffic.canary();
      case MATCHED -> HttpStrategy.ofTheRest(traffic).canary();
    };
  }

  /** Pointers to all of them, so that one that is not wanted is removed. */
  Set<String> owned() {
    Set<String> owned = new HashSet<>();
    owned.add(pointer(TOTAL));
    Testers.NAMES.forEach(name -> owned.add(pointer(name)));
    return owned;
  }

  private String pointer(String name) {
    return "/metadata/annotations/" + key(name).replace("~", "~0").replace("/", "~1");
  }

  boolean isCanary(ObjectNode ingress) {
    return value(ingress, ENABLED).filter("true"::equals).isPresent();
  }

  boolean hasTesters(ObjectNode ingress) {
    return Testers.NAMES.stream().anyMatch(name -> value(ingress, name).isPresent());
  }

  Optional<String> value(ObjectNode ingress, String name) {
    return RouteMetadata.annotation(ingress, key(name));
  }

  /** Whether it says something about a canary, so that a copy of another Ingress has it not. */
  boolean isOne(String key) {
    return key.startsWith(key(ENABLED));
  }

  private String key(String name) {
    return prefix + "/" + name;
  }
}
