package io.haldane.controller.kube;

/** What the API server says about a bearer token. */
public sealed interface Recognition {
  /** The token is valid now. */
  record Recognised(Person person) implements Recognition {}

  /** The token is not valid: unknown, expired, or for others. */
  record Unrecognised() implements Recognition {}

  /** The API server did not answer, or does not answer us. */
  record Unavailable(String why) implements Recognition {}
}
