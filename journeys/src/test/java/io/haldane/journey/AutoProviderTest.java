package io.haldane.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.sandbox.api.ApiRequest;
import io.haldane.sandbox.api.KindSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Canaries that leave the choice of the provider to the controller, in a cluster with two. */
@Tag("long")
@Execution(ExecutionMode.CONCURRENT)
final class AutoProviderTest {
  /** A chosen provider is not searched again, and an undecided one seldom. */
  private static final int MOST_SEARCHES = 3;

  private final Workload till = new Workload("shop", "till", 8080);
  private final Workload desk = new Workload("office", "desk", 8080);

  private static String automatic(Workload workload) {
    return workload
        .canary("")
        .replace("spec:\n  targetRef", "spec:\n  provider: auto\n  targetRef");
  }

  private static String proxy(Workload workload) {
    return """
    ---
    apiVersion: projectcontour.io/v1
    kind: HTTPProxy
    metadata: {name: way-in, namespace: %s}
    spec: {routes: [{services: [{name: %s, port: 80}]}]}
    """
        .formatted(workload.namespace(), workload.name());
  }

  private static String virtualService(Workload workload) {
    return """
    ---
    apiVersion: networking.istio.io/v1beta1
    kind: VirtualService
    metadata: {name: way-in, namespace: %s}
    spec: {hosts: [desk.example], http: [{route: [{destination: {host: %s}}]}]}
    """
        .formatted(workload.namespace(), workload.name());
  }

  @Test
  void the_only_mesh_is_chosen_and_kept_although_a_route_of_another_comes_in_the_run() {
    try (Journey journey = Journey.begin(KindSet.ISTIO)) {
      journey.api().install(KindSet.CONTOUR);
      journey.apply(till.manifest() + "---\n" + automatic(till));
      journey.awaitPhase("shop", "till", CanaryPhase.INITIALIZED);
      assertThat(journey.status("shop", "till").provider()).isEqualTo("istio");
      assertThat(journey.events("shop", "till"))
          .contains("Provider \"istio\" is used for till.shop: the cluster serves its API");
      journey.api().requests().reset();
      till.release(journey, "2", Map.of());
      journey.await("the first step", () -> journey.status("shop", "till").weight() > 0);
      journey.apply(proxy(till));
      journey.restart();
      journey.awaitPhase("shop", "till", CanaryPhase.SUCCEEDED);
      assertThat(journey.status("shop", "till").provider()).isEqualTo("istio");
      assertThat(journey.routes().weights("shop", "till")).containsExactly(0, 20, 40, 60, 0);
      assertThat(lists(journey)).as("searches after the choice").isEmpty();
    }
  }

  @Test
  void two_routes_are_named_and_none_is_touched_until_the_user_decides() {
    try (Journey journey = Journey.begin(KindSet.ISTIO, "-mesh-provider=auto")) {
      journey.api().install(KindSet.CONTOUR);
      journey.apply(desk.manifest() + proxy(desk) + virtualService(desk));
      journey.api().requests().reset();
      journey.apply(desk.canary(""));
      journey.await(
          "the candidates to be named",
          () -> journey.events("office", "desk").stream().anyMatch(e -> e.startsWith("Halt")));
      assertThat(journey.events("office", "desk"))
          .containsExactly(
              "Halt desk.office: provider \"auto\" has several candidates: contour (HTTPProxy office/way-in leads to the Service desk), istio (VirtualService office/way-in leads to the Service desk); set spec.provider to the one that is to split the traffic");
      assertThat(journey.status("office", "desk").conditions())
          .anyMatch(c -> c.status().equals("False") && c.reason().equals("ProviderAmbiguous"));
      assertThat(lists(journey)).hasSizeLessThanOrEqualTo(MOST_SEARCHES);
      assertThat(journey.routes().versions("office", "desk")).isEmpty();
      journey.apply(
          desk.canary("").replace("spec:\n  targetRef", "spec:\n  provider: istio\n  targetRef"));
      journey.awaitPhase("office", "desk", CanaryPhase.INITIALIZED);
      assertThat(journey.status("office", "desk").provider()).isNull();
    }
  }

  /** Reads of the routes of that other ingress, which no canary here has. */
  private static List<ApiRequest> lists(Journey journey) {
    return journey.requests().stream()
        .filter(request -> request.resource().equals("httpproxies"))
        .filter(request -> !request.verb().writes())
        .toList();
  }
}
