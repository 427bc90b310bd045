package io.haldane.engine.workload;

import io.haldane.api.LiveObjects;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.TargetRef;
import io.haldane.engine.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The kinds that a canary may name as its target; the chart's permissions are checked against them.
 */
public enum TargetKind {
  DEPLOYMENT("Deployment", DeploymentWorkload::new, new ServedKind("apps", "deployments", true)),
  DAEMON_SET("DaemonSet", DaemonSetWorkload::new, new ServedKind("apps", "daemonsets", true)),
  /** Before the plain one: both are called Service, and only this one's group is looked at. */
  KNATIVE_SERVICE(
      "Service",
      KnativeWorkload::new,
      new ServedKind("serving.knative.dev", "services", true),
      new ServedKind("serving.knative.dev", "revisions", false)),
  SERVICE("Service", ServiceWorkload::new, new ServedKind("", "services", true));

  private interface Maker {
    Workload of(Canary canary, Settings settings, LiveObjects live);
  }

  private final String kind;
  private final Maker maker;
  private final List<ServedKind> served;

  TargetKind(String kind, Maker maker, ServedKind... served) {
    this.kind = kind;
    this.maker = maker;
    this.served = List.of(served);
  }

  /** Empty for kinds that are not supported. Versions are not compared: old ones mean today's. */
  static Optional<TargetKind> of(TargetRef target) {
    return Arrays.stream(values())
        .filter(served -> served.kind.equals(target.kind()))
        .filter(served ->
            served != KNATIVE_SERVICE || target.apiVersion().equals(KnativeWorkload.API_VERSION))
        .findFirst();
  }

  Workload workload(Canary canary, Settings settings, LiveObjects live) {
    return maker.of(canary, settings, live);
  }

  /** As {@code spec.targetRef.kind} names it. */
  public String kind() {
    return kind;
  }

  /** What is read and written for such a target, beside Services, ConfigMaps and Secrets. */
  public List<ServedKind> served() {
    return served;
  }
}
