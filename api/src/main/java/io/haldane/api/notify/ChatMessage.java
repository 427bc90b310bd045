package io.haldane.api.notify;

import java.util.List;

/** One alert. {@code id} is stable for one occasion, so that a repetition can be recognised. */
public record ChatMessage(
    String id,
    String canary,
    String namespace,
    Severity severity,
    String text,
    List<Field> fields) {

  /** A titled fact under the text. */
  public record Field(String title, String value) {}
}
