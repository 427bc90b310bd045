package io.haldane.doctor;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.check.Finding;
import io.haldane.doctor.hook.AlertChannel;
import io.haldane.doctor.hook.HookTimeout;
import io.haldane.doctor.hook.HookUrl;
import io.haldane.doctor.metric.SecretKeys;
import io.haldane.doctor.route.RouteOwner;
import io.haldane.doctor.scaling.ResourceRequests;
import io.haldane.doctor.scaling.ScaledObjectReady;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.doctor.spec.MaxWeight;
import io.haldane.doctor.spec.NoChecks;
import io.haldane.doctor.spec.ThresholdReach;
import io.haldane.doctor.workload.GitOpsPrimary;
import io.haldane.doctor.workload.NoReplicas;
import io.haldane.doctor.workload.PortDiscovery;
import io.haldane.doctor.workload.PortName;
import io.haldane.doctor.workload.PortNumber;
import io.haldane.doctor.workload.ReadinessProbe;
import java.util.Comparator;
import java.util.List;

/**
 * The checks that the controller makes itself, see docs/adr/0055. They need the objects that it has
 * read for a decision and no other, and what they find stays until somebody fixes it: the state of
 * a moment, such as a route that is not accepted yet, is left to the controller's own rules.
 */
public final class Checkup {
  static final List<Check> CHECKS =
      List.of(
          new MaxWeight(),
          new ThresholdReach(),
          new NoChecks(),
          new NoReplicas(),
          new PortNumber(),
          new PortName(),
          new PortDiscovery(),
          new ReadinessProbe(),
          new GitOpsPrimary(),
          new ResourceRequests(),
          new ScaledObjectReady(),
          new RouteOwner(),
          new HookUrl(),
          new HookTimeout(),
          new AlertChannel(),
          new SecretKeys());

  private Checkup() {}

  /** The kinds of mistakes that are searched for. */
  public static List<Code> codes() {
    return CHECKS.stream().map(Check::code).toList();
  }

  /** What is to be fixed, the worst first. */
  public static List<Finding> examine(Snapshot s) {
    return CHECKS.stream()
        .flatMap(check -> check.findings(s).stream())
        .sorted(Comparator.comparing(Finding::severity))
        .toList();
  }
}
