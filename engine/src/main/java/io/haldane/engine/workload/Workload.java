package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.Manifest;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One kind of target, with its primary. Reads what is live and renders what should be. */
public interface Workload {
  /** The target that the canary names, or empty when canaries of its kind are not supported. */
  static Optional<Workload> of(Canary canary, Settings settings, LiveObjects live) {
    return TargetKinds.of(canary).map(kind -> kind.workload(canary, settings, live));
  }

  ObjectRef target();

  ObjectRef primary();

  /** Everything that has to be read, as far as it follows from what was read already. */
  default Set<ObjectRef> needs() {
    return Set.of(target(), primary());
  }

  boolean targetExists();

  boolean primaryExists();

  /**
   * Whether a label distinguishes its pods. Only then are Services made for it: other kinds bring
   * their own.
   */
  default boolean selectsPods() {
    return false;
  }

  /**
   * The label that distinguishes the pods; empty when the target has no label for it that is known.
   */
  default Optional<Selector> selector() {
    return Optional.empty();
  }

  /** The target's pods; empty where {@link #selector} is. */
  default Optional<Pods> targetPods() {
    return Optional.empty();
  }

  /** The primary's pods, those to come when there is no primary yet; empty like the target's. */
  default Optional<Pods> primaryPods() {
    return Optional.empty();
  }

  /** Why the primary cannot take what the target is now, and the way out. */
  default Optional<String> conflict() {
    return Optional.empty();
  }

  /** Why this very target cannot be released step by step, and what to change. */
  default Optional<String> refusal() {
    return Optional.empty();
  }

  /** Hash of what a new revision is made of. */
  String revision();

  /** The pods' spec; missing for a kind without pods of its own. */
  default JsonNode podSpec() {
    return MissingNode.getInstance();
  }

  /** What metric templates call the route, where it is neither of the canary's own names. */
  default Optional<String> routeName() {
    return Optional.empty();
  }

  /** What is kept like the target from tick to tick, beside the Services. */
  default List<Manifest> companions() {
    return List.of();
  }

  /** That the primary is gone and cannot be made from the target, and what brings it back. */
  default String lostPrimary() {
    return "%s does not exist and %s has another version than the promoted one; apply the promoted version to recreate it"
        .formatted(primary(), target());
  }

  /** Makes the primary when it is absent; needs {@link #selector} where pods are selected. */
  Manifest create(TrackedConfigs configs, String rolloutId);

  /** Gives the primary what the target runs; needs {@link #selector} where pods are selected. */
  Manifest promote(TrackedConfigs configs, String rolloutId);

  /** The run whose version the primary was given last; empty where that is not noted. */
  Optional<String> primaryRun();

  /**
   * Whether the primary has the version that passed a run.
   *
   * @param run as {@link #promote} noted it
   * @param revision what it was about
   */
  default boolean primaryHas(String run, String revision) {
    return primaryRun().filter(run::equals).isPresent();
  }

  /**
   * Whether the primary runs exactly what {@link #promote} would give it, configuration included.
   */
  boolean primaryRuns(TrackedConfigs configs);

  Readiness primaryReadiness(Rule rule);

  Readiness targetReadiness(Rule rule);

  /** The target's pods; one that serves or none for a kind whose pods are not ours to count. */
  default PodCount targetPodCount() {
    return new PodCount(targetServes() ? 1 : 0, 1);
  }

  /** The primary's pods, in the same way. */
  default PodCount primaryPodCount() {
    return new PodCount(primaryIsDown() ? 0 : 1, 1);
  }

  /** Whether the target is meant to have pods. */
  default boolean targetScaledUp() {
    return true;
  }

  /** Whether a request to the target would meet a pod now. */
  boolean targetServes();

  /** Whether a request to the primary would meet a pod now. */
  boolean primaryServes();

  /** Whether none of the primary's pods serves and nobody brings them back when users come. */
  boolean primaryIsDown();

  /** Whether {@link #promote} may leave the primary without any pod for a while. */
  default boolean promotionStopsPrimary() {
    return false;
  }

  /** Takes the target's pods away; empty where that is not ours to do. */
  default Optional<Manifest> scaleToZero() {
    return Optional.empty();
  }

  /**
   * Brings the target back; empty where that is not ours to do.
   *
   * @param start replicas to start from when the target does not say; 0 for as many as the primary
   *     has
   */
  default Optional<Manifest> scaleUp(int start) {
    return Optional.empty();
  }

  /** Pods that serve now, and pods that there should be. */
  record PodCount(int available, int wanted) {}

  /**
   * When a workload counts as ready.
   *
   * @param threshold percent of the updated replicas that must be available
   * @param deadline how long it may take
   * @param since when the canary's status changed last, by the same clock as {@code now}
   */
  record Rule(int threshold, Duration deadline, Instant now, Instant since) {}
}
