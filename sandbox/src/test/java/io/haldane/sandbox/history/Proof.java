package io.haldane.sandbox.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.decision.HookType;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a look has seen and heard, and what may be done on the strength of it. */
final class Proof {
  private final Look look;
  private final CanaryStatus status;

  Proof(Look look) {
    this.look = look;
    this.status = look.status();
  }

  boolean runs() {
    return status.phase() == CanaryPhase.PROGRESSING
        || status.phase() == CanaryPhase.WAITING_PROMOTION;
  }

  /** Whether the step has been held for its time. */
  boolean isDue() {
    Instant at = instant(status.nextAnalysisTime());
    return at == null || !look.clock.isBefore(at);
  }

  static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }

  boolean started() {
    return Boolean.TRUE.equals(status.analysisStarted());
  }

  /** Whether this position of the run was judged and found good. */
  boolean isGood() {
    boolean judged =
        started()
            ? hadNoStep() || (look.judgedGood() && hadItsTraffic())
            : look.passed(HookType.PRE_ROLLOUT);
    return runs() && isDue() && judged && serving(Addresses.TARGET);
  }

  /** Whether a gate still keeps the canary from its first step: there is nothing to judge. */
  private boolean hadNoStep() {
    return status.weight() == 0 && status.iteration() == 0 && !Course.mirrored(status);
  }

  /** Whether the route gave the canary, when it was seen, what the present step is to give it. */
  private boolean hadItsTraffic() {
    ObjectRef ref = look.find(Addresses.SPLIT).isPresent() ? Addresses.SPLIT : Addresses.ROUTE;
    Split seen = Split.of(ref, look.find(ref).orElse(null));
    return look.find(ref).isEmpty()
        || !seen.faults().isEmpty()
        || seen.share() >= look.course().share(status);
  }

  /** Whether the next step may be taken. */
  boolean allowsStep() {
    boolean gated =
        look.course().rounds() == 0
            && status.phase() == CanaryPhase.PROGRESSING
            && !Course.mirrored(status);
    return isGood() && (!gated || look.passed(HookType.CONFIRM_TRAFFIC_INCREASE));
  }

  /** Whether blue/green may send everybody to the canary. */
  boolean allowsSwitch() {
    return isGood() && look.passed(HookType.CONFIRM_PROMOTION);
  }

  /** Whether the primary may get what the canary runs. */
  boolean allowsPromotion() {
    return isGood()
        && started()
        && !hadNoStep()
        && look.course().isLast(status)
        && look.passed(HookType.CONFIRM_PROMOTION);
  }

  boolean allowsSkip() {
    return runs() && Boolean.TRUE.equals(look.spec().skipAnalysis()) && serving(Addresses.TARGET);
  }

  /** Whether the canary has served since a promotion failed, and something newer came. */
  boolean allowsDirectPromotion() {
    return (status.phase() == CanaryPhase.FAILED || status.phase() == CanaryPhase.WAITING)
        && status.weight() == 100
        && look.passed(HookType.CONFIRM_ROLLOUT);
  }

  boolean serving(ObjectRef deployment) {
    return look.json(deployment).at("/status/availableReplicas").asInt() > 0;
  }

  /** Whether the whole roll-out is through. */
  boolean rolledOut(ObjectRef deployment) {
    JsonNode object = look.json(deployment);
    int replicas = object.at("/spec/replicas").asInt(1);
    return object.at("/status/observedGeneration").asLong()
            >= object.at("/metadata/generation").asLong()
        && object.at("/status/availableReplicas").asInt() >= replicas
        && object.at("/status/replicas").asInt() == replicas;
  }

  /** Whether the pods have had their time, by their Deployment or by the run's own clock. */
  boolean isStuck(ObjectRef deployment) {
    Integer own = look.spec().progressDeadlineSeconds();
    Duration deadline = Duration.ofSeconds(own == null ? 600 : own);
    for (JsonNode condition : look.json(deployment).at("/status/conditions")) {
      boolean exceeded = condition.path("reason").asText().equals("ProgressDeadlineExceeded");
      boolean unavailable =
          condition.path("reason").asText().equals("MinimumReplicasUnavailable")
              && Instant.parse(condition.path("lastUpdateTime").asText())
                  .plus(deadline)
                  .isBefore(look.clock);
      if (exceeded || unavailable) {
        return true;
      }
    }
    Instant begun = instant(status.runStartedAt());
    return deployment.equals(Addresses.TARGET)
        && begun != null
        && begun.plus(deadline).isBefore(look.clock);
  }
}
