package io.haldane.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;

/** What the API says to a request. */
sealed interface Answer {

  record Body(int code, JsonNode body) implements Answer {}

  /** The reason is the API's own word, such as {@code Conflict}. */
  record Refusal(int code, String reason, String message) implements Answer {}

  record Watching(Watch watch) implements Answer {}

  static Refusal badRequest(String message) {
    return new Refusal(400, "BadRequest", message);
  }

  static Refusal notFound(String what) {
    return new Refusal(404, "NotFound", what + " not found");
  }

  static Refusal conflict(String message) {
    return new Refusal(409, "Conflict", message);
  }

  static Refusal invalid(String message) {
    return new Refusal(422, "Invalid", message);
  }
}
