package io.haldane.controller.web;

import static io.haldane.controller.web.Acts.latency;
import static io.haldane.controller.web.Acts.successRate;

import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.Condition;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import java.time.Instant;
import java.util.List;

/** Canaries of every strategy at the moments that it alone has. */
final class States {
  private static final String SPEC =
      """
      provider: istio
      targetRef: {apiVersion: apps/v1, kind: Deployment, name: %s}
      service: {port: 80}
      analysis: {interval: 30s, threshold: 3, %s, metrics: [{name: request-success-rate}, {name: request-duration}]}
      """;

  private final History history;
  private final Instant now;

  private States(History history, Instant now) {
    this.history = history;
    this.now = now;
  }

  static void fill(History history, Instant now) {
    States states = new States(history, now);
    states.switched();
    states.copied();
    states.promoted();
    states.paused();
  }

  private void switched() {
    for (int round = 1; round <= 6; round++) {
      boolean over = round == 6;
      CanaryStatus status = at(CanaryPhase.PROGRESSING, 0).edit().iterations(round).done();
      send("web", "basket", "iterations: 5", status, over ? 100 : 0, false,
          over ? "All checks passed; all traffic goes to the canary." : "Round " + round + " of 5 passed.",
          180 - 30 * round);
    }
  }

  private void copied() {
    CanaryStatus status = at(CanaryPhase.PROGRESSING, 0).edit().mirrored(true).done();
    send("shop", "catalog", "stepWeight: 20, maxWeight: 60, mirror: true", status, 0, true,
        "All checks passed; requests are copied to the canary.", 20);
  }

  private void promoted() {
    String analysis =
        "stepWeight: 10, maxWeight: 50, stepWeightPromotion: 20, sessionAffinity: {cookieName: ship}";
    for (int weight : new int[] {10, 20, 30, 40, 50}) {
      send("shop", "refunds", analysis, at(CanaryPhase.PROGRESSING, weight), weight, false,
          "All checks passed; the canary gets " + weight + " %.", 240 - 3 * weight);
    }
    send("shop", "refunds", analysis, at(CanaryPhase.PROMOTING, 30), 30, false, "The primary takes over.", 20);
  }

  private void paused() {
    Condition paused =
        new Condition("Paused", "True", "ByHand", "Paused by hand: the sale ends at noon.", null, now.minusSeconds(90).toString());
    CanaryStatus status =
        at(CanaryPhase.PROGRESSING, 20).edit().conditions(List.of(paused)).done();
    send("web", "profile", "stepWeights: [5, 20, 50, 80], " + "match: [{headers: {x-crew: {exact: insider}}}]",
        status, 20, false, "The step is held.", 90);
  }

  private void send(
      String namespace, String name, String analysis, CanaryStatus next, int share, boolean mirrored, String text, int secondsAgo) {
    Canary canary = Canaries.canary(namespace, name, SPEC.formatted(name, analysis));
    Reasons why = new Reasons("advance", text, List.of(successRate(99.9), latency(212)));
    var act = Acts.routing(Acts.act(next, why, Outcome.NONE), new Traffic(share, mirrored, null));
    act = Acts.waking(act, new Wake.At(now.plusSeconds(14)));
    history.written(Canaries.with(canary, next), act, now.minusSeconds(secondsAgo));
  }

  private CanaryStatus at(CanaryPhase phase, int weight) {
    Instant start = now.minusSeconds(240);
    return Canaries.status(phase, weight).edit()
        .runStartedAt(start.toString())
        .lastTransitionTime(start.toString())
        .done();
  }
}
