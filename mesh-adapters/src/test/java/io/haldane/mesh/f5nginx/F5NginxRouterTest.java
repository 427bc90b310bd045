package io.haldane.mesh.f5nginx;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.routing.RouteState.Pending;
import io.haldane.api.routing.RouteState.Routed;
import io.haldane.api.routing.RouteState.Unreadable;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.RouterContract;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class F5NginxRouterTest extends RouterContract {
  private static final String WEIGHTED = "stepWeight: 10";
  private static final ObjectRef ROUTE =
      new ObjectRef("k8s.nginx.org/v1", "VirtualServerRoute", "shop", "till");
  private static final Unreadable NO_SPLIT =
      new Unreadable(
          "VirtualServerRoute shop/till does not split between till-primary and till-canary only");

  @Override
  protected TrafficRouter router() {
    return new F5NginxRouter();
  }

  @Override
  protected String service() {
    return "hosts: [till.example], match: [{uri: {prefix: /till}}, {uri: {exact: /cash}}]";
  }

  private static ArrayNode splits(ObjectNode route, int subroute) {
    return (ArrayNode) route.at("/spec/subroutes/%d/splits".formatted(subroute));
  }

  private static Consumer<ObjectNode> inBoth(Consumer<ArrayNode> change) {
    return route -> {
      change.accept(splits(route, 0));
      change.accept(splits(route, 1));
    };
  }

  @Test
  void weights_are_relative() {
    Consumer<ArrayNode> even =
        splits -> splits.forEach(each -> ((ObjectNode) each).put("weight", 7));
    assertThat(readAfter(WEIGHTED, ROUTE, inBoth(even))).isEqualTo(new Routed(Traffic.weight(50)));
  }

  @Test
  void weights_of_zero_are_no_split() {
    Consumer<ArrayNode> none =
        splits -> splits.forEach(each -> ((ObjectNode) each).put("weight", 0));
    assertThat(readAfter(WEIGHTED, ROUTE, inBoth(none)))
        .isEqualTo(
            new Unreadable(
                "VirtualServerRoute shop/till weighs the primary with 0 and the canary with 0, which is no split"));
  }

  @Test
  void a_route_to_others_is_no_split() {
    Consumer<ArrayNode> other =
        splits -> ((ObjectNode) splits.at("/1/action")).put("pass", "stranger");
    assertThat(readAfter(WEIGHTED, ROUTE, inBoth(other))).isEqualTo(NO_SPLIT);
  }

  @Test
  void a_third_version_is_no_split() {
    Consumer<ArrayNode> third =
        splits -> splits.addObject().put("weight", 0).putObject("action").put("pass", "stranger");
    assertThat(readAfter(WEIGHTED, ROUTE, inBoth(third))).isEqualTo(NO_SPLIT);
  }

  @Test
  void routes_that_split_differently_are_no_split() {
    assertThat(
            readAfter(
                WEIGHTED, ROUTE, route -> ((ObjectNode) splits(route, 1).get(0)).put("weight", 1)))
        .isEqualTo(new Unreadable("the routes of VirtualServerRoute shop/till split differently"));
  }

  @Test
  void a_route_that_the_controller_refuses_is_waited_for_with_the_reason() {
    Consumer<ObjectNode> change =
        route ->
            route
                .putObject("status")
                .put("state", "Invalid")
                .put("message", "sum of weights is 99");
    assertThat(readAfter(WEIGHTED, ROUTE, change))
        .isEqualTo(
            new Pending(
                "the NGINX Ingress Controller refuses VirtualServerRoute shop/till: sum of weights is 99",
                Traffic.weight(20)));
  }

  @Test
  void a_route_that_no_server_leads_to_yet_is_nothing_to_wait_for() {
    Consumer<ObjectNode> change =
        route ->
            route.putObject("status").put("state", "Warning").put("reason", "NoVirtualServerFound");
    assertThat(readAfter(WEIGHTED, ROUTE, change)).isEqualTo(new Routed(Traffic.weight(20)));
  }
}
