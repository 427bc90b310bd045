package io.haldane.doctor;

import io.haldane.doctor.check.Check;
import io.haldane.doctor.check.Code;
import io.haldane.doctor.check.Finding;
import io.haldane.doctor.hook.HookPort;
import io.haldane.doctor.hook.HookService;
import io.haldane.doctor.installation.ControllerRuns;
import io.haldane.doctor.installation.CrdsAge;
import io.haldane.doctor.installation.CrdsThere;
import io.haldane.doctor.installation.FlaggerRuns;
import io.haldane.doctor.installation.Permissions;
import io.haldane.doctor.installation.RunCrd;
import io.haldane.doctor.installation.RunPermission;
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
import io.haldane.doctor.problem.ProblemChecks;
import io.haldane.doctor.route.GatewayThere;
import io.haldane.doctor.route.MutualTls;
import io.haldane.doctor.route.RouteInForce;
import io.haldane.doctor.route.RouteReadable;
import io.haldane.doctor.route.SameHost;
import io.haldane.doctor.route.Sidecar;
import io.haldane.doctor.scaling.MetricsApi;
import io.haldane.doctor.scaling.UnknownScaler;
import io.haldane.doctor.snapshot.Snapshot;
import io.haldane.doctor.spec.ReleaseTime;
import io.haldane.doctor.spec.SkippedAnalysis;
import io.haldane.doctor.workload.DisruptionBudget;
import io.haldane.doctor.workload.GitOpsReplicas;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All checks. */
public final class Doctor {
  private static final List<Check> INSTALLATION =
      List.of(
          new ControllerRuns(),
          new FlaggerRuns(),
          new Permissions(),
          new CrdsThere(),
          new CrdsAge(),
          new RunCrd(),
          new RunPermission());

  /** What is around a canary, down to the values of metrics. */
  private static final List<Check> SURROUNDINGS =
      List.of(
          new SkippedAnalysis(),
          new ReleaseTime(),
          new DisruptionBudget(),
          new GitOpsReplicas(),
          new UnknownScaler(),
          new MetricsApi(),
          new RouteInForce(),
          new RouteReadable(),
          new SameHost(),
          new GatewayThere(),
          new Sidecar(),
          new MutualTls(),
          new HookService(),
          new HookPort(),
          new MetricsService(),
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

  private static List<? extends Check> checks() {
    return Stream.of(ProblemChecks.all(), INSTALLATION, Checkup.CHECKS, SURROUNDINGS)
        .flatMap(List::stream)
        .toList();
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
