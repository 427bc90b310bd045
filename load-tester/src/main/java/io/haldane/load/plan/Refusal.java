package io.haldane.load.plan;

/** What was asked for cannot be done; the sentence says why and what to do. */
public final class Refusal extends Exception {
  private static final long serialVersionUID = 1;

  public Refusal(String sentence) {
    super(sentence, null, false, false);
  }

  public String sentence() {
    return String.valueOf(getMessage());
  }
}
