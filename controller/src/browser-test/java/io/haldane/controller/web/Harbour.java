package io.haldane.controller.web;

import static io.haldane.controller.web.Acts.act;
import static io.haldane.controller.web.Acts.hook;
import static io.haldane.controller.web.Acts.latency;
import static io.haldane.controller.web.Acts.successRate;

import io.haldane.api.routing.Traffic;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.api.v1beta1.CheckResult;
import io.haldane.api.v1beta1.Condition;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.engine.decision.Decision;
import io.haldane.engine.decision.Outcome;
import io.haldane.engine.decision.Reasons;
import io.haldane.engine.decision.Wake;
import io.haldane.view.Side;
import io.haldane.view.Sides;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A cluster on a busy afternoon: one canary in every state that the dashboard shows. */
final class Harbour {
  private static final String ROUNDS =
      """
      provider: istio
      targetRef: {apiVersion: apps/v1, kind: Deployment, name: %s}
      service: {port: 80}
      analysis: {interval: 30s, threshold: 3, iterations: 10%s}
      """;
  private static final String INSIDERS = ", match: [{headers: {x-crew: {exact: insider}}}]";

  private final History history;
  private final Instant now = Instant.now();

  Harbour(History history) {
    this.history = history;
  }

  void fill() {
    checkout();
    ends("shop", "cart", CanaryPhase.FAILED, Outcome.FAILED, "Rolled back: 5 of 5 checks failed.");
    ends("web", "search", CanaryPhase.SUCCEEDED, Outcome.PROMOTED, "Promoted after 5 steps.");
    quiet("web", "images", CanaryPhase.INITIALIZED, "Nothing to release.");
    quiet("payments", "ledger", CanaryPhase.WAITING, "A confirm-rollout gate is closed.",
        hook("gate", "approve-release", "wait", "the connection was refused by http://approvals.payments/gate"));
    rounds("payments", "quotes", INSIDERS, Traffic.ALL_TO_CANARY);
    rounds("web", "frontend", ", mirror: true", new Traffic(0, true, null));
    States.fill(history, now);
    gateway();
    for (var each : history.summaries()) {
      Side primary = side(each.name() + "-primary", each.name() + ":2.4.0", 3, 3);
      boolean runs = each.phase().running();
      Side target = side(each.name(), each.name() + ":2.4.1", runs ? 2 : 0, runs ? 3 : 0);
      history.looked(Canaries.weighted(each.namespace(), each.name()), new Sides(primary, target), now);
    }
  }

  /** Ends every stream, as a controller that stops does. */
  void disconnect(Changes changes) {
    changes.hangUp();
  }

  void empty() {
    history.summaries().forEach(each -> history.gone(new CanaryKey(each.namespace(), each.name())));
  }

  /** The next judgement of checkout. */
  void advance(int weight) {
    send(weight, 1, now, "advance", "All 3 checks passed; the canary gets " + weight + " %.", 99.97, 251);
  }

  private void checkout() {
    run(86_400, CanaryPhase.SUCCEEDED, Outcome.PROMOTED, "Promoted after 5 steps.", 0);
    run(7_200, CanaryPhase.FAILED, Outcome.FAILED, "Rolled back: request-duration was above 500 ms in 5 checks.", 5);
    send(0, 0, ago(240), "start", "A new revision was detected; its pods are ready.");
    send(10, 0, ago(210), "advance", "All 3 checks passed; the canary gets 10 %.", 99.96, 212);
    send(20, 0, ago(180), "advance", "All 3 checks passed; the canary gets 20 %.", 99.91, 268);
    send(20, 1, ago(150), "halt", "request-duration 731 ms is above its limit of 500 ms: the weight stays.", 99.2, 731);
    send(30, 1, ago(120), "advance", "All 3 checks passed; the canary gets 30 %.", 99.94, 301);
    send(30, 1, ago(90), "hold", "All 3 checks passed; the traffic increase waits for approval.", 99.95, 288);
    send(40, 1, ago(5), "advance", "All 3 checks passed; the canary gets 40 %.", 99.97, 244);
  }

  private void run(int secondsAgo, CanaryPhase phase, Outcome outcome, String text, int failed) {
    Instant start = ago(secondsAgo);
    Instant end = start.plusSeconds(310);
    Canary canary = Canaries.weighted("shop", "checkout");
    CanaryStatus running = at(CanaryPhase.PROGRESSING, failed == 0 ? 50 : 20, start);
    history.written(canary, act(running, "advance", "Up."), start.plusSeconds(60));
    CanaryStatus ended = at(phase, 0, start).edit().failedChecks(failed).done();
    history.written(Canaries.with(canary, running), act(ended, Reasons.of("end", text), outcome), end);
  }

