package io.haldane.metrics.http;

import io.haldane.api.metrics.MetricQuery;
import io.haldane.api.metrics.Window;

/**
 * Fills in the window of the check, for backends whose queries hold their own range: {@code
 * ${from}} and {@code ${to}} as in RFC 3339, {@code ${fromMillis}} and {@code ${toMillis}} in
 * milliseconds since 1970.
 */
public final class WindowText {
  private WindowText() {}

  public static String of(MetricQuery query) {
    Window window = query.window();
    return query
        .text()
        .replace("${from}", window.from().toString())
        .replace("${to}", window.to().toString())
        .replace("${fromMillis}", String.valueOf(window.from().toEpochMilli()))
        .replace("${toMillis}", String.valueOf(window.to().toEpochMilli()));
  }
}
