package io.haldane.mesh.alb;

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

class AlbRouterTest extends IngressRouterContract {
  private static final String ACTION = "alb.ingress.kubernetes.io/actions.till-split";

  @Override
  protected TrafficRouter router() {
    return new AlbRouter();
  }

  @Override
  protected List<ObjectNode> given() {
    List<ObjectNode> given = super.given();
    given.forEach(
        ingress -> annotated("alb.ingress.kubernetes.io/group.name", "shop").accept(ingress));
    return given;
  }

  private static Consumer<ObjectNode> forwarding(String groups) {
    return annotated(
        ACTION,
        "{\"type\":\"forward\",\"forwardConfig\":{\"targetGroups\":[%s]}}".formatted(groups));
  }

  private static String group(String service, int weight) {
    return "{\"serviceName\":\"%s\",\"servicePort\":\"80\",\"weight\":%d}"
        .formatted(service, weight);
  }

  @Test
  void weights_are_relative() {
    String groups = group("till-primary", 3) + "," + group("till-canary", 1);
    assertThat(read(WEIGHTED, forwarding(groups))).isEqualTo(new Routed(Traffic.weight(25)));
  }

  @Test
  void weights_of_zero_are_no_split() {
    String groups = group("till-primary", 0) + "," + group("till-canary", 0);
    assertThat(read(WEIGHTED, forwarding(groups)))
        .isEqualTo(
            new Unreadable(
                "Ingress shop/web-canary weighs the primary with 0 and the canary with 0, which is no split"));
  }

  @Test
  void an_action_that_cannot_be_read_is_no_split() {
    Unreadable noSplit =
        new Unreadable(
            "the action till-split of Ingress shop/web-canary does not split between till-primary and till-canary only");
    assertThat(read(WEIGHTED, annotated(ACTION, "forward"))).isEqualTo(noSplit);
    assertThat(read(WEIGHTED, annotated(ACTION, "{\"type\":\"redirect\"}"))).isEqualTo(noSplit);
    assertThat(read(WEIGHTED, forwarding(group("till-primary", 100)))).isEqualTo(noSplit);
    String three =
        String.join(",", group("till-primary", 80), group("till-canary", 20), group("other", 1));
    assertThat(read(WEIGHTED, forwarding(three))).isEqualTo(noSplit);
  }

  @Test
  void an_ingress_that_does_not_use_the_action_is_no_split() {
    Consumer<ObjectNode> elsewhere =
        ingress ->
            ((ObjectNode) ingress.at("/spec/rules/0/http/paths/0/backend/service"))
                .put("name", "till");
    assertThat(read(WEIGHTED, elsewhere))
        .isEqualTo(
            new Unreadable("no path of Ingress shop/web-canary leads to the action till-split"));
  }
}
