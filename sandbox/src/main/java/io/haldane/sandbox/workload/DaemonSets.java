package io.haldane.sandbox.workload;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatus;
import io.fabric8.kubernetes.api.model.apps.DaemonSetStatusBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSetUpdateStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One pod on each node that the template selects; a pod goes before the next one comes. */
final class DaemonSets implements WorkloadKind<DaemonSet> {
  @Override
  public String name() {
    return "DaemonSet";
  }

  @Override
  public String hashLabel() {
    return "controller-revision-hash";
  }

  @Override
  public PodTemplateSpec template(DaemonSet daemonSet) {
    return daemonSet.getSpec().getTemplate();
  }

  @Override
  public Duration minReady(DaemonSet daemonSet) {
    return Duration.ofSeconds(
        Objects.requireNonNullElse(daemonSet.getSpec().getMinReadySeconds(), 0));
  }

  @Override
  public Rollout next(DaemonSet daemonSet, String templateHash, List<PodState> pods) {
    int nodes = nodes(daemonSet);
    return Rollout.onNodes(templateHash, nodes, mayMiss(daemonSet, nodes), pods);
  }

  @Override
  public Report<DaemonSet> report(
      DaemonSet daemonSet, String templateHash, List<PodState> pods, Instant now) {
    DaemonSetStatus status = status(daemonSet, templateHash, pods);
    return new Report<>(
        new DaemonSetBuilder(daemonSet).withStatus(status).build(),
        !status.equals(daemonSet.getStatus()),
        Optional.empty());
  }

  @Override
  public void forget(Workload workload) {
    // Nothing is remembered.
  }

  private static int nodes(DaemonSet daemonSet) {
    return Nodes.matching(daemonSet.getSpec().getTemplate().getSpec().getNodeSelector());
  }

  /** How many nodes may be without a pod during an update; none at all updates nothing. */
  private static int mayMiss(DaemonSet daemonSet, int nodes) {
    DaemonSetUpdateStrategy strategy = daemonSet.getSpec().getUpdateStrategy();
    if (strategy == null || strategy.getType() == null) {
      return 1;
    }
    if (strategy.getType().equals("OnDelete")) {
      return 0;
    }
    return strategy.getRollingUpdate() == null
        ? 1
        : number(strategy.getRollingUpdate().getMaxUnavailable(), nodes);
  }

  /** A share of the nodes is rounded up, as in Kubernetes. */
  private static int number(@Nullable IntOrString wanted, int nodes) {
    if (wanted == null) {
      return 1;
    }
    return wanted.getStrVal() == null
        ? wanted.getIntVal()
        : (Integer.parseInt(wanted.getStrVal().replace("%", "")) * nodes + 99) / 100;
  }

  /** A node whose pod is on its way out counts as scheduled until that is gone. */
  private static DaemonSetStatus status(
      DaemonSet daemonSet, String templateHash, List<PodState> pods) {
    int nodes = nodes(daemonSet);
    List<PodState> placed = nodes == 0 ? List.of() : pods;
    int available = (int) placed.stream().filter(PodState::available).count();
    int updated =
        (int) placed.stream().filter(pod -> pod.templateHash().equals(templateHash)).count();
    return new DaemonSetStatusBuilder()
        .withObservedGeneration(daemonSet.getMetadata().getGeneration())
        .withDesiredNumberScheduled(nodes)
        .withCurrentNumberScheduled(placed.size())
        .withNumberMisscheduled(pods.size() - placed.size())
        .withNumberReady((int) placed.stream().filter(PodState::ready).count())
        .withUpdatedNumberScheduled(orAbsent(updated))
        .withNumberAvailable(orAbsent(available))
        .withNumberUnavailable(orAbsent(nodes - available))
        .build();
  }

  private static @Nullable Integer orAbsent(int count) {
    return count == 0 ? null : count;
  }
}
