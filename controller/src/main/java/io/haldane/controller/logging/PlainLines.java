package io.haldane.controller.logging;

import io.haldane.api.net.Addresses;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** Lines for people, as they were, with URLs shortened to what is no secret. */
final class PlainLines extends Formatter {
  private final Formatter inner;

  PlainLines(Formatter inner) {
    this.inner = inner;
  }

  @Override
  public String format(LogRecord line) {
    return Addresses.hideIn(inner.format(line));
  }
}
