package io.haldane.sandbox.workload;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** Pods as the API shows them. */
final class PodObjects {
  private static final String PREFIX = "sandbox.haldane.io/";

  private PodObjects() {}

  static <T extends HasMetadata> Pod of(
      WorkloadKind<T> kind, T owner, String templateHash, RunningPod running) {
    PodTemplateSpec template = kind.template(owner);
    ObjectMeta metadata =
        template.getMetadata() == null ? new ObjectMeta() : template.getMetadata();
    Map<String, String> annotations = new HashMap<>(metadata.getAnnotations());
    annotations.put(Workloads.WORKLOAD, owner.getMetadata().getName());
    running.address().ifPresent(address -> annotations.put(Workloads.ADDRESS, address));
    return new PodBuilder()
        .withNewMetadata()
        .withName(running.name())
        .withNamespace(owner.getMetadata().getNamespace())
        .withLabels(metadata.getLabels())
        .addToLabels(kind.hashLabel(), templateHash)
        .withAnnotations(annotations)
        .addToFinalizers(Workloads.GRACE)
        .addNewOwnerReference()
        .withApiVersion("apps/v1")
        .withKind(kind.name())
        .withName(owner.getMetadata().getName())
        .withUid(owner.getMetadata().getUid())
        .withController(true)
        .endOwnerReference()
        .endMetadata()
        .withSpec(template.getSpec())
        .build();
  }

  static String annotation(String name) {
    return PREFIX + name;
  }

  static PodStatus status(RunningPod running, Instant now) {
    String time = now.truncatedTo(ChronoUnit.SECONDS).toString();
    String phase =
        running.behaviour().readiness() instanceof Readiness.NoImage ? "Pending" : "Running";
    PodStatusBuilder status =
        new PodStatusBuilder().withPhase(phase).withPodIP("127.0.0.1").withHostIP("127.0.0.1");
    for (String type : new String[] {"Ready", "ContainersReady"}) {
      status
          .addNewCondition()
          .withType(type)
          .withStatus(running.isReady() ? "True" : "False")
          .withLastTransitionTime(time)
          .endCondition();
    }
    return status.addToContainerStatuses(state(running)).build();
  }

  /** Only the first container runs; the others are decoration. */
  private static ContainerStatus state(RunningPod running) {
    ContainerStatusBuilder status =
        new ContainerStatusBuilder()
            .withName(running.container().getName())
            .withImage(running.container().getImage())
            .withReady(running.isReady())
            .withRestartCount(running.restarts());
    return switch (running.behaviour().readiness()) {
      case Readiness.NoImage _ -> waiting(status, "ErrImagePull", "there is no such image");
      case Readiness.Crashing _ -> waiting(status, "CrashLoopBackOff", "the process dies at once");
      case Readiness.After _, Readiness.Never _ ->
          status.withNewState().withNewRunning().endRunning().endState().build();
    };
  }

  private static ContainerStatus waiting(
      ContainerStatusBuilder status, String reason, String message) {
    return status.withNewState().withNewWaiting(message, reason).endState().build();
  }
}
