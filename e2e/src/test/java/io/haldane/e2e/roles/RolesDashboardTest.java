package io.haldane.e2e.roles;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.e2e.Cluster;
import io.haldane.e2e.controller.ControllerRun;
import io.haldane.e2e.journey.ClusterExtension;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What programs with a token get from the dashboard, which asks the cluster for permissions. */
@Tag("e2e")
@ExtendWith(ClusterExtension.class)
class RolesDashboardTest {

  @Test
  void each_token_sees_and_orders_what_its_role_allows(Cluster cluster, ControllerRun controller) {
    try (Scene scene = Scene.set(cluster, "roles-dashboard")) {
      DashboardClient dashboard = new DashboardClient(controller.url());
      String page = "api/canaries/" + scene.journey().namespace() + "/podinfo";
      assertThat(dashboard.get("api/canaries", "").statusCode()).isEqualTo(401);
      assertThat(dashboard.get(page, "no-token-of-the-cluster").statusCode()).isEqualTo(401);

      for (Person person : new Person[] {scene.people().viewer(), scene.people().editor()}) {
        assertThat(dashboard.get("api/canaries", person.token()).body())
            .contains("roles-dashboard");
        assertThat(dashboard.get(page, person.token()).statusCode()).isEqualTo(200);
      }
      String stranger = scene.people().stranger().token();
      assertThat(dashboard.get("api/canaries", stranger).body()).doesNotContain("roles-dashboard");
      assertThat(dashboard.get(page, stranger).statusCode()).isEqualTo(403);
      ordered(scene, dashboard, page + "/orders");
    }
  }

  private static void ordered(Scene scene, DashboardClient dashboard, String orders) {
    scene.release("6.0.1");
    scene.awaitPhase(CanaryPhase.PROGRESSING);
    for (Person person : scene.people().others()) {
      for (String verb : new String[] {"promote", "abort", "pause", "resume", "retry"}) {
        HttpResponse<String> answer = dashboard.post(orders, person.token(), order(scene, verb));
        assertThat(answer.statusCode()).as("%s as %s", verb, person.name()).isEqualTo(403);
        assertThat(answer.body()).contains("You may not", scene.journey().namespace());
      }
    }
    Person editor = scene.people().editor();
    assertThat(dashboard.post(orders, editor.token(), order(scene, "abort")).statusCode())
        .isEqualTo(202);
    scene.awaitPhase(CanaryPhase.FAILED);
    scene
        .journey()
        .awaitEvent(
            Scene.NAME,
            "Rolling back podinfo.roles-dashboard abort asked for by %s (dashboard)"
                .formatted(editor.user()));
  }

  private static String order(Scene scene, String verb) {
    return "{\"verb\": \"%s\", \"token\": \"%s-123456\", \"revision\": \"%s\"}"
        .formatted(verb, verb, scene.journey().status(Scene.NAME).lastAppliedSpec());
  }
}
