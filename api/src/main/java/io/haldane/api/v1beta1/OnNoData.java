package io.haldane.api.v1beta1;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What follows when the backend answered and the query of a metric gives no value. */
public enum OnNoData {
  /** The check fails. */
  FAIL,
  /** The step is held until there is a value. */
  WAIT,
  /** The check passes, unless no metric of the step has a value: then the step is held. */
  PASS;

  /** As the spec and the flag spell it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty for any other text. */
  public static Optional<OnNoData> of(@Nullable String text) {
    return Stream.of(values()).filter(each -> each.toString().equals(text)).findFirst();
  }
}
