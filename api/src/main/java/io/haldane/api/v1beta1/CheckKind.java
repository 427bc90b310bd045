package io.haldane.api.v1beta1;

import java.util.Locale;

/** What a {@link CheckResult} is about. */
public enum CheckKind {
  METRIC,
  HOOK,
  GATE,
  READINESS;

  /** As it stands in the status. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
