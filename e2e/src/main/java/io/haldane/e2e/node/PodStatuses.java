package io.haldane.e2e.node;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateBuilder;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.ContainerStatusBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.haldane.e2e.cluster.Addresses;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a kubelet writes about a pod. */
final class PodStatuses {
  private PodStatuses() {}

  /**
   * @param waiting the reason why its containers do not run, such as {@code ImagePullBackOff}
   * @param since when it became ready or unready: what {@code minReadySeconds} counts from
   */
  static PodStatus of(
      Pod pod, String address, boolean ready, @Nullable String waiting, Instant since) {
    return new PodStatusBuilder()
        .withPhase(waiting == null ? "Running" : "Pending")
        .withPodIP(address)
        .addNewPodIP(address)
        .withHostIP(Addresses.NODE)
        .withStartTime(pod.getMetadata().getCreationTimestamp())
        .withContainerStatuses(containers(pod, ready, waiting, since))
        .withConditions(conditions(ready, since))
        .build();
  }

  private static List<ContainerStatus> containers(
      Pod pod, boolean ready, @Nullable String waiting, Instant since) {
    return pod.getSpec().getContainers().stream()
        .map(container ->
            new ContainerStatusBuilder()
                .withName(container.getName())
                .withImage(container.getImage())
                .withImageID(container.getImage())
                .withReady(ready)
                .withStarted(waiting == null)
                .withRestartCount("CrashLoopBackOff".equals(waiting) ? 5 : 0)
                .withState(state(waiting, since))
                .build())
        .toList();
  }

  private static ContainerState state(@Nullable String waiting, Instant since) {
    return waiting == null
        ? new ContainerStateBuilder()
            .withNewRunning()
            .withStartedAt(text(since))
            .endRunning()
            .build()
        : new ContainerStateBuilder().withNewWaiting().withReason(waiting).endWaiting().build();
  }

  private static List<PodCondition> conditions(boolean ready, Instant since) {
    String state = ready ? "True" : "False";
    return Stream.of("PodScheduled", "Initialized", "ContainersReady", "Ready")
        .map(type ->
            new PodConditionBuilder()
                .withType(type)
                .withStatus(type.endsWith("Ready") ? state : "True")
                .withLastTransitionTime(text(since))
                .build())
        .toList();
  }

  private static String text(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }
}
