package io.haldane.engine.decision;

import io.haldane.api.v1beta1.CheckResult;
import java.util.List;
import java.util.Locale;

/**
 * The decision record: why the engine decided as it did.
 *
 * @param verdict in a word or two, such as {@code advance}, {@code halt}, {@code hold}, {@code
 *     rollback}
 * @param text one sentence for people
 * @param checks every check of this tick with value and limit
 */
public record Reasons(String verdict, String text, List<CheckResult> checks) {
  public static Reasons of(String verdict, String text) {
    return new Reasons(verdict, text, List.of());
  }

  public Reasons {
    text = sentence(text);
    checks = List.copyOf(checks);
  }

  private static String sentence(String text) {
    if (text.isEmpty()) {
      return text;
    }
    String begun = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    return ".!?".indexOf(begun.charAt(begun.length() - 1)) < 0 ? begun + "." : begun;
  }
}
