package io.haldane.mesh.gatewayapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteState;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.Weights;
import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The rules of a user's route. In each, the backend that is the Service becomes two, the primary
 * and the canary, with its port and filters. All weights of such a rule are multiplied by 100, so
 * that both shares are whole numbers, shares of other backends stay, and the first weight can be
 * computed back without remembering it.
 */
record SharedRules(RouteTarget target) {
  static final int SCALE = 100;

  ArrayNode split(JsonNode rules, Traffic traffic) {
    ArrayNode all = Json.array();
    rules.forEach(rule -> all.add(changed(rule, versions(users(backends(rule)), traffic))));
    return all;
  }

  ArrayNode restored(JsonNode rules) {
    ArrayNode all = Json.array();
    rules.forEach(rule -> all.add(changed(rule, users(backends(rule)))));
    return all;
  }

  /** The same rule where it does not lead to the Service. */
  private JsonNode changed(JsonNode rule, ArrayNode backends) {
    if (!(rule instanceof ObjectNode) || !leads(rule)) {
      return rule.deepCopy();
    }
    ObjectNode copy = ((ObjectNode) rule).deepCopy();
    copy.set("backendRefs", backends);
    return copy;
  }

  static JsonNode backends(JsonNode rule) {
    return rule.path("backendRefs");
  }

  /** Whether a rule leads to the Service, or to its versions already. */
  boolean leads(JsonNode rule) {
    return isOpen(backends(rule)) || isSplit(backends(rule));
  }

  private boolean isOpen(JsonNode backends) {
    return backends.valueStream().anyMatch(this::isApex);
  }

  private boolean isSplit(JsonNode backends) {
    return backends.valueStream().anyMatch(this::isVersion);
  }

  /** The Service replaced by its versions. */
  private ArrayNode versions(ArrayNode users, Traffic traffic) {
    ArrayNode backends = Json.array();
    for (JsonNode user : users) {
      if (isApex(user)) {
        backends.add(weighted(user, target.primary(), weight(user) * traffic.primary()));
        backends.add(weighted(user, target.canaryService(), weight(user) * traffic.canary()));
      } else {
        backends.add(weighted(user, user.path("name").asText(), weight(user) * SCALE));
      }
    }
    return backends;
  }

  /**
   * As the user wrote them. Where the Service stands beside its versions, somebody wrote it again.
   */
  private ArrayNode users(JsonNode backends) {
    ArrayNode users = Json.array();
    boolean open = isOpen(backends);
    for (int i = 0; i < backends.size(); i++) {
      JsonNode backend = backends.get(i);
      if (!isVersion(backend)) {
        long divisor = open || !isSplit(backends) ? 1 : SCALE;
        users.add(
            weighted(backend, backend.path("name").asText(), shared(weight(backend), divisor)));
      } else if (!open) {
        boolean pair = isPair(backend, backends.path(i + 1));
        long both = weight(backend) + (pair ? weight(backends.get(i + 1)) : 0);
        users.add(weighted(backend, target.apex(), shared(both, SCALE)));
        i += pair ? 1 : 0;
      }
    }
    return users;
  }

  private boolean isPair(JsonNode one, JsonNode other) {
    return is(one, target.primary()) && is(other, target.canaryService());
  }

  /** Rounded up: a share that somebody made smaller by hand must not vanish. */
  private static long shared(long weight, long divisor) {
    return (weight + divisor - 1) / divisor;
  }

  private static JsonNode weighted(JsonNode backend, String name, long weight) {
    return backend instanceof ObjectNode known
        ? known
            .deepCopy()
            .put("name", name)
            .put("weight", (int) Math.min(weight, Integer.MAX_VALUE))
        : backend;
  }

  /** A backend without a weight has that of 1. */
  static long weight(JsonNode backend) {
    return Math.max(0, backend.path("weight").asLong(1));
  }

  private boolean isVersion(JsonNode backend) {
    return is(backend, target.primary()) || is(backend, target.canaryService());
  }

  boolean isApex(JsonNode backend) {
    return is(backend, target.apex());
  }

  private boolean is(JsonNode backend, String service) {
    return backend.isObject() && SplitReading.isService(backend, target, service);
  }

  /** The split of all rules that lead to the Service; they must agree. */
  RouteState read(JsonNode rules, ObjectRef ref) {
    Set<RouteState> states = new LinkedHashSet<>();
    for (JsonNode rule : rules) {
      if (isOpen(backends(rule))) {
        return new RouteState.Unreadable(
            "a rule of %s leads to %s and is not split".formatted(ref, target.apex()));
      }
      // A rule without weight is one that its user has switched off.
      if (isSplit(backends(rule)) && total(backends(rule)).signum() > 0) {
        states.add(state(backends(rule), ref));
      }
    }
    return switch (states.size()) {
      case 0 ->
          new RouteState.Unreadable(
              "no rule of %s leads to %s or %s"
                  .formatted(ref, target.primary(), target.canaryService()));
      case 1 -> states.iterator().next();
      default -> new RouteState.Unreadable("the rules of %s split differently".formatted(ref));
    };
  }

  private RouteState state(JsonNode backends, ObjectRef ref) {
    return Weights.split(
        sum(backends, target.primary()),
        sum(backends, target.canaryService()),
        false,
        ref.toString());
  }

  private BigDecimal total(JsonNode backends) {
    return sum(backends, target.primary()).add(sum(backends, target.canaryService()));
  }

  private BigDecimal sum(JsonNode backends, String service) {
    return BigDecimal.valueOf(
        backends
            .valueStream()
            .filter(backend -> is(backend, service))
            .mapToLong(SharedRules::weight)
            .sum());
  }
}
