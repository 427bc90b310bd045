package io.haldane.webhooks.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What a service's answer means, for services that do not say it with the status alone. */
public sealed interface Reading {
  /**
   * The service took the event.
   *
   * @param receipt see {@link io.haldane.api.notify.Delivery.Sent}
   */
  record Taken(Optional<String> receipt) implements Reading {
    public Taken() {
      this(Optional.empty());
    }
  }

  /** The service will not take it before somebody changes something. */
  record Refused(String why) implements Reading {}

  /**
   * The service may take it later.
   *
   * @param pause how long it wants to be left alone; zero when it did not say
   */
  record Busy(Duration pause) implements Reading {}

  /** The status says it: 2xx is taken. */
  record ByStatus() implements Reading {}

  /** Reads an answer. */
  @FunctionalInterface
  interface Reader {
    /**
     * @param body of the answer; a missing node when it is not JSON
     */
    Reading read(int status, JsonNode body);
  }

  /** The objection that the body of a 2xx holds, and the status otherwise. */
  static Reader objecting(Function<JsonNode, Optional<String>> objection) {
    return (status, body) -> {
      Optional<String> why = status / 100 == 2 ? objection.apply(body) : Optional.empty();
      return why.<Reading>map(Refused::new).orElseGet(ByStatus::new);
    };
  }

  /** The text at a field; empty when there is none. */
  static Optional<String> text(JsonNode body, String field) {
    JsonNode found = body.path(field);
    return found.isValueNode() && !found.isNull()
        ? Optional.of(found.asText()).filter(text -> !text.isBlank())
        : Optional.empty();
  }
}
