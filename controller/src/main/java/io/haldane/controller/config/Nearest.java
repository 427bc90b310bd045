package io.haldane.controller.config;

import java.util.Comparator;

/** Suggests the flag that a misspelt name most likely means. */
final class Nearest {
  /** More edits than this and the suggestion would be a guess. */
  private static final int FARTHEST = 4;

  private Nearest() {}

  /** A sentence with a leading space, or nothing when no flag is near. */
  static String hint(String name) {
    return Flags.ALL.stream()
        .map(Flag::name)
        .min(Comparator.comparingInt((String known) -> edits(name, known)))
        .filter(known -> edits(name, known) <= FARTHEST)
        .map(known -> " Did you mean -" + known + "?")
        .orElse("");
  }

  /** Levenshtein's distance, one row at a time. */
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}
