package io.haldane.api.notify;

/** Whether a message arrived. */
public sealed interface Delivery {
  record Sent() implements Delivery {}

  record NotSent(String why) implements Delivery {}
}
