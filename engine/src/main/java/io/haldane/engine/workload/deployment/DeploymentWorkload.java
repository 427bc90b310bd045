package io.haldane.engine.workload.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.v1beta1.AutoscalerRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.workload.PodWorkload;
import io.haldane.engine.workload.Readiness;
import io.haldane.engine.workload.RollOutGap;
import io.haldane.engine.workload.ScalerKind;
import io.haldane.engine.workload.TrackedConfigs;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A Deployment and its {@code -primary}. */
final class DeploymentWorkload extends PodWorkload {
  static final String KIND = "Deployment";

  DeploymentWorkload(Canary canary, Settings settings, LiveObjects live) {
    super(KIND, canary, settings, live);
  }

  @Override
  protected List<String> copiedFields() {
    return List.of(
        "progressDeadlineSeconds", "minReadySeconds", "revisionHistoryLimit", "strategy");
  }

  @Override
  protected Set<String> ownedFields() {
    return Set.of("/spec/template", "/spec/strategy");
  }

  @Override
  public Manifest create(TrackedConfigs configs, String rolloutId) {
    Manifest plain = super.create(configs, rolloutId);
    plain.body().withObject("/spec").put("replicas", Math.max(1, replicas(target, 1)));
    return plain;
  }

  @Override
  public Manifest promote(TrackedConfigs configs, String rolloutId) {
    Manifest plain = super.promote(configs, rolloutId);
    int replicas = replicas(target, 1);
    if (canary.getSpec().autoscalerRef() == null && replicas > 0) {
      plain.body().withObject("/spec").put("replicas", replicas);
    }
    return plain;
  }

  private static int replicas(JsonNode deployment, int fallback) {
    return deployment.path("spec").path("replicas").asInt(fallback);
  }

  @Override
  public Readiness primaryReadiness(Rule rule) {
    return primaryExists()
        ? DeploymentReadiness.of(primary, rule)
        : new Readiness.Waiting(
            "waiting for rollout to finish: 0 out of %d new replicas have been updated"
                .formatted(Math.max(1, replicas(target, 1))));
  }

  @Override
  public Readiness targetReadiness(Rule rule) {
    return targetExists()
        ? DeploymentReadiness.of(target, rule)
        : new Readiness.Waiting(target() + " does not exist");
  }

  @Override
  public boolean targetScaledUp() {
    return replicas(target, 1) > 0;
  }

  @Override
  public boolean targetServes() {
    return available(target) > 0;
  }

  @Override
  public PodCount targetPodCount() {
    return new PodCount(available(target), replicas(target, 1));
  }

  @Override
  public PodCount primaryPodCount() {
    return new PodCount(available(primary), replicas(primary, 1));
  }

  @Override
  public boolean primaryServes() {
    return available(primary) > 0;
  }

  /** One that KEDA has put to sleep wakes when it is needed; nothing else scales up from zero. */
  @Override
  public boolean primaryIsDown() {
    AutoscalerRef scaler = canary.getSpec().autoscalerRef();
    boolean wakes =
        scaler != null && ScalerKind.of(scaler).filter(ScalerKind.KEDA::equals).isPresent();
    return !primaryServes() && (replicas(primary, 1) > 0 || !wakes);
  }

  @Override
  public boolean promotionStopsPrimary() {
    int own = canary.getSpec().autoscalerRef() == null ? replicas(target, 1) : 0;
    int wanted = own > 0 ? own : replicas(primary, 1);
    return RollOutGap.ofDeployment(target.path("spec").path("strategy"), wanted);
  }

  private static int available(JsonNode deployment) {
    return deployment.path("status").path("availableReplicas").asInt(0);
  }

  @Override
  public Optional<Manifest> scaleToZero() {
    return scale(0);
  }

  @Override
  public Optional<Manifest> scaleUp(int start) {
    int own = replicas(target, 1);
    return scale(own > 0 ? own : start > 0 ? start : Math.max(1, replicas(primary, 1)));
  }

  private Optional<Manifest> scale(int replicas) {
    ObjectNode body = targetPatch();
    body.putObject("spec").put("replicas", replicas);
    return patchTarget(body);
  }
}
