package io.haldane.metrics.splunk;

/** Streams of events as the server writes them. */
final class SignalFlow {
  private SignalFlow() {}

  static String event(String kind, String data) {
    return "event: " + kind + "\ndata: " + data.replace(",", ",\ndata: ") + "\n\n";
  }

  static String value(String series, String value) {
    return event(
        "data",
        "{\"logicalTimestampMs\":1795780690000,\"data\":[{\"tsId\":\"%s\",\"value\":%s}]}"
            .formatted(series, value));
  }

  /** A program that came to its end. */
  static String program(String... values) {
    return event("control-message", "{\"event\":\"STREAM_START\",\"timestampMs\":1}")
        + String.join("", values)
        + event("control-message", "{\"event\":\"END_OF_CHANNEL\",\"timestampMs\":2}");
  }
}
