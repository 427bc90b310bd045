package io.haldane.metrics.http;

import io.haldane.api.metrics.MetricAnswer;

/** Understands what one kind of backend writes. */
public interface BodyReader {
  /** The body of an answer whose status means success. */
  MetricAnswer read(String body, HttpServer server);

  /** The server's own words about what went wrong; empty when the body holds none. */
  String error(String body);
}
