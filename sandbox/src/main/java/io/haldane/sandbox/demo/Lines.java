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
  private static final int CELLS = 10;
  private static final int LONGEST = 110;
  private static final String INDENT = " ".repeat(10);

  private final Palette palette;

  Lines(Palette palette) {
    this.palette = palette;
  }

  /** {@code 12:03:41 v2 [##--------] 20 % Advance podinfo.demo canary weight 20}. */
  String event(LocalTime time, String version, Gauge gauge, boolean warning, String text) {
    String brief = brief(text);
    return "%s  %s  %s %6s  %s"
        .formatted(
            palette.dim(TIME.format(time)),
            palette.bold("%-2s".formatted(version)),
            bar(gauge),
            gauge.word(),
            warning ? palette.warn(brief) : brief);
  }

  /** What was counted of a release. */
  List<String> counted(List<String> figures) {
    String label = "counted  ";
    List<String> all = new ArrayList<>();
    for (String figure : figures) {
      String lead = all.isEmpty() ? palette.dim(label) : " ".repeat(label.length());
      all.add(INDENT + lead + figure);
    }
    return all;
  }

  /** The checks of one tick in one line, each with its value; with its limit where it fails. */
  String checks(List<CheckResult> checks) {
    return INDENT
        + palette.dim("checks")
        + "  "
        + checks.stream().map(this::check).collect(Collectors.joining("   "));
  }

  String heading(String text) {
    return "\n" + palette.accent("== " + text);
  }

  String bar(Gauge gauge) {
    int full = Math.clamp(Math.round(gauge.part() * CELLS), 0, CELLS);
    String cell = gauge.copies() ? ":" : "#";
    return "[" + palette.accent(cell.repeat(full)) + "-".repeat(CELLS - full) + "]";
  }

  /** The dashboard and the cluster's events have the whole of it. */
  private static String brief(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    return text.substring(0, text.lastIndexOf(' ', LONGEST)) + " ...";
  }

  /** {@code request-success-rate 94.9 % (min 99 %)}. */
  static String plain(CheckResult check) {
    List<String> limits = new ArrayList<>();
    limit("min", check.min(), check.unit(), limits);
    limit("max", check.max(), check.unit(), limits);
    return value(check) + (limits.isEmpty() ? "" : " (" + String.join(", ", limits) + ")");
  }

  /** {@code request-success-rate 94.9 %}. */
  static String value(CheckResult check) {
    String value = check.value() == null ? "no value" : number(check.value(), check.unit());
    return check.name() + " " + value;
  }

  private String check(CheckResult check) {
    return switch (check.verdict()) {
      case "pass" -> palette.good("ok ") + value(check);
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
