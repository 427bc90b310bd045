package io.haldane.sandbox.history;

/** The API did not let the object be read. */
final class Unreadable extends Exception {
  private static final long serialVersionUID = 1;

  Unreadable(String message) {
    super(message);
  }
}
