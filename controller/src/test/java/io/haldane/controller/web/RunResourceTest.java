package io.haldane.controller.web;

import static io.haldane.controller.web.Canaries.status;
import static io.haldane.controller.web.Canaries.weighted;
import static io.haldane.controller.web.Canaries.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.PastRun;
import io.haldane.controller.kube.CanaryKey;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(TokenProfile.class)
class RunResourceTest extends SignedInCase {
  private static final String ID = "20260301-100000-22222222";
  private static final String RUN = CHECKOUT + "/runs/" + ID;

  @BeforeEach
  void checkout_has_a_past_run() {
    history.gone(new CanaryKey("shop", "checkout"));
    var past =
        new PastRun(
            ID,
            "2026-03-01T10:00:00Z",
            "2026-03-01T10:03:00Z",
            "failed",
            20,
            5,
            null,
            "It failed.",
            null);
    history.seen(
        with(
            weighted("shop", "checkout"),
            status(CanaryPhase.PROGRESSING, 20).edit().pastRuns(List.of(past)).done()));
  }

  private String get(String user, String path) throws Exception {
    return client.get(path, "Authorization", "Bearer " + user + "-token").body();
  }

  @Test
  void the_steps_of_a_past_run_are_read_when_somebody_asks_for_them() throws Exception {
    cluster.holdRun(
        "shop",
        "checkout-" + ID,
        """
        {"canary": "checkout", "run": {"id": "%s", "startedAt": "2026-03-01T10:00:00Z",
         "steps": {"00010": {"phase": "Failed"}, "00009": {"phase": "Progressing", "weight": 20},
                   "x": {"phase": 3}}}}
        """
            .formatted(ID));

    assertThat(get("alice", CHECKOUT)).contains(ID).contains("It failed.");
    assertThat(get("alice", RUN))
        .containsSubsequence("\"steps\":[", "\"Progressing\"", "\"weight\":20", "\"Failed\"");
  }

  @Test
  void a_record_that_was_deleted_is_named() throws Exception {
    assertThat(get("alice", RUN)).contains("The record of that run was deleted.");
  }

  @Test
  void only_runs_of_the_list_are_read_and_only_by_those_who_may() throws Exception {
    get("alice", CHECKOUT + "/runs/other");
    get("alice", CHECKOUT + "/runs/..%2f..%2fsecrets%2fa");
    get("carol", RUN);

    assertThat(cluster.requests()).noneMatch(request -> request.contains("canaryruns"));
  }
}
