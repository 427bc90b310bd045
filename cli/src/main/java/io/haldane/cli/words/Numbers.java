package io.haldane.cli.words;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** Measured values with four digits, as the dashboard shows them. */
public final class Numbers {
  private static final MathContext DIGITS = new MathContext(4);

  private Numbers() {}

  public static String of(double number, @Nullable String unit) {
    return plain(number) + (unit == null || unit.isEmpty() ? "" : " " + unit);
  }

  private static String plain(double number) {
    if (!Double.isFinite(number)) {
      return String.valueOf(number);
    }
    BigDecimal exact = BigDecimal.valueOf(number);
    BigDecimal shown = Math.abs(number) >= 1000 ? exact : exact.round(DIGITS);
    return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
  }
}
