package io.haldane.e2e.journey;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What Keptn's operator does: writes the values of metrics, and completes analyses. */
final class KeptnOperator
    implements AutoCloseable, ResourceEventHandler<GenericKubernetesResource> {
  private static final String API = "metrics.keptn.sh/v1beta1";
  private static final String ANALYSIS = "Analysis";

  private final Set<String> specs = ConcurrentHashMap.newKeySet();
  private final Journey journey;
  private final SharedIndexInformer<GenericKubernetesResource> analyses;
  private volatile boolean passes = true;

  KeptnOperator(Journey journey) {
    this.journey = journey;
    journey.applyText(Journey.read("metrics/keptn-crds.yaml"));
    // A new kind is listed a moment after it is in the list of kinds.
    String objects = "/apis/" + API + "/namespaces/" + journey.namespace();
    journey.await(
        "the API of Keptn",
        () ->
            journey.serves(objects + "/analyses?resourceVersion=0", "AnalysisList")
                && journey.serves(objects + "/keptnmetrics?resourceVersion=0", "KeptnMetricList"));
    analyses =
        journey
            .client()
            .genericKubernetesResources(API, ANALYSIS)
            .inNamespace(journey.namespace())
            .inform(this);
  }

  void set(String metric, String value) {
    status("KeptnMetric", metric, "\"value\": \"" + value + "\"");
  }

  void passes(boolean pass) {
    passes = pass;
  }

  /** What was asked of analyses. */
  Set<String> specs() {
    return specs;
  }

  boolean hasNoAnalysisLeft() {
    return journey
        .client()
        .genericKubernetesResources(API, ANALYSIS)
        .inNamespace(journey.namespace())
        .list()
        .getItems()
        .isEmpty();
  }

  @Override
  public void onAdd(GenericKubernetesResource analysis) {
    specs.add(String.valueOf(analysis.getAdditionalProperties().get("spec")));
    String name = analysis.getMetadata().getName();
    status(ANALYSIS, name, "\"state\": \"Completed\", \"pass\": " + passes);
  }

  @Override
  public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource now) {}

  @Override
  public void onDelete(GenericKubernetesResource analysis, boolean isUnknown) {}

  private void status(String kind, String name, String fields) {
    journey
        .client()
        .genericKubernetesResources(API, kind)
        .inNamespace(journey.namespace())
        .withName(name)
        .subresource("status")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"status\": {%s, \"lastUpdated\": \"%s\"}}".formatted(fields, Instant.now()));
  }

  @Override
  public void close() {
    analyses.close();
  }
}
