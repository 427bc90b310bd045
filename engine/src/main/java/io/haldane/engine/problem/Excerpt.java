package io.haldane.engine.problem;

/** A text of the user's in a message: what is wrong with a long one shows in its beginning. */
public final class Excerpt {
  private static final int LONGEST = 100;

  private Excerpt() {}

  public static String of(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
