package io.haldane.journey;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** As much of Knative as a canary sees: a revision per template, and a status that follows. */
final class FakeKnative implements ResourceEventHandler<GenericKubernetesResource>, AutoCloseable {
  static final ResourceDefinitionContext SERVICES = context("Service", "services");
  static final ResourceDefinitionContext REVISIONS = context("Revision", "revisions");

  private final KubernetesClient client;
  private final Map<String, List<Object>> templates = new HashMap<>();
  private final SharedIndexInformer<GenericKubernetesResource> informer;

  @SuppressWarnings("this-escape")
  FakeKnative(KubernetesClient client) {
    this.client = client;
    informer = client.genericKubernetesResources(SERVICES).inAnyNamespace().inform(this);
  }

  private static ResourceDefinitionContext context(String kind, String plural) {
    return new ResourceDefinitionContext.Builder()
        .withGroup("serving.knative.dev")
        .withVersion("v1")
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(true)
        .build();
  }

  @Override
  public void onAdd(GenericKubernetesResource service) {
    reconcile(service);
  }

  @Override
  public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource service) {
    reconcile(service);
  }

  @Override
  public void onDelete(GenericKubernetesResource service, boolean unknown) {}

  private synchronized void reconcile(GenericKubernetesResource service) {
    String newest = newest(service);
    Map<String, Object> status = new LinkedHashMap<>();
    status.put("latestCreatedRevisionName", newest);
    status.put("observedGeneration", service.getMetadata().getGeneration());
    Object traffic = service.get("spec", "traffic");
    status.put(
        "traffic",
        traffic == null ? List.of(Map.of("latestRevision", true, "percent", 100)) : traffic);
    if (!status.equals(service.get("status"))) {
      service.setAdditionalProperty("status", status);
      try {
        client.resource(service).updateStatus();
      } catch (KubernetesClientException conflict) {
        // Somebody wrote in between, and that comes as the next event.
        Objects.requireNonNull(conflict);
      }
    }
  }

  private String newest(GenericKubernetesResource service) {
    String name = service.getMetadata().getName();
    List<Object> known = templates.computeIfAbsent(name, _ -> new ArrayList<>());
    Object template = Objects.requireNonNull(service.get("spec", "template"));
    if (known.isEmpty() || !known.getLast().equals(template)) {
      known.add(template);
      revise(service, "%s-%05d".formatted(name, known.size()));
    }
    return "%s-%05d".formatted(name, known.size());
  }

  private void revise(GenericKubernetesResource service, String name) {
    GenericKubernetesResource revision = new GenericKubernetesResource();
    revision.setApiVersion(service.getApiVersion());
    revision.setKind("Revision");
    revision.setMetadata(
        new ObjectMetaBuilder()
            .withName(name)
            .withNamespace(service.getMetadata().getNamespace())
            .build());
    GenericKubernetesResource made = client.resource(revision).create();
    made.setAdditionalProperty(
        "status", Map.of("conditions", List.of(Map.of("type", "Ready", "status", "True"))));
    client.resource(made).updateStatus();
  }

  @Override
  public void close() {
    informer.close();
  }
}
