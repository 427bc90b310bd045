package io.haldane.sandbox.api;

import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;

/** The five characters at the end of a generated name. */
public final class Suffix {
  /** Without vowels, so that no words appear. */
  private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

  private Suffix() {}

  public static String random() {
    return ThreadLocalRandom.current()
        .ints(5, 0, LETTERS.length())
        .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
        .collect(Collectors.joining());
  }
}
