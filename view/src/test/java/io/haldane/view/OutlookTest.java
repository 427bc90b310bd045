package io.haldane.view;

import static io.haldane.view.Canaries.PLAIN;
import static io.haldane.view.Canaries.SOON;
import static io.haldane.view.Canaries.START;
import static io.haldane.view.Canaries.canary;
import static io.haldane.view.Canaries.round;
import static io.haldane.view.Canaries.status;
import static io.haldane.view.Canaries.world;
import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import io.haldane.engine.decision.Wake;
import io.haldane.engine.world.RouterFacts;
import io.haldane.engine.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutlookTest {
  private static final String WEIGHTED =
      """
      {interval: 30s, threshold: 5, maxWeight: 50, stepWeight: 10,
       metrics: [{name: request-success-rate}, {name: request-duration}],
       webhooks: [{name: load-test, url: "http://load"}]}
      """;
  private static final String GATED =
      """
      {threshold: 2, iterations: 3,
       webhooks: [{name: approve, type: confirm-promotion, url: "http://gate"}]}
      """;

  @Test
  void a_step_that_passes_leads_to_the_next_weight() {
    Outlook outlook = weighted(status(CanaryPhase.PROGRESSING, 20));
    assertThat(outlook.kind()).isEqualTo("judged");
    assertThat(outlook.at()).isEqualTo(SOON);
    assertThat(outlook.ifPasses()).isEqualTo("the weight goes to 30 %");
    assertThat(outlook.ifFails()).startsWith("failed check 1 of 5");
    assertThat(outlook.text())
        .isEqualTo("Asked then: load-test, request-success-rate, request-duration.");
  }

  @Test
  void the_secrets_of_hooks_are_taken_for_fine() {
    String login = "secretRef: {name: s}, tls: {secretRef: {name: t}}";
    String guarded = WEIGHTED.replace("url: \"http://load\"", "url: \"http://load\", " + login);
    Outlook outlook = outlook(canary(guarded), status(CanaryPhase.PROGRESSING, 20));
    assertThat(outlook).isEqualTo(weighted(status(CanaryPhase.PROGRESSING, 20)));
  }

  @Test
  void the_last_step_leads_to_promotion() {
    assertThat(weighted(status(CanaryPhase.PROGRESSING, 50)).ifPasses())
        .isEqualTo("the new version is promoted to the primary");
  }

  @Test
  void the_last_failure_that_is_allowed_leads_to_rollback() {
    CanaryStatus status = status(CanaryPhase.PROGRESSING, 20).edit().failedChecks(4).done();
    assertThat(weighted(status).ifFails()).isEqualTo("the new version is rolled back");
  }

  @Test
  void before_the_first_step_only_pre_rollout_hooks_are_asked() {
    Canary canary =
        canary(
            """
            {stepWeight: 10, metrics: [{name: request-duration}],
             webhooks: [{name: smoke, type: pre-rollout, url: "http://t"}]}
            """);
    Outlook outlook = outlook(canary, status(CanaryPhase.PROGRESSING, 0));
    assertThat(outlook.text()).isEqualTo("Asked then: smoke.");
    assertThat(outlook.ifPasses()).isEqualTo("the weight goes to 10 %");
    assertThat(outlook.ifFails()).isEqualTo("the new version is rolled back");
  }

  @Test
  void where_nothing_is_asked_nothing_can_fail() {
    Outlook outlook = outlook(canary("{stepWeight: 10}"), status(CanaryPhase.PROGRESSING, 10));
    assertThat(outlook.text()).startsWith("No metric or hook is asked");
    assertThat(outlook.ifPasses()).isEqualTo("the weight goes to 20 %");
    assertThat(outlook.ifFails()).isNull();
  }

  @Test
  void a_check_that_cannot_be_asked_holds_the_step_in_the_words_of_the_engine() {
    Canary canary = canary("{stepWeight: 10, threshold: 3, metrics: [{name: mine, interval: 1m}]}");
    Outlook outlook = outlook(canary, status(CanaryPhase.PROGRESSING, 10));
    assertThat(outlook.kind()).isEqualTo("work");
    assertThat(outlook.text()).contains("mine", "no usable metrics template");
    assertThat(outlook.ifPasses()).isNull();
  }

  @Test
  void a_gate_before_promotion_is_foretold() {
    assertThat(passes(canary(GATED), 3, PLAIN))
        .isEqualTo(
            "promotion asks for approval (approve); once it is given, the new version is promoted to the primary");
  }

  @Test
  void a_gate_before_a_step_is_foretold() {
    Canary canary =
        canary(
            """
            {stepWeight: 10,
             webhooks: [{name: crowd, type: confirm-traffic-increase, url: "http://gate"}]}
            """);
    assertThat(outlook(canary, status(CanaryPhase.PROGRESSING, 10)).ifPasses())
        .isEqualTo("the step asks for approval (crowd); once it is given, the weight goes to 20 %");
  }

  @Test
  void a_promotion_that_waits_tells_what_follows_its_approval() {
    CanaryStatus waiting = round(3).edit().phase(CanaryPhase.WAITING_PROMOTION).done();
    Outlook outlook = outlook(canary(GATED), waiting, PLAIN);
    assertThat(outlook.kind()).isEqualTo("approval");
    assertThat(outlook.ifPasses()).contains("(approve)", "the new version is promoted");
  }

  @Test
  void a_watch_that_wakes_earlier_does_not_shorten_the_step() {
    World at20 = world(canary(WEIGHTED), status(CanaryPhase.PROGRESSING, 20));
    Outlook outlook = Outlook.of(at20, new Wake.At(START.plusSeconds(1)));
    assertThat(outlook.at()).isEqualTo(SOON);
  }

  @Test
  void before_any_decision_the_status_tells_when_it_is_judged() {
    World at20 = world(canary(WEIGHTED), status(CanaryPhase.PROGRESSING, 20));
    assertThat(Outlook.of(at20, null).at()).isEqualTo(SOON);
  }

  @Test
  void a_suspended_canary_waits_for_nothing() {
    Canary suspended = Canaries.of("suspend: true\nanalysis: {stepWeight: 10}");
    Outlook outlook = outlook(suspended, status(CanaryPhase.PROGRESSING, 20));
    assertThat(outlook.kind()).isEqualTo("rest");
    assertThat(outlook.text()).startsWith("Suspended");
  }

  @Test
  void a_canary_in_trouble_promises_nothing() {
    Condition wrong = new Condition("Reconciled", "False", "UnknownProvider", "No.", null, null);
    Outlook outlook = weighted(with(wrong));
    assertThat(outlook.text()).startsWith("Held: it continues");
    assertThat(outlook.ifPasses()).isNull();
  }

  @Test
  void a_canary_that_is_held_promises_nothing() {
    Condition paused = new Condition("Paused", "True", "ByHand", "Lunch.", null, null);
    Outlook outlook = weighted(with(paused));
    assertThat(outlook.text()).startsWith("Held");
    assertThat(outlook.ifPasses()).isNull();
  }

  @Test
  void a_step_that_waits_for_data_says_for_which_and_what_follows() {
    Condition waits =
        new Condition(
            "Reconciled", "False", "WaitingForData", "waiting for data: errors", null, null);
    Outlook outlook = weighted(with(waits));
    assertThat(outlook.kind()).isEqualTo("judged");
    assertThat(outlook.text()).isEqualTo("Waiting for data: errors.");
    assertThat(outlook.at()).isEqualTo(SOON);
    assertThat(outlook.ifPasses()).isEqualTo("the weight goes to 30 %");
    assertThat(Standing.problems(with(waits))).isEmpty();
    assertThat(Standing.holding(with(waits))).contains(waits);
  }

  @Test
  void what_the_checks_of_the_controller_found_is_no_problem_that_holds_a_canary() {
    Condition found = new Condition("Healthy", "False", "NoChecks", "no-checks: none.", null, null);
    assertThat(Standing.problems(with(found))).isEmpty();
    assertThat(Standing.holding(with(found))).isEmpty();
    assertThat(Standing.unhealthy(with(found).conditions())).contains(found);
    Condition fine = new Condition("Healthy", "True", "NoFindings", "none", null, null);
    assertThat(Standing.unhealthy(with(fine).conditions())).isEmpty();
  }

  @Test
  void checks_that_pass_without_data_fail_by_their_values() {
    Canary canary =
        canary(
            """
            {stepWeight: 10, threshold: 3, metrics: [{name: request-duration,
             thresholdRange: {max: 500}, onNoData: wait, onError: wait, minimumRequests: 5,
             requestCountQuery: calls}]}
            """);
    Outlook outlook = outlook(canary, status(CanaryPhase.PROGRESSING, 10));
    assertThat(outlook.ifPasses()).isEqualTo("the weight goes to 20 %");
    assertThat(outlook.ifFails()).startsWith("failed check 1 of 3");
  }

  @Test
  void a_pause_stops_steps_and_no_rollback() {
    Condition paused = new Condition("Paused", "True", "ByHand", "Lunch.", null, null);
    CanaryStatus last = with(paused).edit().paused(true).failedChecks(4).done();
    assertThat(weighted(last).ifFails()).isEqualTo("the new version is rolled back");
    assertThat(weighted(last).ifPasses()).isNull();
  }

  @Test
  void an_ab_test_goes_round_by_round() {
    Canary canary = canary("{iterations: 3, match: [{headers: {x: {exact: y}}}]}");
    assertThat(passes(canary, 0, Canaries.MESH)).isEqualTo("round 1 of 3 begins");
    assertThat(passes(canary, 2, Canaries.MESH)).isEqualTo("round 3 of 3 begins");
    assertThat(passes(canary, 3, Canaries.MESH))
        .isEqualTo("the new version is promoted to the primary");
  }

  @Test
  void blue_green_switches_after_its_last_round_and_is_judged_once_more() {
    Canary canary = canary("{iterations: 3}");
    assertThat(passes(canary, 2, Canaries.MESH)).isEqualTo("round 3 of 3 begins");
    assertThat(passes(canary, 3, Canaries.MESH))
        .startsWith("all users are switched to the new version");
    assertThat(passes(canary, 4, Canaries.MESH))
        .isEqualTo("the new version is promoted to the primary");
  }

  @Test
  void where_nothing_can_switch_the_last_round_leads_to_promotion() {
    assertThat(passes(canary("{iterations: 3}"), 3, PLAIN))
        .isEqualTo("the new version is promoted to the primary");
  }

  @Test
  void copies_come_first_and_end_with_the_first_share() {
    Canary mirror = canary("{stepWeight: 20, mirror: true}");
    CanaryStatus fresh = status(CanaryPhase.PROGRESSING, 0);
    CanaryStatus copied = fresh.edit().mirrored(true).analysisStarted(true).done();
    assertThat(outlook(mirror, fresh).ifPasses())
        .isEqualTo("the canary gets copies of the requests");
    assertThat(outlook(mirror, copied).ifPasses())
        .isEqualTo("the copies end and the canary gets 20 % of the requests");
  }

  @Test
  void blue_green_begins_with_copies_where_they_are_asked_for() {
    assertThat(passes(canary("{iterations: 2, mirror: true}"), 0, Canaries.MESH))
        .isEqualTo("round 1 of 2 begins, with copies of the requests");
  }

  @Test
  void a_promotion_by_steps_tells_what_is_left_on_the_canary() {
    Canary canary = canary("{stepWeight: 10, maxWeight: 50, stepWeightPromotion: 20}");
    assertThat(outlook(canary, status(CanaryPhase.PROMOTING, 50)).text())
        .contains("in steps of 20 %", "then the weight goes back to 30 %");
    assertThat(outlook(canary, status(CanaryPhase.PROMOTING, 10)).text())
        .contains("then all traffic goes back to the primary");
  }

  @Test
  void a_canary_at_rest_waits_for_a_change() {
    Outlook outlook = outlook(canary("{stepWeight: 10}"), settled(CanaryPhase.SUCCEEDED));
    assertThat(outlook.kind()).isEqualTo("rest");
    assertThat(outlook.text())
        .isEqualTo("Nothing to do until Deployment web or its configuration changes.");
  }

  @Test
  void a_failed_canary_tells_how_to_try_again() {
    Outlook outlook = outlook(canary("{stepWeight: 10}"), settled(CanaryPhase.FAILED));
    assertThat(outlook.kind()).isEqualTo("rest");
    assertThat(outlook.text()).contains("\"retry\"");
  }

  @Test
  void a_version_that_waits_for_its_run_waits_for_approval() {
    assertThat(outlook(canary("{stepWeight: 10}"), status(CanaryPhase.WAITING, 0)).kind())
        .isEqualTo("approval");
  }

  @Test
  void without_analysis_the_new_version_is_promoted_at_once() {
    Canary canary = Canaries.of("skipAnalysis: true\nanalysis: {stepWeight: 10}");
    assertThat(outlook(canary, status(CanaryPhase.PROGRESSING, 0)).ifPasses())
        .isEqualTo("the new version is promoted to the primary");
  }

  private static CanaryStatus settled(CanaryPhase phase) {
    return status(phase, 0).edit().nextAnalysisTime(null).done();
  }

  private static CanaryStatus with(Condition condition) {
    return status(CanaryPhase.PROGRESSING, 20).edit().conditions(List.of(condition)).done();
  }

  private static String passes(Canary canary, int round, RouterFacts router) {
    return String.valueOf(outlook(canary, round(round), router).ifPasses());
  }

  private static Outlook weighted(CanaryStatus status) {
    return outlook(canary(WEIGHTED), status);
  }

  private static Outlook outlook(Canary canary, CanaryStatus status) {
    return outlook(canary, status, Canaries.MESH);
  }

  private static Outlook outlook(Canary canary, CanaryStatus status, RouterFacts router) {
    return Outlook.of(world(canary, status, router), null);
  }
}
