package io.haldane.cli.words;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known name that a misspelt one most likely means. */
public final class Nearest {
  private Nearest() {}

  /** Empty when no name is near: a third of the letters may be wrong, and two of a short name. */
  public static Optional<String> to(String name, Collection<String> known) {
    int farthest = Math.max(Math.min(2, name.length() / 2), name.length() / 3);
    return known.stream()
        .filter(
            each -> Math.abs(each.length() - name.length()) <= farthest || each.startsWith(name))
        .min(
            Comparator.comparingInt((String each) -> distance(name, each))
                .thenComparing(each -> each))
        .filter(each -> distance(name, each) <= farthest || each.startsWith(name));
  }

  /** The sentence for a message, with a space before it; empty when no name is near. */
  public static String hint(String name, Collection<String> known) {
    return to(name, known).map(each -> " Did you mean " + each + "?").orElse("");
  }

  /** Levenshtein's distance. */
  private static int distance(String from, String to) {
    int[] before = new int[to.length() + 1];
    Arrays.setAll(before, j -> j);
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = before[0];
      before[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = before[j];
        before[j] = Math.min(replaced, 1 + Math.min(before[j], before[j - 1]));
      }
    }
    return before[to.length()];
  }
}
