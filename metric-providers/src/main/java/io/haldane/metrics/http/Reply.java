package io.haldane.metrics.http;

import io.haldane.api.metrics.Sample.Fault;
import java.net.http.HttpHeaders;

/** How an exchange with a backend ended. */
public sealed interface Reply {
  /** The backend answered, with whatever status; a redirect is one that could not be followed. */
  record Answered(int status, HttpHeaders headers, String body) implements Reply {}

  /**
   * No answer came that could be judged.
   *
   * @param why a clause that follows the backend's name, such as "did not answer within 5s"; may
   *     hold words of the other side, so let a {@link BackendSecrets} see it
   */
  record Failed(Fault fault, String why) implements Reply {}
}
