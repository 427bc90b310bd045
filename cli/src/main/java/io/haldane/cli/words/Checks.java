package io.haldane.cli.words;

import io.haldane.api.v1beta1.CheckResult;
import java.util.ArrayList;
import java.util.List;

/** What a check measured, and against which limit. */
public final class Checks {
  private Checks() {}

  /** {@code 91.3 %, at least 99 %}; empty when nothing was measured. */
  public static String measured(CheckResult check) {
    Double value = check.value();
    if (value == null) {
      return "";
    }
    String limits = limits(check);
    return Numbers.of(value, check.unit()) + (limits.isEmpty() ? "" : ", " + limits);
  }

  /** The same, or what was answered instead; empty when there is neither. */
  public static String answer(CheckResult check) {
    String measured = measured(check);
    String message = check.message();
    return !measured.isEmpty() || message == null ? measured : message.strip();
  }

  private static String limits(CheckResult check) {
    List<String> limits = new ArrayList<>();
    Double min = check.min();
    Double max = check.max();
    if (min != null) {
      limits.add("at least " + Numbers.of(min, check.unit()));
    }
    if (max != null) {
      limits.add("at most " + Numbers.of(max, check.unit()));
    }
    return String.join(" and ", limits);
  }
}
