package io.haldane.journey;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Every selector that one Service has had, from now on, without repetitions. Thread-safe. */
final class SelectorHistory implements AutoCloseable {
  private final List<Map<String, String>> seen = new ArrayList<>();
  private final SharedIndexInformer<Service> informer;

  SelectorHistory(KubernetesClient client, String namespace, String service) {
    informer = client.services().inNamespace(namespace).withName(service).runnableInformer(0);
    informer.addEventHandler(new Selectors());
    informer.run();
  }

  synchronized List<Map<String, String>> seen() {
    return List.copyOf(seen);
  }

  private synchronized void add(Service service) {
    Map<String, String> selector = service.getSpec().getSelector();
    if (seen.isEmpty() || !seen.getLast().equals(selector)) {
      seen.add(Map.copyOf(selector));
    }
  }

  @Override
  public void close() {
    informer.stop();
  }

  private final class Selectors implements ResourceEventHandler<Service> {
    @Override
    public void onAdd(Service service) {
      add(service);
    }

    @Override
    public void onUpdate(Service before, Service after) {
      add(after);
    }

    @Override
    public void onDelete(Service service, boolean stateUnknown) {
      // What was seen stays.
    }
  }
}
