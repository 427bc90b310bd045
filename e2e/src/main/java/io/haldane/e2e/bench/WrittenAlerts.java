package io.haldane.e2e.bench;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.haldane.e2e.bench.Receiver.Alert;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Every alert that was ever in the status of a canary: none of them may be lost. Thread-safe. */
final class WrittenAlerts
    implements ResourceEventHandler<GenericKubernetesResource>, AutoCloseable {
  private final Set<Alert> alerts = ConcurrentHashMap.newKeySet();
  private final SharedIndexInformer<GenericKubernetesResource> informer;

  private WrittenAlerts(KubernetesClient client) {
    informer = client.genericKubernetesResources(Kinds.CANARY).inAnyNamespace().inform(this);
  }

  static WrittenAlerts watch(KubernetesClient client) {
    return new WrittenAlerts(client);
  }

  Set<Alert> alerts() {
    return Set.copyOf(alerts);
  }

  @Override
  public void onAdd(GenericKubernetesResource canary) {
    List<Map<String, Object>> written = canary.get("status", "announcements");
    if (written != null) {
      written.stream()
          .filter(news -> news.get("severity") instanceof String severity && !severity.isEmpty())
          .map(news -> new Alert(Member.of(canary), String.valueOf(news.get("id"))))
          .forEach(alerts::add);
    }
  }

  @Override
  public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource canary) {
    onAdd(canary);
  }

  @Override
  public void onDelete(GenericKubernetesResource canary, boolean unknown) {
    // Canaries stay to the end of the run.
  }

  @Override
  public void close() {
    informer.close();
  }
}
