package io.haldane.controller;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.kube.Caches;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.leader.Ownership;
import io.haldane.controller.tick.TickObservers;

/**
 * Shows canaries to the observers as their statuses describe them: all at the start, and on a
 * standby each change, so that every replica shows the present. Canaries that this process owns are
 * shown by their ticks, which know more than the status does.
 */
final class CanaryStatusFeed {
  private final TickObservers observers;
  private final Caches caches;
  private final Ownership ownership;

  CanaryStatusFeed(TickObservers observers, Caches caches, Ownership ownership) {
    this.observers = observers;
    this.caches = caches;
    this.ownership = ownership;
  }

  /** The process has started: every canary, for the observers that see all. */
  void started() {
    caches.canaries().forEach(observers.where(false)::seen);
  }

  /** This process reconciles the canaries from now on: for the observers that waited for it. */
  void leading() {
    caches.canaries().forEach(observers.where(true)::seen);
  }

  /** An object was created, changed or deleted. Does not block. */
  void changed(HasMetadata object) {
    if (!(object instanceof Canary canary)) {
      return;
    }
    CanaryKey key = CanaryKey.of(canary);
    if (!ownership.owns(key.ref())) {
      caches.canary(key).ifPresentOrElse(observers.where(false)::seen, () -> observers.gone(key));
    }
  }
}
