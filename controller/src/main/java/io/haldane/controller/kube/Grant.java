package io.haldane.controller.kube;

/** Whether a user has a permission. */
public sealed interface Grant {
  record Granted() implements Grant {}

  record Denied() implements Grant {}

  /** The API server did not answer, or does not answer us. */
  record Unavailable(String why) implements Grant {}
}
