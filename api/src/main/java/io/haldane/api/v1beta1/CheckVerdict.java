package io.haldane.api.v1beta1;

import java.util.Locale;

/** What a check said: the step may go on, it may not, or nothing yet. */
public enum CheckVerdict {
  PASS,
  FAIL,
  WAIT;

  /** As it stands in the status. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
