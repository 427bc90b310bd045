package io.haldane.sandbox.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the server says of itself: version, health, groups and their resources. */
final class Discovery {
  /** What people type; kubectl learns it here. */
  private static final Map<String, String> SHORT_NAMES =
      Map.of(
          "pods", "po",
          "services", "svc",
          "deployments", "deploy",
          "daemonsets", "ds",
          "configmaps", "cm",
          "namespaces", "ns",
          "events", "ev",
          "horizontalpodautoscalers", "hpa",
          "virtualservices", "vs",
          "customresourcedefinitions", "crd");

  private final Catalog catalog;

  Discovery(Catalog catalog) {
    this.catalog = catalog;
  }

  Answer answer(String path) {
    List<String> words = List.of(path.substring(1).split("/"));
    return switch (path) {
      case "/version" -> new Answer.Body(200, version());
      case "/healthz", "/readyz", "/livez" ->
          new Answer.Body(200, JsonNodeFactory.instance.textNode("ok"));
      case "/api" -> new Answer.Body(200, core());
      case "/apis" -> new Answer.Body(200, groups());
      default -> {
        if (path.startsWith("/api/") && words.size() == 2) {
          yield resources("", words.get(1));
        }
        if (path.startsWith("/apis/") && words.size() == 3) {
          yield resources(words.get(1), words.get(2));
        }
        if (path.startsWith("/apis/") && words.size() == 2) {
          yield group(words.get(1));
        }
        yield Answer.notFound("the server could not find the requested resource: " + path);
      }
    };
  }

  private static ObjectNode version() {
    return object("Info")
        .put("major", "1")
        .put("minor", "34")
        .put("gitVersion", "v1.34.0+sandbox")
        .put("gitCommit", "sandbox")
        .put("gitTreeState", "clean")
        .put("buildDate", "2026-01-01T00:00:00Z")
        .put("platform", "jvm");
  }

  private static ObjectNode core() {
    ObjectNode core = object("APIVersions");
    core.putArray("versions").add("v1");
    return core;
  }

  private ObjectNode groups() {
    ObjectNode list = object("APIGroupList").put("apiVersion", "v1");
    ArrayNode groups = list.putArray("groups");
    catalog.kinds().stream()
        .map(ResourceKind::group)
        .filter(group -> !group.isEmpty())
        .distinct()
        .forEach(group -> groups.add(groupObject(group)));
    return list;
  }

  private Answer group(String group) {
    return catalog.kinds().stream().anyMatch(kind -> kind.group().equals(group))
        ? new Answer.Body(200, groupObject(group))
        : Answer.notFound("the server could not find the requested resource: group " + group);
  }

  private ObjectNode groupObject(String group) {
    ObjectNode node = object("APIGroup").put("apiVersion", "v1").put("name", group);
    ArrayNode versions = node.putArray("versions");
    catalog.kinds().stream()
        .filter(kind -> kind.group().equals(group))
        .flatMap(kind -> kind.versions().stream())
        .distinct()
        .forEach(v -> versions.addObject().put("groupVersion", group + "/" + v).put("version", v));
    node.set("preferredVersion", versions.path(0));
    return node;
  }

  private Answer resources(String group, String version) {
    List<ResourceKind> kinds =
        catalog.kinds().stream()
            .filter(kind -> kind.group().equals(group) && kind.versions().contains(version))
            .toList();
    if (kinds.isEmpty()) {
      return Answer.notFound("the server could not find the requested resource: " + group);
    }
    ObjectNode list = object("APIResourceList").put("apiVersion", "v1");
    list.put("groupVersion", kinds.getFirst().apiVersion(version));
    ArrayNode resources = list.putArray("resources");
    kinds.forEach(kind -> describe(kind, resources));
    return new Answer.Body(200, list);
  }

  private static void describe(ResourceKind kind, ArrayNode resources) {
    resource(kind, kind.plural(), resources);
    if (kind.statusSubresource()) {
      resource(kind, kind.plural() + "/status", resources);
    }
  }

  private static void resource(ResourceKind kind, String name, ArrayNode resources) {
    ObjectNode resource = resources.addObject();
    resource.put("name", name).put("kind", kind.kind()).put("namespaced", kind.namespaced());
    resource.put("singularName", kind.kind().toLowerCase(Locale.ROOT));
    Optional.ofNullable(SHORT_NAMES.get(name))
        .ifPresent(known -> resource.putArray("shortNames").add(known));
    ArrayNode verbs = resource.putArray("verbs");
    List.of("create", "delete", "get", "list", "patch", "update", "watch").forEach(verbs::add);
  }

  private static ObjectNode object(String kind) {
    return JsonNodeFactory.instance.objectNode().put("kind", kind);
  }
}
