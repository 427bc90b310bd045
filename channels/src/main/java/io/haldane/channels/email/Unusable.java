package io.haldane.channels.email;

/** A channel that cannot be used as it is written; the message is a clause after its name. */
final class Unusable extends Exception {
  private static final long serialVersionUID = 1L;

  Unusable(String why) {
    super(why);
  }
}
