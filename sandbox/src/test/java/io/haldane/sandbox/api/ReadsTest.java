package io.haldane.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

final class ReadsTest extends ApiTest {
  private static final String VIRTUAL_SERVICES =
      "/apis/networking.istio.io/%s/namespaces/shop/virtualservices";

  @Test
  void kinds_of_a_mesh_that_is_not_installed_are_not_found() {
    String path = VIRTUAL_SERVICES.formatted("v1");
    assertThat(http.get(path).code()).isEqualTo(404);
    assertThat(http.get("/apis/networking.istio.io/v1").code()).isEqualTo(404);

    api.install(KindSet.ISTIO);
    assertThat(http.get(path).code()).isEqualTo(200);
    assertThat(http.get("/apis/networking.istio.io/v1").body().toString())
        .contains("virtualservices");
    assertThat(http.get(path.replace("v1", "v7")).code()).isEqualTo(404);
  }

  @Test
  void an_object_is_the_same_in_every_version_of_its_kind() {
    api.install(KindSet.ISTIO);
    String virtualService =
        """
        {"apiVersion":"networking.istio.io/v1beta1","kind":"VirtualService","metadata":{"name":"a"}}\
        """;
    http.post(VIRTUAL_SERVICES.formatted("v1beta1"), virtualService);

    assertThat(http.get(VIRTUAL_SERVICES.formatted("v1") + "/a").body().path("apiVersion").asText())
        .isEqualTo("networking.istio.io/v1");
  }

  @Test
  void a_definition_brings_its_kind_and_takes_it_away() {
    String definition =
        """
        {"apiVersion":"apiextensions.k8s.io/v1","kind":"CustomResourceDefinition","metadata":{"name":"boats.sea.io"},
         "spec":{"group":"sea.io","scope":"Namespaced","names":{"plural":"boats","kind":"Boat"},
          "versions":[{"name":"v1","served":true,"storage":true}]}}\
        """;
    String definitions = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
    http.post(definitions, definition);
    assertThat(http.get("/apis/sea.io/v1/namespaces/shop/boats").code()).isEqualTo(200);

    http.send("DELETE", definitions + "/boats.sea.io", "application/json", "");
    assertThat(http.get("/apis/sea.io/v1/namespaces/shop/boats").code()).isEqualTo(404);
  }

  @Test
  void kubectl_gets_a_table_with_the_columns_of_the_chart() {
    String path = "/apis/flagger.app/v1beta1/namespaces/shop/canaries";
    http.post(
        path,
        """
        {"apiVersion":"flagger.app/v1beta1","kind":"Canary","metadata":{"name":"till"},
         "spec":{"analysis":{"interval":"10s","stepWeights":[5,50]}}}\
        """);
    http.merge(
        path + "/till/status",
        """
        {"status":{"phase":"Progressing","canaryWeight":20,"conditions":[
          {"type":"Promoted","status":"Unknown"},{"type":"Reconciled","status":"False"}]}}\
        """);

    JsonNode table = http.get(path, "application/json;as=Table;v=v1;g=meta.k8s.io").body();

    assertThat(table.path("kind").asText()).isEqualTo("Table");
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < table.path("columnDefinitions").size(); i++) {
      cells.put(
          table.at("/columnDefinitions/" + i + "/name").asText(),
          table.at("/rows/0/cells/" + i).asText(""));
    }
    assertThat(cells)
        .containsEntry("Name", "till")
        .containsEntry("Status", "Progressing")
        .containsEntry("Weight", "20")
        .containsEntry("StepWeights", "[5,50]")
        .containsEntry("Suspended", "")
        .containsEntry("Reconciled", "False");
    assertThat(table.at("/rows/0/object/metadata/namespace").asText()).isEqualTo("shop");
    assertThat(table.at("/rows/0/object").has("spec")).isFalse();
    JsonNode one = http.get(path + "/till", "application/json;as=Table;v=v1;g=meta.k8s.io").body();
    assertThat(one.path("rows")).hasSize(1);
  }

  @Test
  void metadata_alone_can_be_asked_for() {
    http.post(
        "/api/v1/namespaces/shop/secrets",
        """
        {"apiVersion":"v1","kind":"Secret","metadata":{"name":"key"},"data":{"key":"MQ=="}}\
        """);

    JsonNode list =
        http.get(
                "/api/v1/secrets",
                "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1")
            .body();

    assertThat(list.path("kind").asText()).isEqualTo("PartialObjectMetadataList");
    assertThat(list.at("/items/0/metadata/name").asText()).isEqualTo("key");
    assertThat(list.at("/items/0").has("data")).isFalse();
  }

  @Test
  void labels_select() {
    for (String name : List.of("a", "b", "c")) {
      String labels = ",\"labels\":{\"app\":\"" + name + "\",\"all\":\"yes\"}";
      http.post(CONFIG_MAPS, configMap(name, labels));
    }
    http.post(CONFIG_MAPS, configMap("d", ""));

    assertThat(names("labelSelector=app%3Da")).containsExactly("a");
    assertThat(names("labelSelector=all,app!%3Da")).containsExactly("b", "c");
    assertThat(names("labelSelector=app%20in%20(a,c)")).containsExactly("a", "c");
    assertThat(names("labelSelector=app%20notin%20(a,c)")).containsExactly("b", "d");
    assertThat(names("labelSelector=!app")).containsExactly("d");
  }

  @Test
  void fields_select_and_unknown_ones_are_refused() {
    http.post(CONFIG_MAPS, configMap("a", ""));
    http.post("/api/v1/namespaces/shop/events", event("one", "podinfo"));
    http.post("/api/v1/namespaces/shop/events", event("two", "other"));

    assertThat(names("fieldSelector=metadata.name%3Da")).containsExactly("a");
    assertThat(http.get(CONFIG_MAPS + "?fieldSelector=data.a%3D1").code()).isEqualTo(400);
    JsonNode events =
        http.get("/api/v1/namespaces/shop/events?fieldSelector=involvedObject.name%3Dpodinfo")
            .body();
    assertThat(events.path("items").findValuesAsText("reason")).containsExactly("one");
  }

  @Test
  void a_long_list_comes_in_pages() {
    for (String name : List.of("a", "b", "c")) {
      http.post(CONFIG_MAPS, configMap(name, ""));
    }
    JsonNode first = http.get(CONFIG_MAPS + "?limit=2").body();
    String next = first.at("/metadata/continue").asText();

    assertThat(first.path("items").size()).isEqualTo(2);
    assertThat(names("limit=2&continue=" + next)).containsExactly("c");
  }

  @Test
  void a_client_library_finds_version_groups_and_kinds() {
    try (KubernetesClient client = api.client()) {
      assertThat(client.getKubernetesVersion().getGitVersion()).startsWith("v1.");
      assertThat(client.hasApiGroup("flagger.app", true)).isTrue();
      assertThat(client.hasApiGroup("networking.istio.io", true)).isFalse();
      assertThat(client.genericKubernetesResources("flagger.app/v1beta1", "Canary").list())
          .isNotNull();
    }
  }

  private List<String> names(String query) {
    JsonNode items = http.get(CONFIG_MAPS + "?" + query).body().path("items");
    return StreamSupport.stream(items.spliterator(), false)
        .map(item -> item.at("/metadata/name").asText())
        .toList();
  }

  private static String event(String name, String involved) {
    return """
    {"apiVersion":"v1","kind":"Event","metadata":{"name":"%s"},"reason":"%s",
     "involvedObject":{"kind":"Canary","name":"%s"}}\
    """
        .formatted(name, name, involved);
  }
}
