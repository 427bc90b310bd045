package io.haldane.metrics.splunk;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One event of a running program.
 *
 * @param kind such as control-message, metadata, data or error
 */
record SignalFlowEvent(String kind, JsonNode data) {
  boolean is(String other) {
    return kind.equals(other);
  }

  boolean isControl(String event) {
    return is("control-message") && data.path("event").asText().equals(event);
  }
}
