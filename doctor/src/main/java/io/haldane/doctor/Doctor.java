package io.haldane.doctor;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.check.Finding;
import io.haldane.doctor.hook.AlertChannel;
import io.haldane.doctor.hook.HookPort;
import io.haldane.doctor.hook.HookService;
import io.haldane.doctor.hook.HookTimeout;
import io.haldane.doctor.hook.HookUrl;
import io.haldane.doctor.installation.ControllerRuns;
import io.haldane.doctor.installation.CrdsAge;
import io.haldane.doctor.installation.CrdsThere;
import io.haldane.doctor.installation.FlaggerRuns;
import io.haldane.doctor.installation.Permissions;
import io.haldane.doctor.metric.BackendFromHere;
import io.haldane.doctor.metric.BackendReachable;
import io.haldane.doctor.metric.MetricExists;
import io.haldane.doctor.metric.MetricLabels;
import io.haldane.doctor.metric.MetricsService;
import io.haldane.doctor.metric.MissingData;
import io.haldane.doctor.metric.PrimaryPasses;
import io.haldane.doctor.metric.PrimaryTraffic;
import io.haldane.doctor.metric.QueryRefused;
import io.haldane.doctor.metric.RequestCount;
import io.haldane.doctor.metric.ScrapeInterval;
import io.haldane.doctor.metric.SecretKeys;
import io.haldane.doctor.problem.ProblemChecks;
import io.haldane.doctor.route.GatewayThere;
import io.haldane.doctor.route.MutualTls;
import io.haldane.doctor.route.RouteInForce;
import io.haldane.doctor.route.RouteOwner;
import io.haldane.doctor.route.RouteReadable;
import io.haldane.doctor.route.SameHost;
import io.haldane.doctor.route.Sidecar;
import io.haldane.doctor.scaling.MetricsApi;
import io.haldane.doctor.scaling.ResourceRequests;
import io.haldane.doctor.scaling.ScaledObjectReady;
import io.haldane.doctor.scaling.UnknownScaler;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.doctor.spec.MaxWeight;
import io.haldane.doctor.spec.NoChecks;
import io.haldane.doctor.spec.ReleaseTime;
import io.haldane.doctor.spec.SkippedAnalysis;
import io.haldane.doctor.spec.ThresholdReach;
import io.haldane.doctor.workload.DisruptionBudget;
import io.haldane.doctor.workload.GitOpsPrimary;
import io.haldane.doctor.workload.GitOpsReplicas;
import io.haldane.doctor.workload.NoReplicas;
import io.haldane.doctor.workload.PortDiscovery;
import io.haldane.doctor.workload.PortName;
import io.haldane.doctor.workload.PortNumber;
import io.haldane.doctor.workload.ReadinessProbe;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All checks. */
public final class Doctor {
  /** In the order of docs/doctor.md: from the installation to the values of metrics. */
  private static final List<Check> OWN =
      List.of(
          new ControllerRuns(),
          new FlaggerRuns(),
          new Permissions(),
          new CrdsThere(),
          new CrdsAge(),
          new MaxWeight(),
          new ThresholdReach(),
          new NoChecks(),
          new SkippedAnalysis(),
          new ReleaseTime(),
          new NoReplicas(),
          new PortNumber(),
          new PortName(),
          new PortDiscovery(),
          new ReadinessProbe(),
          new DisruptionBudget(),
          new GitOpsReplicas(),
          new GitOpsPrimary(),
          new UnknownScaler(),
          new ResourceRequests(),
          new MetricsApi(),
          new ScaledObjectReady(),
          new RouteInForce(),
          new RouteReadable(),
          new RouteOwner(),
          new SameHost(),
          new GatewayThere(),
          new Sidecar(),
          new MutualTls(),
          new HookUrl(),
          new HookService(),
          new HookPort(),
          new HookTimeout(),
          new AlertChannel(),
          new MetricsService(),
          new SecretKeys(),
          new BackendReachable(),
          new BackendFromHere(),
          new QueryRefused(),
          new MetricExists(),
          new MetricLabels(),
          new PrimaryTraffic(),
          new MissingData(),
          new PrimaryPasses(),
          new RequestCount(),
          new ScrapeInterval());

  private Doctor() {}

  private static List<Check> checks() {
    return Stream.concat(ProblemChecks.all().stream(), OWN.stream()).toList();
  }

  /** The kinds of mistakes that are searched for. */
  public static List<Code> codes() {
    return checks().stream().map(Check::code).toList();
  }

  /** What is wrong, the worst first. */
  public static List<Finding> examine(Snapshot s) {
    return checks().stream()
        .flatMap(check -> check.findings(s).stream())
        .sorted(Comparator.comparing(Finding::severity))
        .toList();
  }
}
