package io.haldane.sandbox.promql;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Floating point numbers as Go reads and writes them: in label {@code le}, in scrapes, in JSON. */
public final class GoFloat {
  private static final Pattern FINITE =
      Pattern.compile(
          "[+-]?(?:\\d+\\.?\\d*(?:[eE][+-]?\\d+)?|\\.\\d+(?:[eE][+-]?\\d+)?"
              + "|0[xX][0-9a-fA-F]+\\.?[0-9a-fA-F]*[pP][+-]?\\d+)");

  private GoFloat() {}

  /** The number, or empty when the text is none or its size is out of range. */
  public static OptionalDouble parse(String text) {
    switch (text.toLowerCase(Locale.ROOT)) {
      case "inf", "+inf", "infinity", "+infinity" -> {
        return OptionalDouble.of(Double.POSITIVE_INFINITY);
      }
      case "-inf", "-infinity" -> {
        return OptionalDouble.of(Double.NEGATIVE_INFINITY);
      }
      case "nan" -> {
        return OptionalDouble.of(Double.NaN);
      }
      default -> {
        if (!FINITE.matcher(text).matches()) {
          return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
      }
    }
  }

  /** Shortest text that reads back as the same number, never with an exponent. */
  public static String plain(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "+Inf" : "-Inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0" : "0";
    }
    return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
  }

  /** As {@link #plain}, with an exponent for very small and very large numbers. */
  public static String shortest(double value) {
    double size = Math.abs(value);
    boolean plain = size == 0 || Double.isNaN(size) || Double.isInfinite(size);
    if (plain || (size >= 1e-6 && size < 1e21)) {
      return plain(value);
    }
    BigDecimal exact = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    String digits = exact.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - exact.scale();
    return (value < 0 ? "-" : "")
        + digits.charAt(0)
        + (digits.length() > 1 ? "." + digits.substring(1) : "")
        + (exponent < 0 ? "e-" : "e+")
        + (Math.abs(exponent) < 10 ? "0" : "")
        + Math.abs(exponent);
  }
}
