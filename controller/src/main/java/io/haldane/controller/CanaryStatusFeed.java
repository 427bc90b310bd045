package io.haldane.controller;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.haldane.api.v1beta1.Canary;
import io.haldane.controller.kube.Caches;
import io.haldane.controller.kube.CanaryKey;
import io.haldane.controller.tick.TickListener;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Shows canaries to the listeners as their statuses say: to all at the start, and on a standby with
 * each change, so that every replica shows the present. While this process leads, the looks at a
 * canary tell more than its status does.
 */
final class CanaryListeners {
  private static final Logger LOG = Logger.getLogger(CanaryListeners.class);
  private final List<TickListener> listeners;

  CanaryListeners(List<TickListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  /** The process has started, or it leads from now on: every canary, to those who wait for that. */
  void all(Caches caches, boolean leads) {
    caches.canaries().forEach(canary -> show(canary, leads));
  }

  /** An object came, changed or went. Does not block. */
  void changed(HasMetadata object, Caches caches, boolean leads) {
    if (leads || !(object instanceof Canary canary)) {
      return;
    }
    CanaryKey key = CanaryKey.of(canary);
    caches
        .canary(key)
        .ifPresentOrElse(
            now -> show(now, false),
            () -> listeners.forEach(listener -> listener.gone(key.namespace(), key.name())));
  }

  /** Nobody misses the others because of one object or one listener. */
  private void show(Canary canary, boolean leads) {
    for (TickListener listener : listeners) {
      try {
        if (leads == listener.ofLeaderOnly()) {
          listener.seen(canary);
        }
      } catch (RuntimeException e) {
        LOG.errorf(e, "%s failed to see %s", listener.getClass().getName(), canary.title());
      }
    }
  }
}
