package io.haldane.sandbox.history;

/** A replica ends in the middle of what it does. */
final class Death extends RuntimeException {
  private static final long serialVersionUID = 1;

  Death() {
    super(null, null, false, false);
  }
}
