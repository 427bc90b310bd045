package io.haldane.sandbox.workload;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What one kind of workload has of its own. Confined to its controller's thread. */
interface WorkloadKind<T extends HasMetadata> {
  /** As in manifests. */
  String name();

  /** The label of a pod that tells which template it is of. */
  String hashLabel();

  PodTemplateSpec template(T object);

  /** How long a pod must be ready to count as available. */
  Duration minReady(T object);

  /** The next move towards what the object asks for. */
  Rollout next(T object, String templateHash, List<PodState> pods);

  /** What to say about it now. */
  Report<T> report(T object, String templateHash, List<PodState> pods, Instant now);

  /** It does not exist any more. */
  void forget(Workload workload);

  /**
   * The object with its status.
   *
   * @param again when time alone changes what is to be said
   */
  record Report<T>(T object, boolean news, Optional<Duration> again) {}
}
