package io.haldane.controller.trace;

/** Where spans go. Returns at once and never fails, whatever becomes of the span. */
@FunctionalInterface
interface SpanSink {
  void add(Span span);
}
