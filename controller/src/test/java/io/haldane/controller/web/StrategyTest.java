package io.haldane.controller.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.haldane.api.v1beta1.CanaryPhase;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrategyTest {
  @Test
  void equalStepsEndAtTheMaximum() {
    assertThat(strategy("{stepWeight: 10, maxWeight: 50}").steps())
        .containsExactly(10, 20, 30, 40, 50);
  }

  @Test
  void theLastStepMayOvershootTheMaximumButNotEverything() {
    assertThat(strategy("{stepWeight: 30, maxWeight: 50}").steps()).containsExactly(30, 60);
    assertThat(strategy("{stepWeight: 40}").steps()).containsExactly(40, 80, 100);
  }

  @Test
  void listedStepsAreTakenAsTheyAre() {
    Strategy strategy = strategy("{stepWeights: [5, 25, 100]}");
    assertThat(strategy.steps()).containsExactly(5, 25, 100);
    assertThat(strategy.stepAfter(5)).isEqualTo(25);
    assertThat(strategy.stepAfter(100)).isNull();
  }

  @Test
  void iterationsWithAMatchAreAnAbTestToldInWords() {
    Strategy strategy =
        strategy(
            "{iterations: 10, match: [{headers: {x-user: {exact: insider}}},"
                + " {sourceLabels: {app: web}}]}");
    assertThat(strategy.kind()).isEqualTo("ab-test");
    assertThat(strategy.match()).containsExactly("header x-user is insider", "label app is web");
  }

  @Test
  void iterationsAloneAreBlueGreen() {
    assertThat(strategy("{iterations: 10, mirror: true}"))
        .isEqualTo(new Strategy("blue-green", List.of(), 10, true, true, List.of(), 0, null));
  }

  @Test
  void plainServicesSwitchNobody() {
    var canary =
        Canaries.canary("shop", "web", "{provider: kubernetes, analysis: {iterations: 10}}");
    Strategy strategy = Strategy.of(canary.getSpec());
    assertThat(strategy.kind()).isEqualTo("blue-green");
    assertThat(strategy.iterations()).isEqualTo(10);
    assertThat(strategy.switches()).isFalse();
  }

  /** The engine holds it: the page must not make iterations of them. */
  @Test
  void stepsOnPlainServicesStaySteps() {
    var canary =
        Canaries.canary("shop", "web", "{provider: kubernetes, analysis: {stepWeight: 50}}");
    Strategy strategy = Strategy.of(canary.getSpec());
    assertThat(strategy.kind()).isEqualTo("weighted");
    assertThat(strategy.steps()).containsExactly(50, 100);
  }

  @Test
  void withoutAnalysisThereAreNoSteps() {
    var canary = Canaries.canary("shop", "web", "{skipAnalysis: true, analysis: {stepWeight: 5}}");
    assertThat(Strategy.of(canary.getSpec()).kind()).isEqualTo("skip");
    assertThat(Strategy.of(null).kind()).isEqualTo("skip");
  }

  @Test
  void aMatchBesideStepsIsKeptForPeople() {
    Strategy strategy =
        strategy("{stepWeight: 25, maxWeight: 50, match: [{headers: {x-crew: {exact: yes}}}]}");
    assertThat(strategy.kind()).isEqualTo("weighted");
    assertThat(strategy.steps()).containsExactly(25, 50);
    assertThat(strategy.match()).containsExactly("header x-crew is yes");
  }

  @Test
  void affinityAndStepsBackAreTold() {
    Strategy strategy =
        strategy("{stepWeight: 10, stepWeightPromotion: 20, sessionAffinity: {cookieName: crew}}");
    assertThat(strategy.stepBack()).isEqualTo(20);
    assertThat(strategy.affinity()).isEqualTo("crew");
    assertThat(strategy("{stepWeight: 10}").affinity()).isNull();
  }

  @Test
  void aStatusAloneTellsWhoGetsHowMuch() {
    var third = Canaries.status(CanaryPhase.PROGRESSING, 0).edit().iterations(3).done();
    var over = third.edit().iterations(6).done();
    assertThat(strategy("{iterations: 5, match: [{headers: {a: {exact: b}}}]}").share(third))
        .isEqualTo(100);
    assertThat(strategy("{iterations: 5}").share(third)).isZero();
    assertThat(strategy("{iterations: 5}").share(over)).isEqualTo(100);
    assertThat(strategy("{stepWeight: 5}").share(Canaries.status(CanaryPhase.PROMOTING, 30)))
        .isEqualTo(30);
  }

  private static Strategy strategy(String analysis) {
    var canary = Canaries.canary("shop", "web", "{provider: istio, analysis: " + analysis + "}");
    return Strategy.of(canary.getSpec());
  }
}
