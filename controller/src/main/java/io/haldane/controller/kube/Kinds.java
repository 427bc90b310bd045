package io.haldane.controller.kube;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.Pluralize;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.v1beta1.AlertProvider;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.MetricTemplate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the resource name of a kind: known ones at once, others by asking the API server. */
final class Kinds {
  private static final Map<String, Class<? extends HasMetadata>> TYPED =
      Map.of(
          key(Canary.API_VERSION, Canary.KIND), Canary.class,
          key(Canary.API_VERSION, MetricTemplate.KIND), MetricTemplate.class,
          key(Canary.API_VERSION, AlertProvider.KIND), AlertProvider.class);

  /** What every API server has, so that it need not be asked. */
  private static final Map<String, Kind> KNOWN =
      Stream.of(
              new Kind(Canary.API_VERSION, Canary.KIND, "canaries", true),
              new Kind(Canary.API_VERSION, MetricTemplate.KIND, "metrictemplates", true),
              new Kind(Canary.API_VERSION, AlertProvider.KIND, "alertproviders", true),
              new Kind("apps/v1", "Deployment", "deployments", true),
              new Kind("apps/v1", "DaemonSet", "daemonsets", true),
              new Kind("v1", "Service", "services", true),
              new Kind("v1", "ConfigMap", "configmaps", true),
              new Kind("v1", "Secret", "secrets", true),
              new Kind(
                  "autoscaling/v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers", true),
              new Kind("networking.k8s.io/v1", "Ingress", "ingresses", true))
          .collect(
              Collectors.toMap(kind -> key(kind.apiVersion(), kind.kind()), Function.identity()));

  private final Clusters clusters;
  private final Map<String, Kind> found = new ConcurrentHashMap<>();

  Kinds(Clusters clusters) {
    this.clusters = clusters;
  }

  static String key(String apiVersion, String kind) {
    return apiVersion + "/" + kind;
  }

  /** The model class of a kind that has one here. */
  static Optional<Class<? extends HasMetadata>> typed(String apiVersion, String kind) {
    return Optional.ofNullable(TYPED.get(key(apiVersion, kind)));
  }

  /** Blocks on the first question for a kind; kinds that are served are remembered. */
  KindLookup find(String apiVersion, String kind) {
    Kind known = KNOWN.getOrDefault(key(apiVersion, kind), found.get(key(apiVersion, kind)));
    if (known != null) {
      return new KindLookup.Served(known);
    }
    KindLookup lookup = discover(apiVersion, kind);
    if (lookup instanceof KindLookup.Served(Kind served)) {
      found.put(key(apiVersion, kind), served);
    }
    return lookup;
  }

  /** It is asked for again: the API server may not serve it any more. */
  void forget(String apiVersion, String kind) {
    found.remove(key(apiVersion, kind));
  }

  private KindLookup discover(String apiVersion, String kind) {
    ApiCalls calls = new ApiCalls(clusters.holding(apiVersion));
    String root = apiVersion.contains("/") ? "apis/" : "api/";
    return switch (calls.get(root + apiVersion)) {
      case ApiAnswer.Ok(var list) when list.path("resources").isArray() ->
          inList(list.path("resources"), apiVersion, kind);
      case ApiAnswer.Ok _, ApiAnswer.NotFound _ -> byName(calls, apiVersion, kind);
      case ApiAnswer.Conflict(String why) -> new KindLookup.Unknown(why);
      case ApiAnswer.Refused(_, String why) -> new KindLookup.Unknown(why);
      case ApiAnswer.Unavailable(String why) -> new KindLookup.Unknown(why);
    };
  }

  private static KindLookup inList(JsonNode resources, String apiVersion, String kind) {
    for (JsonNode resource : resources) {
      String name = resource.path("name").asText();
      if (resource.path("kind").asText().equals(kind) && !name.contains("/")) {
        boolean namespaced = resource.path("namespaced").asBoolean();
        return new KindLookup.Served(new Kind(apiVersion, kind, name, namespaced));
      }
    }
    return notServed(apiVersion, kind);
  }

  /** Some servers list no resources; then a list of the kind itself shows whether it exists. */
  private static KindLookup byName(ApiCalls calls, String apiVersion, String kind) {
    String plural = Pluralize.toPlural(kind).toLowerCase(Locale.ROOT);
    Kind guess = new Kind(apiVersion, kind, plural, true);
    return switch (calls.get(guess.collection(null) + "?limit=1")) {
      case ApiAnswer.Ok _ -> new KindLookup.Served(guess);
      case ApiAnswer.Unavailable(String why) -> new KindLookup.Unknown(why);
      case ApiAnswer.NotFound _, ApiAnswer.Conflict _, ApiAnswer.Refused _ ->
          notServed(apiVersion, kind);
    };
  }

  private static KindLookup notServed(String apiVersion, String kind) {
    return new KindLookup.NotServed(
        "The API server has no kind "
            + kind
            + " in "
            + apiVersion
            + ": install what brings it (the mesh, ingress or autoscaler), or name another provider"
            + " in the canary.");
  }
}
