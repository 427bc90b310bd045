package io.haldane.engine;

import io.haldane.api.LiveObjects;
import io.haldane.api.ObjectRef;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryPhase;
import io.haldane.api.v1beta1.Metric;
import io.haldane.api.v1beta1.MetricTemplate;
import io.haldane.api.v1beta1.SecretRef;
import io.haldane.engine.check.MetricChecks;
import io.haldane.engine.hook.HookRefs;
import io.haldane.engine.settings.Settings;
import io.haldane.engine.workload.Scaler;
import io.haldane.engine.workload.Selector;
import io.haldane.engine.workload.Services;
import io.haldane.engine.workload.TrackedConfigs;
import io.haldane.engine.workload.Workload;
import io.haldane.engine.world.PodLabel;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

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
    needs.addAll(HookRefs.of(canary, canary.getSpec().analysis().webhooks()));
    return needs;
  }

  /**
   * By which labels other workloads in the canary's namespace are searched for: those that
   * distinguish its own pods from others. Empty when no Services are made for it.
   */
  public static List<PodLabel> podLabels(Canary canary, Settings settings, LiveObjects known) {
    Optional<Workload> workload = Workload.of(canary, settings, known);
    Optional<Selector> selector = workload.flatMap(Workload::selector);
    if (canary.getSpec().service() == null || selector.isEmpty()) {
      return List.of();
    }
    String label = selector.get().label();
    return Stream.of(
            Optional.of(selector.get().value()),
            workload.flatMap(Workload::primaryPods).map(pods -> pods.all().get(label)))
        .flatMap(Optional::stream)
        .distinct()
        .map(value -> new PodLabel(canary.getMetadata().getNamespace(), label, value))
        .toList();
  }

  /**
   * Whether to search for clones that were made for an autoscaler which the canary names no more:
   * only then are all autoscalers read.
   */
  public static boolean olderScalers(Canary canary, LiveObjects known) {
    CanaryPhase phase = canary.statusOrEmpty().phase();
    boolean promotes =
        phase == CanaryPhase.PROMOTING
            || (phase == CanaryPhase.PROGRESSING
                && Boolean.TRUE.equals(canary.getSpec().skipAnalysis()));
    boolean clones = Scaler.of(canary).filter(scaler -> !known.has(scaler.primary())).isPresent();
    return promotes || (clones && phase != CanaryPhase.NEW && phase != CanaryPhase.INITIALIZING);
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
