package io.haldane.engine.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.haldane.api.routing.Lead;
import io.haldane.api.routing.Recognition;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.RoutedKind;
import io.haldane.api.routing.RouterSettings;
import io.haldane.api.routing.ServedApis;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.api.v1beta1.Canary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What speaks for a provider, and what speaks against taking any. */
final class ProviderSearchTest {
  private static final String PLAIN = canary("apps/v1, kind: Deployment", "");
  private static final String HINTING =
      canary("apps/v1, kind: Deployment", "ingressRef: {kind: Ingress, name: till}");

  private final FakeMesh red = FakeMesh.of("red");
  private final FakeMesh blue = FakeMesh.of("blue");
  private final FakeMesh sidecars = FakeMesh.of("sidecars").sidecars();
  private final Set<String> served = new HashSet<>();
  private final Map<RoutedKind, RouteList> routes = new HashMap<>();

  private static String canary(String kind, String more) {
    return """
    apiVersion: flagger.app/v1beta1
    kind: Canary
    metadata: {name: till, namespace: shop}
    spec:
      provider: auto
      targetRef: {apiVersion: %s, name: till}
      service: {port: 80}
      analysis: {interval: 10s}
      %s
    """
        .formatted(kind, more);
  }

  private static RouteTarget target(String yaml) {
    Canary canary = new KubernetesSerialization().unmarshal(yaml, Canary.class);
    return new RouteTarget(canary, AutoProvider.NAME, RouterSettings.NONE);
  }

  private ProviderChoice search(String canary, TrafficRouter... routers) {
    return ProviderSearch.of(
        List.of(routers), target(canary), new Landscape(new ServedApis(served), routes));
  }

  private void serve(FakeMesh mesh, ObjectNode... found) {
    served.add(mesh.group() + "/v1");
    routes.put(mesh.kind(), new RouteList.Read(List.of(found)));
  }

  private static ObjectNode route(FakeMesh mesh, Lead lead) {
    return FakeMesh.route("way", mesh.id(), lead);
  }

  @Test
  void a_route_to_the_service_names_the_provider() {
    serve(red, route(red, Lead.YES));
    serve(blue, route(blue, Lead.NO));
    assertThat(search(PLAIN, red, blue))
        .isEqualTo(new ProviderChoice.Chosen("red", "Route shop/way leads to the Service till"));
  }

  @Test
  void routes_of_two_meshes_name_none() {
    serve(red, route(red, Lead.YES));
    serve(blue, route(blue, Lead.YES));
    assertThat(search(PLAIN, red, blue))
        .isEqualTo(
            new ProviderChoice.Ambiguous(
                List.of(
                    "blue (Route shop/way leads to the Service till)",
                    "red (Route shop/way leads to the Service till)")));
  }

  @Test
  void the_only_mesh_of_every_service_is_taken() {
    serve(red);
    serve(sidecars);
    assertThat(search(PLAIN, red, sidecars))
        .isEqualTo(new ProviderChoice.Chosen("sidecars", "the cluster serves its API"));
  }

  @Test
  void a_route_counts_more_than_a_mesh_that_is_there() {
    serve(red, route(red, Lead.YES));
    serve(sidecars);
    assertThat(search(PLAIN, red, sidecars)).isInstanceOf(ProviderChoice.Chosen.class);
  }

  @Test
  void two_meshes_of_every_service_are_two_candidates() {
    FakeMesh others = FakeMesh.of("others").sidecars();
    serve(others);
    serve(sidecars);
    assertThat(search(PLAIN, others, sidecars)).isInstanceOf(ProviderChoice.Ambiguous.class);
  }

  @Test
  void a_hint_of_the_canary_counts_more_than_a_mesh_that_is_there() {
    serve(red);
    serve(sidecars);
    assertThat(search(HINTING, red.hinted(), sidecars))
        .isEqualTo(new ProviderChoice.Chosen("red", "spec.ingressRef is set"));
  }

  @Test
  void a_hint_that_two_share_is_settled_by_the_route() {
    FakeMesh pink = FakeMesh.of("pink").hinted().reading(red.group());
    serve(red, route(red, Lead.YES));
    assertThat(search(HINTING, red.hinted(), pink))
        .isEqualTo(new ProviderChoice.Chosen("red", "Route shop/way leads to the Service till"));
  }

