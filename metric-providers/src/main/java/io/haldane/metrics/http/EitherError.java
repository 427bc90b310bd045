package io.haldane.metrics.http;

import io.haldane.api.metrics.MetricAnswer;

/**
 * Reads the bodies of a backend that has several places for what goes wrong.
 *
 * @param second its place for errors counts where the first has none
 */
public record EitherError(BodyReader first, BodyReader second) implements BodyReader {
  @Override
  public MetricAnswer read(String body, HttpServer server) {
    return first.read(body, server);
  }

  @Override
  public String error(String body) {
    String words = first.error(body);
    return words.isEmpty() ? second.error(body) : words;
  }
}
