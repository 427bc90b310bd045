package io.haldane.controller.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.testing.Acts;
import io.haldane.controller.testing.ApiServer;
import io.haldane.controller.testing.Objects;
import io.haldane.controller.testing.Running;
import io.haldane.engine.decision.Action;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.world.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of a route when its canary goes. */
class GivenBackRouteTest {
  private final ApiServer api = new ApiServer();

  @AfterEach
  void stop() {
    api.close();
  }

  private static Decision givesBack(World world) {
    return Acts.act(Acts.phase(world, CanaryPhase.TERMINATING), List.of(new Action.RestoreRoute()));
  }

  private Optional<ConfigMap> route(String canary) {
    return Optional.ofNullable(
        api.client().configMaps().inNamespace("test").withName(canary + "-route").get());
  }

  private boolean terminates(String canary) {
    return Optional.ofNullable(Objects.get(api.client(), new CanaryKey("test", canary)))
        .filter(found -> found.statusOrEmpty().phase() == CanaryPhase.TERMINATING)
        .isPresent();
  }

  private void ownedRoute(Canary canary) {
    ConfigMap ours =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withName(canary.getMetadata().getName() + "-route")
            .withNamespace("test")
            .addNewOwnerReference()
            .withApiVersion(Canary.API_VERSION)
            .withKind(Canary.KIND)
            .withName(canary.getMetadata().getName())
            .withUid(canary.getMetadata().getUid())
            .withController(true)
            .endOwnerReference()
            .endMetadata()
            .withData(Map.of("weight", "0"))
            .build();
    api.client().resource(ours).create();
  }

  @Test
  void a_route_that_was_made_for_the_canary_goes_when_it_is_given_back_and_a_users_own_stays() {
    ownedRoute(Objects.create(api.client(), Objects.canary("shop")));
    Objects.create(api.client(), Objects.canary("bank"));
    String users = Objects.manifest("bank-route", "weight", "0").body().toString();
    api.client().resource(users).inNamespace("test").create();
    try (Running _ = Running.on(api, new Running.Choices(), GivenBackRouteTest::givesBack)) {
      assertThat(Objects.eventually(() -> route("shop").isEmpty())).isTrue();
      assertThat(Objects.eventually(() -> terminates("bank"))).isTrue();
      assertThat(route("bank")).isPresent();
    }
  }

  @Test
  void a_route_that_its_router_keeps_goes_with_the_canary() {
    ownedRoute(Objects.create(api.client(), Objects.canary("patient")));
    try (Running _ = Running.on(api, new Running.Choices(), GivenBackRouteTest::givesBack)) {
      assertThat(Objects.eventually(() -> terminates("patient"))).isTrue();
      assertThat(route("patient")).isPresent();
    }
  }
}