  @Test
  void a_hint_that_two_share_is_ambiguous_without_a_route() {
    FakeMesh pink = FakeMesh.of("pink").hinted().reading(red.group());
    serve(red);
    assertThat(search(HINTING, red.hinted(), pink))
        .isEqualTo(
            new ProviderChoice.Ambiguous(
                List.of("pink (spec.ingressRef is set)", "red (spec.ingressRef is set)")));
  }

  @Test
  void a_hint_and_a_route_that_contradict_are_both_candidates() {
    serve(red);
    serve(blue, route(blue, Lead.YES));
    assertThat(search(HINTING, red.hinted(), blue))
        .isEqualTo(
            new ProviderChoice.Ambiguous(
                List.of(
                    "blue (Route shop/way leads to the Service till)",
                    "red (spec.ingressRef is set)")));
  }

  @Test
  void a_hint_at_what_the_cluster_lacks_is_never_passed_over() {
    serve(blue, route(blue, Lead.YES));
    assertThat(search(HINTING, red.hinted(), blue))
        .isEqualTo(
            new ProviderChoice.NotFound(
                "spec.ingressRef is set, but the cluster does not serve the API of red"));
  }

  @Test
  void nothing_is_found_where_nothing_leads_there() {
    serve(red);
    assertThat(search(PLAIN, red, sidecars))
        .isEqualTo(
            new ProviderChoice.NotFound(
                "no route leads to the Service till, and no mesh routes every Service"));
  }

  @Test
  void a_route_of_a_strange_class_keeps_a_mesh_from_being_taken() {
    serve(red, route(red, Lead.BY_ANOTHER));
    serve(sidecars);
    assertThat(search(PLAIN, red, sidecars))
        .isEqualTo(
            new ProviderChoice.NotFound(
                "Route shop/way leads to the Service till, but nothing says that a supported provider reads it"));
  }

  @Test
  void a_group_without_the_kind_is_a_mesh_that_is_not_there() {
    serve(sidecars);
    routes.put(sidecars.kind(), new RouteList.Missing());
    assertThat(search(PLAIN, sidecars)).isInstanceOf(ProviderChoice.NotFound.class);
  }

  @Test
  void what_may_not_be_read_is_not_taken_and_named() {
    serve(sidecars);
    serve(red, route(red, Lead.YES));
    routes.put(sidecars.kind(), new RouteList.Refused("no list of sidecars"));
    assertThat(search(PLAIN, red, sidecars))
        .isEqualTo(
            new ProviderChoice.Chosen(
                "red", "Route shop/way leads to the Service till; not known: no list of sidecars"));
    routes.put(red.kind(), new RouteList.Read(List.of()));
    assertThat(search(PLAIN, red, sidecars))
        .isEqualTo(
            new ProviderChoice.NotKnown(
                "no route leads to the Service till, and no mesh routes every Service; not known: no list of sidecars"));
  }

  @Test
  void what_does_not_answer_may_hold_another_candidate() {
    serve(red, route(red, Lead.YES));
    serve(blue);
    routes.put(blue.kind(), new RouteList.Failed("no answer"));
    assertThat(search(PLAIN, red, blue)).isEqualTo(new ProviderChoice.NotKnown("no answer"));
  }

  @Test
  void a_router_that_declares_nothing_is_never_taken() {
    TrafficRouter silent = new FakeMesh("silent", "silent.example", _ -> Recognition.NEVER);
    serve(FakeMesh.of("silent"), route(FakeMesh.of("silent"), Lead.YES));
    assertThat(search(HINTING, silent)).isInstanceOf(ProviderChoice.NotFound.class);
  }

  @Test
  void a_target_with_a_provider_of_its_own_needs_no_search() {
    String knative = canary("serving.knative.dev/v1, kind: Service", "");
    serve(sidecars);
    assertThat(search(knative, sidecars))
        .isEqualTo(
            new ProviderChoice.Chosen(
                "knative", "the target is a Service of serving.knative.dev/v1"));
  }

  @Test
  void only_kinds_of_meshes_that_are_there_are_read() {
    served.add("red.example/v1");
    served.add("blue.example/v2");
    assertThat(ProviderSearch.kinds(List.of(red, blue), target(PLAIN), new ServedApis(served)))
        .containsExactly(red.kind());
  }
}
