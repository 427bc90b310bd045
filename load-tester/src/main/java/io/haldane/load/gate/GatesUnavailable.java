package io.haldane.load.gate;

/**
 * The API server did not answer. Nobody knows whether a gate is open, so it must count as closed.
 */
public final class GatesUnavailable extends Exception {
  private static final long serialVersionUID = 1;

  public GatesUnavailable(String sentence) {
    super(sentence, null, false, false);
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
