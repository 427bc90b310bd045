package io.haldane.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RequestLogAndFaultsTest extends ApiTest {

  @Test
  void the_log_says_who_asked_what_and_was_told_what() {
    http.post(CANARIES, canary("podinfo"));
    http.merge(CANARIES + "/podinfo/status", "{\"status\":{\"phase\":\"New\"}}");
    http.get(CANARIES);
    http.get(CANARIES + "/nobody");

    assertThat(api.requests().all())
        .extracting(ApiRequest::toString)
        .containsExactly(
            "CREATE canaries shop/ 201",
            "PATCH canaries/status shop/podinfo 200",
            "LIST canaries shop/ 200",
            "GET canaries shop/nobody 404");
    assertThat(api.requests().all())
        .allMatch(request -> request.userAgent().equals("a-test"))
        .allMatch(request -> request.group().equals("flagger.app"));
    assertThat(api.requests().matching(request -> request.verb().writes())).hasSize(2);
  }

  @Test
  void the_log_can_be_reset_and_leaves_out_the_sandbox_itself() {
    try (KubernetesClient own = api.client();
        KubernetesClient other = api.client("a-controller")) {
      own.configMaps().inNamespace("shop").list();
      other.configMaps().inNamespace("shop").list();
    }
    assertThat(api.requests().ofOthers())
        .extracting(ApiRequest::userAgent)
        .containsExactly("a-controller");

    api.requests().reset();
    assertThat(api.requests().all()).isEmpty();
  }

  @Test
  void the_next_requests_that_match_are_refused_and_change_nothing() {
    api.faults().next(2, request -> request.verb() == Verb.CREATE, new Fault.Refuse(429));

    assertThat(
            List.of(
                http.post(CONFIG_MAPS, configMap("a", "")).code(),
                http.get(CONFIG_MAPS).code(),
                http.post(CONFIG_MAPS, configMap("a", "")).code(),
                http.post(CONFIG_MAPS, configMap("a", "")).code()))
        .containsExactly(429, 200, 429, 201);
  }

  @Test
  void a_delayed_answer_arrives_all_the_same() {
    api.faults().next(1, request -> true, new Fault.Delay(Duration.ofMillis(150)));
    long begin = System.nanoTime();

    assertThat(http.get(CONFIG_MAPS).code()).isEqualTo(200);
    assertThat(System.nanoTime() - begin).isGreaterThan(Duration.ofMillis(140).toNanos());
  }
}
