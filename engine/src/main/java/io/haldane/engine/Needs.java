package io.haldane.engine;

import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.Metric;
import io.haldane.api.v1beta1.MetricTemplate;
import io.haldane.api.v1beta1.SecretRef;
import io.haldane.engine.workload.Scaler;
import io.haldane.engine.workload.Services;
import io.haldane.engine.workload.TrackedConfigs;
import io.haldane.engine.workload.Workload;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which objects a decision reads. */
public final class Needs {
  private Needs() {}

  /**
   * What to read, given what was read already: the target names its ConfigMaps, a template its
   * Secret. Call again with the result until nothing new is asked for; three rounds are enough.
   */
  public static Set<ObjectRef> of(Canary canary, Settings settings, LiveObjects known) {
    Set<ObjectRef> needs = new LinkedHashSet<>();
    Workload.of(canary, settings, known)
        .ifPresent(workload -> workload(needs, canary, settings, known, workload));
    boolean selectsPods =
        Workload.of(canary, settings, known).filter(Workload::selectsPods).isPresent();
    if (canary.getSpec().service() != null && selectsPods) {
      needs.addAll(Services.refs(canary));
    }
    Scaler.of(canary)
        .ifPresent(scaler -> {
          needs.add(scaler.source());
          needs.add(scaler.primary());
        });
    canary.getSpec().analysis().metrics().forEach(metric -> template(needs, canary, metric, known));
    return needs;
  }

  private static void workload(
      Set<ObjectRef> needs,
      Canary canary,
      Settings settings,
      LiveObjects known,
      Workload workload) {
    needs.addAll(workload.needs());
    if (workload.targetExists() && settings.configTracking()) {
      String namespace = canary.getMetadata().getNamespace();
      needs.addAll(TrackedConfigs.references(workload.podSpec(), namespace));
      needs.addAll(TrackedConfigs.of(workload.podSpec(), namespace, known, settings).copyRefs());
    }
  }

  private static void template(
      Set<ObjectRef> needs, Canary canary, Metric metric, LiveObjects known) {
    if (metric.templateRef() == null) {
      return;
    }
    ObjectRef ref = MetricChecks.templateRef(canary, metric.templateRef());
    needs.add(ref);
    known
        .find(ref, MetricTemplate.class)
        .ifPresent(template -> {
          SecretRef secret = template.getSpec().provider().secretRef();
          if (secret != null) {
            needs.add(new ObjectRef("v1", "Secret", ref.namespace(), secret.name()));
          }
        });
  }
}
