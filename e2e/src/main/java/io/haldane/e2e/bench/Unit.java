package io.haldane.e2e.bench;

import java.util.Locale;

/** How a figure is written. */
enum Unit {
  SECONDS("s", "%.2f"),
  MILLISECONDS("ms", "%.0f"),
  COUNT("", "%.0f"),
  /** Of something for each canary. */
  EACH("", "%.2f"),
  PER_SECOND("/s", "%.2f"),
  CORES("cores", "%.4f"),
  PERCENT("%", "%.1f"),
  MEGABYTES("MB", "%.0f");

  private final String sign;
  private final String format;

  Unit(String sign, String format) {
    this.sign = sign;
    this.format = format;
  }

  String sign() {
    return sign;
  }

  String write(double number) {
    String text = String.format(Locale.ROOT, format, number);
    return sign.isEmpty() ? text : text + " " + sign;
  }
}
