package io.haldane.mesh.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteState.Routed;
import io.haldane.api.routing.RouteState.Unreadable;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.IngressRouterContract;
import io.haldane.mesh.testing.MemoryCluster;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class NginxRouterTest extends IngressRouterContract {
  private static final String PREFIX = "nginx.ingress.kubernetes.io/";
  private final NginxRouter router = new NginxRouter();

  @Override
  protected TrafficRouter router() {
    return router;
  }

  /** The primary gets its requests by the user's Ingress and the Service. */
  @Test
  @Override
  protected void the_three_services_are_named_after_the_service_not_after_the_workload() {
    String rendered =
        router
            .render(
                target(WEIGHTED, Traffic.ALL_TO_CANARY),
                Traffic.ALL_TO_CANARY,
                new MemoryCluster(given()).live())
            .toString();
    assertThat(rendered).contains("\"till-canary\"").doesNotContain("checkout");
  }

  @Test
  void a_weight_is_a_share_of_the_total() {
    assertThat(read(WEIGHTED, annotated(PREFIX + "canary-weight-total", "200")))
        .isEqualTo(new Routed(Traffic.weight(10)));
  }

  @Test
  void weights_that_do_not_add_up_are_no_split() {
    assertThat(read(WEIGHTED, annotated(PREFIX + "canary-weight", "120")))
        .isEqualTo(
            new Unreadable(
                "Ingress shop/web-canary weighs the primary with -20 and the canary with 120,"
                    + " which is no split"));
    assertThat(read(WEIGHTED, annotated(PREFIX + "canary-weight", "half")))
        .isEqualTo(
            new Unreadable(
                "Ingress shop/web-canary has a nginx.ingress.kubernetes.io/canary-weight or"
                    + " canary-weight-total that is not a whole number"));
  }

  @Test
  void an_ingress_that_is_no_canary_is_no_split() {
    assertThat(read(WEIGHTED, annotated(PREFIX + "canary", "false")))
        .isEqualTo(
            new Unreadable(
                "Ingress shop/web-canary has no annotation nginx.ingress.kubernetes.io/canary with"
                    + " the value true"));
  }

  @Test
  void an_ingress_that_leads_elsewhere_is_no_split() {
    Consumer<ObjectNode> elsewhere =
        ingress ->
            ((ObjectNode) ingress.at("/spec/rules/0/http/paths/0/backend/service"))
                .put("name", "stranger");
    assertThat(read(WEIGHTED, elsewhere))
        .isEqualTo(new Unreadable("no path of Ingress shop/web-canary leads to till-canary"));
  }

  @Test
  void the_split_is_read_where_it_is_made() {
    String match = ", match: [{headers: {x-tester: {exact: \"yes\"}}}]";
    Consumer<ObjectNode> unchanged = ingress -> {};
    assertThat(read("stepWeight: 10" + match, unchanged)).isEqualTo(new Routed(Traffic.weight(20)));
    assertThat(read("iterations: 10" + match, unchanged))
        .isEqualTo(new Routed(Traffic.ALL_TO_CANARY));
  }

  @Test
  void the_canary_is_measured_by_the_ingress_and_its_latency_is_a_mean() {
    String labels = "{namespace=\"{{ namespace }}\", ingress=\"{{ ingress }}\", canary!=\"\"";
    assertThat(router.queries().successRate())
        .startsWith("sum(rate(nginx_ingress_controller_requests" + labels + ", status!~\"5.*\"}");
    assertThat(router.queries().duration())
        .isEqualTo(
            "sum(rate(nginx_ingress_controller_response_duration_seconds_sum"
                + labels
                + "}[{{ interval }}])) /"
                + " sum(rate(nginx_ingress_controller_response_duration_seconds_count"
                + labels
                + "}[{{ interval }}]))");
  }
}
