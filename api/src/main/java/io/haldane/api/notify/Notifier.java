package io.haldane.api.notify;

/**
 * One service that release events are sent to. Blocking; called on a virtual thread under the
 * caller's deadline, which interrupts; safe for concurrent use. Found by {@code ServiceLoader}.
 */
public interface Notifier {
  /** The value of {@code spec.type} of an AlertProvider that chooses this notifier. */
  String type();

  /** What it needs and what its service promises; a constant. */
  Capabilities capabilities();

  /**
   * Sends one event. Every expected failure is a {@link Delivery.NotSent}, never an exception. Its
   * text never holds a secret of the channel.
   */
  Delivery send(Channel channel, ReleaseEvent event);
}
