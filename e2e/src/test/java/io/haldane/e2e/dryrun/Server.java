package io.haldane.e2e.dryrun;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.APIResource;
import io.fabric8.kubernetes.api.model.APIResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpResponse;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RoutedKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** An API server that validates strictly: it refuses fields that it does not know. */
final class Server {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What it answers to a write. */
  sealed interface Answer {
    /** The object with its defaults, and without what was pruned. */
    record Taken(ObjectNode object) implements Answer {}

    record Refused(String why) implements Answer {}
  }

  private final KubernetesClient client;
  private final Map<String, List<APIResource>> resources = new HashMap<>();
  private final Set<String> namespaces = new HashSet<>();

  Server(KubernetesClient client) {
    this.client = client;
  }

  boolean serves(ObjectRef ref) {
    return resource(ref).isPresent();
  }

  boolean serves(RoutedKind kind, String version) {
    String group = kind.group().isEmpty() ? "" : kind.group() + "/";
    return serves(new ObjectRef(group + version, kind.kind(), null, ""));
  }

  private Optional<APIResource> resource(ObjectRef ref) {
    return resources.computeIfAbsent(ref.apiVersion(), this::discovered).stream()
        .filter(each -> each.getKind().equals(ref.kind()) && !each.getName().contains("/"))
        .findFirst();
  }

  private List<APIResource> discovered(String apiVersion) {
    APIResourceList list = client.getApiResources(apiVersion);
    return list == null ? List.of() : list.getResources();
  }

  private String path(ObjectRef ref) {
    APIResource resource = resource(ref).orElseThrow();
    String root = ref.apiVersion().contains("/") ? "/apis/" : "/api/";
    String namespace = resource.getNamespaced() ? "/namespaces/" + ref.namespace() : "";
    return root + ref.apiVersion() + namespace + "/" + resource.getName();
  }

  Answer create(ObjectRef ref, ObjectNode body, boolean dryRun) {
    String namespace = ref.namespace();
    if (namespace != null && namespaces.add(namespace)) {
      String made = "{\"metadata\": {\"name\": \"%s\"}}".formatted(namespace);
      send("POST", "application/json", "/api/v1/namespaces", made, false);
    }
    return send("POST", "application/json", path(ref), body.toString(), dryRun);
  }

  Answer patch(ObjectRef ref, ObjectNode patch) {
    String path = path(ref) + "/" + ref.name();
    return send("PATCH", "application/merge-patch+json", path, patch.toString(), true);
  }

  void delete(ObjectRef ref) {
    send("DELETE", "application/json", path(ref) + "/" + ref.name(), "", false);
  }

  private Answer send(String method, String type, String path, String body, boolean dryRun) {
    String uri = client.getMasterUrl().toString().replaceAll("/$", "") + path;
    String query = "?fieldValidation=Strict" + (dryRun ? "&dryRun=All" : "");
    HttpResponse<byte[]> answer =
        client
            .getHttpClient()
            .sendAsync(
                client
                    .getHttpClient()
                    .newHttpRequestBuilder()
                    .uri(uri + (method.equals("DELETE") ? "" : query))
                    .method(method, type, body)
                    .build(),
                byte[].class)
            .join();
    ObjectNode object = tree(Objects.requireNonNull(answer.body()));
    return answer.isSuccessful()
        ? new Answer.Taken(object)
        : new Answer.Refused(object.path("message").asText());
  }

  private static ObjectNode tree(byte[] body) {
    try {
      return (ObjectNode) MAPPER.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
