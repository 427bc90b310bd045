package io.haldane.api.notify;

/** One chat service. Blocking; called on a virtual thread; found by {@code ServiceLoader}. */
public interface Notifier {
  /** The value of {@code spec.type} of an AlertProvider that chooses this notifier. */
  String type();

  Delivery send(Channel channel, ChatMessage message);
}
