package io.haldane.mesh.appmesh;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteState.Pending;
import io.haldane.api.routing.RouteState.Routed;
import io.haldane.api.routing.RouteState.Unreadable;
import io.haldane.api.routing.RouteTarget;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.RouterContract;
import io.haldane.mesh.testing.Yaml;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppMeshRouterTest {
  private static final String WEIGHTED = "stepWeight: 10";
  private static final String PATHS =
      "match: [{uri: {prefix: /till}}, {uri: {prefix: /cash}}], meshName: global";

  private static ArrayNode targets(ObjectNode object, int route, String field) {
    return (ArrayNode)
        object.at("/spec/routes/%d/%s/action/weightedTargets".formatted(route, field));
  }

  @Nested
  class V1Beta1 extends RouterContract {
    private static final ObjectRef ROUTES =
        new ObjectRef("appmesh.k8s.aws/v1beta1", "VirtualService", "shop", "till.shop");
    private static final Unreadable NO_SPLIT =
        new Unreadable(
            "VirtualService shop/till.shop does not split between till-primary and till-canary only");

    @Override
    protected TrafficRouter router() {
      return new AppMeshRouter.V1Beta1();
    }

    @Override
    protected String service() {
      return PATHS;
    }

    @Test
    void weights_are_relative() {
      Consumer<ObjectNode> change =
          object -> {
            for (int route : List.of(0, 1)) {
              targets(object, route, "http").forEach(each -> ((ObjectNode) each).put("weight", 7));
            }
          };
      assertThat(readAfter(WEIGHTED, ROUTES, change)).isEqualTo(new Routed(Traffic.weight(50)));
    }

    @Test
    void weights_of_zero_are_no_split() {
      Consumer<ObjectNode> change =
          object -> {
            for (int route : List.of(0, 1)) {
              targets(object, route, "http").forEach(each -> ((ObjectNode) each).put("weight", 0));
            }
          };
      assertThat(readAfter(WEIGHTED, ROUTES, change))
          .isEqualTo(
              new Unreadable(
                  "VirtualService shop/till.shop weighs the primary with 0 and the canary with 0, which is no split"));
    }

    @Test
    void a_route_without_a_version_is_no_split() {
      Consumer<ObjectNode> change =
          object -> {
            targets(object, 0, "http").remove(0);
            targets(object, 1, "http").remove(0);
          };
      assertThat(readAfter(WEIGHTED, ROUTES, change)).isEqualTo(NO_SPLIT);
    }

    @Test
    void a_third_target_is_no_split() {
      Consumer<ObjectNode> change =
          object -> {
            for (int route : List.of(0, 1)) {
              targets(object, route, "http")
                  .addObject()
                  .put("virtualNodeName", "other")
                  .put("weight", 1);
            }
          };
      assertThat(readAfter(WEIGHTED, ROUTES, change)).isEqualTo(NO_SPLIT);
    }

    @Test
    void routes_that_split_differently_are_no_split() {
      Consumer<ObjectNode> change =
          object -> ((ObjectNode) targets(object, 1, "http").get(0)).put("weight", 60);
      assertThat(readAfter(WEIGHTED, ROUTES, change))
          .isEqualTo(
              new Unreadable("the routes of VirtualService shop/till.shop split differently"));
    }

    @Test
    void routes_that_are_not_active_are_waited_for_with_the_reason() {
      Consumer<ObjectNode> change =
          object ->
              object.set(
                  "status",
                  Yaml.documents(
                          "conditions: [{type: VirtualServiceActive, status: 'True'}, {type: RoutesActive, status: 'False', message: no such node}]")
                      .getFirst());
      assertThat(readAfter(WEIGHTED, ROUTES, change))
          .isEqualTo(
              new Pending(
                  "App Mesh reports RoutesActive False for VirtualService shop/till.shop: no such node",
                  Traffic.weight(20)));
    }
  }

  @Nested
  class V1Beta2 extends RouterContract {
    private static final ObjectRef ROUTER =
        new ObjectRef("appmesh.k8s.aws/v1beta2", "VirtualRouter", "shop", "till");
    private static final ObjectRef SERVICE =
        new ObjectRef("appmesh.k8s.aws/v1beta2", "VirtualService", "shop", "till");

    @Override
    protected TrafficRouter router() {
      return new AppMeshRouter.V1Beta2();
    }

    @Test
    void a_change_that_app_mesh_has_not_observed_is_waited_for() {
      Consumer<ObjectNode> change =
          object -> {
            object.withObjectProperty("metadata").put("generation", 3);
            object.putObject("status").put("observedGeneration", 2);
          };
      assertThat(readAfter(WEIGHTED, ROUTER, change))
          .isEqualTo(
              new Pending(
                  "App Mesh has not observed the last change of VirtualRouter shop/till",
                  Traffic.weight(20)));
    }

    @Test
    void a_service_that_leads_elsewhere_leaves_the_router_without_effect() {
      Consumer<ObjectNode> change =
          object -> object.withObjectProperty("spec").withObjectProperty("provider").removeAll();
      assertThat(readAfter(WEIGHTED, SERVICE, change))
          .isEqualTo(
              new Unreadable("VirtualService shop/till does not lead to VirtualRouter shop/till"));
    }

    @Test
    void a_target_outside_of_the_cluster_is_no_split() {
      Consumer<ObjectNode> change =
          object -> {
            ObjectNode canary = (ObjectNode) targets(object, 0, "httpRoute").get(0);
            canary.remove("virtualNodeRef");
            canary.put(
                "virtualNodeARN", "arn:aws:appmesh:eu-west-1:1:mesh/global/virtualNode/till");
          };
      assertThat(readAfter(WEIGHTED, ROUTER, change))
          .isEqualTo(
              new Unreadable(
                  "VirtualRouter shop/till does not split between till-primary and till-canary only"));
    }

    @Test
    void services_outlive_the_routes_of_a_deleted_canary() {
      RouteTarget target = target(WEIGHTED, Traffic.ALL_TO_PRIMARY);
      assertThat(router().needs(target, LiveObjects.NONE))
          .extracting(ObjectRef::kind)
          .contains("Service");
      assertThat(router().removable(target, LiveObjects.NONE))
          .extracting(ObjectRef::toString)
          .containsExactly(
              "VirtualNode shop/till-primary",
              "VirtualNode shop/till-canary",
              "VirtualRouter shop/till-canary",
              "VirtualRouter shop/till",
              "VirtualService shop/till-canary",
              "VirtualService shop/till");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "till-7d9c-x2x, true",
    "till-x2x, true",
    "till-primary-7d9c-x2x, false",
    "till-primary-x2x, false",
    "till-cash-7d9c-x2x, false",
  })
  void only_pods_of_the_canary_are_measured(String pod, boolean measured) {
    String query = new AppMeshRouter.V1Beta2().queries().successRate();
    assertThat(
            Pattern.matches(label(query, "=~"), pod) && !Pattern.matches(label(query, "!~"), pod))
        .isEqualTo(measured);
  }

  private static String label(String query, String operator) {
    String text = query.split(Pattern.quote("kubernetes_pod_name" + operator + "\""), 3)[1];
    return text.substring(0, text.indexOf('"')).replace("{{ target }}", "till");
  }
}
