package io.haldane.sandbox.mesh;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.cache.Cache;

/** Keeps a table as the cluster's objects of one kind are. */
record RouteFeed(RouteKind kind, RouteTable table, Distribution distribution)
    implements ResourceEventHandler<GenericKubernetesResource> {
  @Override
  public void onAdd(GenericKubernetesResource added) {
    Route route = kind.read(added);
    distribution.bring(() -> table.put(Cache.metaNamespaceKeyFunc(added), route));
  }

  @Override
  public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource after) {
    onAdd(after);
  }

  @Override
  public void onDelete(GenericKubernetesResource gone, boolean stateUnknown) {
    distribution.bring(() -> table.put(Cache.metaNamespaceKeyFunc(gone), null));
  }
}