  private void send(int weight, int failed, Instant at, String verdict, String text, double... measured) {
    Instant start = ago(240);
    CanaryStatus before =
        history
            .detail("shop", "checkout", 0)
            .map(d -> at(d.summary().phase(), d.summary().weight(), start))
            .orElse(CanaryStatus.EMPTY);
    CanaryStatus next =
        at(CanaryPhase.PROGRESSING, weight, start)
            .edit()
            .failedChecks(failed)
            .nextAnalysisTime(now.plusSeconds(295).toString())
            .done();
    List<CheckResult> checks =
        measured.length == 0
            ? List.of(hook("gate", "approve-release", "pass", "The gate is open."))
            : List.of(
                successRate(measured[0]),
                latency(measured[1]),
                hook("hook", "load-test", "pass", "hey: 600 requests were sent."));
    Decision.Act act = act(next, new Reasons(verdict, text, checks), Outcome.NONE);
    act = Acts.waking(Acts.routing(act, Traffic.weight(weight)), new Wake.At(now.plusSeconds(295)));
    String type = verdict.equals("halt") ? "Warning" : "Normal";
    String event = verdict.equals("halt") ? "Halt checkout.shop advancement " + text : "Advance checkout.shop canary weight " + weight;
    Canary canary = Canaries.with(Canaries.weighted("shop", "checkout"), before);
    canary.getMetadata().setLabels(Map.of("team", "harbour"));
    history.written(canary, Acts.saying(act, at, type, event), at);
  }

  private void ends(String namespace, String name, CanaryPhase phase, Outcome outcome, String text) {
    Canary canary = Canaries.with(Canaries.weighted(namespace, name), at(CanaryPhase.PROGRESSING, 20, ago(900)));
    List<CheckResult> checks = List.of(successRate(phase == CanaryPhase.FAILED ? 91.3 : 99.9), latency(212));
    CanaryStatus ended = at(phase, 0, ago(900)).edit().checks(checks).done();
    history.written(canary, act(ended, new Reasons("end", text, checks), outcome), ago(420));
  }

  private void quiet(String namespace, String name, CanaryPhase phase, String text, CheckResult... checks) {
    CanaryStatus status = at(phase, 0, ago(3_600)).edit().checks(List.of(checks)).done();
    Canary canary = Canaries.with(Canaries.weighted(namespace, name), status);
    Decision.Act act = act(status, "hold", text);
    history.written(canary, Acts.waking(act, new Wake.At(now.plusSeconds(18))), ago(20));
  }

  private void rounds(String namespace, String name, String more, Traffic traffic) {
    Canary canary = Canaries.canary(namespace, name, ROUNDS.formatted(name, more));
    for (int round = 1; round <= 4; round++) {
      CanaryStatus next = at(CanaryPhase.PROGRESSING, traffic.canary(), ago(150)).edit().iterations(round).mirrored(traffic.mirrored()).done();
      List<CheckResult> checks = List.of(successRate(99.5 + round / 10.0));
      Reasons why = new Reasons("advance", "Round " + round + " of 10 passed.", checks);
      Decision.Act act = Acts.routing(act(next, why, Outcome.NONE), traffic);
      act = Acts.waking(act, new Wake.At(now.plusSeconds(12)));
      history.written(Canaries.with(canary, next), act, ago(150 - 30 * round));
    }
  }

  private void gateway() {
    Condition wrong =
        new Condition(
            "Reconciled", "False", "UnknownProvider",
            "provider \"isto\" is not supported; set spec.provider to one of istio, linkerd, nginx.",
            null, ago(300).toString());
    CanaryStatus status = at(CanaryPhase.INITIALIZING, 0, ago(300)).edit().conditions(List.of(wrong)).done();
    Canary canary = Canaries.with(Canaries.weighted("edge", "gateway"), status);
    history.written(canary, act(status, "refuse", "The provider is unknown, <b>nothing</b> is touched."), ago(300));
  }

  private static Side side(String name, String image, int ready, int desired) {
    List<Side.Image> images =
        List.of(new Side.Image("app", "harbour/" + image), new Side.Image("envoy", "envoyproxy/envoy:v1.36.2"));
    return new Side("Deployment " + name, true, images, ready, desired);
  }

  private static CanaryStatus at(CanaryPhase phase, int weight, Instant start) {
    return Canaries.status(phase, weight).edit()
        .runStartedAt(start.toString())
        .lastTransitionTime(start.toString())
        .done();
  }

  private Instant ago(int seconds) {
    return now.minus(Duration.ofSeconds(seconds));
  }
}
