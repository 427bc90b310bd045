package io.haldane.mesh.alb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.RouteMetadata;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the load balancer is told by annotations of an Ingress. */
final class AlbAnnotations {
  private static final String PREFIX = "alb.ingress.kubernetes.io/";
  private static final String ACTIONS = PREFIX + "actions.";
  private static final String CONDITIONS = PREFIX + "conditions.";
  private static final String ORDER = PREFIX + "group.order";
  static final String GROUP = PREFIX + "group.name";

  /** Lower numbers come first; this is the lowest. */
  private static final int FIRST = -1000;

  private AlbAnnotations() {}

  /** Name of the action that splits; paths name it in the place of a Service. */
  static String action(RouteTarget target) {
    return target.apex() + "-split";
  }

  /** What the user asks of requests to the Service holds for both versions. */
  static Map<String, String> wanted(RouteTarget target, Traffic traffic, ObjectNode source) {
    Map<String, String> wanted = new TreeMap<>();
    wanted.put(ACTIONS + action(target), forward(target, traffic).toString());
    wanted.put(ORDER, Integer.toString(order(source).orElse(0) - 1));
    RouteMetadata.annotation(source, CONDITIONS + target.apex())
        .ifPresent(conditions -> wanted.put(CONDITIONS + action(target), conditions));
    return wanted;
  }

  private static ObjectNode forward(RouteTarget target, Traffic traffic) {
    ObjectNode action = Json.object().put("type", "forward");
    action
        .putObject("forwardConfig")
        .putArray("targetGroups")
        .add(group(target, target.primary(), traffic.primary()))
        .add(group(target, target.canaryService(), traffic.canary()));
    return action;
  }

  private static ObjectNode group(RouteTarget target, String service, int weight) {
    return Json.object()
        .put("serviceName", service)
        .put("servicePort", Integer.toString(target.service().port()))
        .put("weight", weight);
  }

  /** Where the split goes, as far as it can be read. */
  static ArrayNode targetGroups(RouteTarget target, ObjectNode ingress) {
    JsonNode groups =
        RouteMetadata.annotation(ingress, ACTIONS + action(target))
            .flatMap(Json::parse)
            .map(action -> action.at("/forwardConfig/targetGroups"))
            .orElseGet(Json::array);
    return groups instanceof ArrayNode found ? found : Json.array();
  }

  /** Empty when it is no number. */
  private static Optional<Integer> order(ObjectNode source) {
    return RouteMetadata.annotation(source, ORDER)
        .filter(text -> text.matches("-?[0-9]{1,4}"))
        .map(Integer::parseInt);
  }

  static boolean canPrecede(ObjectNode source) {
    return order(source).orElse(0) > FIRST;
  }
}
