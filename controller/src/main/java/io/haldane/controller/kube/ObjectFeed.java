package io.haldane.controller.kube;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Every object that appears, changes or goes, passed on in the order of subscription. Exists before
 * the caches that fill it and the parts that read from it. Thread-safe.
 */
public final class ObjectFeed implements Consumer<HasMetadata> {
  private final List<Consumer<HasMetadata>> subscribers = new CopyOnWriteArrayList<>();

  /**
   * @param subscriber must not block
   */
  public void subscribe(Consumer<HasMetadata> subscriber) {
    subscribers.add(subscriber);
  }

  @Override
  public void accept(HasMetadata object) {
    subscribers.forEach(subscriber -> subscriber.accept(object));
  }
}
