package io.haldane.mesh.skipper;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.routing.RouteState.Routed;
import io.haldane.api.routing.RouteState.Unreadable;
import io.haldane.api.routing.Traffic;
import io.haldane.api.routing.TrafficRouter;
import io.haldane.mesh.testing.IngressRouterContract;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SkipperRouterTest extends IngressRouterContract {
  private final SkipperRouter router = new SkipperRouter();

  @Override
  protected TrafficRouter router() {
    return router;
  }

  @Test
  void an_ingress_that_matches_nothing_leaves_everything_on_the_primary() {
    assertThat(
            read(
                WEIGHTED,
                annotated("zalando.org/skipper-predicate", "False() && Header(\"a\", \"b\")")))
        .isEqualTo(new Routed(Traffic.ALL_TO_PRIMARY));
  }

  @Test
  void weights_are_relative() {
    assertThat(read(WEIGHTED, weighing(3, 1))).isEqualTo(new Routed(Traffic.weight(25)));
  }

  @Test
  void weights_that_do_not_add_up_are_no_split() {
    assertThat(read(WEIGHTED, weighing(0, 0)))
        .isEqualTo(
            new Unreadable(
                "Ingress shop/web-canary weighs the primary with 0 and the canary with 0, which is"
                    + " no split"));
  }

  @Test
  void weights_that_cannot_be_read_are_no_split() {
    for (String text : List.of("", "[]", "{\"till-primary\": 1}", "{\"till-canary\": \"1\"}")) {
      assertThat(read(WEIGHTED, annotated("zalando.org/backend-weights", text)))
          .as(text)
          .isEqualTo(
              new Unreadable(
                  "the annotation zalando.org/backend-weights of Ingress shop/web-canary does not"
                      + " weigh both till-primary and till-canary"));
    }
  }

  private static Consumer<ObjectNode> weighing(int primary, int canary) {
    return annotated(
        "zalando.org/backend-weights",
        "{\"till-primary\":%d,\"till-canary\":%d}".formatted(primary, canary));
  }

  @Test
  void an_ingress_that_leads_elsewhere_is_no_split() {
    Consumer<ObjectNode> elsewhere =
        ingress ->
            ((ObjectNode) ingress.at("/spec/rules/0/http/paths/1/backend/service"))
                .put("name", "stranger");
    assertThat(read(WEIGHTED, elsewhere))
        .isEqualTo(new Unreadable("no path of Ingress shop/web-canary leads to till-canary"));
  }

  @Test
  void the_canary_is_measured_by_its_route_and_its_latency_is_a_mean() {
    String route =
        "route=~\"kube(ew)?_{{ underscored namespace }}__{{ underscored ingress }}_canary__.*__"
            + "{{ underscored service }}_canary(_[0-9]+)?\"";
    assertThat(router.queries().successRate())
        .isEqualTo(
            "sum(rate(skipper_response_duration_seconds_bucket{"
                + route
                + ", le=\"+Inf\", code!~\"5..\"}[{{ interval }}])) /"
                + " sum(rate(skipper_response_duration_seconds_bucket{"
                + route
                + ", le=\"+Inf\"}[{{ interval }}])) * 100");
    assertThat(router.queries().duration())
        .isEqualTo(
            "sum(rate(skipper_serve_route_duration_seconds_sum{"
                + route
                + "}[{{ interval }}])) / sum(rate(skipper_serve_route_duration_seconds_count{"
                + route
                + "}[{{ interval }}]))");
  }
}
