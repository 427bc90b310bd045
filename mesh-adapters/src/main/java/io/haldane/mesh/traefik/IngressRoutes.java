package io.haldane.mesh.traefik;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteTarget;
import io.haldane.mesh.common.Json;
import io.haldane.mesh.common.RouteMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The route of matching requests: for each rule of the user's IngressRoute that leads to the split,
 * the same rule with the conditions of the analysis, one priority above. The user's route is only
 * read.
 */
final class IngressRoutes {
  private static final String CLASS = "kubernetes.io/ingress.class";

  private IngressRoutes() {}

  /** The IngressRoute that the canary names. */
  static Optional<ObjectRef> users(RouteTarget target) {
    return Optional.ofNullable(target.canary().getSpec().routeRef())
        .filter(route -> TraefikApi.isRoute(route.kind()))
        .map(route -> TraefikApi.usersRoute(target, route.name()));
  }

  /** The rules of the user's route that lead to the split. */
  static List<JsonNode> rules(RouteTarget target, LiveObjects live) {
    return users(target)
        .flatMap(live::tree)
        .map(route -> route.path("spec").path("routes"))
        .map(rules -> rules.valueStream().filter(rule -> leadsToSplit(target, rule)).toList())
        .orElse(List.of());
  }

  private static boolean leadsToSplit(RouteTarget target, JsonNode rule) {
    return rule.path("services")
        .valueStream()
        .anyMatch(service ->
            service.path("kind").asText().equals(TraefikApi.SERVICE)
                && service.path("name").asText().equals(target.apex())
                && service.path("namespace").asText(target.namespace()).equals(target.namespace()));
  }

  /** Why a first run cannot have its matches; a route that goes later is reported as unreadable. */
  static Optional<String> missing(RouteTarget target, LiveObjects live) {
    boolean needed =
        !target.canary().getSpec().analysis().match().isEmpty()
            && !live.has(TraefikApi.testersRoute(target));
    return needed && rules(target, live).isEmpty()
        ? users(target).map(route -> noRule(target, route))
        : Optional.empty();
  }

  static String noRule(RouteTarget target, ObjectRef route) {
    return "%s, which spec.routeRef names, does not exist or has no rule that leads to TraefikService %s; add one"
        .formatted(route, target.apex());
  }

  /** Empty as long as the user's route does not lead to the split. */
  static Optional<Manifest> render(RouteTarget target, LiveObjects live) {
    List<JsonNode> rules = rules(target, live);
    return rules.isEmpty()
        ? Optional.empty()
        : users(target).flatMap(live::tree).map(users -> render(target, users, rules, live));
  }

  private static Manifest render(
      RouteTarget target, JsonNode users, List<JsonNode> rules, LiveObjects live) {
    ObjectRef ref = TraefikApi.testersRoute(target);
    ObjectNode body = Json.addressed(ref);
    RouteMetadata.apex(body, target);
    JsonNode chosen = users.path("metadata").path("annotations").path(CLASS);
    if (chosen.isTextual()) {
      RouteMetadata.annotations(body, Map.of(CLASS, chosen.textValue()));
    }
    RouteMetadata.own(body, target, live.json(ref));
    ObjectNode spec = body.putObject("spec");
    for (String shared : List.of("entryPoints", "tls")) {
      Json.setUnlessEmpty(spec, shared, users.path("spec").path(shared).deepCopy());
    }
    ArrayNode routes = spec.putArray("routes");
    rules.forEach(rule -> routes.add(route(target, rule)));
    return Manifest.of(ref, body, "/spec/routes", "/spec/entryPoints", "/spec/tls");
  }

  private static ObjectNode route(RouteTarget target, JsonNode rule) {
    String match = rule.path("match").asText();
    int priority = rule.path("priority").asInt(0);
    ObjectNode route =
        Json.object()
            .put("kind", "Rule")
            .put(
                "match",
                new RuleText(isOld(target, rule))
                    .of(match, target.canary().getSpec().analysis().match()))
            // Without a priority, Traefik takes the length of the rule.
            .put("priority", (priority > 0 ? priority : match.length()) + 1);
    if (rule.path("syntax").isTextual()) {
      route.set("syntax", rule.path("syntax"));
    }
    Json.setUnlessEmpty(route, "middlewares", rule.path("middlewares").deepCopy());
    route
        .putArray("services")
        .addObject()
        .put("kind", TraefikApi.SERVICE)
        .put("name", target.canaryService())
        .put("namespace", target.namespace());
    return route;
  }

  private static boolean isOld(RouteTarget target, JsonNode rule) {
    return TraefikApi.isOld(target) || rule.path("syntax").asText().equals("v2");
  }
}
