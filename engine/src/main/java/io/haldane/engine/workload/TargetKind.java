package io.haldane.engine.workload;

import com.fasterxml.jackson.databind.JsonNode;
import io.haldane.api.LiveObjects;
import io.haldane.api.v1beta1.Canary;
import io.haldane.engine.settings.Settings;
import java.util.List;
import java.util.Optional;

/**
 * A kind that a canary may name as its target. Found by {@code ServiceLoader}; stateless and safe
 * for concurrent use. Permissions of the chart follow from {@link #served}.
 */
public interface TargetKind {
  /** As {@code spec.targetRef.kind} names it. */
  String kind();

  /**
   * The one value of {@code spec.targetRef.apiVersion} that chooses this kind; empty where the
   * version is ignored, because old ones mean the current one.
   */
  default Optional<String> apiVersion() {
    return Optional.empty();
  }

  Workload workload(Canary canary, Settings settings, LiveObjects live);

  /** What is read and written for such a target, beside Services, ConfigMaps and Secrets. */
  List<ServedKind> served();

  /** The only provider that routes such targets, and that routes nothing else; mostly empty. */
  default Optional<String> onlyProvider() {
    return Optional.empty();
  }

  /** Whether clients reach it by Services that are made from {@code spec.service}. */
  default boolean needsService() {
    return true;
  }

  /** Whether clients would meet every new version at once without a route that splits. */
  default boolean needsSplit() {
    return false;
  }

  /** Why {@code spec.autoscalerRef} cannot be used, and what to do; empty where it can. */
  default Optional<String> scalerRefusal() {
    return Optional.empty();
  }

  /**
   * Whether its promotion makes both versions the same one. Then there is nothing to shift back in
   * steps, and the primary stays when the canary is deleted.
   */
  default boolean promotesByName() {
    return false;
  }

  /** Whether it makes pods from a template, which a Service may select. */
  default boolean makesPods() {
    return false;
  }

  /** Whether an object of this kind is not meant to have pods now. */
  default boolean isAsleep(JsonNode spec) {
    return false;
  }

  /** Pods that are available, by the status of such an object; 0 where that is not known. */
  default int availablePods(JsonNode status) {
    return 0;
  }
}
