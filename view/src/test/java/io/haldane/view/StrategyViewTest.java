package io.haldane.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.settings.Settings;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrategyViewTest {
  @Test
  void equal_steps_end_at_the_maximum() {
    assertThat(strategy("{stepWeight: 10, maxWeight: 50}").steps())
        .containsExactly(10, 20, 30, 40, 50);
  }

  @Test
  void the_last_step_may_overshoot_the_maximum_but_not_everything() {
    assertThat(strategy("{stepWeight: 30, maxWeight: 50}").steps()).containsExactly(30, 60);
    assertThat(strategy("{stepWeight: 40}").steps()).containsExactly(40, 80, 100);
  }

  @Test
  void listed_steps_are_taken_as_they_are() {
    StrategyView strategy = strategy("{stepWeights: [5, 25, 100]}");
    assertThat(strategy.steps()).containsExactly(5, 25, 100);
  }

  @Test
  void iterations_with_a_match_are_an_ab_test_told_in_words() {
    StrategyView strategy =
        strategy(
            "{iterations: 10, match: [{headers: {x-user: {exact: insider}}},"
                + " {sourceLabels: {app: web}}]}");
    assertThat(strategy.kind()).isEqualTo("ab-test");
    assertThat(strategy.match()).containsExactly("header x-user is insider", "label app is web");
  }

  @Test
  void iterations_alone_are_blue_green() {
    assertThat(strategy("{iterations: 10, mirror: true}"))
        .isEqualTo(new StrategyView("blue-green", List.of(), 10, true, true, List.of(), 0, null));
  }

  @Test
  void a_router_that_splits_nothing_switches_nobody_and_has_no_steps_back() {
    StrategyView strategy =
        Canaries.strategy(
            Canaries.canary("{iterations: 10, stepWeightPromotion: 20}"), Canaries.PLAIN);
    assertThat(strategy.kind()).isEqualTo("blue-green");
    assertThat(strategy.iterations()).isEqualTo(10);
    assertThat(strategy.switches()).isFalse();
    assertThat(strategy.stepBack()).isZero();
  }

  /** The engine holds it: the page must not make iterations of them. */
  @Test
  void steps_on_such_a_router_stay_steps() {
    StrategyView strategy = Canaries.strategy(Canaries.canary("{stepWeight: 50}"), Canaries.PLAIN);
    assertThat(strategy.kind()).isEqualTo("weighted");
    assertThat(strategy.steps()).containsExactly(50, 100);
  }

  @Test
  void an_ab_test_copies_nothing_whatever_its_spec_says() {
    assertThat(
            strategy("{iterations: 5, mirror: true, match: [{headers: {a: {exact: b}}}]}")
                .mirrored())
        .isFalse();
  }

  @Test
  void a_knative_primary_takes_everything_at_once() {
    Canary canary = Canaries.knative("{stepWeight: 10, stepWeightPromotion: 20}");
    assertThat(Canaries.strategy(canary, Canaries.MESH).stepBack()).isZero();
  }

  @Test
  void without_analysis_there_are_no_steps() {
    Canary canary = Canaries.of("skipAnalysis: true\nanalysis: {stepWeight: 5}");
    assertThat(Canaries.strategy(canary, Canaries.MESH).kind()).isEqualTo("skip");
  }

  @Test
  void a_match_beside_steps_is_kept_for_people() {
    StrategyView strategy =
        strategy("{stepWeight: 25, maxWeight: 50, match: [{headers: {x-crew: {exact: yes}}}]}");
    assertThat(strategy.kind()).isEqualTo("weighted");
    assertThat(strategy.steps()).containsExactly(25, 50);
    assertThat(strategy.match()).containsExactly("header x-crew is yes");
  }

  @Test
  void affinity_and_steps_back_are_told() {
    StrategyView strategy =
        strategy("{stepWeight: 10, stepWeightPromotion: 20, sessionAffinity: {cookieName: crew}}");
    assertThat(strategy.stepBack()).isEqualTo(20);
    assertThat(strategy.affinity()).isEqualTo("crew");
    assertThat(strategy("{stepWeight: 10}").affinity()).isNull();
  }

  @Test
  void a_status_alone_tells_who_gets_how_much() {
    CanaryStatus third = Canaries.round(3);
    CanaryStatus over = Canaries.round(6);
    assertThat(share(third, "{iterations: 5, match: [{headers: {a: {exact: b}}}]}")).isEqualTo(100);
    assertThat(share(third, "{iterations: 5}")).isZero();
    assertThat(share(over, "{iterations: 5}")).isEqualTo(100);
    assertThat(share(Canaries.status(CanaryPhase.PROMOTING, 30), "{stepWeight: 5}")).isEqualTo(30);
  }

  private static int share(CanaryStatus status, String analysis) {
    return Standing.share(Canaries.canary(analysis), status, Settings.DEFAULTS);
  }

  private static StrategyView strategy(String analysis) {
    return Canaries.strategy(Canaries.canary(analysis), Canaries.MESH);
  }
}
