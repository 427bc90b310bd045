package io.haldane.cli.reading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.cli.cluster.Cluster;
import io.haldane.cli.cluster.Paths;
import io.haldane.cli.exit.Failure;
import io.haldane.doctor.installation.Crds;
import io.haldane.doctor.snapshot.NeighborKind;
import io.haldane.doctor.snapshot.NeighborKind.Scope;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Lists what is around canaries; each list is read once, for however many of them. */
final class NeighborReader {
  private final Cluster cluster;
  private final Map<String, Optional<List<ObjectNode>>> lists = new HashMap<>();
  private final Map<String, ObjectNode> crds = new HashMap<>();
  private final Set<String> unread = new TreeSet<>();

  NeighborReader(Cluster cluster) {
    this.cluster = cluster;
  }

  Map<NeighborKind, List<ObjectNode>> of(String namespace) {
    Map<NeighborKind, List<ObjectNode>> found = new EnumMap<>(NeighborKind.class);
    for (NeighborKind kind : NeighborKind.values()) {
      String within = kind.scope() == Scope.NAMESPACE ? namespace : null;
      String path = Paths.list(kind.apiVersion(), within, kind.plural(), kind.selector());
      list(path, kind.plural(), apiKind(kind)).ifPresent(objects -> found.put(kind, objects));
    }
    return found;
  }

  /** Deployments of Haldane and Flagger. */
  List<ObjectNode> controllers() {
    NeighborKind kind = NeighborKind.CONTROLLERS;
    String path = Paths.list(kind.apiVersion(), null, kind.plural(), kind.selector());
    return list(path, kind.plural(), apiKind(kind)).orElse(List.of());
  }

  /** Items of a list do not say what they are. */
  private static String apiKind(NeighborKind kind) {
    return switch (kind) {
      case PODS -> "Pod";
      case CONTROLLERS -> "Deployment";
      case DISRUPTION_BUDGETS,
          AUTOSCALERS,
          SCALED_OBJECTS,
          VIRTUAL_SERVICES,
          ISTIO_GATEWAYS,
          DESTINATION_RULES,
          PEER_AUTHENTICATIONS ->
          "";
    };
  }

  /** Workloads of a namespace whose pods other Services may select. */
  List<ObjectNode> workloads(String namespace) {
    List<ObjectNode> workloads = new ArrayList<>();
    list(Paths.list("apps/v1", namespace, "deployments", ""), "deployments", "Deployment")
        .ifPresent(workloads::addAll);
    list(Paths.list("apps/v1", namespace, "daemonsets", ""), "daemonsets", "DaemonSet")
        .ifPresent(workloads::addAll);
    workloads.forEach(each -> each.put("apiVersion", "apps/v1"));
    return workloads;
  }

  /** Empty when the kind is not there, or may not be read. */
  private Optional<List<ObjectNode>> list(String path, String plural, String kind) {
    return lists.computeIfAbsent(path, key -> read(path, plural, kind));
  }

  private Optional<List<ObjectNode>> read(String path, String plural, String kind) {
    return find(path, plural)
        .map(list -> {
          List<ObjectNode> objects = new ArrayList<>();
          list.path("items")
              .forEach(item -> {
                if (item instanceof ObjectNode object) {
                  objects.add(kind.isEmpty() ? object : object.put("kind", kind));
                }
              });
          return objects;
        });
  }

  private Optional<ObjectNode> find(String path, String what) {
    try {
      return cluster.find(path);
    } catch (Failure failure) {
      if (failure.kind() != Failure.Kind.FORBIDDEN) {
        throw failure;
      }
      unread.add(what);
      return Optional.empty();
    }
  }

  /** Names of the API groups that the cluster has. */
  Optional<Set<String>> groups() {
    return find("apis", "API groups")
        .map(list -> {
          Set<String> names = new HashSet<>();
          list.path("groups").forEach(group -> names.add(group.path("name").asText()));
          return names;
        });
  }

  /** Empty when they may not be read, or when there is an API without CRDs. */
  Optional<Map<String, ObjectNode>> crds() {
    if (crds.isEmpty()) {
      String folder = "apis/apiextensions.k8s.io/v1/customresourcedefinitions/";
      Crds.all().forEach(name -> find(folder + name, "CRDs").ifPresent(crd -> crds.put(name, crd)));
    }
    // There is a canary, so its CRD is there: without it, nothing is known of the others.
    return crds.containsKey(Crds.NAMES.getFirst()) ? Optional.of(crds) : Optional.empty();
  }

  /** At most one line, whatever may not be read. */
  Set<String> notes() {
    return unread.isEmpty()
        ? Set.of()
        : Set.of(
            "You have no permission to list %s, so some checks were left out."
                .formatted(String.join(", ", unread)));
  }
}
