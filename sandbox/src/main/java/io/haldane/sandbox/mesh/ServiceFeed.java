package io.haldane.sandbox.mesh;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.haldane.sandbox.mesh.Host.ServiceName;
import java.util.Map;
import java.util.Objects;

/** Keeps the selectors of all Services as the cluster has them. */
record ServiceFeed(Distribution distribution, Map<ServiceName, Map<String, String>> selectors)
    implements ResourceEventHandler<Service> {
  @Override
  public void onAdd(Service added) {
    Map<String, String> selector =
        Objects.requireNonNullElse(added.getSpec().getSelector(), Map.of());
    distribution.bring(() -> selectors.put(name(added), selector));
  }

  @Override
  public void onUpdate(Service before, Service after) {
    onAdd(after);
  }

  @Override
  public void onDelete(Service gone, boolean stateUnknown) {
    distribution.bring(() -> selectors.remove(name(gone)));
  }

  private static ServiceName name(Service service) {
    return new ServiceName(service.getMetadata().getNamespace(), service.getMetadata().getName());
  }
}
