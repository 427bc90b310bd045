package io.haldane.controller.kube;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the API server said to one request. */
sealed interface ApiAnswer {
  record Ok(ObjectNode body) implements ApiAnswer {}

  record NotFound(String why) implements ApiAnswer {}

  /** 409: the object changed since it was read, or is there already. */
  record Conflict(String why) implements ApiAnswer {}

  /** It will say the same again until somebody changes something: 400, 401, 403, 422. */
  record Refused(RefusalCause cause, String why) implements ApiAnswer {}

  /** It may say something else soon: 429, 5xx, no connection. */
  record Unavailable(String why) implements ApiAnswer {}
}
