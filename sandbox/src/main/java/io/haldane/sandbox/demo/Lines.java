package io.haldane.sandbox.demo;

import io.haldane.api.v1beta1.CheckResult;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lines that the demo prints. Pure: the same words in, the same line out. */
final class Lines {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final int CELLS = 20;
  private static final String INDENT = " ".repeat(10);

  private final Palette palette;

  Lines(Palette palette) {
    this.palette = palette;
  }

  /** {@code 12:03:41 v2 [####----------------] 20 % Advance podinfo.demo canary weight 20}. */
  String event(LocalTime time, String version, int weight, boolean warning, String text) {
    String said = warning ? palette.warn(text) : text;
    return "%s  %s  %s %s  %s"
        .formatted(
            palette.dim(TIME.format(time)),
            palette.bold("%-4s".formatted(version)),
            bar(weight),
            "%3d %%".formatted(weight),
            said);
  }

  /** The checks of one tick in one line, each with its value and its limit. */
  String checks(List<CheckResult> checks) {
    return INDENT
        + palette.dim("checks")
        + "  "
        + checks.stream().map(this::check).collect(Collectors.joining("   "));
  }

  String heading(String text) {
    return "\n" + palette.accent("== " + text);
  }

  /** The share of the traffic as a bar of 5 % steps. */
  String bar(int weight) {
    int full = Math.clamp(Math.round(weight * CELLS / 100f), 0, CELLS);
    return "[" + palette.accent("#".repeat(full)) + "-".repeat(CELLS - full) + "]";
  }

  /** {@code request-success-rate 94.9 % (min 99 %)}. */
  static String plain(CheckResult check) {
    List<String> limits = new ArrayList<>();
    limit("min", check.min(), check.unit(), limits);
    limit("max", check.max(), check.unit(), limits);
    String value = check.value() == null ? "no value" : number(check.value(), check.unit());
    return check.name()
        + " "
        + value
        + (limits.isEmpty() ? "" : " (" + String.join(", ", limits) + ")");
  }

  private String check(CheckResult check) {
    return switch (check.verdict()) {
      case "pass" -> palette.good("ok   ") + plain(check);
      case "fail" -> palette.bad("FAIL ") + plain(check);
      default -> palette.warn("wait ") + plain(check);
    };
  }

  private static void limit(
      String word, @Nullable Double bound, @Nullable String unit, List<String> into) {
    if (bound != null) {
      into.add(word + " " + number(bound, unit));
    }
  }

  private static String number(double value, @Nullable String unit) {
    String digits =
        Double.isFinite(value)
            ? BigDecimal.valueOf(value)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString()
            : Double.toString(value);
    return unit == null ? digits : digits + " " + unit;
  }
}
