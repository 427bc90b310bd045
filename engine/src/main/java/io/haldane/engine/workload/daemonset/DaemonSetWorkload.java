package io.haldane.engine.workload.daemonset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.workload.PodWorkload;
import io.haldane.engine.workload.Readiness;
import io.haldane.engine.workload.RollOutGap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A DaemonSet and its {@code -primary}. It has no replicas to count: it is scaled to zero by a node
 * selector that no node matches.
 */
final class DaemonSetWorkload extends PodWorkload {
  static final String KIND = "DaemonSet";
  static final String NO_NODE = "flagger.app/scale-to-zero";

  DaemonSetWorkload(Canary canary, Settings settings, LiveObjects live) {
    super(KIND, canary, settings, live);
  }

  @Override
  protected List<String> copiedFields() {
    return List.of("minReadySeconds", "revisionHistoryLimit", "updateStrategy");
  }

  @Override
  protected Set<String> ownedFields() {
    return Set.of("/spec/template", "/spec/updateStrategy");
  }

  /** One pod a node is spread enough, and rules between pods mean other workloads. */
  @Override
  protected boolean spreads() {
    return false;
  }

  /** Being scaled to zero is no part of a revision, and the primary never is. */
  @Override
  protected JsonNode template() {
    JsonNode template = template(target);
    if (!template.at("/spec/nodeSelector").has(NO_NODE)) {
      return template;
    }
    ObjectNode copy = template.deepCopy();
    ObjectNode nodes = copy.withObject("/spec/nodeSelector");
    nodes.remove(NO_NODE);
    if (nodes.isEmpty()) {
      copy.withObject("/spec").remove("nodeSelector");
    }
    return copy;
  }

  @Override
  public Optional<String> refusal() {
    String strategy = target.at("/spec/updateStrategy/type").asText("RollingUpdate");
    return strategy.isEmpty() || strategy.equals("RollingUpdate")
        ? Optional.empty()
        : Optional.of(
            "%s has the update strategy %s, which waits for a manual deletion of pods; use RollingUpdate"
                .formatted(target(), strategy));
  }

  @Override
  public Readiness primaryReadiness(Rule rule) {
    return primaryExists()
        ? DaemonSetReadiness.of(primary, rule)
        : new Readiness.Waiting("waiting for rollout to finish: it does not exist yet");
  }

  @Override
  public Readiness targetReadiness(Rule rule) {
    return targetExists()
        ? DaemonSetReadiness.of(target, rule)
        : new Readiness.Waiting(target() + " does not exist");
  }

  @Override
  public boolean targetScaledUp() {
    return !template(target).at("/spec/nodeSelector").has(NO_NODE);
  }

  @Override
  public boolean targetServes() {
    return available(target) > 0;
  }

  @Override
  public PodCount targetPodCount() {
    return pods(target);
  }

  @Override
  public PodCount primaryPodCount() {
    return pods(primary);
  }

  private static PodCount pods(JsonNode daemonSet) {
    return new PodCount(
        available(daemonSet), daemonSet.at("/status/desiredNumberScheduled").asInt(0));
  }

  @Override
  public boolean primaryServes() {
    return available(primary) > 0;
  }

  @Override
  public boolean promotionStopsPrimary() {
    int nodes = primary.at("/status/desiredNumberScheduled").asInt(0);
    return RollOutGap.ofDaemonSet(target.at("/spec/updateStrategy/rollingUpdate"), nodes);
  }

  /** Without a node to run on there is nothing that could be up. */
  @Override
  public boolean primaryIsDown() {
    return primary.at("/status/desiredNumberScheduled").asInt(0) > 0 && available(primary) == 0;
  }

  private static int available(JsonNode daemonSet) {
    return daemonSet.path("status").path("numberAvailable").asInt(0);
  }

  @Override
  public Optional<Manifest> scaleToZero() {
    ObjectNode body = targetPatch();
    body.withObject("/spec/template/spec/nodeSelector").put(NO_NODE, "true");
    return patchTarget(body);
  }

  @Override
  public Optional<Manifest> scaleUp(int start) {
    ObjectNode body = targetPatch();
    body.withObject("/spec/template/spec/nodeSelector").putNull(NO_NODE);
    return patchTarget(body);
  }
}
