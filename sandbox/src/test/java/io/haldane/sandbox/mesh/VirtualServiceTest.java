package io.haldane.sandbox.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VirtualServiceTest extends MeshContract {
  VirtualServiceTest() throws IOException {}

  @Override
  protected void prepare() {
    cluster.route(weights(90, 10, ""));
  }

  @Test
  void requests_are_divided_by_weight() {
    Map<String, Integer> versions = versions(2000, "http://podinfo.test/");

    // Five standard deviations of a binomial with n = 2000 and p = 0.1.
    assertThat(versions.get("v2")).isBetween(133, 267);
    assertThat(versions).containsOnlyKeys("v1", "v2");
  }

  @Test
  void the_same_seed_divides_the_same_way() {
    Map<String, Integer> versions = versions(50, "http://podinfo.test/");
    restart();

    assertThat(versions(50, "http://podinfo.test/")).isEqualTo(versions);
  }

  @Test
  void every_host_of_the_object_is_divided_and_the_services_behind_are_not() {
    assertThat(versions(60, "http://app.example.com/")).containsOnlyKeys("v1", "v2");
    assertThat(versions(20, "http://podinfo-canary.test/")).containsOnlyKeys("v2");
  }

  @Test
  void a_change_of_weights_is_obeyed_by_the_next_request_on_an_open_connection() {
    assertThat(version(get("http://podinfo.test/"))).isIn("v1", "v2");
    cluster.route(weights(0, 100, ""));
    await().until(() -> versions(20, "http://podinfo.test/").equals(Map.of("v2", 20)));

    cluster.route(weights(100, 0, ""));
    await().until(() -> version(get("http://podinfo.test/")).equals("v1"));

    assertThat(versions(50, "http://podinfo.test/")).isEqualTo(Map.of("v1", 50));
  }

  @Test
  void a_mirror_gets_a_copy_and_its_answer_is_not_heard() {
    cluster.route(weights(100, 0, "mirror: {host: podinfo-canary}"));
    await().until(() -> copiesAfterOneMore() > 0);

    HttpResponse<String> response = post("http://podinfo.test/cart", "one book");

    assertThat(version(response)).isEqualTo("v1");
    // A copy of a request before it may come late.
    await().until(() -> !copiesOf("/cart").isEmpty());
    FakePod.Heard copy = copiesOf("/cart").getFirst();
    assertThat(copiesOf("/cart")).hasSize(1);
    assertThat(copy.body()).isEqualTo("one book");
    assertThat(copy.headers()).containsEntry("x-forwarded-host", "podinfo.test-shadow");
  }

  @Test
  void a_mirror_may_take_a_share_only() {
    String third = "mirror: {host: podinfo-canary}\n    mirrorPercentage: {value: 25.0}";
    cluster.route(weights(100, 0, third));
    await().until(() -> copiesAfterOneMore() > 0);

    versions(400, "http://podinfo.test/");

    await().until(() -> canary.heard().size() > 50);
    assertThat(canary.heard()).hasSizeLessThan(200);
  }

  @Test
  void without_any_weight_there_is_no_way() {
    cluster.route(weights(0, 0, ""));

    await().until(() -> get("http://podinfo.test/").statusCode() == 503);
    assertThat(reason(get("http://podinfo.test/"))).contains("weight");
  }

  @Test
  void without_the_object_the_service_is_itself_again() {
    cluster
        .client()
        .genericKubernetesResources(RouteKind.ALL.getFirst().context())
        .inNamespace("test")
        .withName("podinfo")
        .delete();

    await().until(() -> get("http://app.example.com/").statusCode() == 404);
    assertThat(versions(30, "http://podinfo.test/")).isEqualTo(Map.of("v1", 30));
  }

  private List<FakePod.Heard> copiesOf(String uri) {
    return canary.heard().stream().filter(copy -> copy.uri().equals(uri)).toList();
  }

  private int copiesAfterOneMore() {
    get("http://podinfo.test/");
    return canary.heard().size();
  }

  private static String weights(int primary, int canary, String more) {
    return """
    apiVersion: networking.istio.io/v1beta1
    kind: VirtualService
    metadata: {name: podinfo}
    spec:
      gateways: [mesh]
      hosts: [app.example.com, podinfo]
      http:
      - route:
        - {destination: {host: podinfo-primary}, weight: %d}
        - {destination: {host: podinfo-canary}, weight: %d}
        %s
    """
        .formatted(primary, canary, more);
  }
}
