package io.haldane.controller.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.ChangedBy;
import io.haldane.controller.testing.ApiServer;
import io.haldane.controller.testing.Objects;
import io.haldane.engine.workload.TemplateChange;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CachesTest {
  private static final ObjectRef ROUTE =
      new ObjectRef("networking.istio.io/v1beta1", "VirtualService", "test", "shop");
  private final ApiServer api = new ApiServer();
  private final Set<ObjectRef> needed = ConcurrentHashMap.newKeySet();
  private final Queue<HasMetadata> changes = new ConcurrentLinkedQueue<>();
  private final Caches caches =
      new Caches(
          Clusters.single(api.connect()),
          null,
          Set.of("app"),
          needed::contains,
          changes::add,
          InstantSource.system(),
          Duration.ofMinutes(2));

  @AfterEach
  void stop() {
    caches.close();
    api.close();
  }

  @Test
  void a_kind_is_watched_once_somebody_needs_it() throws Unreadable {
    caches.startCore();
    assertThat(caches.watched()).noneMatch(kind -> kind.endsWith("ConfigMap"));

    caches.read(Set.of(Objects.configMap("a"), Objects.configMap("b")), Map.of());
    caches.read(Set.of(Objects.configMap("c")), Map.of());

    assertThat(caches.watched()).contains("v1/ConfigMap");
    assertThat(api.requests().stream().filter(line -> line.contains("configmaps")).toList())
        .hasSize(2)
        .anyMatch(line -> line.contains("watch=true"));
  }

  @Test
  @DisplayName("F658: many Secrets of a target cost as many requests as one")
  void many_objects_cost_as_many_requests_as_one() throws Unreadable {
    Set<ObjectRef> secrets = new HashSet<>();
    for (int i = 0; i < 44; i++) {
      secrets.add(new ObjectRef("v1", "Secret", "test", "key-" + i));
    }
    caches.read(secrets, Map.of());
    assertThat(api.requests().stream().filter(line -> line.contains("secrets")).toList())
        .as("none of them exists, so none is read by name")
        .hasSize(2)
        .anyMatch(line -> line.contains("watch=true"));

    int asked = api.requests().size();
    caches.read(secrets, Map.of());
    assertThat(api.requests()).hasSize(asked);
  }

  @Test
  void what_is_read_once_is_followed_without_further_requests() throws Unreadable {
    caches.read(Set.of(Objects.configMap("a")), Map.of());
    var map = Objects.manifest("a", "color", "blue").body();
    api.client().resource(map.toString()).inNamespace("test").create();

    assertThat(
            Objects.eventually(
                () -> caches.peek(Objects.configMap("a")).isPresent() && !changes.isEmpty()))
        .isTrue();
  }

  @Test
  void what_may_not_be_listed_is_not_readable_and_stops_nobody() throws Unreadable {
    ObjectRef namespace = new ObjectRef("v1", "Namespace", null, "test");
    ObjectRef map = Objects.configMap("a");
    RoutedKind routes =
        RoutedKind.read("networking.istio.io", "VirtualService", "virtualservices", "v1beta1");
    try (var _ = api.fail("GET /api/v1/namespaces?", 403);
        var _ = api.fail("GET /apis/networking.istio.io", 403)) {
      assertThat(caches.readable(Set.of(namespace, map))).containsExactly(map);
      assertThat(caches.all(routes, "test")).isEmpty();
    }
  }

  @Test
  void all_objects_of_a_kind_are_found_in_one_namespace_and_are_bounded() {
    RoutedKind deployments = RoutedKind.read("apps", "Deployment", "deployments", "v1");
    for (int i = 0; i < 101; i++) {
      deployment("test", "app-" + i);
    }
    deployment("other", "elsewhere");
    assertThat(caches.all(deployments, "test"))
        .hasSize(100)
        .allSatisfy(ref -> assertThat(ref.namespace()).isEqualTo("test"));
    assertThat(caches.all(deployments, "other"))
        .containsExactly(new ObjectRef("apps/v1", "Deployment", "other", "elsewhere"));
  }

  private void deployment(String namespace, String name) {
    api.client()
        .resource(
            new DeploymentBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .endMetadata()
                .build())
        .create();
  }

  @Test
  void what_nobody_refers_to_is_kept_in_outline_and_read_by_name_when_it_is() throws Unreadable {
    ObjectRef used = new ObjectRef("v1", "Secret", "test", "used");
    for (String name : List.of("used", "unused")) {
      secret(name, 100_000);
    }
    needed.add(used);

    Reading first = caches.read(Set.of(used), Map.of());
    long size = caches.size();
    int asked = api.requests().size();
    Reading second = caches.read(Set.of(used), Map.of());

    assertThat(first.live().json(used)).get().matches(json -> json.at("/data/key").isTextual());
    assertThat(second.live().json(used)).isEqualTo(first.live().json(used));
    assertThat(api.requests()).as("nothing is read twice").hasSize(asked);
    assertThat(size).as("bytes that are kept of two Secrets").isLessThan(102_000);

    needed.remove(used);
    caches.release(used);
    assertThat(caches.size()).isLessThan(2_000);
  }

  @Test
  void a_referred_object_is_read_again_when_it_changed() throws Unreadable {
    ObjectRef used = new ObjectRef("v1", "Secret", "test", "used");
    secret("used", 10);
    needed.add(used);
    caches.read(Set.of(used), Map.of());
    api.client()
        .secrets()
        .inNamespace("test")
        .withName("used")
        .edit(secret -> new SecretBuilder(secret).addToData("more", "MQ==").build());

    assertThat(Objects.eventually(() -> valueOf(used, "more").equals("MQ=="))).isTrue();
  }

  private String valueOf(ObjectRef secret, String key) {
    try {
      var read = caches.read(Set.of(secret), Map.of()).live().json(secret);
      return read.map(json -> json.path("data").path(key).asText()).orElse("");
    } catch (Unreadable e) {
      throw new IllegalStateException(e);
    }
  }

  private void secret(String name, int size) {
    Secret secret =
        new SecretBuilder()
            .withNewMetadata()
            .withName(name)
            .withNamespace("test")
            .endMetadata()
            .addToData("key", "A".repeat(size))
            .build();
    api.client().resource(secret).create();
  }

  @Test
  void managed_fields_are_not_kept() throws Unreadable {
    var canary = Objects.canary("shop");
    canary.getMetadata().setManagedFields(List.of(new ManagedFieldsEntry()));
    Objects.create(api.client(), canary);
    caches.startCore();

    assertThat(caches.canary(new CanaryKey("test", "shop")))
        .get()
        .satisfies(cached -> assertThat(cached.getMetadata().getManagedFields()).isNullOrEmpty());
  }

  @Test
  void
      objects_of_a_kind_that_the_server_lacks_are_absent_and_the_server_is_not_asked_again_at_once()
          throws Unreadable {
    try (var _ = api.fail("GET /apis/networking.istio.io", 404)) {
      Reading reading = caches.read(Set.of(ROUTE), Map.of());
      int asked = api.requests().size();
      caches.read(Set.of(ROUTE), Map.of());

      assertThat(reading.live().find(ROUTE)).isEmpty();
      assertThat(reading.missingKinds())
          .singleElement()
          .asString()
          .contains("no kind VirtualService in networking.istio.io/v1beta1");
      assertThat(reading.lookAgain()).isPresent();
      assertThat(api.requests()).hasSize(asked);
    }
  }

  @Test
  void a_kind_that_may_not_be_read_is_not_taken_for_absent() {
    try (var _ = api.fail("GET /api/v1/configmaps", 403)) {
      assertThatThrownBy(() -> caches.read(Set.of(Objects.configMap("a")), Map.of()))
          .isInstanceOf(Unreadable.class)
          .hasMessage("The service account may not list configmaps: grant it get, list and watch.");
    }
  }

  @Test
  void a_cluster_without_our_kinds_is_refused_with_the_cure() {
    try (var _ = api.fail("GET /apis/flagger.app", 404)) {
      assertThatThrownBy(caches::startCore)
          .isInstanceOf(Unreadable.class)
          .hasMessageContaining("Install the custom resource definitions");
      assertThat(caches.ready()).isFalse();
    }
  }

  @Test
  void what_is_known_better_is_preferred() throws Unreadable {
    HasMetadata fresher =
        api.client().resource(Objects.manifest("a", "x", "y").body().toString()).item();

    Reading present =
        caches.read(
            Set.of(Objects.configMap("a")), Map.of(Objects.configMap("a"), Optional.of(fresher)));

    assertThat(present.live().find(Objects.configMap("a"))).containsSame(fresher);
  }

  @Test
  void who_wants_the_same_target_is_found_also_after_one_has_changed_its_mind() throws Unreadable {
    String analysis = "{\"interval\": \"10s\", \"threshold\": 3}";
    Objects.create(api.client(), Objects.canary("one", "app", analysis));
    Objects.create(api.client(), Objects.canary("two", "app", analysis));
    Objects.create(api.client(), Objects.canary("three", "other", analysis));
    caches.startCore();
    Canary one = caches.canary(new CanaryKey("test", "one")).orElseThrow();
    assertThat(caches.claimants(one).map(Canary::title))
        .containsExactlyInAnyOrder("one.test", "two.test");

    Objects.replace(api.client(), Objects.canary("two", "third", analysis));

    assertThat(Objects.eventually(() -> caches.claimants(one).count() == 1)).isTrue();
  }

  @Test
  void expected_kinds_are_watched_before_anybody_reads_them() throws Unreadable {
    caches.expect(Stream.of(Objects.configMap("a"), Objects.configMap("b")));
    assertThat(Objects.eventually(() -> caches.watched().contains("v1/ConfigMap"))).isTrue();

    caches.read(Set.of(Objects.configMap("a")), Map.of());
    assertThat(api.requests().stream().filter(line -> line.contains("configmaps")).toList())
        .hasSize(2);
  }

  @Test
  void a_workload_keeps_who_changed_its_template_and_no_field_of_it() throws Unreadable {
    var body = Objects.manifest("till", "color", "blue").body();
    body.put("apiVersion", "apps/v1").put("kind", "Deployment").remove("data");
    body.withObject("/spec/template/metadata");
    body.withObject("/metadata")
        .putArray("managedFields")
        .addObject()
        .put("manager", "helm")
        .put("operation", "Update")
        .put("time", "2026-03-01T10:00:00Z")
        .withObject("/fieldsV1/f:spec/f:template");
    api.client().resource(body.toString()).inNamespace("test").create();
    ObjectRef till = new ObjectRef("apps/v1", "Deployment", "test", "till");

    var found = caches.read(Set.of(till), Map.of()).live().json(till).orElseThrow();

    assertThat(TemplateChange.last(found))
        .contains(new ChangedBy("helm", "Update", "2026-03-01T10:00:00Z"));
    assertThat(found.toString()).doesNotContain("fieldsV1");
  }

  @Test
  void an_object_keeps_its_kind_and_its_fields_and_loses_its_managed_ones() throws Unreadable {
    var body = Objects.manifest("a", "color", "blue").body();
    body.withObject("/metadata").putArray("managedFields").addObject().put("manager", "me");
    api.client().resource(body.toString()).inNamespace("test").create();

    var found =
        caches.read(Set.of(Objects.configMap("a")), Map.of()).live().json(Objects.configMap("a"));

    assertThat(found)
        .get()
        .satisfies(map -> {
          assertThat(map.path("kind").asText()).isEqualTo("ConfigMap");
          assertThat(map.path("apiVersion").asText()).isEqualTo("v1");
          assertThat(map.at("/data/color").asText()).isEqualTo("blue");
          assertThat(map.at("/metadata/managedFields").isMissingNode()).isTrue();
        });
  }
}
