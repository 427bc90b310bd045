package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One kind of target, with its primary. Reads what is live and renders what should be. */
public interface Workload {
  /** The kind that the canary names, or empty when canaries of it are not served. */
  static Optional<Workload> of(Canary canary, Settings settings, LiveObjects live) {
    return serves(canary)
        ? Optional.of(new DeploymentWorkload(canary, settings, live))
        : Optional.empty();
  }

  /** Whether canaries of that kind of target are served. */
  static boolean serves(Canary canary) {
    return canary.getSpec().targetRef().kind().equals("Deployment");
  }

  ObjectRef target();

  ObjectRef primary();

  boolean targetExists();

  boolean primaryExists();

  /** The label by which the pods are told apart; empty when the target has none that is known. */
  Optional<Selector> selector();

  /** Hash of what a new revision is made of. */
  String revision();

  JsonNode podSpec();

  /** Makes the primary when it is absent; needs {@link #selector}. */
  Manifest create(TrackedConfigs configs, String rolloutId);

  /** Gives the primary what the target runs; needs {@link #selector}. */
  Manifest promote(TrackedConfigs configs, String rolloutId);

  /**
   * Whether the primary runs exactly what {@link #promote} would give it, configuration included.
   */
  boolean primaryRuns(TrackedConfigs configs);

  Readiness primaryReadiness(Rule rule);

  Readiness targetReadiness(Rule rule);

  /** Whether the target is meant to have pods. */
  boolean targetScaledUp();

  /** Pods of the target that serve now. */
  int targetServing();

  int primaryServing();

  Manifest scaleToZero();

  /**
   * Brings the target back.
   *
   * @param fallback replicas when neither it nor the primary says how many
   */
  Manifest scaleUp(int fallback);

  /**
   * When a workload counts as ready.
   *
   * @param threshold percent of the updated replicas that must be available
   * @param deadline how long it may take
   */
  record Rule(int threshold, Duration deadline, Instant now) {}
}
