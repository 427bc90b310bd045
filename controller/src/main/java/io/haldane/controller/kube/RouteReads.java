package io.haldane.controller.kube;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.ServedApis;
import io.haldane.engine.recognition.RouteList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the search for a provider reads, past the caches: nothing is watched for it. Blocking; safe
 * for concurrent use.
 */
public final class RouteReads {
  /** One answer, which is held whole. */
  private static final int MOST = 500;

  private final Clusters clusters;

  RouteReads(Clusters clusters) {
    this.clusters = clusters;
  }

  /** What both clusters serve, each for the groups that it holds. One request to each. */
  public ServedApis served() throws Unreadable {
    Set<String> versions = new HashSet<>();
    for (String version : served(clusters.local())) {
      if (clusters.holding(version) == clusters.local()) {
        versions.add(version);
      }
    }
    // Groups that no router declares tell which mesh it is.
    if (clusters.mesh() == clusters.local()) {
      return new ServedApis(versions);
    }
    versions.addAll(served(clusters.mesh()));
    return new ServedApis(versions);
  }

  private static List<String> served(KubernetesClient client) throws Unreadable {
    return switch (new ApiCalls(client).get("apis")) {
      case ApiAnswer.Ok(ObjectNode groups) -> versions(groups.path("groups"));
      case ApiAnswer.NotFound(String why) -> throw unknown(why);
      case ApiAnswer.Conflict(String why) -> throw unknown(why);
      case ApiAnswer.Refused(_, String why) -> throw unknown(why);
      case ApiAnswer.Unavailable(String why) -> throw unknown(why);
    };
  }

  private static Unreadable unknown(String why) {
    return new Unreadable("the API groups of the cluster cannot be listed: " + why);
  }

  private static List<String> versions(JsonNode groups) {
    List<String> versions = new ArrayList<>();
    for (JsonNode group : groups) {
      group.path("versions").forEach(each -> versions.add(each.path("groupVersion").asText()));
    }
    return versions;
  }

  /** The routes of one kind in a namespace; one request. */
  public RouteList routes(RoutedKind kind, String version, String namespace) {
    String apiVersion = kind.group() + "/" + version;
    String name = kind.plural() + "." + kind.group();
    Kind served = new Kind(apiVersion, kind.kind(), kind.plural(), true);
    ApiCalls calls = new ApiCalls(clusters.holding(apiVersion));
    return switch (calls.get(served.collection(namespace) + "?limit=" + MOST)) {
      case ApiAnswer.Ok(ObjectNode list) -> read(list, served, name, namespace);
      case ApiAnswer.NotFound _ -> new RouteList.Missing();
      case ApiAnswer.Conflict(String why) -> failed(name, why);
      case ApiAnswer.Refused(RefusalCause cause, String why) ->
          cause == RefusalCause.RIGHTS
              ? new RouteList.Refused("the controller may not list " + name)
              : failed(name, why);
      case ApiAnswer.Unavailable(String why) -> failed(name, why);
    };
  }

  private static RouteList failed(String name, String why) {
    return new RouteList.Failed("%s cannot be listed: %s".formatted(name, why));
  }

  private static RouteList read(ObjectNode list, Kind kind, String name, String namespace) {
    if (!list.path("metadata").path("continue").asText().isEmpty()) {
      return failed(name, "there are more than %d in %s".formatted(MOST, namespace));
    }
    List<ObjectNode> routes = new ArrayList<>();
    for (JsonNode item : list.path("items")) {
      if (item instanceof ObjectNode route) {
        // Items of a list do not say their own kind.
        routes.add(route.put("apiVersion", kind.apiVersion()).put("kind", kind.kind()));
      }
    }
    return new RouteList.Read(routes);
  }
}
