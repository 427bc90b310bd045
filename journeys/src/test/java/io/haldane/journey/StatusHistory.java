package io.haldane.journey;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import io.haldane.api.v1beta1.Canary;
import io.haldane.api.v1beta1.CanaryStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Every status of the canaries of a namespace, from now on. Thread-safe. */
final class StatusHistory implements AutoCloseable {
  private final List<Canary> seen = new ArrayList<>();
  private final SharedIndexInformer<Canary> informer;

  StatusHistory(KubernetesClient client, String namespace) {
    informer = client.resources(Canary.class).inNamespace(namespace).runnableInformer(0);
    informer.addEventHandler(new Statuses());
    informer.run();
  }

  /** What is to be seen of each status of the only canary, without repetitions. */
  synchronized <T> List<T> changes(Function<CanaryStatus, T> view) {
    List<T> seen = new ArrayList<>();
    for (Canary canary : this.seen) {
      T now = view.apply(canary.statusOrEmpty());
      if (seen.isEmpty() || !seen.getLast().equals(now)) {
        seen.add(now);
      }
    }
    return seen;
  }

  /** The canaries as they were seen, one after the other. */
  synchronized List<Canary> seen() {
    return List.copyOf(seen);
  }

  private synchronized void add(Canary canary) {
    seen.add(canary);
  }

  @Override
  public void close() {
    informer.stop();
  }

  private final class Statuses implements ResourceEventHandler<Canary> {
    @Override
    public void onAdd(Canary canary) {
      add(canary);
    }

    @Override
    public void onUpdate(Canary before, Canary after) {
      add(after);
    }

    @Override
    public void onDelete(Canary canary, boolean stateUnknown) {
      // What was seen stays.
    }
  }
}
