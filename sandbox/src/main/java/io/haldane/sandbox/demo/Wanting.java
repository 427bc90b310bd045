package io.haldane.sandbox.demo;

/** The story cannot go on; the message says why, whose fault it is and what to do. */
final class Wanting extends Exception {
  private static final long serialVersionUID = 1L;

  Wanting(String message) {
    super(message);
  }
}
