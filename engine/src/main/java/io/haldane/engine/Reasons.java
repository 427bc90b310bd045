package io.haldane.engine;

import io.haldane.api.v1beta1.CheckResult;
import java.util.List;

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
    checks = List.copyOf(checks);
  }
}
