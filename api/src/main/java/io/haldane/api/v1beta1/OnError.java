package io.haldane.api.v1beta1;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What follows when the backend of a metric gives no answer that can be judged. */
public enum OnError {
  /** The check fails. */
  FAIL,
  /** The step is held until the backend answers. */
  WAIT;

  /** As the spec and the flag spell it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Empty for any other text. */
  public static Optional<OnError> of(@Nullable String text) {
    return Stream.of(values()).filter(each -> each.toString().equals(text)).findFirst();
  }
}
