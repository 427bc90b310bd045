package io.haldane.view.told;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.CanaryStatus;
import io.haldane.engine.write.CommonConditions;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A canary as it is written at some moment of some story.
 *
 * @param object as the API server returns it, with the status of that moment
 * @param common the same with the conditions of {@code -common-conditions}
 */
public record Snapshot(CanaryStatus status, ObjectNode object, ObjectNode common) {
  public static final KubernetesSerialization YAML =
      new KubernetesSerialization(new ObjectMapper(), false);
  public static final long GENERATION = 3;

  public static Snapshot of(CanaryPhase phase) {
    return Told.states().stream()
        .filter(seen -> seen.status().phase() == phase && seen.held().isEmpty() && !seen.paused())
        .findFirst()
        .orElseThrow(() -> new AssertionError("no story leads to " + phase));
  }

  /** The reason for which the canary is held. */
  public Optional<String> held() {
    return status.conditions().stream()
        .filter(c -> c.type().equals("Reconciled") && c.status().equals("False"))
        .map(c -> c.reason())
        .findFirst();
  }

  /** The object with a finding of the controller's own checks. */
  public ObjectNode unhealthy(ObjectNode seen) {
    ObjectNode advised = seen.deepCopy();
    advised
        .withObject("/status")
        .withArray("/conditions")
        .addObject()
        .put("type", "Healthy")
        .put("status", "False")
        .put("reason", "ProbeMissing")
        .put("message", "probe-missing: there is none.");
    return advised;
  }

  public boolean paused() {
    return Boolean.TRUE.equals(status.paused());
  }

  /** The same for all that tools may read in the same way. */
  static String kind(CanaryStatus status) {
    return status.conditions().stream()
        .map(condition -> condition.type() + condition.status() + condition.reason())
        .collect(Collectors.joining(" ", status.phase().text(), " "));
  }

  static Snapshot of(Canary canary, CanaryStatus status, Instant now) {
    Canary copy = YAML.clone(canary);
    copy.getMetadata().setGeneration(GENERATION);
    ObjectNode plain = with(copy, status);
    return new Snapshot(status, plain, with(copy, CommonConditions.shown(true, copy, status, now)));
  }

  private static ObjectNode with(Canary canary, CanaryStatus status) {
    canary.setStatus(status);
    return YAML.convertValue(canary, ObjectNode.class);
  }
}
